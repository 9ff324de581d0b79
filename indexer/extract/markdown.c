/* markdown.c: Markdown (CommonMark's paragraphs, headings, lists, tables and fences), with fields in front of it. */
#include <jiyan/base/error.h>
#include <jiyan/index/fields.h>
#include <jiyan/text/character.h>
#include <jiyan/text/decode.h>
#include <jiyan/text/utf8.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"

#define _(s) gettext(s)

/* Lines of the fields in front. */
#define FIELDS_MOST 200
#define WIDE_FIRST 0x2E80
/* Bytes of the text or the target of a link, or of a tag: what does not end in them is none. */
#define REACH 2048

/* A line without its end and the white space around it. */
typedef struct {
    const char *start, *end;
    bool is_broken; /* two spaces or a backslash end it: what follows is a line of its own */
    bool is_deep;   /* four spaces or a tab begin it */
} markdown_line;

/* The reading. */
typedef struct {
    jy_document *document;
    jy_blocks *blocks;
    GString *paragraph; /* as far as it has been read */
    uint32_t line;      /* that is being read, from 1 */
    uint32_t first;     /* of the paragraph */
    char fence;         /* of the code around, or NUL */
    bool is_titled;     /* the first heading of level 1 was met */
} markdown_reader;

static bool add(markdown_reader *reader, jy_extracted_kind kind, uint8_t level, const GString *text, GError **err)
{
    const jy_extracted block = {kind, level, 0, reader->first, text->str, (uint32_t)text->len};
    return jy_blocks_add(reader->blocks, &block, err);
}

/* ---- what is inside of a line ---- */

/* The next `c` of a line that is not far; NULL where there is none. */
static const char *find_near(const char *at, const char *end, char c)
{
    return memchr(at, c, MIN((size_t)(end - at), REACH));
}

static bool is_mark(char c)
{
    return c == '*' || c == '_' || c == '`' || c == '~';
}

/* The byte behind the target of a link, "](…)"; 0 where there is none. */
static size_t target_length(const char *at, const char *end)
{
    if (end - at < 3 || at[0] != ']' || at[1] != '(') {
        return 0;
    }
    const char *close = find_near(at, end, ')');
    return close ? (size_t)(close - at) + 1 : 0;
}

/* The bytes of a tag or a comment of HTML; 0 where there is none. */
static size_t tag_length(const char *at, const char *end)
{
    if (end - at < 3 || *at != '<' || !(g_ascii_isalpha(at[1]) || at[1] == '/' || at[1] == '!')) {
        return 0;
    }
    const char *close = find_near(at, end, '>');
    return close ? (size_t)(close - at) + 1 : 0;
}

/* True for a mark of style: one that stands at a word, not between spaces or, for _, inside of a word. */
static bool is_style(const char *start, const char *at, const char *end)
{
    const char before = at > start ? at[-1] : ' ', after = at + 1 < end ? at[1] : ' ';
    if (*at == '_') {
        return !(g_ascii_isalnum(before) && g_ascii_isalnum(after)) && !(before == '_' && after == '_');
    }
    return !(before == ' ' && after == ' ') && (*at != '~' || before == '~' || after == '~');
}

/* Appends a line without what marks its style. */
static void append_plain(GString *to, const char *start, const char *end)
{
    unsigned open = 0; /* links whose text is being read */
    for (const char *at = start; at < end;) {
        const size_t target = open ? target_length(at, end) : 0, tag = tag_length(at, end);
        const bool is_escaped = *at == '\\' && at + 1 < end && g_ascii_ispunct(at[1]);
        if (target || tag) {
            open -= target > 0;
            at += target + tag;
        } else if (is_escaped) {
            g_string_append_c(to, at[1]);
            at += 2;
        } else if (*at == '[' || (*at == '!' && at + 1 < end && at[1] == '[')) {
            const char *close = find_near(at, end, ']');
            const size_t linked = close ? target_length(close, end) : 0;
            const bool is_picture = *at == '!';
            if (!linked) {
                g_string_append_c(to, *at);
            }
            open += linked && !is_picture;
            at = linked && is_picture ? close + linked : at + 1;
        } else {
            if (!is_mark(*at) || !is_style(start, at, end)) {
                g_string_append_c(to, *at);
            }
            at++;
        }
    }
}

/* ---- paragraphs ---- */

static bool end_paragraph(markdown_reader *reader, GError **err)
{
    const bool added = add(reader, JY_EXTRACTED_PARAGRAPH, 0, reader->paragraph, err);
    g_string_truncate(reader->paragraph, 0);
    return added;
}

/* True where the paragraph ends a sentence: the next line is one of its own, as Chinese texts have a line a paragraph.
 */
static bool is_ended(const GString *paragraph)
{
    uint32_t at = (uint32_t)paragraph->len;
    const uint32_t last = at ? jy_utf8_previous(paragraph->str, 0, &at) : 0;
    return jy_character_is_stop(last) || last == 0xFF1A || last == 0xFF1B || last == ':';
}

