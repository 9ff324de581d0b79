/* describe.c: what a document says of itself, from its head, its foot and its file name, in that order. */
#include "indexer/describe.h"

#include <jiyan/date.h>
#include <jiyan/docno.h>
#include <jiyan/outline.h>
#include <string.h>

#include "indexer/filename.h"
#include "indexer/genre.h"
#include "indexer/names.h"

/* Blocks at the head that may speak of the whole document. */
#define HEAD_BLOCKS 16
/* Characters of a title, of a line that is no paragraph. */
#define TITLE_MAX 120
#define SHORT_LINE 60

/* What is being found out. */
typedef struct {
    const char *text;
    const GArray *blocks;
    jy_document *document;
    GString *title;
    bool title_ended; /* a line of another kind came after it */
    char *weak_date;  /* of a part of the text that may speak of something else */
} document_description;

static const jy_block *block_at(const document_description *found, guint i)
{
    return &g_array_index(found->blocks, jy_block, i);
}

/* A block as one line, without wrapped lines and the spaces around them. Returns a new string. */
static char *line_of(const document_description *found, const jy_block *block)
{
    GString *line = g_string_new(NULL);
    bool wrapped = false;
    for (const char *at = found->text + block->start; at < found->text + block->end; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (g_unichar_iszerowidth(character)) {
            continue;
        }
        if (character == '\n') {
            wrapped = true;
            continue;
        }
        if (wrapped && g_unichar_isspace(character)) {
            continue;
        }
        /* Words of letters were apart; Han goes on. */
        if (wrapped && line->len && g_ascii_isalnum(line->str[line->len - 1]) && character < 0x80) {
            g_string_append_c(line, ' ');
        }
        wrapped = false;
        g_string_append_unichar(line, character);
    }
    return g_string_free(line, false);
}

static void set(char **field, const char *value)
{
    if (!*field && value && *value) {
        *field = g_strdup(value);
    }
}

static void set_date(char **field, const jy_date *date)
{
    char text[JY_DATE_TEXT];
    jy_date_format(date, text);
    set(field, text);
}

static bool find_date(const char *line, jy_date *ret_date)
{
    uint32_t start, end;
    return jy_date_find(line, (uint32_t)strlen(line), 0, ret_date, &start, &end);
}

/* The last date of a line: of "1991年…公布 2018年…修订" the latter. */
static bool find_last_date(const char *line, jy_date *ret_date)
{
    uint32_t start, end = 0, length = (uint32_t)strlen(line);
    jy_date date;
    bool any = false;
    while (jy_date_find(line, length, end, &date, &start, &end)) {
        *ret_date = date;
        any = true;
    }
    return any;
}

/* Strips brackets that hold all of a line. */
static char *unbracket(const char *line)
{
    static const char *const PAIRS[][2] = {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"〔", "〕"}};
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        if (g_str_has_prefix(line, PAIRS[i][0]) && g_str_has_suffix(line, PAIRS[i][1])) {
            size_t open = strlen(PAIRS[i][0]);
            return g_strndup(line + open, strlen(line) - open - strlen(PAIRS[i][1]));
        }
    }
    return g_strdup(line);
}

static bool is_whole_date(const char *line, jy_date *ret_date)
{
    g_autofree char *inner = unbracket(line);
    return jy_date_parse(inner, (uint32_t)strlen(inner), ret_date) && ret_date->month;
}

static bool begins_with_dash(const char *line)
{
    return g_str_has_prefix(line, "—") || g_str_has_prefix(line, "－－") || g_str_has_prefix(line, "--") ||
           g_str_has_prefix(line, "──");
}

/* ---- the head ---- */

static bool take_docno(document_description *found, const char *line)
{
    g_autofree char *inner = unbracket(line);
    jy_docno docno;
    if (!jy_docno_find(inner, (uint32_t)strlen(inner), 0, &docno)) {
        return false;
    }
    /* Its own number stands alone; a number within a sentence is another document's. */
    bool alone = docno.start == 0 && docno.end == strlen(inner);
    if (alone) {
        set(&found->document->docno, docno.normal);
    }
    jy_docno_clear(&docno);
    return alone;
}

/* A line like "——2021年3月5日在第十三届…会议上" or "（2020年2月23日）". */
static bool take_date_line(document_description *found, const char *line)
{
    jy_date date;
    g_autofree char *inner = unbracket(line);
    bool bracketed = strlen(inner) != strlen(line);
    if (!(begins_with_dash(line) || bracketed || is_whole_date(line, &date)) || !find_last_date(inner, &date) ||
        !date.month) {
        return false;
    }
    set_date(&found->document->date, &date);
    if (begins_with_dash(line)) {
        set(&found->document->subtitle, line);
    }
    return true;
}

static bool take_speaker(document_description *found, const char *line)
{
    static const char *const LABELS[] = {"讲话人：", "报告人：", "发言人：", "主讲人：", "作者："};
    g_autofree char *inner = unbracket(line);
    const char *rest = inner;
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++) {
        if (g_str_has_prefix(inner, LABELS[i])) {
            rest = inner + strlen(LABELS[i]);
        }
    }
    g_autofree char *person = jy_name_person(rest);
    if (!person) {
        person = jy_name_after_office(rest);
    }
    set(&found->document->speaker, person);
    return person != NULL;
}

