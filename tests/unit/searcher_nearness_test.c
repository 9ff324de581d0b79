/* searcher_nearness_test.c: how far names and document numbers are from each other. */
#include "searcher/spelling/nearness.h"

#define FAR G_MAXDOUBLE

static const struct {
    const char *wanted, *other;
    double distance;
} NAMES[] = {
    {"沈怀谷", "沈怀谷", 0},
    {"沈怀古", "沈怀谷", 0.5}, /* the same sound */
    {"沈怀股", "沈怀谷", 0.5},
    {"辛怀谷", "兴怀谷", 0.7}, /* nearly */
    {"沈坏谷", "沈怀谷", 0.5},
    {"沈木谷", "沈怀谷", 1},
    {"沈谷", "沈怀谷", 1},
    {"沈怀谷安", "沈怀谷", 0.5}, /* a part of it */
    {"林一木", "沈怀谷", FAR},
    {"李强", "李克", FAR},
    {"李强", "李墙", 0.5},
    {"温家宝", "李克强", FAR},
    {"shenhuaigu", "沈怀谷", 0},
    {"shen huaigu", "沈怀谷", 0},
    {"shenhuai", "沈怀谷", FAR},
    {"国务院总理温家宝", "温家宝", 0.5},
    {"国务院办公室", "国务院办公厅", 1},
    {"", "沈怀谷", FAR},
};

static void test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_test_message("%s, %s", NAMES[i].wanted, NAMES[i].other);
        const double distance = jy_nearness_of_names(NAMES[i].wanted, NAMES[i].other);
        g_assert_cmpfloat(distance, ==, NAMES[i].distance);
    }
    /* What is short for a name is nearer the less is left out, and no other name. */
    const double whole = jy_nearness_of_names("云溪县政府", "云溪县人民政府"),
                 office = jy_nearness_of_names("云溪县政府", "云溪县人民政府办公室");
    g_assert_cmpfloat(whole, <, office);
    g_assert_cmpfloat(office, <, FAR);
    g_assert_cmpfloat(jy_nearness_of_names("发改委", "国家发展和改革委员会"), <, FAR);
    g_assert_cmpfloat(jy_nearness_of_names("教育厅", "国家发展和改革委员会"), ==, FAR);
}

/* Numbers, the nearest first. */
static const char *const NUMBERS[] = {
    "国办函〔2018〕71号", "国办函〔2018〕68号", "国办函〔2018〕7号", "国办函〔2017〕70号", "国办函〔2020〕70号",
    "国办函〔2004〕25号", "国办发〔2018〕70号", "国办发〔2018〕1号", "闽政〔2018〕70号",
};

static void test_numbers(void)
{
    double before = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(NUMBERS); i++) {
        g_test_message("%s", NUMBERS[i]);
        const double distance = jy_nearness_of_numbers("国办函〔2018〕70号", NUMBERS[i]);
        g_assert_cmpfloat(distance, >, before);
        before = distance;
    }
    g_assert_cmpfloat(before, <, FAR);
    g_assert_cmpfloat(jy_nearness_of_numbers("国办函〔2018〕70号", "国办函〔2018〕70号"), ==, 0);
    g_assert_cmpfloat(jy_nearness_of_numbers("国办函〔2018〕70号", "闽政〔2017〕70号"), ==, FAR);
    g_assert_cmpfloat(jy_nearness_of_numbers("国办函〔2018〕70号", "内部资料"), ==, FAR);
    g_assert_cmpfloat(jy_nearness_of_numbers("国办函", "国办函〔2018〕70号"), ==, FAR);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/nearness/names", test_names);
    g_test_add_func("/nearness/numbers", test_numbers);
    return g_test_run();
}
