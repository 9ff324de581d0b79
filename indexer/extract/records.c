/* records.c: a file of records, one document a line (JSON Lines). A line that is no record costs that line, not the
 * file. */
#include "indexer/records.h"

#include <jiyan/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"

#define _(s) gettext(s)

/* Bad lines that are named one by one; the rest are counted. */
#define NAMED_LINES 20

typedef struct {
    uint32_t line, records, bad;
} progress;

static void warn(progress *at, const GError *failure, GPtrArray *warnings)
{
    if (++at->bad <= NAMED_LINES) {
        g_ptr_array_add(warnings, g_strdup_printf(_("line %u: %s"), at->line, failure->message));
    }
}

static bool is_blank(const char *line, size_t length)
{
    while (length && g_ascii_isspace(*line)) {
        line++;
        length--;
    }
    return length == 0;
}

static bool emit_line(const char *line, size_t length, progress *at, GPtrArray *warnings, jy_extract_emit *emit,
                      void *user, GError **err)
{
    g_auto(jy_document) document = {0};
    g_autofree char *text = NULL;
    uint32_t text_length = 0;
    g_autoptr(GError) failure = NULL;
    if (!jy_record_parse(line, length, &document, &text, &text_length, &failure)) {
        warn(at, failure, warnings);
        return true;
    }
    return emit(&document, text, text_length, ++at->records, user, err);
}

bool jy_extract_records(const jy_extract_source *source, jy_ledger_entry *entry, GPtrArray *warnings,
                        jy_extract_emit *emit, void *user, GError **err)
{
    progress at = {0};
    const char *line = source->bytes, *end = source->bytes + source->length;
    if (source->length >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) {
        line += 3;
    }
    while (line < end) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        at.line++;
        if (!is_blank(line, (size_t)(stop - line)) &&
            !emit_line(line, (size_t)(stop - line), &at, warnings, emit, user, err)) {
            return false;
        }
        line = stop + 1;
    }
    if (at.bad && !at.records) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("none of its %u lines is a record"), at.line);
        return false;
    }
    if (at.bad > NAMED_LINES) {
        g_ptr_array_add(warnings, g_strdup_printf(_("%u more lines are no records"), at.bad - NAMED_LINES));
    }
    entry->encoding = g_strdup("UTF-8");
    entry->confidence = 1;
    return true;
}
