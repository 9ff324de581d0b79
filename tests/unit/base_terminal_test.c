/* base_terminal_test.c: what reaches a terminal: safe text, columns, width, whether to colour. */
#include <jiyan/base/terminal.h>

#include <fcntl.h>
#include <jiyan/base/when.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define BAD "\xEF\xBF\xBD"

/* ---- safe text ---- */

#define ROW(label, text, safe)                                                                                         \
    {                                                                                                                  \
        label, text, sizeof(text) - 1, safe                                                                            \
    }

static const struct {
    const char *label, *text;
    size_t length;
    const char *safe;
} SAFE[] = {
    ROW("empty", "", ""),
    ROW("plain", "政府工作报告 2021 GDP", "政府工作报告 2021 GDP"),
    ROW("beyond the plane", "\xF0\xA0\x80\x80\xF0\x9F\x98\x80", "\xF0\xA0\x80\x80\xF0\x9F\x98\x80"),
    ROW("tab and line end are spaces", "甲\t乙\n丙", "甲 乙 丙"),
    ROW("colour", "\x1b[31m红\x1b[0m", BAD "[31m红" BAD "[0m"),
    ROW("window title", "\x1b]0;title\x07", BAD "]0;title" BAD),
    ROW("bell, backspace, return, delete", "a\a\b\r\x7f", "a" BAD BAD BAD BAD),
    ROW("NUL inside", "a\0b", "a" BAD "b"),
    ROW("NUL at the end", "a\0", "a" BAD),
    ROW("C1: CSI, OSC, the bounds", "\xC2\x9B[2J\xC2\x9D\xC2\x80\xC2\x9F\xC2\xA0", BAD "[2J" BAD BAD BAD "\xC2\xA0"),
    ROW("C1 as a lone byte",
        "\x9B"
        "2J",
        BAD "2J"),
    ROW("line and paragraph separator", "\xE2\x80\xA8|\xE2\x80\xA9", BAD "|" BAD),
    ROW("overrides", "\xE2\x80\xAA\xE2\x80\xAB\xE2\x80\xAC\xE2\x80\xAD\xE2\x80\xAE", BAD BAD BAD BAD BAD),
    ROW("isolates", "\xE2\x81\xA6\xE2\x81\xA7\xE2\x81\xA8\xE2\x81\xA9", BAD BAD BAD BAD),
    ROW("marks of direction", "\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C", BAD BAD BAD),
    ROW("neighbours stay", "\xE2\x80\x93\xE2\x80\xAF\xE2\x81\xA5", "\xE2\x80\x93\xE2\x80\xAF\xE2\x81\xA5"),
    ROW("joiners stay",
        "a\xE2\x80\x8D"
        "b",
        "a\xE2\x80\x8D"
        "b"),
    ROW("GB18030", "\xBE\xAD\xBC\xC3", BAD BAD BAD BAD),
    ROW("cut in a character", "中\xE6\x96", "中" BAD BAD),
    ROW("overlong escape", "\xC0\x9B", BAD BAD),
    ROW("surrogate", "\xED\xA0\x80", BAD BAD BAD),
    ROW("too high", "\xF4\x90\x80\x80", BAD BAD BAD BAD),
    ROW("lead byte before text",
        "\xE4"
        "a文",
        BAD "a文"),
};

static void test_safe(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SAFE); i++) {
        /* In a block of its own, so that a byte read beyond the end is seen. */
        g_autofree char *text = g_memdup2(SAFE[i].text, MAX(SAFE[i].length, 1));
        g_autoptr(GString) out = g_string_new("> ");
        g_autofree char *wanted = g_strconcat("> ", SAFE[i].safe, NULL);
        g_test_message("%s", SAFE[i].label);
        jy_terminal_append_safe(out, text, SAFE[i].length);
        g_assert_cmpstr(out->str, ==, wanted);
        g_assert_cmpuint(out->len, ==, strlen(wanted));
    }
}

