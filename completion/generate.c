/* generate.c: writes what a shell completes of a program: a template, with what the program's options and fields are in
 * its places, @name@ or, as a comment of the template, #@name@.
 *
 * usage: generate TEMPLATE OUTPUT
 *
 * The name of a template says which program and shell it is of: jiyan-search.in of bash, _jiyan-search.in of zsh. */
#include <glib.h>
#include <jiyan/base/options.h>
#include <jiyan/index/fields.h>
#include <stdio.h>
#include <string.h>

#include "indexer/options.h"
#include "searcher/options.h"
#include "searcher/query/field_value.h"
#include "server/options.h"

typedef struct {
    const jy_options_table *table;
    bool has_fields; /* its words are a question */
} program;

static bool is_option(const jy_options_row *row)
{
    return row->kind != JY_OPTIONS_HEADING && row->help;
}

/* ---- lists ---- */

/* A list that is written with something between its words. */
typedef struct {
    GString *out;
    const char *between;
    bool is_begun;
} list;

static void add(list *words, const char *before, const char *word, const char *behind)
{
    g_string_append_printf(words->out, "%s%s%s%s", words->is_begun ? words->between : "", before, word, behind);
    words->is_begun = true;
}

typedef bool test(const jy_options_row *row);

/* The options that pass, each with something before its name. */
static void add_options(list *words, const program *of, const char *before, test *passes)
{
    for (size_t i = 0; i < of->table->count; i++) {
        const jy_options_row *row = &of->table->rows[i];
        if (is_option(row) && passes(row)) {
            add(words, before, row->name, "");
        }
    }
}

/* The names of a field, or of all that a question may hold. An id of a file is for programs. */
static void add_fields(list *words, const jy_field *wanted, const char *before, const char *behind)
{
    for (int i = 0; i < JY_FIELDS; i++) {
        jy_field field = (jy_field)i;
        bool is_asked = jy_fields_row(field)->uses & JY_FIELD_ASKED && field != JY_FIELD_FILE;
        g_auto(GStrv) names = jy_fields_names(field, JY_FIELD_ASKED);
        for (char **name = names; (wanted ? field == *wanted : is_asked) && *name; name++) {
            add(words, before, *name, behind);
        }
    }
}

/* ---- values ---- */

/* The field that an option filters by; its values are the option's. */
static bool is_field(const program *of, const jy_options_row *row, jy_field *ret_field)
{
    *ret_field = jy_fields_find(row->name, strlen(row->name), JY_FIELD_ASKED);
    return of->has_fields && *ret_field != JY_FIELD_NONE;
}

/* The name of an option; of one that filters by a field all names of that. */
static void add_names(list *words, const program *of, const jy_options_row *row, const char *before)
{
    jy_field field;
    if (is_field(of, row, &field)) {
        add_fields(words, &field, before, "");
    } else {
        add(words, before, row->name, "");
    }
}

/* The values of an option, as a shell takes them: "a b"; NULL where it is open. Returns a new text. */
static char *values_of(const program *of, const jy_options_row *row)
{
    jy_field field;
    g_autofree const char **all = !row->words && is_field(of, row, &field) ? jy_field_value_all(field) : NULL;
    const char *const *words = row->words ? row->words : all;
    return words && row->argument ? g_strjoinv(" ", (char **)(uintptr_t)words) : NULL;
}

/* A rule that leaves an option only some of its values where others are on the command line: --list --status, with no
 * format but text,json. Returns these values, "text json"; NULL for any other rule. Fills the others,
 * "--list|--status". Both are new. */
static char *narrowed(const jy_options_rule *rule, const jy_options_row *row, char **ret_others)
{
    g_autofree char *prefix = g_strconcat("--", row->name, "=", NULL);
    if (!rule->when || rule->with || !rule->unless || strchr(rule->when, '=') || strchr(rule->unless, ' ') ||
        !g_str_has_prefix(rule->unless, prefix)) {
        return NULL;
    }
    *ret_others = g_strdelimit(g_strdup(rule->when), " ", '|');
    return g_strdelimit(g_strdup(rule->unless + strlen(prefix)), ",", ' ');
}

/* Appends what narrows the values of an option, a line a rule; `format` takes the others and the values. Returns how
 * many there are. */
static unsigned add_narrowed(GString *out, const program *of, const jy_options_row *row, const char *before,
                             const char *between, const char *behind)
{
    unsigned count = 0;
    for (size_t i = 0; i < of->table->rule_count; i++) {
        g_autofree char *others = NULL;
        g_autofree char *values = narrowed(&of->table->rules[i], row, &others);
        if (values) {
            g_string_append_printf(out, "%s%s%s%s%s\n", before, others, between, values, behind);
            count++;
        }
    }
    return count;
}

