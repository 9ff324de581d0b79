/* foot.c: 署名 and 成文日期 (GB/T 9704-2012, 7.3.5). */
#include "indexer/describe/foot.h"

#include <jiyan/text/body.h>
#include <jiyan/text/character.h>
#include <jiyan/text/person.h>
#include <string.h>

#include "indexer/describe/line.h"

/* Bytes of a line that is no paragraph; bodies that sign together; blocks from the end where a date may be alone on its
 * line. */
#define SHORT_BYTES 180
#define SIGNERS 8
#define TAIL_BLOCKS 8
/* So many dates on lines of their own are those of a list. */
#define LISTED_DATES 4

/* Short lines one after the other, above a date: blocks [first, end). */
typedef struct {
    guint first, end;
} line_run;

/* The lines above a date, as long as each names a body: those that sign together. Returns a new string; NULL for none.
 */
static char *signers_of(const jy_description *found, const line_run *above)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = above->end; i > above->first && above->end - i < SIGNERS; i--) {
        g_autofree char *line = jy_line_of(found->text, jy_description_block(found, i - 1));
        g_autofree char *bodies = jy_body_list(line);
        if (!bodies) {
            break;
        }
        g_string_prepend(all, all->len ? "、" : "");
        g_string_prepend(all, bodies);
    }
    return all->len ? g_strdup(all->str) : NULL;
}

/* A date under bodies. Returns true when it is the document's own; that of an attachment is kept for want of a better.
 */
static bool take_signed(jy_description *found, const jy_date *date, const char *bodies)
{
    const char *issuer = found->document->issuer;
    /* The names may be long or short. */
    if (issuer && !strstr(issuer, bodies) && !strstr(bodies, issuer)) {
        jy_description_set_date(&found->signed_date, date);
        return false;
    }
    jy_description_set(&found->document->issuer, bodies);
    jy_description_set_date(&found->document->date, date);
    return true;
}

/* （盖章）, （此处加盖公章）: where the seal is put, between who signs and the date. */
static bool is_seal(const jy_description *found, guint number)
{
    g_autofree char *line = jy_line_of(found->text, jy_description_block(found, number));
    const bool opens = g_str_has_prefix(line, "（") || g_str_has_prefix(line, "(");
    return opens && (g_str_has_suffix(line, "）") || g_str_has_suffix(line, ")")) && strstr(line, "章");
}

/* A date alone on its line: whose it is, the line above tells. Returns true when that is the document's own. */
static bool take_date(jy_description *found, const jy_date *date, const line_run *above)
{
    line_run signers = *above;
    signers.end -= signers.end > signers.first && is_seal(found, signers.end - 1);
    g_autofree char *bodies = signers_of(found, &signers);
    if (bodies) {
        return take_signed(found, date, bodies);
    }
    if (above->end == above->first) {
        return false;
    }
    g_autofree char *line = jy_line_of(found->text, jy_description_block(found, above->end - 1));
    g_autofree char *person = jy_person_in_line(line);
    if (!person) {
        return false;
    }
    /* Under a letter it is who speaks; under an order, who signed it. */
    if (!found->mark && !found->document->issuer) {
        jy_description_set(&found->document->speaker, person);
    }
    jy_description_set_date(&found->document->date, date);
    return true;
}

/* "云溪县人民政府　2021年3月5日" on one line. */
static bool take_signed_line(jy_description *found, const char *line)
{
    jy_date date;
    uint32_t start, end;
    if (!jy_line_find_date(line, &date, &start, &end) || start == 0 || end != strlen(line) || !date.day) {
        return false;
    }
    g_autofree char *name = g_strndup(line, start);
    g_autofree char *bodies = jy_body_list(g_strstrip(name));
    return bodies && take_signed(found, &date, bodies);
}

/* False where the last character tells that a line ends in no date: most lines need no other look. */
static bool may_end_in_date(const char *text, const jy_block *block)
{
    static const char *const ENDS[] = {"年", "月", "日", "号", "號", "〇", "零", "一", "二",
                                       "三", "四", "五", "六", "七", "八", "九", "十", "廿",
                                       "卅", "天", "时", "時", "分", "半", "午", "晚", NULL};
    uint32_t last = block->end;
    uint32_t c = jy_utf8_previous(text, block->start, &last);
    if (jy_character_is_stop(c) || c == 0xFF1B /* ； */ || c == 0xFF0C /* ， */ || c == 0xFF1A /* ： */) {
        return false;
    }
    return jy_character_skip_han(text, block->end, last) == last ||
           jy_utf8_starts_any(text, last, block->end, ENDS) != NULL;
}

void jy_foot_read(jy_description *found)
{
    line_run above = {0, 0};
    guint dates = 0;
    g_autofree char *last = NULL;
    for (guint i = 0; i < found->blocks->len; above.end = ++i) {
        const jy_block *block = jy_description_block(found, i);
        if (block->kind == JY_BLOCK_NOISE || block->end - block->start > SHORT_BYTES) {
            above.first = i + 1;
            continue;
        }
        if (i == 0 || !may_end_in_date(found->text, block)) {
            continue;
        }
        g_autofree char *line = jy_line_of(found->text, block);
        jy_date date;
        bool alone = jy_line_is_date(line, &date);
        dates += alone;
        if ((alone && take_date(found, &date, &above)) || take_signed_line(found, line)) {
            return;
        }
        guint behind = 0;
        for (guint j = i + 1; alone && j < found->blocks->len && behind < TAIL_BLOCKS; j++) {
            behind += jy_description_block(found, j)->kind != JY_BLOCK_NOISE;
        }
        if (alone && behind < TAIL_BLOCKS) {
            g_clear_pointer(&last, g_free);
            jy_description_set_date(&last, &date);
        }
    }
    if (dates < LISTED_DATES) {
        jy_description_set(&found->weak_date, last);
    }
}
