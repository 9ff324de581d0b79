/* direct.hh: the lists of a database that are read without libxapian, and what terms weigh by them. */
#ifndef XAPIAN_C_DIRECT_HH
#define XAPIAN_C_DIRECT_HH

#include "xapian-c/internal.hh"
#include "xapian-c/lists/lists.h"

#include <algorithm>
#include <optional>

/* Okapi BM25 of a term, as Xapian::BM25Weight has it with k2 = 0 and k3 = 1. */
struct Weighting {
    /* For terms of a database. */
    Weighting(const Xapian::Database &db, const xc_bm25 &bm25)
        : k1(bm25.k1), b(bm25.b), min_length(bm25.min_length), documents(db.get_doccount())
    {
        const double mean = db.get_average_length();
        length_factor = mean > 0 ? 1 / mean : 0;
    }

    double k1, b, min_length, documents, length_factor;

    /* What a term weighs at most that so many documents have. */
    double of_term(double frequency) const;

    /* What the length of a document counts: the share that it has of the weight of a term is wdf / (norm + wdf). */
    double norm(double length) const
    {
        return k1 * (std::max(length * length_factor, min_length) * b + (1 - b));
    }

    bool has_same_norms(const Weighting &other) const
    {
        return k1 == other.k1 && b == other.b && min_length == other.min_length && length_factor == other.length_factor;
    }
};

inline double xc_share(double wdf, double norm)
{
    return wdf / (norm + wdf);
}

/* The lists of one database, and what the lengths of its documents count, by blocks of so many. */
struct Direct {
    static constexpr Xapian::docid BLOCK = 1U << 12;

    explicit Direct(std::unique_ptr<xc_lists, decltype(&xc_lists_free)> opened) : lists(std::move(opened))
    {
    }

    /* The norms of the documents of a block, which begins with document block * BLOCK. Borrowed: valid until those of
     * another are asked for. */
    const double *norms(Xapian::docid block, const Weighting &weighting);

    /* Reads the data of a document; false where libxapian has to. */
    bool read_data(Xapian::docid docid, std::string &ret_data);

    std::unique_ptr<xc_lists, decltype(&xc_lists_free)> lists;

  private:
    /* 16 MB for the blocks of 2 million documents. */
    static constexpr size_t KEPT = 512;

    struct Norms {
        Xapian::docid block = 0;
        std::unique_ptr<double[]> of; /* NULL: none are kept */
    };
    std::vector<Norms> kept_;          /* each at the place that its number falls on */
    std::optional<Weighting> of_kept_; /* by which they are */
};

/* Calls `take` for the posting that a list is on, and for those behind it in its chunk as long as they are two bytes,
 * as most are, and not behind document `last`; the list is on the last of them then. */
template <typename Take> void xc_each_short(xc_list &list, Xapian::docid last, Take take)
{
    const unsigned char *at = list.at;
    Xapian::docid docid = list.docid;
    take(docid, list.wdf);
    for (; list.end - at >= 2 && (at[0] | at[1]) < 0x80 && at[0] < last - docid; at += 2) {
        docid += at[0] + 1U;
        take(docid, at[1]);
    }
    list.docid = docid;
    list.at = at;
}

/* One list; throws what fails. */
class List
{
  public:
    List(Direct &direct, const std::string &term) : list_{}
    {
        list_.lists = direct.lists.get();
        check(xc_list_begin(&list_, term.data(), term.size(), &failure_));
    }
    List(List &&other) noexcept : list_(std::exchange(other.list_, {}))
    {
    }
    List &operator=(List &&other) noexcept
    {
        std::swap(list_, other.list_);
        return *this;
    }
    List(const List &) = delete;
    List &operator=(const List &) = delete;
    ~List()
    {
        xc_list_clear(&list_);
    }

    uint32_t documents() const
    {
        return list_.documents;
    }
    Xapian::docid docid() const /* XC_LIST_END at the end */
    {
        return list_.docid;
    }
    uint32_t wdf() const
    {
        return list_.wdf;
    }
    void next()
    {
        check(xc_list_next(&list_, &failure_));
    }
    /* Calls `take` for each posting from here on that is before a document, and goes on to the first that is not. */
    template <typename Take> void each_before(Xapian::docid end, Take take)
    {
        while (list_.docid < end) {
            xc_each_short(list_, std::min(end - 1, list_.chunk_last), take);
            check(xc_list_next(&list_, &failure_));
        }
    }
    void skip_to(Xapian::docid docid)
    {
        check(xc_list_skip_to(&list_, docid, &failure_));
    }

  private:
    xc_list list_;
    xc_error failure_ = {};

    /* Clears what a constructor that throws leaves behind. */
    void check(bool done)
    {
        if (!done) {
            xc_list_clear(&list_);
            xc_throw(failure_);
        }
    }
};

/* The lists of all terms that begin with a prefix, chunk by chunk; throws what fails. */
class Walk
{
  public:
    Walk(Direct &direct, const std::string &prefix)
    {
        check(xc_walk_begin(&walk_, direct.lists.get(), prefix.data(), prefix.size(), &failure_));
    }
    Walk(const Walk &) = delete;
    Walk &operator=(const Walk &) = delete;
    ~Walk()
    {
        xc_walk_clear(&walk_);
    }

    bool at_end() const
    {
        return walk_.is_at_end;
    }
    void next()
    {
        check(xc_walk_next(&walk_, &failure_));
    }
    /* Of the term that begins with this chunk; 0 in a later one. */
    uint32_t documents() const
    {
        return walk_.is_first ? walk_.list.documents : 0;
    }
    /* Calls `take` for each posting of the chunk. */
    template <typename Take> void each_posting(Take take)
    {
        while (walk_.list.docid != XC_LIST_END) {
            xc_each_short(walk_.list, walk_.list.chunk_last, take);
            check(xc_list_next(&walk_.list, &failure_));
        }
    }

  private:
    xc_walk walk_ = {};
    xc_error failure_ = {};

    /* Clears what a constructor that throws leaves behind. */
    void check(bool done)
    {
        if (!done) {
            xc_walk_clear(&walk_);
            xc_throw(failure_);
        }
    }
};

#endif
