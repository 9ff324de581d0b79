/* form.c: what kind of line a line is by its form. */
#include "text/outline/form.h"

#include <jiyan/text/character.h>
#include <jiyan/text/date.h>
#include <jiyan/text/docno.h>
#include <jiyan/text/genre.h>
#include <string.h>

#include "text/outline/mark.h"

/* 2021年12月30日（星期四）上午9时30分至12月31日 */
#define DATE_CHARACTERS 40

/* Characters of a label before its colon. */
#define LABEL_CHARACTERS 3
/* Blanks between columns; a wide one counts for two. */
#define COLUMN_BLANKS 4

bool jy_form_is_docno_line(const char *text, const jy_text_line *line)
{
    /* 第706号: what an order has in place of a document number. */
    bool is_serial =
        line->characters >= 3 && line->characters <= 8 && jy_utf8_starts(text, line->start, line->end, "第") &&
        (jy_utf8_ends(text, line->start, line->end, "号") || jy_utf8_ends(text, line->start, line->end, "號"));
    return is_serial || jy_form_is_docno(text, line);
}

bool jy_form_is_docno(const char *text, const jy_text_line *line)
{
    g_auto(jy_docno) docno = {0};
    uint32_t length = line->end - line->start;
    if (line->characters > 30) {
        return false;
    }
    if (jy_docno_find(text + line->start, length, 0, &docno)) {
        return docno.start == 0 && docno.end == length;
    }
    g_autofree char *unfilled = jy_docno_unfilled(text + line->start, length);
    return unfilled != NULL;
}

bool jy_form_is_date(const char *text, const jy_text_line *line)
{
    jy_date date;
    return line->characters <= DATE_CHARACTERS && jy_date_parse(text + line->start, line->end - line->start, &date);
}

bool jy_form_is_under_title(const char *text, const jy_text_line *line)
{
    uint32_t first = jy_utf8_peek(text, line->end, line->start), start, end;
    jy_date date;
    if (line->characters > 2 * FORM_TITLE_CHARACTERS) {
        return false;
    }
    if (first == 0x2014 || first == 0x2500) {
        return true;
    }
    bool dated = jy_date_find(text + line->start, line->end - line->start, 0, &date, &start, &end);
    bool bracket = first == 0xFF08 || first == '(';
    return dated && (bracket || (start == 0 && date.day && line->ending == ENDS_OPEN &&
                                 !jy_utf8_contains(text, line->start, line->end, "，")));
}

bool jy_form_is_person(const char *text, const jy_text_line *line)
{
    uint32_t tail = 0, at = line->end; /* `tail`: characters of the last word */
    bool parted = false;
    while (at > line->start) {
        uint32_t c = jy_utf8_previous(text, line->start, &at);
        bool blank = jy_character_is_blank(c);
        parted |= blank && !jy_character_is_zero_width(c);
        if (!blank && !jy_character_is_han(c)) {
            return false;
        }
        tail += !blank && !parted;
    }
    if (line->characters <= 3) {
        return line->characters > 1 && !jy_utf8_ends(text, line->start, line->end, "则"); /* 总　则 */
    }
    return parted && tail >= 2 && tail <= 4 && line->characters <= FORM_PLAIN_CHARACTERS;
}

bool jy_form_ends_title(const char *text, const jy_text_line *line)
{
    return jy_genre_at_end(text, line->start, line->end, JY_GENRE_TITLE) != 0;
}

bool jy_form_is_remark(const char *text, const jy_text_line *line)
{
    uint32_t first = jy_utf8_peek(text, line->end, line->start);
    return (first == 0xFF08 || first == '(') &&
           (jy_utf8_ends(text, line->start, line->end, "）") || jy_utf8_ends(text, line->start, line->end, ")"));
}