static void take_title_line(document_description *found, const char *line)
{
    if (take_docno(found, line) || take_date_line(found, line) || take_speaker(found, line)) {
        found->title_ended = found->title->len > 0;
        return;
    }
    if (begins_with_dash(line)) {
        set(&found->document->subtitle, line);
        found->title_ended = found->title->len > 0;
        return;
    }
    if (!found->title_ended && found->title->len + strlen(line) <= (size_t)TITLE_MAX * 3) {
        g_string_append(found->title, line);
        /* A name of a body over its document: 发文机关标志. */
        found->title_ended = false;
    }
}

static bool is_issuer_mark(const char *line)
{
    if (!g_str_has_suffix(line, "文件") || g_utf8_strlen(line, -1) > 24) {
        return false;
    }
    g_autofree char *body = g_strndup(line, strlen(line) - strlen("文件"));
    return jy_name_is_body(body);
}

/* Lines that stand between a title and the text: document number, date, speaker. */
static bool take_head_line(document_description *found, const char *line)
{
    if (g_utf8_strlen(line, -1) > SHORT_LINE) {
        return false;
    }
    if (is_issuer_mark(line)) {
        g_autofree char *body = g_strndup(line, strlen(line) - strlen("文件"));
        set(&found->document->issuer, body);
        return true;
    }
    return take_docno(found, line) || take_date_line(found, line) || (found->title->len && take_speaker(found, line));
}

static void read_head(document_description *found)
{
    guint seen = 0;
    for (guint i = 0; i < found->blocks->len && seen < HEAD_BLOCKS; i++) {
        const jy_block *block = block_at(found, i);
        if (block->kind == JY_BLOCK_NOISE) {
            continue;
        }
        seen++;
        g_autofree char *line = line_of(found, block);
        if (block->kind == JY_BLOCK_TITLE && is_issuer_mark(line)) {
            take_head_line(found, line);
        } else if (block->kind == JY_BLOCK_TITLE) {
            take_title_line(found, line);
        } else if (!take_head_line(found, line) &&
                   (block->kind == JY_BLOCK_HEADING || g_utf8_strlen(line, -1) > SHORT_LINE)) {
            break;
        }
    }
}

/* A text without a title line of its own that begins "在…的讲话（2018年2月12日）习近平党的十八大以来…": the head is
 * glued to the body. */
static void read_glued_head(document_description *found)
{
    if (found->title->len || found->blocks->len == 0) {
        return;
    }
    g_autofree char *line = line_of(found, block_at(found, 0));
    const char *open = strstr(line, "（");
    const char *close = open ? strstr(open, "）") : NULL;
    jy_date date;
    if (!close || g_utf8_strlen(line, open - line) > SHORT_LINE || g_utf8_strlen(line, open - line) < 6) {
        return;
    }
    g_autofree char *title = g_strndup(line, (gsize)(open - line));
    g_autofree char *inner = g_strndup(open + strlen("（"), (gsize)(close - open) - strlen("（"));
    if (strstr(title, "。") || strstr(title, "：") || !jy_genre_of(title) || !find_date(inner, &date)) {
        return;
    }
    g_string_append(found->title, title);
    set_date(&found->document->date, &date);
    const char *behind = close + strlen("）");
    glong rest = g_utf8_strlen(behind, -1);
    g_autofree char *name = rest > 3 ? g_utf8_substring(behind, 0, 3) : NULL;
    g_autofree char *person = name ? jy_name_person(name) : NULL;
    set(&found->document->speaker, person);
}

/* ---- the foot ---- */

/* 署名 and 成文日期: the first date that stands alone under the name of a body, else the last that stands alone. */
static void read_foot(document_description *found)
{
    g_autofree char *before = NULL;
    for (guint i = 0; i < found->blocks->len; i++) {
        const jy_block *block = block_at(found, i);
        jy_date date;
        if (block->kind == JY_BLOCK_NOISE || block->end - block->start > 3 * SHORT_LINE) {
            g_clear_pointer(&before, g_free);
            continue;
        }
        g_autofree char *line = line_of(found, block);
        if (i > 0 && is_whole_date(line, &date)) {
            if (before && jy_name_is_body(before)) {
                set(&found->document->issuer, before);
                set_date(&found->document->date, &date);
                return;
            }
            g_clear_pointer(&found->weak_date, g_free);
            set_date(&found->weak_date, &date);
        }
        g_free(before);
        before = g_steal_pointer(&line);
    }
    set(&found->document->date, found->weak_date);
}

/* ---- all of it ---- */

static void use_title(document_description *found, const jy_filename *name)
{
    jy_document *document = found->document;
    g_strstrip(found->title->str);
    set(&document->title, found->title->str);
    set(&document->title, name->title);
    if (!document->title) {
        return;
    }
    set(&document->genre, jy_genre_of(document->title));
    size_t body = jy_name_body_prefix(document->title);
    if (body && !document->issuer) {
        document->issuer = g_strndup(document->title, body);
    }
}

/* "2021年…工作报告": a year is better than nothing. */
static void use_year(document_description *found)
{
    jy_date date;
    if (!found->document->date && found->document->title && find_date(found->document->title, &date)) {
        set_date(&found->document->date, &date);
    }
}

void jy_describe(const char *text, uint32_t length, const GArray *blocks, jy_document *document)
{
    (void)length;
    document_description found = {.text = text, .blocks = blocks, .document = document, .title = g_string_new(NULL)};
    g_auto(jy_filename) name = {0};
    /* A record has no file name of its own. */
    if (!document->id) {
        jy_filename_read(document->path, &name);
    }
    read_head(&found);
    read_glued_head(&found);
    use_title(&found, &name);
    read_foot(&found);
    set(&document->date, name.date);
    set(&document->speaker, name.speaker);
    use_year(&found);
    g_string_free(found.title, true);
    g_free(found.weak_date);
}
