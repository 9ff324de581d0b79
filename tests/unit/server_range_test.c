/* server_range_test.c: parts of files, and who wants a page. */
#include "server/call/range.h"

#include <glib.h>

#include "server/call/accept.h"

static void test_ranges(void)
{
    static const struct {
        const char *asked;
        uint64_t size;
        jy_range wanted;
        uint64_t first, length;
    } CASES[] = {
        {NULL, 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=0-", 10, JY_RANGE_PART, 0, 10},
        {"bytes=0-0", 10, JY_RANGE_PART, 0, 1},
        {"bytes=3-5", 10, JY_RANGE_PART, 3, 3},
        {"Bytes= 3 - 5 ", 10, JY_RANGE_PART, 3, 3},
        {"bytes=9-", 10, JY_RANGE_PART, 9, 1},
        {"bytes=9-99", 10, JY_RANGE_PART, 9, 1},
        {"bytes=1-99999999999999999999999", 10, JY_RANGE_PART, 1, 9},
        {"bytes=-3", 10, JY_RANGE_PART, 7, 3},
        {"bytes=-10", 10, JY_RANGE_PART, 0, 10},
        {"bytes=-99999999999999999999999", 10, JY_RANGE_PART, 0, 10},
        /* nothing of it */
        {"bytes=10-", 10, JY_RANGE_BEYOND, 0, 0},
        {"bytes=10-11", 10, JY_RANGE_BEYOND, 0, 0},
        {"bytes=99999999999999999999999-", 10, JY_RANGE_BEYOND, 0, 0},
        {"bytes=-0", 10, JY_RANGE_BEYOND, 0, 0},
        {"bytes=0-", 0, JY_RANGE_BEYOND, 0, 0},
        {"bytes=-1", 0, JY_RANGE_BEYOND, 0, 0},
        /* what is passed over */
        {"", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=-", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=5", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=5-3", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=--3", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=+1-3", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=0x1-3", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=1-3x", 10, JY_RANGE_WHOLE, 0, 0},
        {"bytes=0-1,4-5", 10, JY_RANGE_WHOLE, 0, 0},
        {"lines=1-3", 10, JY_RANGE_WHOLE, 0, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        uint64_t first = 0, length = 0;
        g_test_message("%s of %u", CASES[i].asked ? CASES[i].asked : "-", (unsigned)CASES[i].size);
        g_assert_cmpint(jy_range_read(CASES[i].asked, CASES[i].size, &first, &length), ==, CASES[i].wanted);
        g_assert_cmpuint(first, ==, CASES[i].first);
        g_assert_cmpuint(length, ==, CASES[i].length);
    }
}

static void test_pages(void)
{
    static const struct {
        const char *accepted;
        bool wanted;
    } CASES[] = {
        {NULL, false},
        {"", false},
        {"*/*", false},
        {"application/json", false},
        {"text/html", true},
        {"TEXT/HTML;q=0.1", true},
        {"text/html;q=0", false},
        {"text/htmlx", false},
        {"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", true},
        {"application/json, text/html;q=0.5", false},
        {"application/problem+json;q=0.3, text/html;q=0.5", true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_test_message("%s", CASES[i].accepted ? CASES[i].accepted : "-");
        g_assert_cmpint(jy_accept_wants_page(CASES[i].accepted), ==, CASES[i].wanted);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/server/range/ranges", test_ranges);
    g_test_add_func("/server/range/pages", test_pages);
    return g_test_run();
}
