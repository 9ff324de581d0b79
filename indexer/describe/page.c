/* page.c: the title of a page that was saved as text. It is told by being said twice: in the name of the page ("TITLE -
 * SITE") or the trail of links that leads there ("首页 > 讲话 > TITLE"), and again over the text. Lines are read, not
 * blocks: a menu has no paragraphs. */
#include "indexer/describe/page.h"

#include <jiyan/text/body.h>
#include <jiyan/text/person.h>
#include <jiyan/text/utf8.h>
#include <string.h>

/* Lines of the longest menu and its bytes; lines within which a page shows that it is one; lines between a trail and
 * what it leads to. */
#define MENU_LINES 200
#define MENU_BYTES ((gsize)16 << 10)
#define MARK_LINES 3
#define TRAIL_LINES 6
/* Characters of the shortest title. */
#define TITLE_LEAST 4

typedef struct {
    char *text; /* without white space */
    gsize end;  /* where it ends in the document */
} page_line;

static void clear_line(gpointer line)
{
    g_free(((page_line *)line)->text);
}

static void add_line(GArray *lines, const char *start, const char *end, const char *text)
{
    g_autofree char *raw = g_strndup(start, (gsize)(end - start));
    page_line line = {.text = jy_utf8_squeeze(raw), .end = (gsize)(end - text)};
    if (*line.text) {
        g_array_append_val(lines, line);
    } else {
        g_free(line.text);
    }
}

static GArray *read_lines(const char *text, guint most)
{
    GArray *lines = g_array_new(false, false, sizeof(page_line));
    g_array_set_clear_func(lines, clear_line);
    const char *at = text;
    while (*at && lines->len < most && (gsize)(at - text) < MENU_BYTES) {
        const char *end = strchr(at, '\n');
        end = end ? end : at + strlen(at);
        add_line(lines, at, end, text);
        at = *end ? end + 1 : end;
    }
    return lines;
}

static const page_line *line_at(const GArray *lines, guint i)
{
    return &g_array_index(lines, page_line, i);
}

/* The last of the equal lines that begin at the first that reads `title`; 0 for none. */
static guint find_again(const GArray *lines, guint from, const char *title)
{
    for (guint i = from; i < lines->len; i++) {
        if (g_str_equal(line_at(lines, i)->text, title)) {
            while (i + 1 < lines->len && g_str_equal(line_at(lines, i + 1)->text, title)) {
                i++;
            }
            return i;
        }
    }
    return 0;
}

/* Takes `title` as it is written in the document before byte `end`, and lets the head go on there. */
static void take(jy_description *found, const char *title, gsize end)
{
    g_string_assign(found->title, title);
    found->title_ended = true;
    found->head_from = end;
}

/* The line of the document that ends at `end`, with its spaces. */
static char *written_line(const char *text, gsize end)
{
    gsize start = end;
    while (start > 0 && text[start - 1] != '\n') {
        start--;
    }
    return g_strstrip(g_strndup(text + start, end - start));
}

static void take_line(jy_description *found, const page_line *line)
{
    g_autofree char *written = written_line(found->text, line->end);
    take(found, written, line->end);
}

/* ---- the name of the page ---- */

static const char *const SEPARATORS[] = {"—", "–", "-", "－", "_", "|", "｜"};

static size_t separator_at(const char *at)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SEPARATORS); i++) {
        if (g_str_has_prefix(at, SEPARATORS[i])) {
            return strlen(SEPARATORS[i]);
        }
    }
    return 0;
}

/* 中华人民共和国云溪部, 【云溪在线】: what names a site and nothing else. */
static bool is_site(const char *name)
{
    g_autofree char *bodies = jy_body_list(name);
    return bodies || (g_str_has_prefix(name, "【") && g_str_has_suffix(name, "】")) || g_str_has_suffix(name, "网");
}

/* "TITLE - SITE" over the page, and TITLE again over the text. */
static bool read_name(jy_description *found, const GArray *lines)
{
    const page_line *first = line_at(lines, 0);
    const char *site = NULL;
    for (const char *at = first->text; *at; at = g_utf8_next_char(at)) {
        size_t separator = separator_at(at);
        g_autofree char *title = separator ? g_strndup(first->text, (gsize)(at - first->text)) : NULL;
        bool says = title && g_utf8_strlen(title, -1) >= TITLE_LEAST && strspn(title, "0123456789-") < strlen(title);
        guint again = says ? find_again(lines, 1, title) : 0;
        if (again) {
            take_line(found, line_at(lines, again));
            return true;
        }
        site = separator ? at : site;
    }
    if (!site || g_utf8_strlen(first->text, site - first->text) < TITLE_LEAST || !is_site(site + separator_at(site))) {
        return false;
    }
    g_autofree char *written = written_line(found->text, first->end);
    for (char *at = written; *at; at = g_utf8_next_char(at)) {
        size_t separator = separator_at(at);
        g_autofree char *rest = separator ? jy_utf8_squeeze(at + separator) : NULL;
        if (rest && g_str_equal(rest, site + separator_at(site))) {
            *at = '\0';
            break;
        }
    }
    take(found, g_strchomp(written), first->end);
    return true;
}

