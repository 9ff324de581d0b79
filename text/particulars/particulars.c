/* particulars.c: what a statement says beyond its kind: deadlines, amounts, who is to act and on what. */
#include <jiyan/text/particulars.h>

#include <string.h>

#include "text/particulars/object.h"
#include "text/particulars/owner.h"

/* True where an equal text is among those found. */
static bool is_known(const char *text, const GArray *deadlines, const jy_deadline *deadline)
{
    uint32_t length = deadline->end - deadline->start;
    for (guint i = 0; i < deadlines->len; i++) {
        const jy_deadline *known = &g_array_index(deadlines, jy_deadline, i);
        if (known->end - known->start == length && memcmp(text + known->start, text + deadline->start, length) == 0) {
            return true;
        }
    }
    return false;
}

GArray *jy_particulars_deadlines(const char *text, uint32_t length, const jy_date *said)
{
    GArray *deadlines = g_array_new(FALSE, FALSE, sizeof(jy_deadline));
    uint32_t position = 0;
    jy_deadline deadline;
    while (jy_deadline_next(text, length, said, &position, &deadline)) {
        if (!is_known(text, deadlines, &deadline)) {
            g_array_append_val(deadlines, deadline);
        }
    }
    return deadlines;
}

/* Reads the amounts between the deadlines: all of them, those that occur twice, too. */
static GArray *read_quantities(const char *text, uint32_t length, const jy_date *said)
{
    GArray *quantities = g_array_new(FALSE, FALSE, sizeof(jy_quantity));
    uint32_t position = 0, next = 0;
    jy_deadline deadline = {0};
    bool has_deadline = jy_deadline_next(text, length, said, &next, &deadline);
    jy_quantity quantity;
    while (jy_quantity_next(text, length, &position, &quantity)) {
        while (has_deadline && deadline.end <= quantity.start) {
            has_deadline = jy_deadline_next(text, length, said, &next, &deadline);
        }
        if (has_deadline && quantity.end > deadline.start) {
            position = MAX(position, deadline.end);
            continue;
        }
        g_array_append_val(quantities, quantity);
    }
    return quantities;
}

void jy_particulars_read(const char *text, uint32_t length, const jy_date *said, jy_particulars *ret_particulars)
{
    jy_particulars particulars = {0};
    particulars.deadlines = jy_particulars_deadlines(text, length, said);
    particulars.quantities = read_quantities(text, length, said);
    particulars.owner = jy_owner_find(text, length);
    particulars.object = jy_object_find(text, length, &particulars);
    *ret_particulars = particulars;
}

jy_particular jy_particulars_owner(const char *text, uint32_t length)
{
    return jy_owner_find(text, length);
}

void jy_particulars_clear(jy_particulars *particulars)
{
    g_clear_pointer(&particulars->deadlines, g_array_unref);
    g_clear_pointer(&particulars->quantities, g_array_unref);
}
