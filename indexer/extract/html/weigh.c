/* weigh.c: weights from the leaves up, the article from the root down. */
#include "indexer/extract/html/weigh.h"

#include <jiyan/text/character.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "indexer/extract/html/junk.h"
#include "indexer/extract/html/reference.h"

/* Characters of a piece of text that may be prose. */
#define PROSE_LEAST 8
/* A page with less prose, or with less of it in a hundred characters, is none of an article. */
#define PROSE_FEW 40
#define PROSE_PERCENT 5
/* Of the prose of an element, so much in a hundred is in the one inside of it that is the article, too. */
#define CORE_PERCENT 75
/* What stands around an article has less of the page's prose in a hundred than that. */
#define AROUND_PERCENT 15
/* Characters of a part that is looked for again. */
#define TWICE_LEAST 100

static jy_weigh_weight *weight_at(const jy_weigh *weigh, uint32_t node)
{
    return &g_array_index(weigh->weights, jy_weigh_weight, node);
}

/* ---- weights ---- */

bool jy_weigh_is_link(const jy_dom *dom, uint32_t node)
{
    static const char *const FILES[] = {".doc",  ".docx", ".wps", ".pdf", ".ofd", ".xls", ".xlsx", ".et",  ".ppt",
                                        ".pptx", ".zip",  ".rar", ".7z",  ".txt", ".ceb", ".rtf",  ".tif", ".jpg"};
    if (jy_dom_at(dom, node)->tag != JY_ELEMENT_A) {
        return false;
    }
    g_autofree char *target = jy_dom_attribute(dom, node, "href");
    g_autofree char *lower = target ? g_ascii_strdown(target, -1) : NULL;
    for (size_t i = 0; lower && i < G_N_ELEMENTS(FILES); i++) {
        if (g_str_has_suffix(lower, FILES[i])) {
            return false;
        }
    }
    return target != NULL;
}

static bool is_stop(uint32_t c)
{
    return c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == ',' || c == ';';
}

static jy_weigh_weight weight_of_text(const jy_dom *dom, const jy_dom_node *node)
{
    jy_weigh_weight weight = {0};
    bool has_stop = false;
    for (uint32_t at = node->start; at < node->end;) {
        gunichar c;
        const uint32_t read = node->is_literal ? 0 : jy_reference_read(dom->text + at, node->end - at, &c);
        if (read) {
            at += read;
        } else {
            c = jy_utf8_next(dom->text, node->end, &at);
        }
        weight.characters += !jy_character_is_blank(c);
        has_stop |= is_stop(c);
    }
    weight.prose = has_stop && weight.characters >= PROSE_LEAST ? weight.characters : 0;
    return weight;
}

/* Adds the weight of a node to its parent's, which has not been added yet. */
static void add_up(jy_weigh *weigh, const jy_dom *dom, uint32_t node)
{
    const jy_dom_node *at = jy_dom_at(dom, node);
    jy_weigh_weight *own = weight_at(weigh, node), *to = weight_at(weigh, at->parent);
    if (at->tag == JY_ELEMENT_TEXT) {
        *own = weight_of_text(dom, at);
    } else if (jy_element_is(at->tag, JY_ELEMENT_UNSHOWN)) {
        *own = (jy_weigh_weight){0};
    } else if (own->characters && jy_weigh_is_link(dom, node)) {
        own->links = own->characters;
        own->prose = 0;
    }
    if (!at->is_clutter) {
        to->characters += own->characters;
        to->links += own->links;
        to->prose += own->prose;
    }
}

static void weigh_all(jy_weigh *weigh, const jy_dom *dom)
{
    g_array_set_size(weigh->weights, 0);
    g_array_set_size(weigh->weights, dom->nodes->len);
    for (uint32_t node = dom->nodes->len; node-- > 1;) {
        add_up(weigh, dom, node);
    }
}

/* ---- what is hidden, what is there twice ---- */

/* Marks what is hidden, unless it is most of what the page says. */
static void mark_hidden(const jy_weigh *weigh, const jy_dom *dom)
{
    const jy_weigh_weight *all = weight_at(weigh, 0);
    for (uint32_t i = 1; i < dom->nodes->len; i++) {
        jy_dom_node *node = jy_dom_at(dom, i);
        const jy_weigh_weight *weight = weight_at(weigh, i);
        node->is_clutter = node->is_hidden && (weight->prose == 0 || weight->prose * 2 < all->prose);
    }
}

/* A walk over the characters of a part. */
typedef struct {
    uint32_t node, past, at;
} text_walk;

/* The next byte that is no white space; NUL behind the last. */
static char next_byte(const jy_dom *dom, text_walk *walk)
{
    for (; walk->node < walk->past; walk->at = ++walk->node < walk->past ? jy_dom_at(dom, walk->node)->start : 0) {
        const jy_dom_node *node = jy_dom_at(dom, walk->node);
        while (node->tag == JY_ELEMENT_TEXT && walk->at < node->end) {
            const char c = dom->text[walk->at++];
            if (!g_ascii_isspace(c)) {
                return c;
            }
        }
    }
    return '\0';
}

