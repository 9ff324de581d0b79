/* sentence.c: cuts text into sentences at 。！？, at … and ASCII .!? by context, at blank lines and at the end. */
#include <jiyan/text/sentence.h>

#include <glib.h>
#include <jiyan/text/character.h>
#include <string.h>

#include "text/segment/tag.h"

/* Moves behind white space; sets *ret_gap when it holds a blank line. */
static uint32_t skip_blank(const char *text, uint32_t length, uint32_t at, bool *ret_gap)
{
    unsigned newlines = 0;
    bool filled = false; /* a line of zero-width characters is no blank line */
    *ret_gap = false;
    while (at < length) {
        uint32_t next = at, c = jy_utf8_next(text, length, &next);
        if (!jy_character_is_blank(c)) {
            break;
        }
        if (c == '\n') {
            *ret_gap = *ret_gap || (newlines && !filled);
            newlines++;
            filled = false;
        } else if (jy_character_is_zero_width(c)) {
            filled = true;
        }
        at = next;
    }
    return at;
}

/* Behind a run of ends and closing marks: 。”） and ！！ and ？” are one end. A straight quote closes only what one has
 * opened (`quoted`). */
static uint32_t skip_closing(const char *text, uint32_t length, uint32_t at, bool quoted)
{
    uint32_t last = at;
    while (at < length) {
        uint32_t c = jy_utf8_next(text, length, &at);
        if (c == '"') {
            if (!quoted) {
                break;
            }
            quoted = false;
        } else if (!jy_character_is_closing(c) && !jy_character_is_stop(c) && !jy_character_is_zero_width(c) &&
                   c != '!' && c != '?') {
            break;
        }
        if (!jy_character_is_zero_width(c)) {
            last = at;
        }
    }
    return last;
}

static bool is_upper(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x391 && c <= 0x42F);
}

/* True when the word before an ASCII full stop is one that is written with it: U.S., J., Mr., No., e.g. */
static bool is_abbreviation(const char *text, uint32_t start, uint32_t stop)
{
    uint32_t at = stop, letters = 0;
    while (at > start) {
        uint32_t before = at, c = jy_utf8_previous(text, start, &before);
        bool is_letter = c < 0x80 ? g_ascii_isalpha((char)c) : c >= 0xC0 && c < 0x2000;
        if (!is_letter) {
            if (letters == 1) {
                return true; /* an initial, and the last letter of U.S. */
            }
            break;
        }
        at = before;
        if (++letters > 4) {
            return false;
        }
    }
    static const char *const WORDS[] = {"Mr", "Mrs", "Ms", "Dr",   "St", "No", "Vol",
                                        "pp", "cf",  "vs", "Prof", "Co", "Ltd"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (stop - at == strlen(WORDS[i]) && memcmp(text + at, WORDS[i], stop - at) == 0) {
            return true;
        }
    }
    return letters == 1 && at == start;
}

/* Decides on an ASCII . ! ? at `at`, whose closing marks end at `after`: it ends a sentence before white space and a
 * capital, a Han character or an opening mark, and at the end of the text. */
static bool ascii_ends(const char *text, uint32_t length, uint32_t start, uint32_t at, uint32_t after)
{
    bool gap;
    uint32_t next = skip_blank(text, length, after, &gap);
    if (next >= length || gap) {
        return true;
    }
    uint32_t c = jy_utf8_peek(text, length, next);
    bool begins = is_upper(c) || jy_character_is_han(c) || jy_character_is_opening(c);
    if (text[at] != '.') {
        return begins && (next > after || !is_upper(c));
    }
    uint32_t before = at;
    bool number = at > start && jy_character_digit(jy_utf8_previous(text, start, &before)) >= 0;
    bool label = number && before == start; /* "1." at the head of a paragraph */
    return next > after && begins && !label && !is_abbreviation(text, start, at);
}

/* …… ends a sentence at the end of a paragraph, behind a closing quote, and before an opening quote; inside a clause
 * (“教育……和医疗”) it does not. `at` is behind it. */
static bool ellipsis_ends(const char *text, uint32_t length, uint32_t at)
{
    bool gap;
    uint32_t next = skip_blank(text, length, at, &gap);
    if (next >= length || gap) {
        return true;
    }
    uint32_t c = jy_utf8_peek(text, length, next);
    return c == 0x201C || c == 0x300C || c == 0x300E;
}

