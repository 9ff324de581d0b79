/* replay_main.c: runs a fuzz target without libFuzzer: over the files named as arguments; with a folder, or no
 * argument, over its files and a fixed set of pseudo-random inputs. */
#include <string.h>

#include "fuzz.h"

#ifndef REPLAY_ROUNDS /* fewer for a slow target */
#define REPLAY_ROUNDS 20000
#endif

/* Pieces that make random bytes look like what the modules read. */
static const char *const PIECES[] = {
    "农村",
    "经济",
    "税",
    "。",
    "，",
    "\n",
    "“",
    "”",
    "（一）",
    "一、",
    "第十二条",
    "一是",
    "〔2018〕",
    "号",
    "2021年3月5日",
    "12",
    "6.5",
    "%",
    "ＧＤＰ",
    "gdp",
    " ",
    "　",
    "\xe2\x80\x8b",
    "\xc2\xad",
    "㎡",
    "①",
    "臺灣",
    "ガ",
    "か\xe3\x82\x99",
    "한국",
    "\xf0\xa0\x80\x80",
    "e\xcc\x81",
    "NEAR/3",
    " OR ",
    "-",
    "(",
    ")",
    ":",
    "year:",
    "标题：",
    "*",
    "\"",
    "{\"id\":1,\"text\":\"",
    "\"}",
    "\\u0000",
    "\xb9\xfa",
    "\xff\xfe",
    "\x00",
    "\xed\xa0\x80",
    "——",
    "\t",
};

static GByteArray *random_input(GRand *rand)
{
    GByteArray *input = g_byte_array_new();
    int pieces = g_rand_int_range(rand, 0, 60);
    for (int i = 0; i < pieces; i++) {
        if (g_rand_int_range(rand, 0, 8) == 0) {
            guint8 byte = (guint8)g_rand_int_range(rand, 0, 256);
            g_byte_array_append(input, &byte, 1);
        } else {
            const char *piece = PIECES[g_rand_int_range(rand, 0, (gint32)G_N_ELEMENTS(PIECES))];
            g_byte_array_append(input, (const guint8 *)piece, (guint)(*piece ? strlen(piece) : 1));
        }
    }
    return input;
}

static bool replay_file(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &bytes, &length, NULL)) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return false;
    }
    /* In a block of its own size, so that a byte read beyond the end is seen. */
    g_autofree uint8_t *data = g_memdup2(bytes, MAX(length, 1));
    LLVMFuzzerTestOneInput(data, length);
    return true;
}

static bool replay_folder(const char *path)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    if (!folder) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return false;
    }
    bool done = true;
    const char *name;
    while (done && (name = g_dir_read_name(folder)) != NULL) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        done = replay_file(file);
    }
    g_dir_close(folder);
    return done;
}

static void replay_random(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20240305);
    for (int i = 0; i < REPLAY_ROUNDS; i++) {
        GByteArray *input = random_input(rand);
        LLVMFuzzerTestOneInput(input->data ? input->data : (const uint8_t *)"", input->len);
        g_byte_array_unref(input);
    }
}

int main(int argc, char **argv)
{
    bool random = argc == 1;
    for (int i = 1; i < argc; i++) {
        bool folder = g_file_test(argv[i], G_FILE_TEST_IS_DIR);
        random |= folder;
        if (!(folder ? replay_folder : replay_file)(argv[i])) {
            return 1;
        }
    }
    if (random) {
        replay_random();
    }
    return 0;
}
