/* passage_terms.c: which terms an index has of a passage. */
#include "indexer/passages/passage_terms.h"

#include <jiyan/base/files.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/fields.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/date.h>
#include <jiyan/text/deadline.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/particulars.h>
#include <jiyan/text/segment.h>
#include <jiyan/text/sentence.h>
#include <jiyan/text/utf8.h>
#include <stdio.h>
#include <string.h>

#include "indexer/passages/lead.h"

/* Xapian's limit on a term, with room for how it stores NULs. */
#define TERM_LIMIT 240
/* A word of noise longer than this is a machine's: an address, a hash. It would make a term of its own. */
#define NOISE_WORD 24
/* What a word of a heading counts in the passage that the heading begins. */
#define HEADING_WDF 2

struct jy_passage_terms {
    jy_folded folded;
    const jy_document *document;
    GPtrArray *title;    /* terms of the title, with their prefix: the same on every passage */
    GPtrArray *booleans; /* terms of the document without weight */
    jy_date date;        /* year 0 without one */
    bool is_table;       /* the document is one: its words are found but do not rank */
    /* Scratch of one passage. */
    GString *line;             /* a statement without its line ends */
    GArray *lasts;             /* of last_character */
    unsigned char begun[8192]; /* a bit for each character of the BMP that a bigram begins with */
    jy_lead lead;
    jy_characters *characters; /* of all passages */
};

/* The last character of a run, which waits for whether a bigram begins with it. */
typedef struct {
    char term[4];
    uint8_t length;
    uint8_t wdf;
} last_character;

jy_passage_terms *jy_passage_terms_new(void)
{
    jy_passage_terms *terms = g_new0(jy_passage_terms, 1);
    terms->title = g_ptr_array_new_with_free_func(g_free);
    terms->booleans = g_ptr_array_new_with_free_func(g_free);
    terms->line = g_string_new(NULL);
    terms->characters = jy_characters_new();
    terms->lasts = g_array_new(false, false, sizeof(last_character));
    return terms;
}

void jy_passage_terms_free(jy_passage_terms *terms)
{
    if (!terms) {
        return;
    }
    jy_fold_clear(&terms->folded);
    g_ptr_array_unref(terms->title);
    g_ptr_array_unref(terms->booleans);
    g_string_free(terms->line, true);
    jy_characters_free(terms->characters);
    g_array_unref(terms->lasts);
    g_free(terms);
}

/* Adds prefix + value, folded, as a term without weight. A value longer than a term may be is cut: it is found by its
 * beginning. */
static void add_boolean(jy_passage_terms *terms, const char *prefix, const char *value)
{
    if (!value || !*value) {
        return;
    }
    g_autofree char *folded = jy_fold_string(value, -1);
    g_autofree char *term = g_strconcat(prefix, folded, NULL);
    size_t length = strlen(term);
    if (length > TERM_LIMIT) {
        term[TERM_LIMIT] = '\0';
        const char *end;
        if (!g_utf8_validate(term, -1, &end)) {
            term[end - term] = '\0';
        }
    }
    g_ptr_array_add(terms->booleans, g_steal_pointer(&term));
}

static void take_title(const jy_token *token, void *user)
{
    jy_passage_terms *terms = user;
    g_ptr_array_add(terms->title, g_strdup_printf(JY_TERM_TITLE "%.*s", (int)token->length, token->term));
}

static void add_title(jy_passage_terms *terms, const char *title)
{
    if (title) {
        jy_fold_bare(title, (uint32_t)strlen(title), &terms->folded);
        jy_segment(&terms->folded, 0, terms->folded.length, take_title, terms);
    }
}

/* The file that a document is in; for a member also its own path, whole or not at all. */
static void add_place(jy_passage_terms *terms, const char *file, const char *path)
{
    g_ptr_array_add(terms->booleans, jy_key_file_term(file));
    if (!g_str_equal(file, path)) {
        g_ptr_array_add(terms->booleans, jy_key_file_term(path));
        g_ptr_array_add(terms->booleans, g_strconcat(JY_TERM_MEMBER "/", strlen(path) > TERM_LIMIT ? "" : path, NULL));
    }
}

void jy_passage_terms_begin(jy_passage_terms *terms, const char *file, const jy_document *document)
{
    terms->document = document;
    terms->is_table = jy_document_is_table(document);
    g_ptr_array_set_size(terms->title, 0);
    g_ptr_array_set_size(terms->booleans, 0);
    terms->lead = (jy_lead){0};
    add_place(terms, file, document->path);

    /* The path and each folder above it, as they are: paths are compared by bytes. */
    const char *path = document->path, *date = document->date;
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        if ((size_t)(slash - path) < TERM_LIMIT) {
            g_ptr_array_add(terms->booleans, g_strdup_printf(JY_TERM_PATH "%.*s", (int)(slash - path + 1), path));
        }
    }
    g_ptr_array_add(terms->booleans, g_strdup_printf(JY_TERM_PATH "%.*s", TERM_LIMIT, path));
    add_boolean(terms, JY_TERM_EXTENSION, jy_files_extension(path));

    bool is_dated = date && jy_date_parse(date, (uint32_t)strlen(date), &terms->date);
    if (!is_dated) {
        terms->date = (jy_date){0};
    } else {
        char day[JY_DATE_DAY];
        jy_date_day(&terms->date, day);
        g_ptr_array_add(terms->booleans, g_strdup_printf(JY_TERM_YEAR "%.4s", day));
        if (terms->date.month) {
            g_ptr_array_add(terms->booleans, g_strdup_printf(JY_TERM_MONTH "%.6s", day));
        }
        if (terms->date.day) {
            g_ptr_array_add(terms->booleans, g_strdup_printf(JY_TERM_DAY "%s", day));
        }
    }

    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        const char *prefix = jy_fields_row((jy_field)field)->prefix;
        if (prefix) {
            add_boolean(terms, prefix, jy_fields_get(document, (jy_field)field));
        }
    }
    add_title(terms, document->title);
    add_title(terms, document->subtitle);
}

