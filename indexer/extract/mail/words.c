/* words.c: text of mails, whose charset is often another than is said. */
#include "indexer/extract/mail/words.h"

#include <gmime/gmime.h>
#include <string.h>

/* ---- charsets ---- */

/* What is said, as the decoder calls it; NULL where it means nothing: programs write these for whatever they send. */
static const char *meant_by(const char *charset)
{
    static const char *const EMPTY[] = {"us-ascii",     "ascii",   "iso-8859-1", "latin1",
                                        "windows-1252", "utf-8",   "utf8",       "unknown-8bit",
                                        "binary",       "default", "x-unknown",  "default_charset"};
    /* The smaller set is said, the larger one sent. */
    static const char *const CHINESE[] = {"gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "ms936", "cn-gb"};
    for (size_t i = 0; charset && i < G_N_ELEMENTS(EMPTY); i++) {
        charset = g_ascii_strcasecmp(charset, EMPTY[i]) == 0 ? NULL : charset;
    }
    for (size_t i = 0; charset && i < G_N_ELEMENTS(CHINESE); i++) {
        charset = g_ascii_strcasecmp(charset, CHINESE[i]) == 0 ? "GB18030" : charset;
    }
    return charset;
}

bool jy_words_decode(const char *charset, const char *bytes, size_t length, jy_decoded *ret_decoded, GError **err)
{
    const char *meant = meant_by(charset);
    const bool is_wide =
        meant && (g_ascii_strncasecmp(meant, "utf-16", 6) == 0 || g_ascii_strncasecmp(meant, "utf-7", 5) == 0 ||
                  g_ascii_strncasecmp(meant, "iso-2022", 8) == 0 || g_ascii_strncasecmp(meant, "hz", 2) == 0);
    /* Text of these is ASCII, or nearly, by its bytes. */
    const bool is_utf8 = !is_wide && g_utf8_validate(bytes, (gssize)length, NULL);
    if (meant && !is_utf8) {
        g_auto(jy_decoded) said = {0};
        if (jy_decode_as(meant, bytes, length, &said, NULL) && said.replaced == 0) {
            *ret_decoded = said;
            said.text = NULL;
            return true;
        }
    }
    return jy_decode(bytes, length, ret_decoded, err);
}

/* ---- encoded words ---- */

/* Words of one charset that stand side by side: their bytes are one text. */
typedef struct {
    GString *text;  /* decoded so far */
    GString *bytes; /* of the words at hand */
    char *charset;
} word_reading;

static void flush(word_reading *at)
{
    g_auto(jy_decoded) decoded = {0};
    if (at->bytes->len && jy_words_decode(at->charset, at->bytes->str, at->bytes->len, &decoded, NULL)) {
        g_string_append_len(at->text, decoded.text, decoded.length);
    }
    g_string_truncate(at->bytes, 0);
    g_clear_pointer(&at->charset, g_free);
}

/* Reads the bytes of an encoded word. */
static void append_word(GString *bytes, char encoding, const char *text, size_t length)
{
    const bool is_base64 = g_ascii_tolower(encoding) == 'b';
    g_autofree guchar *out = g_malloc(length + 4);
    int state = 0;
    guint32 save = 0;
    const size_t size = is_base64
                            ? g_mime_encoding_base64_decode_step((const guchar *)text, length, out, &state, &save)
                            : g_mime_encoding_quoted_decode_step((const guchar *)text, length, out, &state, &save);
    const size_t start = bytes->len;
    g_string_append_len(bytes, (const char *)out, (gssize)size);
    for (size_t i = start; !is_base64 && i < bytes->len; i++) {
        bytes->str[i] = bytes->str[i] == '_' ? ' ' : bytes->str[i];
    }
}

/* Takes the encoded word that begins at `word`. Returns what is behind it; NULL where it is none. */
static const char *take_word(word_reading *at, const char *word)
{
    const char *charset = word + 2, *mark = strchr(charset, '?');
    const char *text = mark && mark[1] && mark[2] == '?' ? mark + 3 : NULL, *end = text ? strstr(text, "?=") : NULL;
    if (!end || !strchr("bBqQ", mark[1])) {
        return NULL;
    }
    const char *language = memchr(charset, '*', (size_t)(mark - charset));
    g_autofree char *own = g_strndup(charset, (size_t)((language ? language : mark) - charset));
    if (at->charset && g_ascii_strcasecmp(at->charset, own) != 0) {
        flush(at);
    }
    at->charset = at->charset ? at->charset : g_steal_pointer(&own);
    append_word(at->bytes, mark[1], text, (size_t)(end - text));
    return end + 2;
}

/* Reads what stands between encoded words: white space there is none of the text. */
static void take_plain(word_reading *at, const char *start, const char *end, bool is_between)
{
    bool is_blank = true;
    for (const char *i = start; i < end; i++) {
        is_blank &= g_ascii_isspace(*i) != 0;
    }
    if (is_between && is_blank) {
        return;
    }
    flush(at);
    g_string_append_len(at->bytes, start, end - start);
    flush(at);
}

char *jy_words_unfold(const char *raw)
{
    word_reading at = {g_string_new(NULL), g_string_new(NULL), NULL};
    g_auto(GStrv) lines = g_strsplit_set(raw, "\r\n", -1);
    g_autofree char *line = g_strjoinv("", lines);
    g_strdelimit(line, "\t", ' ');
    const char *plain = line;
    bool is_behind = false; /* an encoded word */
    for (const char *word = strstr(plain, "=?"); word;) {
        take_plain(&at, plain, word, is_behind);
        const char *behind = take_word(&at, word);
        if (behind) {
            plain = behind;
            is_behind = true;
        } else {
            flush(&at);
            g_string_append_len(at.text, "=?", 2);
            plain = word + 2;
            is_behind = false;
        }
        word = strstr(plain, "=?");
    }
    take_plain(&at, plain, plain + strlen(plain), false);
    flush(&at);
    g_string_free(at.bytes, true);
    g_free(at.charset);
    return g_strstrip(g_string_free(at.text, false));
}
