/* xapian_c.h: Xapian 1.4 in C. C11 and C++17.
 *
 * Text is (pointer, length) and may hold NULs; a NULL pointer is good for an empty text. Paths and names end with NUL.
 *
 * Errors. A function that can fail returns an xc_status and takes an `xc_error *error` last, which may be NULL and is
 * filled on failure; outputs (ret_…) are then untouched. A function that only makes a handle returns it, NULL on
 * failure. No C++ exception leaves the library. These are not repeated below:
 * - any function may fail with XC_NO_MEMORY, XC_STD, XC_UNKNOWN or XC_INTERNAL, and with XC_INVALID_ARGUMENT for a NULL
 *   handle, path or callback where one is needed (a function without an `error` takes no NULL, unless it frees);
 * - any function that reads or writes a database, with XC_DATABASE, XC_DATABASE_CLOSED, XC_DATABASE_CORRUPT and, for a
 *   remote one, XC_NETWORK and XC_NETWORK_TIMEOUT;
 * - any that reads, with XC_DATABASE_MODIFIED: two commits have passed since the database was opened. Reopen it and
 *   start again what was begun (searches, results and iterators).
 *
 * Ownership. "Returns a new X" or "Gives a new X; free with …": the caller's. "Borrowed: valid until …": not the
 * caller's. Freeing takes NULL and never commits. A handle keeps what it was made from alive inside the library.
 *
 * Threads. A handle, and the handles made from it, belong to one thread at a time; nothing is shared between two
 * databases opened on their own. A query belongs to one thread as well.
 *
 * Callbacks run inside the call that they were given to, on its thread. One that is written in C++ may throw: the call
 * then fails with XC_STD or XC_UNKNOWN. It must not leave by longjmp. */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- errors ---- */

typedef enum xc_status {
    XC_OK = 0,
    XC_END, /* an iterator has nothing more */
    /* Xapian::LogicError */
    XC_ASSERTION,
    XC_INVALID_ARGUMENT,
    XC_INVALID_OPERATION,
    XC_UNIMPLEMENTED,
    /* Xapian::RuntimeError */
    XC_DATABASE, /* a DatabaseError of no kind below: a disk that is full among them */
    XC_DATABASE_CLOSED,
    XC_DATABASE_CORRUPT,
    XC_DATABASE_CREATE,
    XC_DATABASE_LOCK,
    XC_DATABASE_MODIFIED,
    XC_DATABASE_OPENING,
    XC_DATABASE_NOT_FOUND,
    XC_DATABASE_VERSION,
    XC_DOC_NOT_FOUND,
    XC_FEATURE_UNAVAILABLE,
    XC_INTERNAL,
    XC_NETWORK,
    XC_NETWORK_TIMEOUT,
    XC_QUERY_PARSER,
    XC_RANGE,
    XC_SERIALISATION,
    XC_WILDCARD_EXPANSION, /* a wildcard has more terms than its limit */
    /* others */
    XC_XAPIAN,    /* a Xapian::Error of no kind above */
    XC_NO_MEMORY, /* std::bad_alloc */
    XC_STD,       /* any other std::exception */
    XC_UNKNOWN,   /* anything else that was thrown */
} xc_status;

typedef struct xc_error {
    xc_status status;
    char type[48]; /* Xapian's name of it: "DatabaseLockError"; else "std::bad_alloc", "std::exception", "unknown" */
    char message[256]; /* with what the system says, if anything: "…: No space left on device" */
    char context[128]; /* Xapian's context, a path or a host; often "" */
} xc_error;            /* texts end with NUL; one that is too long is cut between two characters of UTF-8 */

/* Name of a status: "XC_DATABASE_LOCK". Borrowed: valid for ever. */
const char *xc_status_name(xc_status status);

/* Version of the Xapian library: "1.4.22". Borrowed: valid for ever. */
const char *xc_version(void);

/* ---- texts ---- */

/* A text given to the caller; `data` has a final NUL that `length` does not count. */
typedef struct xc_text {
    char *data;
    size_t length;
} xc_text;

/* Frees the data and makes the text empty; not the struct itself. */
void xc_text_free(xc_text *text);

/* Numbers as values that sort as the numbers do (Xapian::sortable_serialise). `ret_text` has room for XC_SORTABLE_MAX
 * bytes; returns how many are used, 0 for the smallest number of all (minus infinity). */
#define XC_SORTABLE_MAX 9
size_t xc_sortable_serialise(double number, char *ret_text);
double xc_sortable_unserialise(const char *text, size_t length);

typedef uint32_t xc_docid;
typedef uint32_t xc_slot;

