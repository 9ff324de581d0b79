/* sum.cc: the documents of some terms, their weights added up block by block of documents. */
#include "xapian-c/lists/direct.hh"

#include <algorithm>
#include <sstream>

namespace
{

struct Term {
    std::string name;
    double factor;
    double weight; /* at most, with the factor */
};

/* Documents that have all of the terms, or any of them. A block of documents is weighed at a time: term by term, so
 * that its weights stay in the processor's cache and no list is read twice. */
class SumSource : public Xapian::PostingSource
{
  public:
    SumSource(const DirectLists &lists, std::vector<Term> terms, const Weighting &weighting, bool all)
        : directs_(lists), terms_(std::move(terms)), weighting_(weighting), all_(all)
    {
    }

    PostingSource *clone() const override
    {
        return new SumSource(directs_, terms_, weighting_, all_);
    }

    void init(const Xapian::Database &db) override
    {
        auto found = directs_.find(db.get_uuid());
        if (found == directs_.end()) {
            throw Xapian::InvalidOperationError("the query was made for another database");
        }
        direct_ = found->second;
        lists_.clear();
        double weight = 0;
        for (const Term &term : terms_) {
            lists_.push_back({List(*direct_, term.name), term.weight});
            weight += term.weight;
        }
        guess_count(db.get_doccount());
        const bool all = all_;
        std::sort(lists_.begin(), lists_.end(), [all](const Weighed &a, const Weighed &b) {
            return all ? a.list.documents() < b.list.documents() : a.weight > b.weight;
        });
        weights_.clear();
        found_.clear();
        base_ = place_ = 0;
        state_ = State::unbegun;
        set_maxweight(weight);
    }

    Xapian::doccount get_termfreq_min() const override
    {
        return least_;
    }

    Xapian::doccount get_termfreq_est() const override
    {
        return estimated_;
    }

    Xapian::doccount get_termfreq_max() const override
    {
        return most_;
    }

    double get_weight() const override
    {
        return weights_[place_];
    }

    void next(double least_weight) override
    {
        if (state_ == State::unbegun) {
            begin_block(0, least_weight);
        } else {
            place_++;
        }
        move(least_weight);
    }

    void skip_to(Xapian::docid docid, double least_weight) override
    {
        if (state_ == State::unbegun || docid - base_ >= Direct::BLOCK) {
            if (state_ == State::unbegun || docid > base_) {
                begin_block(docid, least_weight);
            }
        } else {
            place_ = std::max(place_, docid - base_);
        }
        move(least_weight);
    }

    bool at_end() const override
    {
        return state_ == State::ended;
    }

    Xapian::docid get_docid() const override
    {
        return base_ + place_;
    }

    std::string get_description() const override
    {
        std::ostringstream text;
        text.precision(20); /* as Xapian has it */
        for (const Term &term : terms_) {
            text << (text.tellp() > 0 ? all_ ? " AND " : " OR " : "");
            if (term.factor != 1) {
                text << term.factor << " * ";
            }
            text << term.name;
        }
        return xc_describe_sum(terms_.size() > 1 ? "(" + text.str() + ")" : text.str());
    }

  private:
    static constexpr Xapian::docid WORD = 64; /* documents of a word of found_ */
    /* A list so many times as long as the rarest is looked up; the postings of another are as soon read all. */
    static constexpr Xapian::doccount FAR = 64;

    struct Weighed {
        List list;
        double weight;
    };
    enum class State { unbegun, begun, ended };

    const DirectLists directs_;
    const std::vector<Term> terms_;
    const Weighting weighting_;
    const bool all_;
    std::shared_ptr<Direct> direct_; /* of the database that is searched */
    std::vector<Weighed> lists_;     /* the rarest first where all are wanted, else those that weigh most */
    Xapian::doccount least_ = 0, estimated_ = 0, most_ = 0;
    std::vector<double> weights_; /* by document of the block */
    std::vector<uint64_t> found_; /* a bit for each document of the block */
    std::vector<uint64_t> kept_;  /* the same, as it will be with one more term */
    Xapian::docid base_ = 0;      /* the first document of the block */
    Xapian::docid place_ = 0;     /* in the block */
    State state_ = State::unbegun;

