/* nearness.c: the values of a field that are near to one that no document has. */
#include "searcher/spelling/nearness.h"

#include <jiyan/index/schema.h>
#include <jiyan/text/docno.h>
#include <jiyan/text/pinyin.h>
#include <libintl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <xapian-c/xapian_c.h>

#include "searcher/plan/values.h"
#include "searcher/query/field_value.h"

#define _(s) gettext(s)

/* Values of a field that are looked at, and characters of one. */
#define LOOKED_AT 20000
#define NAME_MOST 40
/* Costs of a character in the place of another. */
#define OTHER_SOUND 1
#define SAME_SOUND 0.5
#define NEAR_SOUND 0.7
/* What it costs that the name is but a part of what was asked for: 国务院总理温家宝. */
#define PART_COST 0.5
/* The same where what was asked for is short for it, and has so many characters at least. */
#define SHORT_COST 0.8
#define SHORT_LEAST 3

/* ---- names ---- */

static double cost_of(gunichar wanted, gunichar other)
{
    const unsigned sound = jy_pinyin_of(wanted);
    return wanted == other                                            ? 0
           : sound && sound == jy_pinyin_of(other)                    ? SAME_SOUND
           : sound && jy_pinyin_near(wanted) == jy_pinyin_near(other) ? NEAR_SOUND
                                                                      : OTHER_SOUND;
}

static double edit_distance(const gunichar *wanted, glong length, const gunichar *other, glong others)
{
    double rows[2][NAME_MOST + 1], *last = rows[0], *row = rows[1];
    for (glong j = 0; j <= others; j++) {
        last[j] = (double)j;
    }
    for (glong i = 1; i <= length; i++) {
        row[0] = (double)i;
        for (glong j = 1; j <= others; j++) {
            row[j] = MIN(MIN(last[j], row[j - 1]) + 1, last[j - 1] + cost_of(wanted[i - 1], other[j - 1]));
        }
        double *spare = last;
        last = row;
        row = spare;
    }
    return last[others];
}

/* Whether letters (jy_pinyin_letters) spell a name, syllable by syllable. */
static bool spells(const char *letters, const gunichar *name, glong length)
{
    letters += *letters == '\'';
    for (size_t i = 1; length && i <= JY_PINYIN_LONGEST && i <= strlen(letters); i++) {
        const unsigned sound = jy_pinyin_syllable(letters, i);
        if (sound && sound == jy_pinyin_of(*name) && spells(letters + i, name + 1, length - 1)) {
            return true;
        }
    }
    return length == 0 && *letters == '\0';
}

/* Whether the characters of a short form stand in a name, in their order: 云溪县政府, 发改委. */
static bool shortens(const gunichar *wanted, glong length, const gunichar *other, glong others)
{
    glong found = 0;
    for (glong i = 0; i < others && found < length; i++) {
        found += wanted[found] == other[i];
    }
    return length >= SHORT_LEAST && found == length;
}

double jy_nearness_of_names(const char *wanted, const char *other)
{
    glong length, others;
    g_autofree gunichar *left = g_utf8_to_ucs4_fast(wanted, -1, &length);
    g_autofree gunichar *right = g_utf8_to_ucs4_fast(other, -1, &others);
    g_autofree char *letters = jy_pinyin_letters(wanted);
    if (length == 0 || others == 0 || length > NAME_MOST || others > NAME_MOST) {
        return G_MAXDOUBLE;
    }
    if (g_str_equal(wanted, other) || (letters && spells(letters, right, others))) {
        return 0;
    }
    if (others > 1 && strstr(wanted, other)) {
        return PART_COST;
    }
    if (shortens(left, length, right, others)) {
        return SHORT_COST + (double)(others - length) / NAME_MOST;
    }
    /* Of two characters one that is quite another makes another name. */
    const double most = length + others < 5 ? NEAR_SOUND : 1 + (double)MAX(MIN(length, others) - 4, 0) / 4;
    const double distance = edit_distance(left, length, right, others);
    return distance <= most ? distance : G_MAXDOUBLE;
}

/* ---- document numbers ---- */

/* 国办函〔2018〕70号 in its parts. */
typedef struct {
    char *code;
    long year, number;
} number_parts;

static bool read_number(const char *normal, number_parts *ret_parts)
{
    static const char OPENING[] = "〔", CLOSING[] = "〕";
    const char *year = strstr(normal, OPENING), *number = year ? strstr(year, CLOSING) : NULL;
    if (!number) {
        return false;
    }
    ret_parts->code = g_strndup(normal, (gsize)(year - normal));
    ret_parts->year = strtol(year + strlen(OPENING), NULL, 10);
    ret_parts->number = strtol(number + strlen(CLOSING), NULL, 10);
    return true;
}

