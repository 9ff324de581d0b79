/* options.h: a command line as a table, a row an option. From the rows come argp's options, the reading of values, the
 * checks of what goes together, and the completion of the shells (completion/generate.c). */
#ifndef JIYAN_BASE_OPTIONS_H
#define JIYAN_BASE_OPTIONS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What becomes of a value: its type in the program's struct, at the row's offset. Texts are borrowed from argv. */
typedef enum {
    JY_OPTIONS_HEADING, /* no option: `help` heads those that follow */
    JY_OPTIONS_WORDS,   /* no option: GPtrArray *, the words that no option takes; has a name for rules */
    JY_OPTIONS_STATE,   /* no option: an enum that follows from others (`settle`), so that rules may name it */
    JY_OPTIONS_FLAG,    /* bool, made true */
    JY_OPTIONS_COUNT,   /* unsigned: how often it was given */
    JY_OPTIONS_ACTION,  /* an enum, made `value`; of the actions with the same offset only one may be given */
    JY_OPTIONS_CHOICE,  /* an enum: the index of the value in `words` */
    JY_OPTIONS_NUMBER,  /* uint32_t, from `low` to `high` */
    JY_OPTIONS_SIZE,    /* uint64_t: bytes, typed with an optional K, M or G (powers of 1024) */
    JY_OPTIONS_TEXT,    /* const char * */
    JY_OPTIONS_TEXTS,   /* GPtrArray *, which gets each */
    JY_OPTIONS_READ,    /* what `read` makes of it; without it only jy_options_holds tells that it was given */
} jy_options_kind;

typedef struct jy_options_row jy_options_row;

/* Reads a value into the program's struct; `word` is NULL where an optional one was left out. Errors: any, a usage
 * error. */
typedef bool jy_options_read(void *values, const jy_options_row *row, const char *word, GError **err);

struct jy_options_row {
    jy_options_kind kind;
    const char *name; /* without its dashes */
    size_t offset;
    const char *argument; /* what --help calls the value; NULL: it takes none */
    const char *help;
    int letter;               /* its short form; 0 for none */
    bool is_optional;         /* the value may be left out */
    bool is_repeated;         /* each value counts, as of TEXTS */
    bool is_file, is_folder;  /* the value names one, for completion */
    const char *const *words; /* NULL-terminated: all values of a choice or state; of others those that are offered */
    unsigned value;           /* of an action; else for `read` */
    uint64_t low, high;
    jy_options_read *read;
    const char *goes_with; /* facts of which one has to hold; NULL: it goes with everything */
};

/* A command line is refused where one of `when` holds, one of `with`, and none of `unless`; NULL leaves the condition
 * out. Each is a list of facts, words with spaces between them:
 *   --trace           this option was given; of a row of TEXTS or WORDS (QUERY), there are some
 *   --format=json,csv this choice, as it was typed or is by default, is one of these
 *   view=trail        this state is one of these */
typedef struct {
    const char *when, *with, *unless;
    const char *message; /* NULL: a short usage message */
} jy_options_rule;

/* A command line that has been read. */
typedef struct jy_options jy_options;

typedef struct {
    const char *version;   /* for --version */
    const char *arguments; /* QUERY... */
    const char *doc;       /* as of argp */
    const jy_options_row *rows;
    size_t count;
    const jy_options_rule *rules; /* in order: the first that is broken is told */
    size_t rule_count;
    /* Is told of each option and word that was read, in their order; `word` as for jy_options_read. NULL: nobody asks.
     */
    void (*note)(void *values, const jy_options_row *row, const char *word);
    /* Makes of the values what is meant, before the rules are looked at; NULL for nothing. Errors: any, a usage
     * error. */
    bool (*settle)(void *values, const jy_options *line, GError **err);
} jy_options_table;

/* Reads a command line into the program's struct, which has its defaults and empty arrays. Ends the program on a usage
 * error (exit 2) and after --help, --usage and --version (exit 0). */
void jy_options_parse(const jy_options_table *table, int argc, char **argv, void *values);

/* A value by the name of its row, as a program that is no command line has it. */
typedef struct {
    const char *name;  /* of an option, without its dashes, or of the row of words */
    const char *value; /* "" where an optional one is left out; of flags: "" or 1, or 0 for one that is not given */
} jy_options_pair;

/* Reads pairs instead of a command line into the program's struct, by the same rules. Texts are borrowed from the
 * pairs. Errors: USAGE, with a message that names the option. */
bool jy_options_read_pairs(const jy_options_table *table, const jy_options_pair *pairs, size_t count, void *values,
                           GError **err);

/* True when one of the facts holds. */
bool jy_options_holds(const jy_options *line, const char *facts);

/* Says that a word is none of the row's, and returns false: for readers. */
bool jy_options_fail_word(const jy_options_row *row, const char *word, GError **err);

/* Reads words of row->words with commas between them, one at least, into bits by their numbers. */
bool jy_options_read_set(const jy_options_row *row, const char *word, unsigned *ret_set, GError **err);

#endif
