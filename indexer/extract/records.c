/* records.c: a file of records, one document a line (JSON Lines). A line that is no record costs that line, not the
 * file. A large file is read in parts by several threads; what they find is put together in the order of the parts. */
#include "indexer/extract/records.h"

#include <jiyan/base/error.h>
#include <jiyan/base/patience.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/record_ids.h"
#include "indexer/extract/record_line.h"

#define _(s) gettext(s)

/* Bad lines that are named one by one, and other warnings; the rest are counted. */
#define NAMED_LINES 20

/* What is wrong with a line. */
typedef struct {
    uint32_t line;
    bool is_bad;   /* it is no record */
    char *warning; /* which begins with the line */
} record_note;

struct jy_records {
    jy_records_part sum;
    uint32_t named_bad, named_odd;
    jy_record_ids ids;
    GPtrArray *warnings; /* the named ones, by line */
};

/* ---- a part ---- */

static void free_note(void *item)
{
    record_note *note = item;
    g_free(note->warning);
    g_free(note);
}

void jy_records_part_clear(jy_records_part *part)
{
    g_clear_pointer(&part->notes, g_ptr_array_unref);
    g_clear_pointer(&part->ids, g_byte_array_unref);
}

static void keep_id(jy_records_part *part, uint32_t line, const char *id)
{
    part->ids = part->ids ? part->ids : g_byte_array_new();
    g_byte_array_append(part->ids, (const uint8_t *)&line, sizeof line);
    g_byte_array_append(part->ids, (const uint8_t *)id, (guint)strlen(id) + 1);
}

static bool is_blank(const char *line, size_t length)
{
    while (length && g_ascii_isspace(*line)) {
        line++;
        length--;
    }
    return length == 0;
}

/* The part being read. */
typedef struct {
    const jy_extract_target *to;
    jy_records_part *part;
    uint32_t line;
} line_reading;

/* Counts what is wrong with the line at hand, and keeps it if it is one of the first of its kind. */
static void note(line_reading *at, bool is_bad, const char *what)
{
    jy_records_part *part = at->part;
    if (++*(is_bad ? &part->bad : &part->odd) > NAMED_LINES) {
        return;
    }
    if (!part->notes) {
        part->notes = g_ptr_array_new_with_free_func(free_note);
    }
    record_note *fresh = g_new(record_note, 1);
    *fresh = (record_note){at->line, is_bad, g_strdup_printf(_("line %u: %s"), at->line, what)};
    g_ptr_array_add(part->notes, fresh);
}

static bool emit_line(line_reading *at, const char *line, size_t length, GError **err)
{
    g_auto(jy_document) document = {0};
    g_autofree char *text = NULL;
    uint32_t text_length = 0;
    g_autoptr(GError) failure = NULL;
    g_autoptr(GString) odd = g_string_new(NULL);
    if (!jy_record_line_read(line, length, &document, &text, &text_length, odd, &failure)) {
        at->part->first_bad = at->part->bad ? at->part->first_bad : at->line;
        note(at, true, failure->message);
        return true;
    }
    if (odd->len) {
        note(at, false, odd->str);
    }
    if (document.id) {
        keep_id(at->part, at->line, document.id);
    }
    at->part->records++;
    const jy_blocks raw = {.text = text, .length = text_length};
    return at->to->emit(&document, &raw, at->line, at->to->user, err);
}

static bool read_part(const jy_extract_source *source, const jy_extract_target *to, jy_records_part *part, GError **err)
{
    line_reading at = {to, part, source->line};
    const char *line = source->bytes, *end = source->bytes + source->length;
    if (at.line == 0 && source->length >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) {
        line += 3;
    }
    while (line < end) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        at.line++;
        if (!jy_patience_lasts((size_t)(stop - line)) && !jy_patience_held(err)) {
            return false;
        }
        if (!is_blank(line, (size_t)(stop - line)) && !emit_line(&at, line, (size_t)(stop - line), err)) {
            return false;
        }
        line = stop + 1;
    }
    part->lines = at.line - source->line;
    return true;
}

/* ---- all parts ---- */

