/* describe.c: what a document says of itself. A field is taken from the first of these that gives it:
 *   what was known before (a catalogue, a record)
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

/* "习近平在…上的讲话", "县长方砚秋同志在…": who is named before 在. */
static void use_speaker(jy_document *document, const char *title)
{
    const char *at = strstr(title, "在");
    if (!jy_genre_is_spoken(document->genre) || !at || at == title) {
        return;
    }
    g_autofree char *before = g_strndup(title, (gsize)(at - title));
    g_autofree char *person = jy_person_in_line(before);
    jy_description_set(&document->speaker, person);
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
        g_autofree char *prefix = g_strndup(title, jy_body_prefix(title));
        g_autofree char *bodies = jy_body_list(prefix);
        jy_description_set(&document->issuer, bodies);
        use_speaker(document, title);
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
    /* A name in the file name of a notice is of who filed it. */
    if (!document->issuer || is_spoken) {
        jy_description_set(&document->speaker, name.speaker);
    }

    /* "2021年…工作报告", "…二零一七年施政報告": a year is better than nothing. Elsewhere in a title it is what the
     * document is about. */
    if (!document->date && document->title && is_spoken && jy_line_find_date(document->title, &date, &start, &end) &&
        (start == 0 || jy_genre_begins(document->title + end, JY_GENRE_ANNUAL))) {
        jy_description_set_date(&document->date, &date);
    }
    jy_description_clear(&found);
}