/* Behind 附件 附表 附录 附; 0 where the line does not begin so. */
static uint32_t behind_attachment(const char *text, const jy_text_line *line)
{
    static const char *const WORDS[] = {"附件", "附表", "附录", "附錄", "附图", "附圖", "附"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (jy_utf8_starts(text, line->start, line->end, WORDS[i])) {
            return line->start + (uint32_t)strlen(WORDS[i]);
        }
    }
    return 0;
}

/* Behind the number and the colon or stop that go with it. */
static uint32_t behind_label(const char *text, const jy_text_line *line, uint32_t at, bool *ret_any)
{
    static const char *const NUMERALS = "一二三四五六七八九十";
    *ret_any = false;
    while (at < line->end) {
        uint32_t next = at, c = jy_utf8_next(text, line->end, &next);
        bool numeral = jy_character_digit(c) >= 0 || g_utf8_strchr(NUMERALS, -1, c);
        bool sign = c == 0xFF1A || c == ':' || c == '.' || c == 0xFF0E || c == 0x3001;
        if (!numeral && !sign && !jy_character_is_blank(c)) {
            break;
        }
        *ret_any |= numeral || sign;
        at = next;
    }
    return at;
}

bool jy_form_is_attachment(const char *text, const jy_text_line *line)
{
    uint32_t at = line->characters <= 6 ? behind_attachment(text, line) : 0;
    bool any;
    return at && (at - line->start > 3 || line->characters > 1) && behind_label(text, line, at, &any) >= line->end;
}

bool jy_form_names_attachment(const char *text, const jy_text_line *line)
{
    uint32_t at = line->characters <= 2 * FORM_TITLE_CHARACTERS ? behind_attachment(text, line) : 0;
    bool any;
    return at && behind_label(text, line, at, &any) < line->end && any;
}