/* ---- bash ---- */

static bool takes_value(const jy_options_row *row)
{
    return row->argument && !row->is_optional;
}

static bool takes_none(const jy_options_row *row)
{
    return !takes_value(row);
}

static bool names_folder(const jy_options_row *row)
{
    return row->is_folder;
}

static void write_flags(const program *of, GString *out)
{
    list words = {out, " ", false};
    add_options(&words, of, "--", takes_none);
}

static void write_valued(const program *of, GString *out)
{
    list words = {out, " ", false};
    add_options(&words, of, "--", takes_value);
}

/* As a regular expression. */
static void write_bare(const program *of, GString *out)
{
    list words = {out, "|", false};
    add_options(&words, of, "", takes_none);
}

static void write_folders(const program *of, GString *out)
{
    list words = {out, " | ", false};
    add_options(&words, of, "--", names_folder);
}

/* Options and, since a field stands for the option of its name, fields. */
static void write_files(const program *of, GString *out)
{
    list words = {out, " | ", false};
    for (size_t i = 0; i < of->table->count; i++) {
        const jy_options_row *row = &of->table->rows[i];
        if (is_option(row) && row->is_file) {
            add_names(&words, of, row, "--");
        }
    }
}

static void write_fields(const program *of, GString *out)
{
    (void)of;
    list words = {out, " ", false};
    add_fields(&words, NULL, "", ":");
}

/* An arm of a case for each option that has a list of values, its name or the names of its field. */
static void write_values(const program *of, GString *out)
{
    for (size_t i = 0; i < of->table->count; i++) {
        const jy_options_row *row = &of->table->rows[i];
        g_autofree char *values = is_option(row) ? values_of(of, row) : NULL;
        if (!values) {
            continue;
        }
        list names = {out, " | ", false};
        g_string_append(out, "    ");
        add_names(&names, of, row, "");
        g_string_append_printf(out, ")\n      values='%s'\n", values);
        add_narrowed(out, of, row, "      [[ $line =~ ' '(", ")' ' ]] && values='", "'");
        g_string_append(out, "      ;;\n");
    }
}

/* ---- zsh ---- */

/* What of an option goes before its name: the options that it excludes, or that it may come again. */
static void append_exclusion(GString *out, const program *of, const jy_options_row *row)
{
    if (row->letter) {
        g_string_append_printf(out, "(-%c --%s)", row->letter, row->name);
    } else if (row->kind == JY_OPTIONS_ACTION) {
        list others = {out, " ", false};
        g_string_append_c(out, '(');
        for (size_t i = 0; i < of->table->count; i++) {
            const jy_options_row *other = &of->table->rows[i];
            if (other != row && other->kind == JY_OPTIONS_ACTION && other->offset == row->offset) {
                add(&others, "--", other->name, "");
            }
        }
        g_string_append_c(out, ')');
    } else if (row->is_repeated || row->kind == JY_OPTIONS_TEXTS) {
        g_string_append_c(out, '*');
    }
}

/* Text between apostrophes, in a place that `ends` ends. */
static void append_quoted(GString *out, const char *text, char ends)
{
    for (; *text; text++) {
        if (*text == '\'') {
            g_string_append(out, "'\\''");
        } else if (*text == ends || *text == '\\') {
            g_string_append_printf(out, "\\%c", *text);
        } else {
            g_string_append_c(out, *text);
        }
    }
}

/* The value: what it is called, and what is offered. */
static void append_value(GString *out, const program *of, const jy_options_row *row)
{
    g_autofree char *values = values_of(of, row);
    g_autoptr(GString) rules = g_string_new(NULL);
    g_string_append(out, row->is_optional ? "::" : ":");
    append_quoted(out, row->argument, ':');
    if (add_narrowed(rules, of, row, "", "", "")) {
        g_string_append_printf(out, ":('\"$%s_values\"')", row->name);
    } else if (values) {
        g_string_append_printf(out, ":(%s)", values);
    } else {
        g_string_append(out, row->is_file ? ":_files" : row->is_folder ? ":_files -/" : ": ");
    }
}

/* An option in the long form, or in the short one. */
static void append_spec(GString *out, const program *of, const jy_options_row *row, bool is_short)
{
    g_string_append(out, "  '");
    append_exclusion(out, of, row);
    if (is_short) {
        g_string_append_printf(out, "-%c[", row->letter);
    } else {
        g_string_append_printf(out, "--%s%s[", row->name, !row->argument ? "" : row->is_optional ? "=-" : "=");
    }
    append_quoted(out, row->help, ']');
    g_string_append_c(out, ']');
    if (row->argument) {
        append_value(out, of, row);
    }
    g_string_append(out, "'\n");
}