typedef struct xc_database xc_database;
typedef struct xc_writer xc_writer;
typedef struct xc_document xc_document;
typedef struct xc_query xc_query;
typedef struct xc_mask xc_mask;
typedef struct xc_search xc_search;
typedef struct xc_result xc_result;
typedef struct xc_terms xc_terms;
typedef struct xc_postings xc_postings;
typedef struct xc_positions xc_positions;
typedef struct xc_values xc_values;

/* ---- databases to read ---- */

/* Returns a new database without anything in it, to which others are added; free with xc_database_free. */
xc_database *xc_database_new(xc_error *error);
/* Opens a database folder, a single file, or a stub (a file, or a folder that holds XAPIANDB). Gives a new database;
 * free with xc_database_free. Errors: XC_DATABASE_NOT_FOUND, XC_DATABASE_OPENING, XC_DATABASE_VERSION; for a stub that
 * names a remote database also XC_NETWORK. */
xc_status xc_database_open(const char *path, xc_database **ret_database, xc_error *error);
/* Opens what `xapian-tcpsrv` serves. Times in milliseconds; 0: no limit. Gives a new database; free with
 * xc_database_free. Errors: XC_NETWORK, XC_NETWORK_TIMEOUT. */
xc_status xc_database_open_tcp(const char *host, unsigned port, unsigned timeout, unsigned connect_timeout,
                               xc_database **ret_database, xc_error *error);
/* Opens what the program serves on its standard input and output (xapian-progsrv). `arguments` are cut at spaces. Gives
 * a new database; free with xc_database_free. Errors: XC_NETWORK, XC_NETWORK_TIMEOUT. */
xc_status xc_database_open_program(const char *program, const char *arguments, unsigned timeout,
                                   xc_database **ret_database, xc_error *error);
/* Adds the databases of `other`, which stays the caller's: document d of the n-th of N becomes (d - 1) * N + n.
 * Errors: XC_INVALID_ARGUMENT for a database added to itself. */
xc_status xc_database_add(xc_database *database, const xc_database *other, xc_error *error);
void xc_database_free(xc_database *database);

/* Moves to the newest commit. *ret_moved, which may be NULL: false where it surely stayed.
 * Errors: XC_DATABASE_OPENING. */
xc_status xc_database_reopen(xc_database *database, bool *ret_moved, xc_error *error);
/* Tells a remote database that it is still wanted, so that it does not time out. */
xc_status xc_database_keep_alive(xc_database *database, xc_error *error);
/* Ends the use of the files; a later call that needs them gives XC_DATABASE_CLOSED. */
xc_status xc_database_close(xc_database *database, xc_error *error);

xc_status xc_database_doc_count(const xc_database *database, uint32_t *ret_count, xc_error *error);
xc_status xc_database_last_docid(const xc_database *database, xc_docid *ret_docid, xc_error *error);
xc_status xc_database_average_length(const xc_database *database, double *ret_length, xc_error *error);
/* Terms of all documents, each as often as it stands there. */
xc_status xc_database_total_length(const xc_database *database, uint64_t *ret_length, xc_error *error);
/* Errors: XC_DOC_NOT_FOUND, XC_INVALID_ARGUMENT for 0. */
xc_status xc_database_doc_length(const xc_database *database, xc_docid docid, uint32_t *ret_length, xc_error *error);
/* Whether any document has positions. */
xc_status xc_database_has_positions(const xc_database *database, bool *ret_has, xc_error *error);
/* Whether somebody writes to it now. Errors: XC_DATABASE_LOCK when that cannot be found out. */
xc_status xc_database_locked(const xc_database *database, bool *ret_locked, xc_error *error);
/* Revision of one local database. Errors: XC_INVALID_OPERATION for several, XC_UNIMPLEMENTED for a kind that
 * has none. */
xc_status xc_database_revision(const xc_database *database, uint64_t *ret_revision, xc_error *error);
/* Empty for a database in memory; those of several are joined by colons. */
xc_status xc_database_uuid(const xc_database *database, xc_text *ret_uuid, xc_error *error);
/* Documents that have the term, and how often it stands in all of them. */
xc_status xc_database_term_freq(const xc_database *database, const char *term, size_t length, uint32_t *ret_freq,
                                xc_error *error);
xc_status xc_database_collection_freq(const xc_database *database, const char *term, size_t length, uint32_t *ret_freq,
                                      xc_error *error);
/* Bounds of a slot's values (not always attained) and how many documents have one. Each output may be NULL. */
xc_status xc_database_value_bounds(const xc_database *database, xc_slot slot, xc_text *ret_lower, xc_text *ret_upper,
                                   uint32_t *ret_freq, xc_error *error);
/* A missing key is an empty text. Of several databases only the first is asked.
 * Errors: XC_INVALID_ARGUMENT for an empty key. */
xc_status xc_database_get_metadata(const xc_database *database, const char *key, size_t length, xc_text *ret_value,
                                   xc_error *error);
