/* claim.c: reads a follow-up as it is compared. */
#include "searcher/trails/claim.h"

/* A link this strong lets the number of one issuer answer that of another. */
#define CLOSE 0.9

jy_claim jy_claim_of(jy_tracer *tracer, const jy_followup *followup, const jy_row *seed)
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
                      .is_own = jy_issuers_same(tracer->issuers, seed->document, followup->row->document)};
}

bool jy_claim_is_commitment(const jy_claim *claim)
{
    bool is_past = claim->amounts->len && claim->years.last && claim->years.last < claim->row->said.year;
    return claim->row->statement.kind == JY_STATEMENT_COMMITMENT && !is_past;
}
