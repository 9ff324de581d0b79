/* library.cc: reads a database through libxapian's own interface: slow, and right by definition. */
#include "xapian-c/internal.hh"
#include "xapian-c/scan/method.h"

namespace
{

/* Postings that are given at once. */
constexpr size_t BATCH = 1024;

struct Scan : xc_scan {
    explicit Scan(const char *path) : xc_scan{}, db(path)
    {
    }

    Xapian::Database db;
    /* Documents. */
    Cursor<Xapian::PostingIterator> documents = {};
    std::map<Xapian::valueno, Xapian::ValueIterator> slots = {};
    std::string data = {};
    std::vector<std::string> texts = {};
    std::vector<xc_bulk_value> values = {};
    /* Metadata. */
    Cursor<Xapian::TermIterator> keys = {};
    std::string key = {}, value = {};
    /* Terms. */
    Cursor<Xapian::TermIterator> terms = {};
    bool has_terms = false;
    std::string term = {};
    Xapian::PostingIterator at = {};
    std::vector<xc_bulk_posting> batch = {};
};

Scan &of(xc_scan *scan)
{
    return *static_cast<Scan *>(scan);
}

/* ---- documents ---- */

void begin_documents(Scan &scan)
{
    scan.documents = {scan.db.postlist_begin(""), scan.db.postlist_end("")};
    for (Xapian::valueno slot = 0; slot < XC_SCAN_SLOTS; slot++) {
        if (scan.db.get_value_freq(slot) > 0) {
            scan.slots.emplace(slot, scan.db.valuestream_begin(slot));
        }
    }
}

/* Takes the values of a document. Its own iterator needs term lists, which there may be none of. */
void take_values(Scan &scan, Xapian::docid docid)
{
    scan.values.clear();
    scan.texts.clear();
    for (auto &[slot, at] : scan.slots) {
        if (at != scan.db.valuestream_end(slot)) {
            at.skip_to(docid);
        }
        if (at != scan.db.valuestream_end(slot) && at.get_docid() == docid) {
            scan.texts.push_back(*at);
            scan.values.push_back({nullptr, scan.texts.back().size(), slot});
        }
    }
    for (size_t i = 0; i < scan.texts.size(); i++) {
        scan.values[i].data = scan.texts[i].data(); /* which moves while there come more */
    }
}

xc_status next_document(xc_scan *base, xc_bulk_document *ret_document, xc_error *error)
{
    return xc_guard(error, [&] {
        Scan &scan = of(base);
        if (!scan.documents.begun) {
            begin_documents(scan);
        }
        scan.documents.next();
        if (!scan.documents.has_item()) {
            return XC_END;
        }
        const Xapian::docid docid = *scan.documents.at;
        scan.data = scan.db.get_document(docid).get_data();
        take_values(scan, docid);
        *ret_document = {docid,
                         scan.db.get_doclength(docid),
                         scan.data.data(),
                         scan.data.size(),
                         scan.values.data(),
                         scan.values.size(),
                         nullptr,
                         0};
        return XC_OK;
    });
}

/* ---- metadata ---- */

xc_status next_metadata(xc_scan *base, xc_scan_pair *ret_pair, xc_error *error)
{
    return xc_guard(error, [&] {
        Scan &scan = of(base);
        if (!scan.keys.begun) {
            scan.keys = {scan.db.metadata_keys_begin(), scan.db.metadata_keys_end()};
        }
        scan.keys.next();
        if (!scan.keys.has_item()) {
            return XC_END;
        }
        scan.key = *scan.keys.at;
        scan.value = scan.db.get_metadata(scan.key);
        *ret_pair = {scan.key.data(), scan.value.data(), scan.key.size(), scan.value.size()};
        return XC_OK;
    });
}

/* ---- terms ---- */

xc_status seek_term(xc_scan *base, const char *term, size_t length, xc_error *error)
{
    return xc_guard(error, [&] {
        Scan &scan = of(base);
        scan.terms = {scan.db.allterms_begin(), scan.db.allterms_end()};
        scan.has_terms = true;
        if (length > 0 && scan.terms.at != scan.terms.end) {
            scan.terms.at.skip_to(xc_string(term, length));
        }
    });
}

xc_status next_term(xc_scan *base, xc_scan_term *ret_term, xc_error *error)
{
    xc_status status = of(base).has_terms ? XC_OK : seek_term(base, "", 0, error);
    return status != XC_OK ? status : xc_guard(error, [&] {
        Scan &scan = of(base);
        scan.terms.next();
        if (!scan.terms.has_item()) {
            return XC_END;
        }
        scan.term = *scan.terms.at;
        scan.at = scan.db.postlist_begin(scan.term);
        *ret_term = {scan.term.data(), scan.term.size(), scan.terms.at.get_termfreq(),
                     scan.db.get_collection_freq(scan.term)};
        return XC_OK;
    });
}

xc_status next_postings(xc_scan *base, const xc_bulk_posting **ret_postings, size_t *ret_count, xc_error *error)
{
    return xc_guard(error, [&] {
        Scan &scan = of(base);
        scan.batch.clear();
        for (; scan.batch.size() < BATCH && scan.at != scan.db.postlist_end(scan.term); ++scan.at) {
            scan.batch.push_back({*scan.at, scan.at.get_wdf()});
        }
        if (scan.batch.empty()) {
            return XC_END;
        }
        *ret_postings = scan.batch.data();
        *ret_count = scan.batch.size();
        return XC_OK;
    });
}

xc_status rewind_postings(xc_scan *base, xc_error *error)
{
    return xc_guard(error, [&] { of(base).at = of(base).db.postlist_begin(of(base).term); });
}

void free_scan(xc_scan *base)
{
    delete &of(base);
}

} // namespace

xc_scan *xc_scan_library(const char *path, xc_error *failure)
{
    static const xc_scan_class CLASS = {next_document, next_metadata,   next_term, seek_term,
                                        next_postings, rewind_postings, free_scan};
    return xc_make(failure, [&]() -> xc_scan * {
        auto *scan = new Scan(path);
        scan->class_of = &CLASS;
        return scan;
    });
}
