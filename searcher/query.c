/* query.c: reads a question by recursive descent. */
#include "searcher/query.h"

#include <jiyan/error.h>
#include <libintl.h>
#include <string.h>

#include "searcher/mark.h"
#include "searcher/node.h"

#define _(s) gettext(s)

/* Brackets and NOTs inside each other. */
#define DEPTH_MAX 64
/* Bytes. Xapian takes the square of the number of words. */
#define QUESTION_MAX ((size_t)20000)

typedef struct {
    const char *text, *at;
    unsigned depth;
    GError **err;
    bool failed;
} query_parser;

/* ---- characters ---- */

static void fail(query_parser *parser, const char *at, const char *what)
{
    if (!parser->failed) {
        parser->failed = true;
        g_set_error(parser->err, JY_ERROR, JY_ERROR_QUERY, _("column %ld: %s"),
                    g_utf8_strlen(parser->text, at - parser->text) + 1, what);
    }
}

static void step(query_parser *parser)
{
    parser->at = g_utf8_next_char(parser->at);
}

static void skip_spaces(query_parser *parser)
{
    while (jy_mark_twin(parser->at) == ' ') {
        step(parser);
    }
}

/* ---- words ---- */

/* Passes over a word in capitals that is an operator. */
static bool accept_operator(query_parser *parser, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(parser->at, word, length) != 0 || !jy_mark_ends_word(parser->at + length)) {
        return false;
    }
    parser->at += length;
    return true;
}

static bool at_operator(const query_parser *parser, const char *word)
{
    query_parser ahead = *parser;
    return accept_operator(&ahead, word);
}

static bool accept_or(query_parser *parser)
{
    skip_spaces(parser);
    return accept_operator(parser, "OR") || accept_operator(parser, "|");
}

/* Reads NEAR or NEAR/n. */
static bool accept_near(query_parser *parser, uint32_t *ret_distance)
{
    query_parser ahead = *parser;
    skip_spaces(&ahead);
    *ret_distance = JY_NEAR_DISTANCE;
    if (!accept_operator(&ahead, "NEAR")) {
        if (strncmp(ahead.at, "NEAR/", 5) != 0 || !g_ascii_isdigit(ahead.at[5])) {
            return false;
        }
        char *end;
        guint64 number = g_ascii_strtoull(ahead.at + 5, &end, 10);
        if (!jy_mark_ends_word(end)) {
            return false;
        }
        *ret_distance = (uint32_t)MIN(number, 10000);
        ahead.at = end;
    }
    parser->at = ahead.at;
    return true;
}

static jy_node *parse_quotation(query_parser *parser)
{
    const char *start = g_utf8_next_char(parser->at), *close = jy_mark_partner(parser->at);
    if (!close) {
        fail(parser, parser->at, _("this quotation mark has no partner"));
        return NULL;
    }
    parser->at = g_utf8_next_char(close);
    return jy_node_new_phrase(start, (size_t)(close - start), true);
}

static uint32_t column_of(const query_parser *parser, const char *at)
{
    return (uint32_t)g_utf8_strlen(parser->text, at - parser->text) + 1;
}

/* Passes over a value without quotation marks. It goes on over punctuation and brackets that stand in it:
 * 国办函（2004）25号. */
static void skip_value(query_parser *parser)
{
    int open = 0;
    for (gunichar character; (character = jy_mark_twin(parser->at)) != 0 && character != ' ' && character != '"';
         step(parser)) {
        open += character == '(';
        if (character == ')' && --open < 0) {
            break;
        }
    }
}

/* Reads the value behind the colon of a field. */
static jy_node *parse_value(query_parser *parser, jy_by field)
{
    while (jy_mark_is_stray(parser->at)) {
        step(parser);
    }
    const char *start = parser->at;
    jy_node *node = NULL;
    if (jy_mark_twin(start) == '"') {
        node = parse_quotation(parser);
        if (node) {
            node->kind = JY_NODE_FIELD;
            node->field = field;
        }
    } else {
        skip_value(parser);
        g_autofree char *value = g_strndup(start, (size_t)(parser->at - start));
        node = *value ? jy_node_new_field(field, value) : NULL;
        if (!node) {
            fail(parser, start, _("a value is expected behind the colon"));
        }
    }
    if (node) {
        node->column = column_of(parser, start);
    }
    return node;
}

/* Reads "name:" of a known field. */
static bool accept_field(query_parser *parser, jy_by *ret_field)
{
    const char *at = parser->at;
    while (!jy_mark_ends_word(at) && jy_mark_twin(at) != ':') {
        at = g_utf8_next_char(at);
    }
    if (jy_mark_twin(at) != ':' || !jy_by_named(parser->at, (size_t)(at - parser->at), ret_field)) {
        return false;
    }
    parser->at = g_utf8_next_char(at);
    return true;
}

static jy_node *parse_word(query_parser *parser)
{
    jy_by field;
    if (accept_field(parser, &field)) {
        return parse_value(parser, field);
    }
    const char *start = parser->at;
    for (size_t year = 0; !jy_mark_ends_word(parser->at) || year;
         year = parser->at > start ? jy_mark_year(parser->at) : 0) {
        if (year) {
            parser->at += year;
        } else {
            step(parser);
        }
    }
    return jy_node_new_phrase(start, (size_t)(parser->at - start), false);
}

/* ---- expressions ---- */

static jy_node *parse_or(query_parser *parser);

