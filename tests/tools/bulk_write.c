/* bulk_write.c: writes the lines of its standard input as a database, in one pass, for the tools of Xapian to read:
 * bulk_write DATABASE [term-lists] [library] [COMPRESSION] <TEXT. Each line is a document: its words as terms, the line
 * as data and as the value of slot 0, every number of three. */
#include <stdlib.h>

#include "tests/unit/xapian_c_bulk_fixture.h"

static void add_line(bulk_input *input, xc_docid docid, char *line)
{
    size_t length = strcspn(line, "\n");
    bulk_input_document(input, docid, line, length);
    if (length) {
        bulk_input_value(input, docid, 0, line, length);
    }
    line[length] = '\0';
    char **words = g_strsplit(line, " ", 0);
    for (char **word = words; *word; word++) {
        if (**word) {
            bulk_input_posting(input, *word, strlen(*word), docid, 1);
        }
    }
    g_strfreev(words);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: bulk_write DATABASE [term-lists] [library] [COMPRESSION] <TEXT\n");
        return 2;
    }
    xc_bulk_options options = {0};
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "term-lists") == 0) {
            options.has_term_lists = true;
        } else if (strcmp(argv[i], "library") == 0) {
            options.method = XC_BULK_LIBRARY;
        } else {
            options.compression = (unsigned)strtoul(argv[i], NULL, 10);
        }
    }
    bulk_input *input = bulk_input_new();
    char line[4096];
    for (xc_docid docid = 1; fgets(line, sizeof line, stdin); docid += 3) {
        add_line(input, docid, line);
    }
    bulk_input_metadata(input, "key", 3, "value", 5);
    xc_error error;
    xc_status status = bulk_write(input, argv[1], &options, &error);
    if (status != XC_OK) {
        fprintf(stderr, "bulk_write: %s: %s\n", xc_status_name(status), error.message);
    }
    bulk_input_free(input);
    return status == XC_OK ? 0 : 1;
}
