/* locate.c: a place of the index as answers name it, found again. */
#include "searcher/search/locate.h"

#include "searcher/query/request.h"
#include "searcher/search/search.h"
#include <jiyan/base/error.h>
#include <jiyan/index/key.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

#define PASSAGES_MOST 100000

/* A name taken apart. */
typedef struct {
    char *path;    /* as the index has it */
    char *record;  /* NULL for a file */
    uint32_t line; /* 0: none is named */
} place_name;

void jy_locate_clear(jy_location *place)
{
    g_free(place->key);
    jy_result_free(place->result);
    *place = (jy_location){0};
}

/* ---- files ---- */

static bool is_indexed(jy_index *index, const char *path, bool *ret_is, GError **err)
{
    g_autofree char *term = jy_key_file_term(path);
    uint32_t frequency = 0;
    xc_error failure;
    if (xc_database_term_freq(jy_index_database(index), term, strlen(term), &frequency, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("reading the index"));
        return false;
    }
    *ret_is = frequency > 0;
    return true;
}

/* A path that is meant from the current folder, as one from the root of an index. Returns a new text, NULL where it
 * lies outside. */
static char *from_root(const jy_index *index, size_t folder, const char *path)
{
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    g_autofree char *database = g_canonicalize_filename(jy_index_folder(index, folder), NULL);
    g_autofree char *root = g_path_get_dirname(database);
    size_t length = g_str_equal(root, "/") ? 0 : strlen(root);
    return strncmp(whole, root, length) == 0 && whole[length] == '/' ? g_strdup(whole + length + 1) : NULL;
}

/* The file that is called so. *ret_path is a new text, NULL where there is none. */
static bool find_file(jy_index *index, const char *path, char **ret_path, GError **err)
{
    bool is = false;
    g_autofree char *here = g_strdup(path);
    bool done = *path ? is_indexed(index, path, &is, err) : true;
    for (size_t i = 0; *path && done && !is && i < jy_index_folders(index); i++) {
        g_free(here);
        here = from_root(index, i, path);
        done = !here || is_indexed(index, here, &is, err);
    }
    *ret_path = is ? g_steal_pointer(&here) : NULL;
    return done;
}

/* Takes a final :LINE, or the :COLUMN behind it, off. Returns false where there is none. */
static bool cut_line(char *name, uint32_t *ret_line)
{
    char *colon = name ? strrchr(name, ':') : NULL, *end;
    if (!colon || !g_ascii_isdigit(colon[1])) {
        return false;
    }
    guint64 line = g_ascii_strtoull(colon + 1, &end, 10);
    if (*end || line == 0 || line > UINT32_MAX) {
        return false;
    }
    *colon = '\0';
    *ret_line = (uint32_t)line;
    return true;
}

/* Reads a name without its line: a file, or a file and behind # a record. */
static bool read_file(jy_index *index, const char *text, place_name *name, GError **err)
{
    if (!find_file(index, text, &name->path, err)) {
        return false;
    }
    for (const char *mark = strchr(text, '#'); mark && !name->path; mark = strchr(mark + 1, '#')) {
        g_autofree char *path = g_strndup(text, (gsize)(mark - text));
        if (!find_file(index, path, &name->path, err)) {
            return false;
        }
        name->record = name->path ? g_strdup(mark + 1) : NULL;
    }
    return true;
}

/* Says why a file is not there. */
static bool complain(jy_index *index, const char *text, GError **err)
{
    g_autoptr(GHashTable) ledger = jy_index_ledger(index, err);
    if (!ledger) {
        return false;
    }
    uint32_t line;
    g_autofree char *path = g_strdup(text);
    const jy_ledger_entry *entry = g_hash_table_lookup(ledger, path);
    if (!entry && cut_line(path, &line)) {
        entry = g_hash_table_lookup(ledger, path);
    }
    if (entry && entry->message) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s is not in the index: %s"), path, entry->message);
    } else {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE,
                    _("%s is not in the index; jiyan-index --list names what is, jiyan-index PATH adds a file"), path);
    }
    return false;
}

/* ---- passages ---- */

static const jy_hit *hit_at(const jy_result *result, guint i)
{
    return result->hits->pdata[i];
}

