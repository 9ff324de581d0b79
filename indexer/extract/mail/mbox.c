/* mbox.c: a file of mails, each behind a line "From …": its members are called 1.eml, 2.eml, … */
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/members.h"
#include "indexer/files/mail.h"

/* The end of the mail that begins at `at`: the next line that separates, behind an empty one. */
static const char *end_of(const char *at, const char *end)
{
    bool is_behind_empty = false;
    for (const char *line = at, *stop; line < end; line = stop + 1) {
        stop = memchr(line, '\n', (size_t)(end - line));
        if (!stop) {
            break;
        }
        if (is_behind_empty && jy_mail_is_separator(line, (size_t)(stop - line))) {
            return line;
        }
        is_behind_empty = stop == line || (stop == line + 1 && *line == '\r');
    }
    return end;
}

/* Returns the bytes of a mail with the marks taken off that keep its lines from separating mails (">From "); free with
 * g_free. */
static char *unmark(const char *at, const char *end, size_t *ret_length)
{
    char *bytes = g_malloc((size_t)(end - at) + 1), *out = bytes;
    for (const char *line = at, *stop; line < end; line = stop) {
        stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop + 1 : end;
        const char *mark = line;
        while (mark < stop && *mark == '>') {
            mark++;
        }
        const bool is_marked = mark > line && stop - mark >= 5 && memcmp(mark, "From ", 5) == 0;
        line += is_marked;
        memcpy(out, line, (size_t)(stop - line));
        out += stop - line;
    }
    *out = '\0';
    *ret_length = (size_t)(out - bytes);
    return bytes;
}

bool jy_extract_mbox(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *own = source->bytes;
    g_autoptr(jy_members) members = jy_members_new(source, to, err);
    if (!members) {
        return false;
    }
    const char *end = own + source->length;
    guint number = 0;
    for (const char *at = own; at < end;) {
        const char *line = memchr(at, '\n', (size_t)(end - at)), *stop = end_of(at, end);
        g_autofree char *path = g_strdup_printf("%u.eml", ++number);
        if (!line || !jy_members_next(members, path)) {
            break;
        }
        jy_member member = {.path = path, .type = JY_MAIL_TYPE};
        member.bytes = unmark(line + 1, MAX(stop, line + 1), &member.length);
        if (!jy_members_read(members, &member, err)) {
            return false;
        }
        at = stop;
    }
    return jy_members_end(members, err);
}
