/* article.c: lines to drop, and the title among the others. */
#include "indexer/extract/html/article.h"

#include <jiyan/text/date.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "indexer/extract/html/junk.h"
#include "indexer/extract/html/reference.h"

/* Bytes of a line that may be of a site. */
#define SHORT_BYTES 800
/* Of a hundred letters of a line to other pages, how many are links. */
#define LINKS_PERCENT 70
/* Characters of a line of prose. */
#define PROSE_LEAST 24
/* Characters of a title. */
#define TITLE_LEAST 4
#define TITLE_MOST 120
/* Lines that a title runs over, and those at the head that it may begin on. */
#define TITLE_LINES 4
#define TITLE_REACH 60

/* ---- lines ---- */

/* True for a line that leads to other pages; not for one that names who wrote it with a link. */
static bool is_of_links(const jy_flow_line *line)
{
    return line->links > 0 && (uint64_t)line->links * 100 >= (uint64_t)line->letters * LINKS_PERCENT;
}

static jy_junk_kind junk_of(const jy_flow *flow, guint i)
{
    const jy_flow_line *line = jy_flow_at(flow, i);
    if (line->length > SHORT_BYTES) {
        return JY_JUNK_NONE;
    }
    g_autofree char *squeezed = jy_flow_squeezed(flow, i);
    return jy_junk_of(squeezed);
}

static bool is_prose(const jy_flow *flow, const jy_flow_line *line)
{
    const char *text = flow->text->str + line->start;
    return line->is_core && line->length >= PROSE_LEAST * 3 && !is_of_links(line) &&
           (g_strstr_len(text, line->length, "。") || g_strstr_len(text, line->length, "，") ||
            g_strstr_len(text, line->length, "；"));
}

/* Drops the head of a list of other pages and what it heads. Returns the last line dropped. */
static guint drop_list(jy_flow *flow, guint head)
{
    guint last = head;
    while (last + 1 < flow->lines->len && is_of_links(jy_flow_at(flow, last + 1))) {
        jy_flow_at(flow, ++last)->is_dropped = true;
    }
    /* A head over text heads no list: a document may have a chapter of that name. */
    jy_flow_at(flow, head)->is_dropped = last > head || !jy_flow_at(flow, head)->is_core;
    return last;
}

void jy_article_clean(jy_flow *flow, const jy_weigh *weigh)
{
    guint first = flow->lines->len, last = 0;
    for (guint i = 0; i < flow->lines->len; i++) {
        if (is_prose(flow, jy_flow_at(flow, i))) {
            first = MIN(first, i);
            last = i;
        }
    }
    for (guint i = 0; i < flow->lines->len; i++) {
        jy_flow_line *line = jy_flow_at(flow, i);
        if (first <= i && i <= last && line->is_core) {
            continue;
        }
        const jy_junk_kind junk = junk_of(flow, i);
        if (junk == JY_JUNK_LIST) {
            i = drop_list(flow, i);
        } else {
            line->is_dropped = junk == JY_JUNK_LINE || (weigh->has_core && !line->is_core && is_of_links(line));
        }
    }
}

/* ---- what a page says for machines ---- */

/* The content of the first <meta> of one of these names. Returns a new string; NULL for none. */
static char *meta_of(const jy_dom *dom, const char *const *names)
{
    for (uint32_t i = 1; i < dom->nodes->len; i++) {
        if (jy_dom_at(dom, i)->tag != JY_ELEMENT_META) {
            continue;
        }
        g_autofree char *name = jy_dom_attribute(dom, i, "name");
        g_autofree char *property = name ? NULL : jy_dom_attribute(dom, i, "property");
        const char *key = name ? name : property ? property : "";
        for (size_t n = 0; names[n]; n++) {
            g_autofree char *content =
                g_ascii_strcasecmp(key, names[n]) == 0 ? jy_dom_attribute(dom, i, "content") : NULL;
            if (content && *g_strstrip(content)) {
                return g_steal_pointer(&content);
            }
        }
    }
    return NULL;
}

/* The text of <title>. Returns a new string; NULL for none. */
static char *title_element(const jy_dom *dom)
{
    for (uint32_t i = 1; i + 1 < dom->nodes->len; i++) {
        const jy_dom_node *text = jy_dom_at(dom, i + 1);
        if (jy_dom_at(dom, i)->tag != JY_ELEMENT_TITLE || text->parent != i) {
            continue;
        }
        g_autoptr(GString) title = g_string_new(NULL);
        jy_reference_append(title, dom->text + text->start, text->end - text->start);
        g_autofree char *squeezed = jy_utf8_squeeze(title->str);
        return *squeezed ? g_steal_pointer(&squeezed) : NULL;
    }
    return NULL;
}

/* ---- the title ---- */

static bool is_separator(const char *at)
{
    static const char *const MARKS[] = {"_", "-", "|", "—", "–", "－", "｜", "·", "/", "<", "»", ">", "＿", "["};
    for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++) {
        if (g_str_has_prefix(at, MARKS[i])) {
            return true;
        }
    }
    return *at == '\0';
}

/* True where a page's <title> begins with the title, and only the name of the site follows, or ends with it. */
static bool is_titled(const char *element, const char *title)
{
    if (g_str_has_prefix(element, title)) {
        return is_separator(element + strlen(title));
    }
    const size_t before = g_str_has_suffix(element, title) ? strlen(element) - strlen(title) : 0;
    const char *at = before ? g_utf8_find_prev_char(element, element + before) : NULL;
    return at && is_separator(at);
}

