/* context.c: what a line without a number is by the lines around it. */
#include "text/outline/context.h"

#include <jiyan/base/patience.h>
#include <jiyan/text/character.h>
#include <jiyan/text/salutation.h>

#include "text/outline/form.h"

/* Lines of the title of a document inside the document. */
#define INNER_TITLE_LINES 4
/* A short line that comes more often than this is a cell of a table, not a heading. */
#define HEADING_REPEATS 3
/* Characters of a line that ends with a colon and is text, no label. */
#define COLON_TEXT 10

/* ---- neighbours ---- */

static const jy_text_line *line_at(const jy_line_context *context, guint i)
{
    return jy_paragraph_line(context->lines, i);
}

const jy_text_line *jy_context_next(const jy_line_context *context, guint i)
{
    while (++i < context->lines->len) {
        if (!line_at(context, i)->noise) {
            return line_at(context, i);
        }
    }
    return NULL;
}

static const jy_text_line *line_before(const jy_line_context *context, guint i)
{
    while (i-- > 0) {
        if (!line_at(context, i)->noise) {
            return line_at(context, i);
        }
    }
    return NULL;
}

bool jy_context_is_marked(const jy_line_context *context, const jy_text_line *line)
{
    jy_mark numbering;
    return line && jy_mark_read(context->text, line->start, line->end, &numbering);
}

/* ---- documents inside the document ---- */

/* Length of the run of lines from `i` on that may be one title. */
static guint title_run(const jy_line_context *context, guint i)
{
    guint count = 0;
    for (; count < INNER_TITLE_LINES && i + count < context->lines->len; count++) {
        const jy_text_line *line = line_at(context, i + count);
        if (line->noise || line->listed || (count && line->gap) || line->characters > FORM_TITLE_CHARACTERS ||
            jy_context_is_marked(context, line) || jy_form_is_attachment(context->text, line) ||
            !jy_form_may_be_heading(context->text, line)) {
            break;
        }
    }
    return count;
}

/* True when the document before ends in front of paragraph `i`: with its date, a remark under that, or the label of an
 * attachment. */
static bool ends_document(const jy_line_context *context, guint i)
{
    const jy_text_line *before = line_before(context, i);
    if (before && i > 1 && jy_form_is_remark(context->text, before)) {
        before = line_before(context, i - 1);
    }
    return before && (jy_form_is_date(context->text, before) || jy_form_is_attachment(context->text, before));
}

guint jy_context_inner_title(const jy_line_context *context, guint i, jy_mark_kind *ret_kind)
{
    const char *text = context->text;
    guint count = title_run(context, i);
    const jy_text_line *next = count ? jy_context_next(context, i + count - 1) : NULL;
    if (!next || jy_form_is_date(text, next)) {
        return 0;
    }
    *ret_kind = jy_form_is_docno_line(text, next) ? MARK_ATTACHMENT : MARK_DOCUMENT;
    if (*ret_kind == MARK_ATTACHMENT) {
        return line_at(context, i)->gap || ends_document(context, i) ? count : 0;
    }
    const jy_text_line *before = line_before(context, i);
    if (before && jy_form_is_attachment(text, before)) {
        return count;
    }
    guint below = i + count;
    while (line_at(context, below) != next) {
        below++;
    }
    bool text_follows = next->ending >= ENDS_COLON || jy_context_is_heading(context, below) ||
                        jy_context_is_marked(context, next) || jy_form_is_remark(text, next) ||
                        jy_form_is_under_title(text, next);
    bool label = count == 1 && next->ending == ENDS_COLON && next->characters < COLON_TEXT &&
                 line_at(context, i)->characters < COLON_TEXT;
    return text_follows && !label && ends_document(context, i) ? count : 0;
}

/* 附件： over a list of names above the signature. */
bool jy_context_lists_attachments(const jy_line_context *context, guint i)
{
    const jy_text_line *line = line_at(context, i);
    jy_mark numbering;
    if (!jy_form_is_attachment(context->text, line) || line->ending != ENDS_COLON) {
        return false;
    }
    guint names = 0;
    while (++i < context->lines->len) {
        line = line_at(context, i);
        bool name = line->ending == ENDS_OPEN && jy_mark_read(context->text, line->start, line->end, &numbering) &&
                    numbering.kind == MARK_ARABIC && numbering.number == names + 1;
        if (!name) {
            break;
        }
        names++;
    }
    const jy_text_line *next = jy_context_next(context, i);
    return names && i < context->lines->len && line->ending == ENDS_OPEN &&
           (jy_form_is_date(context->text, line) || (next && jy_form_is_date(context->text, next)));
}

