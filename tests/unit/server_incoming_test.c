/* server_incoming_test.c: what of a request is refused before anybody answers it, and what is handed on. */
#include "server/http/incoming.h"

#include <string.h>

#define TOKEN "0123456789abcdef"

/* Says which parameters came, a line each. */
static void echo(void *user, const jy_call *call, jy_reply *reply)
{
    (void)user;
    for (guint i = 0; i < call->parameters->len; i++) {
        const jy_options_pair *pair = &g_array_index(call->parameters, jy_options_pair, i);
        fprintf(jy_reply_stream(reply), "%s=%s\n", pair->name, pair->value);
    }
}

static const jy_incoming_door OPEN = {"127.0.0.1", NULL, echo, NULL}, CLOSED = {"127.0.0.1", TOKEN, echo, NULL};
static const jy_incoming_headers HEADERS = {.host = "localhost"};

static void add(jy_incoming *incoming, const char *name, const char *value)
{
    jy_incoming_add(incoming, name, strlen(name), value, strlen(value));
}

static void check_status(const jy_incoming *incoming, unsigned wanted)
{
    g_auto(jy_reply) reply;
    jy_reply_init(&reply);
    jy_incoming_reply(incoming, &OPEN, &reply);
    g_assert_cmpuint(reply.status, ==, wanted);
    g_assert_cmpstr(reply.headers->pdata[reply.headers->len - 2], ==, "Connection");
    g_assert_cmpstr(reply.headers->pdata[reply.headers->len - 1], ==, "close");
}

static void test_form(void)
{
    g_auto(jy_incoming) incoming;
    jy_incoming_begin(&incoming, "POST", "/quotes", &HEADERS);
    add(&incoming, "a", "1");
    jy_incoming_judge(&incoming, &OPEN, &HEADERS);
    jy_incoming_add_part(&incoming, "b", "二三", 0, 4); /* parts end where they like */
    jy_incoming_add_part(&incoming, "b", "\xB8\x89", 4, 2);
    jy_incoming_add_part(&incoming, "b", "", 0, 0);
    jy_incoming_end(&incoming);
    g_auto(jy_reply) reply;
    jy_reply_init(&reply);
    jy_incoming_reply(&incoming, &OPEN, &reply);
    g_assert_cmpuint(reply.status, ==, 200);
    g_assert_cmpstr(jy_sink_bytes(reply.body), ==, "a=1\nb=二三\nb=\n");
}

static void test_no_text(void)
{
    static const struct {
        const char *bytes;
        size_t length;
    } CASES[] = {{"\xFF", 1}, {"a\0b", 3}, {"\xE6\xB0", 2}};
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_auto(jy_incoming) name, value;
        jy_incoming_begin(&name, "GET", "/", &HEADERS);
        g_assert_false(jy_incoming_add(&name, CASES[i].bytes, CASES[i].length, "", 0));
        check_status(&name, 400);
        jy_incoming_begin(&value, "POST", "/", &HEADERS);
        jy_incoming_add_part(&value, "q", CASES[i].bytes, 0, CASES[i].length);
        jy_incoming_end(&value);
        check_status(&value, 400);
    }
}

static void test_too_much(void)
{
    g_auto(jy_incoming) many, large;
    jy_incoming_begin(&many, "GET", "/", &HEADERS);
    for (int i = 0; i < 1000; i++) {
        g_assert_true(jy_incoming_add(&many, "q", 1, "a", 1));
    }
    g_assert_false(jy_incoming_add(&many, "q", 1, "a", 1));
    check_status(&many, 400);
    jy_incoming_begin(&large, "POST", "/", &HEADERS);
    g_assert_true(jy_incoming_take(&large, 256 << 10));
    g_assert_false(jy_incoming_take(&large, 1));
    g_assert_false(jy_incoming_is_endless(&large)); /* it is read, so that the client hears why */
    check_status(&large, 413);
    jy_incoming_take(&large, 1 << 20);
    g_assert_true(jy_incoming_is_endless(&large));
}

/* What was refused first is told. */
static void test_first(void)
{
    g_auto(jy_incoming) incoming;
    const jy_incoming_headers elsewhere = {.host = "evil.example"};
    jy_incoming_begin(&incoming, "GET", "/", &elsewhere);
    jy_incoming_judge(&incoming, &OPEN, &elsewhere);
    jy_incoming_refuse(&incoming, 415, "later");
    check_status(&incoming, 403);
}

/* The token leads back to the same server, whatever stands in the address. */
static void test_token(void)
{
    static const char *const CASES[][2] = {{"/", "/"},
                                           {"/kwic", "/kwic"},
                                           {"//evil.example/a", "/evil.example/a"},
                                           {"/\\evil", "/%5Cevil"},
                                           {"/\r\n", "/%0D%0A"}};
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_auto(jy_incoming) incoming;
        jy_incoming_begin(&incoming, "GET", CASES[i][0], &HEADERS);
        add(&incoming, "token", TOKEN);
        jy_incoming_judge(&incoming, &CLOSED, &HEADERS);
        g_auto(jy_reply) reply;
        jy_reply_init(&reply);
        jy_incoming_reply(&incoming, &CLOSED, &reply);
        g_assert_cmpuint(reply.status, ==, 303);
        g_assert_cmpstr(reply.headers->pdata[2], ==, "Location");
        g_assert_cmpstr(reply.headers->pdata[3], ==, CASES[i][1]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/server/incoming/form", test_form);
    g_test_add_func("/server/incoming/no-text", test_no_text);
    g_test_add_func("/server/incoming/too-much", test_too_much);
    g_test_add_func("/server/incoming/first", test_first);
    g_test_add_func("/server/incoming/token", test_token);
    return g_test_run();
}
