/* scans.h: pages of an OFD file that are images, read by OCR. */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_SCANS_H
#define JIYAN_INDEXER_EXTRACT_OFD_SCANS_H

#include <glib.h>
#include <stdbool.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/package/package.h"

typedef struct jy_scans jy_scans;

/* What is on a page. Lengths are in millimetres. */
typedef struct {
    uint32_t number; /* from 1 */
    double width, height;
    guint characters;
    const GArray *images; /* of jy_content_image */
} jy_scans_page;

/* Returns a new reader of the images of a package; free with jy_scans_free. The package and the target, which learns
 * what is missing, are borrowed as long as it lives. */
jy_scans *jy_scans_new(jy_package *package, const jy_extract_target *to, jy_extract_ocr mode);
void jy_scans_free(jy_scans *scans);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_scans, jy_scans_free)

/* Reads the images of a page, if they are to be read: where it has no text, or so little that it is none of the page's
 * own while an image covers it; and always, where one covers it and that is wanted. Pages come in their order. Returns
 * whether there is text now. */
bool jy_scans_read(jy_scans *scans, const jy_scans_page *page);

/* True where what a page has as text is to be left out for what was read of its images. */
bool jy_scans_replace(const jy_scans *scans);

/* Adds what was read since the last call to blocks. Errors: TOO_BIG. */
bool jy_scans_write(jy_scans *scans, jy_blocks *blocks, GError **err);

/* The mean confidence of what was read, as a jy_document has it, since the last call of this. */
unsigned jy_scans_confidence(jy_scans *scans);

/* Why images that were to be read could not be; NULL where they could. Borrowed. */
const char *jy_scans_obstacle(const jy_scans *scans);

#endif
