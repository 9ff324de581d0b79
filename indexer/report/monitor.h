/* monitor.h: what a long run shows of itself on stderr: a line on a terminal, and every file that is not indexed, or
 * not whole. Safe from several threads at once. */
#ifndef JIYAN_INDEXER_REPORT_MONITOR_H
#define JIYAN_INDEXER_REPORT_MONITOR_H

#include <glib.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct jy_monitor jy_monitor;

/* What the runs of a series have said of files, so that each says only what is new. */
typedef struct jy_monitor_memory jy_monitor_memory;

/* Returns a new, empty memory; free with jy_monitor_memory_free. */
jy_monitor_memory *jy_monitor_memory_new(void);
void jy_monitor_memory_free(jy_monitor_memory *memory);
/* Begins the next run: what none said since the last beginning is forgotten. */
void jy_monitor_memory_turn(jy_monitor_memory *memory);

typedef struct {
    FILE *stream;
    bool has_line, verbose;  /* verbose: names every file */
    guint files;             /* to be read */
    uint64_t bytes;          /* of all of them */
    jy_monitor_memory *said; /* borrowed; NULL: everything is said */
    const char *db;          /* the index in which it writes down what the run is at (activity.h); NULL: nowhere */
} jy_monitor_options;

/* Returns a new monitor; free with jy_monitor_free. */
jy_monitor *jy_monitor_new(const jy_monitor_options *options);
void jy_monitor_free(jy_monitor *monitor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_monitor, jy_monitor_free)

/* Names a file that could not be read, or not all of it. It is not counted. */
void jy_monitor_name(jy_monitor *monitor, const jy_ledger_entry *entry);

/* Whether it has named a file that is not indexed, or not whole, or has a warning. */
bool jy_monitor_has_named(jy_monitor *monitor);

/* What follows is of another kind, and may take a while. */
void jy_monitor_tidying(jy_monitor *monitor);

/* Callbacks of jy_build: a file is going to be read, so many bytes more were read, one file is done with, and the
 * reading is over. */
void jy_monitor_begins(const char *path, void *monitor);
void jy_monitor_bytes(uint64_t count, void *monitor);
void jy_monitor_file(const jy_ledger_entry *entry, void *monitor);
void jy_monitor_merging(void *monitor);

#endif
