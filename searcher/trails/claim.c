/* claim.c: reads a follow-up as it is compared. */
#include "searcher/trails/claim.h"

#include <jiyan/text/fold.h>

/* A link this strong lets the number of one issuer answer that of another. */
#define CLOSE 0.9

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

static bool is_same_issuer(const jy_document *left, const jy_document *right)
{
    if (left->issuer && g_strcmp0(left->issuer, right->issuer) == 0) {
        return true;
    }
    if (!left->title || !right->title || (left->issuer && right->issuer)) {
        return false;
    }
    g_autofree char *one = bare_title(left->title), *other = bare_title(right->title);
    return g_utf8_strlen(one, -1) > 3 && g_str_equal(one, other);
}

jy_claim jy_claim_of(const jy_followup *followup, const jy_row *seed)
{
    GArray *amounts = followup->amounts;
    const jy_amount *first = amounts->len ? &g_array_index(amounts, jy_amount, 0) : NULL;
    jy_years years = followup->saying ? jy_saying_years(followup->saying, first)
                                      : jy_years_of(followup->row, first ? first->quantity->start : 0, "", 0);
    return (jy_claim){.row = followup->row,
                      .clause = followup->link.clause,
                      .amounts = amounts,
                      .years = years,
                      .is_close = followup->link.score >= CLOSE,
                      .is_own = is_same_issuer(seed->document, followup->row->document)};
}

bool jy_claim_is_commitment(const jy_claim *claim)
{
    bool is_past = claim->amounts->len && claim->years.last && claim->years.last < claim->row->said.year;
    return claim->row->statement.kind == JY_STATEMENT_COMMITMENT && !is_past;
}
