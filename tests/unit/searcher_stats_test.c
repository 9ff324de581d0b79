/* searcher_stats_test.c: the use of a phrase over the years: rates, the table and its bars. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "searcher/render/stats.h"
#include "searcher_fixture.h"

/* A year of hand-made figures. */
typedef struct {
    const char *year;
    uint32_t documents, all;
    uint64_t occurrences, characters;
} figures;

static jy_stats_year *new_year(const figures *from)
{
    jy_stats_year *year = g_new0(jy_stats_year, 1);
    *year = (jy_stats_year){
        (char *)(uintptr_t)from->year, from->documents, from->all, from->occurrences, from->characters, {0}, {0}};
    return year;
}

/* Prints `count` years as text. Returns a new text. */
static char *print(const figures *years, size_t count, unsigned width, jy_when colour)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    const jy_view view = {.width = width, .colour = colour};
    jy_stats stats = {.years = g_ptr_array_new_with_free_func(g_free)};
    for (size_t i = 0; i < count; i++) {
        g_ptr_array_add(stats.years, new_year(&years[i]));
    }
    jy_stats_text(&stats, &view, out);
    g_ptr_array_unref(stats.years);
    fclose(out);
    char *copy = g_strdup(text);
    free(text);
    return copy;
}

/* ---- rates ---- */

static void test_rate(void)
{
    static const struct {
        figures figures;
        double rate;
    } CASES[] = {
        {{"2020", 1, 1, 5, 10000}, 5},
        {{"2020", 1, 1, 1, 40000}, 0.25},
        {{"2020", 0, 1, 0, 40000}, 0},
        {{"2020", 0, 0, 0, 0}, 0},
        {{"2020", 1, 1, 1, UINT64_C(1) << 40}, 1e4 / (1LL << 40)},
    };
    g_test_set_nonfatal_assertions();
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree jy_stats_year *year = new_year(&CASES[i].figures);
        g_assert_cmpfloat(jy_stats_rate(year), ==, CASES[i].rate);
    }
}

/* ---- bars ---- */

/* What stands behind the figures in the rows of years, joined by bars. */
static char *bars_of(const char *page, size_t count)
{
    g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
    GString *bars = g_string_new(NULL);
    for (size_t i = 1; i <= count; i++) {
        const char *last = strrchr(lines[i], ' ');
        bool drawn = last && !g_ascii_isdigit(last[1]);
        g_string_append_printf(bars, "%s%s", i > 1 ? "|" : "", drawn ? last + 1 : "");
    }
    return g_string_free(bars, false);
}

/* A page of 59 columns has 17 for bars. */
static const figures YEARS[] = {
    {"2015", 1, 1, 1700, 100000},                             /* the longest */
    {"2016", 1, 1, 850, 100000},                              /* half of it */
    {"2017", 1, 1, 100, 100000},                              /* one */
    {"2018", 1, 1, 113, 100000},                              /* one and an eighth */
    {"2019", 1, 1, 1, 100000},                                /* hardly any, but some */
    {"2020", 0, 1, 0, 100000},    {NULL, 1, 1, 3400, 200000}, /* twice as much of twice the text is as much */
};

static void test_bars(void)
{
    static const struct {
        const char *locale, *bars;
    } CASES[] = {
        {"C.UTF-8", "█████████████████|████████▌|█|█▏|▏||█████████████████"},
        {"C", "#################|#########|#|#|#||#################"},
    };
    g_test_set_nonfatal_assertions();
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_assert_nonnull(setlocale(LC_ALL, CASES[i].locale));
        g_autofree char *page = print(YEARS, G_N_ELEMENTS(YEARS), 59, JY_WHEN_NEVER);
        g_autofree char *bars = bars_of(page, G_N_ELEMENTS(YEARS));
        g_assert_cmpstr(bars, ==, CASES[i].bars);
    }
    setlocale(LC_ALL, "C");
}

static void test_width(void)
{
    g_test_set_nonfatal_assertions();
    for (unsigned width = 20; width < 140; width++) {
        g_autofree char *page = print(YEARS, G_N_ELEMENTS(YEARS), width, JY_WHEN_NEVER);
        g_autofree char *bars = bars_of(page, 1);
        size_t row = strcspn(strchr(page, '\n') + 1, "\n");
        g_assert_true(row <= MAX(width, 40));
        g_assert_cmpuint(strlen(bars), ==, width < 54 ? 0 : width < 67 ? width - 42 : MIN(width - 55, 60));
    }
}

/* Nothing but zeros, and nothing at all. */
static void test_nothing(void)
{
    static const figures ZERO = {"2020", 0, 3, 0, 5000};
    g_autofree char *zero = print(&ZERO, 1, 80, JY_WHEN_ALWAYS), *none = print(NULL, 0, 80, JY_WHEN_NEVER);
    g_assert_cmpstr(zero, ==,
                    "year  documents  occurrences  per 10,000  first  last\n"
                    "2020        0/3            0        0.00\n\n"
                    "0 occurrences in 0 of 0 documents, 0.00 in 10,000 characters of the text\n");
    g_assert_true(g_str_has_prefix(none, "year  documents  occurrences  per 10,000  first  last\n\n"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/searcher/stats/rate", test_rate);
    g_test_add_func("/searcher/stats/bars", test_bars);
    g_test_add_func("/searcher/stats/width", test_width);
    g_test_add_func("/searcher/stats/nothing", test_nothing);
    return g_test_run();
}
