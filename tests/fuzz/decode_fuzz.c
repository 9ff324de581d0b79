/* decode_fuzz.c: any bytes become valid UTF-8 without NUL and carriage return, or an error; what was decoded decodes to
 * itself. The first byte chooses an encoding that is said to be known, or none. */
#include <jiyan/base/error.h>
#include <jiyan/text/decode.h>
#include <string.h>

#include "fuzz.h"

static const char *const NAMES[] = {
    NULL,       "UTF-8",    "GB18030", "gbk",    "gb2312",    "Big5",         "big5-hkscs", "UTF-16",      "UTF-16LE",
    "UTF-16BE", "UTF-32LE", "EUC-TW",  "EUC-JP", "shift_jis", "windows-1252", "hz-gb-2312", "ISO-2022-CN", "nonsense",
};

static void check_text(const jy_decoded *decoded)
{
    must(decoded->text && decoded->encoding);
    must(strlen(decoded->text) == decoded->length);
    must(g_utf8_validate(decoded->text, decoded->length, NULL));
    must(!memchr(decoded->text, '\r', decoded->length));
    must(decoded->confidence >= 0 && decoded->confidence <= 1);
}

/* U+FFFD counts as a loss wherever it comes from. */
static void decode_again(const jy_decoded *decoded)
{
    g_auto(jy_decoded) again = {0};
    bool lost = strstr(decoded->text, "\xEF\xBF\xBD");
    if (!jy_decode_as("UTF-8", decoded->text, decoded->length, &again, NULL)) {
        must(lost);
        return;
    }
    check_text(&again);
    must(again.replaced == 0 || lost);
    /* A byte order mark behind the first is dropped only now. */
    const char *text = decoded->text + (g_str_has_prefix(decoded->text, "\xEF\xBB\xBF") ? 3 : 0);
    must(strcmp(again.text, text) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    g_auto(jy_decoded) decoded = {0};
    g_autoptr(GError) failure = NULL;
    const char *name = NAMES[*data % G_N_ELEMENTS(NAMES)];
    const char *bytes = (const char *)data + 1;
    bool done =
        name ? jy_decode_as(name, bytes, size - 1, &decoded, &failure) : jy_decode(bytes, size - 1, &decoded, &failure);
    if (!done) {
        must(failure && failure->domain == JY_ERROR && !decoded.text);
        return 0;
    }
    must(!failure);
    check_text(&decoded);
    decode_again(&decoded);
    return 0;
}
