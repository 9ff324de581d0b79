/* result.cc: what a search found. */
#include "internal.hh"

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
    xc_put(ret_lower, result->mset.get_matches_lower_bound());
    xc_put(ret_estimated, result->mset.get_matches_estimated());
    xc_put(ret_upper, result->mset.get_matches_upper_bound());
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
    return xc_guard(error, [&] { *ret_document = new xc_document{at(result, i).get_document()}; });
}
