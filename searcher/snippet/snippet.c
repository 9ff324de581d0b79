/* snippet.c: the words of a passage that answer. */
#include "searcher/snippet/snippet.h"

#include <jiyan/text/character.h>
#include <jiyan/text/particulars.h>
#include <jiyan/text/sentence.h>
#include <string.h>

#include "searcher/snippet/choice.h"

#define ELLIPSIS 0x2026

/* Turns spans of the passage's bytes into spans of what is written. */
typedef struct {
    const GArray *spans; /* of jy_span, in order, not overlapping; bytes of the passage's text */
    GArray *marks;       /* of jy_span, code points of the snippet */
    guint next;          /* span that may begin or end */
    bool open;
} snippet_marker;

/* The text that is written, with what is marked in it. */
typedef struct {
    const jy_hit *hit;
    GString *text;
    uint32_t count; /* code points */
    snippet_marker highlights, deadlines, quantities;
} snippet_writer;

static void put(snippet_writer *writer, gunichar character)
{
    g_string_append_unichar(writer->text, character);
    writer->count++;
}

/* Ends the mark that is open, if any, before code point `count`. */
static void end_mark(snippet_marker *marker, uint32_t count)
{
    if (marker->open) {
        g_array_index(marker->marks, jy_span, marker->marks->len - 1).end = count;
        marker->open = false;
    }
}

/* Ends and begins marks at byte `at`, where `count` code points are written. */
static void mark(snippet_marker *marker, uint32_t at, uint32_t count, bool piece_ends)
{
    const GArray *spans = marker->spans;
    while (marker->next < spans->len && g_array_index(spans, jy_span, marker->next).end <= at) {
        end_mark(marker, count);
        marker->next++;
    }
    if (marker->next == spans->len) {
        return;
    }
    if (piece_ends) {
        end_mark(marker, count);
    } else if (!marker->open && g_array_index(spans, jy_span, marker->next).start <= at) {
        jy_span fresh = {count, count};
        g_array_append_val(marker->marks, fresh);
        marker->open = true;
    }
}

static void mark_all(snippet_writer *writer, uint32_t at, bool piece_ends)
{
    mark(&writer->highlights, at, writer->count, piece_ends);
    mark(&writer->deadlines, at, writer->count, piece_ends);
    mark(&writer->quantities, at, writer->count, piece_ends);
}

/* White space with a line end in it: nothing between Han, a space between words. */
static bool joins_without_space(gunichar before, gunichar behind)
{
    return before >= JY_CHARACTER_WIDE || behind >= JY_CHARACTER_WIDE || before == ELLIPSIS;
}

static void write_piece(snippet_writer *writer, const jy_span *piece)
{
    const char *text = writer->hit->passage.text;
    gunichar before = 0;
    uint32_t behind = piece->start; /* the last character that was written */
    bool space = false, line_end = false;
    for (uint32_t at = piece->start, next; at < piece->end; at = next) {
        next = jy_sentence_skip_tag(text, piece->end, at, &space, &line_end);
        if (next > at) {
            continue;
        }
        gunichar character = g_utf8_get_char(text + at);
        next = (uint32_t)(g_utf8_next_char(text + at) - text);
        if (g_unichar_isspace(character)) {
            space = true;
            line_end |= character == '\n' || character == '\f';
            continue;
        }
        if (g_unichar_iscntrl(character) || g_unichar_type(character) == G_UNICODE_FORMAT) {
            continue;
        }
        if (space && before && !(line_end && joins_without_space(before, character))) {
            mark_all(writer, behind, false);
            put(writer, ' ');
        }
        space = line_end = false;
        mark_all(writer, at, false);
        put(writer, character);
        before = character;
        behind = next;
    }
    mark_all(writer, piece->end, true);
}

