/* head_glued.c: heads that run into the first paragraph: "在…的讲话（2018年2月12日）习近平党的十八大以来…". */
#include <jiyan/text/genre.h>
#include <jiyan/text/person.h>
#include <string.h>

#include "indexer/describe/head.h"
#include "indexer/describe/line.h"

/* Characters of the name of an agency, its place and day. */
#define AGENCY_MAX 16
/* Characters of a title that is glued to its text. */
#define TITLE_MIN 6
#define TITLE_MAX 70
/* The bytes of so many characters: no bracket further on can end a title. */
#define TITLE_BYTES ((gssize)TITLE_MAX * 4)

static bool may_be_title(const char *line, const char *end)
{
    glong length = g_utf8_strlen(line, end - line);
    g_autofree char *title = g_strndup(line, (gsize)(end - line));
    return length >= TITLE_MIN && length <= TITLE_MAX && !strstr(title, "。") && !strstr(title, "：");
}

static void take(jy_description *found, const char *title, const char *end, const char *behind)
{
    g_autofree char *person = jy_person_at_start(behind);
    g_string_append_len(found->title, title, end - title);
    jy_description_set(&found->document->speaker, person);
}

/* A bracket with a date ends the title. */
static bool read_dated(jy_description *found, const char *line)
{
    jy_date date;
    uint32_t start, end;
    for (const char *open = strstr(line, "（"); open && open - line <= TITLE_BYTES; open = strstr(open + 1, "（")) {
        const char *close = strstr(open, "）");
        if (!close) {
            return false;
        }
        g_autofree char *inner = g_strndup(open + strlen("（"), (gsize)(close - open) - strlen("（"));
        g_autofree char *title = g_strndup(line, (gsize)(open - line));
        if (jy_line_find_date(inner, &date, &start, &end) && start == 0 && date.day && may_be_title(line, open) &&
            jy_genre_of(title)) {
            jy_description_set_date(&found->document->date, &date);
            take(found, line, open, close + strlen("）"));
            return true;
        }
    }
    return false;
}

/* 求是 sets ※ between title and author. */
static bool read_starred(jy_description *found, const char *line)
{
    const char *star = strstr(line, "※");
    if (!star || !may_be_title(line, star)) {
        return false;
    }
    g_autofree char *person = jy_person_at_start(star + strlen("※"));
    if (person) {
        take(found, line, star, star + strlen("※"));
    }
    return person != NULL;
}

void jy_head_read_glued(jy_description *found)
{
    guint first = jy_description_first(found);
    if (found->title->len || first == found->blocks->len) {
        return;
    }
    g_autofree char *whole = jy_line_of(found->text, jy_description_block(found, first));
    /* 新华社北京10月23日电 */
    const char *wire = g_str_has_prefix(whole, "新华社") ? strstr(whole, "电") : NULL;
    const char *line = wire && g_utf8_strlen(whole, wire - whole) <= AGENCY_MAX ? wire + strlen("电") : whole;
    if (!read_dated(found, line)) {
        read_starred(found, line);
    }
}