/* Gives a new document; free with xc_document_free. Errors: XC_DOC_NOT_FOUND, XC_INVALID_ARGUMENT for 0. */
xc_status xc_database_get_document(const xc_database *database, xc_docid docid, xc_document **ret_document,
                                   xc_error *error);

/* Checks the tables of a database folder; what is found is written to the file `report` (NULL: nowhere). *ret_errors is
 * how many errors there are. Some damage ends the check with XC_DATABASE_CORRUPT instead.
 * Errors: XC_DATABASE_OPENING, XC_DATABASE_VERSION, XC_INVALID_ARGUMENT for a report that cannot be written. */
xc_status xc_check(const char *path, const char *report, size_t *ret_errors, xc_error *error);

/* ---- databases to write ----
 * From input that is in order, xapian_c_bulk.h writes one in a fraction of the time. */

enum {
    XC_OPEN_EXISTING = 0, /* XC_DATABASE_OPENING, XC_DATABASE_NOT_FOUND when there is none */
    XC_OPEN_OR_CREATE = 1,
    XC_OPEN_CREATE = 2, /* XC_DATABASE_CREATE when there is one */
    XC_OPEN_OVERWRITE = 3,
    XC_OPEN_NO_SYNC = 1 << 4, /* faster, and a crash of the machine may damage it */
    XC_OPEN_FULL_SYNC = 1 << 5,
    XC_OPEN_DANGEROUS = 1 << 6,   /* writes over blocks in use: nobody may read meanwhile, a crash destroys it */
    XC_OPEN_NO_TERMLIST = 1 << 7, /* smaller, but nothing can be deleted or replaced */
    XC_OPEN_RETRY_LOCK = 1 << 8,  /* waits for another writer instead of XC_DATABASE_LOCK */
};

typedef enum xc_backend {
    XC_BACKEND_ANY, /* what is there; glass for a new one */
    XC_BACKEND_GLASS,
    XC_BACKEND_CHERT,
    XC_BACKEND_STUB, /* the path is a stub file */
} xc_backend;

typedef struct xc_open_options {
    unsigned flags;
    unsigned block_size; /* bytes, a power of two from 2048 to 65536; 0: Xapian's own choice */
    xc_backend backend;
} xc_open_options;

/* Opens a database folder for writing; `options` may be NULL: open or create. Gives a new writer; free with
 * xc_writer_free. Errors: XC_DATABASE_LOCK, XC_DATABASE_CREATE, XC_DATABASE_OPENING, XC_DATABASE_NOT_FOUND,
 * XC_DATABASE_VERSION, XC_INVALID_ARGUMENT for flags, a block size or a backend that are not above,
 * XC_FEATURE_UNAVAILABLE for a backend that Xapian was built without. */
xc_status xc_writer_open(const char *path, const xc_open_options *options, xc_writer **ret_writer, xc_error *error);
/* Returns a new writer of an empty database in memory; free with xc_writer_free. */
xc_writer *xc_writer_new_in_memory(xc_error *error);
/* Frees it; what was not committed is lost. (Outside of a transaction Xapian commits on its own after every 10,000
 * changed documents, or as many as the environment's XAPIAN_FLUSH_THRESHOLD says.) The lock is given back when the
 * handles made from the writer are freed too. */
void xc_writer_free(xc_writer *writer);
/* The writer as a database to read, with what was not committed yet. Borrowed: valid until the writer is freed. */
xc_database *xc_writer_database(xc_writer *writer);

/* Adds a document, whose handle stays the caller's. `ret_docid` may be NULL. Errors: XC_INVALID_ARGUMENT for a term
 * over 245 bytes (a NUL counts as two), XC_DATABASE when the numbers are used up. */
xc_status xc_writer_add(xc_writer *writer, const xc_document *document, xc_docid *ret_docid, xc_error *error);
/* Puts a document in the place of another, or where there is none. Errors: as for adding, XC_INVALID_ARGUMENT for 0,
 * XC_FEATURE_UNAVAILABLE without term lists. */
xc_status xc_writer_replace(xc_writer *writer, xc_docid docid, const xc_document *document, xc_error *error);
/* Replaces every document that has the term by this one, under the first one's number; adds it where there is none.
 * `ret_docid` may be NULL. Errors: as for replacing, XC_INVALID_ARGUMENT for an empty term. */
xc_status xc_writer_replace_term(xc_writer *writer, const char *term, size_t length, const xc_document *document,
                                 xc_docid *ret_docid, xc_error *error);
/* Errors: XC_DOC_NOT_FOUND, XC_INVALID_ARGUMENT for 0, XC_FEATURE_UNAVAILABLE without term lists. */
xc_status xc_writer_delete(xc_writer *writer, xc_docid docid, xc_error *error);
/* Deletes every document that has the term; none is no error. Errors: XC_INVALID_ARGUMENT for an empty term,
 * XC_FEATURE_UNAVAILABLE without term lists. */
