/* ledger.c: what is known of a file to bytes and back. */
#include <jiyan/index/ledger.h>

#include "index/codec.h"

void jy_ledger_entry_free(jy_ledger_entry *entry)
{
    if (!entry) {
        return;
    }
    g_free(entry->path);
    g_free(entry->sha256);
    g_free(entry->catalogue);
    g_free(entry->type);
    g_free(entry->encoding);
    g_free(entry->title);
    g_free(entry->date);
    g_free(entry->speaker);
    g_free(entry->reason);
    g_free(entry->message);
    g_strfreev(entry->warnings);
    g_free(entry);
}

jy_ledger_entry *jy_ledger_entry_copy(const jy_ledger_entry *entry)
{
    jy_ledger_entry *copy = g_memdup2(entry, sizeof *entry);
    copy->path = g_strdup(entry->path);
    copy->sha256 = g_strdup(entry->sha256);
    copy->catalogue = g_strdup(entry->catalogue);
    copy->type = g_strdup(entry->type);
    copy->encoding = g_strdup(entry->encoding);
    copy->title = g_strdup(entry->title);
    copy->date = g_strdup(entry->date);
    copy->speaker = g_strdup(entry->speaker);
    copy->reason = g_strdup(entry->reason);
    copy->message = g_strdup(entry->message);
    copy->warnings = g_strdupv(entry->warnings);
    return copy;
}

/* Confidence is kept in thousandths: finer would pretend. */
#define CONFIDENCE_SCALE 1000.0

void jy_ledger_entry_pack(const jy_ledger_entry *entry, GString *out)
{
    jy_codec_put_text(out, entry->path);
    jy_codec_put_number(out, entry->size);
    jy_codec_put_number(out, (uint64_t)entry->mtime);
    jy_codec_put_text(out, entry->sha256);
    jy_codec_put_text(out, entry->catalogue);
    jy_codec_put_text(out, entry->type);
    jy_codec_put_text(out, entry->encoding);
    jy_codec_put_number(out, (uint64_t)(entry->confidence * CONFIDENCE_SCALE + 0.5));
    jy_codec_put_text(out, entry->title);
    jy_codec_put_text(out, entry->date);
    jy_codec_put_text(out, entry->speaker);
    jy_codec_put_number(out, entry->documents);
    jy_codec_put_number(out, entry->first);
    jy_codec_put_number(out, entry->passages);
    jy_codec_put_number(out, entry->state);
    jy_codec_put_text(out, entry->reason);
    jy_codec_put_text(out, entry->message);
    guint warnings = entry->warnings ? g_strv_length(entry->warnings) : 0;
    jy_codec_put_number(out, warnings);
    for (guint i = 0; i < warnings; i++) {
        jy_codec_put_text(out, entry->warnings[i]);
    }
}

jy_ledger_entry *jy_ledger_entry_unpack(const char *bytes, size_t length, GError **err)
{
    jy_codec_cursor cursor = {bytes, bytes + length, false};
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    entry->path = jy_codec_get_text(&cursor);
    entry->size = jy_codec_get_number(&cursor);
    entry->mtime = (int64_t)jy_codec_get_number(&cursor);
    entry->sha256 = jy_codec_get_text(&cursor);
    entry->catalogue = jy_codec_get_text(&cursor);
    entry->type = jy_codec_get_text(&cursor);
    entry->encoding = jy_codec_get_text(&cursor);
    entry->confidence = (double)jy_codec_get_number_to(&cursor, (uint64_t)CONFIDENCE_SCALE) / CONFIDENCE_SCALE;
    entry->title = jy_codec_get_text(&cursor);
    entry->date = jy_codec_get_text(&cursor);
    entry->speaker = jy_codec_get_text(&cursor);
    entry->documents = (uint32_t)jy_codec_get_number_to(&cursor, UINT32_MAX);
    entry->first = (uint32_t)jy_codec_get_number_to(&cursor, UINT32_MAX);
    entry->passages = (uint32_t)jy_codec_get_number_to(&cursor, UINT32_MAX);
    entry->state = (jy_state)jy_codec_get_number_to(&cursor, JY_STATE_FAILED);
    entry->reason = jy_codec_get_text(&cursor);
    entry->message = jy_codec_get_text(&cursor);
    uint64_t count = jy_codec_get_number_to(&cursor, (uint64_t)(cursor.end - cursor.at));
    if (count) {
        g_autoptr(GStrvBuilder) warnings = g_strv_builder_new();
        for (uint64_t i = 0; i < count && !cursor.bad; i++) {
            g_autofree char *warning = jy_codec_get_text(&cursor);
            if (warning) {
                g_strv_builder_add(warnings, warning);
            }
        }
        entry->warnings = g_strv_builder_end(warnings);
    }
    cursor.bad |= !entry->path;
    return jy_codec_finish(&cursor, "ledger entry", err) ? g_steal_pointer(&entry) : NULL;
}
