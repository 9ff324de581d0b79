/* prefix.cc: the documents of all terms that begin alike, as if these were one term. */
#include "xapian-c/lists/formula.hh"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <unordered_map>

namespace
{

/* The counts of many lists added up: a byte a document, few enough to stay in the processor's cache. */
class PrefixPart : public Part
{
  public:
    /* `weight`: of the terms as one. */
    PrefixPart(std::shared_ptr<Direct> direct, const std::string &prefix, const Weighting &weighting, double weight,
               const Xapian::Database &db)
        : direct_(std::move(direct)), weighting_(weighting), weight_(weight),
          least_norm_(weighting.norm(db.get_doclength_lower_bound())),
          counts_((db.get_lastdocid() / Direct::BLOCK + 1) * static_cast<size_t>(Direct::BLOCK)),
          is_met_(counts_.size() / Direct::BLOCK)
    {
        for (Walk walk(*direct_, prefix); !walk.at_end(); walk.next()) {
            walk.each_posting([this](Xapian::docid docid, Xapian::termcount wdf) { add(docid, wdf); });
        }
        Xapian::termcount often = 0;
        Xapian::doccount documents = 0;
        for (size_t block = 0; block < is_met_.size(); block++) {
            const auto begin =
                counts_.begin() + static_cast<std::vector<uint8_t>::difference_type>(block * Direct::BLOCK);
            const auto none = static_cast<Xapian::doccount>(std::count(begin, begin + Direct::BLOCK, 0));
            is_met_[block] = none < Direct::BLOCK;
            documents += Direct::BLOCK - none;
            often = std::max<Xapian::termcount>(often, *std::max_element(begin, begin + Direct::BLOCK));
        }
        for (const auto &large : large_) {
            often = std::max(often, large.second);
        }
        most = weight_ * xc_share(often, least_norm_);
        count.least = count.guess = count.most = documents;
    }

    Xapian::docid seek(Xapian::docid docid) override
    {
        size_t block = docid / Direct::BLOCK;
        while (block < is_met_.size() && !is_met_[block]) {
            block++;
        }
        return block < is_met_.size() ? std::max(docid, static_cast<Xapian::docid>(block * Direct::BLOCK))
                                      : XC_LIST_END;
    }

    void find(Xapian::docid base, const Places *wanted, double least, Sums &ret_sums) override
    {
        ret_sums.found.clear();
        if (base / Direct::BLOCK >= is_met_.size() || !is_met_[base / Direct::BLOCK]) {
            return;
        }
        /* That one is too light is seen without its document's norm; a little less, as it is rounded. */
        const double least_wdf = least <= 0        ? 0
                                 : least < weight_ ? least * least_norm_ / (weight_ - least) * (1 - 1e-9)
                                                   : std::numeric_limits<double>::infinity();
        const double *norms = most > 0 ? direct_->norms(base / Direct::BLOCK, weighting_) : nullptr;
        const uint8_t *counts = &counts_[base];
        const auto least_count = static_cast<uint8_t>(std::min<double>(LARGE, least_wdf + 1));
        for (Xapian::docid place = 0; place < Direct::BLOCK; place++) {
            if (counts[place] < least_count || (wanted && !wanted->has(place))) {
                continue;
            }
            const Xapian::termcount wdf = counts[place] < LARGE ? counts[place] - 1U : large_.at(base + place);
            ret_sums.put(place, norms ? weight_ * xc_share(wdf, norms[place]) : 0);
        }
    }

  private:
    /* A count that is kept elsewhere. */
    static constexpr uint8_t LARGE = UINT8_MAX;

    const std::shared_ptr<Direct> direct_;
    const Weighting weighting_;
    const double weight_;
    const double least_norm_; /* of a document */
    /* By document: the sum, one more where there is a posting, as that may be one of wdf 0. */
    std::vector<uint8_t> counts_;
    std::unordered_map<Xapian::docid, Xapian::termcount> large_; /* sums */
    std::vector<bool> is_met_;                                   /* by block: it has one of the documents */

    void add(Xapian::docid docid, Xapian::termcount wdf)
    {
        uint8_t &sum = counts_[docid];
        const uint64_t now = (sum ? sum : 1) + static_cast<uint64_t>(wdf);
        if (now < LARGE) {
            sum = static_cast<uint8_t>(now);
            return;
        }
        Xapian::termcount &large = large_[docid];
        large += (sum && sum < LARGE ? sum - 1U : 0) + wdf;
        sum = LARGE;
    }
};

class PrefixFormula : public Formula
{
  public:
    PrefixFormula(const DirectLists &lists, std::string prefix, const Weighting &weighting, double weight)
        : lists_(lists), prefix_(std::move(prefix)), weighting_(weighting), weight_(weight)
    {
    }

    std::unique_ptr<Part> open(const Xapian::Database &db, double factor) const override
    {
        return std::make_unique<PrefixPart>(xc_formula_lists(lists_, db), prefix_, weighting_, factor * weight_, db);
    }

  private:
    const DirectLists lists_;
    const std::string prefix_;
    const Weighting weighting_;
    const double weight_;
};

using Frequencies = std::priority_queue<Xapian::doccount, std::vector<Xapian::doccount>, std::greater<>>;

Frequencies frequencies_of(const xc_database &database, const std::string &prefix)
{
    Frequencies all;
    for (const auto &one : database.lists) {
        for (Walk walk(*one.second, prefix); !walk.at_end(); walk.next()) {
            if (walk.documents()) {
                all.push(walk.documents());
            }
        }
    }
    return all;
}

/* How many documents have one of the terms, as if these were independent of each other. Xapian guesses it for two
 * queries at a time, the rarest first, and rounds each guess: so does this, as the same guess gives the same weight. */
Xapian::doccount guess_frequency(Frequencies guesses, double documents)
{
    while (guesses.size() > 1) {
        const double one = guesses.top();
        guesses.pop();
        const double other = guesses.top();
        guesses.pop();
        guesses.push(static_cast<Xapian::doccount>(one + other - one * other / documents + 0.5));
    }
    return guesses.empty() ? 0 : guesses.top();
}

} // namespace

xc_query *xc_query_prefix(const xc_database *database, const xc_weighted_term *prefix, const xc_bm25 *bm25,
                          xc_error *error)
{
    return xc_make(error, [&] {
        const Weighting weighting(xc_need(database).db, xc_need(bm25));
        const xc_weighted_term &term = xc_need(prefix);
        const std::string begin = xc_string(term.term, term.length);
        if (!database->is_direct) {
            const Xapian::Query all(Xapian::Query::OP_WILDCARD, begin, 0, Xapian::Query::WILDCARD_LIMIT_ERROR);
            return new xc_query{term.factor == 1 ? all : Xapian::Query(term.factor, all)};
        }
        const double frequency = guess_frequency(frequencies_of(*database, begin), weighting.documents);
        return xc_formula_query(std::make_shared<PrefixFormula>(database->lists, begin, weighting,
                                                                term.factor * weighting.of_term(frequency)),
                                "WILDCARD SYNONYM " + begin);
    });
}