/* The first passage of a record; of all for NULL. NULL where there is none. */
static const jy_hit *find_record(const jy_result *result, const char *record)
{
    const jy_hit *first = NULL;
    for (guint i = 0; i < result->hits->len && !first; i++) {
        const jy_hit *hit = hit_at(result, i);
        first = !record || g_strcmp0(hit->document->id, record) == 0 ? hit : NULL;
    }
    return first;
}

/* Says how one of several documents is named, as the one at hand. */
static bool fail_several(const place_name *name, const jy_hit *hit, GError **err)
{
    if (g_str_equal(hit->document->path, name->path)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s holds several records: name one of them, as %s#ID"),
                    name->path, name->path);
    } else {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s holds several files: name one of them, as %s"), name->path,
                    hit->document->path);
    }
    return false;
}

/* Leaves the passages of one document: of the record, or of the only one. */
static bool keep_document(jy_result *result, place_name *name, GError **err)
{
    const jy_hit *first = find_record(result, name->record);
    for (int numbers = 1; !first && numbers <= 2 && cut_line(name->record, &name->line); numbers++) {
        first = find_record(result, name->record);
    }
    if (!first) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s has no record %s"), name->path, name->record);
        return false;
    }
    const size_t folder = first->folder;
    g_autofree char *key = g_strdup(first->passage.document);
    for (guint i = result->hits->len; i-- > 0;) {
        bool same = g_str_equal(hit_at(result, i)->passage.document, key);
        if (!same && !name->record) {
            return fail_several(name, hit_at(result, i), err);
        }
        if (!same || hit_at(result, i)->folder != folder) {
            g_ptr_array_remove_index(result->hits, i);
        }
    }
    return true;
}

static uint32_t last_line(const jy_passage *passage)
{
    return jy_passage_place(passage, passage->length).line;
}

/* Leaves the passages of a line; of an empty one, the passage before it. */
static bool keep_line(jy_result *result, const place_name *name, GError **err)
{
    uint32_t last = 0, line = name->line;
    for (guint i = 0; i < result->hits->len; i++) {
        last = MAX(last, last_line(&hit_at(result, i)->passage));
    }
    if (last == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s has no lines, being no plain text: leave out the line"),
                    name->path);
        return false;
    }
    if (line > last) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s has no line %u: its text ends on line %u"), name->path, line,
                    last);
        return false;
    }
    uint32_t begun = hit_at(result, 0)->passage.place.line;
    for (guint i = 0; i < result->hits->len; i++) {
        const uint32_t first = hit_at(result, i)->passage.place.line;
        begun = first <= line ? first : begun;
    }
    for (guint i = result->hits->len; i-- > 0;) {
        const jy_passage *passage = &hit_at(result, i)->passage;
        bool is_there = passage->place.line == begun || (passage->place.line < line && last_line(passage) >= line);
        if (!is_there) {
            g_ptr_array_remove_index(result->hits, i);
        }
    }
    return true;
}

static bool find_passages(jy_index *index, place_name *name, jy_location *place, GError **err)
{
    char id[JY_FILE_ID + 1];
    jy_key_file(name->path, id);
    const jy_filter filters[] = {{.field = JY_FIELD_FILE, .value = id}, {0}};
    /* Not sorted by relevance: in the order of their places. */
    const jy_request request = {.filters = filters, .limit = PASSAGES_MOST, .sort = JY_SORT_DEADLINE};
    place->result = jy_search(index, &request, err);
    if (!place->result || !keep_document(place->result, name, err) ||
        (name->line && !keep_line(place->result, name, err))) {
        return false;
    }
    place->key = g_strdup(hit_at(place->result, 0)->passage.document);
    place->line = name->line;
    return true;
}

bool jy_locate(jy_index *index, const char *name, jy_location *ret_place, GError **err)
{
    place_name parts = {0};
    g_auto(jy_location) place = {0};
    g_autofree char *rest = g_strdup(name);
    bool done = read_file(index, rest, &parts, err);
    for (int numbers = 1; done && !parts.path && numbers <= 2 && cut_line(rest, &parts.line); numbers++) {
        done = read_file(index, rest, &parts, err);
    }
    done = done && (parts.path || complain(index, name, err)) && find_passages(index, &parts, &place, err);
    g_free(parts.path);
    g_free(parts.record);
    if (done) {
        *ret_place = place;
        place = (jy_location){0};
    }
    return done;
}