/* Lines [first, past) as one, without white space. Returns a new string. */
static char *joined(const jy_flow *flow, guint first, guint past)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = first; i < past; i++) {
        g_autofree char *line = jy_flow_squeezed(flow, i);
        g_string_append(all, line);
    }
    return g_string_free(g_steal_pointer(&all), false);
}

/* The lines as a title: a space where one was, none where it was wrapped. Returns a new string. */
static char *spelled(const jy_flow *flow, guint first, guint past)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = first; i < past; i++) {
        const jy_flow_line *line = jy_flow_at(flow, i);
        g_autofree char *text = g_strndup(flow->text->str + line->start, line->length);
        g_string_append(all, g_strstrip(text));
    }
    return g_string_free(g_steal_pointer(&all), false);
}

static bool may_be_title(const jy_flow_line *line)
{
    return !line->is_dropped && line->kind != JY_EXTRACTED_ROW && line->characters <= TITLE_MOST;
}

/* Finds the lines that are the title by what the page is called. Returns a new string; NULL for none. */
static char *find_lines(jy_flow *flow, const char *called)
{
    for (guint i = 0, seen = 0; i < flow->lines->len && seen < TITLE_REACH; i++) {
        seen += !jy_flow_at(flow, i)->is_dropped;
        for (guint past = i; past < MIN(i + TITLE_LINES, flow->lines->len) && may_be_title(jy_flow_at(flow, past));) {
            g_autofree char *words = joined(flow, i, ++past);
            if (g_utf8_strlen(words, -1) < TITLE_LEAST || !is_titled(called, words)) {
                continue;
            }
            for (guint line = i; line < past; line++) {
                jy_flow_at(flow, line)->kind = JY_EXTRACTED_TITLE;
            }
            return spelled(flow, i, past);
        }
    }
    return NULL;
}

/* The only heading of the highest level. Returns a new string; NULL for none. */
static char *sole_heading(jy_flow *flow)
{
    jy_flow_line *found = NULL;
    for (guint i = 0; i < flow->lines->len; i++) {
        jy_flow_line *line = jy_flow_at(flow, i);
        if (line->is_dropped || line->kind != JY_EXTRACTED_HEADING || line->level != 1) {
            continue;
        }
        if (found || line->characters < TITLE_LEAST || line->links) {
            return NULL;
        }
        found = line;
    }
    if (!found) {
        return NULL;
    }
    found->kind = JY_EXTRACTED_TITLE;
    return g_strndup(flow->text->str + found->start, found->length);
}

/* What a page is called before the name of its site. Returns a new string; NULL for what names no document. */
static char *before_site(const char *element)
{
    static const char *const NAMELESS[] = {"无标题", "未命名", "Untitled", "untitled", "Document", "首页", "NewPage"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMELESS); i++) {
        if (g_str_has_prefix(element, NAMELESS[i])) {
            return NULL;
        }
    }
    const char *end = element;
    while (*end && !(end > element && is_separator(end) && *end != '/' && *end != '-')) {
        end = g_utf8_next_char(end);
    }
    const glong characters = g_utf8_strlen(element, end - element);
    /* A name of a document is a phrase; 政府信息公开 is a name of a page. */
    return characters >= 8 && characters <= TITLE_MOST ? g_strndup(element, (gsize)(end - element)) : NULL;
}

char *jy_article_title(const jy_dom *dom, jy_flow *flow)
{
    static const char *const NAMES[] = {"ArticleTitle", NULL};
    g_autofree char *said = meta_of(dom, NAMES), *element = title_element(dom);
    g_autofree char *called = said ? jy_utf8_squeeze(said) : NULL;
    char *title = called ? find_lines(flow, called) : NULL;
    if (title || said) {
        return title ? title : g_steal_pointer(&said);
    }
    title = element ? find_lines(flow, element) : NULL;
    title = title ? title : sole_heading(flow);
    return title ? title : element ? before_site(element) : NULL;
}

/* ---- the date ---- */

/* True for a line that dates the document itself: of its foot, or of the table that a site puts beside it. */
static bool is_dated(const jy_flow *flow, guint i)
{
    const jy_flow_line *line = jy_flow_at(flow, i);
    jy_date date;
    if (line->is_dropped || line->length > SHORT_BYTES) {
        return false;
    }
    g_autofree char *words = jy_flow_squeezed(flow, i);
    const bool is_labelled = g_str_has_prefix(words, "成文日期") || g_str_has_prefix(words, "生成日期");
    const bool is_bare = line->is_core && jy_date_parse(words, (uint32_t)strlen(words), &date) && date.day;
    return is_labelled || is_bare;
}

char *jy_article_date(const jy_dom *dom, const jy_flow *flow)
{
    static const char *const NAMES[] = {"PubDate", "publishdate", "article:published_time", NULL};
    for (guint i = 0; i < flow->lines->len; i++) {
        if (is_dated(flow, i)) {
            return NULL;
        }
    }
    g_autofree char *said = meta_of(dom, NAMES);
    jy_date date;
    char text[JY_DATE_TEXT];
    if (said && strlen(said) > 10 && said[10] == 'T') {
        said[10] = '\0';
    }
    if (!said || !jy_date_parse(said, (uint32_t)strlen(said), &date)) {
        return NULL;
    }
    jy_date_format(&date, text);
    return g_strdup(text);
}
