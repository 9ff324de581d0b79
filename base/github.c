/* github.c: what GitHub Actions reads of a step. */
#include <jiyan/base/github.h>

#include <errno.h>
#include <jiyan/base/files.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#define _(s) gettext(s)

/* Annotations of a kind that are printed. */
#define SHOWN_MOST 10
/* Rows of the table in the summary, which GitHub takes up to 1 MiB of. */
#define ROWS_MOST 1000
#define ROWS_BYTES_MOST ((size_t)900 << 10)

struct jy_github {
    FILE *out;
    char *workspace;   /* where the checkout begins */
    GHashTable *kinds; /* borrowed name → how many there are */
    guint hidden;      /* annotations that were not printed */
    guint rows;        /* in the table */
    guint left_out;    /* of the table, which is full */
    GString *table;
};

jy_github *jy_github_new(FILE *out)
{
    const char *named = g_getenv("GITHUB_WORKSPACE");
    char *real = named ? realpath(named, NULL) : NULL;
    jy_github *github = g_new0(jy_github, 1);
    github->out = out;
    github->workspace = real ? g_strdup(real) : g_get_current_dir();
    free(real);
    github->kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    github->table = g_string_new(NULL);
    return github;
}

void jy_github_free(jy_github *github)
{
    if (!github) {
        return;
    }
    g_free(github->workspace);
    g_hash_table_unref(github->kinds);
    g_string_free(github->table, true);
    g_free(github);
}

/* Escapes a workflow command's value as GitHub asks: % and line ends, in a property also : and , */
static void append_value(GString *out, const char *text, bool is_property)
{
    for (const char *at = text; *at;) {
        size_t plain = strcspn(at, is_property ? "%\r\n:," : "%\r\n");
        jy_terminal_append_safe(out, at, plain);
        at += plain;
        if (*at) {
            g_string_append_printf(out, "%%%02X", (unsigned char)*at++);
        }
    }
}

/* Appends a cell of a table in Markdown: nothing in it is markup. */
static void append_cell(GString *out, const char *text)
{
    g_autofree char *safe = jy_terminal_safe(text);
    for (const char *at = safe; *at; at++) {
        static const char MARKS[] = "\\|`*_<>[]#&~!";
        g_string_append(out, strchr(MARKS, *at) ? "\\" : "");
        g_string_append_c(out, *at);
    }
    g_string_append(out, " | ");
}

/* The path of a file from where the checkout begins. */
static void append_path(GString *out, const jy_github *github, const jy_github_note *note)
{
    const size_t length = strlen(github->workspace);
    if (strncmp(note->root, github->workspace, length) == 0 && note->root[length] == '/') {
        append_value(out, note->root + length + 1, true);
        g_string_append_c(out, '/');
    }
    append_value(out, note->path, true);
}

static void add_row(jy_github *github, const jy_github_note *note)
{
    if (github->rows == ROWS_MOST || github->table->len > ROWS_BYTES_MOST) {
        github->left_out++;
        return;
    }
    github->rows++;
    g_string_append(github->table, "| ");
    append_cell(github->table, note->kind);
    append_cell(github->table, note->path);
    append_cell(github->table, note->message);
    g_string_append(github->table, "\n");
}

void jy_github_add(jy_github *github, const jy_github_note *note)
{
    add_row(github, note);
    const guint before = GPOINTER_TO_UINT(g_hash_table_lookup(github->kinds, note->kind));
    g_hash_table_replace(github->kinds, g_strdup(note->kind), GUINT_TO_POINTER(before + 1));
    if (before >= SHOWN_MOST) {
        github->hidden++;
        return;
    }
    g_autoptr(GString) line = g_string_new(note->is_error ? "::error file=" : "::warning file=");
    append_path(line, github, note);
    if (note->line) {
        g_string_append_printf(line, ",line=%u", note->line);
    }
    g_string_append_printf(line, ",title=jiyan %s::", note->kind);
    append_value(line, note->message, false);
    fprintf(github->out, "%s\n", line->str);
}

/* Adds the summary and the table to the file of the step. */
static bool write_step(const jy_github *github, const char *summary, GError **err)
{
    const char *path = g_getenv("GITHUB_STEP_SUMMARY");
    if (!path || !*path) {
        return true;
    }
    FILE *file = fopen(path, "ae");
    if (!file) {
        return jy_files_fail(err, path, _("cannot be written"));
    }
    fprintf(file, "### jiyan\n\n%s\n\n", summary);
    if (github->rows) {
        fprintf(file, "| | | |\n|---|---|---|\n%s\n", github->table->str);
    }
    if (github->left_out) {
        fprintf(file, ngettext("and %u more", "and %u more", github->left_out), github->left_out);
        fputs("\n\n", file);
    }
    errno = EIO;
    bool done = !ferror(file);
    return ((fclose(file) == 0) & done) || jy_files_fail(err, path, _("cannot be written"));
}

bool jy_github_finish(jy_github *github, const char *summary, GError **err)
{
    if (github->rows) {
        g_autoptr(GString) line = g_string_new("::notice title=jiyan::");
        append_value(line, summary, false);
        if (github->hidden) {
            g_autofree char *more = g_strdup_printf(_("; %u of them are not shown here"), github->hidden);
            append_value(line, more, false);
        }
        fprintf(github->out, "%s\n", line->str);
    }
    return write_step(github, summary, err);
}
