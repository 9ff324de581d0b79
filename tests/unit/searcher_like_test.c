/* searcher_like_test.c: a place found again by its name, and the question that is made of it. */
#include "searcher_index.h"

#include <jiyan/base/error.h>

#include "searcher/query/request.h"
#include "searcher/search/like.h"
#include "searcher/search/locate.h"
#include "searcher/search/search.h"

#define LETTERS "records/来信答复.jsonl"
#define REPORT "work_reports/2021_云溪县政府工作报告.txt"

static char *folder;
static jy_index *fixture;

/* The place of every hit is found again, and holds that hit's passage. */
static void test_places(void)
{
    g_autoptr(jy_result) passages = all_passages(fixture);
    for (guint i = 0; i < passages->hits->len; i++) {
        const jy_hit *hit = hit_at(passages, i);
        g_autofree char *name = g_strdup_printf("%s%s%s:%u", hit->document->path, hit->document->id ? "#" : "",
                                                hit->document->id ? hit->document->id : "", hit->passage.place.line);
        g_autoptr(GError) err = NULL;
        g_auto(jy_location) place = {0};
        g_assert_true(jy_locate(fixture, name, &place, &err));
        g_assert_no_error(err);
        g_test_message("%s", name);
        g_assert_true(place.line > 0);
        g_assert_cmpstr(place.key, ==, hit->passage.document);
        bool found = false;
        for (guint j = 0; j < place.result->hits->len; j++) {
            found = found || hit_at(place.result, j)->passage.offset == hit->passage.offset;
        }
        g_assert_true(found);
    }
}

static const struct {
    const char *label, *name, *message; /* NULL: it is found */
} NAMES[] = {
    {"a file", REPORT, NULL},
    {"a line", REPORT ":15", NULL},
    {"an empty line", REPORT ":14", NULL},
    {"a record", LETTERS "#LX-2023-007", NULL},
    {"a line of a record", LETTERS "#LX-2023-007:1", NULL},
    {"a line beyond the end", REPORT ":900", "*has no line 900: its text ends on line *"},
    {"a line of a record beyond its end", LETTERS "#LX-2023-007:2", "*has no line 2: its text ends on line 1*"},
    {"no record of a file of records", LETTERS, "*holds several records*#ID*"},
    {"a record that there is not", LETTERS "#LX-1", "*has no record LX-1*"},
    {"a record of a file that has none", REPORT "#LX-1", "*has no record LX-1*"},
    {"no such file", "nowhere.txt", "nowhere.txt is not in the index; *"},
    {"no such file, with a line", "nowhere.txt:12", "nowhere.txt is not in the index; *"},
    {"line 0 is none", REPORT ":0", "*is not in the index*"},
    {"a huge line is none", REPORT ":99999999999999999999", "*is not in the index*"},
    {"a folder", "work_reports", "*is not in the index*"},
    {"nothing", "", "*is not in the index*"},
    {"a colon", ":", "*is not in the index*"},
    {"a hash", "#", "*is not in the index*"},
};

static void test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_test_message("%s", NAMES[i].label);
        g_autoptr(GError) err = NULL;
        g_auto(jy_location) place = {0};
        bool found = jy_locate(fixture, NAMES[i].name, &place, &err);
        g_assert_true(found == !NAMES[i].message);
        if (NAMES[i].message) {
            g_assert_error(err, JY_ERROR, JY_ERROR_USAGE);
            g_assert_true(err && g_pattern_match_simple(NAMES[i].message, err->message));
            g_assert_null(place.result);
        }
    }
}

static char *query_of(const char *place)
{
    g_autoptr(GError) err = NULL;
    const jy_request request = {.match = JY_MATCH_ANY};
    char *text = NULL;
    g_autoptr(jy_question) question = jy_like_question(fixture, place, &request, &text, &err);
    g_assert_no_error(err);
    g_assert_nonnull(question);
    return text;
}

/* The words of every passage find something else, and never its own document. */
static void test_own_document(void)
{
    g_autoptr(jy_result) passages = all_passages(fixture);
    for (guint i = 0; i < passages->hits->len; i += 3) {
        const jy_hit *hit = hit_at(passages, i);
        g_autofree char *name = g_strdup_printf("%s%s%s:%u", hit->document->path, hit->document->id ? "#" : "",
                                                hit->document->id ? hit->document->id : "", hit->passage.place.line);
        g_autoptr(GError) err = NULL;
        g_autofree char *text = NULL;
        const jy_request request = {.limit = 1000, .match = JY_MATCH_ANY};
        g_autoptr(jy_question) question = jy_like_question(fixture, name, &request, &text, &err);
        if (!question) {
            g_assert_error(err, JY_ERROR, JY_ERROR_USAGE); /* a line of nothing but marks, or of words of its own */
            continue;
        }
        g_autoptr(jy_result) like = jy_search_question(fixture, question, &err);
        g_assert_no_error(err);
        g_test_message("%s: %s", name, text);
        const jy_request typed = {.query = text, .limit = 1000, .match = JY_MATCH_ANY};
        g_autoptr(jy_result) as_typed = ask(fixture, &typed);
        g_assert_cmpuint(as_typed->hits->len, ==, like->hits->len);
        g_assert_cmpuint(like->hits->len, >, 0);
        for (guint j = 0; j < like->hits->len; j++) {
            g_assert_cmpstr(hit_at(like, j)->passage.document, !=, hit->passage.document);
        }
    }
}

/* A word that stands in half of the index tells less than one that stands twice. */
static void test_words(void)
{
    g_autofree char *query = query_of(REPORT ":15");
    const char *telling = strstr(query, "示范村"), *common = strstr(query, "亿元");
    g_assert_nonnull(telling);
    g_assert_true(!common || common > telling);
    /* A longer text asks for more, but not without end. */
    g_autofree char *whole = query_of(REPORT);
    g_assert_cmpuint(strlen(whole), >, strlen(query));
    g_assert_cmpuint(strlen(whole), <, 2000);
    g_autofree char *again = query_of(REPORT);
    g_assert_cmpstr(whole, ==, again);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    folder = make_archive();
    fixture = open_archive(folder);
    g_test_add_func("/searcher/like/places", test_places);
    g_test_add_func("/searcher/like/names", test_names);
    g_test_add_func("/searcher/like/own_document", test_own_document);
    g_test_add_func("/searcher/like/words", test_words);
    int status = fixture ? g_test_run() : 1;
    jy_index_free(fixture);
    remove_archive(folder);
    return status;
}
