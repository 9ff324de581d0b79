/* sprm.c: steps in a list of property changes. */
#include "indexer/extract/word/sprm.h"

/* Two whose length is not what their code says. */
enum { DEFINE_TABLE = 0xD608, CHANGE_TABS = 0xC615 };

/* Bytes of a variable operand, its own length included. */
static size_t variable_length(uint16_t code, jy_bytes rest)
{
    const size_t said = jy_bytes_u8(rest, 0);
    if (code == DEFINE_TABLE) {
        return (size_t)jy_bytes_u16(rest, 0) + 1;
    }
    if (code == CHANGE_TABS && said == 255) {
        const size_t removed = jy_bytes_u8(rest, 1), added = jy_bytes_u8(rest, 2 + removed * 4);
        return 3 + removed * 4 + added * 3;
    }
    return said + 1;
}

bool jy_sprm_next(jy_sprm *sprm)
{
    static const uint8_t LENGTHS[] = {1, 1, 2, 4, 2, 2, 0, 3};
    const jy_bytes rest = sprm->rest;
    if (rest.length < 3) {
        return false;
    }
    sprm->code = jy_bytes_u16(rest, 0);
    const unsigned kind = sprm->code >> 13;
    const jy_bytes behind = jy_bytes_cut(rest, 2, rest.length);
    const size_t length = LENGTHS[kind] ? LENGTHS[kind] : variable_length(sprm->code, behind);
    sprm->operand = jy_bytes_cut(behind, 0, length);
    sprm->rest = jy_bytes_cut(behind, length, behind.length);
    return sprm->operand.length == length;
}

bool jy_sprm_is_on(const jy_sprm *sprm)
{
    /* 0x81 is the opposite of what the style says, which hides nothing; 0x80 is what it says. */
    const uint8_t value = jy_bytes_u8(sprm->operand, 0);
    return value == 1 || value == 0x81;
}
