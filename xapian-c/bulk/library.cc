/* library.cc: writes a database through libxapian's own interface: slow, and right by definition. */
#include <map>

#include "xapian-c/bulk/writer.h"
#include "xapian-c/internal.hh"

namespace
{

/* All of the input, as documents by their numbers: Xapian adds what has all of its terms. */
struct Writer : xc_bulk_writer {
    std::string path;
    xc_bulk_options options;
    xc_error *failure;
    std::map<Xapian::docid, Xapian::Document> documents;
    std::map<std::string, std::string> metadata;
    std::string term;
    std::map<Xapian::docid, Xapian::Document>::iterator at; /* of the last posting */
};

/* Runs a part of the work; the failure is filled where it throws. */
template <typename Body> bool run(xc_bulk_writer *base, Body body) noexcept
{
    Writer &writer = *static_cast<Writer *>(base);
    return xc_guard(writer.failure, [&] { body(writer); }) == XC_OK;
}

bool add_document(xc_bulk_writer *base, const xc_bulk_document *from)
{
    return run(base, [&](Writer &writer) {
        Xapian::Document document;
        document.set_data(xc_string(from->data, from->data_length));
        for (size_t i = 0; i < from->value_count; i++) {
            const xc_bulk_value &value = from->values[i];
            document.add_value(value.slot, xc_string(value.data, value.length));
        }
        writer.documents.emplace_hint(writer.documents.end(), from->docid, document);
    });
}

bool add_metadata(xc_bulk_writer *base, const char *key, size_t key_length, const char *value, size_t value_length)
{
    return run(base, [&](Writer &writer) {
        writer.metadata.emplace_hint(writer.metadata.end(), xc_string(key, key_length), xc_string(value, value_length));
    });
}

bool begin_term(xc_bulk_writer *base, const char *term, size_t length, uint32_t, uint32_t)
{
    return run(base, [&](Writer &writer) {
        writer.term = xc_string(term, length);
        writer.at = writer.documents.begin();
    });
}

bool add_postings(xc_bulk_writer *base, const xc_bulk_posting *postings, size_t count)
{
    return run(base, [&](Writer &writer) {
        for (size_t i = 0; i < count; i++) {
            if (writer.at->first != postings[i].docid && (++writer.at)->first != postings[i].docid) {
                writer.at = writer.documents.find(postings[i].docid);
            }
            writer.at->second.add_term(writer.term, postings[i].wdf);
        }
    });
}

bool end_term(xc_bulk_writer *)
{
    return true;
}

bool finish(xc_bulk_writer *base, const xc_glass_statistics *)
{
    return run(base, [&](Writer &writer) {
        const int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                          (writer.options.has_term_lists ? 0 : Xapian::DB_NO_TERMLIST) |
                          (writer.options.no_sync ? Xapian::DB_NO_SYNC : 0);
        Xapian::WritableDatabase db(writer.path, flags, static_cast<int>(writer.options.block_size));
        /* One transaction, so that all of it is one revision. */
        db.begin_transaction();
        for (const auto &entry : writer.metadata) {
            db.set_metadata(entry.first, entry.second);
        }
        for (const auto &entry : writer.documents) {
            db.replace_document(entry.first, entry.second);
        }
        db.commit_transaction();
        db.close();
    });
}

void free_writer(xc_bulk_writer *base)
{
    delete static_cast<Writer *>(base);
}

} // namespace

xc_bulk_writer *xc_bulk_library(const char *path, const xc_bulk_options *options, xc_error *failure)
{
    static const xc_bulk_class CLASS = {add_document, add_metadata, begin_term, add_postings,
                                        end_term,     finish,       free_writer};
    return xc_make(failure, [&]() -> xc_bulk_writer * {
        auto *writer = new Writer();
        writer->class_of = &CLASS;
        writer->path = path;
        writer->options = *options;
        writer->failure = failure;
        return writer;
    });
}
