/* server_call_test.c: languages, headers that end no line, and bodies in memory and in files. */
#include <string.h>
#include <unistd.h>

#include "server/call/call.h"
#include "server/call/reply.h"

static void test_languages(void)
{
    static const struct {
        const char *accepted;
        jy_language wanted;
    } CASES[] = {
        {NULL, JY_LANGUAGE_ENGLISH},
        {"", JY_LANGUAGE_ENGLISH},
        {"zh", JY_LANGUAGE_CHINESE},
        {"zh-CN,zh;q=0.9,en;q=0.8", JY_LANGUAGE_CHINESE},
        {"ZH-Hant-HK", JY_LANGUAGE_CHINESE},
        {"en-GB,zh;q=0.9", JY_LANGUAGE_ENGLISH},
        {"en;q=0.3, zh;q=0.4", JY_LANGUAGE_CHINESE},
        {"fr, de;q=0.9", JY_LANGUAGE_ENGLISH},
        {"fr, zh;q=0.1", JY_LANGUAGE_CHINESE},
        {"zh;q=0, en;q=0.1", JY_LANGUAGE_ENGLISH},
        {"zh;q=nan", JY_LANGUAGE_ENGLISH},
        {"zhx", JY_LANGUAGE_ENGLISH},
        {",,;q=1,;", JY_LANGUAGE_ENGLISH},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_test_message("%s", CASES[i].accepted ? CASES[i].accepted : "-");
        g_assert_cmpint(jy_language_read(CASES[i].accepted), ==, CASES[i].wanted);
    }
}

static void test_parameters(void)
{
    g_auto(jy_call) call;
    jy_call_init(&call, "GET", "/");
    char value[] = "一";
    jy_call_add(&call, "q", value);
    memset(value, 'x', strlen(value)); /* it was copied */
    jy_call_add(&call, "q", "二");
    jy_call_add(&call, "", "");
    g_assert_cmpstr(jy_call_value(&call, "q"), ==, "二");
    g_assert_cmpstr(g_array_index(call.parameters, jy_options_pair, 0).value, ==, "一");
    g_assert_null(jy_call_value(&call, "year"));
}

static void test_headers(void)
{
    g_auto(jy_reply) reply;
    jy_reply_init(&reply);
    jy_reply_add_header(&reply, "Location", "/a\r\nSet-Cookie: b=c\t农");
    g_assert_cmpstr(reply.headers->pdata[1], ==, "/a??Set-Cookie: b=c????");
}

/* Writes so many bytes, and reads them back. */
static void check_body(size_t size, bool is_file)
{
    g_autoptr(jy_sink) sink = jy_sink_new();
    for (size_t i = 0; i < size; i++) {
        putc((int)(i * 31 % 251), jy_sink_stream(sink));
    }
    g_assert_true(jy_sink_close(sink, NULL));
    g_assert_cmpuint(jy_sink_size(sink), ==, size);
    g_assert_true((jy_sink_file(sink) >= 0) == is_file);
    g_assert_true((jy_sink_bytes(sink) == NULL) == is_file);
    g_autofree unsigned char *read_back = g_malloc(size + 1);
    if (is_file) {
        g_assert_cmpint(pread(jy_sink_file(sink), read_back, size + 1, 0), ==, (ssize_t)size);
    } else {
        memcpy(read_back, jy_sink_bytes(sink), size);
    }
    for (size_t i = 0; i < size; i++) {
        g_assert_cmpuint(read_back[i], ==, i * 31 % 251);
    }
}

static void test_bodies(void)
{
    check_body(0, false);
    check_body(100000, false);
    check_body(9 << 20, true);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/server/call/languages", test_languages);
    g_test_add_func("/server/call/parameters", test_parameters);
    g_test_add_func("/server/call/headers", test_headers);
    g_test_add_func("/server/call/bodies", test_bodies);
    return g_test_run();
}
