/* mend.c: leaves out of a question what is at fault, one operator at a time, until it can be read. */
#include "searcher/query/mend.h"

#include <libintl.h>
#include <string.h>

#include "searcher/query/field_value.h"
#include "searcher/query/parse.h"

#define _(s) gettext(s)

/* Operators that are left out one by one: a text with more of them is no query at all. */
#define FAULTS_MOST 32
/* Faults that are named. */
#define FAULTS_NAMED 3

typedef struct {
    const char *text;
    jy_parse_span wrong;
    bool has_words;
    GError *failure; /* NULL: nothing is wrong */
} query_fault;

/* The colon or bracket before the value of a field is at fault where the field cannot have it. */
static bool check_value(const jy_node *node, void *user)
{
    query_fault *found = user;
    if (!found->failure && node->kind == JY_NODE_FIELD && node->column &&
        !jy_field_value_check(node->field, node->text, &found->failure)) {
        const char *value = g_utf8_offset_to_pointer(found->text, (glong)node->column - 1);
        const char *before = g_utf8_find_prev_char(found->text, value);
        found->wrong = (jy_parse_span){(size_t)(before - found->text), (size_t)(value - found->text)};
        g_prefix_error(&found->failure, _("column %u: "), node->column);
    }
    return !found->failure;
}

static query_fault find_fault(const char *text)
{
    query_fault found = {.text = text};
    g_autoptr(jy_node) root = jy_parse(text, &found.wrong, &found.failure);
    if (root) {
        jy_node_visit(root, check_value, &found);
        found.has_words = jy_node_has_content(root);
    }
    return found;
}

static char *blank(const char *text, jy_parse_span wrong)
{
    GString *rest = g_string_new_len(text, (gssize)wrong.start);
    for (glong i = g_utf8_strlen(text + wrong.start, (gssize)(wrong.end - wrong.start)); i > 0; i--) {
        g_string_append_c(rest, ' ');
    }
    return g_string_free(g_string_append(rest, text + wrong.end), false);
}

/* Only letters and digits, and no word in capitals. */
static char *words_of(const char *text)
{
    GString *words = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const gunichar character = g_utf8_get_char(at);
        const bool is_kept = g_unichar_isalnum(character) || g_unichar_ismark(character) || character == '.';
        g_string_append_unichar(words, !is_kept           ? ' '
                                       : character < 0x80 ? (gunichar)g_ascii_tolower((char)character)
                                                          : character);
    }
    return g_string_free(words, false);
}

static void note_fault(GString *note, const query_fault *found)
{
    g_autofree char *wrong = g_strndup(found->text + found->wrong.start, found->wrong.end - found->wrong.start);
    g_string_append(note, note->len ? "; " : "");
    g_string_append_printf(note, _("%s, so %s is ignored"), found->failure->message, g_strstrip(wrong));
}

static char *cut(const char *question, GString *note)
{
    if (strlen(question) <= JY_QUESTION_MOST) {
        return g_strdup(question);
    }
    const char *end = g_utf8_find_prev_char(question, question + JY_QUESTION_MOST + 1);
    g_string_append_printf(note, _("a question may have %zu bytes: what is behind them is ignored"), JY_QUESTION_MOST);
    return g_strndup(question, (gsize)(end - question));
}

/* Names what was left out: of many the first few, and how many more. */
static void note_faults(GString *note, unsigned faults)
{
    if (faults > FAULTS_MOST) {
        g_string_append(note, _("; of the rest, everything but words"));
    } else if (faults > FAULTS_NAMED) {
        g_string_append_printf(note, ngettext("; and %u more", "; and %u more", faults - FAULTS_NAMED),
                               faults - FAULTS_NAMED);
    }
}

/* Takes the text. Returns one without faults. */
static char *leave_out(char *text, bool notes_nothing, GString *note)
{
    unsigned faults = 0;
    query_fault found;
    for (; (found = find_fault(text)).failure; faults++) {
        if (faults < FAULTS_NAMED) {
            note_fault(note, &found);
        }
        char *rest = faults < FAULTS_MOST ? blank(text, found.wrong) : words_of(text);
        g_free(text);
        text = rest;
        g_error_free(found.failure);
    }
    note_faults(note, faults);
    if (!found.has_words && notes_nothing) {
        g_string_append_printf(note, "%s%s", note->len ? "; " : "", _("the question asks for nothing"));
    }
    return text;
}

void jy_mend(const char *question, bool notes_nothing, jy_mended *ret_mended)
{
    *ret_mended = (jy_mended){0};
    if (!g_utf8_validate(question, -1, NULL)) {
        ret_mended->text = g_strdup(question);
        return;
    }
    GString *note = g_string_new(NULL);
    ret_mended->text = leave_out(cut(question, note), notes_nothing, note);
    ret_mended->note = g_string_free(note, note->len == 0);
}

void jy_mend_clear(jy_mended *mended)
{
    g_free(mended->text);
    g_free(mended->note);
}
