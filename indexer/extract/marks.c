/* marks.c: secrecy, urgency, and the names of bodies over their documents. */
#include "indexer/extract/marks.h"

#include <glib.h>

/* Characters of the marks over a letterhead, and of that. */
#define MARK_MOST 12
#define LETTERHEAD_MOST 40

bool jy_marks_is(const char *line)
{
    static const char *const MARKS[] = {"绝密", "机密", "秘密", "特急", "加急", "特提"};
    const glong length = g_utf8_strlen(line, -1);
    for (size_t i = 0; length <= MARK_MOST && i < G_N_ELEMENTS(MARKS); i++) {
        if (g_str_has_prefix(line, MARKS[i])) {
            return true;
        }
    }
    return g_str_has_suffix(line, "文件") && length <= LETTERHEAD_MOST;
}