static void write_specs(const program *of, GString *out)
{
    for (size_t i = 0; i < of->table->count; i++) {
        const jy_options_row *row = &of->table->rows[i];
        if (is_option(row) && row->letter) {
            append_spec(out, of, row, true);
        }
        if (is_option(row)) {
            append_spec(out, of, row, false);
        }
    }
}

/* Variables with the values that rules narrow. */
static void write_narrowed(const program *of, GString *out)
{
    for (size_t i = 0; i < of->table->count; i++) {
        const jy_options_row *row = &of->table->rows[i];
        g_autofree char *values = is_option(row) ? values_of(of, row) : NULL;
        g_autoptr(GString) rules = g_string_new(NULL);
        g_autofree char *between = g_strconcat(")]} )) && ", row->name, "_values='", NULL);
        if (values && add_narrowed(rules, of, row, "(( ${words[(I)(", between, "'")) {
            g_string_append_printf(out, "local %s_values='%s'\n%s", row->name, values, rules->str);
        }
    }
}

static void write_names(const program *of, GString *out)
{
    (void)of;
    list words = {out, " ", false};
    add_fields(&words, NULL, "", "");
}

/* A line for each field that has a list of values, or that names files. */
static void write_branches(const program *of, GString *out)
{
    for (size_t i = 0; i < of->table->count; i++) {
        jy_field field;
        const jy_options_row *row = &of->table->rows[i];
        if (!is_option(row) || !is_field(of, row, &field)) {
            continue;
        }
        g_autofree char *values = values_of(of, row);
        if (values || row->is_file) {
            list names = {out, "|", false};
            g_string_append(out, "  if compset -P '(");
            add_fields(&names, &field, "", "");
            g_string_append_printf(out, "):'; then %s%s; return; fi\n", values ? "compadd " : "_files",
                                   values ? values : "");
        }
    }
}

/* ---- templates ---- */

static const struct {
    const char *name;
    void (*write)(const program *of, GString *out);
} PLACES[] = {
    {"flags", write_flags},       {"valued", write_valued}, {"bare", write_bare},         {"folders", write_folders},
    {"files", write_files},       {"fields", write_fields}, {"values", write_values},     {"specs", write_specs},
    {"narrowed", write_narrowed}, {"names", write_names},   {"branches", write_branches},
};

static bool write_place(const char *name, size_t length, const program *of, GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        if (strlen(PLACES[i].name) == length && memcmp(PLACES[i].name, name, length) == 0) {
            PLACES[i].write(of, out);
            return true;
        }
    }
    return false;
}

/* Returns a new text, the template filled in; NULL where it has a place of no name that there is. */
static char *fill(const char *template, const program *of)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *rest = template; *rest;) {
        const char *place = rest + (g_str_has_prefix(rest, "#@"));
        size_t length = *place == '@' ? strspn(place + 1, "abcdefghijklmnopqrstuvwxyz") : 0;
        if (length == 0 || place[length + 1] != '@') {
            g_string_append_c(out, *rest++);
            continue;
        }
        if (!write_place(place + 1, length, of, out)) {
            return NULL;
        }
        rest = place + length + 2;
        /* A place that is a line has its newline from what was written. */
        rest += place[-1] == '#' && *rest == '\n' && out->len && out->str[out->len - 1] == '\n';
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static program program_of(const char *template)
{
    return g_str_has_suffix(template, "jiyan-index.in")   ? (program){jy_indexer_options_table(), false}
           : g_str_has_suffix(template, "jiyan-serve.in") ? (program){jy_server_options_table(), false}
                                                          : (program){jy_searcher_options_table(), true};
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: generate TEMPLATE OUTPUT\n");
        return 2;
    }
    g_autoptr(GError) failure = NULL;
    g_autofree char *template = NULL;
    const program of = program_of(argv[1]);
    if (!g_file_get_contents(argv[1], &template, NULL, &failure)) {
        fprintf(stderr, "generate: %s\n", failure->message);
        return 1;
    }
    g_autofree char *filled = fill(template, &of);
    if (!filled || !g_file_set_contents(argv[2], filled, -1, &failure)) {
        fprintf(stderr, "generate: %s\n", failure ? failure->message : "the template has a place that nothing fills");
        return 1;
    }
    return 0;
}
