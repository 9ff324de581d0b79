/* example.c: indexes the lines of its standard input and searches them: xapian-c-example WORD <TEXT. */
#include <stdio.h>
#include <string.h>
#include <xapian-c/xapian_c.h>

/* One document a line: its words as terms, the line as data. */
static xc_status index_line(xc_writer *writer, const char *line, xc_error *error)
{
    xc_document *document = xc_document_new(error);
    if (!document) {
        return error->status;
    }
    xc_status status = xc_document_set_data(document, line, strcspn(line, "\n"), error);
    for (const char *at = line; status == XC_OK && *at; at += strspn(at, " \n")) {
        size_t length = strcspn(at, " \n");
        if (length) {
            status = xc_document_add_term(document, at, length, 1, error);
        }
        at += length;
    }
    if (status == XC_OK) {
        status = xc_writer_add(writer, document, NULL, error);
    }
    xc_document_free(document);
    return status;
}

/* Prints the ten best lines. */
static xc_status search(xc_writer *writer, const char *word, xc_error *error)
{
    xc_query *query = xc_query_term(word, strlen(word), 1, error);
    xc_search *search = query ? xc_search_new(xc_writer_database(writer), error) : NULL;
    xc_status status = search ? xc_search_set_query(search, query, error) : error->status;
    xc_result *result = NULL;
    if (status == XC_OK) {
        status = xc_search_run(search, 0, 10, 0, &result, error);
    }
    for (uint32_t i = 0; status == XC_OK && i < xc_result_size(result); i++) {
        xc_document *document = NULL;
        const char *line;
        size_t length;
        status = xc_result_document(result, i, &document, error);
        if (status == XC_OK && (status = xc_document_data(document, &line, &length, error)) == XC_OK) {
            printf("%u: %.*s\n", xc_document_docid(document), (int)length, line);
        }
        xc_document_free(document);
    }
    xc_result_free(result);
    xc_search_free(search);
    xc_query_free(query);
    return status;
}

int main(int argc, char **argv)
{
    xc_error error = {.status = XC_OK};
    xc_writer *writer = xc_writer_new_in_memory(&error);
    xc_status status = writer ? XC_OK : error.status;
    char line[4096];
    while (status == XC_OK && fgets(line, sizeof line, stdin)) {
        status = index_line(writer, line, &error);
    }
    for (int i = 1; status == XC_OK && i < argc; i++) {
        status = search(writer, argv[i], &error);
    }
    xc_writer_free(writer);
    if (status != XC_OK) {
        fprintf(stderr, "%s: %s: %s\n", argv[0], xc_status_name(status), error.message);
    }
    return status == XC_OK ? 0 : 1;
}
