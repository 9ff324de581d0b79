/* pinyin.h: which Han characters sound alike, and which a syllable of letters spells. ICU's Han-Latin gives one reading
 * a character, its usual one (行 is xing in 银行, too), so it tells what may have been mistyped and no more. */
#ifndef JIYAN_TEXT_PINYIN_H
#define JIYAN_TEXT_PINYIN_H

#include <glib.h>
#include <stdbool.h>

/* A number for the sound of a folded character, without its tone: the same for 园 and 院, another for 绿 and 路. 0
 * where none is known. */
unsigned jy_pinyin_of(gunichar character);

/* The same, coarser: what many speakers do not tell apart is one: zh and z, ch and c, sh and s, ü and u, and final ng
 * and n, so that 新 and 兴 are the same. */
unsigned jy_pinyin_near(gunichar character);

typedef void jy_pinyin_fn(gunichar other, bool same, void *user);

/* Calls `fn` for each other character that sounds like this one, in the order of Unicode; `same` is false for one that
 * does so only coarsely. */
void jy_pinyin_alike(gunichar character, jy_pinyin_fn *fn, void *user);

/* ---- pinyin in letters ---- */

/* The letters of a text that may be pinyin, lower case and without tones: v for ü (lü, lǜ, lv, lu:, ＬＶ), ' for what
 * parts syllables (xi'an, xi an, xi1an1). Returns a new text; free with g_free. NULL where the text has anything else.
 */
char *jy_pinyin_letters(const char *text);

/* The sound of a syllable of such letters, as it is spelled by the rules or by those who have no ü: lüe is lve, lue or
 * lyue, ju is jv, too. 0 where there is none. */
unsigned jy_pinyin_syllable(const char *letters, size_t length);

/* Letters of the longest syllable: zhuang, chuang, shuang. */
#define JY_PINYIN_LONGEST 6

/* Calls `fn` for each character of a sound, in the order of Unicode, then for those that have it as another reading (长
 * in 成长); `same` is false for one that has it only coarsely. */
void jy_pinyin_spelled(unsigned sound, jy_pinyin_fn *fn, void *user);

#endif
