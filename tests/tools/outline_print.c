/* outline_print.c: prints the outline of UTF-8 files, a block a line, to be read by people who work on its rules.
 *
 *     outline_print [-a] FILE…
 *
 * "T" is a line of the title, "#" a heading (indented by its level; "+" where it runs into its paragraph), "x" noise,
 * "|" body. Without -a only the ends of a body are shown, and of a run of bodies only how many. */
#include <jiyan/text/outline.h>

#include <stdio.h>
#include <string.h>

/* Characters shown of either end of a body, and of any other block. */
#define BODY_SHOWN 24
#define OTHER_SHOWN 160

static void print_part(const char *from, const char *to)
{
    for (const char *at = from; at < to; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        char bytes[6];
        int length = g_unichar_to_utf8(character, bytes);
        if (character == '\n') {
            fputs("⏎", stdout);
        } else if (!g_unichar_iscntrl(character)) {
            fwrite(bytes, 1, (size_t)length, stdout);
        }
    }
}

static void print_shortened(const char *from, const char *to, glong shown)
{
    glong count = g_utf8_pointer_to_offset(from, to);
    if (count <= 2 * shown) {
        print_part(from, to);
        return;
    }
    print_part(from, g_utf8_offset_to_pointer(from, shown));
    fputs(" … ", stdout);
    print_part(g_utf8_offset_to_pointer(to, -shown), to);
}

static void print_block(const char *text, const jy_block *block)
{
    static const char SIGNS[] = {
        [JY_BLOCK_BODY] = '|', [JY_BLOCK_TITLE] = 'T', [JY_BLOCK_HEADING] = '#', [JY_BLOCK_NOISE] = 'x'};
    bool body = block->kind == JY_BLOCK_BODY;
    printf("%5u %c%c%*s", block->line, SIGNS[block->kind], block->run_in ? '+' : ' ', body ? 20 : 2 * block->level, "");
    if (block->level) {
        printf("%d ", block->level);
    }
    print_shortened(text + block->start, text + block->end, body ? BODY_SHOWN : OTHER_SHOWN);
    putchar('\n');
}

static void print_outline(const char *text, size_t length, bool all)
{
    g_autoptr(GArray) blocks = jy_outline(text, (uint32_t)length);
    for (guint i = 0; i < blocks->len; i++) {
        const jy_block *block = &g_array_index(blocks, jy_block, i);
        guint same = i;
        while (!all && block->kind == JY_BLOCK_BODY && same + 1 < blocks->len &&
               g_array_index(blocks, jy_block, same + 1).kind == JY_BLOCK_BODY) {
            same++;
        }
        print_block(text, block);
        if (same > i + 1) {
            printf("      %23s%u more\n", "", same - i - 1);
        }
        if (same > i) {
            print_block(text, &g_array_index(blocks, jy_block, same));
            i = same;
        }
    }
}

int main(int argc, char **argv)
{
    bool all = argc > 1 && strcmp(argv[1], "-a") == 0;
    int status = 0;
    for (int i = all ? 2 : 1; i < argc; i++) {
        g_autofree char *text = NULL;
        size_t length;
        printf("==== %s\n", argv[i]);
        if (!g_file_get_contents(argv[i], &text, &length, NULL) || !g_utf8_validate(text, (gssize)length, NULL) ||
            length > UINT32_MAX) {
            fprintf(stderr, "outline_print: %s: cannot read it as UTF-8\n", argv[i]);
            status = 1;
            continue;
        }
        print_outline(text, length, all);
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? status : 1;
}