    /* As Xapian guesses for terms that are independent of each other. */
    void guess_count(double documents)
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
        least_ = static_cast<Xapian::doccount>(all_ ? std::max(documents - missing, 0.0) : commonest);
        most_ = static_cast<Xapian::doccount>(all_ ? rarest : std::min(sum, documents));
        const double guess = documents * (all_ ? share : 1 - share);
        estimated_ = std::clamp(static_cast<Xapian::doccount>(guess + 0.5), least_, most_);
    }

    /* The first document from which on one may be found. */
    Xapian::docid first_left() const
    {
        Xapian::docid first = all_ ? 0 : XC_LIST_END;
        for (const Weighed &one : lists_) {
            first = all_ ? std::max(first, one.list.docid()) : std::min(first, one.list.docid());
        }
        return first;
    }

    /* Weighs the block of the first document from here on that may be found; one that weighs less may be left out. */
    void begin_block(Xapian::docid docid, double least_weight)
    {
        for (Weighed &one : lists_) {
            one.list.skip_to(docid);
        }
        const Xapian::docid first = first_left();
        if (first == XC_LIST_END) {
            state_ = State::ended;
            return;
        }
        state_ = State::begun;
        weights_.resize(Direct::BLOCK);
        found_.assign(Direct::BLOCK / WORD, 0);
        base_ = first - first % Direct::BLOCK;
        place_ = first % Direct::BLOCK;
        if (all_) {
            find_all(first);
        } else {
            find_any(least_weight);
        }
    }

    bool is_found(Xapian::docid place) const
    {
        return found_[place / WORD] >> place % WORD & 1;
    }

    template <typename Take> void each_found(Take take) const
    {
        for (size_t word = 0; word < found_.size(); word++) {
            for (uint64_t left = found_[word]; left; left &= left - 1) {
                take(static_cast<Xapian::docid>(word * WORD + static_cast<size_t>(__builtin_ctzll(left))));
            }
        }
    }

    void mark(Xapian::docid place)
    {
        found_[place / WORD] |= UINT64_C(1) << place % WORD;
    }

    /* The same; the first document that is found of a word begins their weights. */
    void mark_first(Xapian::docid place)
    {
        if (found_[place / WORD] == 0) {
            std::fill_n(&weights_[place - place % WORD], WORD, 0);
        }
        mark(place);
    }

    /* How many lists it takes to find each document that weighs so much: what has none of them weighs less. */
    size_t count_telling(double least_weight) const
    {
        double rest = 0;
        size_t count = lists_.size();
        while (count > 0 && rest + lists_[count - 1].weight < least_weight) {
            rest += lists_[--count].weight;
        }
        return count;
    }

    void find_any(double least_weight)
    {
        const uint32_t *lengths = direct_->lengths(base_ / Direct::BLOCK);
        const Xapian::docid end = base_ + std::min(Direct::BLOCK, XC_LIST_END - base_);
        const size_t telling = count_telling(least_weight);
        for (size_t i = 0; i < lists_.size(); i++) {
            const double weight = lists_[i].weight;
            auto add = [&](Xapian::docid place, Xapian::termcount wdf) {
                weights_[place] += weight * weighting_.share(wdf, lengths[place]);
            };
            if (i < telling) {
                lists_[i].list.each_before(end, [&](Xapian::docid docid, Xapian::termcount wdf) {
                    mark_first(docid - base_);
                    add(docid - base_, wdf);
                });
            } else {
                lists_[i].list.each_before(end, [&](Xapian::docid docid, Xapian::termcount wdf) {
                    if (is_found(docid - base_)) {
                        add(docid - base_, wdf);
                    }
                });
            }
        }
    }

