/* spans.c: paragraphs and statements to bytes and back. */
#include "index/spans.h"

#include <string.h>

/* ---- places of a text ---- */

typedef struct {
    const char *text; /* valid UTF-8, with a final NUL */
    uint32_t length;
} place_text;

typedef enum {
    OTHER,
    BLANK,
    LINE_END, /* a blank as well */
    STOP,     /* ends a sentence */
    CLOSING,  /* closes what a sentence stands in */
} mark_kind;

/* Bytes of the character at `at`, which is before the end. */
static inline uint32_t width(const place_text *in, uint32_t at)
{
    unsigned char lead = (unsigned char)in->text[at];
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static mark_kind wide_kind(const unsigned char *bytes)
{
    switch (bytes[0] << 16 | bytes[1] << 8 | bytes[2]) {
    case 0xE38080: /* ideographic space */
        return BLANK;
    case 0xE38082: /* 。 */
    case 0xEFBC81: /* ！ */
    case 0xEFBC9B: /* ； */
    case 0xEFBC9F: /* ？ */
        return STOP;
    case 0xE28099: /* ’ */
    case 0xE2809D: /* ” */
    case 0xE3808B: /* 》 */
    case 0xE3808D: /* 」 */
    case 0xE3808F: /* 』 */
    case 0xEFBC89: /* ） */
        return CLOSING;
    default:
        return OTHER;
    }
}

static inline mark_kind kind_at(const place_text *in, uint32_t at)
{
    const unsigned char *bytes = (const unsigned char *)in->text + at;
    switch (bytes[0]) {
    case '\t':
    case '\v':
    case '\f':
    case '\r':
    case ' ':
        return BLANK;
    case '\n':
        return LINE_END;
    case ';':
    case '!':
    case '?':
        return STOP;
    case 0xE2:
    case 0xE3:
    case 0xEF:
        return wide_kind(bytes);
    default:
        return OTHER;
    }
}

static inline bool is_blank(mark_kind kind)
{
    return kind == BLANK || kind == LINE_END;
}

static uint32_t skip_blanks(const place_text *in, uint32_t at)
{
    while (at < in->length && is_blank(kind_at(in, at))) {
        at += width(in, at);
    }
    return at;
}

static uint32_t next_blank(const place_text *in, uint32_t at)
{
    while (at < in->length && !is_blank(kind_at(in, at))) {
        at += width(in, at);
    }
    return at;
}

static uint32_t line_end(const place_text *in, uint32_t at)
{
    const char *end = memchr(in->text + at, '\n', in->length - at);
    return end ? (uint32_t)(end - in->text) : in->length;
}

/* Where a sentence that goes on at `at` may end: behind the marks that end it, at the end of the line or the text. */
static uint32_t next_stop(const place_text *in, uint32_t at)
{
    for (uint32_t i = at; i < in->length; i += width(in, i)) {
        mark_kind kind = kind_at(in, i);
        if (kind == LINE_END && i > at) {
            return i;
        }
        if (kind == STOP) {
            for (; kind == STOP || kind == CLOSING; kind = kind_at(in, i)) {
                i += width(in, i);
            }
            return i;
        }
    }
    return in->length;
}

/* ---- paragraphs ---- */

/* Where a paragraph ends. */
typedef enum {
    AT_END,
    AT_LINE_END,
    AT_BLANK, /* the next one: a heading that its body follows on the line */
    AFTER_BYTES,
} paragraph_end;

static uint32_t end_by(const place_text *in, uint32_t start, paragraph_end how)
{
    return how == AT_END ? in->length : how == AT_BLANK ? next_blank(in, start) : line_end(in, start);
}

/* A number for each: kind << 3 | how it ends << 1 | whether it begins elsewhere than behind white space; then, where
 * they are not known by that, the gap before it and its length. */
void jy_spans_put_paragraphs(const jy_passage *passage, GString *out)
{
    const place_text in = {passage->text, passage->length};
    uint32_t at = 0;
    jy_codec_put_number(out, passage->paragraphs->len);
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        bool elsewhere = skip_blanks(&in, at) != paragraph->start;
        paragraph_end how = AT_END;
        while (how < AFTER_BYTES && end_by(&in, paragraph->start, how) != paragraph->end) {
            how++;
        }
        jy_codec_put_number(out, (uint64_t)paragraph->kind << 3 | (uint64_t)how << 1 | elsewhere);
        if (elsewhere) {
            jy_codec_put_number(out, paragraph->start - at);
        }
        if (how == AFTER_BYTES) {
            jy_codec_put_number(out, paragraph->end - paragraph->start);
        }
        at = paragraph->end;
    }
}

/* A place at or behind `at`, by the number of bytes between; `at` where that is no place in the text. */
static uint32_t get_place(jy_codec_cursor *cursor, const place_text *in, uint32_t at)
{
    uint32_t place = at + (uint32_t)jy_codec_get_number_to(cursor, in->length - at);
    cursor->bad |= ((unsigned char)in->text[place] & 0xC0) == 0x80;
    return cursor->bad ? at : place;
}

void jy_spans_get_paragraphs(jy_codec_cursor *cursor, jy_passage *passage)
{
    const place_text in = {passage->text, passage->length};
    uint32_t at = 0;
    uint64_t count = jy_codec_get_number_to(cursor, (uint64_t)(cursor->end - cursor->at));
    for (uint64_t i = 0; i < count && !cursor->bad; i++) {
        uint64_t number = jy_codec_get_number_to(cursor, JY_BLOCK_NOISE << 3 | 7);
        paragraph_end how = (paragraph_end)(number >> 1 & 3);
        uint32_t start = number & 1 ? get_place(cursor, &in, at) : skip_blanks(&in, at);
        uint32_t end = how == AFTER_BYTES ? get_place(cursor, &in, start) : end_by(&in, start, how);
        jy_paragraph paragraph = {start, end, (jy_block_kind)(number >> 3)};
        g_array_append_val(passage->paragraphs, paragraph);
        at = end;
    }
}