/* True when the line is one of the words, white space left out. */
static bool is_word(const char *text, const jy_text_line *line, const char *const *words, size_t count)
{
    char letters[32];
    size_t length = 0;
    for (uint32_t at = line->start; at < line->end;) {
        uint32_t from = at;
        if (jy_character_is_blank(jy_utf8_next(text, line->end, &at))) {
            continue;
        }
        if (length + (at - from) >= sizeof letters) {
            return false;
        }
        memcpy(letters + length, text + from, at - from);
        length += at - from;
    }
    letters[length] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (strcmp(letters, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool jy_form_is_contents(const char *text, const jy_text_line *line)
{
    static const char *const WORDS[] = {"目录", "目錄", "目次"};
    return line->characters == 2 && is_word(text, line, WORDS, G_N_ELEMENTS(WORDS));
}

bool jy_form_is_closing(const char *text, const jy_text_line *line)
{
    static const char *const WORDS[] = {"结束语", "結束語", "结语", "結語", "结论", "結論", "前言", "引言", "序言"};
    return line->characters <= 3 && is_word(text, line, WORDS, G_N_ELEMENTS(WORDS));
}

bool jy_form_is_balanced(const char *text, uint32_t start, uint32_t end)
{
    int double_quotes = 0, corners = 0, titles = 0, brackets = 0;
    for (uint32_t at = jy_character_skip_han(text, end, start); at < end; at = jy_character_skip_han(text, end, at)) {
        uint32_t c = jy_utf8_next(text, end, &at);
        double_quotes += (c == 0x201C) - (c == 0x201D);
        corners += (c == 0x300C) - (c == 0x300D);
        titles += (c == 0x300A) - (c == 0x300B);
        brackets += (c == 0xFF08 || c == '(') - (c == 0xFF09 || c == ')');
    }
    return double_quotes == 0 && corners == 0 && titles == 0 && brackets == 0;
}

bool jy_form_holds_stop(const char *text, uint32_t start, uint32_t end)
{
    for (uint32_t at = jy_character_skip_han(text, end, start); at < end; at = jy_character_skip_han(text, end, at)) {
        if (jy_character_is_stop(jy_utf8_next(text, end, &at)) && at < end) {
            return true;
        }
    }
    return false;
}

bool jy_form_may_be_title(const char *text, const jy_text_line *line)
{
    jy_mark numbering;
    bool numbered = jy_mark_read(text, line->start, line->end, &numbering) && numbering.kind != MARK_HASH;
    return line->characters <= FORM_TITLE_CHARACTERS && line->ending == ENDS_OPEN && !numbered;
}

/* 图1 表2 地圖3, and a number behind: a caption. */
static bool is_caption(const char *text, const jy_text_line *line)
{
    static const char *const WORDS[] = {"图", "圖", "表", "地图", "地圖", "附图", "附圖", "附表"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        uint32_t at = line->start + (uint32_t)strlen(WORDS[i]);
        if (jy_utf8_starts(text, line->start, line->end, WORDS[i]) &&
            jy_character_digit(jy_utf8_peek(text, line->end, at)) >= 0) {
            return true;
        }
    }
    return false;
}

/* Two letters and more, and not mostly marks; no columns of a list or a table, which two wide blanks part; no label
 * with what it names (单位：人, 组长：…). */
static bool has_plain_words(const char *text, const jy_text_line *line)
{
    uint32_t letters = 0, marks = 0, filled = 0;
    int blanks = 0;
    for (uint32_t at = line->start; at < line->end;) {
        uint32_t c = jy_utf8_next(text, line->end, &at);
        bool is_blank = jy_character_is_blank(c), is_letter = jy_character_is_han(c) || g_unichar_isalpha(c);
        bool is_label = (c == 0xFF1A || c == ':') && filled <= LABEL_CHARACTERS;
        blanks = jy_character_is_zero_width(c) ? blanks : is_blank ? blanks + (c == 0x3000 ? 2 : 1) : 0;
        if (blanks >= COLUMN_BLANKS || is_label) {
            return false;
        }
        filled += !is_blank;
        letters += is_letter;
        marks += !is_letter && jy_character_digit(c) < 0 && !is_blank;
    }
    return letters >= 2 && marks * 2 <= letters;
}

bool jy_form_may_be_heading(const char *text, const jy_text_line *line)
{
    uint32_t first = jy_utf8_peek(text, line->end, line->start);
    bool quoted = first == 0x201C || first == 0x300A || first == '"' || first == 0x3010;
    return line->characters >= 2 && line->characters <= FORM_PLAIN_CHARACTERS && line->ending == ENDS_OPEN &&
           (quoted || !jy_character_is_opening(first)) && has_plain_words(text, line) && !is_caption(text, line) &&
           jy_form_is_balanced(text, line->start, line->end) && !jy_form_holds_stop(text, line->start, line->end) &&
           !jy_form_is_date(text, line) && !jy_form_is_docno_line(text, line) && !jy_form_is_under_title(text, line) &&
           !jy_form_names_attachment(text, line);
}

/* Returns a new copy of the line without white space and leaders at its end; free with g_free. */
static char *bare_copy(const char *text, const jy_text_line *line)
{
    GString *out = g_string_new(NULL);
    gsize kept = 0;
    for (uint32_t at = line->start; at < line->end;) {
        uint32_t c = jy_utf8_next(text, line->end, &at);
        if (!jy_character_is_blank(c)) {
            g_string_append_unichar(out, c);
            /* Dots and digits between an entry of a table of contents and its page. */
            bool is_leader = jy_character_digit(c) >= 0 || c == '.' || c == 0xB7 || c == 0x2026 || c == 0x22EF ||
                             c == '-' || c == 0x2014;
            kept = is_leader ? kept : out->len;
        }
    }
    g_string_truncate(out, kept);
    return g_string_free(out, false);
}

bool jy_form_is_same(const char *text, const jy_text_line *entry, const jy_text_line *line)
{
    if (entry->characters > FORM_TITLE_CHARACTERS * 2 || line->characters > FORM_TITLE_CHARACTERS * 2) {
        return false;
    }
    g_autofree char *a = bare_copy(text, entry), *b = bare_copy(text, line);
    return *a && strcmp(a, b) == 0;
}
