/* junit.h: reports of tests in JUnit XML, as build servers read them. */
#ifndef JIYAN_BASE_JUNIT_H
#define JIYAN_BASE_JUNIT_H

#include <glib.h>
#include <stdbool.h>

/* A case of a report. Texts are plain, NULL for none. */
typedef struct {
    const char *classname, *name;
    const char *file;
    unsigned line;       /* of the file; 0: the whole of it */
    double seconds;      /* that it took */
    const char *failure; /* its type, one word; NULL: the case has passed */
    bool is_skipped;     /* what failed is not to count: it is skipped instead, with the message */
    const char *message; /* a line */
    const char *details; /* lines, each with its end */
} jy_junit_case;

/* A suite, which is all of its report. */
typedef struct {
    const char *name;
    guint cases, failures, skipped;
    double seconds;
} jy_junit_suite;

void jy_junit_begin(GString *out, const jy_junit_suite *suite);

void jy_junit_append(GString *out, const jy_junit_case *test);

void jy_junit_end(GString *out);

#endif