xc_status xc_writer_delete_term(xc_writer *writer, const char *term, size_t length, xc_error *error);
/* An empty value removes the key. Errors: XC_INVALID_ARGUMENT for an empty key or one that is too long. */
xc_status xc_writer_set_metadata(xc_writer *writer, const char *key, size_t key_length, const char *value,
                                 size_t value_length, xc_error *error);
/* Begins a transaction. A flushed one commits what is pending first and goes to the disk as a whole when it is
 * committed; the other goes there with a later commit. Errors: XC_INVALID_OPERATION when one is open. */
xc_status xc_writer_begin(xc_writer *writer, bool flushed, xc_error *error);
/* Errors: XC_INVALID_OPERATION when none is open. */
xc_status xc_writer_commit_transaction(xc_writer *writer, xc_error *error);
/* Drops what the transaction changed; of an unflushed one also what was pending before it began.
 * Errors: XC_INVALID_OPERATION when none is open. */
xc_status xc_writer_cancel(xc_writer *writer, xc_error *error);
/* After a failure nothing is pending any more: the database is as after the last commit.
 * Errors: XC_INVALID_OPERATION when a transaction is open. */
xc_status xc_writer_commit(xc_writer *writer, xc_error *error);
/* Commits and closes, and says when that fails; the handle still has to be freed.
 * Errors: XC_INVALID_OPERATION when a transaction is open. */
xc_status xc_writer_close(xc_writer *writer, xc_error *error);

/* ---- documents ---- */

/* Returns a new empty document; free with xc_document_free. */
xc_document *xc_document_new(xc_error *error);
void xc_document_free(xc_document *document);

/* Adds `wdf` to the term's count within the document. A term of more than 245 bytes fails when the document is added.
 * Errors: XC_INVALID_ARGUMENT for an empty term. */
xc_status xc_document_add_term(xc_document *document, const char *term, size_t length, uint32_t wdf, xc_error *error);
/* Adds a position too. Errors: XC_INVALID_ARGUMENT for an empty term. */
xc_status xc_document_add_posting(xc_document *document, const char *term, size_t length, uint32_t position,
                                  uint32_t wdf, xc_error *error);
/* Adds a term that filters and does not count: wdf 0. Errors: XC_INVALID_ARGUMENT for an empty term. */
xc_status xc_document_add_boolean_term(xc_document *document, const char *term, size_t length, xc_error *error);
/* Errors: XC_INVALID_ARGUMENT when it does not have the term. */
xc_status xc_document_remove_term(xc_document *document, const char *term, size_t length, xc_error *error);
/* Sets the value of a slot; an empty one removes it. */
xc_status xc_document_add_value(xc_document *document, xc_slot slot, const char *value, size_t length, xc_error *error);
/* Errors: XC_INVALID_ARGUMENT when the slot has none. */
xc_status xc_document_remove_value(xc_document *document, xc_slot slot, xc_error *error);
xc_status xc_document_set_data(xc_document *document, const char *data, size_t length, xc_error *error);

/* The document's data. Borrowed: valid until the next call with this document. */
xc_status xc_document_data(xc_document *document, const char **ret_data, size_t *ret_length, xc_error *error);
/* A value; an empty one where there is none. Borrowed: valid until the next call with this document. */
xc_status xc_document_value(xc_document *document, xc_slot slot, const char **ret_value, size_t *ret_length,
                            xc_error *error);
/* Its number; 0 for one that is not from a database. Where several databases are read as one it is the number in its
 * own: the number in all is what the result, the posting or the caller said. */
xc_docid xc_document_docid(const xc_document *document);
xc_status xc_document_serialise(const xc_document *document, xc_text *ret_bytes, xc_error *error);
/* Returns a new document; free with xc_document_free. Bytes from somewhere else than xc_document_serialise are not to
 * be trusted with this. Errors: XC_SERIALISATION or XC_NETWORK for bytes that are no document. */
xc_document *xc_document_unserialise(const char *bytes, size_t length, xc_error *error);

/* ---- queries ----
 * Each returns a new query; free with xc_query_free. Queries given to one stay the caller's. A query is immutable. */

typedef enum xc_op {
    XC_OP_AND,
    XC_OP_OR,
    XC_OP_XOR,
    XC_OP_AND_NOT,
    XC_OP_FILTER,    /* the first, where the others match too; only the first counts */
    XC_OP_AND_MAYBE, /* the first; where the others match they count too */
    XC_OP_SYNONYM,   /* all as one term */
    XC_OP_MAX,       /* the best of them counts */
    XC_OP_ELITE_SET, /* the `parameter` best terms */
    XC_OP_NEAR,      /* within a window of `parameter` positions; terms only */
    XC_OP_PHRASE,    /* in order, within a window of `parameter` positions; terms only */
} xc_op;