/* The sentence that byte `at` is in or ends. */
static const snippet_sentence *sentence_of(const snippet_choice *choice, uint32_t at)
{
    guint i = 0;
    while (i + 1 < choice->sentences->len && sentence_at(choice, i)->end < at) {
        i++;
    }
    return sentence_at(choice, i);
}

/* What is between two pieces: nothing, white space as in the text, or a mark that something is left out. */
static void put_between(snippet_writer *writer, const snippet_choice *choice, uint32_t end, uint32_t start)
{
    const char *text = choice->hit->passage.text;
    for (const char *at = text + end; at < text + start; at = g_utf8_next_char(at)) {
        if (!g_unichar_isspace(g_utf8_get_char(at)) && !g_unichar_iszerowidth(g_utf8_get_char(at))) {
            put(writer, ELLIPSIS);
            return;
        }
    }
    bool parted = sentence_of(choice, end)->paragraph != sentence_of(choice, start + 1)->paragraph;
    if (parted || (start > end &&
                   !joins_without_space(character_at(choice, before_of(choice, end)), character_at(choice, start)))) {
        put(writer, ' ');
    }
}

static void write_pieces(snippet_writer *writer, const snippet_choice *choice)
{
    guint count = choice->pieces->len;
    for (guint i = 0; i < count; i++) {
        const jy_span *piece = piece_at(choice, i);
        if (i) {
            put_between(writer, choice, piece_at(choice, i - 1)->end, piece->start);
        } else if (sentence_of(choice, piece->start + 1)->start < piece->start) {
            put(writer, ELLIPSIS);
        }
        write_piece(writer, piece);
    }
    if (count && sentence_of(choice, piece_at(choice, count - 1)->end)->end > piece_at(choice, count - 1)->end) {
        put(writer, ELLIPSIS);
    }
}

/* The first match that is shown. NULL where none is. */
static const jy_match_span *first_shown(const snippet_choice *choice)
{
    for (guint i = 0; i < choice->hit->matches->len; i++) {
        const jy_match_span *match = match_at(choice->hit, i);
        for (guint j = 0; j < choice->pieces->len; j++) {
            if (match->start < piece_at(choice, j)->end && match->end > piece_at(choice, j)->start) {
                return match;
            }
        }
    }
    return NULL;
}

/* The kind of the statement that byte `at` is in; NULL in noise. */
static const char *kind_at(const jy_passage *passage, uint32_t at)
{
    guint i = 0;
    while (i < passage->paragraphs->len && g_array_index(passage->paragraphs, jy_paragraph, i).end <= at) {
        i++;
    }
    if (i < passage->paragraphs->len && g_array_index(passage->paragraphs, jy_paragraph, i).kind == JY_BLOCK_NOISE) {
        return NULL;
    }
    for (i = 0; i < passage->statements->len; i++) {
        const jy_statement *statement = &g_array_index(passage->statements, jy_statement, i);
        if (at < statement->end) {
            return jy_statement_kind_name(statement->kind);
        }
    }
    return NULL;
}

static void place(const snippet_choice *choice, jy_snippet *snippet)
{
    const jy_passage *passage = &choice->hit->passage;
    const jy_match_span *first = first_shown(choice);
    const jy_span *statement = &choice->hit->statement;
    uint32_t start = first ? first->start : statement->start;
    uint32_t end = first ? first->end : statement->end ? statement->end : passage->length;
    snippet->place = jy_passage_place(passage, start);
    snippet->offset = passage->offset + start;
    snippet->length = end - start;
    snippet->kind = kind_at(passage, start);
}

static GArray *new_spans(void)
{
    return g_array_new(false, false, sizeof(jy_span));
}

static void add_span(GArray *spans, uint32_t start, uint32_t end)
{
    jy_span span = {start, end};
    g_array_append_val(spans, span);
}

/* A statement on one line, as its particulars are read: a wrapped line cuts no time and no amount. */
typedef struct {
    GString *line;
    GArray *origins; /* uint32_t: for each byte of the line, that of the passage's text */
} unwrapped;

