/* decode.c: bytes to UTF-8: which encoding it is, and what of it had to be replaced. The order is that of what can be
 * known best. */
#include <jiyan/text/decode.h>

#include <jiyan/base/error.h>
#include <jiyan/text/utf8.h>
#include <libintl.h>
#include <string.h>
#include <unicode/ucsdet.h>

#include "text/encoding/mixture.h"
#include "text/encoding/probe.h"

#define _(s) gettext(s)

/* Share of control characters from which bytes are no text. */
#define BINARY_SHARE 0.02
/* Share of ill-formed sequences among the characters beyond ASCII up to which an encoding may still be the true one: a
 * cut or damaged file. */
#define DAMAGE_SHARE 0.02
/* The same of UTF-8, which nothing else looks like. */
#define DAMAGE_SHARE_UTF8 0.1
/* Over this share of replaced characters a text is of no use. */
#define LOSS_SHARE 0.1
/* A reading below this score is no Chinese. */
#define CHINESE_SCORE 0.35
/* That each line of a mixture was read as what it is. */
#define MIXED_CONFIDENCE 0.6
/* Bytes that are looked at to decide; all of them are decoded. */
#define SAMPLE ((size_t)64 << 10)
/* Bytes of a text: a byte becomes three at most, and lengths are of 32 bits. */
#define LENGTH_MAX ((size_t)1 << 30)

#define UTF8_MARK "\xEF\xBB\xBF"

/* Our names of encodings, and ICU's. */
static const struct {
    const char *name, *converter;
} ENCODINGS[] = {
    {"UTF-8", "UTF-8"},
    {"GB18030", "gb18030"},
    {"GBK", "gb18030"}, /* these are its subsets, and what declarations say */
    {"GB2312", "gb18030"},
    {"CP936", "gb18030"},
    {"windows-936", "gb18030"},
    {"x-gbk", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"Big5", "windows-950-2000"},
    {"Big5-HKSCS", "ibm-1375_P100-2008"},
    {"UTF-16LE", "UTF-16LE"},
    {"UTF-16BE", "UTF-16BE"},
    {"UTF-32LE", "UTF-32LE"},
    {"UTF-32BE", "UTF-32BE"},
    {"EUC-TW", "euc-tw-2014"},
    {"EUC-JP", "EUC-JP"},
    {"EUC-KR", "windows-949"},
    {"Shift_JIS", "ibm-943_P15A-2003"},
    {"ISO-2022-CN", "ISO-2022-CN"},
    {"HZ-GB-2312", "HZ"},
    {"windows-1252", "windows-1252"},
};

static const char *converter_of(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ENCODINGS); i++) {
        if (g_ascii_strcasecmp(ENCODINGS[i].name, name) == 0) {
            return ENCODINGS[i].converter;
        }
    }
    return name;
}

/* Drops NULs, folds line ends. Works in place; returns the new length. */
static size_t tidy(char *text, size_t length, uint32_t *dropped)
{
    char *to = text;
    for (size_t i = 0; i < length; i++) {
        char byte = text[i];
        if (byte == '\0') {
            ++*dropped;
        } else if (byte != '\r') {
            *to++ = byte;
        } else if (i + 1 >= length || text[i + 1] != '\n') {
            *to++ = '\n';
        }
    }
    return (size_t)(to - text);
}

/* Makes the result of a text; takes `text`. */
static bool finish(char *text, size_t length, const char *encoding, double confidence, uint32_t replaced,
                   jy_decoded *ret_decoded)
{
    uint32_t dropped = 0;
    if (length >= 3 && memcmp(text, UTF8_MARK, 3) == 0) {
        length -= 3;
        memmove(text, text + 3, length);
    }
    if (memchr(text, '\r', length) || memchr(text, '\0', length)) {
        length = tidy(text, length, &dropped);
    }
    text[length] = '\0';
    *ret_decoded = (jy_decoded){.text = text,
                                .length = (uint32_t)length,
                                .encoding = encoding,
                                .confidence = CLAMP(confidence, 0, 1),
                                .replaced = replaced + dropped};
    return true;
}

static uint32_t count_beyond_ascii(const char *text, size_t length)
{
    uint32_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xC0) == 0xC0;
    }
    return count;
}

