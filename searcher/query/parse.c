/* parse.c: reads a question by recursive descent. */
#include "searcher/query/parse.h"

#include <jiyan/text/phrase.h>
#include <libintl.h>
#include <string.h>

#include "searcher/query/cursor.h"
#include "searcher/query/punctuation.h"

#define _(s) gettext(s)

/* Brackets and NOTs inside each other. */
#define DEPTH_MAX 64
/* Of one word; the time that is taken to find it grows with their square. */
#define WILDCARDS_MAX 16

/* ---- words ---- */

/* A word with too many wildcards is refused. */
static void check_wildcards(jy_cursor *parser, const char *word, const char *end)
{
    unsigned count = 0;
    gunichar before = 0;
    const char *first = NULL;
    for (const char *at = word; at < end; at = g_utf8_next_char(at)) {
        gunichar twin = jy_punctuation_twin(at);
        first = !first && (twin == '*' || twin == '?') ? at : first;
        count += (twin == '*' && before != '*') || twin == '?';
        before = twin;
    }
    if (count > WILDCARDS_MAX) {
        jy_cursor_fail(parser, word, jy_cursor_mark(first), _("a word may have %d of * and ?, this one has %u"),
                       WILDCARDS_MAX, count);
    }
}

static jy_node *parse_quotation(jy_cursor *parser)
{
    const char *open = parser->at, *start = g_utf8_next_char(open), *close = jy_punctuation_partner(open);
    if (!close) {
        jy_cursor_fail(parser, open + strlen(open), jy_cursor_mark(open),
                       _("a closing quotation mark is missing for the one at column %u"),
                       jy_cursor_column(parser, open));
        return NULL;
    }
    parser->at = g_utf8_next_char(close);
    return jy_node_new_phrase(start, (size_t)(close - start), true);
}

/* Passes over a value without quotation marks. It goes on over punctuation and brackets that are in it:
 * 国办函（2004）25号. */
static void skip_value(jy_cursor *parser)
{
    int open = 0;
    for (gunichar character; (character = jy_punctuation_twin(parser->at)) != 0 && character != ' ' && character != '"';
         jy_cursor_step(parser)) {
        open += character == '(';
        if (character == ')' && --open < 0) {
            break;
        }
    }
}

static jy_node *parse_group(jy_cursor *parser);

/* Brackets behind the colon: what is in them are values of the field. */
static jy_node *parse_values(jy_cursor *parser, jy_field field)
{
    const char *start = parser->at;
    const jy_field *outer = parser->field;
    parser->field = &field;
    jy_node *node = parse_group(parser);
    parser->field = outer;
    if (!node) {
        jy_cursor_fail(parser, start, parser->colon, _("a value is expected in these brackets"));
    }
    return node;
}

/* Reads a value of a field. */
static jy_node *parse_value(jy_cursor *parser, jy_field field)
{
    const char *start = parser->at;
    jy_node *node = NULL;
    if (jy_punctuation_twin(start) == '"') {
        g_autoptr(jy_node) quotation = parse_quotation(parser);
        node = quotation ? jy_node_new_field(field, quotation->text, true) : NULL;
    } else {
        skip_value(parser);
        g_autofree char *value = g_strndup(start, (size_t)(parser->at - start));
        node = *value ? jy_node_new_field(field, value, false) : NULL;
        if (!node) {
            jy_cursor_fail(parser, start, parser->colon, _("a value is expected behind the colon"));
        } else if (jy_node_is_phrase_field(node)) {
            check_wildcards(parser, start, parser->at);
        }
    }
    if (node) {
        node->column = jy_cursor_column(parser, start);
    }
    return node;
}

/* Reads "name:" of a known field. */
static bool accept_field(jy_cursor *parser, jy_field *ret_field)
{
    const char *at = parser->at;
    while (!jy_punctuation_ends_word(at) && jy_punctuation_twin(at) != ':') {
        at = g_utf8_next_char(at);
    }
    *ret_field = jy_punctuation_twin(at) == ':' ? jy_fields_find(parser->at, (size_t)(at - parser->at), JY_FIELD_ASKED)
                                                : JY_FIELD_NONE;
    if (*ret_field == JY_FIELD_NONE) {
        return false;
    }
    parser->colon = jy_cursor_mark(at);
    parser->at = g_utf8_next_char(at);
    return true;
}

/* Where a word ends that begins at `start`: over the bracketed year of a document number, the comma of thousands, and
 * question marks that stand for a character. */
static const char *behind_word(const char *start)
{
    const char *at = start;
    for (;;) {
        size_t more = at > start ? jy_punctuation_year(at) + jy_punctuation_thousands(at) : 0;
        if (more) {
            at += more;
        } else if (!jy_punctuation_ends_word(at) || (jy_punctuation_twin(at) == '?' && jy_phrase_is_wild(start, at))) {
            at = g_utf8_next_char(at);
        } else {
            return at;
        }
    }
}

