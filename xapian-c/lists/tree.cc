/* tree.cc: formulas of formulas, as the operators of queries combine them. Each is found in the documents that the one
 * before has left, and what cannot reach the least weight any more is left out (MaxScore). */
#include "xapian-c/lists/formula.hh"

#include <algorithm>
#include <functional>

namespace
{

using Parts = std::vector<std::unique_ptr<Part>>;

double most_of(const Parts &parts)
{
    double most = 0;
    for (const auto &part : parts) {
        most += part->most;
    }
    return most;
}

/* The documents that all parts have. */
class AllPart : public Part
{
  public:
    AllPart(Parts parts, double documents) : parts_(std::move(parts)), scratch_(new Sums)
    {
        std::sort(parts_.begin(), parts_.end(),
                  [](const auto &a, const auto &b) { return a->count.guess < b->count.guess; });
        most = most_of(parts_);
        double sum = 0, share = 1;
        count.most = parts_.front()->count.most;
        for (const auto &part : parts_) {
            sum += part->count.least;
            share *= documents > 0 ? part->count.guess / documents : 0;
            count.most = std::min(count.most, part->count.most);
        }
        const double missing =
            documents * static_cast<double>(parts_.size()) - sum; /* of those that all have to have */
        count.least = static_cast<Xapian::doccount>(std::max(documents - missing, 0.0));
        count.guess = std::clamp(static_cast<Xapian::doccount>(documents * share + 0.5), count.least, count.most);
    }

    Xapian::docid seek(Xapian::docid docid) override
    {
        for (const auto &part : parts_) {
            docid = std::max(docid, part->seek(docid));
        }
        return docid;
    }

    void find(Xapian::docid base, const Places *wanted, double least, Sums &ret_sums) override
    {
        double rest = most - parts_.front()->most;
        parts_.front()->find(base, wanted, least - rest, ret_sums);
        for (size_t i = 1; i < parts_.size(); i++) {
            ret_sums.drop_below(least - rest);
            if (ret_sums.found.is_empty()) {
                return;
            }
            rest -= parts_[i]->most;
            parts_[i]->find(base, &ret_sums.found, least - (most - parts_[i]->most), *scratch_);
            ret_sums.found.keep(scratch_->found);
            ret_sums.found.each([&](Xapian::docid place) { ret_sums.weights[place] += scratch_->weights[place]; });
        }
    }

  private:
    Parts parts_; /* the rarest first */
    const std::unique_ptr<Sums> scratch_;
};

/* The documents that any part has. */
class AnyPart : public Part
{
  public:
    AnyPart(Parts parts, double documents) : parts_(std::move(parts)), scratch_(new Sums)
    {
        std::sort(parts_.begin(), parts_.end(), [](const auto &a, const auto &b) { return a->most > b->most; });
        most = most_of(parts_);
        double sum = 0, share = 1;
        for (const auto &part : parts_) {
            sum += part->count.most;
            share *= documents > 0 ? 1 - part->count.guess / documents : 1;
            count.least = std::max(count.least, part->count.least);
        }
        count.most = static_cast<Xapian::doccount>(std::min(sum, documents));
        count.guess = std::clamp(static_cast<Xapian::doccount>(documents * (1 - share) + 0.5), count.least,
                                 std::max(count.least, count.most));
    }

    Xapian::docid seek(Xapian::docid docid) override
    {
        Xapian::docid first = XC_LIST_END;
        for (const auto &part : parts_) {
            first = std::min(first, part->seek(docid));
        }
        return first;
    }

    void find(Xapian::docid base, const Places *wanted, double least, Sums &ret_sums) override
    {
        double rest = most;
        ret_sums.found.clear();
        for (const auto &part : parts_) {
            /* What has none of those before weighs too little without this one and those behind. */
            const bool tells = rest >= least;
            rest -= part->most;
            if (tells) {
                part->find(base, wanted, least - (most - part->most), *scratch_);
                scratch_->found.each([&](Xapian::docid place) { add(ret_sums, place); });
            } else if (!ret_sums.found.is_empty()) {
                part->find(base, &ret_sums.found, 0, *scratch_);
                scratch_->found.each([&](Xapian::docid place) { ret_sums.weights[place] += scratch_->weights[place]; });
            }
        }
    }

