/* fold_table.c: run at build time: prints the tables of foldings. ICU's "Traditional-Simplified" is one to one but
 * slow, and lacks what the files of variants say that it is given, so each character is looked up once, here. */
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/utypes.h>

#include "text/fold/fold_table.h"

#define PLANE 0x10000
/* Behind the last plane of Han. */
#define HAN_END 0x40000
/* A chain of simplifications (a → b → c) is no longer than this. */
#define CHAIN 6

static const UNormalizer2 *folding;
static UTransliterator *simplifying;
static UChar32 variants[HAN_END]; /* what a character folds to, 0 where no file says it */

/* Marks in names that are typed one for another. */
static const struct {
    UChar32 to;
    const char *from;
} MARKS[] = {{0xB7, "•‧∙⋅・･⸱"}, {'\'', "‘’‛ʼ′`´"}};

static void check(UErrorCode status, const char *what)
{
    if (U_FAILURE(status)) {
        fprintf(stderr, "fold_table: %s: %s\n", what, u_errorName(status));
        exit(1);
    }
}

/* Reads a file of words: a character and those that fold to it. The first file that names a character has its say. */
static void read_variants(const char *path)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) failure = NULL;
    if (!g_file_get_contents(path, &text, NULL, &failure)) {
        fprintf(stderr, "fold_table: %s\n", failure->message);
        exit(1);
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        gunichar to = 0;
        for (const char *at = **line == '#' ? "" : *line; *at; at = g_utf8_next_char(at)) {
            gunichar character = g_utf8_get_char(at);
            if (character == ' ') {
                to = 0;
            } else if (!to) {
                to = character;
            } else if (character < HAN_END && !variants[character]) {
                variants[character] = (UChar32)to;
            }
        }
    }
}

static void add_marks(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++) {
        for (const char *at = MARKS[i].from; *at; at = g_utf8_next_char(at)) {
            variants[g_utf8_get_char(at)] = MARKS[i].to;
        }
    }
}

/* Normalises one character. Returns the number of UTF-16 units. */
static int32_t normalise(UChar32 character, UChar *out, int32_t room)
{
    UChar in[2];
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    U16_APPEND_UNSAFE(in, length, character);
    length = unorm2_normalize(folding, in, length, out, room, &status);
    check(status, "normalising");
    return length;
}

/* The one character that a text is; -1 where it is none or several. */
static UChar32 only_character(const UChar *text, int32_t length)
{
    if (u_countChar32(text, length) != 1) {
        return -1;
    }
    return length == 1 ? text[0] : U16_GET_SUPPLEMENTARY(text[0], text[1]);
}

/* The Simplified form of a character that is normalised; itself where there is none or where it would not be
 * normalised. */
static UChar32 simplify_once(UChar32 character)
{
    UChar text[16], again[64];
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    if (character < HAN_END && variants[character]) {
        return variants[character];
    }
    U16_APPEND_UNSAFE(text, length, character);
    int32_t limit = length;
    utrans_transUChars(simplifying, text, &length, 16, 0, &limit, &status);
    check(status, "simplifying");
    UChar32 simple = only_character(text, length);
    /* ICU exchanges 苎 and 苧; a file has the last word. */
    if (simple < 0 || (simple < HAN_END && variants[simple] == character)) {
        return character;
    }
    int32_t units = normalise(simple, again, 64);
    return units == length && u_memcmp(again, text, length) == 0 ? simple : character;
}

static UChar32 simplify(UChar32 character)
{
    for (int i = 0; i < CHAIN; i++) {
        UChar32 simple = simplify_once(character);
        if (simple == character) {
            return character;
        }
        character = simple;
    }
    fprintf(stderr, "fold_table: U+%04X folds in a circle\n", (unsigned)character);
    exit(1);
}

