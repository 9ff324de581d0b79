/* sheet.c: what is written on a page, cut into segments along the direction that most of it has. */
#include "indexer/extract/ofd/sheet.h"

#include <jiyan/text/character.h>
#include <jiyan/text/utf8.h>
#include <math.h>

#include "indexer/extract/ofd/columns.h"
#include "indexer/extract/ofd/rows.h"
#include "indexer/extract/ofd/segment.h"

/* Directions: to the right, and from there a quarter turn clockwise each. */
#define QUARTERS 4
#define ASLANT QUARTERS
/* In ems: what is farther off the baseline is on another line; a gap that cuts a run; a step back that does; a gap
 * between Latin letters that is a space. */
#define OFF_LINE 0.5
#define CUT_GAP 0.4
#define STEP_BACK 0.5
#define SPACE_GAP 0.25
/* Letter spacing, at most: of a word of two characters, and of a line. */
#define SPACED_WORD 4
#define SPACED_LINE 1.5
/* The step between characters that stand below each other, each written by itself. */
#define STACK_LEAST 0.8
#define STACK_MOST 2.3
/* Texts aslant that are kept of a document. */
#define ASLANT_MOST 256

typedef struct {
    guint first, count; /* of its glyphs */
    double size, stretch;
    guint direction;
} sheet_run;

struct jy_sheet {
    GArray *glyphs; /* of jy_sheet_glyph */
    GArray *runs;   /* of sheet_run */
    guint visible;
    guint votes[QUARTERS + 1]; /* characters a direction */
};

/* A place as it is seen from a direction. */
typedef struct {
    double along, across;
} turned;

jy_sheet *jy_sheet_new(void)
{
    jy_sheet *sheet = g_new0(jy_sheet, 1);
    sheet->glyphs = g_array_new(false, false, sizeof(jy_sheet_glyph));
    sheet->runs = g_array_new(false, false, sizeof(sheet_run));
    return sheet;
}

void jy_sheet_free(jy_sheet *sheet)
{
    if (!sheet) {
        return;
    }
    g_array_unref(sheet->glyphs);
    g_array_unref(sheet->runs);
    g_free(sheet);
}

void jy_sheet_clear(jy_sheet *sheet)
{
    g_array_set_size(sheet->glyphs, 0);
    g_array_set_size(sheet->runs, 0);
    sheet->visible = 0;
    memset(sheet->votes, 0, sizeof sheet->votes);
}

guint jy_sheet_count(const jy_sheet *sheet)
{
    return sheet->visible;
}

/* ---- directions ---- */

static turned turn(const jy_sheet_glyph *glyph, guint direction)
{
    switch (direction) {
    case 1:
        return (turned){glyph->y, -glyph->x};
    case 2:
        return (turned){-glyph->x, -glyph->y};
    case 3:
        return (turned){-glyph->y, glyph->x};
    default:
        return (turned){glyph->x, glyph->y};
    }
}

static guint direction_of(double dx, double dy)
{
    double across = MIN(fabs(dx), fabs(dy)), along = MAX(fabs(dx), fabs(dy));
    if (across > along * 0.25) {
        return ASLANT;
    }
    return fabs(dx) >= fabs(dy) ? (dx < 0 ? 2 : 0) : (dy < 0 ? 3 : 1);
}

/* True where most characters of a run stand below each other, though their baselines lie level. */
static bool is_stacked(const jy_sheet_run *run, guint direction)
{
    guint down = 0;
    for (guint i = 1; i < run->count; i++) {
        turned from = turn(&run->glyphs[i - 1], direction), to = turn(&run->glyphs[i], direction);
        down += to.across - from.across > OFF_LINE * run->size && fabs(to.along - from.along) < OFF_LINE * run->size;
    }
    return down > 0 && 2 * down > run->count - 1;
}

void jy_sheet_write(jy_sheet *sheet, const jy_sheet_run *run)
{
    sheet_run kept = {sheet->glyphs->len, run->count, run->size, run->stretch, direction_of(run->dx, run->dy)};
    if (kept.direction != ASLANT && is_stacked(run, kept.direction)) {
        kept.direction = (kept.direction + 1) % QUARTERS;
    }
    for (guint i = 0; i < run->count; i++) {
        bool is_visible = !jy_character_is_blank(run->glyphs[i].character);
        sheet->visible += is_visible;
        sheet->votes[kept.direction] += is_visible;
    }
    g_array_append_vals(sheet->glyphs, run->glyphs, run->count);
    g_array_append_val(sheet->runs, kept);
}

static guint main_direction(const jy_sheet *sheet)
{
    guint best = 0;
    for (guint i = 1; i < QUARTERS; i++) {
        best = sheet->votes[i] > sheet->votes[best] ? i : best;
    }
    return best;
}

/* ---- segments ---- */

