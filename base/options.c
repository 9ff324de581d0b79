/* options.c: a command line as a table. */
#include <jiyan/base/options.h>

#include <argp.h>
#include <errno.h>
#include <inttypes.h>
#include <jiyan/base/error.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

/* Keys of rows in argp, above every letter. */
#define KEY_ROW 0x100

struct jy_options {
    const jy_options_table *table;
    void *values;
    unsigned *given; /* how often each row was */
};

static void *place_of(const jy_options *line, const jy_options_row *row)
{
    return (char *)line->values + row->offset;
}

/* ---- values ---- */

bool jy_options_fail_word(const jy_options_row *row, const char *word, GError **err)
{
    g_autofree char *words = g_strjoinv(_(", "), (char **)(uintptr_t)row->words);
    g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: %s is none of %s"), row->name, word, words);
    return false;
}

static bool read_choice(const jy_options_row *row, const char *word, unsigned *ret_choice, GError **err)
{
    for (unsigned i = 0; row->words[i]; i++) {
        if (g_str_equal(row->words[i], word)) {
            *ret_choice = i;
            return true;
        }
    }
    return jy_options_fail_word(row, word, err);
}

/* A variable that is not set is not to let a check pass: there is one word at least. */
bool jy_options_read_set(const jy_options_row *row, const char *word, unsigned *ret_set, GError **err)
{
    g_auto(GStrv) names = g_strsplit(word, ",", -1);
    *ret_set = 0;
    if (!*word) {
        return jy_options_fail_word(row, word, err);
    }
    for (char **name = names; *name; name++) {
        unsigned bit = 0;
        if (!read_choice(row, *name, &bit, err)) {
            return false;
        }
        *ret_set |= 1U << bit;
    }
    return true;
}

static bool read_number(const jy_options_row *row, const char *word, uint32_t *ret_number, GError **err)
{
    guint64 number = 0;
    if (!g_ascii_string_to_unsigned(word, 10, row->low, row->high, &number, NULL)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: %s is no whole number from %" PRIu64 " to %" PRIu64),
                    row->name, word, row->low, row->high);
        return false;
    }
    *ret_number = (uint32_t)number;
    return true;
}

static bool read_size(const jy_options_row *row, const char *word, uint64_t *ret_bytes, GError **err)
{
    static const char UNITS[] = "KMG";
    char *end = NULL;
    errno = 0;
    /* strtoull would take a sign or white space before it. */
    guint64 number = g_ascii_isdigit(*word) ? g_ascii_strtoull(word, &end, 10) : 0;
    const char *unit = end && *end ? strchr(UNITS, g_ascii_toupper(*end)) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - UNITS + 1) : 0;
    if (!end || errno || end[unit != NULL] || number > G_MAXUINT64 >> shift) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: %s is no number that it takes"), row->name, word);
        return false;
    }
    *ret_bytes = number << shift;
    return true;
}

/* Joins names as a sentence does: --check, --list or --status. Returns a new text. */
static char *join(const GPtrArray *names, const char *last)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *between = i + 1 == names->len ? last : _(", ");
        g_string_append_printf(text, "%s%s", i ? between : "", (const char *)names->pdata[i]);
    }
    return g_string_free(text, FALSE);
}

/* Refuses a second action where another one was given. */
static bool set_action(const jy_options *line, const jy_options_row *row, GError **err)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    unsigned others = 0;
    for (size_t i = 0; i < line->table->count; i++) {
        const jy_options_row *other = &line->table->rows[i];
        if (other->kind == JY_OPTIONS_ACTION && other->offset == row->offset) {
            g_ptr_array_add(names, g_strconcat("--", other->name, NULL));
            others += other != row && line->given[i];
        }
    }
    if (others) {
        g_autofree char *all = join(names, _(" and "));
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("only one of %s"), all);
        return false;
    }
    *(unsigned *)place_of(line, row) = row->value;
    return true;
}

/* Puts the value of an option where its row says. */
static bool take(const jy_options *line, const jy_options_row *row, char *word, GError **err)
{
    void *place = place_of(line, row);
    switch (row->kind) {
    case JY_OPTIONS_FLAG:
        *(bool *)place = true;
        return true;
    case JY_OPTIONS_COUNT:
        ++*(unsigned *)place;
        return true;
    case JY_OPTIONS_ACTION:
        return set_action(line, row, err);
    case JY_OPTIONS_CHOICE:
        return read_choice(row, word, place, err);
    case JY_OPTIONS_NUMBER:
        return read_number(row, word, place, err);
    case JY_OPTIONS_SIZE:
        return read_size(row, word, place, err);
    case JY_OPTIONS_TEXT:
        *(const char **)place = word;
        return true;
    case JY_OPTIONS_WORDS:
    case JY_OPTIONS_TEXTS:
        g_ptr_array_add(*(GPtrArray **)place, word);
        return true;
    case JY_OPTIONS_READ:
        return !row->read || row->read(line->values, row, word, err);
    case JY_OPTIONS_HEADING:
    case JY_OPTIONS_STATE:
        break;
    }
    return true;
}