static jy_node *parse_group(query_parser *parser)
{
    const char *open = parser->at;
    step(parser);
    jy_node *inner = parse_or(parser);
    skip_spaces(parser);
    if (jy_mark_twin(parser->at) != ')') {
        fail(parser, open, _("this bracket has no partner"));
        jy_node_free(inner);
        return NULL;
    }
    step(parser);
    return inner;
}

static jy_node *parse_atom(query_parser *parser)
{
    gunichar character = jy_mark_twin(parser->at);
    if (character == '"') {
        return parse_quotation(parser);
    }
    return character == '(' ? parse_group(parser) : parse_word(parser);
}

/* True where an operator stands in the place of a word. */
static bool at_stray_operator(const query_parser *parser)
{
    query_parser ahead = *parser;
    uint32_t distance;
    return accept_near(&ahead, &distance) || accept_or(&ahead) || at_operator(parser, "AND");
}

/* True where neither a word nor a quotation nor a bracket begins. */
static bool lacks_word(const query_parser *parser)
{
    return at_stray_operator(parser) ||
           (jy_mark_ends_word(parser->at) && jy_mark_twin(parser->at) != '"' && jy_mark_twin(parser->at) != '(');
}

static jy_node *parse_near(query_parser *parser)
{
    const char *start = parser->at;
    jy_node *left = at_stray_operator(parser) ? NULL : parse_atom(parser);
    uint32_t distance;
    if (!left && accept_near(parser, &distance)) {
        fail(parser, start, _("NEAR stands between two words or quotations"));
    }
    while (left && accept_near(parser, &distance)) {
        skip_spaces(parser);
        const char *at = parser->at;
        jy_node *right = lacks_word(parser) ? NULL : parse_atom(parser);
        bool phrases =
            right && right->kind == JY_NODE_PHRASE && (left->kind == JY_NODE_PHRASE || left->kind == JY_NODE_NEAR);
        if (!phrases) {
            fail(parser, right && left->kind != JY_NODE_PHRASE ? start : at,
                 _("NEAR stands between two words or quotations"));
            jy_node_free(right);
            g_clear_pointer(&left, jy_node_free);
            break;
        }
        left = jy_node_join(JY_NODE_NEAR, left, right);
        left->distance = MAX(left->distance, distance);
    }
    return left;
}

static bool accept_not(query_parser *parser)
{
    if (accept_operator(parser, "NOT")) {
        skip_spaces(parser);
        return true;
    }
    if (jy_mark_twin(parser->at) != '-') {
        return false;
    }
    const char *behind = g_utf8_next_char(parser->at);
    if (jy_mark_ends_word(behind) && jy_mark_twin(behind) != '"' && jy_mark_twin(behind) != '(') {
        return false;
    }
    parser->at = behind;
    return true;
}

static jy_node *parse_unary(query_parser *parser)
{
    const char *start = parser->at;
    if (!accept_not(parser)) {
        return parse_near(parser);
    }
    if (lacks_word(parser)) {
        fail(parser, start, _("NOT needs a word behind it"));
        return NULL;
    }
    if (++parser->depth > DEPTH_MAX) {
        fail(parser, start, _("too many brackets inside each other"));
        return NULL;
    }
    jy_node *child = parse_unary(parser);
    parser->depth--;
    if (!child) {
        return NULL;
    }
    jy_node *node = jy_node_new(JY_NODE_NOT);
    g_ptr_array_add(node->children, child);
    return node;
}

/* Passes over what stands between two operands: spaces, AND, the punctuation of a sentence, slips. */
static void skip_between(query_parser *parser)
{
    for (;;) {
        skip_spaces(parser);
        if (jy_mark_is_stray(parser->at) ||
            (*parser->at && jy_mark_parts(g_utf8_get_char(parser->at)) && jy_mark_twin(parser->at) != '"')) {
            step(parser);
        } else if (!accept_operator(parser, "AND")) {
            return;
        }
    }
}

static jy_node *parse_and(query_parser *parser)
{
    jy_node *all = NULL;
    for (;;) {
        skip_between(parser);
        gunichar character = jy_mark_twin(parser->at);
        if (parser->failed || character == 0 || character == ')' || at_operator(parser, "OR") ||
            at_operator(parser, "|")) {
            return all;
        }
        all = jy_node_join(JY_NODE_AND, all, parse_unary(parser));
    }
}

static jy_node *parse_or(query_parser *parser)
{
    if (++parser->depth > DEPTH_MAX) {
        fail(parser, parser->at, _("too many brackets inside each other"));
        return NULL;
    }
    const char *start = parser->at;
    jy_node *any = parse_and(parser);
    /* Brackets keep an AND together: it must not be joined with another. */
    while (!parser->failed && accept_or(parser)) {
        const char *at = parser->at;
        jy_node *right = parse_and(parser);
        if (!any || !right) {
            fail(parser, any ? at : start, _("OR stands between two words"));
            jy_node_free(right);
            break;
        }
        any = jy_node_join(JY_NODE_OR, any, right);
    }
    parser->depth--;
    return any;
}

jy_node *jy_query_parse(const char *text, GError **err)
{
    query_parser parser = {.text = text, .at = text, .err = err};
    if (!g_utf8_validate(text, -1, NULL)) {
        fail(&parser, text, _("the question is not UTF-8"));
        return NULL;
    }
    if (strlen(text) > QUESTION_MAX) {
        fail(&parser, text, _("the question is too long"));
        return NULL;
    }
    g_autoptr(jy_node) root = parse_or(&parser);
    if (!parser.failed && jy_mark_twin(parser.at) == ')') {
        fail(&parser, parser.at, _("this bracket has no partner"));
    }
    return parser.failed ? NULL : g_steal_pointer(&root);
}
