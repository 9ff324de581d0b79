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
        {.classname = "a", .name = "failed", .failure = "gone", .message = "a\nb"},
        {.classname = "a",
         .name = "failed",
         .file = "d",
         .line = 1,
         .failure = "none",
         .message = "m",
         .details = "e\x01\n"},
    };
    g_autoptr(GString) out = g_string_new(NULL);
    jy_junit_begin(out, "s & t", 4, 2);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        jy_junit_append(out, &CASES[i]);
    }
    jy_junit_end(out);
    g_assert_cmpstr(out->str, ==,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<testsuite name=\"s &amp; t\" tests=\"4\" failures=\"2\">\n"
                    "  <testcase classname=\"a\" name=\"passed\"/>\n"
                    "  <testcase classname=\"a&amp;b\" name=\"&lt;passed&gt;\" file=\"&quot;c&quot;\" line=\"3\">\n"
                    "    <system-out>done\nx: &lt;1&gt;\ny: 2\n</system-out>\n  </testcase>\n"
                    "  <testcase classname=\"a\" name=\"failed\">\n"
                    "    <failure type=\"gone\" message=\"a b\"/>\n  </testcase>\n"
                    "  <testcase classname=\"a\" name=\"failed\" file=\"d\" line=\"1\">\n"
                    "    <failure type=\"none\" message=\"m\">e\xEF\xBF\xBD\n</failure>\n  </testcase>\n"
                    "</testsuite>\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/junit/report", test_report);
    return g_test_run();
}