/* ---- statements ---- */

/* How the next statements are kept: the low bits of a number; the rest of it is a figure. */
typedef enum {
    PLAIN,         /* so many as the figure says, each of one sentence and one class, the first of its text; 0 of them
                      end the list */
    STOPS,         /* one that ends with the stop of that number */
    STOPS_REPEAT,  /* the same, with its repeats */
    BYTES,         /* the gap before it and its length; figure 1: with its repeats */
    FORMS = BYTES, /* a mask */
} statement_form;
#define FORM_BITS 2

/* All of a statement but where it is and how often it was said before. */
static uint64_t class_of(const jy_statement *statement)
{
    return (uint64_t)statement->rule << 6 | (uint64_t)statement->kind << 4 | (uint64_t)statement->strength << 1 |
           statement->is_testable;
}

/* The number of the stop that ends it; 0 where it does not begin behind the white space after `at`, or no stop does. */
static uint32_t count_stops(const place_text *in, uint32_t at, const jy_statement *statement)
{
    uint32_t count = 0;
    if (skip_blanks(in, at) != statement->start) {
        return 0;
    }
    for (uint32_t end = statement->start; end < statement->end; count++) {
        end = next_stop(in, end);
        if (end > statement->end) {
            return 0;
        }
    }
    return count;
}

static void put_form(GString *out, statement_form form, uint64_t figure)
{
    jy_codec_put_number(out, figure << FORM_BITS | form);
}

static void put_alone(const jy_statement *statement, uint32_t at, uint32_t stops, GString *out)
{
    if (stops) {
        put_form(out, statement->repeat ? STOPS_REPEAT : STOPS, stops);
    } else {
        put_form(out, BYTES, statement->repeat != 0);
        jy_codec_put_number(out, statement->start - at);
        jy_codec_put_number(out, statement->end - statement->start);
    }
    jy_codec_put_number(out, class_of(statement));
    if (statement->repeat) {
        jy_codec_put_number(out, statement->repeat);
    }
}

void jy_spans_put_statements(const jy_passage *passage, GString *out)
{
    const place_text in = {passage->text, passage->length};
    const jy_statement *statements = (const jy_statement *)(void *)passage->statements->data, *first = NULL;
    uint32_t at = 0, plain = 0; /* so many from the first on */
    for (guint i = 0; i < passage->statements->len; i++) {
        const jy_statement *statement = &statements[i];
        uint32_t stops = count_stops(&in, at, statement);
        bool is_plain = stops == 1 && !statement->repeat;
        if (plain && !(is_plain && class_of(statement) == class_of(first))) {
            put_form(out, PLAIN, plain);
            jy_codec_put_number(out, class_of(first));
            plain = 0;
        }
        if (is_plain) {
            first = statement;
            plain++;
        } else {
            put_alone(statement, at, stops, out);
        }
        at = statement->end;
    }
    if (plain) {
        put_form(out, PLAIN, plain);
        jy_codec_put_number(out, class_of(first));
    }
    put_form(out, PLAIN, 0);
}

/* Behind `stops` stops from `at` on; bad where there are not so many. */
static uint32_t skip_stops(jy_codec_cursor *cursor, const place_text *in, uint32_t at, uint64_t stops)
{
    for (; stops > 0 && at < in->length; stops--) {
        at = next_stop(in, at);
    }
    cursor->bad |= stops > 0;
    return at;
}

/* Gets where a statement is, by its form. */
static void get_bounds(jy_codec_cursor *cursor, const place_text *in, uint64_t number, jy_statement *statement)
{
    statement_form form = (statement_form)(number & FORMS);
    uint32_t at = statement->end; /* of the one before */
    if (form == BYTES) {
        statement->start = get_place(cursor, in, at);
        statement->end = get_place(cursor, in, statement->start);
    } else {
        statement->start = skip_blanks(in, at);
        statement->end = skip_stops(cursor, in, statement->start, form == PLAIN ? 1 : number >> FORM_BITS);
    }
}

static void get_class(jy_codec_cursor *cursor, jy_statement *statement)
{
    uint64_t class = jy_codec_get_number_to(cursor, (uint64_t)UINT16_MAX << 6 | 63);
    statement->kind = (jy_statement_kind)(class >> 4 & 3);
    statement->strength = (jy_strength)(class >> 1 & 7);
    statement->is_testable = class & 1;
    statement->rule = (uint16_t)(class >> 6);
    cursor->bad |= statement->strength >= JY_STRENGTHS;
}

void jy_spans_get_statements(jy_codec_cursor *cursor, jy_passage *passage)
{
    const place_text in = {passage->text, passage->length};
    jy_statement statement = {0};
    uint64_t number;
    while ((number = jy_codec_get_number(cursor)) != 0 && !cursor->bad) {
        statement_form form = (statement_form)(number & FORMS);
        get_bounds(cursor, &in, number, &statement);
        get_class(cursor, &statement);
        bool repeats = form == STOPS_REPEAT || (form == BYTES && number >> FORM_BITS);
        statement.repeat = repeats ? (uint8_t)jy_codec_get_number_to(cursor, UINT8_MAX) : 0;
        g_array_append_val(passage->statements, statement);
        for (uint64_t more = form == PLAIN ? (number >> FORM_BITS) - 1 : 0; more > 0 && !cursor->bad; more--) {
            get_bounds(cursor, &in, PLAIN, &statement);
            g_array_append_val(passage->statements, statement);
        }
    }
}
