/* server_guard_test.c: who is let in. */
#include "server/http/guard.h"

#define OWN "127.0.0.1"
#define TOKEN "0123456789abcdef"

typedef struct {
    const char *host, *token; /* of the server */
    jy_guard_request request;
    jy_guard_verdict wanted;
} guard_case;

static const guard_case CASES[] = {
    {OWN, NULL, {.method = "GET", .host = "127.0.0.1:8630"}, JY_GUARD_PASSES},
    {OWN, NULL, {.method = "HEAD", .host = "localhost"}, JY_GUARD_PASSES},
    {OWN, NULL, {.method = "GET", .host = "LOCALHOST:1"}, JY_GUARD_PASSES},
    {OWN, NULL, {.method = "GET", .host = "[::1]:8630"}, JY_GUARD_PASSES},
    {OWN, NULL, {.method = "PUT", .host = "localhost"}, JY_GUARD_WRONG_METHOD},
    {OWN, NULL, {.method = "get", .host = "localhost"}, JY_GUARD_WRONG_METHOD},
    /* hosts */
    {OWN, NULL, {.method = "GET"}, JY_GUARD_FOREIGN_HOST},
    {OWN, NULL, {.method = "GET", .host = ""}, JY_GUARD_FOREIGN_HOST},
    {OWN, NULL, {.method = "GET", .host = "evil.example"}, JY_GUARD_FOREIGN_HOST},
    {OWN, NULL, {.method = "GET", .host = "localhost.evil.example"}, JY_GUARD_FOREIGN_HOST},
    {OWN, NULL, {.method = "GET", .host = "127.0.0.1.evil.example"}, JY_GUARD_FOREIGN_HOST},
    {OWN, NULL, {.method = "GET", .host = "127.0.0.1:80@evil.example"}, JY_GUARD_FOREIGN_HOST},
    {OWN, NULL, {.method = "GET", .host = "[::1"}, JY_GUARD_PASSES},
    {OWN, NULL, {.method = "GET", .host = "[::1]x"}, JY_GUARD_FOREIGN_HOST},
    {OWN, NULL, {.method = "GET", .host = "10.0.0.1"}, JY_GUARD_FOREIGN_HOST},
    {"0.0.0.0", TOKEN, {.method = "GET", .host = "10.0.0.1", .authorization = "Bearer " TOKEN}, JY_GUARD_PASSES},
    {"archive.example",
     TOKEN,
     {.method = "GET", .host = "archive.example:80", .authorization = "bearer " TOKEN},
     JY_GUARD_PASSES},
    {"archive.example",
     TOKEN,
     {.method = "GET", .host = "other.example", .authorization = "Bearer " TOKEN},
     JY_GUARD_FOREIGN_HOST},
    /* forms from elsewhere */
    {OWN, NULL, {.method = "POST", .host = "localhost"}, JY_GUARD_PASSES},
    {OWN,
     NULL,
     {.method = "POST", .host = "localhost", .origin = "http://localhost:8630", .fetch_site = "same-origin"},
     JY_GUARD_PASSES},
    {OWN, NULL, {.method = "POST", .host = "localhost", .origin = "http://evil.example"}, JY_GUARD_FOREIGN_ORIGIN},
    {OWN, NULL, {.method = "POST", .host = "localhost", .origin = "https://localhost"}, JY_GUARD_FOREIGN_ORIGIN},
    {OWN, NULL, {.method = "POST", .host = "localhost", .origin = "null"}, JY_GUARD_FOREIGN_ORIGIN},
    {OWN, NULL, {.method = "POST", .host = "localhost", .fetch_site = "cross-site"}, JY_GUARD_FOREIGN_ORIGIN},
    {OWN, NULL, {.method = "POST", .host = "localhost", .fetch_site = "same-site"}, JY_GUARD_FOREIGN_ORIGIN},
    {OWN,
     NULL,
     {.method = "GET", .host = "localhost", .origin = "http://evil.example", .fetch_site = "cross-site"},
     JY_GUARD_PASSES},
    /* tokens */
    {OWN, TOKEN, {.method = "GET", .host = "localhost"}, JY_GUARD_NO_TOKEN},
    {OWN, TOKEN, {.method = "GET", .host = "localhost", .authorization = TOKEN}, JY_GUARD_NO_TOKEN},
    {OWN, TOKEN, {.method = "GET", .host = "localhost", .authorization = "Bearer "}, JY_GUARD_NO_TOKEN},
    {OWN, TOKEN, {.method = "GET", .host = "localhost", .authorization = "Bearer " TOKEN "0"}, JY_GUARD_NO_TOKEN},
    {OWN, TOKEN, {.method = "GET", .host = "localhost", .cookie_token = TOKEN}, JY_GUARD_PASSES},
    {OWN, TOKEN, {.method = "GET", .host = "localhost", .cookie_token = "x", .given_token = TOKEN}, JY_GUARD_ENTERS},
    {OWN, TOKEN, {.method = "POST", .host = "localhost", .given_token = TOKEN}, JY_GUARD_NO_TOKEN},
};

static void test_cases(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_test_message("%s %s", CASES[i].request.method, CASES[i].request.host ? CASES[i].request.host : "-");
        g_assert_cmpint(jy_guard_judge(CASES[i].host, CASES[i].token, &CASES[i].request), ==, CASES[i].wanted);
    }
}

static void test_loopback(void)
{
    static const char *const LOOPBACK[] = {"127.0.0.1", "127.9.9.9", "::1", "localhost", "LocalHost"};
    static const char *const OTHERS[] = {"0.0.0.0",           "::", "10.0.0.1",   "128.0.0.1",
                                         "localhost.example", "",   "127.0.0.1.x"};
    for (size_t i = 0; i < G_N_ELEMENTS(LOOPBACK); i++) {
        g_assert_true(jy_guard_is_loopback(LOOPBACK[i]));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        g_assert_false(jy_guard_is_loopback(OTHERS[i]));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/server/guard/cases", test_cases);
    g_test_add_func("/server/guard/loopback", test_loopback);
    return g_test_run();
}
