/* selection.c: which statements are wanted. */
#include "searcher/statements/selection.h"

#include <jiyan/index/key.h>
#include <jiyan/text/sentence.h>
#include <string.h>

#include "searcher/query/field_value.h"
#include "searcher/statements/listing.h"

/* ---- the selection ---- */

static bool fits_owner(const char *wanted, const jy_hit *hit, const jy_statement *statement)
{
    g_autoptr(GString) line = g_string_new(NULL);
    jy_sentence_line(hit->passage.text + statement->start, statement->end - statement->start, line);
    jy_particular owner = jy_particulars_owner(line->str, (uint32_t)line->len);
    if (owner.end <= owner.start) {
        return false;
    }
    line->str[owner.end] = '\0';
    return jy_field_value_is_body(line->str + owner.start, wanted);
}

bool jy_selection_fits(const jy_selection *selection, const jy_hit *hit, const jy_statement *statement)
{
    bool wants_strength = !selection->strengths || selection->strengths & 1U << statement->strength;
    if ((selection->testable && !statement->is_testable) || !wants_strength) {
        return false;
    }
    if (*selection->due_upper) {
        /* What a report or a problem says of time is no promise of it. */
        char day[JY_DATE_DAY] = "";
        if (statement->kind == JY_STATEMENT_COMMITMENT) {
            jy_row_due_day(hit, statement, day);
        }
        if (!*day || strcmp(day, selection->due_lower) < 0 || strcmp(day, selection->due_upper) > 0) {
            return false;
        }
    }
    return !selection->owner || fits_owner(selection->owner, hit, statement);
}

/* ---- the statements ---- */

GPtrArray *jy_selection_find(const jy_selection *selection, jy_index *index, const jy_request *request,
                             uint32_t *ret_total, GError **err)
{
    g_autoptr(jy_listing) listing = jy_listing_begin(selection, index, request, err);
    if (!listing) {
        return NULL;
    }
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)jy_row_free);
    for (jy_row *row; (row = jy_listing_next(listing)) != NULL;) {
        g_ptr_array_add(rows, row);
    }
    *ret_total = jy_listing_total(listing);
    return jy_listing_end(listing, err) ? g_steal_pointer(&rows) : NULL;
}

/* ---- one statement ---- */

bool jy_selection_is_id(const char *text)
{
    static const char DIGITS[] = "0123456789", HEX[] = "0123456789abcdef";
    const size_t file = strspn(text, HEX);
    size_t at = file;
    at += text[at] == '.' ? 1 + strspn(text + at + 1, DIGITS) : 0;
    return file == JY_FILE_ID && text[at] == '-' && strspn(text + at + 1, HEX) == 8;
}

jy_row *jy_selection_find_id(jy_index *index, const char *id, GError **err)
{
    const char *dash = strchr(id, '-');
    if (!dash) {
        return NULL;
    }
    g_autofree char *file = g_strndup(id, (gsize)MIN(dash - id, JY_FILE_ID));
    const jy_filter filters[] = {{.field = JY_FIELD_FILE, .value = file}, {0}};
    const jy_request request = {.filters = filters};
    const jy_selection all = {.kinds = JY_KINDS_OF_STATEMENTS};
    uint32_t total;
    g_autoptr(GPtrArray) rows = jy_selection_find(&all, index, &request, &total, err);
    for (guint i = 0; rows && i < rows->len; i++) {
        if (g_str_equal(((const jy_row *)rows->pdata[i])->id, id)) {
            return g_ptr_array_steal_index(rows, i);
        }
    }
    return NULL;
}
