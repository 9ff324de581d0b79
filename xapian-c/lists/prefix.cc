/* prefix.cc: the documents of all terms that begin alike, as if these were one term. */
#include "xapian-c/lists/direct.hh"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <unordered_map>

namespace
{

struct Posting {
    Xapian::docid docid;
    Xapian::termcount wdf;
};

/* The sum of the postings of many terms, by document. */
class Sum
{
  public:
    /* `direct`: the lists of the database, NULL where it cannot be read directly. */
    Sum(const Xapian::Database &db, Direct *direct) : db_(db), direct_(direct)
    {
    }

    std::vector<Posting> of_prefix(const std::string &prefix)
    {
        if (direct_) {
            read_lists(prefix);
        } else {
            iterate(prefix);
        }
        return counts_.empty() ? sum_of_pairs() : sum_of_counts();
    }

  private:
    /* Beyond one document in so many a count for each of them takes less time than to sort. */
    static constexpr Xapian::docid SPARSE = 32;
    /* A count that is kept elsewhere. A byte a document is little enough to stay in the processor's cache. */
    static constexpr uint8_t LARGE = UINT8_MAX;

    const Xapian::Database &db_;
    Direct *const direct_;
    std::vector<Posting> pairs_;
    /* By document: the sum, one more where there is a posting, as that may be one of wdf 0; empty as long as there are
     * few pairs. */
    std::vector<uint8_t> counts_;
    std::unordered_map<Xapian::docid, Xapian::termcount> large_; /* sums */

    void read_lists(const std::string &prefix)
    {
        for (Walk walk(*direct_, prefix); !walk.at_end(); walk.next()) {
            walk.each_posting([this](Xapian::docid docid, Xapian::termcount wdf) { add({docid, wdf}); });
        }
    }

    void iterate(const std::string &prefix)
    {
        const Xapian::PostingIterator end;
        for (auto term = db_.allterms_begin(prefix); term != db_.allterms_end(prefix); ++term) {
            const std::string name = *term;
            /* Moves the table's own cursor, from which that of the postings begins: else it would read the block anew.
             */
            db_.get_termfreq(name);
            for (auto at = db_.postlist_begin(name); at != end; ++at) {
                add({*at, at.get_wdf()});
            }
        }
    }

    void add(const Posting &posting)
    {
        if (!counts_.empty()) {
            count(posting);
            return;
        }
        pairs_.push_back(posting);
        if (pairs_.size() > db_.get_lastdocid() / SPARSE) {
            counts_.resize(static_cast<size_t>(db_.get_lastdocid()) + 1);
            std::for_each(pairs_.begin(), pairs_.end(), [this](const Posting &pair) { count(pair); });
        }
    }

    void count(const Posting &posting)
    {
        uint8_t &sum = counts_[posting.docid];
        const uint64_t now = (sum ? sum : 1) + static_cast<uint64_t>(posting.wdf);
        if (now < LARGE) {
            sum = static_cast<uint8_t>(now);
            return;
        }
        Xapian::termcount &large = large_[posting.docid];
        large += (sum && sum < LARGE ? sum - 1U : 0) + posting.wdf;
        sum = LARGE;
    }

    std::vector<Posting> sum_of_counts() const
    {
        std::vector<Posting> sum;
        sum.reserve(counts_.size() - static_cast<size_t>(std::count(counts_.begin(), counts_.end(), 0)));
        for (size_t docid = 0; docid < counts_.size(); docid++) {
            if (counts_[docid]) {
                auto number = static_cast<Xapian::docid>(docid);
                sum.push_back({number, counts_[docid] < LARGE ? counts_[docid] - 1U : large_.at(number)});
            }
        }
        return sum;
    }

    std::vector<Posting> sum_of_pairs()
    {
        std::sort(pairs_.begin(), pairs_.end(), [](const Posting &a, const Posting &b) { return a.docid < b.docid; });
        size_t kept = 0;
        for (const Posting &pair : pairs_) {
            if (kept && pairs_[kept - 1].docid == pair.docid) {
                pairs_[kept - 1].wdf += pair.wdf;
            } else {
                pairs_[kept++] = pair;
            }
        }
        pairs_.resize(kept);
        return std::move(pairs_);
    }
};

class PrefixSource : public Xapian::PostingSource
{
  public:
    /* `weight`: of the terms as one. */
    PrefixSource(const DirectLists &lists, const std::string &prefix, const Weighting &weighting, double weight)
        : directs_(lists), prefix_(prefix), weighting_(weighting), weight_(weight)
    {
    }