static unwrapped unwrap(const jy_passage *passage, const jy_span *statement)
{
    unwrapped flat = {g_string_new(NULL), g_array_new(false, false, sizeof(uint32_t))};
    const char *text = passage->text;
    uint32_t at = statement->start;
    jy_sentence_line(text + at, statement->end - at, flat.line);
    for (const char *next = flat.line->str; *next; next = g_utf8_next_char(next)) {
        size_t size = (size_t)(g_utf8_next_char(next) - next);
        /* The line keeps every character but those that it has none of, and a space may stand for several. */
        while (*next != ' ' && at + size < statement->end) {
            uint32_t behind = jy_sentence_skip_tag(text, statement->end, at, &(bool){false}, &(bool){false});
            if (behind == at && memcmp(text + at, next, size) == 0) {
                break;
            }
            at = behind > at ? behind : (uint32_t)(g_utf8_next_char(text + at) - text);
        }
        for (size_t byte = 0; byte < size; byte++) {
            uint32_t origin = at + (uint32_t)byte;
            g_array_append_val(flat.origins, origin);
        }
        at += *next == ' ' ? 0 : (uint32_t)size;
    }
    return flat;
}

static void add_unwrapped(const unwrapped *flat, uint32_t start, uint32_t end, GArray *spans)
{
    if (end > start) {
        add_span(spans, g_array_index(flat->origins, uint32_t, start),
                 g_array_index(flat->origins, uint32_t, end - 1) + 1);
    }
}

/* By when and how much, where the statement that answers commits to something. */
static void read_particulars(const jy_hit *hit, GArray *deadlines, GArray *quantities)
{
    if (hit->statement.end == 0) {
        return;
    }
    unwrapped flat = unwrap(&hit->passage, &hit->statement);
    g_auto(jy_particulars) found = {0};
    jy_particulars_read(flat.line->str, (uint32_t)flat.line->len, NULL, &found);
    for (guint i = 0; i < found.deadlines->len; i++) {
        const jy_deadline *deadline = &g_array_index(found.deadlines, jy_deadline, i);
        add_unwrapped(&flat, deadline->start, deadline->end, deadlines);
    }
    for (guint i = 0; i < found.quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(found.quantities, jy_quantity, i);
        add_unwrapped(&flat, quantity->start, quantity->end, quantities);
    }
    g_string_free(flat.line, true);
    g_array_unref(flat.origins);
}

void jy_snippet_make(const jy_hit *hit, uint32_t width, uint32_t context, jy_snippet *ret_snippet)
{
    g_auto(snippet_choice) choice = {0};
    jy_choice_make(hit, width, context, &choice);
    g_autoptr(GArray) matches = new_spans(), deadlines = new_spans(), quantities = new_spans();
    for (guint i = 0; i < hit->matches->len; i++) {
        add_span(matches, match_at(hit, i)->start, match_at(hit, i)->end);
    }
    read_particulars(hit, deadlines, quantities);
    snippet_writer writer = {
        .hit = hit,
        .text = g_string_new(NULL),
        .highlights = {matches, new_spans(), 0, false},
        .deadlines = {deadlines, new_spans(), 0, false},
        .quantities = {quantities, new_spans(), 0, false},
    };
    write_pieces(&writer, &choice);
    *ret_snippet = (jy_snippet){
        .text = g_string_free(writer.text, false),
        .highlights = writer.highlights.marks,
        .deadlines = writer.deadlines.marks,
        .quantities = writer.quantities.marks,
    };
    place(&choice, ret_snippet);
}

void jy_snippet_clear(jy_snippet *snippet)
{
    g_clear_pointer(&snippet->text, g_free);
    g_clear_pointer(&snippet->highlights, g_array_unref);
    g_clear_pointer(&snippet->deadlines, g_array_unref);
    g_clear_pointer(&snippet->quantities, g_array_unref);
}