static jy_node *parse_word(jy_cursor *parser)
{
    jy_field field;
    if (accept_field(parser, &field)) {
        while (jy_punctuation_is_stray(parser->at)) {
            jy_cursor_step(parser);
        }
        return jy_cursor_opens_group(parser->at) ? parse_values(parser, field) : parse_value(parser, field);
    }
    if (parser->field) {
        return parse_value(parser, *parser->field);
    }
    const char *start = parser->at;
    parser->at = behind_word(start);
    check_wildcards(parser, start, parser->at);
    return jy_node_new_phrase(start, (size_t)(parser->at - start), false);
}

/* ---- expressions ---- */

static jy_node *parse_or(jy_cursor *parser);

static jy_node *parse_group(jy_cursor *parser)
{
    const char *open = parser->at;
    jy_cursor_step(parser);
    g_autoptr(jy_node) inner = parse_or(parser);
    jy_cursor_skip_spaces(parser);
    if (jy_punctuation_twin(parser->at) != ')') {
        jy_cursor_fail(parser, parser->at, jy_cursor_mark(open), _("a closing ) is missing for the ( at column %u"),
                       jy_cursor_column(parser, open));
        return NULL;
    }
    jy_cursor_step(parser);
    return g_steal_pointer(&inner);
}

static jy_node *parse_atom(jy_cursor *parser)
{
    gunichar character = jy_punctuation_twin(parser->at);
    if (character == '(' && (!parser->field || jy_cursor_opens_group(parser->at))) {
        return parse_group(parser);
    }
    if (character == '"') {
        return parser->field ? parse_value(parser, *parser->field) : parse_quotation(parser);
    }
    return parse_word(parser);
}

static bool at_near(const jy_cursor *parser)
{
    jy_near_link link;
    const char *start, *end;
    return jy_cursor_near(parser, &link, &start, &end) != JY_NEAR_NONE;
}

/* True where neither a word nor a quotation nor a bracket begins. */
static bool lacks_word(const jy_cursor *parser)
{
    jy_cursor ahead = *parser;
    return at_near(parser) || jy_cursor_accept_or(&ahead) || jy_cursor_at(parser, "AND") ||
           (jy_punctuation_ends_word(parser->at) && jy_punctuation_twin(parser->at) != '"' &&
            jy_punctuation_twin(parser->at) != '(');
}

static bool check_place(const jy_node *node, void *user)
{
    bool *has = user;
    *has = *has && (node->kind == JY_NODE_PHRASE || node->kind == JY_NODE_OR);
    return *has;
}

/* True for what can be near to something: words, quotations, and either of several. */
static bool has_place(const jy_node *node)
{
    bool has = true;
    jy_node_visit(node, check_place, &has);
    return has;
}

/* Passes over NEAR/n. Returns false where there is none. */
static bool accept_near(jy_cursor *parser, jy_near_link *ret_link)
{
    const char *start, *end, *name;
    jy_near_state state = jy_cursor_near(parser, ret_link, &start, &end);
    name = ret_link->ordered ? "ONEAR" : "NEAR";
    if (state == JY_NEAR_BAD) {
        jy_cursor_fail(parser, start, (jy_cursor_stretch){start, end}, _("%s/ wants a number"), name);
    } else if (state == JY_NEAR_GOOD && parser->field) {
        jy_cursor_fail(parser, start, (jy_cursor_stretch){start, end}, _("%s cannot stand in the brackets of a field"),
                       name);
    } else if (state == JY_NEAR_GOOD) {
        parser->accepted = (jy_cursor_stretch){start, end};
        parser->at = end;
    }
    return state == JY_NEAR_GOOD && !parser->failed;
}

/* The operand behind a NEAR. */
static jy_node *parse_neighbour(jy_cursor *parser, const jy_near_link *link)
{
    jy_cursor_skip_spaces(parser);
    const char *at = parser->at;
    const jy_cursor_stretch name = parser->accepted;
    jy_cursor ahead = *parser;
    bool lacks = lacks_word(parser) || jy_cursor_accept_not(&ahead);
    g_autoptr(jy_node) node = lacks ? NULL : parse_atom(parser);
    if (!node) {
        jy_cursor_fail(parser, at, name, _("%s wants a word, a quotation or ( behind it"),
                       link->ordered ? "ONEAR" : "NEAR");
    } else if (!has_place(node)) {
        jy_cursor_fail(parser, at, name, _("NEAR takes words, quotations, and brackets of these with OR"));
    }
    if (!node || parser->failed) {
        return NULL;
    }
    node->link = *link;
    return g_steal_pointer(&node);
}