/* The width of a character in ems: what fonts have on average, as OFD does not say it for the last of a run. */
static double width_of(uint32_t c)
{
    /* In hundredths, of the characters behind the space. */
    static const uint8_t ASCII[] = {33, 50, 50, 50, 85, 50, 33, 33, 33, 50, 50, 33, 33, 33, 33, 50, 50, 50, 50,
                                    50, 50, 50, 50, 50, 50, 33, 33, 50, 50, 50, 50, 85, 68, 68, 68, 68, 68, 68,
                                    68, 68, 33, 68, 68, 68, 85, 68, 68, 68, 68, 68, 68, 68, 68, 68, 85, 68, 68,
                                    68, 33, 33, 33, 50, 50, 33, 50, 50, 50, 50, 50, 33, 50, 50, 33, 33, 50, 33,
                                    85, 50, 50, 50, 50, 33, 50, 33, 50, 50, 85, 50, 50, 50, 33, 33, 33, 50};
    if (c > 0x20 && c < 0x7F) {
        return ASCII[c - 0x21] / 100.0;
    }
    if (jy_character_is_zero_width(c)) {
        return 0;
    }
    return c < 0x1100 || (c >= 0x2010 && c <= 0x2013) ? 0.5 : 1;
}

static bool is_latin(uint32_t c)
{
    return c < 0x80 ? g_ascii_isalnum((char)c) : c < 0x250 && g_unichar_isalnum(c);
}

typedef struct {
    GArray *segments;
    GString *text;
    guint direction;
} cutting;

/* How a run is spaced. */
typedef struct {
    double loose; /* what is added between all characters */
    bool is_even; /* letters have steps of one length: a typewriter's, where a narrow one leaves a gap that is no space
                   */
} run_spacing;

static run_spacing spacing_of(const sheet_run *run, const jy_sheet_glyph *glyphs, guint direction)
{
    double least = HUGE_VAL, most = 0, loose = HUGE_VAL;
    bool all_han = true;
    guint pairs = 0;
    for (guint i = 1; i < run->count; i++) {
        uint32_t before = glyphs[i - 1].character, c = glyphs[i].character;
        double step = turn(&glyphs[i], direction).along - turn(&glyphs[i - 1], direction).along;
        if (jy_character_is_blank(before) || jy_character_is_blank(c)) {
            continue;
        }
        pairs++;
        all_han &= jy_character_is_han(before) && jy_character_is_han(c);
        loose = MIN(loose, step - width_of(before) * run->size * run->stretch);
        if (is_latin(before) && is_latin(c)) {
            least = MIN(least, step);
            most = MAX(most, step);
        }
    }
    const double bound = pairs == 1 ? (all_han ? SPACED_WORD : 0) : SPACED_LINE;
    return (run_spacing){pairs && loose > 0 && loose < bound * run->size ? loose : 0, most - least < 0.02 * run->size};
}

static void begin_segment(cutting *to, const sheet_run *run, turned at, jy_segment like)
{
    like.left = like.right = at.along;
    like.y = at.across;
    like.size = run->size;
    like.start = (uint32_t)to->text->len;
    like.length = like.characters = 0;
    like.next = -1;
    g_array_append_val(to->segments, like);
}

static void add_glyph(cutting *to, const jy_sheet_glyph *glyph, double right)
{
    jy_segment *segment = jy_segment_at(to->segments, to->segments->len - 1);
    char bytes[4];
    g_string_append_len(to->text, bytes, jy_utf8_put(bytes, glyph->character));
    segment->first = segment->characters++ ? segment->first : glyph->character;
    segment->last = glyph->character;
    segment->right = MAX(segment->right, right);
    segment->length = (uint32_t)to->text->len - segment->start;
}

/* Cuts a run of the main direction where it jumps. */
static void cut_run(const jy_sheet *sheet, guint number, cutting *to)
{
    const sheet_run *run = &g_array_index(sheet->runs, sheet_run, number);
    const jy_sheet_glyph *glyphs = &g_array_index(sheet->glyphs, jy_sheet_glyph, run->first);
    const run_spacing spacing = spacing_of(run, glyphs, to->direction);
    jy_segment like = {.run = number};
    turned last = {0};
    uint32_t before = 0;
    double em = run->size, right = 0;
    for (guint i = 0; i < run->count; i++) {
        uint32_t c = glyphs[i].character;
        turned at = turn(&glyphs[i], to->direction);
        if (jy_character_is_blank(c)) {
            like.blank = true;
            continue;
        }
        bool is_off = before && fabs(at.across - last.across) > OFF_LINE * em;
        like.fold += is_off;
        if (!before || is_off || at.along - right > CUT_GAP * em || at.along < last.along - STEP_BACK * em) {
            begin_segment(to, run, at, like);
        } else if (like.blank ||
                   (!spacing.is_even && at.along - right > SPACE_GAP * em && is_latin(before) && is_latin(c))) {
            g_string_append_c(to->text, ' ');
        }
        right = at.along + width_of(c) * em * run->stretch;
        add_glyph(to, &glyphs[i], right);
        right += spacing.loose;
        before = c;
        last = at;
        like.blank = false;
    }
}

