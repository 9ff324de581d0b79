/* label.c: the words of the API as a reader is shown them. */
#include "server/page/label.h"

#include <glib.h>
#include <libintl.h>

#define N_(s) s
#define _(s) gettext(s)

static const struct {
    const char *word, *shown;
} SHOWN[] = {
    {"1", N_("yes")},
    {"commitment", N_("commitment")},
    {"report", N_("report")},
    {"problem", N_("problem")},
    {"other", N_("other")},
    {"must", N_("must")},
    {"shall", N_("shall")},
    {"strive", N_("strive")},
    {"advance", N_("advance")},
    {"explore", N_("explore")},
    {"auto", N_("as well as it can be")},
    {"exact", N_("exactly")},
    {"all", N_("every word")},
    {"any", N_("some words")},
    {"relevance", N_("by relevance")},
    {"newest", N_("newest first")},
    {"oldest", N_("oldest first")},
    {"added", N_("added last first")},
    {"right", N_("by what stands behind")},
    {"left", N_("by what stands before")},
    {"passage", N_("passage")},
    {"document", N_("document")},
    {"fold", N_("under the best of it")},
    {"list", N_("with the place of each")},
    {"each", N_("as a hit of its own")},
    /* Of a sentence, beside another document. */
    {"same", N_("the same")},
    {"moved", N_("moved")},
    {"new", N_("new")},
    /* Of a file, "gone" also of a sentence. */
    {"indexed", N_("indexed")},
    {"missing", N_("not indexed yet")},
    {"stale", N_("changed since")},
    {"failed", N_("failed")},
    {"gone", N_("gone")},
    {"warned", N_("with warnings")},
    /* What became of a commitment. */
    {"promised", N_("promised")},
    {"repeated", N_("repeated")},
    {"changed", N_("changed")},
    {"done", N_("reported done")},
    {"part", N_("in part")},
    {"reported", N_("reported")},
    {"none", N_("no later mention")},
};

const char *jy_label_value(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SHOWN); i++) {
        if (g_str_equal(SHOWN[i].word, word)) {
            return _(SHOWN[i].shown);
        }
    }
    return word;
}
