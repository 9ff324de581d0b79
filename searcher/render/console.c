/* console.c: lines for people. */
#include "searcher/render/console.h"

#include <jiyan/base/terminal.h>
#include <jiyan/text/character.h>
#include <string.h>

#include "searcher/search/place.h"

#define DEFAULT_WIDTH 80
#define MIN_WIDTH 20

jy_console jy_console_of(const jy_view *view, FILE *out)
{
    const unsigned known = view->width ? view->width : jy_terminal_width(out, 0);
    return (jy_console){
        .out = out,
        .colour = jy_when_colour(view->colour, out),
        .width = MAX(known ? known : DEFAULT_WIDTH, MIN_WIDTH),
        .wraps = known != 0,
        .several = view->several,
    };
}

void jy_console_paint(const jy_console *page, GString *line, const char *paint)
{
    if (page->colour) {
        g_string_append(line, paint);
    }
}

void jy_console_append(GString *line, const char *text)
{
    jy_terminal_append_safe(line, text, strlen(text));
}

void jy_console_append_part(GString *line, const char *text)
{
    if (text) {
        g_string_append(line, "  ");
        jy_console_append(line, text);
    }
}

void jy_console_append_place(const jy_console *page, GString *line, const jy_console_place *place)
{
    static char *const NO_HEADINGS[] = {NULL};
    char *const *headings = place->headings ? place->headings : NO_HEADINGS;
    jy_console_paint(page, line, JY_PAINT_PLACE);
    if (page->several) {
        jy_console_append(line, place->db);
        g_string_append(line, "  ");
    }
    jy_console_append(line, place->path);
    if (place->id) {
        g_string_append_c(line, '#');
        jy_console_append(line, place->id);
    }
    jy_place_append(line, &place->place);
    if (place->ocr) {
        g_string_append_printf(line, " (OCR %u %%)", place->ocr);
    }
    jy_console_paint(page, line, JY_PAINT_PLAIN);
    for (char *const *heading = headings; *heading; heading++) {
        g_string_append(line, heading == headings ? "  " : " › ");
        jy_console_append(line, *heading);
    }
}

/* True where a line may end before `behind`: words of letters stay whole, closing marks do not begin a line. */
static bool may_break(gunichar before, gunichar behind)
{
    static const char CLOSING[] = "，。、；：！？”’）》】」』…,.;:!?)%";
    if (g_utf8_strchr(CLOSING, -1, behind)) {
        return false;
    }
    return before == ' ' || behind >= JY_CHARACTER_WIDE || before >= JY_CHARACTER_WIDE;
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

/* A text on its way to the page. */
typedef struct {
    const jy_console *page;
    GString *line;
    const char *indent;
    const char *painted;
    unsigned room, column;
} wrapping;

static void repaint(wrapping *to, const char *wanted)
{
    if (!g_str_equal(wanted, to->painted)) {
        jy_console_paint(to->page, to->line, g_str_equal(to->painted, JY_PAINT_PLAIN) ? "" : JY_PAINT_PLAIN);
        jy_console_paint(to->page, to->line, g_str_equal(wanted, JY_PAINT_PLAIN) ? "" : wanted);
        to->painted = wanted;
    }
}

static void begin_line(wrapping *to, bool behind_space)
{
    const char *painted = to->painted;
    g_string_truncate(to->line, to->line->len - behind_space);
    repaint(to, JY_PAINT_PLAIN);
    g_string_append_printf(to->line, "\n%s", to->indent);
    repaint(to, painted);
    to->room = to->page->width - jy_terminal_columns(to->indent, strlen(to->indent));
    to->column = 0;
}

void jy_console_wrap(const jy_console *page, const char *first, const char *indent, const jy_console_text *text)
{
    g_autoptr(GString) line = g_string_new(first);
    wrapping to = {page, line, indent, JY_PAINT_PLAIN, page->width - jy_terminal_columns(first, strlen(first)), 0};
    gunichar before = ' ';
    uint32_t count = 0;
    for (const char *at = text->text; *at; at = g_utf8_next_char(at), count++) {
        gunichar character = g_utf8_get_char(at);
        size_t size = (size_t)(g_utf8_next_char(at) - at);
        if (page->wraps && to.column && may_break(before, character) && to.column + unbreakable_columns(at) > to.room) {
            begin_line(&to, before == ' ');
        }
        repaint(&to, text->paint_of(text->user, (uint32_t)(at - text->text), count));
        if (to.column || character != ' ') {
            jy_terminal_append_safe(line, at, size);
            to.column += jy_terminal_columns(at, size);
        }
        before = character;
    }
    repaint(&to, JY_PAINT_PLAIN);
    fprintf(page->out, "%s\n", line->str);
}
