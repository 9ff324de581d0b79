/* mask.cc: documents by number, as a query: what a database that is never written again has to leave out. */
#include "xapian-c/lists/formula.hh"

#include <algorithm>
#include <limits>
#include <map>

namespace
{

/* Documents first … last, of which at least `least` and at most `most` exist. */
struct Range {
    Xapian::docid first, last;
    Xapian::doccount least, most;
};

/* Sorted, with a gap between any two. */
using Ranges = std::vector<Range>;
/* By the uuid of the database. */
using Masks = std::map<std::string, Ranges>;

/* The union of two ranges that overlap or touch. */
Range join(const Range &one, const Range &other)
{
    Range all = {std::min(one.first, other.first), std::max(one.last, other.last), 0, 0};
    bool overlap = one.last >= other.first && other.last >= one.first;
    /* Those that are in both may be the same documents. */
    all.least = overlap ? std::max(one.least, other.least) : one.least + other.least;
    auto width = static_cast<uint64_t>(all.last) - all.first + 1;
    all.most = static_cast<Xapian::doccount>(std::min(static_cast<uint64_t>(one.most) + other.most, width));
    return all;
}

void add(Ranges &ranges, Range range)
{
    auto before = [](const Range &at, Xapian::docid first) { return at.last < first - 1; };
    auto begin = std::lower_bound(ranges.begin(), ranges.end(), range.first, before);
    auto end = begin;
    for (; end != ranges.end() && end->first - 1 <= range.last; ++end) {
        range = join(range, *end);
    }
    if (begin == end) {
        ranges.insert(begin, range);
    } else {
        *begin = range;
        ranges.erase(begin + 1, end);
    }
}

/* Walks through the ranges of the database that it is asked about: one of several, where they are searched as one. Each
 * thread's query has its own, and all share the masks, which nobody changes any more. */
class MaskSource : public Xapian::PostingSource
{
  public:
    explicit MaskSource(std::shared_ptr<const Masks> masks) : masks_(std::move(masks))
    {
    }

    PostingSource *clone() const override
    {
        return new MaskSource(masks_);
    }

    void init(const Xapian::Database &db) override
    {
        auto found = masks_->find(db.get_uuid());
        ranges_ = found != masks_->end() ? &found->second : nullptr;
        place_ = 0;
        docid_ = 0;
        least_ = most_ = 0;
        for (size_t i = 0; i < size(); i++) {
            least_ += (*ranges_)[i].least;
            most_ += (*ranges_)[i].most;
        }
        /* A caller that counted wrongly must not have a database that is less than nothing. */
        most_ = std::min(most_, db.get_doccount());
        least_ = std::min(least_, most_);
    }

    Xapian::doccount get_termfreq_min() const override
    {
        return least_;
    }

    Xapian::doccount get_termfreq_est() const override
    {
        return most_;
    }

    Xapian::doccount get_termfreq_max() const override
    {
        return most_;
    }

    void next(double) override
    {
        if (docid_ == std::numeric_limits<Xapian::docid>::max()) {
            place_ = size();
        }
        move_to(docid_ + 1);
    }

    void skip_to(Xapian::docid docid, double) override
    {
        move_to(std::max(docid, docid_));
    }

    bool at_end() const override
    {
        return place_ == size();
    }

    Xapian::docid get_docid() const override
    {
        return docid_;
    }

    std::string get_description() const override
    {
        return "mask";
    }

  private:
    std::shared_ptr<const Masks> masks_;
    const Ranges *ranges_ = nullptr; /* of this database; into masks_ */
    size_t place_ = 0;               /* of the range that holds docid_ */
    Xapian::docid docid_ = 0;
    Xapian::doccount least_ = 0, most_ = 0;

    size_t size() const
    {
        return ranges_ ? ranges_->size() : 0;
    }

    void move_to(Xapian::docid docid)
    {
        if (at_end()) {
            return;
        }
        /* Nearly always it is the same range or the next one. */
        auto behind = [](const Range &range, Xapian::docid wanted) { return range.last < wanted; };
        auto at = ranges_->begin() + static_cast<Ranges::difference_type>(place_);
        if (behind(*at, docid) && ++at != ranges_->end() && behind(*at, docid)) {
            at = std::lower_bound(at + 1, ranges_->end(), docid, behind);
        }
        place_ = static_cast<size_t>(at - ranges_->begin());
        docid_ = at_end() ? docid_ : std::max(docid, at->first);
    }
};

/* The same, where what is masked is added up by blocks. */
class MaskPart : public Part
{
  public:
    MaskPart(std::shared_ptr<const Masks> masks, const Xapian::Database &db) : source_(std::move(masks))
    {
        source_.init(db);
        count = {source_.get_termfreq_min(), source_.get_termfreq_est(), source_.get_termfreq_max()};
        source_.next(0);
    }

    Xapian::docid seek(Xapian::docid docid) override
    {
        source_.skip_to(docid, 0);
        return source_.at_end() ? XC_LIST_END : source_.get_docid();
    }

    void find(Xapian::docid base, const Places *wanted, double, Sums &ret_sums) override
    {
        ret_sums.found.clear();
        for (Xapian::docid docid = seek(base); docid != XC_LIST_END && docid - base < Direct::BLOCK;) {
            const Xapian::docid place = wanted ? wanted->next(docid - base) : docid - base;
            if (place == docid - base) {
                ret_sums.put(place, 0);
            }
            docid = place < Direct::BLOCK ? seek(base + place + (place == docid - base)) : XC_LIST_END;
        }
    }

  private:
    MaskSource source_;
};

class MaskFormula : public Formula
{
  public:
    explicit MaskFormula(std::shared_ptr<const Masks> masks) : masks_(std::move(masks))
    {
    }

    std::unique_ptr<Part> open(const Xapian::Database &db, double) const override
    {
        return std::make_unique<MaskPart>(masks_, db);
    }

  private:
    const std::shared_ptr<const Masks> masks_;
};

} // namespace

struct xc_mask {
    /* Shared with the queries made from it: they keep what there was. */
    std::shared_ptr<Masks> masks = std::make_shared<Masks>();
};

xc_mask *xc_mask_new(xc_error *error)
{
    return xc_make(error, [] { return new xc_mask(); });
}

void xc_mask_free(xc_mask *mask)
{
    delete mask;
}

xc_status xc_mask_add(xc_mask *mask, const xc_mask_range *range, xc_error *error)
{
    return xc_guard(error, [&] {
        const xc_mask_range &added = xc_need(range);
        if (added.first == 0 || added.first > added.last || added.count > added.last - added.first + 1) {
            throw Xapian::InvalidArgumentError("no such range of documents");
        }
        xc_mask &to = xc_need(mask);
        if (to.masks.use_count() > 1) {
            to.masks = std::make_shared<Masks>(*to.masks);
        }
        Xapian::doccount most = added.count ? added.count : added.last - added.first + 1;
        add((*to.masks)[xc_string(added.uuid, added.uuid_length)], {added.first, added.last, added.count, most});
    });
}

xc_query *xc_query_mask(const xc_mask *mask, xc_error *error)
{
    return xc_make(error, [&] {
        MaskSource source(xc_need(mask).masks);
        return new xc_query{Xapian::Query(&source) /* clones it */, std::make_shared<MaskFormula>(mask->masks)};
    });
}
