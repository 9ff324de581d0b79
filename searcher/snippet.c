/* snippet.c: the words of a passage that answer. */
#include "searcher/snippet.h"

#include "searcher/snippet_choice.h"

/* The text that is written, with where its highlights are. */
typedef struct {
    const jy_hit *hit;
    GString *text;
    GArray *highlights;
    uint32_t count; /* code points */
    guint match;    /* the next that may begin or end */
    bool open;
} snippet_writer;

static void put(snippet_writer *writer, gunichar character)
{
    g_string_append_unichar(writer->text, character);
    writer->count++;
}

static void put_ellipsis(snippet_writer *writer)
{
    put(writer, 0x2026);
}

/* Ends and begins highlights at byte `at`. */
static void mark(snippet_writer *writer, uint32_t at, bool piece_ends)
{
    const GArray *matches = writer->hit->matches;
    while (writer->match < matches->len) {
        const jy_match_span *match = match_at(writer->hit, writer->match);
        if (writer->open && (at >= match->end || piece_ends)) {
            g_array_index(writer->highlights, jy_span, writer->highlights->len - 1).end = writer->count;
            writer->open = false;
            if (at < match->end) {
                return;
            }
        }
        if (at >= match->end) {
            writer->match++;
            continue;
        }
        if (!writer->open && !piece_ends && at >= match->start) {
            jy_span highlight = {writer->count, writer->count};
            g_array_append_val(writer->highlights, highlight);
            writer->open = true;
        }
        return;
    }
}

/* White space with a line end in it: nothing between Han, a space between words. */
static bool joins_without_space(gunichar before, gunichar behind)
{
    return before >= 0x2E80 || behind >= 0x2E80 || before == 0x2026;
}

static void write_piece(snippet_writer *writer, const jy_span *piece)
{
    const char *text = writer->hit->passage.text;
    gunichar before = 0;
    bool space = false, line_end = false;
    for (uint32_t at = piece->start; at < piece->end; at = (uint32_t)(g_utf8_next_char(text + at) - text)) {
        gunichar character = g_utf8_get_char(text + at);
        if (g_unichar_isspace(character)) {
            space = true;
            line_end |= character == '\n';
            continue;
        }
        if (g_unichar_iscntrl(character) || g_unichar_type(character) == G_UNICODE_FORMAT) {
            continue;
        }
        if (space && before && !(line_end && joins_without_space(before, character))) {
            put(writer, ' ');
        }
        space = line_end = false;
        mark(writer, at, false);
        put(writer, character);
        before = character;
    }
    mark(writer, piece->end, true);
}

/* True where nothing is left out between two places. */
static bool follows_on(const snippet_choice *choice, uint32_t end, uint32_t start)
{
    const char *text = choice->hit->passage.text;
    for (const char *at = text + end; at < text + start; at = g_utf8_next_char(at)) {
        if (!g_unichar_isspace(g_utf8_get_char(at)) && !g_unichar_iszerowidth(g_utf8_get_char(at))) {
            return false;
        }
    }
    return true;
}

/* The sentence that byte `at` stands in or ends. */
static const snippet_sentence *sentence_of(const snippet_choice *choice, uint32_t at)
{
    guint i = 0;
    while (i + 1 < choice->sentences->len && sentence_at(choice, i)->end < at) {
        i++;
    }
    return sentence_at(choice, i);
}

/* What stands between two pieces: nothing, white space as in the text, or a mark that something is left out. */
static void put_between(snippet_writer *writer, const snippet_choice *choice, uint32_t end, uint32_t start)
{
    if (!follows_on(choice, end, start)) {
        put_ellipsis(writer);
        return;
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
            put_ellipsis(writer);
        }
        write_piece(writer, piece);
    }
    if (count && sentence_of(choice, piece_at(choice, count - 1)->end)->end > piece_at(choice, count - 1)->end) {
        put_ellipsis(writer);
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

static void place(const snippet_choice *choice, jy_snippet *snippet)
{
    const jy_passage *passage = &choice->hit->passage;
    const jy_match_span *first = first_shown(choice);
    uint32_t start = first ? first->start : 0, end = first ? first->end : passage->length;
    snippet->line = passage->line;
    for (uint32_t i = 0; i < start; i++) {
        snippet->line += passage->text[i] == '\n';
    }
    snippet->offset = passage->offset + start;
    snippet->length = end - start;
}

void jy_snippet_make(const jy_hit *hit, uint32_t width, uint32_t context, jy_snippet *ret_snippet)
{
    g_auto(snippet_choice) choice = {0};
    jy_snippet_choose(hit, width, context, &choice);
    snippet_writer writer = {
        .hit = hit, .text = g_string_new(NULL), .highlights = g_array_new(false, false, sizeof(jy_span))};
    write_pieces(&writer, &choice);
    *ret_snippet = (jy_snippet){.text = g_string_free(writer.text, false), .highlights = writer.highlights};
    place(&choice, ret_snippet);
}

void jy_snippet_clear(jy_snippet *snippet)
{
    g_clear_pointer(&snippet->text, g_free);
    g_clear_pointer(&snippet->highlights, g_array_unref);
}
