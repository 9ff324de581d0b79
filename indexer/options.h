/* options.h: the command line of jiyan-index. */
#ifndef JIYAN_INDEXER_OPTIONS_H
#define JIYAN_INDEXER_OPTIONS_H

#include <glib.h>
#include <jiyan/base/options.h>
#include <jiyan/base/when.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/extract/extract.h"
#include "indexer/report/report.h"

typedef enum { JY_DO_INDEX, JY_DO_CHECK, JY_DO_LIST, JY_DO_STATUS, JY_DO_FORGET, JY_DO_MERGE, JY_DO_TYPES } jy_do;

/* Texts are borrowed: valid as long as argv. */
typedef struct {
    jy_do action;
    const char *db;      /* --db; NULL where it is to be found */
    GPtrArray *paths;    /* PATH…, as typed */
    GPtrArray *includes; /* NULL-terminated when parsed */
    GPtrArray *excludes;
    const char *catalogue;
    jy_report report; /* --format */
    unsigned fail_on; /* of jy_fail_on */
    uint64_t max_size;
    uint32_t max_seconds; /* of CPU time for a document; 0 for what its size allows */
    uint32_t jobs;
    jy_extract_ocr ocr;
    jy_when progress;
    bool dry_run, rebuild, verify, allow_mass_removal, quiet;
    unsigned verbose;
} jy_indexer_options;

/* What the program takes. Borrowed: valid for ever. */
const jy_options_table *jy_indexer_options_table(void);

/* Reads the command line; ends the program on a usage error (exit 2) and after --help and --version (exit 0). Clear
 * with jy_indexer_options_clear. */
void jy_indexer_options_parse(int argc, char **argv, jy_indexer_options *ret_options);
void jy_indexer_options_clear(jy_indexer_options *options);

#endif