/* Characters that a reading lost: replaced ones and those of the private area. */
static uint32_t count_lost(const jy_probe *reading)
{
    uint32_t lost = 0;
    for (const char *at = reading->text, *end = at + reading->length; at < end; at = g_utf8_next_char(at)) {
        gunichar character = (unsigned char)*at >= 0xEE ? g_utf8_get_char(at) : 0;
        lost += (character >= 0xE000 && character <= 0xF8FF) || character == 0xFFFD;
    }
    return lost;
}

/* Microsoft's Big5 has private characters where the Hong Kong supplement, which the WHATWG index holds, and Eten's kana
 * and circled digits are: the supplement is taken where it loses less. */
static void widen_big5(const char *bytes, size_t length, jy_probe *reading)
{
    uint32_t lost = count_lost(reading);
    jy_probe wide = {0};
    if (lost && jy_probe_read(converter_of("Big5-HKSCS"), bytes, length, &wide) && count_lost(&wide) < lost) {
        jy_probe_clear(reading);
        *reading = wide;
    } else {
        jy_probe_clear(&wide);
    }
}

/* Decodes all bytes as one encoding. */
static bool decode_whole(const char *name, const char *bytes, size_t length, double confidence, jy_decoded *ret_decoded,
                         GError **err)
{
    jy_probe reading = {0};
    if (!jy_probe_read(converter_of(name), bytes, length, &reading)) {
        g_set_error(err, JY_ERROR, JY_ERROR_ENCODING, _("no encoding is called %s"), name);
        return false;
    }
    if (g_ascii_strcasecmp(name, "Big5") == 0) {
        widen_big5(bytes, length, &reading);
    }
    uint32_t characters = count_beyond_ascii(reading.text, reading.length);
    if (reading.replaced > 1 + LOSS_SHARE * characters) {
        g_set_error(err, JY_ERROR, JY_ERROR_ENCODING, _("as %s, %u of %u characters are ill-formed"), name,
                    reading.replaced, characters);
        jy_probe_clear(&reading);
        return false;
    }
    char *text = g_realloc(reading.text, reading.length + 1);
    return finish(text, reading.length, name, confidence, reading.replaced, ret_decoded);
}

/* ---- what can be known ---- */

typedef struct {
    const char *encoding;
    double confidence;
    size_t skip; /* bytes of a byte order mark */
} encoding_guess;

static bool guess_by_mark(const char *bytes, size_t length, encoding_guess *ret_guess)
{
    static const struct {
        const char *mark, *encoding;
        size_t length;
    } MARKS[] = {
        {UTF8_MARK, "UTF-8", 3},     {"\xFF\xFE\0\0", "UTF-32LE", 4}, {"\0\0\xFE\xFF", "UTF-32BE", 4},
        {"\xFF\xFE", "UTF-16LE", 2}, {"\xFE\xFF", "UTF-16BE", 2},     {"\x84\x31\x95\x33", "GB18030", 4},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++) {
        if (length >= MARKS[i].length && memcmp(bytes, MARKS[i].mark, MARKS[i].length) == 0) {
            *ret_guess = (encoding_guess){MARKS[i].encoding, 1, MARKS[i].length};
            return true;
        }
    }
    return false;
}

/* How well bytes read as an encoding; rubbish where they do not at all. */
static double score_as(const char *name, const char *bytes, size_t length)
{
    g_auto(jy_probe) reading = {0};
    if (!jy_probe_read(converter_of(name), bytes, length, &reading)) {
        return -1;
    }
    /* A sample may cut the last character. */
    uint32_t bad = reading.replaced > 0 ? reading.replaced - 1 : 0;
    uint32_t characters = count_beyond_ascii(reading.text, reading.length);
    if (bad > DAMAGE_SHARE * characters || (reading.replaced && characters < 4)) {
        return -1;
    }
    return reading.score;
}

