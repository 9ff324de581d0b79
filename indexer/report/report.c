/* report.c: what a check found, for people and for pipelines. */
#include "indexer/report/report.h"

#include <jiyan/base/github.h>
#include <jiyan/base/json.h>
#include <jiyan/base/junit.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

static const char *const STATES[JY_CHECK_STATES] = {"indexed", "missing", "stale", "failed", "gone"};

/* How many there are of each state. Returns a new text. */
static char *summarize(const jy_check *check)
{
    return g_strdup_printf(_("%u indexed, %u missing, %u stale, %u failed, %u gone"), check->counts[JY_CHECK_INDEXED],
                           check->counts[JY_CHECK_MISSING], check->counts[JY_CHECK_STALE],
                           check->counts[JY_CHECK_FAILED], check->counts[JY_CHECK_GONE]);
}

static bool print_text(const jy_check *check, FILE *out, GError **err)
{
    (void)err;
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
    g_autofree char *summary = summarize(check);
    fprintf(out, "%s\n", summary);
    return true;
}

static bool print_json(const jy_check *check, FILE *out, GError **err)
{
    (void)err;
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
    return true;
}

static bool print_junit(const jy_check *check, FILE *out, GError **err)
{
    (void)err;
    g_autoptr(GString) report = g_string_new(NULL);
    jy_junit_suite suite = {.name = "jiyan", .cases = check->findings->len, .seconds = check->seconds};
    for (guint i = 0; i < check->findings->len; i++) {
        const jy_finding *finding = check->findings->pdata[i];
        bool fails = jy_check_fails_on(check, finding);
        suite.failures += fails;
        suite.skipped += !fails && finding->state != JY_CHECK_INDEXED;
    }
    jy_junit_begin(report, &suite);
    for (guint i = 0; i < check->findings->len; i++) {
        const jy_finding *finding = check->findings->pdata[i];
        g_autofree char *folder = g_path_get_dirname(finding->path);
        jy_junit_case test = {
            .classname = folder,
            .name = finding->path,
            .file = finding->path,
            .line = 1,
            .seconds = finding->seconds,
        };
        if (finding->state != JY_CHECK_INDEXED) {
            test.failure = STATES[finding->state];
            test.message = finding->message ? finding->message : test.failure;
            test.is_skipped = !jy_check_fails_on(check, finding);
        }
        jy_junit_append(report, &test);
    }
    jy_junit_end(report);
    fputs(report->str, out);
    return true;
}

static bool print_github(const jy_check *check, FILE *out, GError **err)
{
    g_autoptr(jy_github) github = jy_github_new(out);
    for (guint i = 0; i < check->findings->len; i++) {
        const jy_finding *finding = check->findings->pdata[i];
        if (finding->state == JY_CHECK_INDEXED) {
            continue;
        }
        g_autofree char *message = g_strconcat(finding->path, finding->reason ? ": " : " ", finding->message, NULL);
        const jy_github_note note = {
            .is_error = jy_check_fails_on(check, finding),
            .kind = STATES[finding->state],
            .root = check->root,
            .path = finding->path,
            .message = message,
        };
        jy_github_add(github, &note);
    }
    g_autofree char *summary = summarize(check);
    return jy_github_finish(github, summary, err);
}

const char *const JY_REPORT_NAMES[] = {"text", "json", "junit", "github", NULL};

bool jy_report_print(const jy_check *check, jy_report report, FILE *out, GError **err)
{
    static bool (*const PRINTERS[])(const jy_check *, FILE *, GError **) = {print_text, print_json, print_junit,
                                                                            print_github};
    return PRINTERS[report](check, out, err);
}