    PostingSource *clone() const override
    {
        return new PrefixSource(directs_, prefix_, weighting_, weight_);
    }

    void init(const Xapian::Database &db) override
    {
        auto found = directs_.find(directs_.empty() ? std::string() : db.get_uuid());
        direct_ = found != directs_.end() ? found->second : nullptr;
        db_ = db;
        postings_ = Sum(db, direct_.get()).of_prefix(prefix_);
        begun_ = false;
        place_ = 0;
        least_weight_ = 0;
        least_wdf_ = 0;
        shortest_ = db.get_doclength_lower_bound();
        Xapian::termcount most = 0;
        for (const Posting &posting : postings_) {
            most = std::max(most, posting.wdf);
        }
        set_maxweight(weight_ * weighting_.share(most, shortest_));
    }

    Xapian::doccount get_termfreq_min() const override
    {
        return count();
    }

    Xapian::doccount get_termfreq_est() const override
    {
        return count();
    }

    Xapian::doccount get_termfreq_max() const override
    {
        return count();
    }

    double get_weight() const override
    {
        const Posting &posting = postings_[place_];
        const double length = direct_ ? direct_->lengths(posting.docid / Direct::BLOCK)[posting.docid % Direct::BLOCK]
                                      : db_.get_doclength(posting.docid);
        return weight_ * weighting_.share(posting.wdf, length);
    }

    void next(double least_weight) override
    {
        place_ += begun_;
        begun_ = true;
        pass_light(least_weight);
    }

    void skip_to(Xapian::docid docid, double least_weight) override
    {
        auto before = [](const Posting &posting, Xapian::docid wanted) { return posting.docid < wanted; };
        auto at = postings_.begin() + static_cast<std::vector<Posting>::difference_type>(place_);
        place_ = static_cast<size_t>(std::lower_bound(at, postings_.end(), docid, before) - postings_.begin());
        begun_ = true;
        pass_light(least_weight);
    }

    bool at_end() const override
    {
        return begun_ && place_ == postings_.size();
    }

    Xapian::docid get_docid() const override
    {
        return postings_[place_].docid;
    }

    std::string get_description() const override
    {
        return xc_describe_sum("WILDCARD SYNONYM " + prefix_);
    }

  private:
    const DirectLists directs_;
    const std::string prefix_;
    const Weighting weighting_;
    const double weight_;
    std::shared_ptr<Direct> direct_; /* of the database that is searched; none where it cannot be read directly */
    Xapian::Database db_;
    std::vector<Posting> postings_;
    size_t place_ = 0;
    bool begun_ = false;
    Xapian::termcount shortest_ = 0; /* length of a document */
    double least_weight_ = 0;        /* that a document has to have */
    double least_wdf_ = 0;           /* which one of the shortest has with this wdf */

    Xapian::doccount count() const
    {
        return static_cast<Xapian::doccount>(postings_.size());
    }

    /* Moves on to a posting that may weigh enough: that one is too light is seen without its document's length. */
    void pass_light(double least_weight)
    {
        if (least_weight != least_weight_) {
            least_weight_ = least_weight;
            /* share(wdf, shortest) = wdf / (rest + wdf); a little less, as it is rounded. */
            const double rest = 1 / weighting_.share(1, shortest_) - 1;
            least_wdf_ = least_weight < weight_ ? least_weight * rest / (weight_ - least_weight) * (1 - 1e-9)
                                                : std::numeric_limits<double>::infinity();
        }
        while (place_ < postings_.size() && postings_[place_].wdf < least_wdf_) {
            place_++;
        }
    }
};

using Frequencies = std::priority_queue<Xapian::doccount, std::vector<Xapian::doccount>, std::greater<>>;

Frequencies frequencies_of(const xc_database &database, const std::string &prefix)
{
    Frequencies all;
    if (!database.is_direct) {
        for (auto term = database.db.allterms_begin(prefix); term != database.db.allterms_end(prefix); ++term) {
            all.push(term.get_termfreq());
        }
        return all;
    }
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
        const double frequency = guess_frequency(frequencies_of(*database, begin), weighting.documents);
        PrefixSource source(database->lists, begin, weighting, term.factor * weighting.of_term(frequency));
        return new xc_query{Xapian::Query(&source)}; /* clones it */
    });
}