/* Takes a value, and tells whoever asks. */
static bool take_and_note(const jy_options *line, const jy_options_row *row, char *word, GError **err)
{
    if (!take(line, row, word, err)) {
        return false;
    }
    line->given[row - line->table->rows]++;
    if (line->table->note) {
        line->table->note(line->values, row, word);
    }
    return true;
}

/* ---- what goes together ---- */

/* The row of a fact, --name or name, with or without =. One that there is not is a bug of the table. */
static size_t row_of_fact(const jy_options_table *table, const char *fact)
{
    const char *name = g_str_has_prefix(fact, "--") ? fact + 2 : fact;
    size_t length = strcspn(name, "=");
    for (size_t i = 0; i < table->count; i++) {
        const char *other = table->rows[i].name;
        if (other && strlen(other) == length && memcmp(other, name, length) == 0) {
            return i;
        }
    }
    g_error("options: no row is called %s", fact);
}

static bool holds(const jy_options *line, const char *fact)
{
    size_t i = row_of_fact(line->table, fact);
    const jy_options_row *row = &line->table->rows[i];
    const char *values = strchr(fact, '=');
    if (values) {
        g_auto(GStrv) wanted = g_strsplit(values + 1, ",", -1);
        return g_strv_contains((const char *const *)wanted, row->words[*(const unsigned *)place_of(line, row)]);
    }
    if (row->kind == JY_OPTIONS_WORDS || row->kind == JY_OPTIONS_TEXTS) {
        return (*(GPtrArray **)place_of(line, row))->len > 0;
    }
    return line->given[i] > 0;
}

bool jy_options_holds(const jy_options *line, const char *facts)
{
    g_auto(GStrv) list = g_strsplit(facts, " ", -1);
    for (char **fact = list; *fact; fact++) {
        if (holds(line, *fact)) {
            return true;
        }
    }
    return false;
}

/* Makes the names of options such that a terminal can show them: getopt tells of one that it does not know as it is,
 * and none of ours is changed by it. */
static void make_names_safe(char **words)
{
    for (; *words && !g_str_equal(*words, "--"); words++) {
        const size_t length = strcspn(*words, "=");
        g_autofree char *name = g_strndup(*words, length), *safe = jy_terminal_safe(name);
        if (name[0] == '-' && !g_str_equal(name, safe)) {
            *words = g_strconcat(safe, *words + length, NULL);
        }
    }
}

/* Refuses an option without one of those that it goes with, in the words of the facts; of a state without its name. */
static bool refuse_alone(const jy_options_row *row, GError **err)
{
    g_auto(GStrv) facts = g_strsplit(row->goes_with, " ", -1);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (char **fact = facts; *fact; fact++) {
        char *value = g_str_has_prefix(*fact, "--") ? NULL : strchr(*fact, '=');
        g_ptr_array_add(names, value ? value + 1 : *fact);
    }
    g_autofree char *all = join(names, _(" or "));
    g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s goes with %s"), row->name, all);
    return false;
}

/* Refuses what does not go together. The message is "" where a rule has none. */
static bool check(const jy_options *line, GError **err)
{
    const jy_options_table *table = line->table;
    for (size_t i = 0; i < table->count; i++) {
        const char *needed = table->rows[i].goes_with;
        if (line->given[i] && needed && !jy_options_holds(line, needed)) {
            return refuse_alone(&table->rows[i], err);
        }
    }
    for (const jy_options_rule *rule = table->rules; rule < table->rules + table->rule_count; rule++) {
        bool is_broken = (!rule->when || jy_options_holds(line, rule->when)) &&
                         (!rule->with || jy_options_holds(line, rule->with)) &&
                         !(rule->unless && jy_options_holds(line, rule->unless));
        if (is_broken) {
            g_set_error_literal(err, JY_ERROR, JY_ERROR_USAGE, rule->message ? gettext(rule->message) : "");
            return false;
        }
    }
    return true;
}