/* ---- the trail of links ---- */

/* The last link of "首页>讲话>TITLE"; NULL where a line is no trail. */
static const char *end_of_trail(const char *line)
{
    static const char *const ARROWS[] = {">", "＞", "»", "›"};
    const char *last = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(ARROWS) && !last; i++) {
        const char *at = g_strrstr(line, ARROWS[i]);
        last = at && at > line ? at + strlen(ARROWS[i]) : NULL;
    }
    return last && *last && !strstr(line, "<") ? last : NULL;
}

/* 云溪记①: the mark of a note is no part of a title. */
static void cut_note(char *title)
{
    for (char *last = g_utf8_find_prev_char(title, title + strlen(title)); last;
         last = g_utf8_find_prev_char(title, last)) {
        gunichar c = g_utf8_get_char(last);
        if (!(c >= 0x2460 && c <= 0x2487) && c != '>' && c != 0xFF1E) {
            return;
        }
        *last = '\0';
    }
}

/* "沈怀谷：云溪记": the author in the trail. */
static const char *take_author(jy_description *found, const char *link)
{
    const char *colon = strstr(link, "：");
    g_autofree char *before = colon ? g_strndup(link, (gsize)(colon - link)) : NULL;
    g_autofree char *person = before ? jy_person_of(before) : NULL;
    jy_description_set(&found->document->speaker, person);
    return person ? colon + strlen("：") : link;
}

static bool read_trail(jy_description *found, const GArray *lines, guint i)
{
    const char *link = end_of_trail(line_at(lines, i)->text);
    for (guint j = i + 1; link && j < lines->len && j <= i + TRAIL_LINES; j++) {
        g_autofree char *written = written_line(found->text, line_at(lines, j)->end);
        cut_note(written);
        g_autofree char *title = jy_utf8_squeeze(written);
        if (g_utf8_strlen(title, -1) >= TITLE_LEAST && strstr(link, title)) {
            (void)take_author(found, link);
            take(found, g_strchomp(written), line_at(lines, j)->end);
            return true;
        }
    }
    return false;
}

/* ---- the menu ---- */

static bool is_home(const char *line)
{
    static const char *const HOMES[] = {"首页", "网站首页", "主页", "首頁", "返回首页"};
    for (size_t i = 0; i < G_N_ELEMENTS(HOMES); i++) {
        if (g_str_equal(line, HOMES[i])) {
            return true;
        }
    }
    return false;
}

/* A line that is said twice under 首页 is where the text begins. */
static bool read_menu(jy_description *found, const GArray *lines, guint home)
{
    for (guint i = home + 1; i + 1 < lines->len; i++) {
        const char *line = line_at(lines, i)->text;
        if (g_utf8_strlen(line, -1) >= TITLE_LEAST && g_str_equal(line, line_at(lines, i + 1)->text)) {
            take_line(found, line_at(lines, i + 1));
            return true;
        }
    }
    return false;
}

/* True where the first lines of a text are those of a page: most documents need no other look. */
static bool may_be_page(const GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const char *line = line_at(lines, i)->text;
        if (is_home(line) || end_of_trail(line)) {
            return true;
        }
    }
    for (const char *at = lines->len ? line_at(lines, 0)->text : ""; *at; at = g_utf8_next_char(at)) {
        if (separator_at(at) && at > line_at(lines, 0)->text) {
            return true;
        }
    }
    return false;
}

void jy_page_read(jy_description *found)
{
    g_autoptr(GArray) first = read_lines(found->text, MARK_LINES);
    if (!may_be_page(first)) {
        return;
    }
    g_autoptr(GArray) lines = read_lines(found->text, MENU_LINES);
    if (read_name(found, lines)) {
        return;
    }
    for (guint i = 0; i < first->len; i++) {
        bool done = is_home(line_at(lines, i)->text) ? read_menu(found, lines, i) : read_trail(found, lines, i);
        if (done) {
            return;
        }
    }
}
