/* lead.h: the first characters of a document's body, which say what it is about. */
#ifndef JIYAN_INDEXER_PASSAGES_LEAD_H
#define JIYAN_INDEXER_PASSAGES_LEAD_H

#include <jiyan/text/fold.h>
#include <stdbool.h>

/* Where in the lead a paragraph stands. Zeros at the beginning of a document. */
typedef struct {
    uint32_t characters;        /* of the body so far, no more than are lead */
    uint32_t near_end, far_end; /* folded bytes of the paragraph at hand that are lead */
} jy_lead;

/* Goes on to the next paragraph. */
void jy_lead_take(jy_lead *lead, const jy_folded *paragraph, bool is_body);

/* What a word at that folded byte of the paragraph counts, that counts `wdf` elsewhere. */
uint32_t jy_lead_wdf(const jy_lead *lead, uint32_t start, uint32_t wdf);

#endif
