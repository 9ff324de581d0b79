/* particulars.c: what a statement says beyond its kind: deadlines, amounts, who is to act and on what. */
#include <jiyan/text/particulars.h>

#include <string.h>

#include "text/particulars/object.h"
#include "text/particulars/owner.h"

/* True where an equal text is among the first `count`. */
static bool is_known(const char *text, const GArray *deadlines, guint count, const jy_deadline *deadline)
{
    uint32_t length = deadline->end - deadline->start;
    for (guint i = 0; i < count; i++) {
        const jy_deadline *known = &g_array_index(deadlines, jy_deadline, i);
        if (known->end - known->start == length && memcmp(text + known->start, text + deadline->start, length) == 0) {
            return true;
        }
    }
    return false;
}

/* All of them, those that occur twice, too. */
static GArray *read_deadlines(const char *text, uint32_t length, const jy_date *said)
{
    GArray *deadlines = g_array_new(FALSE, FALSE, sizeof(jy_deadline));
    uint32_t position = 0;
    jy_deadline deadline;
    while (jy_deadline_next(text, length, said, &position, &deadline)) {
        g_array_append_val(deadlines, deadline);
    }
    return deadlines;
}

/* Takes out those whose text has been there. */
static void drop_repeated(const char *text, GArray *deadlines)
{
    guint kept = 0;
    for (guint i = 0; i < deadlines->len; i++) {
        const jy_deadline deadline = g_array_index(deadlines, jy_deadline, i);
        if (!is_known(text, deadlines, kept, &deadline)) {
            g_array_index(deadlines, jy_deadline, kept++) = deadline;
        }
    }
    g_array_set_size(deadlines, kept);
}

GArray *jy_particulars_deadlines(const char *text, uint32_t length, const jy_date *said)
{
    GArray *deadlines = read_deadlines(text, length, said);
    drop_repeated(text, deadlines);
    return deadlines;
}

/* Reads the amounts between the deadlines: all of them, those that occur twice, too. */
static GArray *read_quantities(const char *text, uint32_t length, const GArray *deadlines)
{
    GArray *quantities = g_array_new(FALSE, FALSE, sizeof(jy_quantity));
    uint32_t position = 0;
    guint next = 0;
    jy_quantity quantity;
    while (jy_quantity_next(text, length, &position, &quantity)) {
        while (next < deadlines->len && g_array_index(deadlines, jy_deadline, next).end <= quantity.start) {
            next++;
        }
        const jy_deadline *deadline = next < deadlines->len ? &g_array_index(deadlines, jy_deadline, next) : NULL;
        if (deadline && quantity.end > deadline->start) {
            position = MAX(position, deadline->end);
            continue;
        }
        g_array_append_val(quantities, quantity);
    }
    return quantities;
}

void jy_particulars_read(const char *text, uint32_t length, const jy_date *said, jy_particulars *ret_particulars)
{
    jy_particulars particulars = {0};
    particulars.deadlines = read_deadlines(text, length, said);
    particulars.quantities = read_quantities(text, length, particulars.deadlines);
    drop_repeated(text, particulars.deadlines);
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
