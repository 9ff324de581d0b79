/* writer.cc: databases to write. */
#include "internal.hh"

namespace
{

int action_of(unsigned flags)
{
    static const int ACTIONS[] = {Xapian::DB_OPEN, Xapian::DB_CREATE_OR_OPEN, Xapian::DB_CREATE,
                                  Xapian::DB_CREATE_OR_OVERWRITE};
    return ACTIONS[flags & 3];
}

int backend_of(xc_backend backend)
{
    switch (backend) {
    case XC_BACKEND_ANY:
        return 0;
    case XC_BACKEND_GLASS:
        return Xapian::DB_BACKEND_GLASS;
    case XC_BACKEND_CHERT:
        return Xapian::DB_BACKEND_CHERT;
    case XC_BACKEND_STUB:
        return Xapian::DB_BACKEND_STUB;
    }
    throw Xapian::InvalidArgumentError("no such kind of database");
}

int flags_of(const xc_open_options &options)
{
    static const struct {
        unsigned ours;
        int theirs;
    } FLAGS[] = {
        {XC_OPEN_NO_SYNC, Xapian::DB_NO_SYNC},       {XC_OPEN_FULL_SYNC, Xapian::DB_FULL_SYNC},
        {XC_OPEN_DANGEROUS, Xapian::DB_DANGEROUS},   {XC_OPEN_NO_TERMLIST, Xapian::DB_NO_TERMLIST},
        {XC_OPEN_RETRY_LOCK, Xapian::DB_RETRY_LOCK},
    };
    int flags = action_of(options.flags) | backend_of(options.backend);
    unsigned unknown = options.flags & ~3U;
    for (const auto &flag : FLAGS) {
        flags |= options.flags & flag.ours ? flag.theirs : 0;
        unknown &= ~flag.ours;
    }
    if (unknown) {
        throw Xapian::InvalidArgumentError("no such flag for opening");
    }
    return flags;
}

xc_writer *writer_of(const Xapian::WritableDatabase &db)
{
    return new xc_writer(db);
}

} // namespace

int xc_block_size(unsigned size)
{
    bool good = size == 0 || (size >= 2048 && size <= 65536 && (size & (size - 1)) == 0);
    if (!good) {
        throw Xapian::InvalidArgumentError("a block size is a power of two from 2048 to 65536");
    }
    return static_cast<int>(size);
}

xc_status xc_writer_open(const char *path, const xc_open_options *options, xc_writer **ret_writer, xc_error *error)
{
    return xc_guard(error, [&] {
        const xc_open_options wanted = options ? *options : xc_open_options{XC_OPEN_OR_CREATE, 0, XC_BACKEND_ANY};
        *ret_writer =
            writer_of(Xapian::WritableDatabase(&xc_need(path), flags_of(wanted), xc_block_size(wanted.block_size)));
    });
}

xc_writer *xc_writer_new_in_memory(xc_error *error)
{
    return xc_make(error,
                   [] { return writer_of(Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY)); });
}

void xc_writer_free(xc_writer *writer)
{
    if (!writer) {
        return;
    }
    /* The destructor of a database commits what is pending, unless a transaction is open: that it cancels. One that is
     * open already is cancelled likewise, and a closed database has nothing pending: so a failure does not matter. */
    xc_guard(nullptr, [&] { writer->db.begin_transaction(false); });
    delete writer;
}

xc_database *xc_writer_database(xc_writer *writer)
{
    return &writer->readable;
}

xc_status xc_writer_add(xc_writer *writer, const xc_document *document, xc_docid *ret_docid, xc_error *error)
{
    return xc_guard(error, [&] {
        xc_docid docid = xc_need(writer).db.add_document(xc_need(document).doc);
        xc_put(ret_docid, docid);
    });
}

xc_status xc_writer_replace(xc_writer *writer, xc_docid docid, const xc_document *document, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(writer).db.replace_document(docid, xc_need(document).doc); });
}

xc_status xc_writer_replace_term(xc_writer *writer, const char *term, size_t length, const xc_document *document,
                                 xc_docid *ret_docid, xc_error *error)
{
    return xc_guard(error, [&] {
        xc_docid docid = xc_need(writer).db.replace_document(xc_string(term, length), xc_need(document).doc);
        xc_put(ret_docid, docid);
    });
}

xc_status xc_writer_delete(xc_writer *writer, xc_docid docid, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(writer).db.delete_document(docid); });
}

xc_status xc_writer_delete_term(xc_writer *writer, const char *term, size_t length, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(writer).db.delete_document(xc_string(term, length)); });
}

xc_status xc_writer_set_metadata(xc_writer *writer, const char *key, size_t key_length, const char *value,
                                 size_t value_length, xc_error *error)
{
    return xc_guard(
        error, [&] { xc_need(writer).db.set_metadata(xc_string(key, key_length), xc_string(value, value_length)); });
}

xc_status xc_writer_begin(xc_writer *writer, bool flushed, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(writer).db.begin_transaction(flushed); });
}

xc_status xc_writer_commit_transaction(xc_writer *writer, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(writer).db.commit_transaction(); });
}

xc_status xc_writer_cancel(xc_writer *writer, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(writer).db.cancel_transaction(); });
}

xc_status xc_writer_commit(xc_writer *writer, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(writer).db.commit(); });
}

xc_status xc_writer_close(xc_writer *writer, xc_error *error)
{
    return xc_guard(error, [&] {
        xc_need(writer).db.commit();
        xc_need(writer).db.close();
    });
}
