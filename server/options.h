/* options.h: the command line of jiyan-serve. */
#ifndef JIYAN_SERVER_OPTIONS_H
#define JIYAN_SERVER_OPTIONS_H

#include <glib.h>
#include <jiyan/base/options.h>
#include <stdbool.h>
#include <stdint.h>

/* Texts are borrowed: valid as long as argv. */
typedef struct {
    GPtrArray *dbs;     /* NULL-terminated; empty: to be found */
    const char *listen; /* HOST:PORT */
    const char *token_file;
    uint32_t connections, budget;
    bool opens; /* the page in a browser */
    bool mcp;   /* the Model Context Protocol on standard input and output instead */
    bool quiet;
} jy_server_options;

/* What the program takes. Borrowed: valid for ever. */
const jy_options_table *jy_server_options_table(void);

/* Reads the command line; ends the program on a usage error (exit 2) and after --help and --version (exit 0). Clear
 * with jy_server_options_clear. */
void jy_server_options_parse(int argc, char **argv, jy_server_options *ret_options);
void jy_server_options_clear(jy_server_options *options);

/* Cuts HOST:PORT, [HOST]:PORT, HOST or :PORT; what is left out is 127.0.0.1 and 8630. Fills two new texts; free with
 * g_free. Errors: USAGE. */
bool jy_server_options_address(const char *listen, char **ret_host, char **ret_port, GError **err);

#endif
