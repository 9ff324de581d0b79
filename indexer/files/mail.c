/* mail.c: whether a text is a mail. */
#include "indexer/files/mail.h"

#include <glib.h>
#include <string.h>

/* Bytes of the head that are looked at, and fields that a mail has at least. */
#define HEAD_MOST ((size_t)16 << 10)
#define FIELDS_LEAST 3
#define NAME_MOST 40

/* Bytes of the name of a field before its colon; 0 where the line is none. */
static size_t field_name(const char *line, size_t length)
{
    size_t at = 0;
    while (at < length && at < NAME_MOST && (g_ascii_isalnum(line[at]) || line[at] == '-')) {
        at++;
    }
    return at && at < length && line[at] == ':' ? at : 0;
}

static bool is_known(const char *name, size_t length)
{
    static const char *const NAMES[] = {
        "From",       "To",           "Cc",          "Subject",      "Date",         "Message-ID",
        "Received",   "MIME-Version", "Return-Path", "Content-Type", "Delivered-To", "Content-Transfer-Encoding",
        "References", "In-Reply-To",  "Reply-To",    "X-Mailer",     "X-Priority",   "DKIM-Signature"};
    bool is = false;
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES) && !is; i++) {
        is = strlen(NAMES[i]) == length && g_ascii_strncasecmp(name, NAMES[i], length) == 0;
    }
    return is;
}

bool jy_mail_is_separator(const char *line, size_t length)
{
    if (length < 5 || memcmp(line, "From ", 5) != 0) {
        return false;
    }
    /* The time of day, and the year behind it. */
    const char *end = line + length, *colon = memchr(line, ':', length);
    return colon && colon - line > 2 && end - colon > 4 && g_ascii_isdigit(colon[-1]) && g_ascii_isdigit(colon[1]);
}

const char *jy_mail_type(const char *bytes, size_t length, bool is_named)
{
    const char *at = bytes, *end = bytes + MIN(length, HEAD_MOST), *stop = memchr(at, '\n', (size_t)(end - at));
    const bool is_box = stop && jy_mail_is_separator(at, (size_t)(stop - at));
    unsigned known = 0;
    at = is_box ? stop + 1 : at;
    for (bool is_first = true; at < end && known < FIELDS_LEAST; at = stop + 1, is_first = false) {
        stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        const size_t line = (size_t)(stop - at), name = field_name(at, line);
        if (line == 0 || (line == 1 && *at == '\r')) {
            break;
        }
        if (!name && (is_first || (*at != ' ' && *at != '\t'))) {
            return NULL;
        }
        known += is_known(at, name);
    }
    const bool is = known >= FIELDS_LEAST || ((is_named || is_box) && known);
    return !is ? NULL : is_box ? JY_MAIL_BOX_TYPE : JY_MAIL_TYPE;
}
