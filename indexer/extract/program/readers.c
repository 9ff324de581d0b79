/* readers.c: finds the reader of a format that a library parses. */
#include "indexer/extract/program/readers.h"

typedef struct {
    const char *type;
    jy_extract_fn *read;
} parser_row;

static const parser_row PARSERS[] = {
#define PARSER_ROW(type, reader, with) {type, reader},
    JY_EXTRACT_PARSED_FORMATS(PARSER_ROW)
#undef PARSER_ROW
        {NULL, NULL},
};

bool jy_readers_parse(const jy_extract_source *source, const jy_extract_target *to, void *parser, GError **err)
{
    (void)parser;
    for (const parser_row *row = PARSERS; row->type; row++) {
        if (g_str_equal(source->type, row->type)) {
            return row->read(source, to, err);
        }
    }
    g_free(source->bytes);
    return jy_extract_fail_type(source->type, err);
}