    /* Keeps of the documents found those that the list has, too. */
    void keep(Weighed &one, Xapian::docid end, const uint32_t *lengths)
    {
        kept_.assign(found_.size(), 0);
        auto take = [&](Xapian::docid place, Xapian::termcount wdf) {
            weights_[place] += one.weight * weighting_.share(wdf, lengths[place]);
            kept_[place / WORD] |= UINT64_C(1) << place % WORD;
        };
        if (one.list.documents() / FAR < lists_.front().list.documents()) {
            one.list.skip_to(base_);
            one.list.each_before(end, [&](Xapian::docid docid, Xapian::termcount wdf) {
                if (is_found(docid - base_)) {
                    take(docid - base_, wdf);
                }
            });
        } else {
            each_found([&](Xapian::docid place) {
                one.list.skip_to(base_ + place);
                if (one.list.docid() == base_ + place) {
                    take(place, one.list.wdf());
                }
            });
        }
        found_.swap(kept_);
    }

    /* The rarest list tells which documents are possible, each of the others which of them still are. */
    void find_all(Xapian::docid first)
    {
        const uint32_t *lengths = direct_->lengths(base_ / Direct::BLOCK);
        const Xapian::docid end = base_ + std::min(Direct::BLOCK, XC_LIST_END - base_);
        Weighed &rarest = lists_.front();
        rarest.list.skip_to(first);
        rarest.list.each_before(end, [&](Xapian::docid docid, Xapian::termcount wdf) {
            weights_[docid - base_] = rarest.weight * weighting_.share(wdf, lengths[docid - base_]);
            mark(docid - base_);
        });
        for (size_t i = 1; i < lists_.size(); i++) {
            keep(lists_[i], end, lengths);
        }
    }

    /* Moves on to the first document from this place on that weighs enough. */
    void move(double least_weight)
    {
        while (state_ == State::begun) {
            while (place_ < Direct::BLOCK) {
                const uint64_t left = found_[place_ / WORD] >> place_ % WORD;
                if (left == 0) {
                    place_ = (place_ / WORD + 1) * WORD;
                } else {
                    place_ += static_cast<Xapian::docid>(__builtin_ctzll(left));
                    if (weights_[place_] >= least_weight) {
                        return;
                    }
                    place_++;
                }
            }
            begin_block(base_ + Direct::BLOCK, least_weight);
        }
    }
};

/* How many documents of all the databases have a term. */
double frequency_of(const DirectLists &lists, const std::string &term)
{
    double frequency = 0;
    for (const auto &one : lists) {
        frequency += List(*one.second, term).documents();
    }
    return frequency;
}

Xapian::Query query_of(const xc_database &database, const xc_weighted_term *terms, size_t count, const xc_bm25 &bm25,
                       bool all)
{
    if (!database.is_direct || count == 0) {
        std::vector<Xapian::Query> parts;
        for (size_t i = 0; i < count; i++) {
            const Xapian::Query term(xc_string(terms[i].term, terms[i].length));
            parts.push_back(terms[i].factor == 1 ? term : Xapian::Query(terms[i].factor, term));
        }
        return {all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, parts.begin(), parts.end()};
    }
    const Weighting weighting(database.db, bm25);
    std::vector<Term> weighed;
    for (size_t i = 0; i < count; i++) {
        const std::string name = xc_string(terms[i].term, terms[i].length);
        weighed.push_back(
            {name, terms[i].factor, terms[i].factor * weighting.of_term(frequency_of(database.lists, name))});
    }
    SumSource source(database.lists, std::move(weighed), weighting, all);
    return Xapian::Query(&source); /* clones it */
}

xc_query *make(const xc_database *database, const xc_weighted_term *terms, size_t count, const xc_bm25 *bm25, bool all,
               xc_error *error)
{
    return xc_make(error, [&] {
        if (count) {
            xc_need(terms);
        }
        return new xc_query{query_of(xc_need(database), terms, count, xc_need(bm25), all)};
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