jy_records *jy_records_new(void)
{
    jy_records *records = g_new0(jy_records, 1);
    records->warnings = g_ptr_array_new_with_free_func(g_free);
    return records;
}

void jy_records_free(jy_records *records)
{
    if (!records) {
        return;
    }
    jy_record_ids_clear(&records->ids);
    g_ptr_array_unref(records->warnings);
    g_free(records);
}

/* Adds a warning, if it is one of the first of its kind. Takes it. */
static void name_line(jy_records *records, bool is_bad, char *warning)
{
    if (++*(is_bad ? &records->named_bad : &records->named_odd) <= NAMED_LINES) {
        g_ptr_array_add(records->warnings, warning);
    } else {
        g_free(warning);
    }
}

/* Names what is wrong up to a line, from the note `next` on. Returns the note behind it. */
static guint name_notes(jy_records *records, const GPtrArray *notes, guint next, uint32_t line)
{
    for (; notes && next < notes->len; next++) {
        record_note *one = notes->pdata[next];
        if (one->line > line) {
            break;
        }
        name_line(records, one->is_bad, g_steal_pointer(&one->warning));
    }
    return next;
}

void jy_records_join(jy_records *records, jy_records_part *part)
{
    guint next = 0;
    const GByteArray *ids = part->ids;
    for (guint at = 0; ids && at < ids->len;) {
        uint32_t line;
        memcpy(&line, ids->data + at, sizeof line);
        const char *id = (const char *)ids->data + at + sizeof line;
        at += (guint)(sizeof line + strlen(id) + 1);
        uint32_t first = jy_record_ids_meet(&records->ids, id, line);
        if (first) {
            next = name_notes(records, part->notes, next, line);
            name_line(records, false,
                      g_strdup_printf(_("line %u: the id %s stands on line %u already"), line, id, first));
            records->sum.odd++;
        }
    }
    name_notes(records, part->notes, next, UINT32_MAX);
    records->sum.first_bad = records->sum.bad ? records->sum.first_bad : part->first_bad;
    records->sum.lines += part->lines;
    records->sum.records += part->records;
    records->sum.bad += part->bad;
    records->sum.odd += part->odd;
}

static void warn_of_rest(const jy_records *records, GPtrArray *warnings)
{
    const jy_records_part *sum = &records->sum;
    if (sum->bad > NAMED_LINES) {
        g_ptr_array_add(warnings, g_strdup_printf(_("%u more lines are no records"), sum->bad - NAMED_LINES));
    }
    if (sum->odd > NAMED_LINES) {
        g_ptr_array_add(warnings, g_strdup_printf(_("%u more warnings"), sum->odd - NAMED_LINES));
    }
    if (records->ids.full) {
        g_ptr_array_add(warnings, g_strdup_printf(_("too many ids: those that come first on line %u or later are not "
                                                    "looked for on the lines after them"),
                                                  records->ids.full));
    }
}

bool jy_records_sum_up(jy_records *records, jy_ledger_entry *entry, GPtrArray *warnings, GError **err)
{
    const jy_records_part *sum = &records->sum;
    g_ptr_array_extend_and_steal(warnings, g_steal_pointer(&records->warnings));
    records->warnings = g_ptr_array_new_with_free_func(g_free);
    if (sum->bad && !sum->records) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("none of its %u lines is a record"), sum->lines);
        return false;
    }
    warn_of_rest(records, warnings);
    if (sum->bad) {
        entry->reason = g_strdup(jy_error_name(JY_ERROR_MALFORMED));
        entry->message = g_strdup_printf(_("%u of %u records cannot be read; the first is on line %u"), sum->bad,
                                         sum->bad + sum->records, sum->first_bad);
    }
    entry->encoding = g_strdup("UTF-8");
    entry->confidence = 1;
    return true;
}

bool jy_extract_records(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *own = source->bytes;
    (void)own; /* freed on every way out */
    if (to->part) {
        return read_part(source, to, to->part, err);
    }
    g_auto(jy_records_part) part = {0};
    g_autoptr(jy_records) records = jy_records_new();
    if (!read_part(source, to, &part, err)) {
        return false;
    }
    jy_records_join(records, &part);
    return jy_records_sum_up(records, to->entry, to->warnings, err);
}
