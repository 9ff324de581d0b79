/* sum.cc: the documents of some terms, and the sums of their weights. */
#include "xapian-c/lists/formula.hh"

#include <algorithm>
#include <sstream>

namespace
{

struct Term {
    std::string name;
    double factor;
    double weight; /* at most, with the factor */
};

/* A list so many times as long as what is looked for in it is looked up; the postings of another are as soon read all.
 */
constexpr Xapian::doccount FAR = 64;

class SumPart : public Part
{
  public:
    SumPart(std::shared_ptr<Direct> direct, const std::vector<Term> &terms, const Weighting &weighting, bool all,
            const Xapian::Database &db, double factor)
        : direct_(std::move(direct)), weighting_(weighting), all_(all), last_(std::max<double>(db.get_lastdocid(), 1))
    {
        for (const Term &term : terms) {
            lists_.push_back({List(*direct_, term.name), factor * term.weight});
            most += factor * term.weight;
        }
        count = guess_count(db.get_doccount());
        std::sort(lists_.begin(), lists_.end(), [all](const Weighed &a, const Weighed &b) {
            return all ? a.list.documents() < b.list.documents() : a.weight > b.weight;
        });
    }

    Xapian::docid seek(Xapian::docid docid) override
    {
        Xapian::docid first = all_ ? 0 : XC_LIST_END;
        for (Weighed &one : lists_) {
            one.list.skip_to(docid);
            first = all_ ? std::max(first, one.list.docid()) : std::min(first, one.list.docid());
        }
        return first;
    }

    void find(Xapian::docid base, const Places *wanted, double least, Sums &ret_sums) override
    {
        base_ = base;
        end_ = base + std::min(Direct::BLOCK, XC_LIST_END - base);
        norms_ = most > 0 ? direct_->norms(base / Direct::BLOCK, weighting_) : nullptr;
        ret_sums.found.clear();
        if (all_) {
            find_all(wanted, ret_sums);
        } else {
            find_any(wanted, least, ret_sums);
        }
    }

  private:
    struct Weighed {
        List list;
        double weight;
    };

    const std::shared_ptr<Direct> direct_;
    const Weighting weighting_;
    const bool all_;
    const double last_;                /* document */
    std::vector<Weighed> lists_;       /* the rarest first where all are wanted, else those that weigh most */
    Places kept_;                      /* of those found, those that one more term has */
    Xapian::docid base_ = 0, end_ = 0; /* of the block */
    const double *norms_ = nullptr;    /* of its documents; NULL: nothing is weighed */

    /* As Xapian guesses for terms that are independent of each other. */
    Count guess_count(double documents) const
    {
        double share = 1, sum = 0, rarest = documents, commonest = 0;
        for (const Weighed &one : lists_) {
            const double have_it =
                std::min<double>(one.list.documents(), documents); /* more have it if it is damaged */
            rarest = std::min(rarest, have_it);
            commonest = std::max(commonest, have_it);
            const double of_one = documents > 0 ? have_it / documents : 0;
            share *= all_ ? of_one : 1 - of_one;
            sum += have_it;
        }
        const double missing =
            documents * static_cast<double>(lists_.size()) - sum; /* of those that all have to have */
        Count guess;
        guess.least = static_cast<Xapian::doccount>(all_ ? std::max(documents - missing, 0.0) : commonest);
        guess.most = static_cast<Xapian::doccount>(all_ ? rarest : std::min(sum, documents));
        guess.guess = std::clamp(static_cast<Xapian::doccount>(documents * (all_ ? share : 1 - share) + 0.5),
                                 guess.least, guess.most);
        return guess;
    }

    double weigh(const Weighed &one, Xapian::docid place, Xapian::termcount wdf) const
    {
        return norms_ ? one.weight * xc_share(wdf, norms_[place]) : 0;
    }

    /* Calls `take` with place and wdf for each document of the block that the list has: of `wanted` only, of which
     * there are so many, unless that is NULL. */
    template <typename Take>
    void each_posting(Weighed &one, const Places *wanted, Xapian::doccount of_wanted, Take take)
    {
        if (!wanted) {
            one.list.skip_to(base_);
            one.list.each_before(end_, [&](Xapian::docid docid, Xapian::termcount wdf) { take(docid - base_, wdf); });
        } else if (one.list.documents() / last_ * Direct::BLOCK > static_cast<double>(FAR) * of_wanted) {
            wanted->each([&](Xapian::docid place) {
                one.list.skip_to(base_ + place);
                if (one.list.docid() == base_ + place) {
                    take(place, one.list.wdf());
                }
            });
        } else {
            one.list.skip_to(base_);
            one.list.each_before(end_, [&](Xapian::docid docid, Xapian::termcount wdf) {
                if (wanted->has(docid - base_)) {
                    take(docid - base_, wdf);
                }
            });
        }
    }

