/* github.h: what GitHub Actions reads of a step: annotations on standard output, and its summary. */
#ifndef JIYAN_BASE_GITHUB_H
#define JIYAN_BASE_GITHUB_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct jy_github jy_github;

/* Begins a report of files, which are named from where the checkout begins (GITHUB_WORKSPACE, else the current folder).
 * Returns a new report; free with jy_github_free. */
jy_github *jy_github_new(FILE *out);
void jy_github_free(jy_github *github);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_github, jy_github_free)

/* What is to be said of a file. Texts are plain. */
typedef struct {
    bool is_error;    /* else a warning */
    const char *kind; /* a word, behind "jiyan" in the title */
    const char *root; /* of the archive, whole; "" where it is not known */
    const char *path; /* from the root */
    unsigned line;    /* 0: the whole file */
    const char *message;
} jy_github_note;

/* Prints an annotation; GitHub shows ten of a step, so that those of a kind beyond ten are only counted. */
void jy_github_add(jy_github *github, const jy_github_note *note);

/* Prints the summary, a line, where there were annotations, and adds it, with what all of them say, to the file that
 * GITHUB_STEP_SUMMARY names. Errors: IO. */
bool jy_github_finish(jy_github *github, const char *summary, GError **err);

#endif
