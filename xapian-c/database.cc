/* database.cc: databases to read. */
#include "internal.hh"

#include <cerrno>
#include <fstream>

static xc_database *new_database(const Xapian::Database &db)
{
    return new xc_database{db};
}

xc_database *xc_database_new(xc_error *error)
{
    return xc_make(error, [] {
        auto database = new xc_database();
        database->is_direct = true; /* as long as nothing is added that is not */
        return database;
    });
}

xc_status xc_database_open(const char *path, xc_database **ret_database, xc_error *error)
{
    return xc_guard(error, [&] {
        std::unique_ptr<xc_database> opened(new_database(Xapian::Database(&xc_need(path))));
        opened->path = path;
        xc_attach_lists(*opened);
        *ret_database = opened.release();
    });
}

xc_status xc_database_open_tcp(const char *host, unsigned port, unsigned timeout, unsigned connect_timeout,
                               xc_database **ret_database, xc_error *error)
{
    return xc_guard(error, [&] {
        *ret_database = new_database(Xapian::Remote::open(&xc_need(host), port, timeout, connect_timeout));
    });
}

xc_status xc_database_open_program(const char *program, const char *arguments, unsigned timeout,
                                   xc_database **ret_database, xc_error *error)
{
    return xc_guard(error, [&] {
        *ret_database = new_database(Xapian::Remote::open(&xc_need(program), &xc_need(arguments), timeout));
    });
}

xc_status xc_database_add(xc_database *database, const xc_database *other, xc_error *error)
{
    return xc_guard(error, [&] {
        DirectLists both = xc_need(database).lists;
        both.insert(xc_need(other).lists.begin(), other->lists.end());
        database->db.add_database(other->db);
        database->lists = std::move(both);
        database->is_direct = database->is_direct && other->is_direct;
    });
}

void xc_database_free(xc_database *database)
{
    if (database && !database->of_writer) {
        delete database;
    }
}

xc_status xc_database_reopen(xc_database *database, bool *ret_moved, xc_error *error)
{
    return xc_guard(error, [&] {
        bool moved = xc_need(database).db.reopen();
        if (moved && database->is_direct) {
            xc_attach_lists(*database);
        }
        xc_put(ret_moved, moved);
    });
}

xc_status xc_database_keep_alive(xc_database *database, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(database).db.keep_alive(); });
}

xc_status xc_database_close(xc_database *database, xc_error *error)
{
    return xc_guard(error, [&] {
        xc_need(database).lists.clear();
        database->is_direct = false;
        database->db.close();
    });
}

/* ---- figures ---- */

xc_status xc_database_doc_count(const xc_database *database, uint32_t *ret_count, xc_error *error)
{
    return xc_guard(error, [&] { *ret_count = xc_need(database).db.get_doccount(); });
}

xc_status xc_database_last_docid(const xc_database *database, xc_docid *ret_docid, xc_error *error)
{
    return xc_guard(error, [&] { *ret_docid = xc_need(database).db.get_lastdocid(); });
}

xc_status xc_database_average_length(const xc_database *database, double *ret_length, xc_error *error)
{
    return xc_guard(error, [&] { *ret_length = xc_need(database).db.get_average_length(); });
}

xc_status xc_database_total_length(const xc_database *database, uint64_t *ret_length, xc_error *error)
{
    return xc_guard(error, [&] { *ret_length = xc_need(database).db.get_total_length(); });
}

xc_status xc_database_doc_length(const xc_database *database, xc_docid docid, uint32_t *ret_length, xc_error *error)
{
    return xc_guard(error, [&] { *ret_length = xc_need(database).db.get_doclength(docid); });
}

xc_status xc_database_has_positions(const xc_database *database, bool *ret_has, xc_error *error)
{
    return xc_guard(error, [&] { *ret_has = xc_need(database).db.has_positions(); });
}

xc_status xc_database_locked(const xc_database *database, bool *ret_locked, xc_error *error)
{
    return xc_guard(error, [&] { *ret_locked = xc_need(database).db.locked(); });
}

xc_status xc_database_revision(const xc_database *database, uint64_t *ret_revision, xc_error *error)
{
    return xc_guard(error, [&] { *ret_revision = xc_need(database).db.get_revision(); });
}

xc_status xc_database_uuid(const xc_database *database, xc_text *ret_uuid, xc_error *error)
{
    return xc_guard(error, [&] { *ret_uuid = xc_text_of(xc_need(database).db.get_uuid()); });
}

xc_status xc_database_term_freq(const xc_database *database, const char *term, size_t length, uint32_t *ret_freq,
                                xc_error *error)
{
    return xc_guard(error, [&] { *ret_freq = xc_need(database).db.get_termfreq(xc_string(term, length)); });
}

xc_status xc_database_collection_freq(const xc_database *database, const char *term, size_t length, uint32_t *ret_freq,
                                      xc_error *error)
{
    return xc_guard(error, [&] { *ret_freq = xc_need(database).db.get_collection_freq(xc_string(term, length)); });
}

xc_status xc_database_value_bounds(const xc_database *database, xc_slot slot, xc_text *ret_lower, xc_text *ret_upper,
                                   uint32_t *ret_freq, xc_error *error)
{
    return xc_guard(error, [&] {
        const Xapian::Database &db = xc_need(database).db;
        uint32_t freq = db.get_value_freq(slot);
        const std::string lower = db.get_value_lower_bound(slot), upper = db.get_value_upper_bound(slot);
        xc_text lower_copy = ret_lower ? xc_text_of(lower) : xc_text{nullptr, 0};
        try {
            if (ret_upper) {
                *ret_upper = xc_text_of(upper);
            }
        } catch (...) {
            xc_text_free(&lower_copy);
            throw;
        }
        xc_put(ret_lower, lower_copy);
        xc_put(ret_freq, freq);
    });
}

/* ---- what it holds ---- */

xc_status xc_database_get_metadata(const xc_database *database, const char *key, size_t length, xc_text *ret_value,
                                   xc_error *error)
{
    return xc_guard(error,
                    [&] { *ret_value = xc_text_of(xc_read_metadata(xc_need(database), xc_string(key, length))); });
}

xc_status xc_database_get_document(const xc_database *database, xc_docid docid, xc_document **ret_document,
                                   xc_error *error)
{
    return xc_guard(error, [&] { *ret_document = new xc_document{xc_need(database).db.get_document(docid)}; });
}

/* ---- checking ---- */

xc_status xc_check(const char *path, const char *report, size_t *ret_errors, xc_error *error)
{
    return xc_guard(error, [&] {
        xc_need(path);
        if (!report) {
            *ret_errors = Xapian::Database::check(path);
            return;
        }
        std::ofstream out(report);
        if (!out) {
            throw Xapian::InvalidArgumentError("cannot write the report", report, errno);
        }
        size_t errors = Xapian::Database::check(path, 0, &out);
        if (!out.flush()) {
            throw Xapian::InvalidArgumentError("cannot write the report", report, errno);
        }
        *ret_errors = errors;
    });
}
