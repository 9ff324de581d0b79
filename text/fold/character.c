/* character.c: quotes and brackets. */
#include <jiyan/text/character.h>

bool jy_character_is_opening(uint32_t c)
{
    switch (c) {
    case 0x201C: /* “ */
    case 0x2018: /* ‘ */
    case 0x300E: /* 『 */
    case 0x300C: /* 「 */
    case 0xFF08: /* （ */
    case 0x300A: /* 《 */
    case 0x3008: /* 〈 */
    case 0x3010: /* 【 */
    case 0x3014: /* 〔 */
    case 0xFF3B: /* ［ */
    case '(':
    case '[':
        return true;
    default:
        return false;
    }
}

bool jy_character_is_closing(uint32_t c)
{
    switch (c) {
    case 0x201D: /* ” */
    case 0x2019: /* ’ */
    case 0x300F: /* 』 */
    case 0x300D: /* 」 */
    case 0xFF09: /* ） */
    case 0x300B: /* 》 */
    case 0x3009: /* 〉 */
    case 0x3011: /* 】 */
    case 0x3015: /* 〕 */
    case 0xFF3D: /* ］ */
    case ')':
    case ']':
    case '"':
        return true;
    default:
        return false;
    }
}