/* ---- quotations and titles ---- */

/* Bytes of a title, of a quotation that is a part of a sentence, and of who said it. */
#define TITLE_MOST 360
#define QUOTED_MOST 360
#define TAG_MOST 90

/* Behind the title whose 《 or 〈 ends at `at`, with those inside it; `at` where it does not end. */
static uint32_t skip_title(const char *text, uint32_t length, uint32_t at)
{
    const uint32_t stop = MIN(length, at + TITLE_MOST);
    int depth = 1;
    for (uint32_t next = at; next < stop && depth > 0;) {
        uint32_t c = jy_utf8_next(text, stop, &next);
        depth += c == 0x300A || c == 0x3008;
        depth -= c == 0x300B || c == 0x3009;
        if (depth == 0) {
            return next;
        }
    }
    return at;
}

/* The mark that opens what one closes; 0 for others. */
static uint32_t opening_of(uint32_t closing)
{
    switch (closing) {
    case 0x201D: /* ” */
        return 0x201C;
    case 0x2019: /* ’ */
        return 0x2018;
    case 0x300D: /* 」 */
        return 0x300C;
    case 0x300F: /* 』 */
        return 0x300E;
    case 0xFF09: /* ） */
        return 0xFF08;
    default:
        return 0;
    }
}

/* True where the quotation whose closing mark ends at `end` is a word of the sentence that begins at `start`:
 * 回答“…？”, not 他说：“…？” */
static bool is_embedded(const char *text, uint32_t start, uint32_t end)
{
    const uint32_t from = end - start > QUOTED_MOST ? end - QUOTED_MOST : start;
    uint32_t at = end;
    const uint32_t opening = opening_of(jy_utf8_previous(text, start, &at));
    while (opening && at > from) {
        if (jy_utf8_previous(text, start, &at) == opening) {
            return at > start && jy_character_is_han(jy_utf8_previous(text, start, &at));
        }
    }
    return false;
}

/* True where it is said at `at` who said a quotation: 他问道。 会上，有人喊： 大家说，“…” Behind a ？ or ！ (`is_call`)
 * the tag may go on as it likes; behind a 。, and with a word that begins sentences of its own (会议强调，…), it is a
 * tag only where nothing but another quotation is behind it. */
static bool is_tag(const char *text, uint32_t length, uint32_t at, bool is_call)
{
    static const char *const SPOKE[] = {"说", "说着", "道",   "问",   "问起", "答",   "回应", "喊", "叫", "嚷",
                                        "讲", "吼",   "感叹", "感慨", "自语", "叮嘱", "說",   "問", "講", NULL};
    static const char *const STATED[] = {"强调", "指出", "表示", "坦言", "介绍", "补充", "解释",
                                         "提醒", "強調", "介紹", "補充", "解釋", NULL};
    const uint32_t stop = MIN(length, at + TAG_MOST), start = at;
    for (uint32_t next = at, c; at < stop; at = next) {
        c = jy_utf8_next(text, stop, &next);
        const bool is_stop = jy_character_is_stop(c);
        const bool is_pause = c == 0xFF0C /* ， */ || c == 0xFF1A /* ： */ || c == ',' || c == ':';
        const bool closed = is_stop || (is_pause && jy_character_is_opening(jy_utf8_peek(text, length, next)));
        if ((is_stop || is_pause) && ((closed || is_call) && jy_utf8_ends_any(text, start, at, SPOKE))) {
            return true;
        }
        if (closed || c == '\n' || jy_character_is_opening(c)) {
            return closed && jy_utf8_ends_any(text, start, at, STATED);
        }
    }
    return false;
}

/* True where what follows the closing marks that end at `at`, of which the first is behind a stop at `stop`, belongs to
 * the sentence yet: “…！”的口号, （…。）， and “…？”他问道。 */
static bool goes_on(const char *text, uint32_t length, uint32_t start, uint32_t stop, uint32_t at)
{
    uint32_t before = at, closing = jy_utf8_previous(text, start, &before);
    bool is_quotation = closing == '"' || (closing != 0xFF09 && opening_of(closing));
    switch (jy_utf8_peek(text, length, at)) {
    case 0xFF0C: /* ， */
    case 0x3001: /* 、 */
    case 0xFF1B: /* ； */
    case 0xFF1A: /* ： */
    case 0x7684: /* 的 */
    case 0x7B49: /* 等 */
    case ',':
    case ';':
    case ':':
        return true;
    default:
        break;
    }
    uint32_t mark = stop > start ? jy_utf8_previous(text, start, &stop) : 0;
    bool is_call = mark == 0xFF1F /* ？ */ || mark == 0xFF01 /* ！ */ || mark == '?' || mark == '!';
    bool follows = jy_character_is_han(jy_utf8_peek(text, length, at));
    return follows &&
           ((is_quotation && is_tag(text, length, at, is_call)) || (is_call && is_embedded(text, start, at)));
}

