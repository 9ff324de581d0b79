/* terms.cc: terms one after the other: of a database, a document, a query, metadata, an expansion. */
#include "internal.hh"

static xc_terms *new_terms(const Xapian::TermIterator &begin, int figures)
{
    std::unique_ptr<xc_terms> terms(new xc_terms());
    terms->cursor.at = begin;
    terms->figures = figures;
    return terms.release();
}

xc_terms *xc_database_terms(const xc_database *database, const char *prefix, size_t length, xc_error *error)
{
    return xc_make(
        error, [&] { return new_terms(xc_need(database).db.allterms_begin(xc_string(prefix, length)), XC_HAS_FREQ); });
}

xc_terms *xc_database_metadata_keys(const xc_database *database, const char *prefix, size_t length, xc_error *error)
{
    return xc_make(error,
                   [&] { return new_terms(xc_need(database).db.metadata_keys_begin(xc_string(prefix, length)), 0); });
}

xc_terms *xc_document_terms(const xc_document *document, xc_error *error)
{
    return xc_make(error, [&] { return new_terms(xc_need(document).doc.termlist_begin(), XC_HAS_WDF | XC_HAS_FREQ); });
}

xc_terms *xc_database_document_terms(const xc_database *database, xc_docid docid, xc_error *error)
{
    return xc_make(error,
                   [&] { return new_terms(xc_need(database).db.termlist_begin(docid), XC_HAS_WDF | XC_HAS_FREQ); });
}

xc_terms *xc_query_terms(const xc_query *query, xc_error *error)
{
    return xc_make(error, [&] { return new_terms(xc_need(query).query.get_unique_terms_begin(), 0); });
}

/* The next of the expanded terms; they are all there already, in the order of weight. */
static xc_status next_expanded(xc_terms *terms, xc_error *error)
{
    return xc_guard(error, [&] {
        terms->place += terms->place <= terms->eset.size();
        if (terms->place > terms->eset.size()) {
            terms->text.clear();
            return XC_END;
        }
        terms->text = *terms->eset[static_cast<Xapian::termcount>(terms->place - 1)];
        return XC_OK;
    });
}

template <typename Move> static xc_status step(xc_terms *terms, xc_error *error, Move move)
{
    return xc_step(
        terms->cursor, error, move, [&] { terms->text = *terms->cursor.at; }, [&] { terms->text.clear(); });
}

xc_status xc_terms_next(xc_terms *terms, xc_error *error)
{
    return terms->is_expansion ? next_expanded(terms, error) : step(terms, error, [&] { terms->cursor.next(); });
}

xc_status xc_terms_skip_to(xc_terms *terms, const char *text, size_t length, xc_error *error)
{
    if (terms->is_expansion) {
        return xc_guard(error,
                        [] { throw Xapian::InvalidOperationError("expanded terms are in the order of weight"); });
    }
    return step(terms, error, [&] { terms->cursor.skip_to(xc_string(text, length)); });
}

const char *xc_terms_text(const xc_terms *terms, size_t *ret_length)
{
    xc_put(ret_length, terms->text.size());
    return terms->text.c_str();
}

/* Throws where there is no item or it has no such figure. */
static void check_figure(const xc_terms *terms, int figure)
{
    if (!(terms->figures & figure) || !terms->cursor.has_item()) {
        throw Xapian::InvalidOperationError("the iterator has no such figure here");
    }
}

xc_status xc_terms_wdf(const xc_terms *terms, uint32_t *ret_wdf, xc_error *error)
{
    return xc_guard(error, [&] {
        check_figure(terms, XC_HAS_WDF);
        *ret_wdf = terms->cursor.at.get_wdf();
    });
}

xc_status xc_terms_freq(const xc_terms *terms, uint32_t *ret_freq, xc_error *error)
{
    return xc_guard(error, [&] {
        check_figure(terms, XC_HAS_FREQ);
        *ret_freq = terms->cursor.at.get_termfreq();
    });
}

xc_status xc_terms_weight(const xc_terms *terms, double *ret_weight, xc_error *error)
{
    return xc_guard(error, [&] {
        if (!terms->is_expansion || terms->place == 0 || terms->place > terms->eset.size()) {
            throw Xapian::InvalidOperationError("the iterator has no weight here");
        }
        *ret_weight = terms->eset[static_cast<Xapian::termcount>(terms->place - 1)].get_weight();
    });
}

void xc_terms_free(xc_terms *terms)
{
    delete terms;
}
