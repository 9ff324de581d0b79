/* describe.c: what a document says of itself. A field is taken from the first of these that gives it:
 *   what was known before (a catalogue, a record)
 *   the page of a site that was saved as text (page.h), of the title
 *   the head over the text (head.h), also one that runs into the first paragraph
 *   the title, of issuer, speaker and genre
 *   the foot under the text (foot.h): who signed, and when
 *   the table that a site put beside the text (site_table.h); before the foot for the title
 *   the name of the file (filename.h) */
#include "indexer/describe/describe.h"

#include <jiyan/text/body.h>
#include <jiyan/text/date.h>
#include <jiyan/text/genre.h>
#include <jiyan/text/person.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "indexer/describe/filename.h"
#include "indexer/describe/foot.h"
#include "indexer/describe/head.h"
#include "indexer/describe/line.h"
#include "indexer/describe/page.h"
#include "indexer/describe/site_table.h"

/* Blocks at the head where an order names what it makes public. */
#define ORDER_BLOCKS 6

/* ---- the title ---- */

/* "《云溪县烟花爆竹管理办法》已经…通过，现予公布": an order is called by what it makes public. Returns a new string;
 * NULL for none. */
static char *published_by_order(const jy_description *found)
{
    guint seen = 0;
    for (guint i = 0; i < found->blocks->len && seen < ORDER_BLOCKS; i++) {
        const jy_block *block = jy_description_block(found, i);
        if (block->kind == JY_BLOCK_NOISE) {
            continue;
        }
        seen++;
        g_autofree char *line = jy_line_of(found->text, block);
        const char *open = strstr(line, "《"), *close = open ? strstr(open, "》") : NULL;
        if (close && (strstr(line, "公布") || strstr(line, "發布") || strstr(line, "发布") || strstr(line, "施行"))) {
            return g_strndup(open + strlen("《"), (gsize)(close - open) - strlen("《"));
        }
    }
    return NULL;
}

/* A name that a site made of the first words of the text is no title. */
static bool is_excerpt(const jy_description *found, const char *title)
{
    g_autofree char *name = jy_utf8_squeeze(title);
    g_autoptr(GString) start = g_string_new(NULL);
    guint first = jy_description_first(found);
    /* The outline may cut a paragraph at its first sentence. */
    for (guint i = first; i < found->blocks->len && i < first + 4 && start->len <= strlen(name); i++) {
        g_autofree char *line = jy_line_of(found->text, jy_description_block(found, i));
        g_autofree char *squeezed = jy_utf8_squeeze(line);
        g_string_append(start, squeezed);
    }
    return start->len > strlen(name) && g_str_has_prefix(start->str, name);
}

static void use_title(jy_description *found, const jy_filename *name)
{
    jy_document *document = found->document;
    g_strstrip(found->title->str);
    g_autofree char *published = found->mark && !*found->title->str ? published_by_order(found) : NULL;
    jy_description_set(&document->title, found->title->str);
    jy_description_set(&document->title, published);
    jy_description_set(&document->title, found->table.title);
    if (name->title && !is_excerpt(found, name->title)) {
        jy_description_set(&document->title, name->title);
    }
    jy_description_set(&document->title, found->mark);
}

/* ---- what the title tells ---- */

/* A speech, or news of one. */
static bool is_of_speech(const jy_document *document)
{
    return jy_genre_is_spoken(document->genre) || (document->title && strstr(document->title, "发表"));
}

/* 云溪县长会见…: who meets and who is met is not who speaks. */
static bool is_of_meeting(const jy_document *document)
{
    static const char *const VERBS[] = {"会见", "會見", "拜会", "拜會", "会晤", "會晤", "会谈", "會談", "到访", "到訪",
                                        "来访", "來訪", "访问", "訪問", "走访", "走訪", "看望", "慰问", "座谈"};
    for (size_t i = 0; document->title && i < G_N_ELEMENTS(VERBS); i++) {
        if (strstr(document->title, VERBS[i])) {
            return !is_of_speech(document);
        }
    }
    return false;
}

/* "习近平在…上的讲话", "县长方砚秋同志在…": who is named before 在. "方砚秋县长…演讲", "方砚秋：…": who is named first,
 * also against the name of the file, whose prefix a whole folder may share. */
