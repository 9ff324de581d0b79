/* names.c: names of members, in the encoding of whoever packed them. */
#include "indexer/extract/archive/names.h"

#include <jiyan/text/decode.h>
#include <string.h>

/* Bytes of names that are looked at. */
#define LOOK_MOST ((size_t)1 << 20)
#define USUAL "GB18030"

static bool is_ascii(const char *name)
{
    for (; *name; name++) {
        if (*name & 0x80) {
            return false;
        }
    }
    return true;
}

/* Two bytes of UTF-8 a character, as letters of Latin, Greek and Cyrillic have, and of one of these scripts alone: what
 * two bytes of GB18030 make by accident has others, and marks. */
static bool is_alphabetic(const char *name)
{
    GUnicodeScript script = G_UNICODE_SCRIPT_COMMON;
    for (; *name; name = g_utf8_next_char(name)) {
        const gunichar character = g_utf8_get_char(name);
        const GUnicodeScript own = g_unichar_get_script(character);
        const bool is_letter =
            own == G_UNICODE_SCRIPT_LATIN || own == G_UNICODE_SCRIPT_GREEK || own == G_UNICODE_SCRIPT_CYRILLIC;
        if (character < 0x80) {
            continue;
        }
        if (!is_letter || (script != G_UNICODE_SCRIPT_COMMON && own != script)) {
            return false;
        }
        script = own;
    }
    return true;
}

void jy_names_add(jy_names *names, const char *name)
{
    names->lines = names->lines ? names->lines : g_string_new(NULL);
    if (is_ascii(name) || names->lines->len > LOOK_MOST) {
        return;
    }
    names->foreign |= jy_names_is_doubtful(name) && !(g_utf8_validate(name, -1, NULL) && is_alphabetic(name));
    for (; *name; name++) {
        g_string_append_c(names->lines, (unsigned char)*name < 0x20 ? '_' : *name);
    }
    g_string_append_c(names->lines, '\n');
}

const char *jy_names_encoding(const jy_names *names)
{
    g_auto(jy_decoded) decoded = {0};
    if (!names->foreign) {
        return "UTF-8";
    }
    if (!jy_decode(names->lines->str, names->lines->len, &decoded, NULL)) {
        return USUAL;
    }
    const char *encoding = decoded.other && g_str_equal(decoded.encoding, "UTF-8") ? decoded.other : decoded.encoding;
    /* Names of two encodings, or rubbish, that it takes for UTF-8 with faults. */
    return g_str_equal(encoding, "UTF-8") ? USUAL : encoding;
}

void jy_names_clear(jy_names *names)
{
    if (names->lines) {
        g_string_free(g_steal_pointer(&names->lines), true);
    }
}

bool jy_names_is_doubtful(const char *name)
{
    if (is_ascii(name) || !g_utf8_validate(name, -1, NULL)) {
        return !is_ascii(name);
    }
    /* Han takes three bytes in UTF-8; what has only characters of two may be Han of two bytes each. */
    for (; *name; name++) {
        if ((unsigned char)*name >= 0xE0) {
            return false;
        }
    }
    return true;
}

char *jy_names_decode(const char *name, const char *encoding)
{
    g_auto(jy_decoded) decoded = {0};
    if (jy_names_is_doubtful(name) && jy_decode_as(encoding, name, strlen(name), &decoded, NULL)) {
        return g_steal_pointer(&decoded.text);
    }
    return g_utf8_make_valid(name, -1);
}