static bool take_text(markdown_reader *reader, const markdown_line *line, GError **err)
{
    GString *paragraph = reader->paragraph;
    if (paragraph->len && is_ended(paragraph) && !end_paragraph(reader, err)) {
        return false;
    }
    uint32_t at = (uint32_t)paragraph->len;
    const bool is_first = at == 0;
    if (!is_first) {
        const bool is_wide =
            jy_utf8_previous(paragraph->str, 0, &at) >= WIDE_FIRST && g_utf8_get_char(line->start) >= WIDE_FIRST;
        g_string_append(paragraph, is_wide ? "" : " ");
    }
    reader->first = is_first ? reader->line : reader->first;
    append_plain(paragraph, line->start, line->end);
    return !line->is_broken || end_paragraph(reader, err);
}

/* ---- headings ---- */

static bool add_heading(markdown_reader *reader, uint8_t level, const GString *text, GError **err)
{
    const bool is_title = level == 1 && !reader->is_titled;
    reader->is_titled |= level == 1;
    if (is_title && text->len && !reader->document->title) {
        reader->document->title = g_strdup(text->str);
    }
    return add(reader, is_title ? JY_EXTRACTED_TITLE : JY_EXTRACTED_HEADING, is_title ? 0 : level, text, err);
}

/* The level of "## …"; 0 for what is no heading. */
static uint8_t heading_level(const markdown_line *line)
{
    const char *at = line->start;
    while (at < line->end && *at == '#') {
        at++;
    }
    const ptrdiff_t level = at - line->start;
    const bool is_parted = at == line->end || *at == ' ' || *at == '\t' || (unsigned char)*at >= 0x80;
    return level <= 6 && is_parted && !line->is_deep ? (uint8_t)level : 0;
}