/* UTF-16 and UTF-32 without a mark: by where their NULs or, for text that is all Han, their common characters are. */
static bool guess_wide(const char *bytes, size_t length, encoding_guess *ret_guess)
{
    static const char *const WIDE[] = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
    size_t nuls[4] = {0};
    for (size_t i = 0; i < length; i++) {
        nuls[i % 4] += bytes[i] == '\0';
    }
    /* No character is NUL, so each has at most one in its lower half. */
    size_t quarter = length / 4;
    bool whole = length % 4 == 0 && quarter;
    if (whole && nuls[3] == quarter && nuls[2] > quarter / 2 && nuls[0] + nuls[1] <= quarter) {
        *ret_guess = (encoding_guess){WIDE[2], 0.95, 0};
        return true;
    }
    if (whole && nuls[0] == quarter && nuls[1] > quarter / 2 && nuls[2] + nuls[3] <= quarter) {
        *ret_guess = (encoding_guess){WIDE[3], 0.95, 0};
        return true;
    }
    if (length % 2 != 0 || length < 4) {
        return false;
    }
    size_t even = nuls[0] + nuls[2], odd = nuls[1] + nuls[3];
    /* In Han text a NUL may be either half of a unit: 一 is 4E 00. */
    double little = score_as(WIDE[0], bytes, length), big = score_as(WIDE[1], bytes, length);
    bool mostly_ascii = even + odd > length * 2 / 5;
    double best = MAX(little, big);
    if (!mostly_ascii && best < 0.6) {
        return false;
    }
    bool is_big = mostly_ascii ? even > odd : big > little;
    *ret_guess = (encoding_guess){WIDE[is_big], mostly_ascii ? 0.9 : best, 0};
    return mostly_ascii ? even == 0 || odd == 0 || MAX(even, odd) > 8 * MIN(even, odd) : true;
}

/* True where one of eight bytes is below 0x20. */
static bool has_control(const char *bytes)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return (eight - each * 0x20) & ~eight & each * 0x80;
}

static bool is_binary(const char *bytes, size_t length)
{
    size_t controls = 0;
    for (size_t i = 0; i < length; i++) {
        while (length - i > sizeof(uint64_t) && !has_control(bytes + i)) {
            i += sizeof(uint64_t);
        }
        unsigned char byte = (unsigned char)bytes[i];
        controls += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B;
    }
    return (double)controls > BINARY_SHARE * (double)length && controls > 1;
}

/* ICU's word on the encoding. Returns a static name of ours, NULL for none; *ret_confidence is 0 … 1. */
static const char *ask_icu(const char *bytes, size_t length, double *ret_confidence)
{
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    ucsdet_setText(detector, bytes, (int32_t)length, &status);
    const UCharsetMatch *match = ucsdet_detect(detector, &status);
    const char *name = match ? ucsdet_getName(match, &status) : NULL;
    const char *known = NULL;
    for (size_t i = 0; name && i < G_N_ELEMENTS(ENCODINGS); i++) {
        if (g_ascii_strcasecmp(ENCODINGS[i].name, name) == 0) {
            known = ENCODINGS[i].name;
        }
    }
    *ret_confidence = match ? ucsdet_getConfidence(match, &status) / 100.0 : 0;
    ucsdet_close(detector);
    return known;
}

/* The multi-byte encodings of Chinese against each other, ICU's word as a vote among them. */
static bool guess_multibyte(const char *bytes, size_t length, encoding_guess *ret_guess)
{
    static const char *const CHINESE[] = {"GB18030", "Big5", "Big5-HKSCS", "EUC-TW"};
    double vote_confidence, best = -1, second = -1;
    const char *vote = ask_icu(bytes, length, &vote_confidence), *winner = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(CHINESE); i++) {
        double score = score_as(CHINESE[i], bytes, length);
        score += vote && g_str_equal(vote, CHINESE[i]) ? 0.1 * vote_confidence : 0;
        /* The narrower of two that read alike comes first. */
        if (score > best + 0.005) {
            second = best;
            best = score;
            winner = CHINESE[i];
        } else if (score > second) {
            second = score;
        }
    }
    if (!winner || best < CHINESE_SCORE) {
        return false;
    }
    *ret_guess = (encoding_guess){winner, 0.5 + (best - MAX(second, 0)) / 2, 0};
    return true;
}

/* What is no Chinese: ICU's word, else a Western text. */
static encoding_guess guess_other(const char *bytes, size_t length)
{
    double confidence;
    const char *vote = ask_icu(bytes, length, &confidence);
    if (vote && !g_str_equal(vote, "GB18030") && !g_str_equal(vote, "Big5") && score_as(vote, bytes, length) > -1) {
        return (encoding_guess){vote, confidence, 0};
    }
    return (encoding_guess){"windows-1252", 0.3, 0};
}