/* 附件1：实施方案 as a heading, not as a line that names it above the signature. */
bool jy_context_heads_attachment(const jy_line_context *context, guint i)
{
    const char *text = context->text;
    const jy_text_line *line = line_at(context, i), *next = jy_context_next(context, i);
    if (jy_form_is_attachment(text, line)) {
        return next && !jy_context_lists_attachments(context, i);
    }
    const jy_text_line *before = line_before(context, i);
    return jy_form_names_attachment(text, line) && line->ending == ENDS_OPEN && next && before &&
           before->ending != ENDS_COLON && !jy_form_is_date(text, next) && !jy_form_names_attachment(text, next) &&
           (next->ending >= ENDS_COLON || jy_context_is_marked(context, next)) && ends_document(context, i);
}

/* ---- headings without a number ---- */

static char *line_key(const jy_line_context *context, const jy_text_line *line)
{
    return g_strndup(context->text + line->start, line->end - line->start);
}

static bool is_repeated(const jy_line_context *context, const jy_text_line *line)
{
    g_autofree char *key = line_key(context, line);
    return GPOINTER_TO_UINT(g_hash_table_lookup(context->repeats, key)) > HEADING_REPEATS;
}

/* 各位代表： 同志们！ */
static bool is_salutation(const jy_line_context *context, const jy_text_line *line)
{
    return line->characters <= FORM_PLAIN_CHARACTERS &&
           jy_salutation_is_in(context->text, line->start, line->end, JY_SALUTATION_INNER);
}

bool jy_context_ends_text(const jy_line_context *context, guint i)
{
    const jy_text_line *before = line_before(context, i);
    return !before || before->ending >= ENDS_COLON || before->characters > FORM_PLAIN_CHARACTERS ||
           jy_form_is_remark(context->text, before) || jy_form_is_docno_line(context->text, before) ||
           ends_document(context, i);
}

/* What it may head: a paragraph longer than it, or a number. A line set apart by more blank lines than one may
 * head any text, and have a comma. */
static bool is_over_text(const jy_line_context *context, const jy_text_line *line, const jy_text_line *next)
{
    jy_mark numbering;
    bool apart = line->blank > 1 && next->gap;
    if (jy_utf8_contains(context->text, line->start, line->end, "，") && !apart) {
        return false;
    }
    if (jy_mark_read(context->text, next->start, next->end, &numbering)) {
        return numbering.number == 1 || numbering.kind == MARK_ARTICLE || next->ending == ENDS_SENTENCE;
    }
    bool colon = next->ending == ENDS_COLON && (next->characters >= COLON_TEXT || is_salutation(context, next));
    return (next->ending == ENDS_SENTENCE || colon) &&
           (next->characters > line->characters || (apart && is_salutation(context, next)));
}

bool jy_context_is_heading(const jy_line_context *context, guint i)
{
    const jy_text_line *line = line_at(context, i), *next = jy_context_next(context, i);
    if (!next || line->listed || !jy_form_may_be_heading(context->text, line) || is_repeated(context, line)) {
        return false;
    }
    if (is_over_text(context, line, next)) {
        return true;
    }
    /* One directly over another. */
    const jy_text_line *after = i + 2 < context->lines->len ? line_at(context, i + 2) : NULL;
    return after && next == line_at(context, i + 1) && !next->gap && !jy_context_is_marked(context, next) &&
           jy_form_may_be_heading(context->text, next) && !is_repeated(context, next) && !after->noise &&
           !jy_utf8_contains(context->text, line->start, line->end, "，") && !jy_context_is_marked(context, after) &&
           is_over_text(context, next, after);
}

/* ---- life ---- */

void jy_context_begin(jy_line_context *context, const char *text, const GArray *lines)
{
    *context = (jy_line_context){text, lines, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    for (guint i = 0; i < lines->len; i++) {
        const jy_text_line *line = line_at(context, i);
        if (!jy_patience_lasts(line->end - line->start)) {
            break;
        }
        if (line->ending == ENDS_OPEN && line->characters <= FORM_PLAIN_CHARACTERS) {
            char *key = line_key(context, line);
            guint count = GPOINTER_TO_UINT(g_hash_table_lookup(context->repeats, key));
            g_hash_table_insert(context->repeats, key, GUINT_TO_POINTER(count + 1));
        }
    }
}

void jy_context_clear(jy_line_context *context)
{
    g_hash_table_unref(context->repeats);
}
