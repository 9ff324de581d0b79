/* terms.c: the terms of a glass database with their postings, chunk by chunk. */
#include "xapian-c/scan/terms.h"

#include <stdlib.h>
#include <string.h>

#include "xapian-c/fail.h"

/* ---- chunks ---- */

static bool reserve(xc_scan_terms *terms, size_t count, xc_error *failure)
{
    if (count <= terms->room) {
        return true;
    }
    xc_bulk_posting *chunk = realloc(terms->chunk, count * sizeof *chunk);
    if (!chunk) {
        xc_fail_memory(failure);
        return false;
    }
    terms->chunk = chunk;
    terms->room = count;
    return true;
}

/* Reads the postings of the chunk that the walk is on. */
static bool load(xc_scan_terms *terms, xc_error *failure)
{
    xc_list *list = &terms->walk.list;
    /* The first is before `at`; each of the others takes two bytes at least. */
    if (list->docid <= terms->last || !reserve(terms, (size_t)(list->end - list->at) / 2 + 1, failure)) {
        return list->docid <= terms->last ? xc_list_fail(failure) : false;
    }
    size_t count = 0;
    uint64_t wdf = 0;
    while (list->docid != XC_LIST_END) {
        terms->chunk[count++] = (xc_bulk_posting){list->docid, list->wdf};
        wdf += list->wdf;
        if (!xc_list_next(list, failure)) {
            return false;
        }
    }
    terms->last = terms->chunk[count - 1].docid;
    terms->count = count;
    terms->is_given = false;
    terms->is_first = terms->walk.is_first;
    terms->postings += count;
    terms->wdf += wdf;
    return !terms->walk.is_last || (terms->postings == terms->documents && terms->wdf == terms->occurrences) ||
           xc_list_fail(failure);
}

static void forget_postings(xc_scan_terms *terms)
{
    terms->postings = terms->wdf = 0;
    terms->last = 0;
}

/* Moves the walk to the next chunk of the term at hand, which is to come. */
static bool go_on(xc_scan_terms *terms, xc_error *failure)
{
    const xc_walk *walk = &terms->walk;
    if (!xc_walk_next(&terms->walk, failure)) {
        return false;
    }
    return (!walk->is_at_end && !walk->is_first && walk->term_length == terms->key.size &&
            memcmp(walk->key, terms->key.data, terms->key.size) == 0) ||
           xc_list_fail(failure);
}

/* ---- terms ---- */

/* Whether the term that the walk is on is behind the one at hand. */
static bool is_behind(const xc_scan_terms *terms)
{
    const size_t length = terms->key.size, other = terms->walk.term_length;
    const int order = memcmp(terms->key.data, terms->walk.key, length < other ? length : other);
    return order < 0 || (order == 0 && length < other);
}

/* Makes the term that the walk is on the one at hand. */
static bool take_term(xc_scan_terms *terms, xc_error *failure)
{
    const xc_walk *walk = &terms->walk;
    unsigned char *text = xc_bytes_set(&terms->key, walk->key, walk->key_length, failure) &&
                                  xc_bytes_set(&terms->text, walk->key, walk->key_length, failure)
                              ? terms->text.data
                              : NULL;
    if (!text) {
        return false;
    }
    if (memchr(text, '\0', terms->text.size)) {
        size_t length = 0;
        for (size_t i = 0; i < terms->text.size; i++) {
            text[length++] = text[i];
            i += text[i] == '\0'; /* what follows a NUL is no part of the term */
        }
        terms->text.size = length;
    }
    terms->documents = walk->list.documents;
    terms->occurrences = walk->list.occurrences;
    terms->start = walk->start;
    forget_postings(terms);
    return load(terms, failure);
}

/* Moves the walk to the term that comes next. */
static bool move_on(xc_scan_terms *terms, xc_error *failure)
{
    if (terms->is_sought) {
        return true;
    }
    if (terms->key.size == 0) {
        return xc_scan_terms_seek(terms, "", 0, failure);
    }
    while (!terms->walk.is_last) {
        if (!go_on(terms, failure)) {
            return false;
        }
    }
    return xc_walk_next(&terms->walk, failure);
}

bool xc_scan_terms_next(xc_scan_terms *terms, xc_error *failure)
{
    const bool is_successor = !terms->is_sought && terms->key.size > 0;
    if (terms->is_at_end) {
        return true;
    }
    if (!move_on(terms, failure)) {
        return false;
    }
    terms->is_sought = false;
    terms->is_at_end = terms->walk.is_at_end;
    if (terms->is_at_end) {
        return true;
    }
    if (!terms->walk.is_first || (is_successor && !is_behind(terms))) {
        return xc_list_fail(failure);
    }
    return take_term(terms, failure);
}

bool xc_scan_terms_seek(xc_scan_terms *terms, const char *term, size_t length, xc_error *failure)
{
    xc_walk_clear(&terms->walk);
    terms->is_sought = true;
    terms->is_at_end = false;
    return xc_walk_seek(&terms->walk, terms->lists, term, length, failure);
}

/* ---- postings ---- */

bool xc_scan_terms_postings(xc_scan_terms *terms, size_t *ret_count, xc_error *failure)
{
    if (terms->is_given && terms->walk.is_last) {
        *ret_count = 0;
        return true;
    }
    if (terms->is_given && (!go_on(terms, failure) || !load(terms, failure))) {
        return false;
    }
    terms->is_given = true;
    *ret_count = terms->count;
    return true;
}

bool xc_scan_terms_rewind(xc_scan_terms *terms, xc_error *failure)
{
    if (terms->is_first) {
        terms->is_given = false;
        return true;
    }
    forget_postings(terms);
    return xc_walk_return(&terms->walk, &terms->start, failure) && load(terms, failure);
}

void xc_scan_terms_clear(xc_scan_terms *terms)
{
    xc_walk_clear(&terms->walk);
    free(terms->text.data);
    free(terms->key.data);
    free(terms->chunk);
    *terms = (xc_scan_terms){.lists = terms->lists};
}
