/* ledger.c: what is known of a file to bytes and back. */
#include <jiyan/index/ledger.h>

#include <jiyan/index/document.h>
#include <stddef.h>
#include <string.h>

#include "index/codec.h"

/* The texts of an entry, in the order in which they are stored. */
static const size_t TEXTS[] = {
    offsetof(jy_ledger_entry, path),   offsetof(jy_ledger_entry, sha256),   offsetof(jy_ledger_entry, catalogue),
    offsetof(jy_ledger_entry, type),   offsetof(jy_ledger_entry, encoding), offsetof(jy_ledger_entry, title),
    offsetof(jy_ledger_entry, date),   offsetof(jy_ledger_entry, speaker),  offsetof(jy_ledger_entry, issuer),
    offsetof(jy_ledger_entry, docno),  offsetof(jy_ledger_entry, genre),    offsetof(jy_ledger_entry, reason),
    offsetof(jy_ledger_entry, message)};
/* Those before the confidence, the counts and the warnings. */
enum { TEXTS_OF_FILE = 5, TEXTS_OF_DOCUMENT = 11, TEXTS_ALL = G_N_ELEMENTS(TEXTS) };

static char **text_of(const jy_ledger_entry *entry, size_t i)
{
    return (char **)((uintptr_t)entry + TEXTS[i]);
}

void jy_ledger_entry_free(jy_ledger_entry *entry)
{
    if (!entry) {
        return;
    }
    for (size_t i = 0; i < TEXTS_ALL && !entry->is_block; i++) {
        g_free(*text_of(entry, i));
    }
    if (!entry->is_block) {
        g_strfreev(entry->warnings);
    }
    g_free(entry);
}

/* ---- of one block ---- */

/* A block being filled. */
typedef struct {
    jy_ledger_entry *entry;
    char *end; /* where the next text goes */
} entry_block;

/* Begins an entry like `head`, whose texts are put one by one: `room` is what they take, with their NULs. */
static entry_block begin_block(const jy_ledger_entry *head, guint warnings, size_t room)
{
    const size_t list = warnings ? (warnings + 1) * sizeof(char *) : 0;
    jy_ledger_entry *entry = g_malloc(sizeof *entry + list + room);
    *entry = *head;
    entry->is_block = true;
    entry->warnings = warnings ? (char **)(entry + 1) : NULL;
    if (warnings) {
        entry->warnings[warnings] = NULL;
    }
    return (entry_block){entry, (char *)(entry + 1) + list};
}

static char *put_text(entry_block *block, const char *text, size_t length)
{
    char *put = text ? block->end : NULL;
    if (text) {
        memcpy(put, text, length);
        put[length] = '\0';
        block->end += length + 1;
    }
    return put;
}

jy_ledger_entry *jy_ledger_entry_copy(const jy_ledger_entry *entry)
{
    const guint warnings = entry->warnings ? g_strv_length(entry->warnings) : 0;
    size_t room = 0;
    for (size_t i = 0; i < TEXTS_ALL; i++) {
        room += *text_of(entry, i) ? strlen(*text_of(entry, i)) + 1 : 0;
    }
    for (guint i = 0; i < warnings; i++) {
        room += strlen(entry->warnings[i]) + 1;
    }
    entry_block block = begin_block(entry, warnings, room);
    for (size_t i = 0; i < TEXTS_ALL; i++) {
        const char *text = *text_of(entry, i);
        *text_of(block.entry, i) = put_text(&block, text, text ? strlen(text) : 0);
    }
    for (guint i = 0; i < warnings; i++) {
        block.entry->warnings[i] = put_text(&block, entry->warnings[i], strlen(entry->warnings[i]));
    }
    return block.entry;
}

/* ---- to bytes and back ---- */

/* Confidence is kept in thousandths: finer would pretend. */
#define CONFIDENCE_SCALE 1000.0

