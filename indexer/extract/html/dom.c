/* dom.c: builds the tree of a page. Of the rules of HTML for what is left out or nested wrongly it keeps those that
 * change where a paragraph, an item or a cell ends. */
#include "indexer/extract/html/dom.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/html/reference.h"
#include "indexer/extract/html/sgml.h"

#define _(s) gettext(s)

#define NODES_MOST (64U << 20)

/* The tree under way. */
typedef struct {
    jy_dom *dom;
    uint32_t open[JY_DOM_DEPTH + 1]; /* nodes that are not ended yet, the root first; a script may be the deepest */
    uint32_t depth;
    uint32_t beyond;                   /* elements that were too deep to be opened */
    uint32_t opened[JY_ELEMENT_COUNT]; /* of each kind */
} dom_draft;

static jy_element top_of(const dom_draft *draft)
{
    return jy_dom_at(draft->dom, draft->open[draft->depth - 1])->tag;
}

/* ---- nodes ---- */

/* True where `value` has `word`, in any case and with any white space in it. */
static bool has_word(const jy_sgml_attribute *at, const char *word)
{
    const char *next = word;
    for (uint32_t i = 0; i < at->value_length && *next; i++) {
        const char c = g_ascii_tolower(at->value[i]);
        if (c != ' ') {
            next = c == *next ? next + 1 : c == *word ? word + 1 : word;
        }
    }
    return !*next;
}

static bool is_named(const jy_sgml_attribute *at, const char *name)
{
    return at->name_length == strlen(name) && g_ascii_strncasecmp(at->name, name, at->name_length) == 0;
}

static bool is_hidden(const char *text, const jy_sgml_token *token)
{
    uint32_t at = token->start;
    jy_sgml_attribute attribute;
    while (jy_sgml_next_attribute(text, &at, token->end, &attribute)) {
        if (is_named(&attribute, "hidden")) {
            return true;
        }
        if (is_named(&attribute, "style") &&
            (has_word(&attribute, "display:none") || has_word(&attribute, "visibility:hidden") ||
             has_word(&attribute, "mso-hide:all"))) {
            return true;
        }
    }
    return false;
}

/* Adds a node without anything inside. Returns its number. */
static uint32_t add(dom_draft *draft, const jy_sgml_token *token)
{
    GArray *nodes = draft->dom->nodes;
    jy_dom_node node = {.tag = token->tag,
                        .is_literal = token->kind == JY_SGML_LITERAL,
                        .parent = draft->open[draft->depth - 1],
                        .past = nodes->len + 1,
                        .start = token->start,
                        .end = token->end};
    node.is_hidden = token->kind == JY_SGML_START && is_hidden(draft->dom->text, token);
    g_array_append_val(nodes, node);
    return nodes->len - 1;
}

static void open_node(dom_draft *draft, const jy_sgml_token *token)
{
    const uint32_t node = add(draft, token);
    if (draft->depth >= JY_DOM_DEPTH + (jy_element_is(token->tag, JY_ELEMENT_VERBATIM) ? 1U : 0U)) {
        draft->beyond++;
        return;
    }
    draft->open[draft->depth++] = node;
    draft->opened[token->tag]++;
}

static void close_top(dom_draft *draft)
{
    jy_dom_node *node = jy_dom_at(draft->dom, draft->open[--draft->depth]);
    node->past = draft->dom->nodes->len;
    draft->opened[node->tag]--;
}

/* ---- what ends what ---- */

static bool is_of_table(jy_element tag)
{
    switch (tag) {
    case JY_ELEMENT_TABLE:
    case JY_ELEMENT_TBODY:
    case JY_ELEMENT_THEAD:
    case JY_ELEMENT_TFOOT:
    case JY_ELEMENT_TR:
    case JY_ELEMENT_TD:
    case JY_ELEMENT_TH:
    case JY_ELEMENT_CAPTION:
        return true;
    default:
        return false;
    }
}

/* True where an end tag does not reach over an open element: that of a character style not over a paragraph, that of
 * anything not out of a cell, and those of cells and rows not out of their table. */
static bool is_wall(jy_element over, jy_element ended)
{
    if (is_of_table(ended)) {
        return over == JY_ELEMENT_TABLE;
    }
    return jy_element_is(over, JY_ELEMENT_SCOPE) ||
           (jy_element_is(over, JY_ELEMENT_BLOCK) && !jy_element_is(ended, JY_ELEMENT_BLOCK));
}

/* Ends the innermost open element of that kind and all inside of it. Returns false where none can be. */
static bool close_tag(dom_draft *draft, jy_element tag)
{
    if (!draft->opened[tag]) {
        return false;
    }
    for (uint32_t depth = draft->depth; depth > 1; depth--) {
        const jy_element over = jy_dom_at(draft->dom, draft->open[depth - 1])->tag;
        if (over == tag) {
            while (draft->depth >= depth) {
                close_top(draft);
            }
            return true;
        }
        if (is_wall(over, tag)) {
            return false;
        }
    }
    return false;
}

