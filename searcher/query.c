/* query.c: reads a question by recursive descent. */
#include "searcher/query.h"

#include <jiyan/error.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

/* Brackets and NOTs inside each other. */
#define DEPTH_MAX 64
#define QUESTION_MAX ((size_t)100000)

typedef struct {
    const char *text, *at;
    unsigned depth;
    GError **err;
    bool failed;
} query_parser;

/* ---- nodes ---- */

static jy_node *new_node(jy_node_kind kind)
{
    jy_node *node = g_new0(jy_node, 1);
    node->kind = kind;
    if (kind != JY_NODE_PHRASE && kind != JY_NODE_FIELD) {
        node->children = g_ptr_array_new_with_free_func((GDestroyNotify)jy_node_free);
    }
    return node;
}

void jy_node_free(jy_node *node)
{
    if (!node) {
        return;
    }
    g_free(node->text);
    if (node->children) {
        g_ptr_array_unref(node->children);
    }
    g_free(node);
}

static jy_node *new_phrase(const char *text, size_t length, bool quoted)
{
    jy_node *node = new_node(JY_NODE_PHRASE);
    node->text = g_strndup(text, length);
    node->quoted = quoted;
    return node;
}

jy_node *jy_node_new_field(jy_by field, const char *value)
{
    jy_node *node = new_node(JY_NODE_FIELD);
    node->field = field;
    node->text = g_strdup(value);
    return node;
}

/* Puts two under one node of a kind, into one that is there already. */
static jy_node *join(jy_node_kind kind, jy_node *left, jy_node *right)
{
    if (!left || !right) {
        return left ? left : right;
    }
    if (left->kind != kind) {
        jy_node *both = new_node(kind);
        g_ptr_array_add(both->children, left);
        left = both;
    }
    g_ptr_array_add(left->children, right);
    return left;
}

jy_node *jy_node_and(jy_node *left, jy_node *right)
{
    return join(JY_NODE_AND, left, right);
}

/* ---- characters ---- */

static void fail(query_parser *parser, const char *at, const char *what)
{
    if (!parser->failed) {
        parser->failed = true;
        g_set_error(parser->err, JY_ERROR, JY_ERROR_QUERY, _("column %ld: %s"),
                    g_utf8_strlen(parser->text, at - parser->text) + 1, what);
    }
}

/* The character at `at`; punctuation as its ASCII twin. */
static gunichar peek(const char *at)
{
    gunichar character = *at ? g_utf8_get_char(at) : 0;
    switch (character) {
    case 0x3000: /* ideographic space */
    case '\t':
    case '\n':
    case '\r':
        return ' ';
    case 0x201C: /* “ ” „ 「 」 『 』 */
    case 0x201D:
    case 0x201E:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
        return '"';
    default:
        return character >= 0xFF01 && character <= 0xFF5E ? character - 0xFEE0 : character;
    }
}

static void step(query_parser *parser)
{
    parser->at = g_utf8_next_char(parser->at);
}

static void skip_spaces(query_parser *parser)
{
    while (peek(parser->at) == ' ') {
        step(parser);
    }
}

/* Chinese punctuation, which parts the runs of a question that is typed as a sentence. */
static bool is_parting(gunichar raw)
{
    return (raw >= 0x3001 && raw <= 0x3003) || (raw >= 0x3008 && raw <= 0x301F && raw != 0x3014 && raw != 0x3015) ||
           raw == 0x2026 || raw == 0x2014 || raw == 0xFF0C || raw == 0xFF01 || raw == 0xFF1F || raw == 0xFF1B ||
           raw == 0xFE30;
}

static bool ends_word(const char *at)
{
    gunichar character = peek(at);
    return character == 0 || character == ' ' || character == '"' || character == '(' || character == ')' ||
           is_parting(g_utf8_get_char(at));
}

/* ---- words ---- */

