/* recount.c: passages counted again by the text that is stored of them. */
#include "index/recount.h"

#include <jiyan/index/dictionary.h>
#include <jiyan/index/passage.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/segment.h>

struct jy_recount {
    jy_dictionary *dictionary; /* NULL: the index has none */
    jy_compressor *compressor;
    jy_folded folded;
    jy_characters *characters;
};

jy_recount *jy_recount_new(const char *folder, const jy_manifest *manifest, GError **err)
{
    jy_dictionary *dictionary = NULL;
    if (manifest->dictionary) {
        g_autofree char *path = jy_manifest_path(folder, JY_MANIFEST_DICTIONARY, manifest->dictionary);
        dictionary = jy_dictionary_read(path, err);
        if (!dictionary) {
            return NULL;
        }
    }
    jy_recount *recount = g_new0(jy_recount, 1);
    recount->dictionary = dictionary;
    recount->compressor = jy_compressor_new(dictionary);
    recount->characters = jy_characters_new();
    return recount;
}

void jy_recount_free(jy_recount *recount)
{
    if (recount) {
        jy_fold_clear(&recount->folded);
        jy_characters_free(recount->characters);
        jy_compressor_free(recount->compressor);
        jy_dictionary_free(recount->dictionary);
    }
    g_free(recount);
}

static void take(const jy_token *token, void *user)
{
    if (token->kind <= JY_TOKEN_LAST) {
        /* The second of a bigram begins the next one or is the last of its run, so only the first is looked at. */
        jy_characters_meet(user, g_utf8_get_char(token->term));
    }
}

bool jy_recount_add(jy_recount *recount, const char *bytes, size_t length, GError **err)
{
    g_auto(jy_passage) passage = {0};
    if (!jy_passage_unpack_text(bytes, length, recount->compressor, &passage, err)) {
        return false;
    }
    for (guint i = 0; i < passage.paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage.paragraphs, jy_paragraph, i);
        if (paragraph->kind != JY_BLOCK_NOISE) {
            jy_fold_bare(passage.text + paragraph->start, paragraph->end - paragraph->start, &recount->folded);
            jy_segment(&recount->folded, 0, recount->folded.length, take, recount->characters);
        }
    }
    jy_characters_count(recount->characters);
    return true;
}

const jy_characters *jy_recount_characters(const jy_recount *recount)
{
    return recount->characters;
}
