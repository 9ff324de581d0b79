/* render_text.c: results for people. Whatever comes from a document is made safe for a terminal. */
#include <inttypes.h>
#include <libintl.h>
#include <string.h>

#include "searcher/render.h"

#define _(s) gettext(s)

#define DEFAULT_WIDTH 80
#define MIN_WIDTH 20
/* Lines a snippet may take. */
#define SNIPPET_LINES 3
#define INDENT "    "

/* The page, and where on its line it stands. */
typedef struct {
    FILE *out;
    bool colour;
    unsigned width;
    bool several; /* indexes, so that the place begins with one */
} text_page;

static const char *const TITLE = "\033[1m", *const PLACE = "\033[36m", *const MATCH = "\033[1;31m",
                         *const FAINT = "\033[2m", *const PLAIN = "\033[0m";

static void paint(const text_page *page, GString *line, const char *colour)
{
    if (page->colour) {
        g_string_append(line, colour);
    }
}

static void append_safe(GString *line, const char *text)
{
    jy_terminal_append_safe(line, text, strlen(text));
}

static void append_part(GString *line, const char *text)
{
    if (text) {
        g_string_append(line, "  ");
        append_safe(line, text);
    }
}

/* Rank, title, date and who speaks. */
static void print_head(const text_page *page, const jy_hit *hit)
{
    const jy_document *document = hit->document;
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_append_printf(line, "%u. ", hit->rank);
    paint(page, line, TITLE);
    append_safe(line, document->title ? document->title : document->path);
    paint(page, line, PLAIN);
    append_part(line, document->date);
    append_part(line, document->speaker);
    if (g_strcmp0(document->issuer, document->speaker) != 0) {
        append_part(line, document->issuer);
    }
    append_part(line, document->docno);
    if (!hit->exact) {
        paint(page, line, FAINT);
        g_string_append_printf(line, "  (%s)", _("partial match"));
        paint(page, line, PLAIN);
    }
    fprintf(page->out, "%s\n", line->str);
}

/* Index, file, line and heading path. */
static void print_place(const text_page *page, const jy_hit *hit, const jy_snippet *snippet)
{
    g_autoptr(GString) line = g_string_new("   ");
    paint(page, line, PLACE);
    if (page->several) {
        append_safe(line, hit->db);
        g_string_append(line, "  ");
    }
    append_safe(line, hit->document->path);
    if (hit->document->id) {
        g_string_append_c(line, '#');
        append_safe(line, hit->document->id);
    }
    g_string_append_printf(line, ":%u", snippet->line);
    paint(page, line, PLAIN);
    for (char **heading = hit->passage.headings; *heading; heading++) {
        g_string_append(line, heading == hit->passage.headings ? "  " : " › ");
        append_safe(line, *heading);
    }
    fprintf(page->out, "%s\n", line->str);
}

static bool is_highlighted(const jy_snippet *snippet, uint32_t at)
{
    for (guint i = 0; i < snippet->highlights->len; i++) {
        const jy_span *span = &g_array_index(snippet->highlights, jy_span, i);
        if (at >= span->start && at < span->end) {
            return true;
        }
    }
    return false;
}

/* True where a line may end before `behind`: words of letters stay whole, closing marks do not begin a line. */
static bool may_break(gunichar before, gunichar behind)
{
    static const char CLOSING[] = "，。、；：！？”’）》】」』…,.;:!?)%";
    if (g_utf8_strchr(CLOSING, -1, behind)) {
        return false;
    }
    return before == ' ' || behind >= 0x2E80 || before >= 0x2E80;
}

/* Columns of what has to stay together from `at` on. */
static unsigned unbreakable_columns(const char *at)
{
    unsigned columns = 0;
    const char *next = at;
    do {
        const char *from = next;
        next = g_utf8_next_char(from);
        columns += jy_terminal_columns(from, (size_t)(next - from));
    } while (*next && !may_break(g_utf8_get_char(g_utf8_prev_char(next)), g_utf8_get_char(next)) &&
             columns < DEFAULT_WIDTH);
    return columns;
}

