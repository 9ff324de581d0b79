/* saying.c: statements as they are compared. */
#include "searcher/trails/saying.h"

#include <jiyan/text/sentence.h>
#include <string.h>

#include "searcher/trails/abroad.h"
#include "searcher/trails/clauses.h"
#include "searcher/trails/thesaurus.h"
#include "searcher/trails/wordlist.h"

/* What is known of a number. */
typedef struct {
    jy_topic *label;  /* the words before it; NULL until they are wanted */
    uint64_t telling; /* those of the label's tokens that are of no empty word, a bit each */
    jy_years years;
    bool has_years; /* they have been read */
} saying_amount;

/* Bits of clauses: which have been looked at, and what was found. */
typedef struct {
    uint64_t known, are;
} saying_clauses;

struct jy_saying {
    const jy_hit *hit;
    const jy_statement *statement;
    GArray *tokens; /* NULL until they are wanted, as are the next */
    jy_row *row;
    GArray *amounts;        /* of jy_amount */
    saying_amount *numbers; /* by amount; the last is that of the whole */
    saying_clauses abroad, each;
};

jy_saying *jy_saying_new(const jy_hit *hit, const jy_statement *statement)
{
    jy_saying *saying = g_new0(jy_saying, 1);
    saying->hit = hit;
    saying->statement = statement;
    return saying;
}

void jy_saying_free(jy_saying *saying)
{
    if (!saying) {
        return;
    }
    for (guint i = 0; saying->amounts && i < saying->amounts->len; i++) {
        jy_topic_free(saying->numbers[i].label);
    }
    g_free(saying->numbers);
    g_clear_pointer(&saying->amounts, g_array_unref);
    g_clear_pointer(&saying->tokens, g_array_unref);
    jy_row_free(saying->row);
    g_free(saying);
}

jy_statement_kind jy_saying_kind(const jy_saying *saying)
{
    return saying->statement->kind;
}

const GArray *jy_saying_tokens(jy_saying *saying)
{
    if (!saying->tokens) {
        const jy_statement *statement = saying->statement;
        g_autoptr(GString) line = g_string_new(NULL);
        jy_sentence_line(saying->hit->passage.text + statement->start, statement->end - statement->start, line);
        saying->tokens = g_array_new(false, false, sizeof(jy_sentence_token));
        jy_tokens_cut(line->str, saying->tokens);
    }
    return saying->tokens;
}

jy_row *jy_saying_row(jy_saying *saying)
{
    if (!saying->row) {
        saying->row = jy_row_new(saying->hit, saying->statement);
    }
    return saying->row;
}

/* ---- numbers ---- */

const GArray *jy_saying_amounts(jy_saying *saying)
{
    if (!saying->amounts) {
        saying->amounts = jy_amount_read(jy_saying_row(saying));
        saying->numbers = g_new0(saying_amount, saying->amounts->len + 1);
    }
    return saying->amounts;
}

/* What is known of an amount, which may be a copy of one of the saying's. */
static saying_amount *number_of(jy_saying *saying, const jy_amount *amount)
{
    const GArray *amounts = jy_saying_amounts(saying);
    guint i = 0;
    while (i < amounts->len && (!amount || g_array_index(amounts, jy_amount, i).quantity != amount->quantity)) {
        i++;
    }
    return &saying->numbers[i];
}

static void read_label(saying_amount *number, jy_lexis *lexis, const jy_amount *amount)
{
    g_autofree char *words = jy_row_cut(amount->row, amount->label, amount->quantity->start);
    jy_topic *label = jy_topic_new(lexis, words ? words : "");
    for (guint i = 0; i < label->tokens->len; i++) {
        const char *word = label->words->pdata[g_array_index(label->tokens, jy_topic_token, i).word];
        number->telling |= jy_thesaurus_is_empty(word, strlen(word)) ? 0 : (uint64_t)1 << i;
    }
    number->label = label;
}

double jy_saying_foreign(jy_saying *saying, jy_lexis *lexis, const jy_amount *amount, const jy_topic *topic)
{
    saying_amount *number = number_of(saying, amount);
    if (!number->label) {
        read_label(number, lexis, amount);
    }
    double foreign = 0;
    for (uint64_t left = number->telling; left; left &= left - 1) {
        const jy_topic_token *token = &g_array_index(number->label->tokens, jy_topic_token, __builtin_ctzll(left));
        foreign += jy_topic_bit(topic, token->key) ? 0 : token->weight;
    }
    return foreign;
}

jy_years jy_saying_years(jy_saying *saying, const jy_amount *amount)
{
    saying_amount *number = number_of(saying, amount);
    if (!number->has_years) {
        number->years = jy_years_of(jy_saying_row(saying), amount ? amount->quantity->start : 0,
                                    saying->hit->passage.text, saying->statement->start);
        number->has_years = true;
    }
    return number->years;
}

/* ---- clauses ---- */

/* What each of many has is another measure than what all have together. */
static const char *const EACH[] = {"每亩", "每人", "人均", "单位面积", "亩产", "单产", "户均", "每户", "平均每", NULL};

bool jy_saying_each_words(const char *words)
{
    return jy_wordlist_within(EACH, words);
}

static bool is_each(const char *text, uint32_t clause)
{
    g_autofree char *words = jy_clauses_cut(text, clause, clause);
    return jy_saying_each_words(words);
}

static bool clause_is(jy_saying *saying, saying_clauses *clauses, uint32_t clause,
                      bool (*ask)(const char *text, uint32_t clause))
{
    const uint64_t bit = (uint64_t)1 << clause;
    if (!(clauses->known & bit)) {
        clauses->known |= bit;
        clauses->are |= ask(jy_saying_row(saying)->text, clause) ? bit : 0;
    }
    return clauses->are & bit;
}

bool jy_saying_is_abroad(jy_saying *saying, uint32_t clause)
{
    return clause_is(saying, &saying->abroad, clause, jy_abroad_clause);
}

bool jy_saying_is_each(jy_saying *saying, uint32_t clause)
{
    return clause_is(saying, &saying->each, clause, is_each);
}
