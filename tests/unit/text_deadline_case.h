/* text_deadline_case.h: a sentence and the deadlines in it. */
#ifndef JIYAN_TEST_TEXT_DEADLINE_CASE_H
#define JIYAN_TEST_TEXT_DEADLINE_CASE_H

#include <glib.h>
#include <jiyan/text/deadline.h>
#include <string.h>

/* `found`: every deadline as text=first..last, joined by |; of one that cannot be told text=?. */
typedef struct {
    const char *said, *text, *found;
} deadline_case;

static inline char *describe(const deadline_case *one)
{
    jy_date said;
    jy_deadline deadline;
    uint32_t position = 0, last_end = 0, length = (uint32_t)strlen(one->text);
    GString *found = g_string_new(NULL);
    bool known = one->said && jy_date_parse(one->said, (uint32_t)strlen(one->said), &said);
    while (jy_deadline_next(one->text, length, known ? &said : NULL, &position, &deadline)) {
        char first[JY_DATE_TEXT], last[JY_DATE_TEXT];
        g_assert_cmpuint(deadline.start, >=, last_end);
        g_assert_cmpuint(deadline.end, >, deadline.start);
        g_assert_cmpuint(position, ==, deadline.end);
        last_end = deadline.end;
        jy_date_format(&deadline.first, first);
        jy_date_format(&deadline.last, last);
        g_string_append_printf(found, "%s%.*s=", found->len ? "|" : "", (int)(deadline.end - deadline.start),
                               one->text + deadline.start);
        g_string_append(found, deadline.last.year ? first : "?");
        if (deadline.last.year) {
            g_string_append_printf(found, "..%s", last);
        }
    }
    return g_string_free(found, FALSE);
}

static inline void check(const deadline_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *found = describe(&cases[i]);
        g_test_message("%s", cases[i].text);
        g_assert_cmpstr(found, ==, cases[i].found);
    }
}

#endif
