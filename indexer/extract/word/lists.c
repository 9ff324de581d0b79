/* lists.c: lists, their levels and their counters. */
#include "indexer/extract/word/lists.h"

#include <stdbool.h>

#include "indexer/extract/office/numeral.h"

enum { LEVELS = 9, LISTS_MOST = 4096, TEXT_MOST = 64 };
enum { ARABIC = 0, BULLET = 23 };

typedef struct {
    uint32_t start;
    uint8_t format;
    uint8_t restart; /* the level whose numbers begin this one anew, and all above that; its own is the common case */
    bool is_arabic;  /* levels above it are written in digits, whatever their own format */
    bool is_glued;   /* nothing between the number and the text */
    uint8_t length;
    uint16_t text[TEXT_MOST]; /* below LEVELS: the number of that level */
} doc_level;

typedef struct {
    uint32_t id;
    doc_level levels[LEVELS];
    uint32_t counts[LEVELS]; /* 0: none yet, else the last number and 1 */
} list;

typedef struct {
    list *of; /* NULL: of none that is there */
    bool is_met;
    bool starts[LEVELS]; /* anew, where the list is used so for the first time */
    uint32_t start[LEVELS];
} doc_use;

struct jy_lists {
    GPtrArray *lists; /* of list */
    GArray *uses;     /* of doc_use */
};

/* Reads a level. Returns how many bytes it has. */
static size_t read_level(jy_bytes all, size_t at, doc_level *ret_level)
{
    enum { FORMAT = 4, FLAGS = 5, FOLLOW = 15, RUN_LENGTH = 24, PARAGRAPH_LENGTH = 25, RESTART = 26, HEAD = 28 };
    enum { FLAG_ARABIC = 4, FLAG_NO_RESTART = 8, FOLLOW_NOTHING = 2 };
    const uint8_t flags = jy_bytes_u8(all, at + FLAGS);
    doc_level level = {.start = jy_bytes_u32(all, at), .format = jy_bytes_u8(all, at + FORMAT)};
    level.is_arabic = flags & FLAG_ARABIC;
    level.restart = flags & FLAG_NO_RESTART ? jy_bytes_u8(all, at + RESTART) : LEVELS;
    level.is_glued = jy_bytes_u8(all, at + FOLLOW) == FOLLOW_NOTHING;
    const size_t text = at + HEAD + jy_bytes_u8(all, at + RUN_LENGTH) + jy_bytes_u8(all, at + PARAGRAPH_LENGTH);
    const size_t length = jy_bytes_u16(all, text);
    level.length = (uint8_t)MIN(length, TEXT_MOST);
    for (size_t i = 0; i < level.length; i++) {
        level.text[i] = jy_bytes_u16(all, text + 2 + i * 2);
    }
    *ret_level = level;
    return text + 2 + length * 2 - at;
}

static void read_lists(jy_lists *lists, jy_bytes all)
{
    enum { ROW = 28, FLAGS = 26, FLAG_SIMPLE = 1 };
    const size_t count = MIN(jy_bytes_u16(all, 0), LISTS_MOST);
    size_t at = 2 + count * ROW;
    for (size_t i = 0; i < count && at < all.length; i++) {
        const size_t row = 2 + i * ROW;
        list *next = g_new0(list, 1);
        next->id = jy_bytes_u32(all, row);
        const size_t levels = jy_bytes_u8(all, row + FLAGS) & FLAG_SIMPLE ? 1 : LEVELS;
        for (size_t k = 0; k < levels; k++) {
            at += read_level(all, at, &next->levels[k]);
        }
        g_ptr_array_add(lists->lists, next);
    }
}

static list *find_list(const jy_lists *lists, uint32_t id)
{
    for (guint i = 0; i < lists->lists->len; i++) {
        list *at = g_ptr_array_index(lists->lists, i);
        if (at->id == id) {
            return at;
        }
    }
    return NULL;
}

/* Reads what a use changes of its list, at the offset at hand. Returns where the next begins. */
static size_t read_overrides(jy_bytes all, size_t at, size_t count, doc_use *use)
{
    enum { HEAD = 8, FLAG_START = 0x10, FLAG_FORMAT = 0x20 };
    at += 4;
    for (size_t i = 0; i < count && at < all.length; i++) {
        const uint32_t flags = jy_bytes_u32(all, at + 4), level = flags & 0xF;
        if (level < LEVELS && flags & FLAG_START) {
            use->starts[level] = true;
            use->start[level] = jy_bytes_u32(all, at);
        }
        at += HEAD;
        if (flags & FLAG_FORMAT) {
            doc_level changed;
            at += read_level(all, at, &changed);
            if (level < LEVELS && flags & FLAG_START) {
                use->start[level] = changed.start;
            }
        }
    }
    return at;
}

