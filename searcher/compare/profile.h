/* profile.h: sentences as pairs of neighbouring characters, each weighed by how few sentences have it. Private to
 * searcher/compare. */
#ifndef JIYAN_SEARCHER_COMPARE_PROFILE_H
#define JIYAN_SEARCHER_COMPARE_PROFILE_H

#include <glib.h>
#include <stdint.h>

/* One sentence: folded, without spaces and punctuation. */
typedef struct {
    char *key;       /* what is the same has the same */
    uint32_t length; /* of the key, in characters */
    GArray *pairs;   /* of uint64_t, in order, each once; any number counts as one character */
    double weight;   /* of its pairs together */
} jy_profile;

/* A table by pairs (uint64_t *), which owns its values. Glib's own sum of 64 bits looks at the lower 32 only, and so at
 * the second character. Returns a new table; free with g_hash_table_unref. */
GHashTable *jy_profile_table(GDestroyNotify free_value);

/* Those of several sentences. */
typedef struct {
    GArray *list; /* of jy_profile */
} jy_profiles;

/* Returns the profiles of `count` texts, without weights; clear with jy_profile_clear_all. */
void jy_profile_read_all(const char *const *texts, guint count, jy_profiles *ret_profiles);
void jy_profile_clear_all(jy_profiles *profiles);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_profiles, jy_profile_clear_all)

/* How much each pair weighs, by how many sentences of both have it. Returns a new table of uint64_t * to double *, and
 * puts the weights of all profiles; free with g_hash_table_unref before the profiles. */
GHashTable *jy_profile_weigh(jy_profiles *left, jy_profiles *right);

/* What two sentences have in common: 0 nothing, 1 all (Dice's coefficient, weighed). */
double jy_profile_likeness(const jy_profile *left, const jy_profile *right, GHashTable *weights);

#endif