/* True where two parts say the same. */
static bool is_same(const jy_dom *dom, uint32_t a, uint32_t b)
{
    text_walk one = {a, jy_dom_at(dom, a)->past, jy_dom_at(dom, a)->start};
    text_walk other = {b, jy_dom_at(dom, b)->past, jy_dom_at(dom, b)->start};
    char c;
    do {
        c = next_byte(dom, &one);
        if (c != next_byte(dom, &other)) {
            return false;
        }
    } while (c);
    return true;
}

/* An article that a page has twice, under the same id. */
static void mark_twice(const jy_weigh *weigh, const jy_dom *dom)
{
    g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (uint32_t i = 1; i < dom->nodes->len; i++) {
        jy_dom_node *node = jy_dom_at(dom, i);
        if (!jy_element_is(node->tag, JY_ELEMENT_CONTAINER) || weight_at(weigh, i)->characters < TWICE_LEAST) {
            continue;
        }
        g_autofree char *id = jy_dom_attribute(dom, i, "id");
        const uint32_t before = id ? GPOINTER_TO_UINT(g_hash_table_lookup(first, id)) : 0;
        if (!before && id) {
            g_hash_table_insert(first, g_steal_pointer(&id), GUINT_TO_POINTER(i));
        } else if (before && i >= jy_dom_at(dom, before)->past && is_same(dom, before, i)) {
            node->is_clutter = true;
            i = node->past - 1;
        }
    }
}

/* ---- the article ---- */

static void find_core(jy_weigh *weigh, const jy_dom *dom)
{
    const jy_weigh_weight *all = weight_at(weigh, 0);
    weigh->has_core =
        all->prose >= PROSE_FEW && (uint64_t)all->prose * 100 >= (uint64_t)all->characters * PROSE_PERCENT;
    for (uint32_t at = 0, next = 0; weigh->has_core; at = next) {
        weigh->core = jy_element_is(jy_dom_at(dom, at)->tag, JY_ELEMENT_CONTAINER) || at == 0 ? at : weigh->core;
        const uint64_t least = (uint64_t)weight_at(weigh, at)->prose * CORE_PERCENT;
        uint32_t child = at + 1;
        while (child < jy_dom_at(dom, at)->past && (uint64_t)weight_at(weigh, child)->prose * 100 < least) {
            child = jy_dom_at(dom, child)->past;
        }
        next = child;
        if (child >= jy_dom_at(dom, at)->past) {
            break;
        }
    }
}

/* True for an element that stands around an article by what it is or is called. */
static bool is_around(const jy_dom *dom, uint32_t node)
{
    const jy_element tag = jy_dom_at(dom, node)->tag;
    if (jy_element_is(tag, JY_ELEMENT_PERIPHERAL) || tag == JY_ELEMENT_FORM) {
        return true;
    }
    const bool may_be = jy_element_is(tag, JY_ELEMENT_CONTAINER) || tag == JY_ELEMENT_UL || tag == JY_ELEMENT_HEADER;
    g_autofree char *class = may_be ? jy_dom_attribute(dom, node, "class") : NULL;
    g_autofree char *id = may_be ? jy_dom_attribute(dom, node, "id") : NULL;
    return (class && jy_junk_is_name(class)) || (id && jy_junk_is_name(id));
}

static void mark_around(const jy_weigh *weigh, const jy_dom *dom)
{
    const uint64_t most = (uint64_t)weight_at(weigh, 0)->prose * AROUND_PERCENT;
    for (uint32_t i = 1; i < dom->nodes->len; i++) {
        jy_dom_node *node = jy_dom_at(dom, i);
        const jy_weigh_weight *weight = weight_at(weigh, i);
        const bool holds_core = i <= weigh->core && node->past > weigh->core;
        const bool is_named =
            jy_element_is(node->tag, JY_ELEMENT_PERIPHERAL) && jy_dom_at(dom, node->parent)->tag != JY_ELEMENT_ARTICLE;
        /* Inside of the article, what is called so only where it is nothing but links. */
        const bool is_light = is_named || !jy_weigh_is_core(weigh, dom, i) ? (uint64_t)weight->prose * 100 < most
                                                                           : weight->links == weight->characters;
        if (!holds_core && weight->characters && is_light && is_around(dom, i)) {
            node->is_clutter = true;
            i = node->past - 1;
        }
    }
}

jy_weigh *jy_weigh_new(jy_dom *dom, bool is_page)
{
    jy_weigh *weigh = g_new0(jy_weigh, 1);
    weigh->weights = g_array_new(false, true, sizeof(jy_weigh_weight));
    weigh_all(weigh, dom);
    mark_hidden(weigh, dom);
    if (is_page) {
        mark_twice(weigh, dom);
        weigh_all(weigh, dom);
        find_core(weigh, dom);
    }
    if (weigh->has_core) {
        mark_around(weigh, dom);
    }
    return weigh;
}

void jy_weigh_free(jy_weigh *weigh)
{
    if (!weigh) {
        return;
    }
    g_array_unref(weigh->weights);
    g_free(weigh);
}