/* What follows from the values, and whether they go together. */
static bool settle(const jy_options *line, GError **err)
{
    const jy_options_table *table = line->table;
    return (!table->settle || table->settle(line->values, line, err)) && check(line, err);
}

/* ---- pairs ---- */

static bool takes_value(const jy_options_row *row)
{
    return row->kind == JY_OPTIONS_WORDS || row->argument;
}

static bool read_pair(jy_options *line, const jy_options_pair *pair, GError **err)
{
    static const char *const SWITCH[] = {"", "1", "0", NULL};
    const jy_options_table *table = line->table;
    size_t i = 0;
    while (i < table->count && (!table->rows[i].name || table->rows[i].kind == JY_OPTIONS_STATE ||
                                !g_str_equal(table->rows[i].name, pair->name))) {
        i++;
    }
    if (i == table->count) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: there is no such option"), pair->name);
        return false;
    }
    const jy_options_row *row = &table->rows[i];
    if (!takes_value(row) && !g_strv_contains(SWITCH, pair->value)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: it is 1 or 0, and not %s"), row->name, pair->value);
        return false;
    }
    if (!takes_value(row) && g_str_equal(pair->value, "0")) {
        return true;
    }
    const bool is_left_out = row->kind == JY_OPTIONS_READ && (!takes_value(row) || (row->is_optional && !*pair->value));
    /* As argp has it, which changes no value either. */
    return take_and_note(line, row, is_left_out ? NULL : (char *)(uintptr_t)pair->value, err);
}

bool jy_options_read_pairs(const jy_options_table *table, const jy_options_pair *pairs, size_t count, void *values,
                           GError **err)
{
    g_autofree unsigned *given = g_new0(unsigned, table->count);
    jy_options line = {table, values, given};
    for (size_t i = 0; i < count; i++) {
        if (!read_pair(&line, &pairs[i], err)) {
            return false;
        }
    }
    GError *failure = NULL;
    if (settle(&line, &failure)) {
        return true;
    }
    if (!*failure->message) {
        g_clear_error(&failure);
        g_set_error_literal(&failure, JY_ERROR, JY_ERROR_USAGE,
                            _("nothing is asked for: words or a filter are wanted"));
    }
    g_propagate_error(err, failure);
    return false;
}

/* ---- argp ---- */

/* Ends the program on a usage error. Takes the message, in which there may be what was typed. */
static void fail(struct argp_state *state, GError *failure)
{
    g_autofree char *safe = jy_terminal_safe(failure->message);
    g_error_free(failure);
    if (!*safe) {
        argp_usage(state);
    }
    argp_error(state, "%s", safe);
}

static error_t parse(int key, char *word, struct argp_state *state)
{
    jy_options *line = state->input;
    const jy_options_table *table = line->table;
    GError *failure = NULL;
    if (key == ARGP_KEY_END) {
        if (!settle(line, &failure)) {
            fail(state, failure);
        }
        return 0;
    }
    size_t i = 0;
    for (; i < table->count; i++) {
        const jy_options_row *row = &table->rows[i];
        if (key == ARGP_KEY_ARG ? row->kind == JY_OPTIONS_WORDS
                                : key == (row->letter ? row->letter : KEY_ROW + (int)i)) {
            break;
        }
    }
    if (i == table->count) {
        return ARGP_ERR_UNKNOWN;
    }
    if (!take_and_note(line, &table->rows[i], word, &failure)) {
        fail(state, failure);
    }
    return 0;
}

void jy_options_parse(const jy_options_table *table, int argc, char **argv, void *values)
{
    argp_program_version = table->version;
    g_autofree struct argp_option *options = g_new0(struct argp_option, table->count + 1);
    struct argp_option *option = options;
    int group = 0;
    for (size_t i = 0; i < table->count; i++) {
        const jy_options_row *row = &table->rows[i];
        if (row->kind == JY_OPTIONS_HEADING) {
            *option++ = (struct argp_option){.doc = row->help, .group = ++group};
        } else if (row->help) {
            *option++ = (struct argp_option){row->name,     row->letter ? row->letter : KEY_ROW + (int)i,
                                             row->argument, row->is_optional ? OPTION_ARG_OPTIONAL : 0,
                                             row->help,     group};
        }
    }

    g_autofree unsigned *given = g_new0(unsigned, table->count);
    jy_options line = {table, values, given};
    const struct argp argp = {options, parse, table->arguments, table->doc, NULL, NULL, "jiyan"};
    make_names_safe(argv + (argc > 0));
    argp_parse(&argp, argc, argv, 0, NULL, &line);
}