void xc_query_free(xc_query *query);
/* `wqf` is how often the term stands in the query. The empty term matches everything. */
xc_query *xc_query_term(const char *term, size_t length, uint32_t wqf, xc_error *error);
/* Everything. Made anew each time, so that threads do not share it as they do Xapian::Query::MatchAll. */
xc_query *xc_query_match_all(xc_error *error);
xc_query *xc_query_match_nothing(xc_error *error);
/* `count` queries under one operator; none gives what matches nothing. `parameter`: window (0: `count`) or size of the
 * set (0: 10). Errors: XC_INVALID_ARGUMENT for an unknown operator or a NULL query, XC_UNIMPLEMENTED for NEAR or PHRASE
 * of what is no term. */
xc_query *xc_query_combine(xc_op op, const xc_query *const *queries, size_t count, uint32_t parameter, xc_error *error);
/* The query with its weight multiplied. Errors: XC_INVALID_ARGUMENT for a negative factor. */
xc_query *xc_query_scale(const xc_query *query, double factor, xc_error *error);

typedef enum xc_wildcard {
    XC_WILDCARD_ERROR, /* over the limit: XC_WILDCARD_EXPANSION when the query runs */
    XC_WILDCARD_FIRST, /* the first terms in order */
    XC_WILDCARD_MOST_FREQUENT,
} xc_wildcard;

/* Terms that begin with `prefix`, at most `limit` (0: no limit; of several databases, in each), combined by XC_OP_OR,
 * XC_OP_SYNONYM or XC_OP_MAX. Errors: XC_INVALID_ARGUMENT for another combiner. */
xc_query *xc_query_wildcard(const char *prefix, size_t length, uint32_t limit, xc_wildcard over, xc_op combiner,
                            xc_error *error);

/* ---- sums ----
 * Queries of terms that bring their own weight: BM25 by the figures of `database`, times the factor of each term,
 * whatever the scheme of the search (scale them by 0 where none is wanted; scaling by more than 1 loses documents).
 * They find and weigh what terms under the other operators do, but add up whole lists of postings, and where `database`
 * was opened at a path of the glass format, or is made of such, they read the lists without libxapian, several times
 * faster. They are for that database or a part of it, in its thread (XC_INVALID_OPERATION for another one), and cannot
 * be serialised: XC_UNIMPLEMENTED, also from a search of a remote database. */

typedef struct xc_bm25 {
    double k1, b, min_length; /* as in xc_search_set_bm25, whose k2 is 0 and k3 1 */
} xc_bm25;

typedef struct xc_weighted_term {
    const char *term;
    size_t length;
    double factor;
} xc_weighted_term;

/* Documents with all of `count` terms; with any of them. */
xc_query *xc_query_all(const xc_database *database, const xc_weighted_term *terms, size_t count, const xc_bm25 *bm25,
                       xc_error *error);
xc_query *xc_query_any(const xc_database *database, const xc_weighted_term *terms, size_t count, const xc_bm25 *bm25,
                       xc_error *error);
/* Documents with a term that begins with the prefix, as if all such terms were one: the same as xc_query_wildcard
 * without a limit under XC_OP_SYNONYM. How many it finds is known exactly. The empty prefix is that of every term. */
xc_query *xc_query_prefix(const xc_database *database, const xc_weighted_term *prefix, const xc_bm25 *bm25,
                          xc_error *error);

/* Makes one source of a query: sums and masks under XC_OP_AND, OR, AND_NOT, FILTER, AND_MAYBE and xc_query_scale, whose
 * lists are read directly, are added up together, without a call of libxapian for each document; what is anything else
 * stays as it is. Returns a new query that finds and weighs the same, of one part as percentages are counted. */
xc_query *xc_query_fuse(const xc_query *query, xc_error *error);

/* Documents whose value lies in [lower, upper], at least or at most there, by the order of bytes; no weight. */
xc_query *xc_query_value_range(xc_slot slot, const char *lower, size_t lower_length, const char *upper,
                               size_t upper_length, xc_error *error);
xc_query *xc_query_value_ge(xc_slot slot, const char *lower, size_t length, xc_error *error);
xc_query *xc_query_value_le(xc_slot slot, const char *upper, size_t length, xc_error *error);

/* Whether it is known to match nothing. */
bool xc_query_is_empty(const xc_query *query);
/* For people and tests: "Query((a AND b))". */
xc_status xc_query_describe(const xc_query *query, xc_text *ret_text, xc_error *error);
xc_status xc_query_serialise(const xc_query *query, xc_text *ret_bytes, xc_error *error);
/* Errors: XC_SERIALISATION. */
xc_query *xc_query_unserialise(const char *bytes, size_t length, xc_error *error);

