/* options.c: the command line of jiyan-serve. */
#include "server/options.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#define N_(s) s
#define _(s) gettext(s)

#define HOST_DEFAULT "127.0.0.1"
#define PORT_DEFAULT "8630"
#define CONNECTIONS_DEFAULT 200
#define BUDGET_DEFAULT 10

#define AT(field) offsetof(jy_server_options, field)

static const jy_options_row ROWS[] = {
    {JY_OPTIONS_HEADING, .help = N_("What is served:")},
    {JY_OPTIONS_TEXTS, "db", AT(dbs), N_("DIR"), .is_folder = true,
     .help = N_("an index; may be repeated (default: JIYAN_DB, else the first .jiyan upwards)")},
    {JY_OPTIONS_FLAG, "mcp", AT(mcp),
     .help = N_("speak the Model Context Protocol on standard input and output, for language models, instead of "
                "listening")},

    {JY_OPTIONS_HEADING, .help = N_("Where, and for whom:")},
    {JY_OPTIONS_TEXT, "listen", AT(listen), N_("HOST:PORT"),
     .help = N_("the address (default: 127.0.0.1:8630); port 0 takes one that is free")},
    {JY_OPTIONS_TEXT, "token-file", AT(token_file), N_("FILE"), .is_file = true,
     .help = N_("a file with the token, in its first line, that every request has to bring; needed where others can "
                "reach the address")},
    {JY_OPTIONS_FLAG, "open", AT(opens), .help = N_("open the page in a browser")},

    {JY_OPTIONS_HEADING, .help = N_("Limits, and output:")},
    {JY_OPTIONS_NUMBER, "budget", AT(budget), N_("N"), .low = 1, .high = 3600,
     .help = N_("no question may cost more than the work of some N seconds (default: 10)")},
    {JY_OPTIONS_NUMBER, "connections", AT(connections), N_("N"), .low = 1, .high = 10000,
     .help = N_("at most N at a time (default: 200)")},
    {JY_OPTIONS_FLAG, "quiet", AT(quiet), .letter = 'q', .help = N_("do not print the address")},
};

static const jy_options_rule RULES[] = {
    {"--mcp", "--listen --token-file --open --connections",
     .message = N_("--mcp listens nowhere: --listen, --token-file, --open and --connections do not go with it")},
};

static const jy_options_table TABLE = {
    .version = "jiyan-serve " JIYAN_VERSION,
    .arguments = "",
    .doc = N_("Serve an archive that jiyan-index has indexed as a page and an API for a browser on this machine.\vExit "
              "status: 0 it was ended by a signal; 2 it could not do its work."),
    .rows = ROWS,
    .count = G_N_ELEMENTS(ROWS),
    .rules = RULES,
    .rule_count = G_N_ELEMENTS(RULES),
};

const jy_options_table *jy_server_options_table(void)
{
    return &TABLE;
}

void jy_server_options_parse(int argc, char **argv, jy_server_options *ret_options)
{
    *ret_options = (jy_server_options){
        .dbs = g_ptr_array_new(), .listen = "", .connections = CONNECTIONS_DEFAULT, .budget = BUDGET_DEFAULT};
    jy_options_parse(&TABLE, argc, argv, ret_options);
    g_ptr_array_add(ret_options->dbs, NULL);
}

void jy_server_options_clear(jy_server_options *options)
{
    g_clear_pointer(&options->dbs, g_ptr_array_unref);
}

bool jy_server_options_address(const char *listen, char **ret_host, char **ret_port, GError **err)
{
    const bool is_bracketed = *listen == '[';
    const char *host = listen + is_bracketed;
    const size_t length = strcspn(host, is_bracketed ? "]" : ":");
    const char *behind = host + length + (is_bracketed && host[length]);
    const char *port = *behind == ':' ? behind + 1 : PORT_DEFAULT;
    guint64 number = 0;
    const bool is_whole = (*behind == ':' || *behind == '\0') && (!is_bracketed || host[length] == ']');
    if (!is_whole || !g_ascii_string_to_unsigned(port, 10, 0, G_MAXUINT16, &number, NULL)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--listen: %s is no address: 127.0.0.1:8630 and [::1]:8630 are"),
                    listen);
        return false;
    }
    *ret_host = length ? g_strndup(host, length) : g_strdup(HOST_DEFAULT);
    *ret_port = g_strdup(port);
    return true;
}
