/* searcher_asked_test.c: what a question asks for. */
#include <glib.h>

#include "searcher/query/asked.h"

static const struct {
    const char *question;
    unsigned asked;
} QUESTIONS[] = {
    {"渔船有多少", JY_ASKED_NUMBER},
    {"登记了几家作坊", JY_ASKED_NUMBER},
    {"晒场哪一年平整", JY_ASKED_TIME},
    {"何时平整了多少", JY_ASKED_NUMBER | JY_ASKED_TIME},
    {"几乎没有几何", 0},
    {"渔船登记", 0},
    {"", 0},
};

static void test_read(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(QUESTIONS); i++) {
        g_test_message("%s", QUESTIONS[i].question);
        g_assert_cmpuint(jy_asked_read(QUESTIONS[i].question), ==, QUESTIONS[i].asked);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/asked/read", test_read);
    return g_test_run();
}
