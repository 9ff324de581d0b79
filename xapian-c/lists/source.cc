/* source.cc: a formula as a query of Xapian's, which goes through it document by document. */
#include "xapian-c/lists/formula.hh"

#include <algorithm>

namespace
{

class FormulaSource : public Xapian::PostingSource
{
  public:
    FormulaSource(SharedFormula formula, std::string description, std::shared_ptr<Tally> tally)
        : formula_(std::move(formula)), description_(std::move(description)), tally_(std::move(tally))
    {
    }

    PostingSource *clone() const override
    {
        return new FormulaSource(formula_, description_, tally_);
    }

    void init(const Xapian::Database &db) override
    {
        part_ = formula_->open(db, 1);
        sums_.reset(new Sums);
        base_ = place_ = 0;
        state_ = State::unbegun;
        tally_->open++;
        set_maxweight(part_->most);
    }

    Xapian::doccount get_termfreq_min() const override
    {
        return part_->count.least;
    }

    Xapian::doccount get_termfreq_est() const override
    {
        return part_->count.guess;
    }

    Xapian::doccount get_termfreq_max() const override
    {
        return part_->count.most;
    }

    double get_weight() const override
    {
        return sums_->weights[place_];
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
        return xc_describe_sum(description_);
    }

  private:
    enum class State { unbegun, begun, ended };

    const SharedFormula formula_;
    const std::string description_;
    const std::shared_ptr<Tally> tally_; /* of what is found, as long as somebody wants to know */
    std::unique_ptr<Part> part_;         /* of the database that is searched */
    std::unique_ptr<Sums> sums_;         /* of the block */
    Xapian::docid base_ = 0;             /* the first document of the block */
    Xapian::docid place_ = 0;            /* in the block */
    State state_ = State::unbegun;

    /* Weighs the block of the first document from here on that may be found. */
    void begin_block(Xapian::docid docid, double least_weight)
    {
        const Xapian::docid first = part_->seek(docid);
        if (first == XC_LIST_END) {
            state_ = State::ended;
            tally_->open--;
            return;
        }
        state_ = State::begun;
        base_ = first - first % Direct::BLOCK;
        place_ = first % Direct::BLOCK;
        const bool counts = tally_->count < tally_->wanted;
        /* A little less, as sums are rounded. */
        part_->find(base_, nullptr, counts ? 0 : least_weight * (1 - 1e-9), *sums_);
        if (counts) {
            tally_->count += sums_->found.count();
        } else {
            tally_->is_whole = false;
        }
    }

    /* Moves on to the first document from this place on that weighs enough. */
    void move(double least_weight)
    {
        while (state_ == State::begun) {
            while ((place_ = sums_->found.next(place_)) < Direct::BLOCK) {
                if (sums_->weights[place_] >= least_weight) {
                    return;
                }
                place_++;
            }
            begin_block(base_ + Direct::BLOCK, least_weight);
        }
    }
};

} // namespace

xc_query *xc_formula_query(SharedFormula formula, const std::string &description)
{
    auto tally = std::make_shared<Tally>();
    FormulaSource source(formula, description, tally);
    return new xc_query{Xapian::Query(&source) /* clones it */, std::move(formula), std::move(tally)};
}

std::shared_ptr<Direct> xc_formula_lists(const DirectLists &lists, const Xapian::Database &db)
{
    auto found = lists.find(db.get_uuid());
    if (found == lists.end()) {
        throw Xapian::InvalidOperationError("the query was made for another database");
    }
    return found->second;
}

xc_query *xc_query_fuse(const xc_query *query, xc_error *error)
{
    return xc_make(error, [&] {
        const xc_query &whole = xc_need(query);
        return whole.formula ? xc_formula_query(whole.formula, xc_describe(whole.query)) : new xc_query(whole);
    });
}
