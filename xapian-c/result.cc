/* result.cc: what a search found. */
#include "internal.hh"

#include <algorithm>

void xc_result_free(xc_result *result)
{
    delete result;
}

uint32_t xc_result_size(const xc_result *result)
{
    return result->mset.size();
}

void xc_result_matches(const xc_result *result, uint32_t *ret_lower, uint32_t *ret_estimated, uint32_t *ret_upper)
{
    const Tally &tally = result->tally;
    const Xapian::MSet &mset = result->mset;
    /* Behind the number wanted the count stops anywhere. */
    uint32_t lower = std::max(mset.get_matches_lower_bound(), std::min(tally.count, tally.wanted));
    uint32_t upper = mset.get_matches_upper_bound();
    if (tally.wanted > 0 && tally.is_whole && tally.open == 0) {
        lower = upper = tally.count;
    }
    xc_put(ret_lower, lower);
    xc_put(ret_estimated, std::clamp(mset.get_matches_estimated(), lower, std::max(lower, upper)));
    xc_put(ret_upper, upper);
}

double xc_result_max_weight(const xc_result *result)
{
    return result->mset.get_max_possible();
}

double xc_result_best_weight(const xc_result *result)
{
    return result->mset.get_max_attained();
}

static Xapian::MSetIterator at(const xc_result *result, uint32_t i)
{
    const Xapian::MSet &mset = xc_need(result).mset;
    if (i >= mset.size()) {
        throw Xapian::RangeError("the result has fewer hits");
    }
    return mset[i];
}

xc_status xc_result_hit(const xc_result *result, uint32_t i, xc_hit *ret_hit, xc_error *error)
{
    return xc_guard(error, [&] {
        Xapian::MSetIterator hit = at(result, i);
        *ret_hit = {*hit, hit.get_weight(), hit.get_percent(), hit.get_rank(), hit.get_collapse_count()};
    });
}

xc_status xc_result_document(const xc_result *result, uint32_t i, xc_document **ret_document, xc_error *error)
{
    return xc_guard(error, [&] {
        const Xapian::MSetIterator hit = at(result, i);
        const Shards &shards = result->shards;
        auto document = std::make_unique<xc_document>(xc_document{hit.get_document()});
        document->lists = shards.empty() ? nullptr : shards[(*hit - 1) % shards.size()];
        *ret_document = document.release();
    });
}
