/* iterator.cc: postings, positions and values one after the other. */
#include "internal.hh"

/* ---- postings ---- */

struct xc_postings {
    Cursor<Xapian::PostingIterator> cursor;
    xc_docid docid = 0;
    uint32_t wdf = 0;
};

xc_postings *xc_database_postings(const xc_database *database, const char *term, size_t length, xc_error *error)
{
    return xc_make(error, [&] {
        return new xc_postings{{xc_need(database).db.postlist_begin(xc_string(term, length)), {}}};
    });
}

template <typename Move> static xc_status step(xc_postings *postings, xc_error *error, Move move)
{
    return xc_step(
        postings->cursor, error, move,
        [&] {
            postings->docid = *postings->cursor.at;
            postings->wdf = postings->cursor.at.get_wdf();
        },
        [&] { postings->docid = postings->wdf = 0; });
}

xc_status xc_postings_next(xc_postings *postings, xc_error *error)
{
    return step(postings, error, [&] { postings->cursor.next(); });
}

xc_status xc_postings_skip_to(xc_postings *postings, xc_docid docid, xc_error *error)
{
    return step(postings, error, [&] { postings->cursor.skip_to(docid); });
}

xc_docid xc_postings_docid(const xc_postings *postings)
{
    return postings->docid;
}

uint32_t xc_postings_wdf(const xc_postings *postings)
{
    return postings->wdf;
}

void xc_postings_free(xc_postings *postings)
{
    delete postings;
}

/* ---- positions ---- */

struct xc_positions {
    Cursor<Xapian::PositionIterator> cursor;
};

xc_positions *xc_database_positions(const xc_database *database, xc_docid docid, const char *term, size_t length,
                                    xc_error *error)
{
    return xc_make(error, [&] {
        return new xc_positions{{xc_need(database).db.positionlist_begin(docid, xc_string(term, length)), {}}};
    });
}

template <typename Move>
static xc_status step(xc_positions *positions, uint32_t *ret_position, xc_error *error, Move move)
{
    return xc_step(
        positions->cursor, error, move, [&] { *ret_position = *positions->cursor.at; }, [] {});
}

xc_status xc_positions_next(xc_positions *positions, uint32_t *ret_position, xc_error *error)
{
    return step(positions, ret_position, error, [&] { positions->cursor.next(); });
}

xc_status xc_positions_skip_to(xc_positions *positions, uint32_t position, uint32_t *ret_position, xc_error *error)
{
    return step(positions, ret_position, error, [&] { positions->cursor.skip_to(position); });
}

void xc_positions_free(xc_positions *positions)
{
    delete positions;
}

/* ---- values ---- */

struct xc_values {
    Cursor<Xapian::ValueIterator> cursor;
    bool of_document = false; /* the slots of one document, not the documents of one slot */
    xc_docid docid = 0;
    xc_slot slot = 0;
    std::string text = {};
};

xc_values *xc_database_values(const xc_database *database, xc_slot slot, xc_error *error)
{
    return xc_make(error, [&] {
        return new xc_values{{xc_need(database).db.valuestream_begin(slot), {}}, false, 0, slot};
    });
}

xc_values *xc_document_values(const xc_document *document, xc_error *error)
{
    return xc_make(error, [&] {
        const Xapian::Document &doc = xc_need(document).doc;
        return new xc_values{{doc.values_begin(), {}}, true, doc.get_docid()};
    });
}

template <typename Move> static xc_status step(xc_values *values, xc_error *error, Move move)
{
    return xc_step(
        values->cursor, error, move,
        [&] {
            values->text = *values->cursor.at;
            if (values->of_document) {
                values->slot = values->cursor.at.get_valueno();
            } else {
                values->docid = values->cursor.at.get_docid();
            }
        },
        [&] {
            values->text.clear();
            (values->of_document ? values->slot : values->docid) = 0;
        });
}

xc_status xc_values_next(xc_values *values, xc_error *error)
{
    return step(values, error, [&] { values->cursor.next(); });
}

xc_status xc_values_skip_to(xc_values *values, xc_docid docid, xc_error *error)
{
    return step(values, error, [&] {
        if (values->of_document) {
            throw Xapian::InvalidOperationError("the values of one document are in the order of slots");
        }
        values->cursor.skip_to(docid);
    });
}

xc_docid xc_values_docid(const xc_values *values)
{
    return values->docid;
}

xc_slot xc_values_slot(const xc_values *values)
{
    return values->slot;
}

const char *xc_values_text(const xc_values *values, size_t *ret_length)
{
    xc_put(ret_length, values->text.size());
    return values->text.c_str();
}

void xc_values_free(xc_values *values)
{
    delete values;
}