    /* The rarest list tells which documents are possible, each of the others which of them still are. */
    void find_all(const Places *wanted, Sums &sums)
    {
        Xapian::doccount left = 0;
        const Weighed &rarest = lists_.front();
        each_posting(lists_.front(), wanted, wanted ? wanted->count() : 0,
                     [&](Xapian::docid place, Xapian::termcount wdf) {
                         sums.put(place, weigh(rarest, place, wdf));
                         left++;
                     });
        for (size_t i = 1; i < lists_.size() && left > 0; i++) {
            const Weighed &one = lists_[i];
            const Xapian::doccount found = std::exchange(left, 0);
            kept_.clear();
            each_posting(lists_[i], &sums.found, found, [&](Xapian::docid place, Xapian::termcount wdf) {
                sums.weights[place] += weigh(one, place, wdf);
                kept_.add(place);
                left++;
            });
            sums.found = kept_;
        }
    }

    /* Lists from the one that weighs most on find the documents, as long as one that has only the others may weigh
     * enough; the others are looked up for those that still may. */
    void find_any(const Places *wanted, double least, Sums &sums)
    {
        double rest = most; /* of this list and those behind it */
        size_t i = 0;
        const Xapian::doccount of_wanted = wanted ? wanted->count() : 0;
        for (; i < lists_.size() && rest >= least; i++) {
            const Weighed &one = lists_[i];
            each_posting(lists_[i], wanted, of_wanted,
                         [&](Xapian::docid place, Xapian::termcount wdf) { sums.add(place, weigh(one, place, wdf)); });
            rest -= one.weight;
        }
        for (; i < lists_.size(); i++) {
            const Weighed &one = lists_[i];
            sums.drop_below(least - rest);
            const Xapian::doccount left = sums.found.count();
            if (left == 0) {
                return;
            }
            each_posting(lists_[i], &sums.found, left, [&](Xapian::docid place, Xapian::termcount wdf) {
                sums.weights[place] += weigh(one, place, wdf);
            });
            rest -= one.weight;
        }
    }
};

class SumFormula : public Formula
{
  public:
    SumFormula(const DirectLists &lists, std::vector<Term> terms, const Weighting &weighting, bool all)
        : lists_(lists), terms_(std::move(terms)), weighting_(weighting), all_(all)
    {
    }

    std::unique_ptr<Part> open(const Xapian::Database &db, double factor) const override
    {
        return std::make_unique<SumPart>(xc_formula_lists(lists_, db), terms_, weighting_, all_, db, factor);
    }

  private:
    const DirectLists lists_;
    const std::vector<Term> terms_;
    const Weighting weighting_;
    const bool all_;
};

/* As Xapian describes the same terms under its own operators. */
std::string describe(const std::vector<Term> &terms, bool all)
{
    std::ostringstream text;
    text.precision(20); /* as Xapian has it */
    for (const Term &term : terms) {
        text << (text.tellp() > 0 ? all ? " AND " : " OR " : "");
        if (term.factor != 1) {
            text << term.factor << " * ";
        }
        text << term.name;
    }
    return terms.size() > 1 ? "(" + text.str() + ")" : text.str();
}

/* How many documents of all the databases have a term. */
double frequency_of(const DirectLists &lists, const std::string &term)
{
    double frequency = 0;
    for (const auto &one : lists) {
        frequency += List(*one.second, term).documents();
    }
    return frequency;
}

xc_query *query_of_operators(const xc_weighted_term *terms, size_t count, bool all)
{
    std::vector<Xapian::Query> parts;
    for (size_t i = 0; i < count; i++) {
        const Xapian::Query term(xc_string(terms[i].term, terms[i].length));
        parts.push_back(terms[i].factor == 1 ? term : Xapian::Query(terms[i].factor, term));
    }
    return new xc_query{{all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, parts.begin(), parts.end()}};
}

xc_query *make(const xc_database *database, const xc_weighted_term *terms, size_t count, const xc_bm25 *bm25, bool all,
               xc_error *error)
{
    return xc_make(error, [&] {
        if (count) {
            xc_need(terms);
        }
        const Weighting weighting(xc_need(database).db, xc_need(bm25));
        if (!database->is_direct || count == 0) {
            return query_of_operators(terms, count, all);
        }
        std::vector<Term> weighed;
        for (size_t i = 0; i < count; i++) {
            const std::string name = xc_string(terms[i].term, terms[i].length);
            weighed.push_back(
                {name, terms[i].factor, terms[i].factor * weighting.of_term(frequency_of(database->lists, name))});
        }
        const std::string description = describe(weighed, all);
        return xc_formula_query(std::make_shared<SumFormula>(database->lists, std::move(weighed), weighting, all),
                                description);
    });
}

} // namespace

xc_query *xc_query_all(const xc_database *database, const xc_weighted_term *terms, size_t count, const xc_bm25 *bm25,
                       xc_error *error)
{
    return make(database, terms, count, bm25, true, error);
}

xc_query *xc_query_any(const xc_database *database, const xc_weighted_term *terms, size_t count, const xc_bm25 *bm25,
                       xc_error *error)
{
    return make(database, terms, count, bm25, false, error);
}
