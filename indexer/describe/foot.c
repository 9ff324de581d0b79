/* foot.c: 署名 and 成文日期 (GB/T 9704-2012, 7.3.5). */
#include "indexer/describe/foot.h"

#include <jiyan/text/body.h>
#include <jiyan/text/person.h>
#include <string.h>

#include "indexer/describe/line.h"

/* Bytes of a line that is no paragraph; bodies that sign together; blocks from the end where a date may be alone on its
 * line. */
#define SHORT_BYTES 180
#define SIGNERS 8
#define TAIL_BLOCKS 8

/* The lines above a date, as long as each names a body: those that sign together. Returns a new string; NULL for none.
 */
static char *signers_of(const GPtrArray *lines)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = lines->len; i > 0 && lines->len - i < SIGNERS; i--) {
        g_autofree char *bodies = jy_body_list(g_ptr_array_index(lines, i - 1));
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

/* A date alone on its line: whose it is, the line above tells. Returns true when that is the document's own. */
static bool take_date(jy_description *found, const jy_date *date, const GPtrArray *above)
{
    g_autofree char *bodies = signers_of(above);
    if (bodies) {
        return take_signed(found, date, bodies);
    }
    g_autofree char *person = above->len ? jy_person_in_line(g_ptr_array_index(above, above->len - 1)) : NULL;
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

void jy_foot_read(jy_description *found)
{
    g_autoptr(GPtrArray) above = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *last = NULL;
    for (guint i = 0; i < found->blocks->len; i++) {
        const jy_block *block = jy_description_block(found, i);
        if (block->kind == JY_BLOCK_NOISE || block->end - block->start > SHORT_BYTES) {
            g_ptr_array_set_size(above, 0);
            continue;
        }
        char *line = jy_line_of(found->text, block);
        jy_date date;
        bool alone = i > 0 && jy_line_is_date(line, &date);
        if ((alone && take_date(found, &date, above)) || (i > 0 && take_signed_line(found, line))) {
            g_free(line);
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
        g_ptr_array_add(above, line);
    }
    jy_description_set(&found->weak_date, last);
}
