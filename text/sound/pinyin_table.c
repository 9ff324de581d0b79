/* pinyin_table.c: run at build time: prints how each Han character sounds. ICU's transliterator is slow, so each
 * character is looked up once, here. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/utypes.h>

#include "text/sound/pinyin_table.h"

/* Letters of the longest sound, zhuang, and room for what is none. */
#define SOUND_ROOM 16
/* Sounds and groups of sounds there may be; without tones there are about 400. */
#define SOUNDS_MOST 1000

/* What NFD makes of the dots of ü. */
#define DIAERESIS 0x308

typedef char sound[SOUND_ROOM];

typedef struct {
    sound names[SOUNDS_MOST];
    unsigned count;
} sound_list;

static sound_list sounds, groups;

static void check(UErrorCode status, const char *what)
{
    if (U_FAILURE(status)) {
        fprintf(stderr, "pinyin_table: %s: %s\n", what, u_errorName(status));
        exit(1);
    }
}

/* The number of a name in the list, from 1; a new one is added. */
static unsigned number_of(sound_list *list, const char *name)
{
    for (unsigned i = 0; i < list->count; i++) {
        if (strcmp(list->names[i], name) == 0) {
            return i + 1;
        }
    }
    if (list->count == SOUNDS_MOST) {
        fprintf(stderr, "pinyin_table: too many sounds\n");
        exit(1);
    }
    snprintf(list->names[list->count++], SOUND_ROOM, "%s", name);
    return list->count;
}

/* Reads how a character sounds, with v for ü; an empty name where ICU does not say. */
static void read_sound(const UTransliterator *reading, UChar32 character, sound ret_name)
{
    UChar text[2 * SOUND_ROOM];
    int32_t length = 0, limit, i = 0;
    UErrorCode status = U_ZERO_ERROR;
    U16_APPEND_UNSAFE(text, length, character);
    limit = length;
    utrans_transUChars(reading, text, &length, 2 * SOUND_ROOM, 0, &limit, &status);
    check(status, "reading");
    size_t letters = 0;
    for (; i < length && letters < SOUND_ROOM - 1; i++) {
        if (text[i] == DIAERESIS && letters && ret_name[letters - 1] == 'u') {
            ret_name[letters - 1] = 'v';
        } else if (text[i] >= 'a' && text[i] <= 'z') {
            ret_name[letters++] = (char)text[i];
        } else {
            break;
        }
    }
    ret_name[i == length ? letters : 0] = '\0';
}

/* What many speakers do not tell apart: zh and z, ch and c, sh and s, ang and an, eng and en, ing and in,
 * ü and u. */
static void coarsen(const char *name, sound ret_name)
{
    size_t length = strlen(name);
    memcpy(ret_name, name, length + 1);
    if (length > 2 && name[length - 1] == 'g' && name[length - 2] == 'n') {
        ret_name[--length] = '\0';
    }
    if (length > 1 && strchr("zcs", name[0]) && name[1] == 'h') {
        memmove(ret_name + 1, ret_name + 2, length - 1);
    }
    if (length > 1 && ret_name[1] == 'v') {
        ret_name[1] = 'u';
    }
}

static void print_characters(const UTransliterator *reading)
{
    printf("static const uint16_t PINYIN_SOUNDS[] = {");
    for (uint32_t character = PINYIN_FIRST; character <= PINYIN_LAST; character++) {
        sound name;
        read_sound(reading, (UChar32)character, name);
        printf("%s%u,", (character - PINYIN_FIRST) % 16 ? " " : "\n    ", *name ? number_of(&sounds, name) : 0);
    }
    printf("\n};\n");
}

static void print_groups(void)
{
    printf("static const uint16_t PINYIN_GROUPS[] = {0,");
    for (unsigned i = 0; i < sounds.count; i++) {
        sound name;
        coarsen(sounds.names[i], name);
        printf("%s%u,", i % 16 ? " " : "\n    ", number_of(&groups, name));
    }
    printf("\n};\n");
}

/* The name of each sound, for what is typed in letters. */
static void print_names(void)
{
    printf("static const char PINYIN_NAMES[][%d] = {\"\",", SOUND_ROOM);
    for (unsigned i = 0; i < sounds.count; i++) {
        printf("%s\"%s\",", i % 16 ? " " : "\n    ", sounds.names[i]);
    }
    printf("\n};\n");
}

int main(void)
{
    /* Without the marks of tones. */
    static const char READING[] = "Han-Latin; NFD; [[:Mn:]-[\\u0308]] Remove";
    UErrorCode status = U_ZERO_ERROR;
    UChar id[sizeof READING];
    u_uastrcpy(id, READING);
    UTransliterator *reading = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    check(status, READING);
    printf("/* Made by pinyin_table.c. */\n\n");
    print_characters(reading);
    print_groups();
    print_names();
    utrans_close(reading);
    return 0;
}
