/* search.cc: a query run against a database. */
#include "internal.hh"
#include "sort.hh"

#include <algorithm>
#include <map>

namespace
{

/* Asks a C function about each candidate. */
class Decider : public Xapian::MatchDecider
{
  public:
    xc_decide *decide = nullptr;
    void *user = nullptr;

    bool operator()(const Xapian::Document &candidate) const override
    {
        std::exception_ptr failure;
        xc_document document{candidate, {}, &failure};
        bool wanted = decide(&document, user);
        if (failure) {
            std::rethrow_exception(failure);
        }
        return wanted;
    }
};

/* The values of a slot that a run met, and their order by frequency as soon as somebody asks for it. */
struct Facet {
    using Count = std::pair<std::string, uint32_t>;

    std::unique_ptr<Xapian::ValueCountMatchSpy> spy;
    std::vector<Count> counts;
    bool sorted = false;

    const std::vector<Count> &most_frequent()
    {
        if (!sorted) {
            counts.clear();
            for (Xapian::TermIterator at = spy->values_begin(); at != spy->values_end(); ++at) {
                counts.emplace_back(*at, at.get_termfreq());
            }
            std::sort(counts.begin(), counts.end(), [](const Count &one, const Count &other) {
                return one.second != other.second ? one.second > other.second : one.first < other.first;
            });
            sorted = true;
        }
        return counts;
    }
};

} // namespace

struct xc_search {
    Xapian::Enquire enquire;
    std::unique_ptr<SortKeys> keys;
    Decider decider;
    mutable std::map<xc_slot, Facet> facets;
    std::shared_ptr<Tally> tally; /* of the query; NULL: it does not count what it finds */
    bool is_collapsed = false, is_cut = false;

    const Shards shards;

    explicit xc_search(const xc_database &database) : enquire(database.db), shards(xc_shards_of(database))
    {
    }
};

xc_search *xc_search_new(const xc_database *database, xc_error *error)
{
    return xc_make(error, [&] { return new xc_search(xc_need(database)); });
}

void xc_search_free(xc_search *search)
{
    delete search;
}

xc_status xc_search_set_query(xc_search *search, const xc_query *query, xc_error *error)
{
    return xc_guard(error, [&] {
        xc_need(search).enquire.set_query(xc_need(query).query);
        search->tally = query->tally;
    });
}

xc_status xc_search_set_bm25(xc_search *search, double k1, double k2, double k3, double b, double min_length,
                             xc_error *error)
{
    return xc_guard(
        error, [&] { xc_need(search).enquire.set_weighting_scheme(Xapian::BM25Weight(k1, k2, k3, b, min_length)); });
}

xc_status xc_search_set_weighting(xc_search *search, const char *scheme, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(search).enquire.set_weighting_scheme(*xc_weight_of(scheme)); });
}

/* ---- order ---- */

xc_status xc_search_set_sort(xc_search *search, xc_sort sort, xc_slot slot, bool descending, xc_error *error)
{
    return xc_guard(error, [&] {
        Xapian::Enquire &enquire = xc_need(search).enquire;
        switch (sort) {
        case XC_SORT_RELEVANCE:
            return enquire.set_sort_by_relevance();
        case XC_SORT_VALUE:
            return enquire.set_sort_by_value(slot, descending);
        case XC_SORT_VALUE_RELEVANCE:
            return enquire.set_sort_by_value_then_relevance(slot, descending);
        case XC_SORT_RELEVANCE_VALUE:
            return enquire.set_sort_by_relevance_then_value(slot, descending);
        }
        throw Xapian::InvalidArgumentError("no such order");
    });
}

static void set_keys(Xapian::Enquire &enquire, xc_sort sort, Xapian::KeyMaker *keys)
{
    switch (sort) {
    case XC_SORT_RELEVANCE:
        return enquire.set_sort_by_relevance();
    case XC_SORT_VALUE:
        return enquire.set_sort_by_key(keys, false);
    case XC_SORT_VALUE_RELEVANCE:
        return enquire.set_sort_by_key_then_relevance(keys, false);
    case XC_SORT_RELEVANCE_VALUE:
        return enquire.set_sort_by_relevance_then_key(keys, false);
    }
    throw Xapian::InvalidArgumentError("no such order");
}

xc_status xc_search_set_sort_keys(xc_search *search, xc_sort sort, const xc_sort_key *keys, size_t count,
                                  xc_error *error)
{
    return xc_guard(error, [&] {
        auto maker = std::make_unique<SortKeys>(keys, count);
        set_keys(xc_need(search).enquire, sort, maker.get());
        search->keys = std::move(maker);
    });
}

xc_status xc_search_set_docid_order(xc_search *search, xc_docid_order order, xc_error *error)
{
    return xc_guard(error, [&] {
        Xapian::Enquire &enquire = xc_need(search).enquire;
        switch (order) {
        case XC_DOCID_ASCENDING:
            return enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        case XC_DOCID_DESCENDING:
            return enquire.set_docid_order(Xapian::Enquire::DESCENDING);
        case XC_DOCID_DONT_CARE:
            return enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
        }
        throw Xapian::InvalidArgumentError("no such order");
    });
}