/* Passes over a word in capitals that is an operator. */
static bool accept_operator(query_parser *parser, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(parser->at, word, length) != 0 || !ends_word(parser->at + length)) {
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
        if (!ends_word(end)) {
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
    const char *open = parser->at;
    step(parser);
    const char *start = parser->at;
    while (peek(parser->at) != '"') {
        if (*parser->at == '\0') {
            fail(parser, open, _("this quotation mark has no partner"));
            return NULL;
        }
        step(parser);
    }
    jy_node *node = new_phrase(start, (size_t)(parser->at - start), true);
    step(parser);
    return node;
}

/* Reads the value behind the colon of a field. */
static jy_node *parse_value(query_parser *parser, jy_by field)
{
    const char *start = parser->at;
    if (peek(parser->at) == '"') {
        jy_node *quotation = parse_quotation(parser);
        if (quotation) {
            quotation->kind = JY_NODE_FIELD;
            quotation->field = field;
        }
        return quotation;
    }
    /* A value goes on over punctuation and brackets that stand in it: 国办函（2004）25号. */
    int open = 0;
    for (gunichar character; (character = peek(parser->at)) != 0 && character != ' ' && character != '"';
         step(parser)) {
        open += character == '(';
        if (character == ')' && --open < 0) {
            break;
        }
    }
    if (parser->at == start) {
        fail(parser, start, _("a value is expected behind the colon"));
        return NULL;
    }
    g_autofree char *value = g_strndup(start, (size_t)(parser->at - start));
    return jy_node_new_field(field, value);
}

/* Reads "name:" of a known field. */
static bool accept_field(query_parser *parser, jy_by *ret_field)
{
    const char *at = parser->at;
    while (!ends_word(at) && peek(at) != ':') {
        at = g_utf8_next_char(at);
    }
    if (peek(at) != ':' || !jy_by_named(parser->at, (size_t)(at - parser->at), ret_field)) {
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
    while (!ends_word(parser->at)) {
        step(parser);
    }
    return new_phrase(start, (size_t)(parser->at - start), false);
}

/* ---- expressions ---- */

static jy_node *parse_or(query_parser *parser);

static jy_node *parse_group(query_parser *parser)
{
    const char *open = parser->at;
    step(parser);
    jy_node *inner = parse_or(parser);
    skip_spaces(parser);
    if (peek(parser->at) != ')') {
        fail(parser, open, _("this bracket has no partner"));
        jy_node_free(inner);
        return NULL;
    }
    step(parser);
    return inner;
}

static jy_node *parse_atom(query_parser *parser)
{
    gunichar character = peek(parser->at);
    if (character == '"') {
        return parse_quotation(parser);
    }
    return character == '(' ? parse_group(parser) : parse_word(parser);
}

static jy_node *parse_near(query_parser *parser)
{
    const char *start = parser->at;
    jy_node *left = parse_atom(parser);
    uint32_t distance;
    while (left && accept_near(parser, &distance)) {
        skip_spaces(parser);
        const char *at = parser->at;
        jy_node *right = ends_word(at) && peek(at) != '"' ? NULL : parse_atom(parser);
        bool phrases =
            right && right->kind == JY_NODE_PHRASE && (left->kind == JY_NODE_PHRASE || left->kind == JY_NODE_NEAR);
        if (!phrases) {
            fail(parser, right && left->kind != JY_NODE_PHRASE ? start : at,
                 _("NEAR stands between two words or quotations"));
            jy_node_free(right);
            g_clear_pointer(&left, jy_node_free);
            break;
        }
        left = join(JY_NODE_NEAR, left, right);
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
    if (peek(parser->at) != '-') {
        return false;
    }
    const char *behind = g_utf8_next_char(parser->at);
    if (ends_word(behind) && peek(behind) != '"' && peek(behind) != '(') {
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
    if (ends_word(parser->at) && peek(parser->at) != '"' && peek(parser->at) != '(') {
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
    jy_node *node = new_node(JY_NODE_NOT);
    g_ptr_array_add(node->children, child);
    return node;
}

/* Passes over what stands between two operands: spaces, AND, the punctuation of a sentence. */
static void skip_between(query_parser *parser)
{
    for (;;) {
        skip_spaces(parser);
        if (*parser->at && is_parting(g_utf8_get_char(parser->at)) && peek(parser->at) != '"') {
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
        gunichar character = peek(parser->at);
        if (parser->failed || character == 0 || character == ')' || at_operator(parser, "OR") ||
            at_operator(parser, "|")) {
            return all;
        }
        all = join(JY_NODE_AND, all, parse_unary(parser));
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
        any = join(JY_NODE_OR, any, right);
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
    if (!parser.failed && peek(parser.at) == ')') {
        fail(&parser, parser.at, _("this bracket has no partner"));
    }
    return parser.failed ? NULL : g_steal_pointer(&root);
}

/* ---- printing ---- */

static void print(const jy_node *node, GString *out);

static void print_children(const jy_node *node, const char *between, GString *out)
{
    g_string_append_c(out, '(');
    for (guint i = 0; i < node->children->len; i++) {
        g_string_append(out, i ? between : "");
        print(node->children->pdata[i], out);
    }
    g_string_append_c(out, ')');
}

static void print(const jy_node *node, GString *out)
{
    g_autofree char *near = NULL;
    switch (node->kind) {
    case JY_NODE_PHRASE:
        g_string_append_printf(out, node->quoted ? "\"%s\"" : "%s", node->text);
        break;
    case JY_NODE_FIELD:
        g_string_append_printf(out, "%s:\"%s\"", jy_by_name(node->field), node->text);
        break;
    case JY_NODE_AND:
        print_children(node, " ", out);
        break;
    case JY_NODE_OR:
        print_children(node, " OR ", out);
        break;
    case JY_NODE_NOT:
        g_string_append(out, "NOT ");
        print(node->children->pdata[0], out);
        break;
    case JY_NODE_NEAR:
        near = g_strdup_printf(" NEAR/%u ", node->distance);
        print_children(node, near, out);
        break;
    }
}

char *jy_node_print(const jy_node *node)
{
    GString *out = g_string_new(NULL);
    if (node) {
        print(node, out);
    }
    return g_string_free(out, false);
}