/* True for what is written for a zero: 0 O o in both widths, ○ ◯ 〇 零. */
static bool is_zero(UChar32 character)
{
    static const UChar32 ZEROS[] = {'0', 'O', 'o', 0xFF10, 0xFF2F, 0xFF4F, 0x25CB, 0x25EF, 0x3007, 0x96F6, 0xF9B2};
    for (size_t i = 0; i < sizeof ZEROS / sizeof *ZEROS; i++) {
        if (ZEROS[i] == character) {
            return true;
        }
    }
    return false;
}

static unsigned entry(UChar32 character)
{
    if (is_zero(character)) {
        return FOLD_ZERO;
    }
    if (U_IS_SURROGATE((uint32_t)character)) {
        return FOLD_MANY;
    }
    if (!unorm2_hasBoundaryBefore(folding, character)) {
        return FOLD_JOINS;
    }
    if (character < HAN_END && variants[character]) {
        return (unsigned)simplify(character);
    }
    UChar out[64];
    int32_t length = normalise(character, out, 64);
    if (length == 0) {
        return FOLD_DROPPED;
    }
    UChar32 folded = only_character(out, length);
    if (folded < 0) {
        return FOLD_MANY;
    }
    UChar32 simple = simplify(folded);
    return simple < PLANE ? (unsigned)simple : FOLD_MANY;
}

/* Prints a bit for each character from FOLD_KEPT_FIRST on: set where it folds to itself. None of them joins. */
static void print_kept(void)
{
    printf("static const uint64_t FOLD_KEPT[%d] = {", FOLD_KEPT_WORDS);
    for (UChar32 i = 0; i < FOLD_KEPT_WORDS; i++) {
        unsigned long long bits = 0;
        for (UChar32 bit = 0; bit < 64; bit++) {
            UChar32 character = FOLD_KEPT_FIRST + i * 64 + bit;
            unsigned folded = entry(character);
            bits |= (unsigned long long)(folded == (unsigned)character) << bit;
            if (folded == FOLD_JOINS) {
                fprintf(stderr, "fold_table: U+%04X joins\n", (unsigned)character);
                exit(1);
            }
        }
        printf("%s0x%016llX,", i % 4 ? " " : "\n    ", bits);
    }
    printf("\n};\n");
}

/* Prints what characters beyond the plane fold to, in their order. One of the plane must not fold to one beyond: the
 * files name that one second. */
static void print_far(void)
{
    printf("static const struct {\n    uint32_t from, to;\n} FOLD_FAR[] = {");
    unsigned count = 0;
    for (UChar32 character = 0x3400; character < HAN_END; character++) {
        UChar32 simple = U_IS_SURROGATE((uint32_t)character) ? character : simplify(character);
        if (simple != character && character < PLANE && simple >= PLANE) {
            fprintf(stderr, "fold_table: U+%04X folds beyond the table\n", (unsigned)character);
            exit(1);
        }
        if (simple != character && character >= PLANE) {
            printf("%s{0x%05X, 0x%04X},", count++ % 5 ? " " : "\n    ", (unsigned)character, (unsigned)simple);
        }
    }
    printf("\n};\n");
}

int main(int argc, char **argv)
{
    UErrorCode status = U_ZERO_ERROR;
    folding = unorm2_getNFKCCasefoldInstance(&status);
    check(status, "NFKC_Casefold");
    U_STRING_DECL(id, "Traditional-Simplified", 22);
    U_STRING_INIT(id, "Traditional-Simplified", 22);
    simplifying = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    check(status, "Traditional-Simplified");
    add_marks();
    for (int i = 1; i < argc; i++) {
        read_variants(argv[i]);
    }
    printf("/* Made by fold_table.c. */\n\n");
    printf("static const uint16_t FOLD_TABLE[0x10000] = {");
    for (UChar32 character = 0; character < PLANE; character++) {
        printf("%s0x%04X,", character % 16 ? " " : "\n    ", entry(character));
    }
    printf("\n};\n\n");
    print_kept();
    printf("\n");
    print_far();
    utrans_close(simplifying);
    return 0;
}