/* Whatever the bytes, what comes out is UTF-8 without a control. */
static void test_safe_random(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    for (int round = 0; round < 5000; round++) {
        char bytes[24];
        size_t length = (size_t)g_rand_int_range(rand, 0, sizeof bytes);
        for (size_t i = 0; i < length; i++) {
            bytes[i] = (char)g_rand_int_range(rand, -128, 128);
        }
        g_autoptr(GString) out = g_string_new(NULL);
        jy_terminal_append_safe(out, bytes, length);
        g_assert_true(g_utf8_validate(out->str, (gssize)out->len, NULL));
        for (const char *at = out->str; *at; at = g_utf8_next_char(at)) {
            g_assert_false(g_unichar_iscntrl(g_utf8_get_char(at)));
        }
    }
}

/* ---- columns ---- */

static const struct {
    const char *label, *text;
    unsigned columns;
} COLUMNS[] = {
    {"empty", "", 0},
    {"letters", "GDP 6.5%", 8},
    {"Han", "经济", 4},
    {"mixed", "增长6.5%", 8},
    {"full width", "ＧＤＰ，。", 10},
    {"half-width kana", "ｶﾀ", 2},
    {"combining",
     "e\xCC\x81"
     "a",
     2},
    {"zero width", "人\xE2\x80\x8B民", 4},
    {"beyond the plane", "\xF0\xA0\x80\x80", 2},
    {"Hangul", "한국", 4},
    {"Hangul from jamo", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2},
    {"emoji", "\xF0\x9F\x98\x80", 2},
};

static void test_columns(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        g_test_message("%s", COLUMNS[i].label);
        g_assert_cmpuint(jy_terminal_columns(COLUMNS[i].text, strlen(COLUMNS[i].text)), ==, COLUMNS[i].columns);
    }
    g_assert_cmpuint(jy_terminal_columns("经济发展", 6), ==, 4);
}

/* ---- streams ---- */

/* A terminal of `columns` columns; NULL where the system gives none. */
static FILE *open_terminal(int *ret_master, unsigned short columns)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    char name[64];
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name, sizeof name) != 0) {
        return NULL;
    }
    const struct winsize size = {.ws_row = 24, .ws_col = columns};
    g_assert_cmpint(ioctl(master, TIOCSWINSZ, &size), ==, 0);
    int fd = open(name, O_RDWR | O_NOCTTY);
    *ret_master = master;
    return fd < 0 ? NULL : fdopen(fd, "r+");
}

static void set_or_unset(const char *name, const char *value)
{
    if (value) {
        g_setenv(name, value, true);
    } else {
        g_unsetenv(name);
    }
}

static const struct {
    const char *label;
    jy_when when;
    bool on_terminal;
    const char *term, *no_color;
    bool colours;
} COLOURS[] = {
    {"terminal", JY_WHEN_AUTO, true, "xterm", NULL, true},
    {"no terminal", JY_WHEN_AUTO, false, "xterm", NULL, false},
    {"dumb terminal", JY_WHEN_AUTO, true, "dumb", NULL, false},
    {"no TERM", JY_WHEN_AUTO, true, NULL, NULL, false},
    {"empty TERM", JY_WHEN_AUTO, true, "", NULL, false},
    {"no TERM, no terminal", JY_WHEN_AUTO, false, NULL, NULL, false},
    {"always beats no TERM", JY_WHEN_ALWAYS, true, NULL, NULL, true},
    {"NO_COLOR", JY_WHEN_AUTO, true, "xterm", "1", false},
    {"empty NO_COLOR", JY_WHEN_AUTO, true, "xterm", "", true},
    {"always, no terminal", JY_WHEN_ALWAYS, false, "xterm", NULL, true},
    {"always beats NO_COLOR", JY_WHEN_ALWAYS, true, "dumb", "1", true},
    {"never", JY_WHEN_NEVER, true, "xterm", NULL, false},
};

