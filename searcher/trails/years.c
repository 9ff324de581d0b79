/* years.c: finds the years that a number is about. */
#include "searcher/trails/years.h"

#include <glib.h>
#include <jiyan/text/date.h>
#include <jiyan/text/fold.h>
#include <string.h>

#include "searcher/trails/wordlist.h"

/* A word of time: years from the document's, both ends; a long one says more than a year. */
static const struct {
    const char *word;
    int first, last;
    bool is_long;
} WORDS[] = {
    {"去年", -1, -1, false},   {"上年", -1, -1, false},   {"过去一年", -1, -1, false}, {"过去的一年", -1, -1, false},
    {"一年来", -1, -1, false}, {"全年", 0, 0, false},     {"今年", 0, 0, false},       {"年内", 0, 0, false},
    {"上半年", 0, 0, false},   {"几年来", 0, 0, true},    {"几年", 0, 0, true},        {"多年来", 0, 0, true},
    {"近年来", 0, 0, true},    {"今年以来", 0, 0, false}, {"以来", 0, 0, true},        {"历年", 0, 0, true},
    {"明年", 1, 1, false},
};

/* Names of the year that is compared with, not of the one spoken of. */
static bool is_compared(const char *text, const char *at)
{
    static const char *const BEFORE[] = {"比", "较", "与", "从", "由", "自", "像", NULL};
    return jy_wordlist_ends(BEFORE, text, at);
}

static int digit(gunichar character)
{
    static const char DIGITS[] = "零一二三四五六七八九十";
    const char *found = character ? g_utf8_strchr(DIGITS, -1, character) : NULL;
    if (character == 0x4E24) {
        return 2; /* 两 */
    }
    return found ? (int)g_utf8_pointer_to_offset(DIGITS, found) : g_unichar_digit_value(character);
}

/* A search for the last word of time in a text. */
typedef struct {
    const jy_row *row;
    const char *text, *end;
    bool is_own; /* the sentence itself: any word of time is of the number; elsewhere only those that head a period */
    const char *at; /* where it ends; NULL: none yet */
    jy_years years;
} span_search;

/* Of two that end in one place the first one counts. */
static void take(span_search *search, const char *at, int first, int last, bool is_long)
{
    if (search->at && at <= search->at) {
        return;
    }
    search->at = at;
    search->years = (jy_years){(uint16_t)MAX(first, 0), (uint16_t)MAX(last, 0), is_long, false};
}

/* The same in years from the document's. */
static void take_from_said(span_search *search, const char *at, int first, int last, bool is_long)
{
    int said = search->row->said.year;
    take(search, at, said ? said + first : 0, said ? said + last : 0, is_long);
}

static bool is_report(const span_search *search)
{
    return search->row->statement.kind == JY_STATEMENT_REPORT;
}

/* A word of the table at [at, end). */
static void take_word(span_search *search, size_t i, const char *at, const char *end)
{
    int shift = g_str_equal(WORDS[i].word, "全年") && is_report(search) ? -1 : 0;
    if (is_compared(search->text, at) || (WORDS[i].is_long && !search->is_own)) {
        return;
    }
    if (WORDS[i].is_long) {
        take(search, end, 0, 0, true);
    } else {
        take_from_said(search, end, WORDS[i].first + shift, WORDS[i].last + shift, false);
    }
}

/* The words of the table whose first `mark` is at `at`. */
static void take_words_at(span_search *search, const char *at, const char *mark)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        const char *word = WORDS[i].word, *in = strstr(word, mark);
        size_t before = in ? (size_t)(in - word) : SIZE_MAX, length = strlen(word);
        if (before <= (size_t)(at - search->text) && strncmp(at - before, word, length) == 0) {
            take_word(search, i, at - before, at - before + length);
        }
    }
}

/* All of them hold one of two marks, of which most texts have few. */
static void seek_words(span_search *search)
{
    static const char *const MARKS[] = {"年", "以来"};
    for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++) {
        for (const char *at = search->text; (at = strstr(at, MARKS[i])) && at < search->end; at++) {
            take_words_at(search, at, MARKS[i]);
        }
    }
}

/* The length of 五年 whose 年 is at `at`; 0 for a year's last figure, an ordinal, 连续三年. */
static int read_length(const char *text, const char *at, const char **ret_number)
{
    *ret_number = at > text ? g_utf8_prev_char(at) : at;
    int length = at > text ? digit(g_utf8_get_char(*ret_number)) : 0;
    gunichar lead = *ret_number > text ? g_utf8_get_char(g_utf8_prev_char(*ret_number)) : 0;
    bool is_other = lead && (digit(lead) >= 0 || g_utf8_strchr("第每续○〇.", -1, lead));
    return length < 2 || is_other ? 0 : length;
}