  private:
    Parts parts_; /* that which weighs most first */
    const std::unique_ptr<Sums> scratch_;

    void add(Sums &sums, Xapian::docid place) const
    {
        if (sums.found.has(place)) {
            sums.weights[place] += scratch_->weights[place];
        } else {
            sums.put(place, scratch_->weights[place]);
        }
    }
};

/* The documents of one part: worth more where another has them, or without those of another, which is not weighed. */
class BesidePart : public Part
{
  public:
    BesidePart(std::unique_ptr<Part> part, std::unique_ptr<Part> other, bool is_taken_off)
        : part_(std::move(part)), other_(std::move(other)), is_taken_off_(is_taken_off), scratch_(new Sums)
    {
        most = part_->most + other_->most;
        count = part_->count;
        if (is_taken_off) {
            const Count &off = other_->count;
            count.least = count.least > off.most ? count.least - off.most : 0;
            count.guess = std::max(count.least, count.guess > off.guess ? count.guess - off.guess : 0);
        }
    }

    Xapian::docid seek(Xapian::docid docid) override
    {
        return part_->seek(docid);
    }

    void find(Xapian::docid base, const Places *wanted, double least, Sums &ret_sums) override
    {
        part_->find(base, wanted, least - other_->most, ret_sums);
        ret_sums.drop_below(least - other_->most);
        if (ret_sums.found.is_empty()) {
            return;
        }
        other_->find(base, &ret_sums.found, 0, *scratch_);
        if (is_taken_off_) {
            ret_sums.found.take_off(scratch_->found);
        } else {
            scratch_->found.each([&](Xapian::docid place) { ret_sums.weights[place] += scratch_->weights[place]; });
        }
    }

  private:
    const std::unique_ptr<Part> part_, other_;
    const bool is_taken_off_;
    const std::unique_ptr<Sums> scratch_;
};

class Combination : public Formula
{
  public:
    Combination(xc_op op, std::vector<SharedFormula> parts) : op_(op), parts_(std::move(parts))
    {
    }

    std::unique_ptr<Part> open(const Xapian::Database &db, double factor) const override
    {
        std::unique_ptr<Part> first = parts_.front()->open(db, factor);
        if (op_ == XC_OP_AND_NOT || op_ == XC_OP_AND_MAYBE) {
            for (size_t i = 1; i < parts_.size(); i++) {
                const bool is_taken_off = op_ == XC_OP_AND_NOT;
                first = std::make_unique<BesidePart>(std::move(first), parts_[i]->open(db, is_taken_off ? 0 : factor),
                                                     is_taken_off);
            }
            return first;
        }
        Parts parts;
        parts.push_back(std::move(first));
        for (size_t i = 1; i < parts_.size(); i++) {
            parts.push_back(parts_[i]->open(db, op_ == XC_OP_FILTER ? 0 : factor));
        }
        if (op_ == XC_OP_OR) {
            return std::make_unique<AnyPart>(std::move(parts), db.get_doccount());
        }
        return std::make_unique<AllPart>(std::move(parts), db.get_doccount());
    }

  private:
    const xc_op op_;
    const std::vector<SharedFormula> parts_;
};

class Scaled : public Formula
{
  public:
    Scaled(SharedFormula part, double factor) : part_(std::move(part)), factor_(factor)
    {
    }

    std::unique_ptr<Part> open(const Xapian::Database &db, double factor) const override
    {
        return part_->open(db, factor * factor_);
    }

  private:
    const SharedFormula part_;
    const double factor_;
};

} // namespace

SharedFormula xc_formula_combine(xc_op op, std::vector<SharedFormula> parts)
{
    static constexpr xc_op OPS[] = {XC_OP_AND, XC_OP_OR, XC_OP_AND_NOT, XC_OP_FILTER, XC_OP_AND_MAYBE};
    const bool has_formula = !parts.empty() && std::find(std::begin(OPS), std::end(OPS), op) != std::end(OPS) &&
                             std::all_of(parts.begin(), parts.end(), [](const auto &part) { return part != nullptr; });
    return has_formula ? std::make_shared<Combination>(op, std::move(parts)) : nullptr;
}

SharedFormula xc_formula_scale(SharedFormula part, double factor)
{
    return part ? std::make_shared<Scaled>(std::move(part), factor) : nullptr;
}
