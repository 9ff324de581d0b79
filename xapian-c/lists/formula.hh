/* formula.hh: what a query adds up over lists that are read straight: a block of documents at a time, so that weights
 * stay in the processor's cache and no list is read twice. */
#ifndef XAPIAN_C_LISTS_FORMULA_HH
#define XAPIAN_C_LISTS_FORMULA_HH

#include "xapian-c/lists/direct.hh"

#include <array>

/* Some documents of a block, by their places in it. */
class Places
{
  public:
    void clear()
    {
        words_.fill(0);
    }
    void add(Xapian::docid place)
    {
        words_[place / WORD] |= UINT64_C(1) << place % WORD;
    }
    /* True where none of the word that has this place is there. */
    bool is_bare(Xapian::docid place) const
    {
        return words_[place / WORD] == 0;
    }
    bool has(Xapian::docid place) const
    {
        return words_[place / WORD] >> place % WORD & 1;
    }
    void keep(const Places &other)
    {
        for (size_t i = 0; i < words_.size(); i++) {
            words_[i] &= other.words_[i];
        }
    }
    void take_off(const Places &other)
    {
        for (size_t i = 0; i < words_.size(); i++) {
            words_[i] &= ~other.words_[i];
        }
    }
    Xapian::doccount count() const
    {
        uint64_t count = 0;
        for (uint64_t word : words_) {
            count += count_bits(word);
        }
        return static_cast<Xapian::doccount>(count);
    }
    /* The first from this one on; Direct::BLOCK: none. */
    Xapian::docid next(Xapian::docid place) const
    {
        while (place < Direct::BLOCK) {
            const uint64_t left = words_[place / WORD] >> place % WORD;
            if (left) {
                return place + static_cast<Xapian::docid>(__builtin_ctzll(left));
            }
            place = (place / WORD + 1) * WORD;
        }
        return place;
    }
    bool is_empty() const
    {
        return next(0) == Direct::BLOCK;
    }
    /* Calls `take` for each. */
    template <typename Take> void each(Take take) const
    {
        for (size_t word = 0; word < words_.size(); word++) {
            for (uint64_t left = words_[word]; left; left &= left - 1) {
                take(static_cast<Xapian::docid>(word * WORD + static_cast<size_t>(__builtin_ctzll(left))));
            }
        }
    }
    /* Takes off each that `is_dropped`. */
    template <typename Is> void drop(Is is_dropped)
    {
        for (size_t word = 0; word < words_.size(); word++) {
            for (uint64_t left = words_[word]; left; left &= left - 1) {
                if (is_dropped(static_cast<Xapian::docid>(word * WORD + static_cast<size_t>(__builtin_ctzll(left))))) {
                    words_[word] &= ~(left & -left);
                }
            }
        }
    }

    static constexpr Xapian::docid WORD = 64;

  private:
    std::array<uint64_t, Direct::BLOCK / WORD> words_;

    /* By halves: the processors that every package of Debian runs on have no instruction for it. */
    static uint64_t count_bits(uint64_t word)
    {
        word -= word >> 1 & 0x5555555555555555;
        word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
        return ((word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101 >> 56;
    }
};

/* The documents of a block that were found, and what each of them weighs. */
struct Sums {
    Places found;
    std::array<double, Direct::BLOCK> weights; /* of those found */

    void put(Xapian::docid place, double weight)
    {
        found.add(place);
        weights[place] = weight;
    }
    /* Adds to what the document weighs. Of sums of which all are added: the first of a word begins their weights. */
    void add(Xapian::docid place, double weight)
    {
        if (found.is_bare(place)) {
            std::fill_n(&weights[place - place % Places::WORD], Places::WORD, 0);
        }
        found.add(place);
        weights[place] += weight;
    }
    /* Takes off those that weigh less. */
    void drop_below(double least)
    {
        if (least > 0) {
            found.drop([&](Xapian::docid place) { return weights[place] < least; });
        }
    }
};

/* How many documents something has: at least, about, at most. */
struct Count {
    Xapian::doccount least = 0, guess = 0, most = 0;
};

/* A formula at work on one database, from its first document to its last. What it throws is Xapian's. */
class Part
{
  public:
    Part() = default;
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;
    virtual ~Part() = default;

    /* The first document from this one on that it may have; XC_LIST_END: none. Never goes back. */
    virtual Xapian::docid seek(Xapian::docid docid) = 0;

    /* Finds those documents of the block that begins at `base` and was not found before: of `wanted` only, unless that
     * is NULL; one that weighs less than `least` may be left out. */
    virtual void find(Xapian::docid base, const Places *wanted, double least, Sums &ret_sums) = 0;

    double most = 0; /* that a document weighs by it */
    Count count;
};

/* What is added up, whichever database it is in; shared by the queries that are made of it, and never changed. */
class Formula
{
  public:
    Formula() = default;
    Formula(const Formula &) = delete;
    Formula &operator=(const Formula &) = delete;
    virtual ~Formula() = default;

    /* Begins with a database, each weight times `factor`; with a factor of 0 nothing is weighed. Throws
     * InvalidOperationError for a database that it was not made for. */
    virtual std::unique_ptr<Part> open(const Xapian::Database &db, double factor) const = 0;
};

/* A new query of the formula, which `description` describes as one of Xapian's would be. */
xc_query *xc_formula_query(SharedFormula formula, const std::string &description);

/* The lists of a database among those of a formula; throws InvalidOperationError where they are not. */
std::shared_ptr<Direct> xc_formula_lists(const DirectLists &lists, const Xapian::Database &db);

#endif
