/* quantity_fuzz.c: of any text the quantities stand in order on whole characters and hold finite numbers and a unit; a
 * quantity reaches itself unless it is bounded above or below. The first byte chooses whether bytes or numerals are
 * read: of bytes alone hardly any would be a number. */
#include <jiyan/text/quantity.h>
#include <math.h>
#include <string.h>

#include "fuzz.h"

static const char *const PARTS[] = {
    "1",    "5",    "０",   "9 000", ",",    ".",      "．",  "%",  "‰",  "/",        "一", "两",   "三",   "九",
    "十",   "百",   "千",   "万",    "萬",   "亿",     "几",  "数", "半", "零",       "〇", "点",   "分之", "百分",
    "多",   "余",   "来",   "成",    "倍",   "翻",     "番",  "个", "個", "人",       "才", "元",   "吨",   "千瓦",
    "年",   "天",   "内",   "以上",  "左右", "不超过", "近",  "到", "至", "—",        "、", "，",   "第",   "每",
    "这",   "增长", "下降", "方面",  "“",    "”",      "《",  "》", " ",  "\n",       "X",  "若干", "半数", "一半",
    "公里", "级",   "届",   "休假",  "个月", "-",      "1/3", "两", "兩", "\xC2\xA0",
};

/* Returns text made of PARTS; free with g_free. */
static char *make_sentence(const uint8_t *data, size_t size)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < size; i++) {
        g_string_append(text, PARTS[data[i] % G_N_ELEMENTS(PARTS)]);
    }
    return g_string_free(text, FALSE);
}

static void check_quantity(const char *text, uint32_t length, uint32_t before, uint32_t position, const jy_quantity *q)
{
    must(q->start < q->end && q->end <= length);
    must(q->start >= before && position >= q->end && position <= length);
    must(on_boundary(text, length, q->start));
    must(on_boundary(text, length, q->end));
    must(isfinite(q->low) && isfinite(q->high));
    must(q->low >= 0 && q->low <= q->high);
    must(q->bound <= JY_BOUND_RANGE && q->change <= JY_CHANGE_FALL);
    must(memchr(q->unit, '\0', sizeof q->unit));
    must(g_utf8_validate(q->unit, -1, NULL));
    must(q->bound == JY_BOUND_BELOW || q->bound == JY_BOUND_ABOUT || jy_quantity_reached(q, q));
}

/* Quantities of the first `length` bytes. */
static void check_text(const char *text, uint32_t length)
{
    uint32_t position = 0, before = 0;
    jy_quantity q;
    while (jy_quantity_next(text, length, &position, &q)) {
        check_quantity(text, length, before, position, &q);
        before = position;
    }
    must(position == length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    g_autofree char *text = *data % 2 ? make_text(data + 1, size - 1) : make_sentence(data + 1, size - 1);
    uint32_t length = (uint32_t)strlen(text), cut = length / 2;
    check_text(text, length);
    while (!on_boundary(text, length, cut)) {
        cut++;
    }
    /* Nothing behind the length is looked at: an address sanitizer sees what is. */
    g_autofree char *half = g_memdup2(text, cut);
    check_text(half, cut);
    return 0;
}
