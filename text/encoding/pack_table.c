/* pack_table.c: run at build time: prints the characters of two bytes of GB18030, which are nearly all that a text has.
 * To make the tables at run time takes a millisecond, which is much of what a question takes. */
#include <jiyan/text/utf8.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include "text/encoding/pack_table.h"

/* By lead and trail byte: the UTF-16 unit; 0 where it is none. */
static UChar units[PACK_LEADS][PACK_TRAILS];
/* By unit: lead and trail byte; 0 where they are none. */
static unsigned pairs[PACK_UNITS];

static void check(UErrorCode status, const char *what)
{
    if (U_FAILURE(status)) {
        fprintf(stderr, "pack_table: %s: %s\n", what, u_errorName(status));
        exit(1);
    }
}

/* Only what ICU makes into each other both ways. */
static void read_pair(UConverter *converter, unsigned lead, unsigned trail)
{
    const char pair[] = {(char)(PACK_FIRST_LEAD + lead), (char)(PACK_FIRST_TRAIL + trail)};
    char back[8];
    UChar unit[4];
    UErrorCode status = U_ZERO_ERROR;
    if (ucnv_toUChars(converter, unit, 4, pair, sizeof pair, &status) == 1 &&
        ucnv_fromUChars(converter, back, sizeof back, unit, 1, &status) == sizeof pair && U_SUCCESS(status) &&
        memcmp(back, pair, sizeof pair) == 0) {
        units[lead][trail] = unit[0];
        pairs[unit[0]] = (unsigned)(unsigned char)pair[0] << 8 | (unsigned char)pair[1];
    }
}

static void read_pairs(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("gb18030", &status);
    check(status, "gb18030");
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    check(status, "gb18030");
    for (unsigned lead = 0; lead < PACK_LEADS; lead++) {
        for (unsigned trail = 0; trail < PACK_TRAILS; trail++) {
            if (trail != PACK_NO_TRAIL) {
                read_pair(converter, lead, trail);
            }
        }
    }
    ucnv_close(converter);
}

/* Prints the UTF-8 of a character and how many bytes of it there are; 0 of them where it is none. */
static void print_character(UChar unit)
{
    unsigned char text[4] = {0};
    unsigned length = unit ? jy_utf8_put((char *)text, unit) : 0;
    printf("{%u,%u,%u,%u},", text[0], text[1], text[2], length);
}

int main(void)
{
    read_pairs();
    printf("static const unsigned char CHARACTER_OF_PAIR[%d][%d][%d] = {\n", PACK_LEADS, PACK_TRAILS,
           PACK_CHARACTER_BYTES + 1);
    for (unsigned lead = 0; lead < PACK_LEADS; lead++) {
        printf("    {");
        for (unsigned trail = 0; trail < PACK_TRAILS; trail++) {
            print_character(units[lead][trail]);
        }
        printf("},\n");
    }
    printf("};\nstatic const uint16_t PAIR_OF_UNIT[%d] = {", PACK_UNITS);
    for (unsigned unit = 0; unit < PACK_UNITS; unit++) {
        printf("%s0x%04X,", unit % 16 ? " " : "\n    ", pairs[unit]);
    }
    printf("\n};\n");
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
