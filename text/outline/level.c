/* level.c: which kind of heading is above which: the order of GB/T 9704-2012, 7.3.3, but where a text shows
 * another. */
#include "text/outline/level.h"

#include "text/outline/survey.h"

/* True when （一）（二） go on over 一、二、三、: the former come first, and go on with their numbers behind the
 * latter. */
static bool is_swapped(const GArray *items)
{
    uint32_t high = 0;    /* last number of （一） */
    bool between = false; /* behind it 一、 was met */
    for (guint i = 0; i < items->len; i++) {
        const jy_survey_item *item = &g_array_index(items, jy_survey_item, i);
        if (!item->heads) {
            continue;
        }
        if (item->kind == MARK_HAN) {
            if (high == 0) {
                return false;
            }
            between = true;
        } else if (item->kind == MARK_HAN_PAREN) {
            if (between) {
                return item->numbering.number == high + 1;
            }
            high = item->numbering.number;
        }
    }
    return false;
}

void jy_level_begin(jy_level_order *levels, const GArray *items)
{
    *levels = (jy_level_order){.innermost = MARK_NONE, .swapped = is_swapped(items)};
    for (guint i = 0; i < items->len; i++) {
        const jy_survey_item *item = &g_array_index(items, jy_survey_item, i);
        levels->begins[item->kind] += item->heads && item->numbering.number == 1;
    }
}

static int rank_of(const jy_level_order *levels, jy_mark_kind kind)
{
    if (levels->swapped && (kind == MARK_HAN || kind == MARK_HAN_PAREN)) {
        return kind == MARK_HAN ? MARK_HAN_PAREN : MARK_HAN;
    }
    return (int)kind;
}

static guint position_of(const jy_level_order *levels, jy_mark_kind kind)
{
    guint i = 0;
    while (i < levels->count && levels->order[i] != kind) {
        i++;
    }
    return i;
}

/* Where a kind that is met for the first time belongs: numbered ones in their order, headings by form above the numbers
 * they head, else just below the heading they are met under. */
static guint place_of(const jy_level_order *levels, jy_mark_kind kind, jy_mark_kind below)
{
    guint inner = position_of(levels, levels->innermost), i = 0;
    if (kind == MARK_UNNUMBERED && levels->count) {
        guint under = position_of(levels, below);
        return under < levels->count ? under : levels->innermost == MARK_NONE ? 0 : inner + 1;
    }
    if (kind == MARK_UNNUMBERED_2) {
        return position_of(levels, MARK_UNNUMBERED) + 1;
    }
    if (kind == MARK_UNNUMBERED_INNER) {
        return MIN(position_of(levels, below), levels->count - 1) + 1;
    }
    if (kind == MARK_HAN_INNER || (kind == MARK_ARTICLE && levels->innermost == MARK_HAN)) {
        return inner < levels->count ? inner + 1 : levels->count; /* 一、将…修改为： */
    }
    for (; i < levels->count; i++) {
        jy_mark_kind other = levels->order[i];
        bool is_unnumbered = other == MARK_UNNUMBERED || other == MARK_UNNUMBERED_2;
        if (is_unnumbered ? kind <= MARK_UNNUMBERED : rank_of(levels, other) >= rank_of(levels, kind)) {
            break;
        }
    }
    return i;
}

void jy_level_meet(jy_level_order *levels, jy_mark_kind kind, jy_mark_kind below)
{
    if (kind != MARK_CLOSING && position_of(levels, kind) == levels->count) {
        guint at = place_of(levels, kind, below);
        for (guint i = levels->count; i > at; i--) {
            levels->order[i] = levels->order[i - 1];
        }
        levels->order[at] = kind;
        levels->count++;
    }
    levels->innermost = kind == MARK_CLOSING ? MARK_NONE : kind;
}

bool jy_level_begins_again(const jy_level_order *levels, jy_mark_kind below)
{
    return position_of(levels, MARK_DOCUMENT) < levels->count && position_of(levels, below) < levels->count &&
           position_of(levels, MARK_UNNUMBERED) == levels->count;
}

bool jy_level_is_inner(const jy_level_order *levels, jy_mark_kind kind, uint32_t number)
{
    guint at = position_of(levels, kind), above = position_of(levels, MARK_UNNUMBERED);
    bool list = kind == MARK_HAN || kind == MARK_HAN_PAREN || kind == MARK_ARABIC;
    return list && number > 1 && above < at && at < levels->count && levels->begins[kind] > 1;
}

uint8_t jy_level_of(const jy_level_order *levels, jy_mark_kind kind)
{
    if (kind != MARK_CLOSING) {
        return (uint8_t)(position_of(levels, kind) + 1);
    }
    guint i = 0;
    while (i + 1 < levels->count && levels->order[i] <= MARK_DOCUMENT) {
        i++;
    }
    return (uint8_t)(i + 1);
}
