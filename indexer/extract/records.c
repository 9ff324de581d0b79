/* records.c: a file of records, one document a line (JSON Lines). A line that is no record costs that line, not the
 * file. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/record_line.h"

#define _(s) gettext(s)

/* Bad lines that are named one by one; the rest are counted. */
#define NAMED_LINES 20

typedef struct {
    const jy_extract_target *to;
    uint32_t line, records, bad, odd;
    uint32_t first_bad; /* line */
    GHashTable *ids;    /* id → the line it is on first */
} line_reading;

/* What is wrong with a record that can be read all the same. Takes `text`. */
static void note_odd(line_reading *at, char *text)
{
    if (++at->odd <= NAMED_LINES) {
        g_ptr_array_add(at->to->warnings, text);
    } else {
        g_free(text);
    }
}

static void sum_up(line_reading *at)
{
    jy_ledger_entry *entry = at->to->entry;
    if (at->bad > NAMED_LINES) {
        g_ptr_array_add(at->to->warnings, g_strdup_printf(_("%u more lines are no records"), at->bad - NAMED_LINES));
    }
    if (at->odd > NAMED_LINES) {
        g_ptr_array_add(at->to->warnings, g_strdup_printf(_("%u more warnings"), at->odd - NAMED_LINES));
    }
    if (at->bad) {
        entry->reason = g_strdup(jy_error_name(JY_ERROR_MALFORMED));
        entry->message = g_strdup_printf(_("%u of %u records cannot be read; the first is on line %u"), at->bad,
                                         at->bad + at->records, at->first_bad);
    }
    entry->encoding = g_strdup("UTF-8");
    entry->confidence = 1;
}

static bool is_blank(const char *line, size_t length)
{
    while (length && g_ascii_isspace(*line)) {
        line++;
        length--;
    }
    return length == 0;
}

static bool emit_line(line_reading *at, const char *line, size_t length, GError **err)
{
    g_auto(jy_document) document = {0};
    g_autofree char *text = NULL;
    uint32_t text_length = 0;
    g_autoptr(GError) failure = NULL;
    g_autoptr(GString) odd = g_string_new(NULL);
    if (!jy_record_line_read(line, length, &document, &text, &text_length, odd, &failure)) {
        at->first_bad = at->bad ? at->first_bad : at->line;
        if (++at->bad <= NAMED_LINES) {
            g_ptr_array_add(at->to->warnings, g_strdup_printf(_("line %u: %s"), at->line, failure->message));
        }
        return true;
    }
    if (odd->len) {
        note_odd(at, g_strdup_printf(_("line %u: %s"), at->line, odd->str));
    }
    const char *id = document.id;
    uint32_t first = id ? GPOINTER_TO_UINT(g_hash_table_lookup(at->ids, id)) : 0;
    if (first) {
        note_odd(at, g_strdup_printf(_("line %u: the id %s stands on line %u already"), at->line, id, first));
    } else if (id) {
        g_hash_table_insert(at->ids, g_strdup(id), GUINT_TO_POINTER(at->line));
    }
    const jy_blocks raw = {.text = text, .length = text_length};
    return at->to->emit(&document, &raw, ++at->records, at->to->user, err);
}

bool jy_extract_records(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    line_reading at = {.to = to, .ids = ids};
    const char *line = source->bytes, *end = source->bytes + source->length;
    if (source->length >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) {
        line += 3;
    }
    while (line < end) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        at.line++;
        if (!is_blank(line, (size_t)(stop - line)) && !emit_line(&at, line, (size_t)(stop - line), err)) {
            return false;
        }
        line = stop + 1;
    }
    if (at.bad && !at.records) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("none of its %u lines is a record"), at.line);
        return false;
    }
    sum_up(&at);
    return true;
}
