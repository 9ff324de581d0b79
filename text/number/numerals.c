/* numerals.c: the numbers of a text written otherwise. */
#include <jiyan/text/numerals.h>

#include <jiyan/text/character.h>
#include <stdbool.h>
#include <string.h>

#include "text/number/number.h"
#include "text/number/numeral.h"
#include "text/number/spelling.h"

/* What a single numeral counts, what 两 is not said of, and what is on cheques. */
static const char COUNTED[] = "年月日号天周岁个项所户人名位家座条次倍元套件亩届层级";
static const char ORDERED[] = "月日号届层级";
static const char MONEY[] = "元圆";

#define YEAR 0x5E74

/* A number of the text, with the ways of writing it: in digits, then in characters. */
typedef struct {
    uint32_t start, end;
    GPtrArray *forms;
    guint characters; /* the first of the forms that is in characters */
} numeral_place;

static void clear_place(void *place)
{
    g_ptr_array_unref(((numeral_place *)place)->forms);
}

/* ---- the forms of one number ---- */

static bool is_counted(const char *text, uint32_t length, uint32_t end, const char *counted)
{
    uint32_t next = jy_utf8_peek(text, length, end);
    return next && g_utf8_strchr(counted, -1, next);
}

/* Adds the forms of a year, which is written digit by digit. Returns false where it is none. */
static bool add_year(const char *text, uint32_t length, const jy_number *number, numeral_place *place)
{
    uint32_t value, count, end = jy_numeral_parse(text, place->start, length, &value, &count);
    if (end <= place->start || count != 4) {
        end = place->end;
        value = number->low >= 1900 && number->low < 2100 ? (unsigned)number->low : 0;
    }
    if (value < 1000 || jy_utf8_peek(text, length, end) != YEAR) {
        return false;
    }
    place->end = end;
    g_ptr_array_add(place->forms, g_strdup_printf("%u", value));
    place->characters = place->forms->len;
    g_ptr_array_add(place->forms, jy_spelling_by_places(value));
    if (value >= 2000) {
        jy_spelling_characters(value, place->forms);
    }
    return true;
}

static void add_amount(const char *text, uint32_t length, const jy_number *number, numeral_place *place)
{
    jy_spelling_digits(number->low, place->forms);
    place->characters = place->forms->len;
    if (number->low == 2 && is_counted(text, length, place->end, COUNTED) &&
        !is_counted(text, length, place->end, ORDERED)) {
        g_ptr_array_add(place->forms, g_strdup("两"));
    }
    jy_spelling_characters(number->low, place->forms);
    if (is_counted(text, length, place->end, MONEY)) {
        jy_spelling_cheque(number->low, place->forms);
    }
    if (number->low >= 100 && number->low < 10000 && number->low == (unsigned)number->low) {
        g_ptr_array_add(place->forms, jy_spelling_by_places((unsigned)number->low));
    }
}

/* True where a number is not to be written otherwise: of several values, of a name (G20, 5G), or one numeral that
 * counts nothing (三农). */
static bool is_fixed(const char *text, uint32_t length, const numeral_place *place, const jy_number *number)
{
    uint32_t next = jy_utf8_peek(text, length, place->end);
    bool behind = place->start > 0 && g_ascii_isalpha(text[place->start - 1]);
    bool before = next && next < 0x80 && g_ascii_isalpha((char)next);
    bool is_single = number->is_chinese && place->end - place->start <= strlen("一");
    return number->low != number->high || number->is_vague || behind || before ||
           (is_single && !is_counted(text, length, place->end, COUNTED));
}

/* Reads the number at place->start and the % behind it, and adds its forms. Returns false where there is none. */
static bool read_place(const char *text, uint32_t length, numeral_place *place)
{
    jy_number number;
    uint32_t start = place->start;
    place->end = jy_number_parse(text, start, length, &number);
    if (place->end == start || is_fixed(text, length, place, &number)) {
        return false;
    }
    bool is_percent = text[place->end] == '%';
    place->end += is_percent ? 1 : 0;
    if (is_percent || number.is_share) {
        jy_spelling_percent(number.low, place->forms);
        place->characters = 1;
    } else if (!add_year(text, length, &number, place)) {
        add_amount(text, length, &number, place);
    }
    return place->forms->len > 0 && place->characters < place->forms->len;
}

static GArray *read_places(const char *text, uint32_t length)
{
    GArray *places = g_array_new(false, false, sizeof(numeral_place));
    g_array_set_clear_func(places, clear_place);
    for (uint32_t at = 0; at < length;) {
        numeral_place place = {.start = at, .forms = g_ptr_array_new_with_free_func(g_free)};
        bool found = read_place(text, length, &place);
        jy_utf8_next(text, length, &at);
        at = MAX(at, place.end);
        if (found) {
            g_array_append_val(places, place);
        } else {
            clear_place(&place);
        }
    }
    return places;
}

/* ---- a text ---- */

static void add_variant(const char *text, const GString *variant, GPtrArray *variants)
{
    bool is_new = !g_str_equal(text, variant->str);
    for (guint i = 0; i < variants->len && is_new; i++) {
        is_new = !g_str_equal(variants->pdata[i], variant->str);
    }
    if (is_new) {
        g_ptr_array_add(variants, g_strdup(variant->str));
    }
}

/* The text with all its numbers in digits, or in characters. */
static void add_uniform(const char *text, const GArray *places, bool in_digits, GPtrArray *variants)
{
    g_autoptr(GString) variant = g_string_new(NULL);
    uint32_t at = 0;
    for (guint i = 0; i < places->len; i++) {
        const numeral_place *place = &g_array_index(places, numeral_place, i);
        g_string_append_len(variant, text + at, place->start - at);
        g_string_append(variant, place->forms->pdata[in_digits ? 0 : place->characters]);
        at = place->end;
    }
    g_string_append(variant, text + at);
    add_variant(text, variant, variants);
}

static void add_single(const char *text, const numeral_place *place, guint form, GPtrArray *variants)
{
    g_autoptr(GString) variant = g_string_new_len(text, place->start);
    g_string_append(variant, place->forms->pdata[form]);
    g_string_append(variant, text + place->end);
    add_variant(text, variant, variants);
}

void jy_numerals_vary(const char *text, GPtrArray *variants)
{
    g_autoptr(GArray) places = read_places(text, (uint32_t)strlen(text));
    if (places->len == 0) {
        return;
    }
    add_uniform(text, places, true, variants);
    add_uniform(text, places, false, variants);
    bool more = true;
    for (guint form = 0; more; form++) {
        more = false;
        for (guint i = 0; i < places->len; i++) {
            const numeral_place *place = &g_array_index(places, numeral_place, i);
            if (form < place->forms->len) {
                add_single(text, place, form, variants);
                more = true;
            }
        }
    }
}
