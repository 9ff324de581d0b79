/* pack.c: text as the index stores it. */
#include <jiyan/pack.h>

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>

/* UTF-16 units that need no memory of their own: what most passages have. */
#define UNITS 2048
/* Bytes of a code point in GB18030, and of a UTF-16 unit in UTF-8. */
#define PACKED_MAX 4
#define UTF8_MAX 3

static UConverter *open_converter(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("gb18030", &status);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_FAILURE(status)) {
        g_error("ICU has no GB18030: %s", u_errorName(status));
    }
    return converter;
}

void jy_pack(const char *text, size_t length, GString *out)
{
    UChar few[UNITS];
    /* UTF-8 never has fewer bytes than UTF-16 has units. */
    g_autofree UChar *many = length > UNITS ? g_new(UChar, length) : NULL;
    UChar *units = many ? many : few;
    int32_t count = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(units, (int32_t)MAX(length, UNITS), &count, text, (int32_t)length, &status);
    UConverter *converter = open_converter();
    size_t before = out->len, room = PACKED_MAX * (size_t)count;
    g_string_set_size(out, before + room);
    status = U_ZERO_ERROR;
    int32_t packed = ucnv_fromUChars(converter, out->str + before, (int32_t)room, units, count, &status);
    g_string_set_size(out, before + (size_t)packed);
    ucnv_close(converter);
}

char *jy_unpack(const char *bytes, size_t length, size_t *ret_length)
{
    if (memchr(bytes, '\0', length)) {
        return NULL;
    }
    UChar few[UNITS];
    g_autofree UChar *many = length > UNITS ? g_new(UChar, length) : NULL;
    UChar *units = many ? many : few;
    UConverter *converter = open_converter();
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = ucnv_toUChars(converter, units, (int32_t)MAX(length, UNITS), bytes, (int32_t)length, &status);
    ucnv_close(converter);
    if (U_FAILURE(status)) {
        return NULL;
    }
    size_t room = UTF8_MAX * (size_t)count + 1;
    char *text = g_malloc(room);
    int32_t written = 0;
    status = U_ZERO_ERROR;
    u_strToUTF8(text, (int32_t)room, &written, units, count, &status);
    if (U_FAILURE(status)) {
        g_clear_pointer(&text, g_free);
        return NULL;
    }
    *ret_length = (size_t)written;
    return text;
}
