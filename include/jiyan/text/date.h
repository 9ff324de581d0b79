/* date.h: dates as Chinese documents write them: 2021年3月5日, 二〇二一年三月五日, 两千零二十一年, 民國110年,
 * 2021-03-05, 2021.3.5, in full width, with spaces of any kind inside, with a letter O for a zero. */
#ifndef JIYAN_TEXT_DATE_H
#define JIYAN_TEXT_DATE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint16_t year; /* 1 … 9999 */
    uint8_t month; /* 0 where only the year is known */
    uint8_t day;   /* 0 where only the month is known */
} jy_date;

/* The first date in `text` at or after `from`. A bare number is not a date; a year alone needs 年. Impossible dates
 * (13月, 2月30日) are passed over. */
bool jy_date_find(const char *text, uint32_t length, uint32_t from, jy_date *ret_date, uint32_t *ret_start,
                  uint32_t *ret_end);

/* Reads the date that begins exactly at `at`. */
bool jy_date_read(const char *text, uint32_t length, uint32_t at, jy_date *ret_date, uint32_t *ret_end);

/* Reads all of `text` as a date in any of these forms, or 2021, 2021-03, 20210305. Behind a day may stand the day of
 * the week, the time of the day, and the last of several days: 2021年3月5日（星期五）上午9时, 2021年3月5日至6日,
 * 2021-03-05 10:30:00. */
bool jy_date_parse(const char *text, uint32_t length, jy_date *ret_date);

#define JY_DATE_TEXT 11
/* "2021", "2021-03" or "2021-03-05". */
void jy_date_format(const jy_date *date, char ret_text[JY_DATE_TEXT]);

#define JY_DATE_DAY 9
/* "20210305", 00 for what is not known: sorts as dates do, and before every date that is known closer. */
void jy_date_day(const jy_date *date, char ret_day[JY_DATE_DAY]);

/* The first and last day a partly known date may mean. */
void jy_date_bounds(const jy_date *date, jy_date *ret_first, jy_date *ret_last);

#endif
