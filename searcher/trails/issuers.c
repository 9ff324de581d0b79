/* issuers.c: compares the issuers of documents; titles are cut once however many others they are compared with. */
#include "searcher/trails/issuers.h"

#include <glib.h>
#include <jiyan/text/fold.h>

/* A title that is shorter, in characters, names no issuer. */
#define LEAST_TITLE 4

struct jy_issuers {
    GHashTable *titles; /* jy_document → its title, bare */
};

jy_issuers *jy_issuers_new(void)
{
    jy_issuers *issuers = g_new(jy_issuers, 1);
    issuers->titles = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    return issuers;
}

void jy_issuers_free(jy_issuers *issuers)
{
    if (issuers) {
        g_hash_table_unref(issuers->titles);
        g_free(issuers);
    }
}

/* A title without its year and what is in brackets: the same for the reports of all years. */
static char *bare_title(const char *title)
{
    g_autofree char *folded = jy_fold_string(title, -1);
    GString *bare = g_string_new(NULL);
    bool bracket = false;
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bracket = (bracket || character == '(') && character != ')';
        if (!bracket && g_unichar_isalpha(character) &&
            !g_utf8_strchr("年月日第一二三四五六七八九十○〇零届次", -1, character)) {
            g_string_append_unichar(bare, character);
        }
    }
    return g_string_free(bare, false);
}

static const char *title_of(jy_issuers *issuers, const jy_document *document)
{
    const char *title = g_hash_table_lookup(issuers->titles, document);
    if (!title) {
        char *fresh = bare_title(document->title);
        g_hash_table_insert(issuers->titles, (gpointer)(uintptr_t)document, fresh);
        title = fresh;
    }
    return title;
}

bool jy_issuers_same(jy_issuers *issuers, const jy_document *left, const jy_document *right)
{
    if (left->issuer && g_strcmp0(left->issuer, right->issuer) == 0) {
        return true;
    }
    if (!left->title || !right->title || (left->issuer && right->issuer)) {
        return false;
    }
    const char *one = title_of(issuers, left), *other = title_of(issuers, right);
    return g_str_equal(one, other) && g_utf8_strlen(one, -1) >= LEAST_TITLE;
}
