/* base_junit_test.c: reports of tests in JUnit XML. */
#include <jiyan/base/junit.h>

static void test_report(void)
{
    static const jy_junit_case CASES[] = {
        {.classname = "a", .name = "passed"},
        {.classname = "a&b",
         .name = "<passed>",
         .file = "\"c\"",
         .line = 3,
         .message = "done",
         .details = "x: <1>\ny: 2\n"},
        {.classname = "a", .name = "failed", .file = "f.docx", .failure = "gone", .message = "a\nb"},
        {.classname = "a",
         .name = "failed",
         .file = "d",
         .line = 1,
         .failure = "none",
         .message = "m",
         .details = "e\x01\n",
         .seconds = 1.25},
        {.classname = "a", .name = "left out", .failure = "stale", .is_skipped = true, .message = "<m>"},
    };
    static const jy_junit_suite SUITE = {"s & t", 5, 2, 1, 0.0625};
    g_autoptr(GString) out = g_string_new(NULL);
    jy_junit_begin(out, &SUITE);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        jy_junit_append(out, &CASES[i]);
    }
    jy_junit_end(out);
    g_assert_cmpstr(
        out->str, ==,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"s &amp; t\" tests=\"5\" failures=\"2\" errors=\"0\" skipped=\"1\" time=\"0.062\">\n"
        "<testsuite name=\"s &amp; t\" tests=\"5\" failures=\"2\" errors=\"0\" skipped=\"1\" time=\"0.062\">\n"
        "  <testcase classname=\"a\" name=\"passed\" time=\"0.000\"/>\n"
        "  <testcase classname=\"a&amp;b\" name=\"&lt;passed&gt;\" file=\"&quot;c&quot;\" line=\"3\" time=\"0.000\">\n"
        "    <system-out>done\nx: &lt;1&gt;\ny: 2\n</system-out>\n  </testcase>\n"
        "  <testcase classname=\"a\" name=\"failed\" file=\"f.docx\" time=\"0.000\">\n"
        "    <failure type=\"gone\" message=\"a b\"/>\n  </testcase>\n"
        "  <testcase classname=\"a\" name=\"failed\" file=\"d\" line=\"1\" time=\"1.250\">\n"
        "    <failure type=\"none\" message=\"m\">e\xEF\xBF\xBD\n</failure>\n  </testcase>\n"
        "  <testcase classname=\"a\" name=\"left out\" time=\"0.000\">\n"
        "    <skipped message=\"stale: &lt;m&gt;\"/>\n  </testcase>\n"
        "</testsuite>\n</testsuites>\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/junit/report", test_report);
    return g_test_run();
}
