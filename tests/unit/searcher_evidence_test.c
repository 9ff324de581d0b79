/* searcher_evidence_test.c: what a passage has of a question, beside what another has. */
#include "searcher_fixture.h"
#include "searcher_index.h"

#include "searcher/search/evidence.h"

static char *folder;
static jy_index *fixture;

typedef struct {
    double sentence, window, early, opening, asked, neighbours;
} sums;

/* What a text that begins so many bytes behind the document's beginning has of a question. */
static sums read_text(const char *question, const char *text, uint32_t offset)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_node) root = make_tree(question);
    g_autoptr(jy_matcher) matcher = jy_matcher_new(root);
    g_autoptr(jy_clues) clues = jy_clues_new(fixture, matcher, &err);
    g_assert_no_error(err);
    g_autoptr(jy_evidence_reader) reading = jy_evidence_reader_new(clues);
    g_auto(jy_passage) passage = {0};
    make_passage(text, "", &passage);
    passage.offset = offset;
    jy_evidence found;
    /* What was read before leaves nothing behind. */
    jy_evidence_read(reading, &passage, &found);
    jy_evidence_clear(&found);
    jy_evidence_read(reading, &passage, &found);
    const sums of = {found.sentence, found.window, found.early, found.opening, found.asked, found.neighbours};
    jy_evidence_clear(&found);
    return of;
}

#define FAR "冬闲时节各村都要把田埂、机耕路和晒场整修一遍，所需砂石由乡里统一采购，经费在年底结算，账目贴在村口。"

static const struct {
    const char *label, *better, *worse;
    size_t offset; /* of the sum that differs */
} ORDERED[] = {
    {"in one sentence", "茶园的管护要修渠。", "茶园的管护。要修渠。", offsetof(sums, sentence)},
    {"in one paragraph", "茶园的管护要修渠", "茶园的管护\n\n要修渠", offsetof(sums, sentence)},
    {"in a short sentence", "茶园管护要修渠。", "茶园管护，" FAR "，要修渠。", offsetof(sums, sentence)},
    {"near each other", "茶园管护。修渠。", "茶园管护。" FAR FAR "修渠。", offsetof(sums, window)},
    {"more of it", "茶园管护修渠。", "茶园修渠。", offsetof(sums, window)},
    {"at the beginning", "茶园管护。" FAR, FAR "茶园管护。", offsetof(sums, early)},
    {"in the opening", "茶园管护。" FAR, FAR "茶园管护。", offsetof(sums, opening)},
    {"a sentence of terms", "茶园管护要修渠。", "修茶渠，园要护，管。", offsetof(sums, sentence)},
    {"beside the word before", "茶园管护修渠。", "茶园，" FAR "管护，" FAR "修渠。", offsetof(sums, neighbours)},
    {"and not only characters", "茶园管护。", "茶和园，管与护。", offsetof(sums, opening)},
};

static void test_order(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ORDERED); i++) {
        const sums better = read_text("茶园管护修渠", ORDERED[i].better, 0);
        const sums worse = read_text("茶园管护修渠", ORDERED[i].worse, 0);
        g_test_message("%s", ORDERED[i].label);
        g_assert_cmpfloat(*(const double *)((const char *)&better + ORDERED[i].offset), >,
                          *(const double *)((const char *)&worse + ORDERED[i].offset));
    }
}

static void test_place(void)
{
    const sums first = read_text("茶园管护", "茶园管护。", 0), later = read_text("茶园管护", "茶园管护。", 600);
    g_assert_cmpfloat(first.early, >, later.early);
    g_assert_cmpfloat(first.opening, ==, later.opening);
}

static void test_neighbours(void)
{
    const double next = read_text("农村道路", "农村道路。", 0).neighbours;
    const double near = read_text("农村道路", "道路在各个农村。", 0).neighbours;
    const double far = read_text("农村道路", "道路。" FAR "农村。", 0).neighbours;
    g_assert_cmpfloat(next, >, near);
    g_assert_cmpfloat(near, >, far);
    g_assert_cmpfloat(far, ==, 0);
}

static void test_asked(void)
{
    g_assert_cmpfloat(read_text("茶园多少亩", "茶园有300亩。", 0).asked, >,
                      read_text("茶园多少亩", "茶园按亩登记。今年修渠30里。", 0).asked);
    g_assert_cmpfloat(read_text("茶园多少亩", "茶园按亩登记。", 0).asked, ==, 0);
    g_assert_cmpfloat(read_text("茶园按亩登记", "茶园有300亩。", 0).asked, ==, 0);
    g_assert_cmpfloat(read_text("茶园何时登记", "茶园2021年登记。", 0).asked, >, 0);
    g_assert_cmpfloat(read_text("茶园何时登记", "茶园登记300亩。", 0).asked, ==, 0);
}

static void test_words(void)
{
    g_assert_cmpfloat(read_text("GDP 2021年", "ＧＤＰ在2021年翻番", 0).opening, >,
                      read_text("GDP 2021年", "GDP翻番", 0).opening);
    g_assert_cmpfloat(read_text("茶园管护", "GDP在2021年翻番", 0).window, ==, 0);
    g_assert_cmpfloat(read_text("茶园管护", "", 0).sentence, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    folder = make_archive();
    fixture = open_archive(folder);
    g_test_add_func("/evidence/order", test_order);
    g_test_add_func("/evidence/place", test_place);
    g_test_add_func("/evidence/neighbours", test_neighbours);
    g_test_add_func("/evidence/asked", test_asked);
    g_test_add_func("/evidence/words", test_words);
    int status = g_test_run();
    jy_index_free(fixture);
    remove_archive(folder);
    return status;
}