/* ---- masks ----
 * A mask names documents by database and number, as ranges: what a search has to leave out of databases that are never
 * written again. Under XC_OP_AND_NOT it costs next to nothing, however many documents it has. */

typedef struct xc_mask_range {
    const char *uuid; /* of the one database, as xc_database_uuid gives it */
    size_t uuid_length;
    xc_docid first, last; /* in that database, both inclusive */
    uint32_t count;       /* documents that exist there; 0: not known. The bounds of a result's counts rest on it */
} xc_mask_range;

/* Returns a new mask without anything in it; free with xc_mask_free. */
xc_mask *xc_mask_new(xc_error *error);
void xc_mask_free(xc_mask *mask);
/* Adds a range, in any order; one may overlap others, and then how many documents exist is not known exactly. Queries
 * that were made of the mask stay as they are. Errors: XC_INVALID_ARGUMENT for 0, a last before the first, and a count
 * of more than are between them. */
xc_status xc_mask_add(xc_mask *mask, const xc_mask_range *range, xc_error *error);
/* The documents of the mask, without weight: to be subtracted (XC_OP_AND_NOT) or intersected (XC_OP_AND, XC_OP_FILTER).
 * Alone or under XC_OP_OR it would also find numbers that no document has. Several threads may each make their query of
 * one mask. It cannot be serialised: XC_UNIMPLEMENTED, also from a search of a remote database. */
xc_query *xc_query_mask(const xc_mask *mask, xc_error *error);

/* ---- searching ---- */

/* Returns a new search of the database; free with xc_search_free. Errors: XC_INVALID_ARGUMENT for a database without
 * anything in it. */
xc_search *xc_search_new(const xc_database *database, xc_error *error);
void xc_search_free(xc_search *search);

xc_status xc_search_set_query(xc_search *search, const xc_query *query, xc_error *error);
/* Okapi BM25 with Xapian's parameters: k1, k2, k3, b, and the least length of a document as a share of the average. */
xc_status xc_search_set_bm25(xc_search *search, double k1, double k2, double k3, double b, double min_length,
                             xc_error *error);
/* A scheme by its name and, after spaces, its parameters; those that are left out are Xapian's own. Numbers have a
 * point, whatever the locale: "bm25 K1 K2 K3 B MIN_LENGTH", "bm25+ K1 K2 K3 B MIN_LENGTH DELTA", "trad K", "bool",
 * "coord", "tfidf NORMALISATION" (ntn), "pl2 C", "pl2+ C DELTA", "inl2 C", "ifb2 C", "ineb2 C", "bb2 C", "dlh", "dph",
 * "lm LOG SMOOTHING P1 P2" with the smoothing twostage, dirichlet, absolute, jelinek or dirichlet+.
 * Errors: XC_INVALID_ARGUMENT for an unknown name, a parameter that is no number or out of its range, and one too many.
 */
xc_status xc_search_set_weighting(xc_search *search, const char *scheme, xc_error *error);

typedef enum xc_sort {
    XC_SORT_RELEVANCE,
    XC_SORT_VALUE,
    XC_SORT_VALUE_RELEVANCE, /* those of one value by relevance */
    XC_SORT_RELEVANCE_VALUE, /* those of one weight by value */
} xc_sort;

/* By the bytes of one slot's value; a missing value is the least. Errors: XC_INVALID_ARGUMENT for another sort. */
xc_status xc_search_set_sort(xc_search *search, xc_sort sort, xc_slot slot, bool descending, xc_error *error);
/* As above by several slots, the first before the others, each in its own direction. */
typedef struct xc_sort_key {
    xc_slot slot;
    bool descending;
    bool missing_last; /* documents without a value come last, in either direction; else first */
} xc_sort_key;
xc_status xc_search_set_sort_keys(xc_search *search, xc_sort sort, const xc_sort_key *keys, size_t count,
                                  xc_error *error);

typedef enum xc_docid_order { XC_DOCID_ASCENDING, XC_DOCID_DESCENDING, XC_DOCID_DONT_CARE } xc_docid_order;
/* Of documents that are equal otherwise. */
xc_status xc_search_set_docid_order(xc_search *search, xc_docid_order order, xc_error *error);
/* Keeps the `most` best documents of each value of the slot; 0 ends collapsing. */
xc_status xc_search_set_collapse(xc_search *search, xc_slot slot, uint32_t most, xc_error *error);
/* Drops results of a lower percentage (that of xc_hit), or below a weight; 0 and 0: none. */
xc_status xc_search_set_cutoff(xc_search *search, int percent, double weight, xc_error *error);
/* After `seconds` a run no longer looks at more documents than its results need: the counts are then estimates, and
 * facets are incomplete. 0: no limit. */
xc_status xc_search_set_time_limit(xc_search *search, double seconds, xc_error *error);

