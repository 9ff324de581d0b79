/* text_bench.c: MB/s of folding with its map and of cutting into tokens, over the files named; CPU time, best of five.
 */
#include <jiyan/text/decode.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/segment.h>
#include <stdio.h>
#include <time.h>

#define ROUNDS 5

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void count_token(const jy_token *token, void *user)
{
    *(uint64_t *)user += token->length > 0;
}

/* The files as one text. Returns a new string; free with g_string_free. */
static GString *read_all(char **paths)
{
    GString *all = g_string_new(NULL);
    for (; *paths; paths++) {
        g_autofree char *bytes = NULL;
        gsize length;
        g_auto(jy_decoded) decoded = {0};
        if (g_file_get_contents(*paths, &bytes, &length, NULL) && jy_decode(bytes, length, &decoded, NULL)) {
            g_string_append_len(all, decoded.text, decoded.length);
        }
    }
    return all;
}

int main(int argc, char **argv)
{
    (void)argc;
    GString *text = read_all(argv + 1);
    double fold = 1e9, segment = 1e9;
    uint64_t tokens = 0;
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    for (int i = 0; i < ROUNDS; i++) {
        double begun = seconds();
        jy_fold(text->str, (uint32_t)text->len, &folded);
        double between = seconds();
        tokens = 0;
        jy_segment(&folded, 0, folded.length, count_token, &tokens);
        fold = MIN(fold, between - begun);
        segment = MIN(segment, seconds() - between);
    }
    double size = (double)text->len / 1e6;
    printf("text MB\tfold MB/s\tsegment MB/s\ttokens\n%.1f\t%.0f\t%.0f\t%llu\n", size, size / fold, size / segment,
           (unsigned long long)tokens);
    g_string_free(text, true);
    return 0;
}
