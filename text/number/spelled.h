/* spelled.h: numbers spelled in characters: 二百五十万, 一万二, 廿五, 三四十, 壹佰贰拾万. Private to text/number/. */
#ifndef JIYAN_TEXT_NUMBER_SPELLED_H
#define JIYAN_TEXT_NUMBER_SPELLED_H

#include <stdbool.h>
#include <stdint.h>

#include "text/number/number.h"

/* What 几 and 数 stand for. */
#define JY_SPELLED_FEW 2
#define JY_SPELLED_MANY 9

/* Value of 〇 to 九, of 两 and of the forms of cheques (壹 to 玖), -1 for anything else. */
int jy_spelled_digit(uint32_t character);

/* 十 to 亿 and their forms of cheques, 0 for anything else. */
double jy_spelled_power(uint32_t character);

/* True for 几, 数 and their Traditional forms. */
bool jy_spelled_is_some(uint32_t character);

/* The power at `at`, 0 where its character begins a measure or a share: 百分点, 千瓦. Behind digits 千米 is one, too
 * (`is_spelled` false): 五千米 is five thousand, 5千米 five. */
double jy_spelled_power_at(const char *text, uint32_t at, uint32_t length, bool is_spelled);

/* Reads a whole number at `at` of valid UTF-8. Returns where it ends, `at` where there is none. */
uint32_t jy_spelled_parse(const char *text, uint32_t at, uint32_t length, jy_number *ret_number);

#endif
