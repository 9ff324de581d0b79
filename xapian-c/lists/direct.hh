/* direct.hh: the lists of a database that are read without libxapian, and what terms weigh by them. */
#ifndef XAPIAN_C_DIRECT_HH
#define XAPIAN_C_DIRECT_HH

#include "xapian-c/internal.hh"
#include "xapian-c/lists/lists.h"

#include <algorithm>

/* The lists of one database, and the lengths of its documents by blocks of so many. */
struct Direct {
    static constexpr Xapian::docid BLOCK = 1U << 12;

    explicit Direct(std::unique_ptr<xc_lists, decltype(&xc_lists_free)> opened) : lists(std::move(opened))
    {
    }

    /* The lengths of the documents of a block, which begins with document block * BLOCK. Borrowed: valid until those of
     * another are asked for. */
    const uint32_t *lengths(Xapian::docid block);

    std::unique_ptr<xc_lists, decltype(&xc_lists_free)> lists;

  private:
    /* 16 MB for the blocks of 4 million documents. */
    static constexpr size_t KEPT = 1024;

    struct Lengths {
        Xapian::docid block = 0;
        std::unique_ptr<uint32_t[]> of; /* NULL: none are kept */
    };
    std::vector<Lengths> kept_; /* each at the place that its number falls on */
};

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
            /* Most postings are two bytes; those of a chunk are passed over at once. */
            const Xapian::docid last = std::min(end - 1, list_.chunk_last);
            const unsigned char *at = list_.at;
            Xapian::docid docid = list_.docid;
            take(docid, list_.wdf);
            for (; list_.end - at >= 2 && (at[0] | at[1]) < 0x80 && at[0] < last - docid; at += 2) {
                docid += at[0] + 1U;
                take(docid, at[1]);
            }
            list_.docid = docid;
            list_.at = at;
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
            take(walk_.list.docid, walk_.list.wdf);
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

    /* The share of it that a document has. */
    double share(double wdf, double length) const
    {
        const double normal = std::max(length * length_factor, min_length);
        return wdf / (k1 * (normal * b + (1 - b)) + wdf);
    }
};

#endif
