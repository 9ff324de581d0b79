/* endpoints.c: the table of what can be asked, in the words of the command line. */
#include <libintl.h>

#include "indexer/run/reports.h"
#include "server/api/api.h"

#define N_(s) s

#define FILTERS "title", "speaker", "issuer", "docno", "path", "type", "year", "date", "genre", "new-since"
#define QUESTION "as-typed", "strict-query", "budget", FILTERS
#define CHOSEN "due", "overdue", "owner", "strength", "testable"
#define TABLE "format", "bom", "header"
#define CITED TABLE, "cite"

#define NOTHING ((const char *const[]){NULL})
#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static const jy_api_endpoint ENDPOINTS[] = {
    {"search", N_("passages that answer a question"), "QUERY", LIST("format", "json"),
     LIST(CITED, QUESTION, "saved", "kind", "match", "limit", "offset", "group", "sort", "copies", "prefer", "context",
          "explain", "full"),
     NULL, "Search"},
    {"statements", N_("sentences that commit, report or name a problem"), "QUERY",
     LIST("format", "json", "statements", ""),
     LIST(CITED, QUESTION, CHOSEN, "saved", "statements", "limit", "offset", "sort", "explain"), NULL, "Statements"},
    {"trace", N_("a commitment through later documents"), "trace", LIST("format", "json"),
     LIST(TABLE, QUESTION, "QUERY", "explain"), NULL, "Trace"},
    {"ledger", N_("all commitments with what became of each"), NULL, LIST("format", "json", "ledger", ""),
     LIST(TABLE, "budget", FILTERS, CHOSEN, "explain"), NULL, "Ledger"},
    {"facets", N_("how many documents hold the words, by a field"), "QUERY", LIST("format", "json", "facet", "year"),
     LIST(TABLE, QUESTION, "facet", "kind", "match", "limit", "sort"), NULL, "[Facet]"},
    {"stats", N_("how many documents hold the words, and how often, by year"), "QUERY",
     LIST("format", "json", "stats", ""), LIST(TABLE, QUESTION, "kind"), NULL, "Stats"},
    {"kwic", N_("each place of the words, with what stands before and behind it"), "QUERY",
     LIST("format", "json", "kwic", ""), LIST(TABLE, QUESTION, "kind", "limit", "offset", "sort", "width"), NULL,
     "Concordance"},
    {"similar", N_("passages like those of a place"), "like", LIST("format", "json"),
     LIST(CITED, QUESTION, "kind", "limit", "offset", "group", "copies", "context", "full"), NULL, "Search"},
    {"passage", N_("one passage in its surroundings"), "QUERY", LIST("format", "json"),
     LIST("format", "cite", QUESTION, "show", "context", "kind"), NULL, "Surroundings"},
    {"document", N_("a whole document: outline, text, what each sentence does"), "QUERY", LIST("format", "json"),
     LIST("format", "cite", QUESTION, "document", "kind"), NULL, "Document"},
    {"compare", N_("two documents side by side: which sentences are the same, changed, moved, new and gone"), NULL,
     LIST("format", "json"), LIST(TABLE, QUESTION, "QUERY", "compare", "with", "kind"), NULL, "Comparison"},
    {"saved", N_("questions that are kept under a name"), NULL, LIST("format", "json", "saved", ""), LIST(TABLE), NULL,
     "Saved"},
    {"check", N_("is every file indexed as it is now?"), NULL, NOTHING, LIST("db"), jy_reports_check_json, "Check"},
    {"status", N_("counts, sizes and versions of an index"), NULL, NOTHING, LIST("db"), jy_reports_status_json,
     "Status"},
    {"list", N_("what the ledger holds of each file"), NULL, NOTHING, LIST("db"), jy_reports_list_json, "[File]"},
};

const jy_api_endpoint *jy_api_endpoints(size_t *ret_count)
{
    *ret_count = G_N_ELEMENTS(ENDPOINTS);
    return ENDPOINTS;
}

const jy_api_endpoint *jy_api_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ENDPOINTS); i++) {
        if (g_str_equal(ENDPOINTS[i].name, name)) {
            return &ENDPOINTS[i];
        }
    }
    return NULL;
}
