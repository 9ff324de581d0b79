/* words.c: words of folded text. */
#include <jiyan/text/words.h>

#include <jiyan/text/character.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* A run of single characters this long is a word of its own: 脱贫攻坚. */
#define LONGEST 4

struct jy_words {
    UBreakIterator *breaks;
};

jy_words *jy_words_new(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    if (U_FAILURE(status)) {
        return NULL;
    }
    jy_words *words = g_new0(jy_words, 1);
    words->breaks = breaks;
    return words;
}

void jy_words_free(jy_words *words)
{
    if (words) {
        ubrk_close(words->breaks);
        g_free(words);
    }
}

/* ---- pieces ---- */

typedef enum { PIECE_GAP, PIECE_SINGLE, PIECE_WORD } piece_kind;

typedef struct {
    uint32_t start, end;
    piece_kind kind;
    bool is_han;
} word_piece;

static GArray *pieces_of(jy_words *words, const char *text, uint32_t length)
{
    /* Characters that join words rather than being one. */
    static const char JOINING[] = "的地得和与及或占在从到由为以等将要对把被也都再又是了着过其之各每约共已于向并而且就仍"
                                  "未不同比较使让给用因但所此该令可";
    GArray *pieces = g_array_new(false, false, sizeof(word_piece));
    UErrorCode status = U_ZERO_ERROR;
    UText *bytes = utext_openUTF8(NULL, text, length, &status);
    ubrk_setUText(words->breaks, bytes, &status);
    int32_t start = 0;
    for (int32_t end = ubrk_next(words->breaks); U_SUCCESS(status) && end != UBRK_DONE;
         end = ubrk_next(words->breaks)) {
        word_piece made = {(uint32_t)start, (uint32_t)end, PIECE_GAP, false};
        int32_t rule = ubrk_getRuleStatus(words->breaks);
        if (rule >= UBRK_WORD_LETTER) { /* else marks, spaces, numbers */
            uint32_t next = made.start, character = jy_utf8_next(text, made.end, &next);
            made.is_han = rule >= UBRK_WORD_KANA;
            bool is_single = made.is_han && next == made.end;
            bool joins = is_single && g_utf8_strchr(JOINING, -1, character);
            made.kind = joins ? PIECE_GAP : is_single ? PIECE_SINGLE : PIECE_WORD;
        }
        g_array_append_val(pieces, made);
        start = end;
    }
    utext_close(bytes);
    return pieces;
}

/* ---- single characters ---- */

static bool is_word(const GArray *pieces, guint i)
{
    return i < pieces->len && g_array_index(pieces, word_piece, i).kind == PIECE_WORD &&
           g_array_index(pieces, word_piece, i).is_han;
}

/* A lone one goes to the word before it, 失业+率, or to the one behind, 高+标准. */
static guint add_lone(const GArray *pieces, guint i, GArray *found, bool joined)
{
    const word_piece *lone = &g_array_index(pieces, word_piece, i);
    if (joined && found->len) {
        g_array_index(found, jy_word, found->len - 1).end = lone->end;
        return i + 1;
    }
    bool ahead = is_word(pieces, i + 1);
    jy_word word = {lone->start, ahead ? g_array_index(pieces, word_piece, i + 1).end : lone->end};
    g_array_append_val(found, word);
    return ahead ? i + 2 : i + 1;
}

void jy_words_cut(jy_words *words, const char *text, uint32_t length, GArray *found)
{
    g_autoptr(GArray) pieces = pieces_of(words, text, length);
    for (guint i = 0; i < pieces->len;) {
        const word_piece *at = &g_array_index(pieces, word_piece, i);
        guint end = i; /* of a row of single characters */
        while (end < pieces->len && end < i + LONGEST && g_array_index(pieces, word_piece, end).kind == PIECE_SINGLE) {
            end++;
        }
        bool is_row = end > i + 1;
        if (end == i + 1) {
            i = add_lone(pieces, i, found, i > 0 && is_word(pieces, i - 1));
            continue;
        }
        jy_word word = {at->start, is_row ? g_array_index(pieces, word_piece, end - 1).end : at->end};
        if (is_row || at->kind == PIECE_WORD) {
            g_array_append_val(found, word);
        }
        i = is_row ? end : i + 1;
    }
}
