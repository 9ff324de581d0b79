/* junit.c: reports of tests in JUnit XML. */
#include <jiyan/base/junit.h>

#include <jiyan/base/markup.h>
#include <string.h>

/* Numbers are the same for both: a report has one suite. */
static void append_suite(GString *out, const char *element, const jy_junit_suite *suite)
{
    jy_markup_printf(out, "<%s name=\"%s\" tests=\"%u\" failures=\"%u\" errors=\"0\" skipped=\"%u\"", element,
                     suite->name, suite->cases, suite->failures, suite->skipped);
    g_string_append_printf(out, " time=\"%.3f\">\n", suite->seconds);
}

void jy_junit_begin(GString *out, const jy_junit_suite *suite)
{
    jy_markup_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    append_suite(out, "testsuites", suite);
    append_suite(out, "testsuite", suite);
}

/* Line ends stay. */
static void append_lines(GString *out, const char *text)
{
    for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
        jy_markup_append(out, text, (size_t)(end - text));
        g_string_append_c(out, '\n');
    }
    jy_markup_append(out, text, strlen(text));
}

void jy_junit_append(GString *out, const jy_junit_case *test)
{
    const char *details = test->details ? test->details : "";
    jy_markup_printf(out, "  <testcase classname=\"%s\" name=\"%s\"", test->classname, test->name);
    if (test->file) {
        jy_markup_printf(out, " file=\"%s\"", test->file);
    }
    if (test->file && test->line) {
        jy_markup_printf(out, " line=\"%u\"", test->line);
    }
    g_string_append_printf(out, " time=\"%.3f\"", test->seconds);
    if (!test->failure && !test->message) {
        g_string_append(out, "/>\n");
        return;
    }
    g_string_append(out, ">\n");
    if (!test->failure) {
        jy_markup_printf(out, "    <system-out>%s\n", test->message);
        append_lines(out, details);
        g_string_append(out, "</system-out>\n");
    } else if (test->is_skipped) {
        jy_markup_printf(out, "    <skipped message=\"%s: %s\"/>\n", test->failure, test->message);
    } else {
        jy_markup_printf(out, "    <failure type=\"%s\" message=\"%s\"", test->failure, test->message);
        g_string_append(out, *details ? ">" : "/>\n");
        append_lines(out, details);
        g_string_append(out, *details ? "</failure>\n" : "");
    }
    g_string_append(out, "  </testcase>\n");
}

void jy_junit_end(GString *out)
{
    g_string_append(out, "</testsuite>\n</testsuites>\n");
}