/* All characters of a run, as one segment where the first is. */
static void take_whole(const jy_sheet *sheet, guint number, cutting *to, bool begin)
{
    const sheet_run *run = &g_array_index(sheet->runs, sheet_run, number);
    const jy_sheet_glyph *glyphs = &g_array_index(sheet->glyphs, jy_sheet_glyph, run->first);
    bool blank = false;
    for (guint i = 0; i < run->count; i++) {
        turned at = turn(&glyphs[i], to->direction);
        if (jy_character_is_blank(glyphs[i].character)) {
            blank = true;
            continue;
        }
        if (begin) {
            begin_segment(to, run, at, (jy_segment){.run = number, .blank = blank});
        } else if (blank) {
            g_string_append_c(to->text, ' ');
        }
        add_glyph(to, &glyphs[i], at.along + run->size);
        begin = blank = false;
    }
}

/* What stands aslant, each text once. */
static void take_aslant(const jy_sheet *sheet, guint number, GPtrArray *aslant)
{
    if (aslant->len >= ASLANT_MOST) {
        return;
    }
    cutting to = {g_array_new(false, false, sizeof(jy_segment)), g_string_new(NULL), 0};
    take_whole(sheet, number, &to, true);
    g_array_unref(to.segments);
    if (to.text->len && !g_ptr_array_find_with_equal_func(aslant, to.text->str, g_str_equal, NULL)) {
        g_ptr_array_add(aslant, g_string_free(to.text, false));
    } else {
        g_string_free(to.text, true);
    }
}

static const sheet_run *run_at(const jy_sheet *sheet, guint i)
{
    return &g_array_index(sheet->runs, sheet_run, i);
}

/* The only character of a run that is a single Chinese one; NULL for others. */
static const jy_sheet_glyph *single_of(const jy_sheet *sheet, guint i, guint direction)
{
    const sheet_run *run = run_at(sheet, i);
    const jy_sheet_glyph *glyph = &g_array_index(sheet->glyphs, jy_sheet_glyph, run->first);
    return run->count == 1 && run->direction == direction && jy_character_is_han(glyph->character) ? glyph : NULL;
}

/* True where run `i + 1` stands below run `i`, each a single character: 购 above 买 above 方 in a narrow cell. */
static bool stands_below(const jy_sheet *sheet, guint i, guint direction)
{
    const jy_sheet_glyph *above = i + 1 < sheet->runs->len ? single_of(sheet, i, direction) : NULL;
    const jy_sheet_glyph *below = above ? single_of(sheet, i + 1, direction) : NULL;
    if (!below) {
        return false;
    }
    const double em = run_at(sheet, i)->size;
    const turned from = turn(above, direction), to = turn(below, direction);
    const double step = to.across - from.across;
    return step > STACK_LEAST * em && step < STACK_MOST * em && fabs(to.along - from.along) < CUT_GAP * em;
}

/* True for a run that is a word across the lines of a page, as it stands in a narrow cell of a table. */
static bool is_across(const jy_sheet *sheet, guint i, guint direction)
{
    return run_at(sheet, i)->direction == (direction + 1) % QUARTERS && run_at(sheet, i)->count > 1;
}

/* Appends the lines of what is written in a direction to `lines`. */
static void add_direction(const jy_sheet *sheet, guint direction, bool with_across, GString *text, GArray *lines)
{
    g_autoptr(GArray) segments = g_array_new(false, false, sizeof(jy_segment));
    g_autoptr(GString) pieces = g_string_new(NULL);
    cutting to = {segments, pieces, direction};
    bool below = false; /* goes on with a stack of single characters */
    for (guint i = 0; i < sheet->runs->len; i++) {
        bool above = stands_below(sheet, i, direction);
        if (above || below) {
            take_whole(sheet, i, &to, !below);
        } else if (run_at(sheet, i)->direction == direction) {
            cut_run(sheet, i, &to);
        } else if (with_across && is_across(sheet, i, direction)) {
            take_whole(sheet, i, &to, true);
        }
        below = above;
    }
    jy_columns_find(segments);
    g_autoptr(GArray) found = jy_rows_join(segments, pieces->str, text);
    const uint32_t first = lines->len ? g_array_index(lines, jy_sheet_line, lines->len - 1).column + 1 : 0;
    for (guint i = 0; i < found->len; i++) {
        jy_sheet_line line = g_array_index(found, jy_sheet_line, i);
        line.column += first;
        line.is_turned = direction != 0;
        g_array_append_val(lines, line);
    }
}

GArray *jy_sheet_lines(jy_sheet *sheet, GString *text, GPtrArray *aslant)
{
    GArray *lines = g_array_new(false, false, sizeof(jy_sheet_line));
    const guint direction = main_direction(sheet);
    bool others[QUARTERS] = {false};
    add_direction(sheet, direction, true, text, lines);
    for (guint i = 0; i < sheet->runs->len; i++) {
        const guint of_run = run_at(sheet, i)->direction;
        if (of_run == ASLANT) {
            take_aslant(sheet, i, aslant);
        } else {
            others[of_run] |= of_run != direction && !is_across(sheet, i, direction);
        }
    }
    for (guint i = 1; i < QUARTERS; i++) {
        const guint other = (direction + i) % QUARTERS;
        if (others[other]) {
            add_direction(sheet, other, false, text, lines);
        }
    }
    return lines;
}