/* The snippet, wrapped by columns, its matches marked. */
static void print_snippet(const text_page *page, const jy_snippet *snippet)
{
    g_autoptr(GString) line = g_string_new(INDENT);
    unsigned room = page->width - (unsigned)strlen(INDENT), column = 0;
    bool marked = false;
    uint32_t at = 0;
    gunichar before = ' ';
    for (const char *text = snippet->text; *text; text = g_utf8_next_char(text), at++) {
        gunichar character = g_utf8_get_char(text);
        size_t size = (size_t)(g_utf8_next_char(text) - text);
        if (column && may_break(before, character) && column + unbreakable_columns(text) > room) {
            g_string_truncate(line, line->len - (before == ' '));
            paint(page, line, marked ? PLAIN : "");
            g_string_append(line, "\n" INDENT);
            paint(page, line, marked ? MATCH : "");
            column = 0;
        }
        bool highlighted = is_highlighted(snippet, at);
        if (highlighted != marked) {
            paint(page, line, highlighted ? MATCH : PLAIN);
            marked = highlighted;
        }
        if (column || character != ' ') {
            jy_terminal_append_safe(line, text, size);
            column += jy_terminal_columns(text, size);
        }
        before = character;
    }
    paint(page, line, marked ? PLAIN : "");
    fprintf(page->out, "%s\n", line->str);
}

static void print_full(const text_page *page, const jy_passage *passage)
{
    g_auto(GStrv) lines = g_strsplit(passage->text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_autoptr(GString) safe = g_string_new(INDENT "| ");
        append_safe(safe, *line);
        fprintf(page->out, "%s\n", safe->str);
    }
}

static void print_totals(const jy_answer *answer, FILE *out)
{
    const jy_result *result = answer->result;
    bool documents = answer->options->question.group == JY_GROUP_DOCUMENT;
    uint64_t exact = result->total_exact;
    fprintf(out,
            documents
                ? ngettext("%s%" PRIu64 " document holds it whole", "%s%" PRIu64 " documents hold it whole", exact)
                : ngettext("%s%" PRIu64 " passage holds it whole", "%s%" PRIu64 " passages hold it whole", exact),
            result->exact_lower_bound ? _("at least ") : "", exact);
    if (result->total_partial) {
        fprintf(out, _(", %s%" PRIu64 " in part"), result->partial_lower_bound ? _("at least ") : "",
                (uint64_t)result->total_partial);
    }
    fprintf(out, _("; %u shown, %.0f ms\n"), result->hits->len, result->took_ms);
}

/* Lines of text that somebody typed. */
static void print_safe_lines(const char *text, FILE *out)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_autoptr(GString) safe = g_string_new(NULL);
        append_safe(safe, *line);
        fprintf(out, line[1] ? "%s\n" : "%s", safe->str);
    }
}

void jy_render_text(const jy_answer *answer, FILE *out)
{
    text_page page = {out, jy_when_colour(answer->options->colour, out),
                      MAX(jy_terminal_width(out, DEFAULT_WIDTH), MIN_WIDTH),
                      jy_search_options_several(answer->options)};
    if (answer->qid) {
        fputs("# ", out);
        print_safe_lines(answer->qid, out);
        fputc('\t', out);
        print_safe_lines(answer->query, out);
        fputc('\n', out);
    }
    if (answer->explain) {
        print_safe_lines(answer->explain, out);
    }
    for (guint i = 0; i < answer->result->hits->len; i++) {
        const jy_hit *hit = answer->result->hits->pdata[i];
        g_auto(jy_snippet) snippet = {0};
        jy_snippet_make(hit, (page.width - (unsigned)strlen(INDENT)) * SNIPPET_LINES, answer->options->context,
                        &snippet);
        print_head(&page, hit);
        print_place(&page, hit, &snippet);
        print_snippet(&page, &snippet);
        if (answer->options->full) {
            print_full(&page, &hit->passage);
        }
        fputc('\n', out);
    }
    if (answer->result->total_exact + answer->result->total_partial) {
        print_totals(answer, out);
    }
}