/* 五年, 三年: as many before a report, from the commitment on. */
static void seek_lengths(span_search *search)
{
    /* 五年来, 过去五年, 这五年: a time that what follows is about. */
    static const char *const BEFORE[] = {"过去", "这", "近", "前", "头", "去的", NULL};
    static const char *const BEHIND[] = {"来", "以来", "间", "期间", "工作", "的工作", "回顾", NULL};
    for (const char *at = search->text; (at = strstr(at, "年")) && at < search->end; at++) {
        const char *number, *end = at + strlen("年");
        int length = read_length(search->text, at, &number);
        bool is_meant =
            search->is_own || jy_wordlist_ends(BEFORE, search->text, number) || jy_wordlist_begins(BEHIND, end);
        if (!length || !is_meant) {
            continue;
        }
        if (is_report(search)) {
            take_from_said(search, end, -length, -1, true);
        } else {
            take_from_said(search, end, 0, length - 1, true);
        }
    }
}

/* 十三五: the plan of 2016 to 2020, where what follows its name is of the years, not of the plan itself. */
static void seek_plans(span_search *search)
{
    static const char *const MARKS[] = {"”", "\"", "」", "’"};
    static const char *const BEHIND[] = {"时期", "期间", "以来", "前", "头", "末", "五年", "后", NULL};
    static const char *const PLANS[] = {"八五", "九五", "十五", "十一五", "十二五", "十三五", "十四五", "十五五", NULL};
    for (const char *at = search->text; (at = strstr(at, "五")) && at < search->end; at++) {
        const char *end = at + strlen("五"), *behind = end;
        for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++) {
            behind += g_str_has_prefix(behind, MARKS[i]) ? strlen(MARKS[i]) : 0;
        }
        bool is_time = jy_wordlist_begins(BEHIND, behind);
        for (int i = 0; is_time && i < (int)G_N_ELEMENTS(PLANS) - 1; i++) {
            const char *const plan[] = {PLANS[i], NULL};
            if (jy_wordlist_ends(plan, search->text, end)) {
                take(search, end, 1991 + i * 5, 1995 + i * 5, true);
            }
        }
    }
}

/* The last word of time in bytes of a text. */
static bool seek(const jy_row *row, const char *text, const char *end, bool is_own, jy_years *ret_years)
{
    g_autofree char *piece = jy_fold_string(text, end - text);
    span_search search = {row, piece, piece + strlen(piece), is_own, NULL, {0}};

    jy_date date;
    uint32_t from = 0, first, behind, length = (uint32_t)(search.end - piece);
    while (jy_date_find(piece, length, from, &date, &first, &behind)) {
        bool to_come = is_report(&search) && date.year > row->said.year;
        if (!to_come && !is_compared(piece, piece + first)) {
            take(&search, piece + behind, date.year, date.year, false);
        }
        from = behind;
    }

    seek_lengths(&search);
    seek_words(&search);
    seek_plans(&search);
    if (search.at) {
        *ret_years = search.years;
    }
    return search.at != NULL;
}

/* The words before the number say so. */
static bool is_average(const char *text, uint32_t at)
{
    static const char *const AVERAGE[] = {"年均", "每年", "平均"};
    const char *end = text + at, *start = end;
    while (start > text && !g_utf8_strchr("，、；。,;", -1, g_utf8_get_char(g_utf8_prev_char(start)))) {
        start = g_utf8_prev_char(start);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(AVERAGE); i++) {
        if (g_strstr_len(start, end - start, AVERAGE[i])) {
            return true;
        }
    }
    return false;
}

jy_years jy_years_of(const jy_row *row, uint32_t at, const char *before, uint32_t length)
{
    jy_years years = {0};
    const char *text = row->text, *clause_end = text + at;
    while (*clause_end && !g_utf8_strchr("，；。,;", -1, g_utf8_get_char(clause_end))) {
        clause_end = g_utf8_next_char(clause_end);
    }
    bool told = seek(row, text, text + at, true, &years) || seek(row, text + at, clause_end, true, &years) ||
                seek(row, before, before + length, false, &years);
    for (guint i = g_strv_length(row->headings); !told && i-- > 0;) {
        const char *heading = row->headings[i];
        told = seek(row, heading, heading + strlen(heading), false, &years);
    }

    /* An annual report of the first half of a year speaks of the year before. */
    const char *title = row->document->title;
    uint16_t said = row->said.year;
    if (!told && row->statement.kind == JY_STATEMENT_COMMITMENT) {
        years.first = years.last = said;
    } else if (!told && said && title && strstr(title, "工作报告") && row->said.month <= 6) {
        years.first = years.last = (uint16_t)(said - 1);
    }
    years.is_average = is_average(text, at);
    years.is_long = years.is_long || years.is_average;
    return years;
}

uint16_t jy_years_single(const jy_years *years)
{
    return !years->is_long && years->first == years->last ? years->first : 0;
}
