/* fold_table.c: run at build time: prints the table of foldings. ICU's "Traditional-Simplified" is one to one but slow,
 * so each character is looked up once, here. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/utypes.h>

#include "text/fold/fold_table.h"

#define PLANE 0x10000
#define LAST 0x110000
/* A chain of simplifications (a → b → c) is followed this far. */
#define CHAIN 4

static const UNormalizer2 *folding;
static UTransliterator *simplifying;

static void check(UErrorCode status, const char *what)
{
    if (U_FAILURE(status)) {
        fprintf(stderr, "fold_table: %s: %s\n", what, u_errorName(status));
        exit(1);
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
    U16_APPEND_UNSAFE(text, length, character);
    int32_t limit = length;
    utrans_transUChars(simplifying, text, &length, 16, 0, &limit, &status);
    check(status, "simplifying");
    UChar32 simple = only_character(text, length);
    if (simple < 0) {
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
            break;
        }
        character = simple;
    }
    return character;
}

static unsigned entry(UChar32 character)
{
    if (U_IS_SURROGATE((uint32_t)character)) {
        return FOLD_MANY;
    }
    if (!unorm2_hasBoundaryBefore(folding, character)) {
        return FOLD_JOINS;
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
    if (simple == 0x25CB || simple == 0x25EF || simple == 0x96F6) {
        return FOLD_ZERO;
    }
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

/* What the table cannot hold must not exist: ICU 72 has no simplification from or to beyond the plane. */
static void check_rest(void)
{
    for (UChar32 character = 0x3400; character < LAST; character++) {
        UChar32 simple = U_IS_SURROGATE((uint32_t)character) ? character : simplify(character);
        if (simple != character && (character >= PLANE || simple >= PLANE)) {
            fprintf(stderr, "fold_table: U+%04X simplifies beyond the table\n", (unsigned)character);
            exit(1);
        }
    }
}

int main(void)
{
    UErrorCode status = U_ZERO_ERROR;
    folding = unorm2_getNFKCCasefoldInstance(&status);
    check(status, "NFKC_Casefold");
    U_STRING_DECL(id, "Traditional-Simplified", 22);
    U_STRING_INIT(id, "Traditional-Simplified", 22);
    simplifying = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    check(status, "Traditional-Simplified");
    printf("/* Made by fold_table.c. */\n\n");
    printf("static const uint16_t FOLD_TABLE[0x10000] = {");
    for (UChar32 character = 0; character < PLANE; character++) {
        printf("%s0x%04X,", character % 16 ? " " : "\n    ", entry(character));
    }
    printf("\n};\n\n");
    print_kept();
    check_rest();
    utrans_close(simplifying);
    return 0;
}