/* UTF-8 with a few bad bytes, or cut in its last character. */
static bool guess_damaged_utf8(const char *bytes, size_t length, encoding_guess *ret_guess)
{
    g_auto(jy_probe) reading = {0};
    jy_probe_read("UTF-8", bytes, length, &reading);
    uint32_t characters = count_beyond_ascii(reading.text, reading.length) - reading.replaced;
    if (characters < 2 || reading.replaced > 1 + DAMAGE_SHARE_UTF8 * characters) {
        return false;
    }
    *ret_guess = (encoding_guess){"UTF-8", 1 - (double)reading.replaced / (characters + 1), 0};
    return true;
}

static bool guess_encoding(const char *bytes, size_t length, encoding_guess *ret_guess, GError **err)
{
    size_t sample = MIN(length, SAMPLE);
    if (guess_by_mark(bytes, length, ret_guess)) {
        return true;
    }
    if (guess_wide(bytes, sample - sample % 4 ? sample - sample % 4 : sample, ret_guess)) {
        return true;
    }
    if (is_binary(bytes, sample)) {
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("a binary file, not text"));
        return false;
    }
    if (!guess_damaged_utf8(bytes, sample, ret_guess) && !guess_multibyte(bytes, sample, ret_guess)) {
        *ret_guess = guess_other(bytes, sample);
    }
    return true;
}

/* Lines of UTF-8 among lines of another Chinese encoding: each is read as what it is. */
static bool decode_mixed(const char *bytes, size_t length, jy_decoded *ret_decoded)
{
    g_auto(jy_mixture) parts = {0};
    g_auto(jy_probe) own = {0};
    encoding_guess guess;
    bool marked = guess_by_mark(bytes, length, &guess) && !g_str_equal(guess.encoding, "UTF-8");
    if (marked || is_binary(bytes, MIN(length, SAMPLE)) || !jy_mixture_part(bytes, length, &parts) ||
        !guess_multibyte(parts.foreign->str, MIN(parts.foreign->len, SAMPLE), &guess)) {
        return false;
    }
    jy_probe_read("UTF-8", parts.utf8->str, MIN(parts.utf8->len, SAMPLE), &own);
    if (own.score < CHINESE_SCORE) {
        return false;
    }
    jy_probe reading;
    jy_mixture_read(bytes, length, converter_of(guess.encoding), &reading);
    finish(g_realloc(reading.text, reading.length + 1), reading.length, "UTF-8", MIXED_CONFIDENCE, reading.replaced,
           ret_decoded);
    ret_decoded->other = guess.encoding;
    ret_decoded->other_lines = parts.foreign_lines;
    ret_decoded->other_first = parts.first_foreign;
    return true;
}

static bool fits(size_t length, GError **err)
{
    if (length > LENGTH_MAX) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a text of more than 1 GiB"));
        return false;
    }
    return true;
}

/* True for UTF-8 that is well-formed but for a mark at its head. */
static bool is_utf8(const char *bytes, size_t length)
{
    bool marked = length >= 3 && memcmp(bytes, UTF8_MARK, 3) == 0;
    size_t skip = marked ? 3 : 0;
    return jy_utf8_well_formed(bytes + skip, length - skip) == length - skip && !is_binary(bytes, MIN(length, SAMPLE));
}

bool jy_decode_own(char *bytes, size_t length, jy_decoded *ret_decoded, GError **err)
{
    g_autofree char *own = bytes;
    encoding_guess guess;
    if (!fits(length, err)) {
        return false;
    }
    if (is_utf8(bytes, length)) {
        return finish(g_steal_pointer(&own), length, "UTF-8", 1, 0, ret_decoded);
    }
    if (decode_mixed(bytes, length, ret_decoded)) {
        return true;
    }
    if (!guess_encoding(bytes, length, &guess, err)) {
        return false;
    }
    return decode_whole(guess.encoding, bytes + guess.skip, length - guess.skip, guess.confidence, ret_decoded, err);
}

bool jy_decode(const char *bytes, size_t length, jy_decoded *ret_decoded, GError **err)
{
    if (!fits(length, err)) {
        return false;
    }
    char *own = g_malloc(length + 1);
    memcpy(own, bytes, length);
    return jy_decode_own(own, length, ret_decoded, err);
}

bool jy_decode_as(const char *encoding, const char *bytes, size_t length, jy_decoded *ret_decoded, GError **err)
{
    const char *known = g_intern_string(encoding);
    if (!fits(length, err)) {
        return false;
    }
    return decode_whole(known, bytes, length, 1, ret_decoded, err);
}

void jy_decode_clear(jy_decoded *decoded)
{
    g_clear_pointer(&decoded->text, g_free);
    decoded->length = 0;
}
