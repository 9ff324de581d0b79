/* lead.c: the first characters of a document's body. */
#include "indexer/passages/lead.h"

/* Characters of the lead that are near its beginning, and all of them. */
#define NEAR 40
#define FAR 100

/* Folded bytes that the first `count` characters take. */
static uint32_t bytes_of(const jy_folded *folded, uint32_t count)
{
    uint32_t at = 0;
    for (; count && at < folded->length; count--) {
        at = (uint32_t)(g_utf8_next_char(folded->text + at) - folded->text);
    }
    return at;
}

void jy_lead_take(jy_lead *lead, const jy_folded *paragraph, bool is_body)
{
    lead->near_end = lead->far_end = 0;
    if (!is_body || lead->characters >= FAR) {
        return;
    }
    lead->near_end = lead->characters < NEAR ? bytes_of(paragraph, NEAR - lead->characters) : 0;
    lead->far_end = bytes_of(paragraph, FAR - lead->characters);
    lead->characters += (uint32_t)g_utf8_strlen(paragraph->text, lead->far_end);
}
