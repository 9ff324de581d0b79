/* statement_print.c: prints what the sentences of UTF-8 files do, a tab-separated row a sentence, to be read by people
 * who work on the rules and by tests/bench/statements.
 *
 *     statement_print [--title TITLE] [--genre GENRE] [--date DATE] FILE…
 *
 * The columns are line, kind, strength, testable (1 or 0), rule, text. */
#include <jiyan/text/outline.h>
#include <jiyan/text/statement.h>

#include <getopt.h>
#include <stdio.h>
#include <string.h>

/* White space and controls become one space. */
static void print_folded(const char *from, const char *to)
{
    bool gap = false;
    for (const char *at = from; at < to; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (g_unichar_isspace(character) || g_unichar_iscntrl(character)) {
            gap = true;
            continue;
        }
        if (gap) {
            putchar(' ');
        }
        gap = false;
        fwrite(at, 1, (size_t)(g_utf8_next_char(at) - at), stdout);
    }
    putchar('\n');
}

static void print_statements(const char *text, size_t length, const jy_statement_source *source)
{
    g_autoptr(GArray) blocks = jy_outline(text, (uint32_t)length);
    g_autoptr(GArray) statements = jy_statement_read(text, blocks, source);
    uint32_t line = 1, at = 0;
    for (guint i = 0; i < statements->len; i++) {
        const jy_statement *statement = &g_array_index(statements, jy_statement, i);
        for (; at < statement->start; at++) {
            line += text[at] == '\n';
        }
        const jy_statement_rule *rule = jy_statement_rule_of(statement->rule);
        printf("%u\t%s\t%s\t%d\t%s\t", line, jy_statement_kind_name(statement->kind),
               jy_statement_strength_name(statement->strength), statement->is_testable, rule ? rule->name : "");
        print_folded(text + statement->start, text + statement->end);
    }
}

int main(int argc, char **argv)
{
    static const struct option OPTIONS[] = {{"title", required_argument, NULL, 't'},
                                            {"genre", required_argument, NULL, 'g'},
                                            {"date", required_argument, NULL, 'd'},
                                            {NULL, 0, NULL, 0}};
    jy_statement_source source = {0};
    int option, status = 0;
    while ((option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1) {
        switch (option) {
        case 't':
            source.title = optarg;
            break;
        case 'g':
            source.genre = optarg;
            break;
        case 'd':
            source.date = optarg;
            break;
        default:
            return 2;
        }
    }
    for (int i = optind; i < argc; i++) {
        g_autofree char *text = NULL;
        size_t length;
        if (!g_file_get_contents(argv[i], &text, &length, NULL) || !g_utf8_validate(text, (gssize)length, NULL) ||
            length > UINT32_MAX) {
            fprintf(stderr, "statement_print: %s: cannot read it as UTF-8\n", argv[i]);
            status = 1;
            continue;
        }
        print_statements(text, length, &source);
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? status : 1;
}
