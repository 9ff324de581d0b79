/* deadline_fuzz.c: the deadlines of any sentence lie in it one behind the other, on whole characters, and mean days of
 * the calendar in their order; what else a statement says lies in it, too. The first byte chooses the day it was said.
 */
#include <jiyan/text/deadline.h>
#include <jiyan/text/particulars.h>

#include <string.h>

#include "fuzz.h"

static const jy_date SAID[] = {
    {0, 0, 0},      {2018, 3, 5},  {2018, 0, 0}, {2024, 2, 29},     {2017, 10, 0}, {1954, 0, 0},
    {2000, 12, 31}, {1, 1, 1},     {1, 0, 0},    {9998, 12, 31},    {9999, 0, 0},  {9999, 12, 31},
    {2018, 13, 0},  {2018, 2, 30}, {2018, 0, 5}, {65535, 255, 255},
};

static void check_day(const jy_date *date)
{
    must(g_date_valid_dmy(date->day, (GDateMonth)date->month, date->year));
}

static void check_deadline(const char *text, uint32_t length, const jy_deadline *deadline)
{
    must(deadline->start < deadline->end && deadline->end <= length);
    must(on_boundary(text, length, deadline->start) && on_boundary(text, length, deadline->end));
    must((deadline->first.year == 0) == (deadline->last.year == 0));
    if (deadline->last.year) {
        check_day(&deadline->first);
        check_day(&deadline->last);
        char first[JY_DATE_DAY], last[JY_DATE_DAY];
        jy_date_day(&deadline->first, first);
        jy_date_day(&deadline->last, last);
        must(g_strcmp0(first, last) <= 0);
    }
}

static void check_particular(const char *text, uint32_t length, const jy_particular *particular)
{
    must(particular->start <= particular->end && particular->end <= length);
    must(on_boundary(text, length, particular->start) && on_boundary(text, length, particular->end));
}

static void check_particulars(const char *text, uint32_t length, const jy_date *said)
{
    g_auto(jy_particulars) particulars = {0};
    jy_particulars_read(text, length, said, &particulars);
    must(particulars.deadlines && particulars.quantities);
    check_particular(text, length, &particulars.owner);
    check_particular(text, length, &particulars.object);
    for (guint i = 0; i < particulars.quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(particulars.quantities, jy_quantity, i);
        for (guint j = 0; j < particulars.deadlines->len; j++) {
            const jy_deadline *deadline = &g_array_index(particulars.deadlines, jy_deadline, j);
            must(quantity->end <= deadline->start || quantity->start >= deadline->end);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    g_autofree char *text = make_text(data + 1, size - 1);
    uint32_t length = (uint32_t)strlen(text), position = 0, behind = 0;
    const jy_date *said = *data % 17 ? &SAID[*data % G_N_ELEMENTS(SAID)] : NULL;
    jy_deadline deadline;
    while (jy_deadline_next(text, length, said, &position, &deadline)) {
        check_deadline(text, length, &deadline);
        must(deadline.start >= behind && position > behind && position == deadline.end);
        behind = position;
    }
    must(position == length);
    check_particulars(text, length, said);
    return 0;
}
