/* pinyin.h: which Han characters sound alike, as ICU's Han-Latin reads them: one reading a character, its usual one
 * (行 is xing in 银行, too), so it tells what may have been mistyped and no more. */
#ifndef JIYAN_TEXT_PINYIN_H
#define JIYAN_TEXT_PINYIN_H

#include <glib.h>
#include <stdbool.h>

/* A number for the sound of a folded character, without its tone: the same for 园 and 院. 0 where none is known. */
unsigned jy_pinyin_of(gunichar character);

/* The same, coarser: what many speakers do not tell apart is one: zh and z, ch and c, sh and s, and final ng and n, so
 * that 新 and 兴 are the same. */
unsigned jy_pinyin_near(gunichar character);

typedef void jy_pinyin_fn(gunichar other, bool same, void *user);

/* Calls `fn` for each other character that sounds like this one, in the order of Unicode; `same` is false for one that
 * does so only coarsely. */
void jy_pinyin_alike(gunichar character, jy_pinyin_fn *fn, void *user);

#endif
