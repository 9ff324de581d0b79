/* mend.h: what OCR gets wrong again and again, and context sets right. */
#ifndef JIYAN_INDEXER_EXTRACT_OCR_MEND_H
#define JIYAN_INDEXER_EXTRACT_OCR_MEND_H

#include <glib.h>

/* Mends the brackets around the year of document numbers (GB/T 9704-2012, 7.2.5) among glyphs, an array of
 * jy_page_glyph: 政发【2021H 12号 is 政发〔2021〕12号. */
void jy_mend_numbers(GArray *glyphs);

#endif
