/* indexer_record_ids_test.c: ids of records that stand twice. */
#include "indexer/extract/record_ids.h"

#include <glib.h>

static uint32_t meet(jy_record_ids *ids, uint32_t number, uint32_t line)
{
    g_autofree char *id = g_strdup_printf("r%u", number);
    return jy_record_ids_meet(ids, id, line);
}

static void test_twice(void)
{
    jy_record_ids ids = {0};
    for (uint32_t i = 1; i <= 100000; i++) {
        g_assert_cmpuint(meet(&ids, i, i), ==, 0);
    }
    for (uint32_t i = 1; i <= 100000; i += 7) {
        g_assert_cmpuint(meet(&ids, i, 100000 + i), ==, i);
    }
    g_assert_cmpuint(jy_record_ids_meet(&ids, "", 300000), ==, 0);
    g_assert_cmpuint(jy_record_ids_meet(&ids, "", 300001), ==, 300000);
    g_assert_cmpuint(ids.full, ==, 0);
    jy_record_ids_clear(&ids);
    g_assert_cmpuint(ids.count, ==, 0);
}

/* Whoever has too many is told from where on they are not known. */
static void test_too_many(void)
{
    jy_record_ids ids = {0};
    uint32_t line = 0;
    while (!ids.full) {
        line++;
        g_assert_cmpuint(meet(&ids, line, line), ==, 0);
    }
    g_assert_cmpuint(ids.full, ==, line);
    g_assert_cmpuint(line, >, 1000000);
    g_assert_cmpuint(meet(&ids, line, line + 1), ==, 0);
    g_assert_cmpuint(meet(&ids, line - 1, line + 2), ==, line - 1);
    g_assert_cmpuint(ids.full, ==, line);
    jy_record_ids_clear(&ids);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/record-ids/twice", test_twice);
    g_test_add_func("/indexer/record-ids/too-many", test_too_many);
    return g_test_run();
}