/* Where to go on behind the sentence that begins at `start`; *ret_last is the end of its last character that is not
 * white space. */
static uint32_t find_end(const char *text, uint32_t length, uint32_t start, uint32_t *ret_last)
{
    uint32_t at = start;
    bool quoted = false; /* behind an odd number of straight quotes */
    *ret_last = start;
    while (at < length) {
        uint32_t here = jy_character_skip_han(text, length, at);
        if (here > at) {
            at = *ret_last = here;
            continue;
        }
        uint32_t c = jy_utf8_next(text, length, &at);
        if (jy_character_is_blank(c)) {
            bool gap = false;
            at = c == '\n' ? skip_blank(text, length, here, &gap) : at;
            if (gap) {
                return at;
            }
            continue;
        }
        *ret_last = at;
        bool ends = jy_character_is_stop(c);
        if (c == 0x300A || c == 0x3008) {
            at = *ret_last = skip_title(text, length, at);
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == 0x2026) {
            while (jy_utf8_peek(text, length, at) == 0x2026) {
                at += strlen("…");
            }
            ends = ellipsis_ends(text, length, at);
            *ret_last = at;
        } else if (c == '.' || c == '!' || c == '?') {
            uint32_t after = skip_closing(text, length, at, quoted);
            ends = ascii_ends(text, length, start, here, after);
            at = !ends && c != '.' ? after : at; /* so that a long run of ! is looked at once */
            *ret_last = at;
        }
        if (ends) {
            uint32_t after = skip_closing(text, length, at, quoted);
            ends = after == at || !goes_on(text, length, start, at, after);
            at = *ret_last = after;
        }
        if (ends) {
            return at;
        }
    }
    return length;
}

bool jy_sentence_next(const char *text, uint32_t length, uint32_t *position, uint32_t *ret_start, uint32_t *ret_end)
{
    bool gap;
    uint32_t start = skip_blank(text, length, *position, &gap), last;
    if (start >= length) {
        *position = length;
        return false;
    }
    *position = find_end(text, length, start, &last);
    *ret_start = start;
    *ret_end = last;
    return true;
}

/* Scripts without spaces between words, and their punctuation. */
static bool is_wide(uint32_t c)
{
    return c >= JY_CHARACTER_WIDE || (c >= 0x2010 && c <= 0x2027);
}

uint32_t jy_sentence_skip_tag(const char *text, uint32_t length, uint32_t at, bool *space, bool *line_end)
{
    uint32_t end = at;
    const bool may_be = at < length && (text[at] == '<' || text[at] == '&');
    const jy_tag tag = may_be ? jy_tag_read(text, length, at, &end) : TAG_NONE;
    if (tag == TAG_NONE || (tag == TAG_BLOCK && text[at] == '&')) {
        return at;
    }
    *space |= tag != TAG_INLINE;
    *line_end |= tag == TAG_BREAK;
    return end;
}

void jy_sentence_line(const char *text, uint32_t length, GString *out)
{
    uint32_t at = 0, before = 0;
    bool space = false, line_end = false;
    while (at < length) {
        uint32_t from = at, tag_end = jy_sentence_skip_tag(text, length, at, &space, &line_end);
        if (tag_end > at) {
            at = tag_end;
            continue;
        }
        uint32_t c = jy_utf8_next(text, length, &at);
        if (jy_character_is_zero_width(c)) {
            continue;
        }
        if (jy_character_is_blank(c)) {
            space = true;
            line_end |= c == '\n' || c == '\f';
            continue;
        }
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
            continue;
        }
        if (space && before && !(line_end && (is_wide(before) || is_wide(c)))) {
            g_string_append_c(out, ' ');
        }
        space = line_end = false;
        at = is_wide(c) ? jy_character_skip_han(text, length, at) : at;
        g_string_append_len(out, text + from, at - from);
        before = c;
    }
}
