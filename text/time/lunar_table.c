/* lunar_table.c: run at build time: prints on which days, as month * 100 + day, the festivals of the Chinese calendar
 * fall. ICU reckons them by the moon, which is slow. */
#include "text/time/lunar_table.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

/* Month and day of each jy_lunar, and days until the next at least. */
static const int32_t FESTIVALS[JY_LUNAR_DAYS][3] = {{1, 1, 115}, {5, 5, 95}, {8, 15, 22}, {9, 9, 80}};

static void check(UErrorCode status, const char *what)
{
    if (U_FAILURE(status)) {
        fprintf(stderr, "lunar_table: %s: %s\n", what, u_errorName(status));
        exit(1);
    }
}

static UCalendar *open_calendar(const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar zone[32];
    u_uastrcpy(zone, "GMT+08:00");
    UCalendar *calendar = ucal_open(zone, -1, locale, UCAL_TRADITIONAL, &status);
    check(status, locale);
    return calendar;
}

/* The festival of that day, JY_LUNAR_DAYS for none. */
static int festival_of(UCalendar *lunar, UDate noon)
{
    UErrorCode status = U_ZERO_ERROR;
    ucal_setMillis(lunar, noon, &status);
    int32_t month = ucal_get(lunar, UCAL_MONTH, &status) + 1, day = ucal_get(lunar, UCAL_DATE, &status);
    bool is_leap = ucal_get(lunar, UCAL_IS_LEAP_MONTH, &status) != 0;
    check(status, "the moon");
    int i = 0;
    while (i < JY_LUNAR_DAYS && (is_leap || FESTIVALS[i][0] != month || FESTIVALS[i][1] != day)) {
        i++;
    }
    return i;
}

static void print_year(UCalendar *solar, UCalendar *lunar, int32_t year)
{
    int32_t days[JY_LUNAR_DAYS] = {0};
    UErrorCode status = U_ZERO_ERROR;
    ucal_clear(solar);
    ucal_setDateTime(solar, year, UCAL_JANUARY, 20, 12, 0, 0, &status);
    while (ucal_get(solar, UCAL_YEAR, &status) == year && U_SUCCESS(status)) {
        int i = festival_of(lunar, ucal_getMillis(solar, &status));
        if (i < JY_LUNAR_DAYS && !days[i]) {
            days[i] = (ucal_get(solar, UCAL_MONTH, &status) + 1) * 100 + ucal_get(solar, UCAL_DATE, &status);
        }
        ucal_add(solar, UCAL_DATE, i < JY_LUNAR_DAYS ? FESTIVALS[i][2] : 1, &status);
    }
    check(status, "the year");
    printf("    {%d, %d, %d, %d},\n", (int)days[0], (int)days[1], (int)days[2], (int)days[3]);
}

int main(void)
{
    UCalendar *solar = open_calendar("en@calendar=gregorian"), *lunar = open_calendar("zh@calendar=chinese");
    printf("#include <stdint.h>\n\nstatic const uint16_t LUNAR_TABLE[][%d] = {\n", JY_LUNAR_DAYS);
    for (int32_t year = JY_LUNAR_FIRST; year <= JY_LUNAR_LAST; year++) {
        print_year(solar, lunar, year);
    }
    printf("};\n");
    ucal_close(solar);
    ucal_close(lunar);
    return 0;
}