/* Ends an item of a list before the next begins, but not one of a list around it. */
static void close_item(dom_draft *draft, jy_element tag)
{
    for (uint32_t depth = draft->depth; depth > 1; depth--) {
        const jy_element over = jy_dom_at(draft->dom, draft->open[depth - 1])->tag;
        if (over == JY_ELEMENT_UL || over == JY_ELEMENT_OL || over == JY_ELEMENT_DL ||
            jy_element_is(over, JY_ELEMENT_SCOPE)) {
            return;
        }
        if (over == tag) {
            (void)close_tag(draft, tag);
            return;
        }
    }
}

/* Ends what the start of an element ends. */
static void close_before(dom_draft *draft, jy_element tag)
{
    if (jy_element_is(tag, JY_ELEMENT_CLOSES_P)) {
        (void)close_tag(draft, JY_ELEMENT_P);
    }
    switch (tag) {
    case JY_ELEMENT_LI:
        close_item(draft, tag);
        break;
    case JY_ELEMENT_DT:
    case JY_ELEMENT_DD:
        close_item(draft, JY_ELEMENT_DT);
        close_item(draft, JY_ELEMENT_DD);
        break;
    case JY_ELEMENT_TBODY:
    case JY_ELEMENT_THEAD:
    case JY_ELEMENT_TFOOT:
        (void)(close_tag(draft, JY_ELEMENT_TBODY) || close_tag(draft, JY_ELEMENT_THEAD) ||
               close_tag(draft, JY_ELEMENT_TFOOT));
        (void)close_tag(draft, JY_ELEMENT_TR);
        break;
    case JY_ELEMENT_TR:
        (void)close_tag(draft, JY_ELEMENT_TR);
        break;
    case JY_ELEMENT_TD:
    case JY_ELEMENT_TH:
        (void)(close_tag(draft, JY_ELEMENT_TD) || close_tag(draft, JY_ELEMENT_TH));
        break;
    case JY_ELEMENT_A:
        (void)close_tag(draft, JY_ELEMENT_A);
        break;
    case JY_ELEMENT_H1:
    case JY_ELEMENT_H2:
    case JY_ELEMENT_H3:
    case JY_ELEMENT_H4:
    case JY_ELEMENT_H5:
    case JY_ELEMENT_H6:
        if (top_of(draft) >= JY_ELEMENT_H1 && top_of(draft) <= JY_ELEMENT_H6) {
            close_top(draft);
        }
        break;
    default:
        break;
    }
}

/* ---- the tree ---- */

static void take_end(dom_draft *draft, const jy_sgml_token *token)
{
    const jy_element tag = token->tag;
    if (tag == top_of(draft) && jy_element_is(tag, JY_ELEMENT_VERBATIM)) {
        close_top(draft);
        return;
    }
    if (draft->beyond) {
        draft->beyond--;
        return;
    }
    /* What follows the end of a page, as pages put together have it, belongs to it. */
    if (tag == JY_ELEMENT_HTML || tag == JY_ELEMENT_BODY) {
        return;
    }
    if (!close_tag(draft, tag) && (tag == JY_ELEMENT_P || tag == JY_ELEMENT_BR)) {
        (void)add(draft, token);
    }
}

static void take(dom_draft *draft, const jy_sgml_token *token)
{
    switch (token->kind) {
    case JY_SGML_TEXT:
    case JY_SGML_LITERAL:
        (void)add(draft, token);
        break;
    case JY_SGML_EMPTY:
        close_before(draft, token->tag);
        (void)add(draft, token);
        break;
    case JY_SGML_START:
        close_before(draft, token->tag);
        open_node(draft, token);
        break;
    case JY_SGML_END:
        take_end(draft, token);
        break;
    }
}

jy_dom *jy_dom_new(const char *text, uint32_t length, bool is_xml, GError **err)
{
    g_autoptr(jy_dom) dom = g_new0(jy_dom, 1);
    dom->text = text;
    dom->length = length;
    dom->nodes = g_array_new(false, false, sizeof(jy_dom_node));
    const jy_dom_node root = {.tag = JY_ELEMENT_OTHER, .past = 1};
    g_array_append_val(dom->nodes, root);
    dom_draft draft = {.dom = dom, .depth = 1};
    draft.opened[JY_ELEMENT_OTHER] = 1;
    jy_sgml_reader reader = {.text = text, .length = length, .is_xml = is_xml};
    jy_sgml_token token;
    while (jy_sgml_next(&reader, &token)) {
        if (dom->nodes->len >= NODES_MOST) {
            g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a page of more than %u elements"), NODES_MOST);
            return NULL;
        }
        take(&draft, &token);
    }
    while (draft.depth > 0) {
        close_top(&draft);
    }
    return g_steal_pointer(&dom);
}

void jy_dom_free(jy_dom *dom)
{
    if (!dom) {
        return;
    }
    g_array_unref(dom->nodes);
    g_free(dom);
}

char *jy_dom_attribute(const jy_dom *dom, uint32_t node, const char *name)
{
    uint32_t at = jy_dom_at(dom, node)->start;
    jy_sgml_attribute attribute;
    while (jy_sgml_next_attribute(dom->text, &at, jy_dom_at(dom, node)->end, &attribute)) {
        if (is_named(&attribute, name)) {
            g_autoptr(GString) value = g_string_new(NULL);
            jy_reference_append(value, attribute.value, attribute.value_length);
            return g_string_free(g_steal_pointer(&value), false);
        }
    }
    return NULL;
}
