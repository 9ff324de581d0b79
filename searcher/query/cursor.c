/* cursor.c: what the reading of a question is made of. */
#include "searcher/query/cursor.h"

#include <jiyan/base/error.h>
#include <libintl.h>

#include "searcher/query/punctuation.h"

#define _(s) gettext(s)

/* Characters; more is as good as anywhere. */
#define DISTANCE_MAX 10000

uint32_t jy_cursor_column(const jy_cursor *parser, const char *at)
{
    return (uint32_t)g_utf8_strlen(parser->text, at - parser->text) + 1;
}

jy_cursor_stretch jy_cursor_mark(const char *at)
{
    return (jy_cursor_stretch){at, g_utf8_next_char(at)};
}

void jy_cursor_fail(jy_cursor *parser, const char *at, jy_cursor_stretch wrong, const char *format, ...)
{
    if (parser->failed) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    parser->failed = true;
    parser->wrong = wrong;
    g_set_error(parser->err, JY_ERROR, JY_ERROR_QUERY, _("column %ld: %s"), (long)jy_cursor_column(parser, at), what);
}

void jy_cursor_step(jy_cursor *parser)
{
    parser->at = g_utf8_next_char(parser->at);
}

static const char *behind_spaces(const char *at)
{
    while (jy_punctuation_twin(at) == ' ') {
        at = g_utf8_next_char(at);
    }
    return at;
}

void jy_cursor_skip_spaces(jy_cursor *parser)
{
    parser->at = behind_spaces(parser->at);
}

/* ---- operators ---- */

/* Where the letters of an operator end that begin at `at`, in any width; NULL where they are not there. */
static const char *behind_letters(const char *at, const char *letters)
{
    for (; *letters; letters++) {
        if (jy_punctuation_twin(at) != (gunichar)*letters) {
            return NULL;
        }
        at = g_utf8_next_char(at);
    }
    return at;
}

static const char *behind_operator(const char *at, const char *word)
{
    const char *behind = behind_letters(at, word);
    return behind && jy_punctuation_ends_word(behind) ? behind : NULL;
}

bool jy_cursor_at(const jy_cursor *parser, const char *word)
{
    return behind_operator(parser->at, word) != NULL;
}

bool jy_cursor_accept(jy_cursor *parser, const char *word)
{
    const char *behind = behind_operator(parser->at, word);
    if (behind) {
        parser->accepted = (jy_cursor_stretch){parser->at, behind};
        parser->at = behind;
    }
    return behind != NULL;
}

bool jy_cursor_accept_or(jy_cursor *parser)
{
    jy_cursor_skip_spaces(parser);
    return jy_cursor_accept(parser, "OR") || jy_cursor_accept(parser, "|");
}

bool jy_cursor_accept_not(jy_cursor *parser)
{
    if (jy_cursor_accept(parser, "NOT")) {
        jy_cursor_skip_spaces(parser);
        return true;
    }
    if (jy_punctuation_twin(parser->at) != '-') {
        return false;
    }
    const char *behind = g_utf8_next_char(parser->at);
    if (jy_punctuation_ends_word(behind) && jy_punctuation_twin(behind) != '"' && jy_punctuation_twin(behind) != '(') {
        return false;
    }
    parser->accepted = (jy_cursor_stretch){parser->at, behind};
    parser->at = behind;
    return true;
}

jy_near_state jy_cursor_near(const jy_cursor *parser, jy_near_link *ret_link, const char **ret_start,
                             const char **ret_end)
{
    *ret_start = behind_spaces(parser->at);
    const char *ordered = behind_letters(*ret_start, "ONEAR");
    const char *behind = ordered ? ordered : behind_letters(*ret_start, "NEAR");
    *ret_link = (jy_near_link){JY_NEAR_DISTANCE, ordered != NULL};
    if (!behind) {
        return JY_NEAR_NONE;
    }
    *ret_end = behind;
    if (jy_punctuation_ends_word(behind)) {
        return JY_NEAR_GOOD;
    }
    if (jy_punctuation_twin(behind) != '/') {
        return JY_NEAR_NONE;
    }
    const char *digits = g_utf8_next_char(behind), *at = digits;
    uint32_t number = 0;
    for (gunichar digit; (digit = jy_punctuation_twin(at)) >= '0' && digit <= '9'; at = g_utf8_next_char(at)) {
        number = MIN(number * 10 + (uint32_t)(digit - '0'), DISTANCE_MAX);
    }
    ret_link->distance = number;
    *ret_end = at;
    return *ret_end > digits && jy_punctuation_ends_word(*ret_end) ? JY_NEAR_GOOD : JY_NEAR_BAD;
}

/* ---- brackets of a field ---- */

bool jy_cursor_opens_group(const char *at)
{
    int open = 0;
    bool spaced = false;
    if (jy_punctuation_twin(at) != '(') {
        return false;
    }
    for (gunichar twin; (twin = jy_punctuation_twin(at)) != 0; at = g_utf8_next_char(at)) {
        const char *close = twin == '"' ? jy_punctuation_partner(at) : NULL;
        at = close ? close : at;
        spaced |= twin == ' ' || twin == '"';
        open += (twin == '(') - (twin == ')');
        if (open == 0) {
            return spaced || jy_punctuation_ends_word(g_utf8_next_char(at));
        }
    }
    return true;
}
