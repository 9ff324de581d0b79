/* replay_main.c: runs a fuzz target without libFuzzer: over the files named as arguments, or over a fixed set of
 * pseudo-random inputs. */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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

static int replay_files(int count, char **files)
{
    for (int i = 0; i < count; i++) {
        char *bytes = NULL;
        gsize length = 0;
        if (!g_file_get_contents(files[i], &bytes, &length, NULL)) {
            fprintf(stderr, "%s: cannot be read\n", files[i]);
            return 1;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
        g_free(bytes);
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        return replay_files(argc - 1, argv + 1);
    }
    GRand *rand = g_rand_new_with_seed(20240305);
    for (int i = 0; i < 20000; i++) {
        GByteArray *input = random_input(rand);
        LLVMFuzzerTestOneInput(input->data ? input->data : (const uint8_t *)"", input->len);
        g_byte_array_unref(input);
    }
    g_rand_free(rand);
    return 0;
}
