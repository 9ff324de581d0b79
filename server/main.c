/* main.c: the program jiyan-serve: from a command line to a server that runs until a signal ends it. */
#include <jansson.h>
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/input.h>
#include <libintl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "server/http/http.h"
#include "server/mcp/mcp.h"
#include "server/options.h"
#include "server/routes.h"
#include "server/service/service.h"

#define _(s) gettext(s)

/* Bytes of a token: fewer can be guessed. */
#define TOKEN_LEAST 16
#define TOKEN_MOST 1024

/* The first line of a file. Returns a new text; free with g_free. NULL with an error. */
static char *read_token(const char *path, GError **err)
{
    FILE *file = jy_input_open_named(path, err);
    if (!file) {
        return NULL;
    }
    char line[TOKEN_MOST + 2] = "";
    const char *read = fgets(line, sizeof line, file);
    fclose(file);
    char *token = g_strstrip(g_strdup(read ? read : ""));
    const size_t length = strlen(token);
    bool is_fit = length >= TOKEN_LEAST && length <= TOKEN_MOST;
    for (size_t i = 0; is_fit && i < length; i++) {
        is_fit = g_ascii_isalnum(token[i]) || strchr("-._~", token[i]);
    }
    if (!is_fit) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE,
                    _("%s: its first line is no token: %d letters or digits at least, and -._~"), path, TOKEN_LEAST);
        g_clear_pointer(&token, g_free);
    }
    return token;
}

/* What a browser is to open: with the token, which it then keeps. */
static void open_page(const char *address, const char *token)
{
    g_autofree char *page = token ? g_strdup_printf("%s?token=%s", address, token) : g_strdup(address);
    char *words[] = {(char[]){"xdg-open"}, page, NULL};
    g_autoptr(GError) failure = NULL;
    if (!g_spawn_async(NULL, words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, &failure)) {
        fprintf(stderr, _("jiyan-serve: no browser could be opened: %s\n"), failure->message);
    }
}

/* Signals that end the server are waited for, by this thread alone. */
static void block_signals(sigset_t *ret_ending)
{
    sigemptyset(ret_ending);
    sigaddset(ret_ending, SIGINT);
    sigaddset(ret_ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, ret_ending, NULL);
}

static int serve(const jy_server_options *options, jy_service *service, GError **err)
{
    g_autofree char *host = NULL, *port = NULL, *token = NULL;
    sigset_t ending;
    block_signals(&ending);
    if (!jy_server_options_address(options->listen, &host, &port, err) ||
        (options->token_file && !(token = read_token(options->token_file, err)))) {
        return -1;
    }
    const jy_http_options listening = {host, port, token, options->connections, jy_server_routes_answer, service};
    g_autoptr(jy_http) http = jy_http_new(&listening, err);
    if (!http) {
        return -1;
    }
    if (!options->quiet) {
        printf(_("the archive is at %s\n"), jy_http_address(http));
        fflush(stdout);
    }
    if (options->opens) {
        open_page(jy_http_address(http), token);
    }
    int signal = 0;
    sigwait(&ending, &signal);
    jy_command_interrupt(); /* nobody is to wait for a look at all files */
    return JY_EXIT_OK;
}

int main(int argc, char **argv)
{
    jy_command_init("jiyan-serve");
    jy_server_options options;
    jy_server_options_parse(argc, argv, &options);
    jy_language_init();
    json_object_seed(0); /* which is not safe later, among threads */
    g_autoptr(GError) err = NULL;
    const unsigned readers = MAX(4, 2 * g_get_num_processors());
    g_autoptr(jy_service) service =
        jy_service_new((const char *const *)options.dbs->pdata, readers, options.budget, &err);
    int status = !service      ? -1
                 : options.mcp ? (jy_mcp_serve(service, stdin, stdout, &err) ? JY_EXIT_OK : -1)
                               : serve(&options, service, &err);
    status = status < 0 ? jy_command_fail(err) : status;
    jy_server_options_clear(&options);
    return jy_command_finish(status);
}
