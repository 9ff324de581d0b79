/* report.c: what a check found, for people and for pipelines. */
#include "indexer/report/report.h"

#include <jiyan/base/json.h>
#include <jiyan/base/junit.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#define _(s) gettext(s)

static const char *const STATES[JY_CHECK_STATES] = {"indexed", "missing", "stale", "failed", "gone"};

static void print_text(const jy_check *check, FILE *out)
{
    for (guint i = 0; i < check->findings->len; i++) {
        const jy_finding *finding = check->findings->pdata[i];
        if (finding->state == JY_CHECK_INDEXED) {
            continue;
        }
        g_autoptr(GString) line = g_string_new(STATES[finding->state]);
        g_string_append_c(line, '\t');
        jy_terminal_append_safe(line, finding->path, strlen(finding->path));
        if (finding->reason) {
            g_string_append_printf(line, "\t%s: ", finding->reason);
            jy_terminal_append_safe(line, finding->message, strlen(finding->message));
        }
        fprintf(out, "%s\n", line->str);
    }
    fprintf(out, _("%u indexed, %u missing, %u stale, %u failed, %u gone\n"), check->counts[JY_CHECK_INDEXED],
            check->counts[JY_CHECK_MISSING], check->counts[JY_CHECK_STALE], check->counts[JY_CHECK_FAILED],
            check->counts[JY_CHECK_GONE]);
}

static void print_json(const jy_check *check, FILE *out)
{
    json_t *counts = json_object();
    for (int i = 0; i < JY_CHECK_STATES; i++) {
        json_object_set_new(counts, STATES[i], json_integer(check->counts[i]));
    }
    json_t *files = json_array();
    for (guint i = 0; i < check->findings->len; i++) {
        const jy_finding *finding = check->findings->pdata[i];
        json_t *file = json_object();
        json_object_set_new(file, "path", jy_json_text(finding->path));
        json_object_set_new(file, "state", json_string(STATES[finding->state]));
        json_object_set_new(file, "reason", jy_json_text(finding->reason));
        json_object_set_new(file, "message", jy_json_text(finding->message));
        json_array_append_new(files, file);
    }
    json_t *report = json_object();
    json_object_set_new(report, "schema", json_integer(1));
    json_object_set_new(report, "ok", json_boolean(jy_check_holds(check)));
    json_object_set_new(report, "counts", counts);
    json_object_set_new(report, "files", files);
    jy_json_print(report, out);
    json_decref(report);
}

static void print_junit(const jy_check *check, FILE *out)
{
    g_autoptr(GString) report = g_string_new(NULL);
    jy_junit_begin(report, "jiyan", check->findings->len, check->findings->len - check->counts[JY_CHECK_INDEXED]);
    for (guint i = 0; i < check->findings->len; i++) {
        const jy_finding *finding = check->findings->pdata[i];
        jy_junit_case test = {.classname = "jiyan", .name = finding->path};
        if (finding->state != JY_CHECK_INDEXED) {
            test.failure = STATES[finding->state];
            test.message = finding->message ? finding->message : test.failure;
        }
        jy_junit_append(report, &test);
    }
    jy_junit_end(report);
    fputs(report->str, out);
}

/* Escapes a workflow command's value as GitHub asks: % and line ends, in a property also : and , */
static void append_github(GString *out, const char *text, bool property)
{
    for (const char *at = text; *at;) {
        size_t plain = strcspn(at, property ? "%\r\n:," : "%\r\n");
        jy_terminal_append_safe(out, at, plain);
        at += plain;
        if (*at) {
            g_string_append_printf(out, "%%%02X", (unsigned char)*at++);
        }
    }
}

static void print_github(const jy_check *check, FILE *out)
{
    /* Where the archive lies in what GitHub has checked out: annotations name their files from there. */
    const char *named = g_getenv("GITHUB_WORKSPACE"), *root = check->root;
    char *real = named ? realpath(named, NULL) : NULL;
    g_autofree char *workspace = real ? g_strdup(real) : g_get_current_dir();
    free(real);
    size_t length = strlen(workspace);
    bool is_below = strncmp(root, workspace, length) == 0 && root[length] == '/';
    g_autofree char *prefix = is_below ? g_strconcat(root + length + 1, "/", NULL) : g_strdup("");

    for (guint i = 0; i < check->findings->len; i++) {
        const jy_finding *finding = check->findings->pdata[i];
        if (finding->state == JY_CHECK_INDEXED) {
            continue;
        }
        g_autoptr(GString) line = g_string_new("::error file=");
        append_github(line, prefix, true);
        append_github(line, finding->path, true);
        g_string_append_printf(line, ",title=jiyan %s::", STATES[finding->state]);
        append_github(line, finding->path, false);
        g_string_append(line, finding->reason ? ": " : " ");
        append_github(line, finding->message, false);
        fprintf(out, "%s\n", line->str);
    }
}

const char *const JY_REPORT_NAMES[] = {"text", "json", "junit", "github", NULL};

void jy_report_print(const jy_check *check, jy_report report, FILE *out)
{
    static void (*const PRINTERS[])(const jy_check *, FILE *) = {print_text, print_json, print_junit, print_github};
    PRINTERS[report](check, out);
}