/* Where the tokens of one text go. */
typedef struct {
    jy_passage_terms *terms;
    jy_store *to;
    jy_block_kind kind; /* of the paragraph at hand */
    uint32_t wdf;
} term_sink;

static void add_term(term_sink *sink, const char *term, size_t length, uint32_t wdf)
{
    jy_store_add_term(sink->to, term, length, sink->terms->is_table ? 0 : wdf);
}

/* The first character of a token that is not empty. */
static inline uint32_t first_of(const char *term, uint32_t length)
{
    uint32_t at = 0;
    return jy_utf8_next(term, length, &at);
}

/* The byte and the bit of a character that a bigram begins with; those beyond the BMP have none. */
static inline bool has_begun(const jy_passage_terms *terms, uint32_t character)
{
    return character < 0x10000 && terms->begun[character >> 3] >> (character & 7) & 1;
}

static inline void note_begun(jy_passage_terms *terms, uint32_t character)
{
    if (character < 0x10000) {
        terms->begun[character >> 3] |= (unsigned char)(1U << (character & 7));
    }
}

static void take_body(const jy_token *token, void *user)
{
    term_sink *sink = user;
    jy_passage_terms *terms = sink->terms;
    uint32_t first = first_of(token->term, token->length), wdf = jy_lead_wdf(&terms->lead, token->start, sink->wdf);
    if (sink->kind != JY_BLOCK_NOISE && token->kind <= JY_TOKEN_LAST) {
        /* A bigram's second character begins the next bigram or is the last of its run. */
        jy_characters_meet(terms->characters, first);
    }
    if (token->kind == JY_TOKEN_LAST) {
        last_character last = {.length = (uint8_t)token->length, .wdf = (uint8_t)wdf};
        memcpy(last.term, token->term, token->length);
        g_array_append_val(terms->lasts, last);
        return;
    }
    if (token->kind == JY_TOKEN_WORD && sink->kind == JY_BLOCK_NOISE && token->length > NOISE_WORD) {
        return;
    }
    if (token->kind == JY_TOKEN_BIGRAM) {
        note_begun(terms, first);
    }
    add_term(sink, token->term, token->length, wdf);
}

/* The same of bigrams. */
static void take_body_run(const char *text, uint32_t start, uint32_t end, void *user)
{
    term_sink *sink = user;
    jy_passage_terms *terms = sink->terms;
    bool is_noise = sink->kind == JY_BLOCK_NOISE;
    uint32_t second = start, first = jy_utf8_next(text, end, &second);
    for (uint32_t at = start, next; second < end; at = second, second = next) {
        next = second;
        uint32_t following = jy_utf8_next(text, end, &next);
        if (!is_noise) {
            jy_characters_meet(terms->characters, first);
        }
        note_begun(terms, first);
        add_term(sink, text + at, next - at, jy_lead_wdf(&terms->lead, at, sink->wdf));
        first = following;
    }
}

static void take_heading(const jy_token *token, void *user)
{
    char term[sizeof JY_TERM_HEADING + JY_TERM_MAX] = JY_TERM_HEADING;
    memcpy(term + strlen(JY_TERM_HEADING), token->term, token->length);
    add_term(user, term, strlen(JY_TERM_HEADING) + token->length, 1);
}

/* Adds the words of a passage, and of the headings above it; headings in it are words of its own. */
static void add_words(const jy_passage *passage, term_sink *sink)
{
    jy_folded *folded = &sink->terms->folded;
    const jy_segment_sink to = {take_body_run, take_body, sink};
    guint own = 0, headings = g_strv_length(passage->headings);
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        own += paragraph->kind == JY_BLOCK_HEADING;
        sink->kind = paragraph->kind;
        sink->wdf = sink->kind == JY_BLOCK_NOISE ? 0 : sink->kind == JY_BLOCK_HEADING ? HEADING_WDF : 1;
        jy_fold_bare(passage->text + paragraph->start, paragraph->end - paragraph->start, folded);
        jy_lead_take(&sink->terms->lead, folded, sink->kind == JY_BLOCK_BODY);
        jy_segment_runs(folded, &to);
    }

    /* The last characters of runs that no bigram of the passage begins with: the others are found by prefix without a
     * term of their own. */
    jy_passage_terms *terms = sink->terms;
    for (guint i = 0; i < terms->lasts->len; i++) {
        const last_character *last = &g_array_index(terms->lasts, last_character, i);
        if (!has_begun(terms, first_of(last->term, last->length))) {
            add_term(sink, last->term, last->length, last->wdf);
        }
    }
    g_array_set_size(terms->lasts, 0);
    memset(terms->begun, 0, sizeof terms->begun);

    jy_characters_count(sink->terms->characters);
    /* The last headings of the path are those that the passage holds itself. */
    for (guint i = 0; i + own < headings; i++) {
        jy_fold_bare(passage->headings[i], (uint32_t)strlen(passage->headings[i]), folded);
        jy_segment(folded, 0, folded->length, take_heading, sink);
    }
}