static jy_node *parse_near(jy_cursor *parser)
{
    const char *start = parser->at;
    g_autoptr(jy_node) left = at_near(parser) ? NULL : parse_atom(parser);
    g_autoptr(jy_node) near = NULL;
    jy_near_link link;
    while (accept_near(parser, &link)) {
        if (!left && !near) {
            jy_cursor_fail(parser, start, parser->accepted, _("%s wants a word, a quotation or ( before it"),
                           link.ordered ? "ONEAR" : "NEAR");
        } else if (left && !has_place(left)) {
            jy_cursor_fail(parser, start, parser->accepted,
                           _("NEAR takes words, quotations, and brackets of these with OR"));
        }
        jy_node *right = parser->failed ? NULL : parse_neighbour(parser, &link);
        if (!right) {
            return NULL;
        }
        if (!near) {
            near = jy_node_new(JY_NODE_NEAR);
            g_ptr_array_add(near->children, g_steal_pointer(&left));
        }
        g_ptr_array_add(near->children, right);
    }
    return near ? g_steal_pointer(&near) : g_steal_pointer(&left);
}

static jy_node *parse_unary(jy_cursor *parser)
{
    const char *start = parser->at;
    if (!jy_cursor_accept_not(parser)) {
        return parse_near(parser);
    }
    if (lacks_word(parser)) {
        jy_cursor_fail(parser, start, parser->accepted, _("NOT wants a word, a quotation, ( or a field behind it"));
        return NULL;
    }
    if (++parser->depth > DEPTH_MAX) {
        jy_cursor_fail(parser, start, parser->accepted, _("brackets and NOTs may stand %d deep inside each other"),
                       DEPTH_MAX);
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

/* Passes over what is between two operands: spaces, AND, the punctuation of a sentence, slips. */
static void skip_between(jy_cursor *parser)
{
    for (;;) {
        jy_cursor_skip_spaces(parser);
        if (jy_punctuation_is_stray(parser->at) || (*parser->at && jy_punctuation_parts(g_utf8_get_char(parser->at)) &&
                                                    jy_punctuation_twin(parser->at) != '"')) {
            jy_cursor_step(parser);
        } else if (!jy_cursor_accept(parser, "AND")) {
            return;
        }
    }
}

static jy_node *parse_and(jy_cursor *parser)
{
    jy_node *all = NULL;
    for (;;) {
        skip_between(parser);
        gunichar character = jy_punctuation_twin(parser->at);
        if (parser->failed || character == 0 || character == ')' || jy_cursor_at(parser, "OR") ||
            jy_cursor_at(parser, "|")) {
            return all;
        }
        all = jy_node_join(JY_NODE_AND, all, parse_unary(parser));
    }
}

static jy_node *parse_or(jy_cursor *parser)
{
    if (++parser->depth > DEPTH_MAX) {
        jy_cursor_fail(parser, parser->at, jy_cursor_mark(g_utf8_prev_char(parser->at)),
                       _("brackets and NOTs may stand %d deep inside each other"), DEPTH_MAX);
        return NULL;
    }
    const char *start = parser->at;
    jy_node *any = parse_and(parser);
    /* Brackets keep an AND together: it must not be joined with another. */
    while (!parser->failed && jy_cursor_accept_or(parser)) {
        const char *at = parser->at;
        const jy_cursor_stretch link = parser->accepted;
        jy_node *right = parse_and(parser);
        if (!any) {
            jy_cursor_fail(parser, start, link, _("%s wants a word, a quotation or ( before it"), "OR");
        } else if (!right) {
            jy_cursor_fail(parser, at, link, _("%s wants a word, a quotation or ( behind it"), "OR");
        }
        any = jy_node_join(JY_NODE_OR, any, right);
    }
    parser->depth--;
    return any;
}

jy_node *jy_parse(const char *text, jy_parse_span *ret_wrong, GError **err)
{
    jy_cursor parser = {.text = text, .at = text, .wrong = {text, text}, .err = err};
    size_t length = strlen(text);
    g_autoptr(jy_node) root = NULL;
    if (!g_utf8_validate(text, -1, NULL)) {
        jy_cursor_fail(&parser, text, parser.wrong, _("the question is not UTF-8"));
    } else if (length > JY_QUESTION_MOST) {
        jy_cursor_fail(&parser, text, parser.wrong, _("the question has %zu bytes, it may have %zu"), length,
                       JY_QUESTION_MOST);
    } else {
        root = parse_or(&parser);
    }
    if (!parser.failed && jy_punctuation_twin(parser.at) == ')') {
        jy_cursor_fail(&parser, parser.at, jy_cursor_mark(parser.at), _("this ) has no ( before it"));
    }
    if (ret_wrong) {
        *ret_wrong = (jy_parse_span){(size_t)(parser.wrong.start - text), (size_t)(parser.wrong.end - text)};
    }
    return parser.failed ? NULL : g_steal_pointer(&root);
}
