/* lexis.c: weighs words by how many passages hold them. */
#include "searcher/trails/lexis.h"

#include <jiyan/text/words.h>
#include <math.h>
#include <string.h>

#include "searcher/trails/thesaurus.h"

/* Of a small archive half the passages hold the word that it is about, which is no less a word for that. */
#define LEAST_PASSAGES 3000
#define LEAST_WEIGHT 0.02

struct jy_lexis {
    jy_index *index;
    jy_words *words;
    GHashTable *weights; /* key → double */
    double passages;
};

jy_lexis *jy_lexis_new(jy_index *index)
{
    jy_lexis *lexis = g_new0(jy_lexis, 1);
    lexis->index = index;
    lexis->words = jy_words_new();
    lexis->weights = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    lexis->passages = index ? MAX(jy_index_passages(index), LEAST_PASSAGES) : 0;
    return lexis;
}

void jy_lexis_free(jy_lexis *lexis)
{
    if (lexis) {
        jy_words_free(lexis->words);
        g_hash_table_unref(lexis->weights);
        g_free(lexis);
    }
}

void jy_lexis_cut(jy_lexis *lexis, const char *text, size_t length, GArray *words)
{
    if (length && lexis->words) {
        jy_words_cut(lexis->words, text, (uint32_t)length, words);
    }
}

static double term_passages(const jy_lexis *lexis, const char *term, size_t length)
{
    uint32_t passages = 0;
    xc_database *database = jy_index_database(lexis->index);
    return xc_database_term_freq(database, term, length, &passages, NULL) == XC_OK ? passages : 0;
}

/* The passages of a word: those of its rarest pair. */
static double word_passages(const jy_lexis *lexis, const char *word, size_t length)
{
    if (g_ascii_isalnum(*word)) {
        return term_passages(lexis, word, length);
    }
    double least = -1;
    for (const char *at = word, *second = g_utf8_next_char(at); second < word + length;
         at = second, second = g_utf8_next_char(at)) {
        double found = term_passages(lexis, at, (size_t)(g_utf8_next_char(second) - at));
        least = least < 0 || found < least ? found : least;
    }
    return MAX(least, 0);
}

double jy_lexis_weight(jy_lexis *lexis, uint32_t key, const char *text, size_t length)
{
    if (!lexis->index) {
        return 1;
    }
    const double *known = g_hash_table_lookup(lexis->weights, GUINT_TO_POINTER(key));
    if (known) {
        return *known;
    }
    const char *words = jy_thesaurus_words(g_utf8_get_char(text));
    double passages = words ? 0 : word_passages(lexis, text, length);
    g_auto(GStrv) forms = g_strsplit(words ? words : "", " ", -1);
    for (char **form = forms; *form; form++) { /* of words of one meaning the commonest counts */
        passages = MAX(passages, word_passages(lexis, *form, strlen(*form)));
    }
    double *weight = g_new(double, 1);
    *weight = MAX(log((lexis->passages + 2) / (passages + 1)) / log(lexis->passages + 2), LEAST_WEIGHT);
    g_hash_table_insert(lexis->weights, GUINT_TO_POINTER(key), weight);
    return *weight;
}
