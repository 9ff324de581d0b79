/* internal.hh: the guard that no exception passes, and what the handles hold. */
#ifndef XAPIAN_C_INTERNAL_HH
#define XAPIAN_C_INTERNAL_HH

#include <xapian-c/xapian_c.h>
#include <xapian.h>

#include <cstring>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/* Turns the exception that is being handled into a status and fills `error`, which may be NULL. Call from a catch block
 * only. */
xc_status xc_fail_current(xc_error *error) noexcept;

/* Runs `body`, which may throw anything. What it returns, if anything, is the status. */
template <typename Body> xc_status xc_guard(xc_error *error, Body body) noexcept
{
    try {
        if constexpr (std::is_void_v<decltype(body())>) {
            body();
            return XC_OK;
        } else {
            return body();
        }
    } catch (...) {
        return xc_fail_current(error);
    }
}

/* The same for a body that returns a new handle. */
template <typename Body> auto xc_make(xc_error *error, Body body) noexcept -> decltype(body())
{
    try {
        return body();
    } catch (...) {
        xc_fail_current(error);
        return nullptr;
    }
}

/* What a pointer points to; throws where it is NULL. */
template <typename Thing> Thing &xc_need(Thing *thing)
{
    if (!thing) {
        throw Xapian::InvalidArgumentError("NULL where a handle, path or callback is needed");
    }
    return *thing;
}

inline std::string xc_string(const char *text, size_t length)
{
    return length ? std::string(&xc_need(text), length) : std::string();
}

/* Sets an output that the caller may not want. */
template <typename Value> void xc_put(Value *output, Value value)
{
    if (output) {
        *output = value;
    }
}

/* Copies a string for the caller; throws std::bad_alloc. */
xc_text xc_text_of(const std::string &string);

/* A weighting scheme by its name and parameters; throws InvalidArgumentError. */
std::unique_ptr<Xapian::Weight> xc_weight_of(const char *scheme);

/* Checks a block size. Xapian takes its default for a size that is none, but a caller who asks for one wants it: throws
 * InvalidArgumentError. */
int xc_block_size(unsigned size);

struct Direct;

/* The lists of databases that are read without libxapian, by the uuid of each. */
using DirectLists = std::map<std::string, std::shared_ptr<Direct>>;

struct xc_database {
    Xapian::Database db;
    bool of_writer = false; /* freed with its writer */
    std::string path = {};  /* that it was opened at, if it is one */
    DirectLists lists = {};
    bool is_direct = false; /* each of its databases has lists */
};

/* Opens the lists of a database that was opened at its path, where they can be read directly. */
void xc_attach_lists(xc_database &database);

/* What the metadata have under a key; of a database that can be read directly from the blocks that are kept: libxapian
 * reads a block anew for each key. */
std::string xc_read_metadata(const xc_database &database, const std::string &key);

/* The lists of each of the databases that one is made of, in Xapian's order; empty where not all have lists. */
using Shards = std::vector<std::shared_ptr<Direct>>;
Shards xc_shards_of(const xc_database &database);

/* What describes a source of postings: Xapian puts more around it, which xc_describe takes off again. */
std::string xc_describe_sum(const std::string &description);
/* A query as Xapian describes it, without the "Query()" around it. */
std::string xc_describe(const Xapian::Query &query);

/* Throws what xapian-c in C has failed with. */
[[noreturn]] void xc_throw(const xc_error &failure);

struct xc_writer {
    Xapian::WritableDatabase db;
    xc_database readable; /* shares the database above */

    /* Not an aggregate: where a later member of one throws, GCC 12 destroys what was never made. */
    explicit xc_writer(const Xapian::WritableDatabase &opened) : db(opened), readable{opened, true}
    {
    }
};

struct xc_document {
    Xapian::Document doc;
    std::string lent = {};                 /* what the last borrowed text points into */
    std::exception_ptr *failure = nullptr; /* of a candidate: where a failure to read is left for the search */
    std::shared_ptr<Direct> lists = {};    /* of its own database; NULL where they cannot be read directly */
};

/* Reads the data of a document from the blocks that are kept: libxapian reads two anew for each. False where it has to.
 */
bool xc_read_data(const xc_document &document, std::string &ret_data);

/* How many documents a formula finds, counted block by block: all of them in a block that is counted. */
struct Tally {
    uint32_t wanted = 0, count = 0; /* beyond so many it is not counted any more */
    int open = 0;                   /* databases whose end was not reached */
    bool is_whole = true;           /* every block was counted */
};

/* What a query adds up where it reads lists without libxapian. */
class Formula;
using SharedFormula = std::shared_ptr<const Formula>;

/* The formula of some formulas under an operator; none where one of them is, and for an operator that has none. */
SharedFormula xc_formula_combine(xc_op op, std::vector<SharedFormula> parts);
SharedFormula xc_formula_scale(SharedFormula part, double factor);

struct xc_query {
    Xapian::Query query;
    SharedFormula formula = {};        /* that finds and weighs the same; NULL where there is none */
    std::shared_ptr<Tally> tally = {}; /* of the formula, where the query is one source of it; else NULL */
};

struct xc_result {
    Xapian::MSet mset;
    Shards shards;    /* of the database that was searched */
    Tally tally = {}; /* of what was counted besides */
};

/* An iterator of Xapian's with a place before its first item. */
template <typename Iterator> struct Cursor {
    Iterator at, end;
    bool begun = false;

    bool has_item() const
    {
        return begun && at != end;
    }

    void next()
    {
        if (has_item()) {
            ++at;
        }
        begun = true;
    }

    template <typename Place> void skip_to(const Place &place)
    {
        begun = true;
        if (at != end) {
            at.skip_to(place);
        }
    }
};

/* Moves a cursor and takes the item it comes to: XC_OK, XC_END or an error, after which it is at its end, as what an
 * iterator of Xapian's does after it has thrown is not defined. `forget` makes the item empty. */
template <typename Iterator, typename Move, typename Take, typename Forget>
xc_status xc_step(Cursor<Iterator> &cursor, xc_error *error, Move move, Take take, Forget forget) noexcept
{
    xc_status status = xc_guard(error, [&] {
        move();
        if (!cursor.has_item()) {
            return XC_END;
        }
        take();
        return XC_OK;
    });
    if (status != XC_OK) {
        forget();
        cursor.at = cursor.end;
        cursor.begun = true;
    }
    return status;
}

/* Which figures an iterator over terms has. */
enum { XC_HAS_WDF = 1, XC_HAS_FREQ = 2 };

struct xc_terms {
    Cursor<Xapian::TermIterator> cursor;
    int figures = 0;
    std::string text;
    /* Instead of the cursor, for expanded terms: */
    bool is_expansion = false;
    Xapian::ESet eset;
    size_t place = 0; /* from 1; 0: not begun */
};

#endif