/* ---- which ---- */

xc_status xc_search_set_collapse(xc_search *search, xc_slot slot, uint32_t most, xc_error *error)
{
    return xc_guard(error, [&] {
        xc_need(search).enquire.set_collapse_key(most ? slot : Xapian::BAD_VALUENO, most ? most : 1);
        search->is_collapsed = most > 0;
    });
}

xc_status xc_search_set_cutoff(xc_search *search, int percent, double weight, xc_error *error)
{
    return xc_guard(error, [&] {
        xc_need(search).enquire.set_cutoff(percent, weight);
        search->is_cut = percent > 0 || weight > 0;
    });
}

xc_status xc_search_set_time_limit(xc_search *search, double seconds, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(search).enquire.set_time_limit(seconds); });
}

void xc_search_set_decider(xc_search *search, xc_decide *decide, void *user)
{
    search->decider.decide = decide;
    search->decider.user = user;
}

/* ---- facets ---- */

xc_status xc_search_add_facet(xc_search *search, xc_slot slot, xc_error *error)
{
    return xc_guard(error, [&] {
        if (xc_need(search).facets.count(slot)) {
            throw Xapian::InvalidArgumentError("this slot is counted already");
        }
        Facet facet;
        facet.spy = std::make_unique<Xapian::ValueCountMatchSpy>(slot);
        search->facets.emplace(slot, std::move(facet));
    });
}

static Facet &facet_of(const xc_search *search, xc_slot slot)
{
    auto found = xc_need(search).facets.find(slot);
    if (found == search->facets.end()) {
        throw Xapian::InvalidArgumentError("this slot is not counted");
    }
    return found->second;
}

xc_status xc_search_facet_size(const xc_search *search, xc_slot slot, size_t *ret_values, uint32_t *ret_documents,
                               xc_error *error)
{
    return xc_guard(error, [&] {
        Facet &facet = facet_of(search, slot);
        size_t values = facet.most_frequent().size();
        xc_put(ret_values, values);
        xc_put(ret_documents, static_cast<uint32_t>(facet.spy->get_total()));
    });
}

xc_status xc_search_facet(const xc_search *search, xc_slot slot, size_t n, xc_text *ret_value, uint32_t *ret_count,
                          xc_error *error)
{
    return xc_guard(error, [&] {
        const auto &counts = facet_of(search, slot).most_frequent();
        if (n >= counts.size()) {
            throw Xapian::RangeError("the facet has fewer values");
        }
        *ret_value = xc_text_of(counts[n].first);
        xc_put(ret_count, counts[n].second);
    });
}

/* A spy adds to what it has counted before, so each run gets new ones. */
static void renew_facets(xc_search *search)
{
    search->enquire.clear_matchspies();
    for (auto &entry : search->facets) {
        Facet facet;
        facet.spy = std::make_unique<Xapian::ValueCountMatchSpy>(entry.first);
        entry.second = std::move(facet);
        search->enquire.add_matchspy(entry.second.spy.get());
    }
}

/* ---- running ---- */

/* True where what the query finds is what the search finds, so that the query may count it: Xapian does so one by one.
 * Without a hit that is wanted it would not look at any. */
static bool counts_itself(const xc_search &search, uint32_t limit)
{
    return search.tally && limit > 0 && !search.decider.decide && !search.is_collapsed && !search.is_cut &&
           search.facets.empty();
}

xc_status xc_search_run(xc_search *search, uint32_t first, uint32_t limit, uint32_t check_at_least,
                        xc_result **ret_result, xc_error *error)
{
    return xc_guard(error, [&] {
        renew_facets(&xc_need(search));
        const Xapian::MatchDecider *decider = search->decider.decide ? &search->decider : nullptr;
        if (!counts_itself(*search, limit)) {
            *ret_result =
                new xc_result{search->enquire.get_mset(first, limit, check_at_least, nullptr, decider), search->shards};
            return;
        }
        *search->tally = {check_at_least};
        Xapian::MSet mset = search->enquire.get_mset(first, limit);
        *ret_result = new xc_result{std::move(mset), search->shards, *search->tally};
        *search->tally = {};
    });
}

xc_status xc_search_expand(xc_search *search, const xc_docid *relevant, size_t count, uint32_t limit,
                           xc_terms **ret_terms, xc_error *error)
{
    return xc_guard(error, [&] {
        Xapian::RSet set;
        for (size_t i = 0; i < count; i++) {
            set.add_document((&xc_need(relevant))[i]);
        }
        auto terms = std::make_unique<xc_terms>();
        terms->eset = xc_need(search).enquire.get_eset(limit, set);
        terms->is_expansion = true;
        *ret_terms = terms.release();
    });
}