static void use_speaker(jy_document *document, const char *title, const jy_filename *name)
{
    const char *at = strstr(title, "在");
    g_autofree char *before = at && at > title ? g_strndup(title, (gsize)(at - title)) : NULL;
    g_autofree char *person = before && is_of_speech(document) ? jy_person_in_line(before) : NULL;
    jy_description_set(&document->speaker, person);
    g_autofree char *first = is_of_meeting(document) ? NULL : jy_person_of_title(title);
    bool says = first && (g_str_has_prefix(title + strlen(first), "：") || title[strlen(first)] == ':');
    if (first && (is_of_speech(document) || name->speaker || says)) {
        jy_description_set(&document->speaker, first);
    }
}

/* True where a file name's person may be who speaks, and is no part of the title between spaces: 党旗红 产业兴. */
static bool may_be_speaker(const jy_document *document, const char *person)
{
    if (!person || jy_genre_is_spoken(document->genre)) {
        return true;
    }
    g_auto(GStrv) words = g_strsplit_set(document->title ? document->title : "", " ", -1);
    /* A name in the file name of a notice is of who filed it. */
    return !document->issuer && !is_of_meeting(document) && !g_strv_contains((const char *const *)words, person);
}

/* "云溪議會紀錄 2014年11月12日": a day that stands apart at the end of a title. */
static void use_title_date(jy_document *document)
{
    const char *title = document->title ? document->title : "";
    uint32_t start, end, from = 0, length = (uint32_t)strlen(title);
    jy_date date;
    while (jy_date_find(title, length, from, &date, &start, &end)) {
        const char *before = g_utf8_find_prev_char(title, title + start);
        if (end == length && date.day && before && g_unichar_isspace(g_utf8_get_char(before))) {
            jy_description_set_date(&document->date, &date);
        }
        from = end;
    }
}

/* ---- all of it ---- */

void jy_describe(const char *text, const GArray *blocks, jy_document *document)
{
    jy_description found = {.text = text, .blocks = blocks, .document = document, .title = g_string_new(NULL)};
    g_auto(jy_filename) name = {0};
    jy_date date;
    uint32_t start, end;
    /* A record has no file name of its own. */
    if (!document->id) {
        jy_filename_read(document->path, &name);
    }
    jy_page_read(&found);
    jy_head_read(&found);
    jy_head_read_glued(&found);
    jy_site_table_read(&found);
    use_title(&found, &name);
    if (document->title) {
        jy_description_set(&document->genre, jy_genre_of(document->title));
        /* Behind its year: 2021年国务院政府工作报告. */
        const char *title = document->title;
        title += jy_line_find_date(title, &date, &start, &end) && start == 0 ? end : 0;
        title += g_str_has_prefix(title, "度") ? strlen("度") : 0;
        g_autofree char *bodies = jy_body_of_title(title);
        jy_description_set(&document->issuer, bodies);
        use_speaker(document, title, &name);
    }
    jy_foot_read(&found);
    jy_description_set(&document->date, found.table.date);
    jy_description_set(&document->date, found.signed_date);
    jy_description_set(&document->date, found.weak_date);
    jy_description_set(&document->date, name.date);
    jy_description_set(&document->date, found.published);
    jy_description_set(&document->issuer, found.table.issuer);
    jy_description_set(&document->docno, found.table.docno);
    jy_description_set(&document->docno, found.order_number);
    jy_description_set(&document->docno, name.docno);
    bool is_spoken = jy_genre_is_spoken(document->genre);
    if (may_be_speaker(document, name.speaker)) {
        jy_description_set(&document->speaker, name.speaker);
    }
    use_title_date(document);

    /* "2021年…工作报告", "…二零一七年施政報告": a year is better than nothing. Elsewhere in a title it is what the
     * document is about. */
    if (!document->date && document->title && is_spoken && jy_line_find_date(document->title, &date, &start, &end) &&
        (start == 0 || jy_genre_begins(document->title + end, JY_GENRE_ANNUAL))) {
        jy_description_set_date(&document->date, &date);
    }
    jy_description_clear(&found);
}
