/* utf8.c: tells valid UTF-8, counts characters, and compares parts of a text with words. */
#include <jiyan/text/utf8.h>

#include <glib.h>
#include <string.h>

static inline bool goes_on(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Bytes of the well-formed character at `byte`; 0 where there is none. */
static size_t character_size(const unsigned char *byte, size_t left)
{
    unsigned char first = byte[0];
    if (first < 0x80) {
        return first ? 1 : 0;
    }
    size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4 || left < size) {
        return 0;
    }
    /* No character is longer than it has to be, none is a surrogate, none is beyond U+10FFFF. */
    unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    bool is_whole = byte[1] >= least && byte[1] <= most;
    for (size_t i = 2; i < size; i++) {
        is_whole = is_whole && goes_on(byte[i]);
    }
    return is_whole ? size : 0;
}

/* True where two characters of three bytes stand, nearly all of a Chinese text; false for those that begin with 0xE0 or
 * 0xED, whose second bytes are to be looked at. Reads eight bytes. */
static inline bool are_two_wide(const unsigned char *byte)
{
    const unsigned leads = 0xFFFF & ~(1U << 0x0) & ~(1U << 0xD);
    uint64_t bytes;
    memcpy(&bytes, byte, sizeof bytes);
    bytes = GUINT64_FROM_LE(bytes);
    return (bytes & 0xC0C0F0C0C0F0) == 0x8080E08080E0 && (leads >> (bytes & 0xF) & leads >> (bytes >> 24 & 0xF) & 1);
}

size_t jy_utf8_well_formed(const char *bytes, size_t length)
{
    const unsigned char *byte = (const unsigned char *)bytes;
    size_t at = 0;
    for (size_t size = 1; at < length && size; at += size) {
        while (length - at >= sizeof(uint64_t) && are_two_wide(byte + at)) {
            at += 6;
        }
        size = character_size(byte + at, length - at);
    }
    return at;
}

uint32_t jy_utf8_count(const char *text, uint32_t start, uint32_t end)
{
    const uint64_t lowest = UINT64_C(0x0101010101010101);
    uint32_t count = end - start, at = start;
    /* Takes off the bytes that go on with a character, 10xxxxxx, eight at a time. */
    for (; at + sizeof(uint64_t) <= end; at += (uint32_t)sizeof(uint64_t)) {
        uint64_t bytes;
        memcpy(&bytes, text + at, sizeof bytes);
        uint64_t going_on = bytes >> 7 & ~bytes >> 6 & lowest;
        count -= (uint32_t)(going_on * lowest >> 56);
    }
    for (; at < end; at++) {
        count -= ((unsigned char)text[at] & 0xC0) == 0x80;
    }
    return count;
}

uint32_t jy_utf8_count_lines(const char *text, uint32_t start, uint32_t end)
{
    uint32_t count = 0;
    const char *at = text + start;
    while ((at = memchr(at, '\n', (size_t)(text + end - at)))) {
        count++;
        at++;
    }
    return count;
}

bool jy_utf8_contains(const char *text, uint32_t start, uint32_t end, const char *needle)
{
    /* The last byte of a character is one of many; its first, by which memmem looks, is that of every other Han. */
    size_t length = strlen(needle), before = length - 1;
    if (start > end || length > end - start || length == 0) {
        return length == 0;
    }
    const char *at = text + start + before, *stop = text + end;
    for (; (at = memchr(at, needle[before], (size_t)(stop - at))); at++) {
        if (memcmp(at - before, needle, before) == 0) {
            return true;
        }
    }
    return false;
}

const char *jy_utf8_starts_any(const char *text, uint32_t start, uint32_t end, const char *const *words)
{
    for (; *words; words++) {
        /* Byte by byte: most words differ in the first character. */
        uint32_t at = start;
        const char *byte = *words;
        while (*byte && at < end && text[at] == *byte) {
            byte++;
            at++;
        }
        if (!*byte) {
            return *words;
        }
    }
    return NULL;
}

const char *jy_utf8_ends_any(const char *text, uint32_t start, uint32_t end, const char *const *words)
{
    while (*words && !jy_utf8_ends(text, start, end, *words)) {
        words++;
    }
    return *words;
}

const char *jy_utf8_contains_any(const char *text, uint32_t start, uint32_t end, const char *const *words)
{
    while (*words && !jy_utf8_contains(text, start, end, *words)) {
        words++;
    }
    return *words;
}

char *jy_utf8_squeeze(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (!g_unichar_isspace(character) && !g_unichar_iszerowidth(character)) {
            g_string_append_unichar(out, character);
        }
    }
    return g_string_free(out, false);
}