static void test_colour(void)
{
    int master = -1;
    FILE *terminal = open_terminal(&master, 80), *plain = fopen("/dev/null", "w");
    if (!terminal) {
        g_test_skip("no pseudo-terminal here");
        fclose(plain);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(COLOURS); i++) {
        g_test_message("%s", COLOURS[i].label);
        set_or_unset("TERM", COLOURS[i].term);
        set_or_unset("NO_COLOR", COLOURS[i].no_color);
        bool colours = jy_when_colour(COLOURS[i].when, COLOURS[i].on_terminal ? terminal : plain);
        g_assert_cmpint(colours, ==, COLOURS[i].colours);
    }
    fclose(plain);
    fclose(terminal);
    close(master);
}

static const struct {
    const char *columns;
    unsigned on_terminal, elsewhere;
} WIDTHS[] = {
    {NULL, 132, 72}, {"50", 50, 50},  {"9999", 9999, 9999}, {"10000", 132, 72},
    {"0", 132, 72},  {"", 132, 72},   {"-5", 132, 72},      {"+5", 132, 72},
    {" 5", 132, 72}, {"5x", 132, 72}, {"五", 132, 72},      {"99999999999999999999", 132, 72},
};

static void test_width(void)
{
    int master = -1;
    FILE *terminal = open_terminal(&master, 132), *plain = fopen("/dev/null", "w");
    for (size_t i = 0; i < G_N_ELEMENTS(WIDTHS); i++) {
        g_test_message("%s", WIDTHS[i].columns);
        set_or_unset("COLUMNS", WIDTHS[i].columns);
        g_assert_cmpuint(jy_terminal_width(plain, 72), ==, WIDTHS[i].elsewhere);
        if (terminal) {
            g_assert_cmpuint(jy_terminal_width(terminal, 72), ==, WIDTHS[i].on_terminal);
        }
    }
    fclose(plain);
    if (terminal) {
        fclose(terminal);
        close(master);
    }
}

/* ---- cutting ---- */

typedef struct {
    const char *text;
    unsigned columns;
    const char *head, *tail;
} cut_case;

static const cut_case CUT_CASES[] = {
    {"水渠通水", 8, "水渠通水", "水渠通水"},
    {"水渠通水", 4, "水渠", "通水"},
    {"水渠通水", 5, "水渠", "通水"}, /* half a character is none */
    {"水渠通水", 1, "", ""},
    {"水渠通水", 0, "", ""},
    {"", 4, "", ""},
    {"ab水", 3, "ab", "b水"},
    {"ＧＤＰ", 4, "ＧＤ", "ＤＰ"},
    {"ｱｲｳ", 2, "ｱｲ", "ｲｳ"}, /* half width */
    {"cafe\u0301", 4, "cafe\u0301", "cafe\u0301"},
    {"cafe\u0301s", 4, "cafe\u0301", "afe\u0301s"},
    {"e\u0301s", 1, "e\u0301", "s"},         /* the accent stays with its letter */
    {"\u0301水", 2, "\u0301水", "\u0301水"}, /* one without a letter stays where it is */
    {"𠀀渠", 2, "𠀀", "渠"},
};

static void test_cut(void)
{
    g_test_set_nonfatal_assertions();
    for (size_t i = 0; i < G_N_ELEMENTS(CUT_CASES); i++) {
        const cut_case *cut = &CUT_CASES[i];
        g_autofree char *head = g_strndup(cut->text, jy_terminal_head(cut->text, cut->columns));
        g_test_message("%s in %u", cut->text, cut->columns);
        g_assert_cmpstr(head, ==, cut->head);
        g_assert_cmpstr(jy_terminal_tail(cut->text, cut->columns), ==, cut->tail);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/base/terminal/safe", test_safe);
    g_test_add_func("/base/terminal/safe-random", test_safe_random);
    g_test_add_func("/base/terminal/columns", test_columns);
    g_test_add_func("/base/terminal/colour", test_colour);
    g_test_add_func("/base/terminal/width", test_width);
    g_test_add_func("/base/terminal/cut", test_cut);
    return g_test_run();
}
