/* junit.h: reports of tests in JUnit XML, as build servers read them. */
#ifndef JIYAN_BASE_JUNIT_H
#define JIYAN_BASE_JUNIT_H

#include <glib.h>

/* A case of a report. Texts are plain, NULL for none. */
typedef struct {
    const char *classname, *name;
    const char *file; /* with `line` */
    unsigned line;
    const char *failure; /* its type, one word; NULL: the case has passed */
    const char *message; /* a line */
    const char *details; /* lines, each with its end */
} jy_junit_case;

/* Begins a report of one suite. */
void jy_junit_begin(GString *out, const char *suite, guint cases, guint failures);

void jy_junit_append(GString *out, const jy_junit_case *test);

void jy_junit_end(GString *out);

#endif
