/* cue.c: finds the words of the lexicon, by a trie that is built once. */
#include "text/statement/cue.h"

#include <pthread.h>
#include <string.h>

#include "text/fold/trie.h"

static jy_trie *lexicon;

static void build(void)
{
    lexicon = jy_trie_new();
    for (unsigned i = 0; i < JY_LEXICON_LENGTH; i++) {
        for (const char *at = JY_LEXICON[i].words; *at; at += strspn(at, " ")) {
            size_t length = strcspn(at, " ");
            jy_trie_add(lexicon, at, length, (uint16_t)(JY_LEXICON[i].cue + 1)); /* no value is 0 */
            at += length;
        }
    }
}

bool jy_cue_next(const char *text, uint32_t length, uint32_t *position, jy_cue_hit *ret_hit)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, build);
    jy_trie_hit hit;
    if (!jy_trie_next(lexicon, text, length, position, &hit)) {
        return false;
    }
    *ret_hit = (jy_cue_hit){.start = hit.start, .end = hit.end, .cue = (uint8_t)(hit.value - 1)};
    return true;
}