static bool take_heading(markdown_reader *reader, const markdown_line *line, uint8_t level, GError **err)
{
    const char *end = line->end;
    while (end > line->start + level && end[-1] == '#') {
        end--;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    append_plain(text, line->start + level, end);
    g_strstrip(text->str);
    g_string_set_size(text, strlen(text->str));
    if (!end_paragraph(reader, err)) {
        return false;
    }
    reader->first = reader->line;
    return add_heading(reader, level, text, err);
}

/* A line of = or - under a paragraph, which makes it a heading; 0 for none. */
static uint8_t underline_level(const markdown_line *line)
{
    const char mark = *line->start;
    for (const char *at = line->start; at < line->end; at++) {
        if (*at != mark) {
            return 0;
        }
    }
    return mark == '=' ? 1 : mark == '-' && line->end - line->start > 1 ? 2 : 0;
}

/* ---- tables ---- */

/* True for the line that parts the head of a table from its rows, and for a rule. */
static bool is_rule(const markdown_line *line)
{
    unsigned marks = 0;
    for (const char *at = line->start; at < line->end; at++) {
        if (!strchr("-*_|: \t", *at)) {
            return false;
        }
        marks += *at == '-' || *at == '*' || *at == '_';
    }
    return marks >= 3;
}

static bool take_row(markdown_reader *reader, const markdown_line *line, GError **err)
{
    g_autoptr(GString) row = g_string_new(NULL);
    const char *at = line->start + 1, *end = line->end - (line->end[-1] == '|' && line->end - line->start > 1);
    while (at < end) {
        const char *stop = at;
        while (stop < end && !(*stop == '|' && stop[-1] != '\\')) {
            stop++;
        }
        g_autoptr(GString) cell = g_string_new(NULL);
        append_plain(cell, at, stop);
        g_string_append_printf(row, "%s%s", row->len ? "\t" : "", g_strstrip(cell->str));
        at = stop + 1;
    }
    reader->first = reader->line;
    return end_paragraph(reader, err) && add(reader, JY_EXTRACTED_ROW, 0, row, err);
}

/* ---- lines ---- */

/* Passes over what marks an item of a list or a quotation. Returns true where one begins. */
static bool pass_marks(markdown_line *line)
{
    bool is_item = false;
    while (line->start < line->end) {
        const char *at = line->start;
        const bool is_bullet = strchr("-*+", *at) && at + 1 < line->end && (at[1] == ' ' || at[1] == '\t');
        const bool is_quote = *at == '>';
        if (!is_bullet && !is_quote) {
            break;
        }
        is_item |= is_bullet;
        for (at++; at < line->end && (*at == ' ' || *at == '\t'); at++) {
        }
        line->start = at;
    }
    return is_item || (line->start < line->end && g_ascii_isdigit(*line->start));
}

static char fence_of(const markdown_line *line)
{
    const bool is_fence = line->end - line->start >= 3 && (*line->start == '`' || *line->start == '~') &&
                          line->start[1] == *line->start && line->start[2] == *line->start;
    return is_fence ? *line->start : '\0';
}

/* A line of code, which is shown as it is. */
static bool take_code(markdown_reader *reader, const markdown_line *line, GError **err)
{
    if (fence_of(line) == reader->fence) {
        reader->fence = '\0';
        return true;
    }
    g_autoptr(GString) text = g_string_new_len(line->start, line->end - line->start);
    reader->first = reader->line;
    return add(reader, JY_EXTRACTED_PARAGRAPH, 0, text, err);
}

static bool take_line(markdown_reader *reader, markdown_line *line, GError **err)
{
    if (reader->fence) {
        return take_code(reader, line, err);
    }
    const uint8_t level = heading_level(line);
    if (level) {
        return take_heading(reader, line, level, err);
    }
    const char fence = fence_of(line);
    if (line->start == line->end || fence) {
        reader->fence = fence;
        return end_paragraph(reader, err);
    }
    const uint8_t under = reader->paragraph->len ? underline_level(line) : 0;
    if (under) {
        g_autoptr(GString) text = g_string_new_len(reader->paragraph->str, (gssize)reader->paragraph->len);
        g_string_truncate(reader->paragraph, 0);
        return add_heading(reader, under, text, err);
    }
    if (is_rule(line)) {
        return end_paragraph(reader, err);
    }
    if (*line->start == '|') {
        return take_row(reader, line, err);
    }
    if (pass_marks(line) && !end_paragraph(reader, err)) {
        return false;
    }
    return line->start == line->end || take_text(reader, line, err);
}

/* Reads the line at `at`, which ends before `stop`. */
static markdown_line line_of(const char *at, const char *stop)
{
    markdown_line line = {at, stop, false, false};
    line.is_broken = stop - at > 2 && ((stop[-1] == ' ' && stop[-2] == ' ') || stop[-1] == '\\');
    while (line.start < stop && jy_character_is_blank(g_utf8_get_char(line.start))) {
        line.start = g_utf8_next_char(line.start);
    }
    line.is_deep = line.start < stop && (*at == '\t' || g_str_has_prefix(at, "    "));
    line.end -= line.is_broken && stop[-1] == '\\';
    while (line.end > line.start && g_ascii_isspace(line.end[-1])) {
        line.end--;
    }
    return line;
}

/* ---- fields in front ---- */

static void take_field(jy_document *document, const markdown_line *line)
{
    const char *colon = memchr(line->start, ':', (size_t)(line->end - line->start));
    const char *wide = g_strstr_len(line->start, line->end - line->start, "：");
    const char *stop = wide && (!colon || wide < colon) ? wide : colon;
    if (!stop) {
        return;
    }
    g_autofree char *value = g_strndup(g_utf8_next_char(stop), (gsize)(line->end - g_utf8_next_char(stop)));
    g_strstrip(value);
    const size_t length = strlen(value);
    if (length > 1 && (*value == '"' || *value == '\'') && value[length - 1] == *value) {
        value[length - 1] = *value = ' ';
        g_strstrip(value);
    }
    const size_t name = (size_t)(stop - line->start);
    jy_field field = jy_fields_find(line->start, name, JY_FIELD_GIVEN);
    if (jy_fields_at(document, field) && field != JY_FIELD_PATH && field != JY_FIELD_ID && *value) {
        (void)jy_fields_set(document, field, value);
    }
}

/* Reads the fields between two lines of ---. Returns where the text behind them begins, the text itself where there are
 * none. */
static const char *take_fields(markdown_reader *reader, const char *text, const char *end)
{
    const char *at = text;
    uint32_t lines = 0;
    g_auto(jy_document) given = {0};
    while (at < end && lines < FIELDS_MOST) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        const markdown_line line = line_of(at, stop);
        const bool is_bar = line.end - line.start == 3 && strncmp(line.start, "---", 3) == 0;
        lines++;
        at = MIN(stop + 1, end);
        if (lines == 1 ? !is_bar : is_bar) {
            break;
        }
        if (lines > 1) {
            take_field(&given, &line);
        }
        if (at == end) {
            return text;
        }
    }
    if (lines < 2 || lines == FIELDS_MOST) {
        return text;
    }
    reader->line = lines;
    *reader->document = given;
    given = (jy_document){0};
    return at;
}

bool jy_extract_markdown(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_auto(jy_decoded) decoded = {0};
    if (!jy_decode_own(source->bytes, source->length, &decoded, err)) {
        return false;
    }
    g_auto(jy_document) document = {0};
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    g_autoptr(GString) paragraph = g_string_new(NULL);
    blocks->unlined = true;
    markdown_reader reader = {.document = &document, .blocks = blocks, .paragraph = paragraph};
    const char *end = decoded.text + decoded.length;
    for (const char *at = take_fields(&reader, decoded.text, end), *stop; at < end; at = stop + 1) {
        stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        markdown_line line = line_of(at, stop);
        reader.line++;
        if (!take_line(&reader, &line, err)) {
            return false;
        }
    }
    to->entry->encoding = g_strdup(decoded.encoding);
    to->entry->confidence = decoded.confidence;
    document.encoding = g_strdup(decoded.encoding);
    return end_paragraph(&reader, err) && to->emit(&document, blocks, 0, to->user, err);
}
