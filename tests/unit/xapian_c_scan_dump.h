/* xapian_c_scan_dump.h: all that a scan gives of a database, as bytes to compare. */
#ifndef XAPIAN_C_SCAN_DUMP_H
#define XAPIAN_C_SCAN_DUMP_H

#include <glib.h>
#include <xapian-c/xapian_c_scan.h>

/* Bytes with their length in front, so that no two lists of texts look alike. */
static inline void scan_dump_text(GString *out, const char *text, size_t length)
{
    g_string_append_printf(out, "%zu:", length);
    g_string_append_len(out, text, (gssize)length);
}

static inline xc_status scan_dump_documents(xc_scan *scan, GString *out, xc_error *error)
{
    xc_bulk_document document;
    xc_status status;
    while ((status = xc_scan_next_document(scan, &document, error)) == XC_OK) {
        g_string_append_printf(out, "document %u of %u ", document.docid, document.length);
        scan_dump_text(out, document.data, document.data_length);
        for (size_t i = 0; i < document.value_count; i++) {
            g_string_append_printf(out, " %u ", document.values[i].slot);
            scan_dump_text(out, document.values[i].data, document.values[i].length);
        }
        g_string_append_c(out, '\n');
    }
    return status;
}

static inline xc_status scan_dump_metadata(xc_scan *scan, GString *out, xc_error *error)
{
    xc_scan_pair pair;
    xc_status status;
    while ((status = xc_scan_next_metadata(scan, &pair, error)) == XC_OK) {
        scan_dump_text(out, pair.key, pair.key_length);
        scan_dump_text(out, pair.value, pair.value_length);
        g_string_append_c(out, '\n');
    }
    return status;
}

static inline xc_status scan_dump_postings(xc_scan *scan, GString *out, xc_error *error)
{
    const xc_bulk_posting *postings;
    size_t count;
    xc_status status;
    while ((status = xc_scan_next_postings(scan, &postings, &count, error)) == XC_OK) {
        for (size_t i = 0; i < count; i++) {
            g_string_append_printf(out, " %u/%u", postings[i].docid, postings[i].wdf);
        }
    }
    g_string_append_c(out, '\n');
    return status;
}

static inline xc_status scan_dump_terms(xc_scan *scan, GString *out, xc_error *error)
{
    xc_scan_term term;
    xc_status status;
    while ((status = xc_scan_next_term(scan, &term, error)) == XC_OK) {
        scan_dump_text(out, term.text, term.length);
        g_string_append_printf(out, " %u %u", term.documents, term.occurrences);
        status = scan_dump_postings(scan, out, error);
        if (status != XC_END) {
            return status;
        }
    }
    return status;
}

/* Reads all of a database. Returns XC_END, or the first failure, whose error is filled; appends what came before it. */
static inline xc_status scan_dump(const char *path, xc_scan_method method, GString *out, xc_error *error)
{
    xc_scan *scan = NULL;
    xc_status status = xc_scan_open(path, method, &scan, error);
    if (status == XC_OK) {
        status = scan_dump_documents(scan, out, error);
        status = status == XC_END ? scan_dump_metadata(scan, out, error) : status;
        status = status == XC_END ? scan_dump_terms(scan, out, error) : status;
    }
    xc_scan_free(scan);
    return status;
}

#endif
