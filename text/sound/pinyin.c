/* pinyin.c: how a Han character sounds. */
#include <jiyan/text/pinyin.h>
#include <stdint.h>

#include "text/sound/pinyin_table.h"

#include "pinyin_table.inc"

unsigned jy_pinyin_of(gunichar character)
{
    return character >= PINYIN_FIRST && character <= PINYIN_LAST ? PINYIN_SOUNDS[character - PINYIN_FIRST] : 0;
}

unsigned jy_pinyin_near(gunichar character)
{
    return PINYIN_GROUPS[jy_pinyin_of(character)];
}

void jy_pinyin_alike(gunichar character, jy_pinyin_fn *fn, void *user)
{
    unsigned sound = jy_pinyin_of(character), group = jy_pinyin_near(character);
    for (gunichar other = PINYIN_FIRST; sound && other <= PINYIN_LAST; other++) {
        unsigned others = PINYIN_SOUNDS[other - PINYIN_FIRST];
        if (other != character && PINYIN_GROUPS[others] == group) {
            fn(other, others == sound, user);
        }
    }
}
