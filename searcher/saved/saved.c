/* saved.c: reads the searches that are kept. */
#include "searcher/saved/saved.h"

#include <jiyan/base/error.h>
#include <jiyan/base/input.h>
#include <libintl.h>
#include <string.h>
#include <sys/stat.h>

#define _(s) gettext(s)

#define BOM "\xEF\xBB\xBF"

void jy_saved_free(jy_saved_search *search)
{
    if (!search) {
        return;
    }
    g_free(search->name);
    g_free(search->arguments);
    g_strfreev(search->words);
    g_clear_pointer(&search->pairs, g_array_unref);
    g_clear_error(&search->problem);
    g_free(search);
}

/* ---- the file ---- */

char *jy_saved_load(const char *folder, size_t *ret_length, GError **err)
{
    g_autofree char *path = g_build_filename(folder, JY_SAVED_FILE, NULL);
    struct stat status;
    *ret_length = 0;
    if (lstat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("%s: is no regular file"), path);
        return NULL;
    }
    char *bytes = NULL;
    if (!jy_input_read(path, JY_SAVED_MOST, &bytes, ret_length, err)) {
        return NULL;
    }
    return bytes ? bytes : g_strdup("");
}

/* ---- a line ---- */

char *jy_saved_name(const char *line, const char **ret_arguments)
{
    const char *colon = strchr(line, ':');
    char *name = colon ? g_strstrip(g_strndup(line, (gsize)(colon - line))) : NULL;
    if (!name || !jy_saved_check_name(name, NULL)) {
        g_free(name);
        return NULL;
    }
    *ret_arguments = colon + 1 + strspn(colon + 1, " \t");
    return name;
}

static void set_problem(jy_saved_search *search, const char *message)
{
    g_clear_error(&search->problem);
    g_set_error_literal(&search->problem, JY_ERROR, JY_ERROR_USAGE, message);
}

static void read_line(jy_saved_search *search, char *line, size_t length, const jy_options_table *table)
{
    const char *arguments;
    if (strlen(line) != length || !g_utf8_validate(line, (gssize)length, NULL)) {
        set_problem(search, _("is no text in UTF-8"));
        return;
    }
    search->name = jy_saved_name(line, &arguments);
    if (!search->name) {
        set_problem(search, _("is no NAME: ARGUMENTS"));
        return;
    }
    search->arguments = g_strchomp(g_strdup(arguments));
    g_autoptr(GError) failure = NULL;
    if (!*search->arguments) {
        set_problem(search, _("nothing is asked for"));
    } else if (!g_shell_parse_argv(search->arguments, NULL, &search->words, &failure)) {
        set_problem(search, _("the quotation marks do not match"));
    } else {
        search->pairs = jy_saved_pairs(search->words, table, &search->problem);
    }
}

/* True for what stands there for people. */
static bool is_silent(const char *line)
{
    line += strspn(line, " \t");
    return *line == '\0' || *line == '#';
}

static void check_twice(const GPtrArray *searches, jy_saved_search *search)
{
    for (guint i = 0; search->name && i < searches->len; i++) {
        const jy_saved_search *other = searches->pdata[i];
        if (g_strcmp0(other->name, search->name) == 0) {
            set_problem(search, _("the name stands there before"));
        }
    }
}

static void free_search(void *search)
{
    jy_saved_free(search);
}

GPtrArray *jy_saved_read(const char *folder, const jy_options_table *table, GError **err)
{
    size_t length;
    g_autofree char *text = jy_saved_load(folder, &length, err);
    if (!text) {
        return NULL;
    }
    GPtrArray *searches = g_ptr_array_new_with_free_func(free_search);
    char *at = g_str_has_prefix(text, BOM) ? text + strlen(BOM) : text, *end = text + length;
    for (unsigned number = 1; at < end; number++) {
        char *stop = memchr(at, '\n', (size_t)(end - at)), *next = stop ? stop + 1 : end;
        stop = stop ? stop : end;
        stop -= stop > at && stop[-1] == '\r';
        *stop = '\0';
        if (!is_silent(at)) {
            jy_saved_search *search = g_new0(jy_saved_search, 1);
            *search = (jy_saved_search){.line = number, .db = folder};
            read_line(search, at, (size_t)(stop - at), table);
            check_twice(searches, search);
            g_ptr_array_add(searches, search);
        }
        at = next;
    }
    return searches;
}

/* ---- one of them ---- */

char *jy_saved_complaint(const jy_saved_search *search)
{
    g_autofree char *path = g_build_filename(search->db, JY_SAVED_FILE, NULL);
    return g_strdup_printf("%s:%u: %s", path, search->line, search->problem->message);
}

char *jy_saved_question(const jy_saved_search *search)
{
    g_autoptr(GString) question = g_string_new(NULL);
    for (guint i = 0; search->pairs && i < search->pairs->len; i++) {
        const jy_options_pair *pair = &g_array_index(search->pairs, jy_options_pair, i);
        if (g_str_equal(pair->name, "QUERY")) {
            g_string_append_printf(question, "%s%s", question->len ? " " : "", pair->value);
        }
    }
    return question->len ? g_strdup(question->str) : NULL;
}

static void set_unknown(const char *name, const GPtrArray *names, GError **err)
{
    if (!names->len) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE,
                    _("no search is saved as %s, nor is any other; --save=NAME keeps one"), name);
        return;
    }
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        g_string_append_printf(all, "%s%s", i ? _(", ") : "", (const char *)names->pdata[i]);
    }
    g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("no search is saved as %s; there are: %s"), name, all->str);
}

/* Takes the search of the name out of the list, if it is there; appends the names of all. */
static jy_saved_search *take(GPtrArray *searches, const char *name, GPtrArray *names)
{
    for (guint i = 0; i < searches->len; i++) {
        const jy_saved_search *search = searches->pdata[i];
        if (search->name && g_str_equal(search->name, name)) {
            return g_ptr_array_steal_index(searches, i);
        }
        if (search->name && !search->problem) {
            g_ptr_array_add(names, g_strdup(search->name));
        }
    }
    return NULL;
}

jy_saved_search *jy_saved_find(const char *const *folders, const char *name, const jy_options_table *table,
                               GError **err)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (; *folders; folders++) {
        g_autoptr(GPtrArray) searches = jy_saved_read(*folders, table, err);
        if (!searches) {
            return NULL;
        }
        g_autoptr(jy_saved_search) found = take(searches, name, names);
        if (found && found->problem) {
            g_autofree char *complaint = jy_saved_complaint(found);
            g_set_error_literal(err, JY_ERROR, JY_ERROR_USAGE, complaint);
            return NULL;
        }
        if (found) {
            return g_steal_pointer(&found);
        }
    }
    set_unknown(name, names, err);
    return NULL;
}
