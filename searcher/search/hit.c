/* hit.c: a passage that a search found. */
#include "searcher/search/hit.h"

const char *jy_hit_part_name(jy_score_part part)
{
    static const char *const NAMES[JY_PARTS] = {"terms",   "characters", "residual", "sentence", "window", "early",
                                                "opening", "neighbours", "asked",    "document", "newer",  "title"};
    return NAMES[part];
}

void jy_hit_free(jy_hit *hit)
{
    if (!hit) {
        return;
    }
    jy_passage_clear(&hit->passage);
    if (hit->matches) {
        g_array_unref(hit->matches);
    }
    if (hit->duplicates) {
        g_ptr_array_unref(hit->duplicates);
    }
    g_free(hit);
}