static void read_uses(jy_lists *lists, jy_bytes all)
{
    enum { ROW = 16, OVERRIDES = 12 };
    const size_t count = MIN(jy_bytes_u32(all, 0), LISTS_MOST);
    size_t at = 4 + (size_t)jy_bytes_u32(all, 0) * ROW;
    for (size_t i = 0; i < count && 4 + i * ROW < all.length; i++) {
        doc_use use = {.of = find_list(lists, jy_bytes_u32(all, 4 + i * ROW))};
        at = read_overrides(all, at, jy_bytes_u8(all, 4 + i * ROW + OVERRIDES), &use);
        g_array_append_val(lists->uses, use);
    }
}

jy_lists *jy_lists_read(jy_bytes lists, jy_bytes uses)
{
    jy_lists *read = g_new0(jy_lists, 1);
    read->lists = g_ptr_array_new_with_free_func(g_free);
    read->uses = g_array_new(false, false, sizeof(doc_use));
    read_lists(read, lists);
    read_uses(read, uses);
    return read;
}

void jy_lists_free(jy_lists *lists)
{
    if (!lists) {
        return;
    }
    g_ptr_array_unref(lists->lists);
    g_array_unref(lists->uses);
    g_free(lists);
}

static void count(list *of, doc_use *use, uint8_t level)
{
    for (size_t i = 0; i < LEVELS && !use->is_met; i++) {
        of->counts[i] = use->starts[i] ? 0 : of->counts[i];
        of->levels[i].start = use->starts[i] ? use->start[i] : of->levels[i].start;
    }
    use->is_met = true;
    for (uint8_t i = 0; i < level; i++) {
        of->counts[i] = of->counts[i] ? of->counts[i] : of->levels[i].start + 1;
    }
    of->counts[level] = of->counts[level] ? of->counts[level] + 1 : of->levels[level].start + 1;
    for (size_t i = (size_t)level + 1; i < LEVELS; i++) {
        of->counts[i] = of->levels[i].restart > level ? 0 : of->counts[i];
    }
}

/* The name of a format of numbers ([MS-OSHARED] 2.2.1.3). */
static const char *name_of(uint8_t format)
{
    static const char *const NAMES[] = {
        [1] = "upperRoman",
        [2] = "lowerRoman",
        [3] = "upperLetter",
        [4] = "lowerLetter",
        [10] = "ideographDigital",
        [11] = "japaneseCounting",
        [16] = "japaneseLegal",
        [17] = "japaneseDigitalTenThousand",
        [18] = "decimalEnclosedCircle",
        [22] = "decimalZero",
        [23] = "bullet",
        [26] = "decimalEnclosedFullstop",
        [27] = "decimalEnclosedParen",
        [28] = "decimalEnclosedCircleChinese",
        [29] = "ideographParenthesized",
        [30] = "ideographTraditional",
        [31] = "ideographZodiac",
        [33] = "taiwaneseCounting",
        [34] = "ideographLegalTraditional",
        [35] = "taiwaneseCountingThousand",
        [36] = "taiwaneseDigital",
        [37] = "chineseCounting",
        [38] = "chineseLegalSimplified",
        [39] = "chineseCountingThousand",
        [255] = "none",
    };
    return NAMES[format] ? NAMES[format] : "decimal";
}

static void append_text(const list *of, const doc_level *level, GString *to)
{
    enum { HALVES = 0xD800, WIDE = 0xF900 }; /* between them: halves of characters, and signs of symbol fonts */
    for (size_t i = 0; i < level->length; i++) {
        const uint16_t unit = level->text[i];
        if (unit < LEVELS) {
            const uint8_t format = level->is_arabic ? ARABIC : of->levels[unit].format;
            jy_numeral_write(to, name_of(format), of->counts[unit] ? of->counts[unit] - 1 : of->levels[unit].start);
        } else if (unit >= 0x20 && (unit < HALVES || (unit >= WIDE && unit < 0xFFFE))) {
            g_string_append_unichar(to, unit);
        }
    }
}

/* True where a number ends as its text may follow without a blank: "一、", "（一）". */
static bool ends_wide(const GString *text)
{
    return text->len && g_unichar_iswide(g_utf8_get_char(g_utf8_prev_char(text->str + text->len)));
}

void jy_lists_number(jy_lists *lists, uint16_t use, uint8_t level, GString *to)
{
    doc_use *used = use && use <= lists->uses->len ? &g_array_index(lists->uses, doc_use, use - 1) : NULL;
    list *of = used ? used->of : NULL;
    if (!of || level >= LEVELS) {
        return;
    }
    const gsize start = to->len;
    count(of, used, level);
    if (of->levels[level].format != BULLET) {
        append_text(of, &of->levels[level], to);
    }
    if (to->len > start && !of->levels[level].is_glued && !ends_wide(to)) {
        g_string_append_c(to, ' ');
    }
}