double jy_nearness_of_numbers(const char *wanted, const char *other)
{
    number_parts left = {0}, right = {0};
    double distance = G_MAXDOUBLE;
    if (read_number(wanted, &left) && read_number(other, &right)) {
        const bool same_code = g_str_equal(left.code, right.code), same_year = left.year == right.year;
        const double code = same_code ? 0 : jy_nearness_of_names(left.code, right.code);
        distance = !same_code && !same_year ? G_MAXDOUBLE
                                            : MIN(code, 9) * 1e7 + (double)labs(left.year - right.year) * 1e5 +
                                                  (double)labs(left.number - right.number);
    }
    g_free(left.code);
    g_free(right.code);
    return distance;
}

/* ---- what documents have ---- */

typedef struct {
    char *term; /* without its prefix */
    double distance;
    uint32_t frequency;
} near_value;

static void clear_value(void *item)
{
    g_free(((near_value *)item)->term);
}

static int by_distance(const void *a, const void *b)
{
    const near_value *left = a, *right = b;
    if (left->distance != right->distance) {
        return left->distance < right->distance ? -1 : 1;
    }
    if (left->frequency != right->frequency) {
        return left->frequency < right->frequency ? 1 : -1;
    }
    return strcmp(left->term, right->term);
}

typedef double distance_fn(const char *wanted, const char *term);

/* All values are as near: those that there are may be chosen among. */
static double no_distance(const char *wanted, const char *term)
{
    (void)wanted;
    (void)term;
    return 0;
}

/* Of the years those next to the ones that are wanted: "2018..2020" as 20182020. */
static double year_distance(const char *wanted, const char *term)
{
    const long from = strtol(wanted, NULL, 10), year = strtol(term, NULL, 10);
    const long first = from / 10000, last = from % 10000;
    return (double)(year < first ? first - year : year - last);
}

typedef struct {
    const char *wanted;
    distance_fn *distance;
    GArray *near; /* of near_value */
    guint left;   /* that are looked at */
} near_search;

static bool take_near(const char *value, const xc_terms *at, void *user)
{
    near_search *search = user;
    near_value one = {.distance = search->distance(search->wanted, value)};
    if (one.distance < G_MAXDOUBLE && xc_terms_freq(at, &one.frequency, NULL) == XC_OK) {
        one.term = g_strdup(value);
        g_array_append_val(search->near, one);
    }
    return --search->left > 0;
}

/* Returns a new array of near_value, the nearest first. */
static GArray *near_terms(jy_index *index, const char *prefix, const char *wanted, distance_fn *distance, GError **err)
{
    g_autoptr(GArray) near = g_array_new(false, false, sizeof(near_value));
    near_search search = {wanted, distance, near, LOOKED_AT};
    xc_error failure;
    g_array_set_clear_func(near, clear_value);
    if (!jy_values_visit(jy_index_database(index), prefix, "", take_near, &search, &failure)) {
        jy_index_set_error(err, &failure, _("reading the index"));
        return NULL;
    }
    g_array_sort(near, by_distance);
    return g_steal_pointer(&near);
}

/* A value as a document has it that lives; NULL where none does. Returns a new text. */
static bool find_written(jy_index *index, jy_field field, const char *term, char **ret_value, GError **err)
{
    xc_error failure;
    xc_result *found = NULL;
    xc_document *stored = NULL;
    xc_hit hit;
    g_auto(jy_passage) passage = {0};
    xc_query *query = jy_index_living(index, xc_query_term(term, strlen(term), 1, &failure), &failure);
    xc_search *search = query ? xc_search_new(jy_index_database(index), &failure) : NULL;
    bool done = search && xc_search_set_query(search, query, &failure) == XC_OK &&
                xc_search_run(search, 0, 1, 0, &found, &failure) == XC_OK;
    bool lives = done && xc_result_size(found) > 0;
    done = done && (!lives || (xc_result_hit(found, 0, &hit, &failure) == XC_OK &&
                               xc_result_document(found, 0, &stored, &failure) == XC_OK));
    if (!done) {
        jy_index_set_error(err, &failure, _("searching"));
    }
    if (done && lives) {
        const size_t folder = jy_index_folder_of(index, hit.docid);
        const jy_document *document = jy_index_passage_text(index, folder, stored, &passage, err)
                                          ? jy_index_document(index, folder, passage.document, err)
                                          : NULL;
        done = document != NULL;
        *ret_value = document ? g_strdup(jy_fields_get(document, field)) : NULL;
    }
    xc_document_free(stored);
    xc_result_free(found);
    xc_search_free(search);
    xc_query_free(query);
    return done;
}

