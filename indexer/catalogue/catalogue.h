/* catalogue.h: a table of what is known of files (归档文件目录): its word beats what the text seems to say. */
#ifndef JIYAN_INDEXER_CATALOGUE_CATALOGUE_H
#define JIYAN_INDEXER_CATALOGUE_CATALOGUE_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>

typedef struct jy_catalogue jy_catalogue;

/* Reads a TSV or CSV file with a header: path (file, 路径, 文件名), title (题名, 标题), date (日期, 成文日期), speaker
 * (讲话人), issuer (责任者, 发文机关), docno (文号, 发文字号), genre (文种), subtitle, id; other columns are passed
 * over and named in a warning. Any encoding decode.h knows. Returns a new catalogue; free with jy_catalogue_free.
 * Errors: IO, TOO_BIG, MALFORMED (file and line are named), ENCODING. What is odd but can be passed over is kept for
 * jy_catalogue_warnings.
 */
jy_catalogue *jy_catalogue_load(const char *file, GError **err);
void jy_catalogue_free(jy_catalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_catalogue, jy_catalogue_free)

/* Gives the rows to files of the archive `root`, of which `paths` (char *) are known: a row that names a file by its
 * whole path is that file's alone, and one that names the ends of several is none's, which is one more warning. Before
 * it only rows with the whole path of a file speak. */
void jy_catalogue_settle(jy_catalogue *catalogue, const char *root, const GPtrArray *paths);

/* Puts what the catalogue says of the document at `path` into the fields of *document, which it replaces; an empty cell
 * says nothing. A row names the path from the root or the end of it, where that is the end of no other;
 * "a.zip!/b.docx" is a member of an archive. A row without a path names the file that is called by its 档号
 * (X001-0012.pdf), or the document whose 文号 (document->docno) it has. Safe from several threads at once. Returns
 * false when there is no row. */
bool jy_catalogue_apply(const jy_catalogue *catalogue, const char *path, jy_document *document);

/* The same for a record of the file `path`: what it says itself is kept, and its id is its own, by which a row without
 * a path may name it. */
bool jy_catalogue_complete(const jy_catalogue *catalogue, const char *path, jy_document *document);

/* True when rows without a path name documents by a number; when one has this. Then a document whose number is known
 * only once it is read has its row then. */
bool jy_catalogue_has_numbers(const jy_catalogue *catalogue);
bool jy_catalogue_has_number(const jy_catalogue *catalogue, const char *docno);

/* The table as UTF-8, for the next run (kept.h). Borrowed: valid until the catalogue is freed. */
const char *jy_catalogue_text(const jy_catalogue *catalogue);

/* What was odd in the table: columns that are no fields, rows without a path, paths that occur twice, dates that are
 * none; each names its line. An array of char *. Borrowed: valid until the catalogue is freed. */
const GPtrArray *jy_catalogue_warnings(const jy_catalogue *catalogue);

/* The rows that speak of none of the paths of jy_catalogue_settle: "line 5: name". Returns a new array of char *; free
 * with g_ptr_array_unref. */
GPtrArray *jy_catalogue_unmatched(const jy_catalogue *catalogue);

/* The rows without a path of which this run has met no document, and the ledger of the one before knows none: the same
 * lines. None where it has files of several documents, which may not have been read. */
GPtrArray *jy_catalogue_unmet(const jy_catalogue *catalogue, GHashTable *ledger);

/* SHA-256 of what the catalogue says of a file and what is in it, so that a changed row makes it stale; NULL when it
 * says nothing. Returns a new string; free with g_free. */
char *jy_catalogue_fingerprint(const jy_catalogue *catalogue, const jy_ledger_entry *entry);

/* True when the catalogue says of a file what it said when the entry was made. Without a catalogue (NULL) what an
 * earlier one said still holds. */
bool jy_catalogue_agrees(const jy_catalogue *catalogue, const jy_ledger_entry *entry);

#endif