void jy_ledger_entry_pack(const jy_ledger_entry *entry, GString *out)
{
    size_t next = 0;
    jy_codec_put_text(out, *text_of(entry, next++));
    jy_codec_put_number(out, entry->size);
    jy_codec_put_number(out, (uint64_t)entry->mtime);
    jy_codec_put_number(out, entry->identity);
    while (next < TEXTS_OF_FILE) {
        jy_codec_put_text(out, *text_of(entry, next++));
    }
    jy_codec_put_number(out, (uint64_t)(entry->confidence * CONFIDENCE_SCALE + 0.5));
    while (next < TEXTS_OF_DOCUMENT) {
        jy_codec_put_text(out, *text_of(entry, next++));
    }
    jy_codec_put_number(out, entry->ocr);
    jy_codec_put_number(out, entry->documents);
    jy_codec_put_number(out, entry->first);
    jy_codec_put_number(out, entry->passages);
    jy_codec_put_number(out, entry->state);
    while (next < TEXTS_ALL) {
        jy_codec_put_text(out, *text_of(entry, next++));
    }
    guint warnings = entry->warnings ? g_strv_length(entry->warnings) : 0;
    jy_codec_put_number(out, warnings);
    for (guint i = 0; i < warnings; i++) {
        jy_codec_put_text(out, entry->warnings[i]);
    }
}

/* A stored text, where it is stored. */
typedef struct {
    const char *bytes; /* NULL for NULL */
    size_t length;
} stored_text;

static stored_text get_text(jy_codec_cursor *cursor)
{
    stored_text text;
    text.bytes = jy_codec_get_span(cursor, &text.length);
    return text;
}

static jy_ledger_entry *unpack(jy_codec_cursor *cursor)
{
    jy_ledger_entry head = {0};
    stored_text texts[TEXTS_ALL];
    size_t next = 0;
    texts[next++] = get_text(cursor);
    head.size = jy_codec_get_number(cursor);
    head.mtime = (int64_t)jy_codec_get_number(cursor);
    head.identity = (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
    while (next < TEXTS_OF_FILE) {
        texts[next++] = get_text(cursor);
    }
    head.confidence = (double)jy_codec_get_number_to(cursor, (uint64_t)CONFIDENCE_SCALE) / CONFIDENCE_SCALE;
    while (next < TEXTS_OF_DOCUMENT) {
        texts[next++] = get_text(cursor);
    }
    head.ocr = (unsigned)jy_codec_get_number_to(cursor, JY_DOCUMENT_OCR_MOST);
    head.documents = (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
    head.first = (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
    head.passages = (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
    head.state = (jy_state)jy_codec_get_number_to(cursor, JY_STATE_FAILED);
    while (next < TEXTS_ALL) {
        texts[next++] = get_text(cursor);
    }
    guint warnings = (guint)jy_codec_get_number_to(cursor, (uint64_t)(cursor->end - cursor->at));
    size_t room =
        (size_t)(cursor->end - cursor->at); /* of the warnings: a NUL is not longer than what tells a length */
    for (size_t i = 0; i < TEXTS_ALL; i++) {
        room += texts[i].length + 1;
    }
    entry_block block = begin_block(&head, warnings, room);
    for (size_t i = 0; i < TEXTS_ALL; i++) {
        *text_of(block.entry, i) = put_text(&block, texts[i].bytes, texts[i].length);
    }
    for (guint i = 0; i < warnings; i++) {
        const stored_text warning = get_text(cursor);
        cursor->bad |= !warning.bytes;
        block.entry->warnings[i] = put_text(&block, warning.bytes, warning.length);
    }
    return block.entry;
}

jy_ledger_entry *jy_ledger_entry_unpack(const char *bytes, size_t length, GError **err)
{
    jy_codec_cursor cursor = {bytes, bytes + length, false};
    g_autoptr(jy_ledger_entry) entry = unpack(&cursor);
    cursor.bad |= !entry->path;
    return jy_codec_finish(&cursor, "ledger entry", err) ? g_steal_pointer(&entry) : NULL;
}