/* Decides about a candidate, only to be read. Borrowed: valid during the call. Where reading its data or a value fails,
 * the run fails with the same error whatever the decider returns. */
typedef bool xc_decide(xc_document *document, void *user);
/* NULL: every candidate counts. */
void xc_search_set_decider(xc_search *search, xc_decide *decide, void *user);

/* Counts the values of a slot among the matches that a run looks at: all of them when its check_at_least is at least
 * the number of documents. Errors: XC_INVALID_ARGUMENT when the slot is counted already. */
xc_status xc_search_add_facet(xc_search *search, xc_slot slot, xc_error *error);
/* How many different values the last run met, and how many matches it looked at (with a value or not). Each output may
 * be NULL. Errors: XC_INVALID_ARGUMENT when the slot is not counted. */
xc_status xc_search_facet_size(const xc_search *search, xc_slot slot, size_t *ret_values, uint32_t *ret_documents,
                               xc_error *error);
/* The n-th most frequent value of the last run, from 0; equals by bytes. Errors: XC_RANGE when there are fewer,
 * XC_INVALID_ARGUMENT when the slot is not counted. */
xc_status xc_search_facet(const xc_search *search, xc_slot slot, size_t n, xc_text *ret_value, uint32_t *ret_count,
                          xc_error *error);

/* Finds results first … first + limit - 1, looking at `check_at_least` documents at least so that the counts are exact
 * up to there. Gives a new result, which stands on its own; free with xc_result_free.
 * Errors: XC_WILDCARD_EXPANSION, XC_UNIMPLEMENTED for what a remote database cannot do (a decider). */
xc_status xc_search_run(xc_search *search, uint32_t first, uint32_t limit, uint32_t check_at_least,
                        xc_result **ret_result, xc_error *error);
/* The `limit` terms that best tell the documents `relevant` from the rest, best first, without those of the query.
 * Gives a new iterator that has weights; free with xc_terms_free. Errors: XC_DOC_NOT_FOUND, XC_INVALID_ARGUMENT for a
 * 0. */
xc_status xc_search_expand(xc_search *search, const xc_docid *relevant, size_t count, uint32_t limit,
                           xc_terms **ret_terms, xc_error *error);

void xc_result_free(xc_result *result);
/* How many results it holds, at most the limit of the run. */
uint32_t xc_result_size(const xc_result *result);
/* Matches in all: at least, about, at most. Each output may be NULL. */
void xc_result_matches(const xc_result *result, uint32_t *ret_lower, uint32_t *ret_estimated, uint32_t *ret_upper);
/* The most that any document could weigh, and what the best match of all does weigh. */
double xc_result_max_weight(const xc_result *result);
double xc_result_best_weight(const xc_result *result);

typedef struct xc_hit {
    xc_docid docid;
    double weight;
    int percent;
    uint32_t rank;           /* place among all matches, from 0 */
    uint32_t collapse_count; /* at least so many more were collapsed into this one */
} xc_hit;

/* The i-th result. Errors: XC_RANGE. */
xc_status xc_result_hit(const xc_result *result, uint32_t i, xc_hit *ret_hit, xc_error *error);
/* Gives a new document; free with xc_document_free. Errors: XC_RANGE, XC_DOC_NOT_FOUND. */
xc_status xc_result_document(const xc_result *result, uint32_t i, xc_document **ret_document, xc_error *error);

/* ---- iterators ----
 * next and skip_to give XC_OK, XC_END or an error; before the first of them there is no item, and after XC_END there is
 * none again. skip_to moves forward only, to the first item that is not before the one named. After an error the
 * iterator is at its end. A figure that is asked for where there is no item is 0, a text empty. */

/* Each returns a new iterator in the order of bytes; free with xc_terms_free. */
xc_terms *xc_database_terms(const xc_database *database, const char *prefix, size_t length, xc_error *error);
/* Of several databases only the first is asked. Errors: XC_UNIMPLEMENTED for a database in memory. */
xc_terms *xc_database_metadata_keys(const xc_database *database, const char *prefix, size_t length, xc_error *error);
xc_terms *xc_document_terms(const xc_document *document, xc_error *error);
/* Errors: XC_DOC_NOT_FOUND, XC_INVALID_ARGUMENT for 0, XC_FEATURE_UNAVAILABLE without term lists. */
xc_terms *xc_database_document_terms(const xc_database *database, xc_docid docid, xc_error *error);
/* The different terms of a query. */
xc_terms *xc_query_terms(const xc_query *query, xc_error *error);
xc_status xc_terms_next(xc_terms *terms, xc_error *error);
/* Errors: XC_INVALID_OPERATION for expanded terms, which are in the order of weight. */
xc_status xc_terms_skip_to(xc_terms *terms, const char *text, size_t length, xc_error *error);
/* The item. Borrowed: valid until the next call with this iterator. */
const char *xc_terms_text(const xc_terms *terms, size_t *ret_length);
/* Count within the document; documents with the term; weight of an expanded term. Errors: XC_INVALID_OPERATION where
 * the iterator has no such figure (a count for the terms of the whole database, any for keys of metadata, a frequency
 * for the terms of a document that is not from a database) or no item. */