/* Adds what every passage of the document has. One of adverts and licence lines only does not rank by the title. */
static void add_document_terms(const jy_passage *passage, term_sink *sink)
{
    const jy_passage_terms *terms = sink->terms;
    bool is_noise = true;
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        is_noise &= g_array_index(passage->paragraphs, jy_paragraph, i).kind == JY_BLOCK_NOISE;
    }
    for (guint i = 0; i < terms->title->len; i++) {
        const char *term = terms->title->pdata[i];
        add_term(sink, term, strlen(term), is_noise ? 0 : 1);
    }
    for (guint i = 0; i < terms->booleans->len; i++) {
        const char *term = terms->booleans->pdata[i];
        add_term(sink, term, strlen(term), 0);
    }
    if (is_noise) {
        add_term(sink, JY_TERM_KIND "noise", strlen(JY_TERM_KIND "noise"), 0);
    }
}

/* ---- statements ---- */

/* The years in which what a commitment undertakes is due. `line` is its sentence. */
static void add_due(term_sink *sink, const GString *line)
{
    const jy_date *said = sink->terms->date.year ? &sink->terms->date : NULL;
    uint32_t at = 0;
    jy_deadline deadline;
    while (jy_deadline_next(line->str, (uint32_t)line->len, said, &at, &deadline)) {
        if (deadline.last.year) {
            char term[sizeof JY_TERM_DUE + 5];
            int length = snprintf(term, sizeof term, JY_TERM_DUE "%04u", deadline.last.year % 10000U);
            add_term(sink, term, (size_t)length, 0);
        }
    }
}

/* Who is to act. What is too long for a term has to be read: the empty owner says that there is such a one. */
static void add_owner(term_sink *sink, const GString *line)
{
    jy_particular owner = jy_particulars_owner(line->str, (uint32_t)line->len);
    if (owner.end > owner.start) {
        g_autofree char *folded = g_strstrip(jy_fold_string(line->str + owner.start, owner.end - owner.start));
        g_autofree char *term = g_strconcat(JY_TERM_OWNER, folded, NULL);
        size_t length = strlen(term);
        add_term(sink, term, length > TERM_LIMIT ? strlen(JY_TERM_OWNER) : length, 0);
    }
}

/* Adds a term without weight for one of a few names. */
static void add_name(term_sink *sink, const char *prefix, const char *name)
{
    char term[32];
    g_strlcpy(term, prefix, sizeof term);
    size_t length = g_strlcat(term, name, sizeof term);
    add_term(sink, term, length, 0);
}

static void add_statement(term_sink *sink, const jy_passage *passage, const jy_statement *statement)
{
    GString *line = sink->terms->line;
    g_string_truncate(line, 0);
    jy_sentence_line(passage->text + statement->start, statement->end - statement->start, line);
    add_owner(sink, line);
    if (statement->kind == JY_STATEMENT_COMMITMENT) {
        add_due(sink, line);
        add_name(sink, JY_TERM_TRAIT, jy_statement_strength_name(statement->strength));
        if (statement->is_testable) {
            add_name(sink, JY_TERM_TRAIT, JY_TRAIT_TESTABLE);
        }
    }
}

/* What the sentences of the passage do. */
static void add_statements(const jy_passage *passage, term_sink *sink)
{
    bool has[JY_STATEMENT_KINDS] = {false};
    for (guint i = 0; i < passage->statements->len; i++) {
        const jy_statement *statement = &g_array_index(passage->statements, jy_statement, i);
        has[statement->kind] = true;
        if (statement->kind != JY_STATEMENT_OTHER) {
            add_statement(sink, passage, statement);
        }
    }
    for (int kind = JY_STATEMENT_OTHER + 1; kind < JY_STATEMENT_KINDS; kind++) {
        if (has[kind]) {
            add_name(sink, JY_TERM_KIND, jy_statement_kind_name((jy_statement_kind)kind));
        }
    }
}

void jy_passage_terms_add(jy_passage_terms *terms, const jy_passage *passage, jy_store *store)
{
    term_sink sink = {.terms = terms, .to = store};
    add_words(passage, &sink);
    add_document_terms(passage, &sink);
    add_statements(passage, &sink);
}

const jy_characters *jy_passage_terms_characters(const jy_passage_terms *terms)
{
    return terms->characters;
}