/* The nearest of a field with a term, as documents have them. */
static GPtrArray *near_values(jy_index *index, jy_field field, const char *wanted, distance_fn *distance, GError **err)
{
    const char *prefix = jy_fields_row(field)->prefix;
    g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) near = near_terms(index, prefix, wanted, distance, err);
    for (guint i = 0; near && i < near->len && values->len < JY_NEARNESS_MOST; i++) {
        g_autofree char *term = g_strconcat(prefix, g_array_index(near, near_value, i).term, NULL);
        char *value = NULL;
        if (!find_written(index, field, term, &value, err)) {
            return NULL;
        }
        if (value) {
            g_ptr_array_add(values, value);
        }
    }
    return near ? g_steal_pointer(&values) : NULL;
}

/* The last year before those that are wanted and the first behind. */
static GPtrArray *near_years(jy_index *index, const char *value, GError **err)
{
    char lower[JY_DATE_DAY], upper[JY_DATE_DAY];
    g_autoptr(GPtrArray) years = g_ptr_array_new_with_free_func(g_free);
    if (!jy_field_value_range(value, lower, upper, NULL)) {
        return g_steal_pointer(&years);
    }
    g_autofree char *wanted = g_strdup_printf("%.4s%.4s", lower, upper);
    g_autoptr(GArray) near = near_terms(index, JY_TERM_YEAR, wanted, year_distance, err);
    const char *before = NULL, *behind = NULL;
    for (guint i = 0; near && i < near->len; i++) {
        const char *year = g_array_index(near, near_value, i).term;
        const char **side = strncmp(year, lower, 4) < 0 ? &before : &behind;
        *side = *side ? *side : year;
    }
    if (before) {
        g_ptr_array_add(years, g_strdup(before));
    }
    if (behind) {
        g_ptr_array_add(years, g_strdup(behind));
    }
    return near ? g_steal_pointer(&years) : NULL;
}

/* The last part of a path, folded, without what is behind its last point. */
static char *stem_of(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    char *point = strrchr(name, '.');
    if (point && point > name) {
        *point = '\0';
    }
    return jy_field_value_fold(name);
}

static GPtrArray *near_paths(jy_index *index, const char *value, GError **err)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) near = g_array_new(false, false, sizeof(near_value));
    g_autoptr(GHashTable) ledger = jy_index_ledger(index, err);
    g_autofree char *wanted = stem_of(value);
    GHashTableIter iter;
    void *path;
    if (!ledger) {
        return NULL;
    }
    g_hash_table_iter_init(&iter, ledger);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        g_autofree char *stem = g_utf8_validate(path, -1, NULL) ? stem_of(path) : g_strdup("");
        const near_value one = {path, strstr(stem, wanted) ? 0 : jy_nearness_of_names(wanted, stem), 0};
        if (one.distance < G_MAXDOUBLE) {
            g_array_append_val(near, one);
        }
    }
    g_array_sort(near, by_distance);
    for (guint i = 0; i < MIN(near->len, JY_NEARNESS_MOST); i++) {
        const near_value *one = &g_array_index(near, near_value, i);
        if (one->distance <= g_array_index(near, near_value, 0).distance) {
            g_ptr_array_add(paths, g_strdup(one->term));
        }
    }
    return g_steal_pointer(&paths);
}

GPtrArray *jy_nearness_find(jy_index *index, jy_field field, const char *value, GError **err)
{
    g_autofree char *normal = field == JY_FIELD_DOCNO ? jy_docno_parse(value, -1) : NULL;
    g_autofree char *wanted = jy_field_value_fold(normal ? normal : value);
    switch (field) {
    case JY_FIELD_DOCNO:
        return near_values(index, field, wanted, normal ? jy_nearness_of_numbers : jy_nearness_of_names, err);
    case JY_FIELD_SPEAKER:
    case JY_FIELD_ISSUER:
        return near_values(index, field, wanted, jy_nearness_of_names, err);
    case JY_FIELD_GENRE:
    case JY_FIELD_TYPE:
        return near_values(index, field, wanted, no_distance, err);
    case JY_FIELD_YEAR:
    case JY_FIELD_DATE:
        return near_years(index, value, err);
    case JY_FIELD_PATH:
        return near_paths(index, value, err);
    default:
        return g_ptr_array_new_with_free_func(g_free);
    }
}