xc_status xc_terms_wdf(const xc_terms *terms, uint32_t *ret_wdf, xc_error *error);
xc_status xc_terms_freq(const xc_terms *terms, uint32_t *ret_freq, xc_error *error);
xc_status xc_terms_weight(const xc_terms *terms, double *ret_weight, xc_error *error);
void xc_terms_free(xc_terms *terms);

/* Documents that have a term; the empty term gives every document, with wdf 1. Returns a new iterator; free with
 * xc_postings_free. */
xc_postings *xc_database_postings(const xc_database *database, const char *term, size_t length, xc_error *error);
xc_status xc_postings_next(xc_postings *postings, xc_error *error);
xc_status xc_postings_skip_to(xc_postings *postings, xc_docid docid, xc_error *error);
xc_docid xc_postings_docid(const xc_postings *postings);
uint32_t xc_postings_wdf(const xc_postings *postings);
void xc_postings_free(xc_postings *postings);

/* Where a term stands in a document; nowhere where there is no such document. Returns a new iterator; free with
 * xc_positions_free. Errors: XC_INVALID_ARGUMENT for document 0 or an empty term. */
xc_positions *xc_database_positions(const xc_database *database, xc_docid docid, const char *term, size_t length,
                                    xc_error *error);
xc_status xc_positions_next(xc_positions *positions, uint32_t *ret_position, xc_error *error);
xc_status xc_positions_skip_to(xc_positions *positions, uint32_t position, uint32_t *ret_position, xc_error *error);
void xc_positions_free(xc_positions *positions);

/* The documents that have a value in a slot, and their values. Returns a new iterator; free with xc_values_free. */
xc_values *xc_database_values(const xc_database *database, xc_slot slot, xc_error *error);
/* A document's values, by slot. Returns a new iterator; free with xc_values_free. */
xc_values *xc_document_values(const xc_document *document, xc_error *error);
xc_status xc_values_next(xc_values *values, xc_error *error);
/* Errors: XC_INVALID_OPERATION for the values of one document. */
xc_status xc_values_skip_to(xc_values *values, xc_docid docid, xc_error *error);
/* 0 for a document that is not from a database. */
xc_docid xc_values_docid(const xc_values *values);
xc_slot xc_values_slot(const xc_values *values);
/* Borrowed: valid until the next call with this iterator. */
const char *xc_values_text(const xc_values *values, size_t *ret_length);
void xc_values_free(xc_values *values);

/* ---- compaction ---- */

enum {
    XC_COMPACT_MULTIPASS = 1 << 0,   /* postings in passes of a few databases, for very many; needs room */
    XC_COMPACT_NO_RENUMBER = 1 << 1, /* document numbers stay; the databases' must not overlap */
    XC_COMPACT_SINGLE_FILE = 1 << 2,
    XC_COMPACT_FULL = 1 << 3, /* packs blocks full; default: keeps some room for updates */
    XC_COMPACT_FULLER = 1 << 4,
};

/* Told of each table: status is "" when it begins, else what was done. Both borrowed: valid during the call. */
typedef void xc_compact_progress(const char *table, const char *status, void *user);
/* Chooses among the values of a metadata key that stands in several databases, in no certain order: returns the index
 * of the one to keep; `count` or more removes the key. Under MULTIPASS it is asked about some of them at a time, and
 * then again about what it kept. Key and values are borrowed: valid during the call. */
typedef size_t xc_compact_resolve(const char *key, size_t length, const xc_text *values, size_t count, void *user);

typedef struct xc_compact_options {
    unsigned flags;
    unsigned block_size;           /* as xc_open_options */
    xc_compact_progress *progress; /* NULL: nobody is told */
    void *user;                    /* given to both callbacks */
    xc_compact_resolve *resolve;   /* NULL: any one of the values */
} xc_compact_options;

/* Writes the databases at `paths` as one to `target`, which must not be among them; what was at the target is replaced.
 * Documents are numbered anew in that order, keeping each database's gaps. `options` may be NULL. A failure may leave
 * an unfinished target behind; the sources are never changed. Errors: XC_INVALID_ARGUMENT for no path, a target among
 * them or options that are not above, XC_INVALID_OPERATION for document numbers that overlap under NO_RENUMBER,
 * XC_DATABASE for a target that cannot be written, and those of opening. */
xc_status xc_compact(const char *const *paths, size_t count, const char *target, const xc_compact_options *options,
                     xc_error *error);

#ifdef __cplusplus
}
#endif

#endif
