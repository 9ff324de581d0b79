/* types.c: the types that are read, for a person or a program. */
#include "indexer/extract/program/types.h"

#include <jiyan/base/json.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"

#define _(s) gettext(s)

static const struct {
    const char *type, *with;
} TYPES[] = {
#define TYPE_ROW(type, reader, with) {type, with},
    JY_EXTRACT_FORMATS(TYPE_ROW) JY_EXTRACT_PARSED_FORMATS(TYPE_ROW)
#undef TYPE_ROW
};

/* The package without which a reader reads nothing; NULL: it has all that it needs. */
static const char *needed(const jy_types_facts *facts, const char *reader)
{
    return g_str_equal(reader, "tesseract") ? facts->ocr_needs : NULL;
}

static void print_json(const jy_types_facts *facts, FILE *out)
{
    json_t *types = json_array();
    for (size_t i = 0; i < G_N_ELEMENTS(TYPES); i++) {
        json_array_append_new(types, json_pack("{s:s, s:s, s:s*}", "type", TYPES[i].type, "reader", TYPES[i].with,
                                               "needs", needed(facts, TYPES[i].with)));
    }
    json_t *all = json_pack("{s:i, s:o, s:{s:b, s:b, s:I}}", "schema", 1, "types", types, "sandbox", "seccomp",
                            facts->walls.calls, "landlock", facts->walls.files, "memory", (json_int_t)facts->memory);
    jy_json_print(all, out);
    json_decref(all);
}

void jy_types_print(const jy_types_facts *facts, bool as_json, FILE *out)
{
    if (as_json) {
        print_json(facts, out);
        return;
    }
    int width = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(TYPES); i++) {
        width = MAX(width, (int)strlen(TYPES[i].type));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(TYPES); i++) {
        const char *package = needed(facts, TYPES[i].with);
        fprintf(out, "%-*s  %s", width, TYPES[i].type, TYPES[i].with);
        if (package) {
            fprintf(out, _(" (needs %s, which is not installed)"), package);
        }
        putc('\n', out);
    }
    fputs(_("\nWhat is not read by jiyan itself is parsed in a process of its own (jiyan-extract):\n"), out);
    fputs(facts->walls.calls ? _("  no network, no other programs, no writing (seccomp)\n")
                             : _("  the kernel has no seccomp: system calls are not limited\n"),
          out);
    fputs(facts->walls.files ? _("  no files but those of the system, to read (landlock)\n")
                             : _("  the kernel has no landlock: files are not limited\n"),
          out);
    fprintf(out, _("  at most %zu MiB of memory; CPU time as --max-time says\n"), facts->memory >> 20);
}
