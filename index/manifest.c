/* manifest.c: which files make an index. */
#include <jiyan/index/manifest.h>

#include <inttypes.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/input.h>
#include <jiyan/index/index.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/analysis.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define _(s) gettext(s)

#define STUB_COMMENT "# "
#define STUB_WORD "auto "
#define OLD_GENERATION "gen-"
/* Bytes of a stub or a manifest: far more than the dead passages of a large archive take. */
#define TEXT_MOST ((size_t)1 << 30)

/* What the names of files begin with; six digits follow. */
static const char *const PREFIXES[JY_MANIFEST_FILES] = {
    [JY_MANIFEST_SELF] = "manifest-",
    [JY_MANIFEST_SEGMENT] = "seg-",
    [JY_MANIFEST_LEDGER] = "ledger-",
    [JY_MANIFEST_DICTIONARY] = "dictionary-",
};

jy_manifest *jy_manifest_new(void)
{
    jy_manifest *manifest = g_new0(jy_manifest, 1);
    manifest->schema = g_strdup(JY_SCHEMA_VERSION);
    manifest->analysis = g_strdup(jy_analysis_version());
    manifest->segments = g_array_new(false, false, sizeof(jy_manifest_segment));
    manifest->ledgers = g_array_new(false, false, sizeof(unsigned));
    manifest->dead = g_array_new(false, false, sizeof(jy_manifest_range));
    return manifest;
}

jy_manifest *jy_manifest_copy(const jy_manifest *manifest)
{
    jy_manifest *copy = g_memdup2(manifest, sizeof *manifest);
    copy->schema = g_strdup(manifest->schema);
    copy->analysis = g_strdup(manifest->analysis);
    copy->segments = g_array_copy(manifest->segments);
    copy->ledgers = g_array_copy(manifest->ledgers);
    copy->dead = g_array_copy(manifest->dead);
    return copy;
}

void jy_manifest_free(jy_manifest *manifest)
{
    if (!manifest) {
        return;
    }
    g_free(manifest->schema);
    g_free(manifest->analysis);
    g_array_unref(manifest->segments);
    g_array_unref(manifest->ledgers);
    g_array_unref(manifest->dead);
    g_free(manifest);
}

/* ---- names ---- */

static char *file_name(jy_manifest_file kind, unsigned number)
{
    return g_strdup_printf("%s%06u", PREFIXES[kind], number);
}

char *jy_manifest_path(const char *folder, jy_manifest_file kind, unsigned number)
{
    g_autofree char *name = file_name(kind, number);
    return g_build_filename(folder, name, NULL);
}

bool jy_manifest_is_file(const char *name, jy_manifest_file *ret_kind, unsigned *ret_number)
{
    for (int kind = 0; kind < JY_MANIFEST_FILES; kind++) {
        size_t length = strlen(PREFIXES[kind]);
        if (strncmp(name, PREFIXES[kind], length) != 0) {
            continue;
        }
        unsigned long number = strtoul(name + length, NULL, 10);
        g_autofree char *written = file_name((jy_manifest_file)kind, (unsigned)number);
        if (number > 0 && number <= G_MAXINT && g_str_equal(name, written)) {
            *ret_kind = (jy_manifest_file)kind;
            *ret_number = (unsigned)number;
            return true;
        }
    }
    return false;
}

bool jy_manifest_is_ours(const char *name)
{
    bool is_ours = g_str_has_prefix(name, OLD_GENERATION);
    for (int kind = 0; kind < JY_MANIFEST_FILES; kind++) {
        is_ours |= g_str_has_prefix(name, PREFIXES[kind]);
    }
    return is_ours;
}

bool jy_manifest_names(const jy_manifest *manifest, jy_manifest_file kind, unsigned number)
{
    bool is_named = (kind == JY_MANIFEST_SELF && number == manifest->number) ||
                    (kind == JY_MANIFEST_DICTIONARY && number == manifest->dictionary);
    for (guint i = 0; kind == JY_MANIFEST_SEGMENT && !is_named && i < manifest->segments->len; i++) {
        is_named = g_array_index(manifest->segments, jy_manifest_segment, i).number == number;
    }
    for (guint i = 0; kind == JY_MANIFEST_LEDGER && !is_named && i < manifest->ledgers->len; i++) {
        is_named = g_array_index(manifest->ledgers, unsigned, i) == number;
    }
    return is_named;
}

/* ---- reading ---- */

static bool fail_damaged(GError **err, const char *path)
{
    g_set_error(err, JY_ERROR, JY_ERROR_INDEX_CORRUPT,
                _("%s: is damaged; build the index anew with: jiyan-index --rebuild"), path);
    return false;
}

/* Which manifest the stub names. */
static bool read_stub(const char *folder, unsigned *ret_number, GError **err)
{
    g_autofree char *path = g_build_filename(folder, JY_INDEX_STUB, NULL), *text = NULL;
    size_t length;
    if (!jy_input_read(path, TEXT_MOST, &text, &length, err)) {
        return false;
    }
    if (!text) {
        *ret_number = 0;
        return true;
    }
    jy_manifest_file kind;
    char *end = strchr(text, '\n');
    if (end && g_str_has_prefix(text, STUB_COMMENT)) {
        *end = '\0';
        if (jy_manifest_is_file(text + strlen(STUB_COMMENT), &kind, ret_number) && kind == JY_MANIFEST_SELF) {
            return true;
        }
    }
    if (g_str_has_prefix(text, STUB_WORD OLD_GENERATION)) {
        g_set_error(err, JY_ERROR, JY_ERROR_INDEX_VERSION,
                    _("%s: was made by another version of jiyan; build the index anew with: jiyan-index --rebuild"),
                    folder);
        return false;
    }
    return fail_damaged(err, path);
}

/* Reads the value of a line "word value". Returns NULL where the line begins otherwise. */
static const char *value_of(const char *line, const char *word)
{
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

static bool parse_segment(jy_manifest *manifest, const char *value)
{
    jy_manifest_segment segment;
    if (sscanf(value, "%u %u %u %u %" SCNu64, &segment.number, &segment.range.first, &segment.range.last,
               &segment.passages, &segment.bytes) != 5 ||
        segment.range.first == 0 || segment.range.first < jy_manifest_next(manifest) ||
        (uint64_t)segment.range.last + 1 < (uint64_t)segment.range.first + segment.passages) {
        return false;
    }
    g_array_append_val(manifest->segments, segment);
    return true;
}

static bool parse_dead(jy_manifest *manifest, const char *value)
{
    jy_manifest_range dead;
    const GArray *all = manifest->dead;
    if (sscanf(value, "%u %u", &dead.first, &dead.last) != 2 || dead.first > dead.last ||
        (all->len && g_array_index(all, jy_manifest_range, all->len - 1).last >= dead.first)) {
        return false;
    }
    g_array_append_val(manifest->dead, dead);
    return true;
}

static bool parse_line(jy_manifest *manifest, const char *line)
{
    const char *value;
    unsigned number;
    if ((value = value_of(line, "jiyan-index")) != NULL) {
        g_free(manifest->schema);
        manifest->schema = g_strdup(value);
        return true;
    }
    if ((value = value_of(line, "analysis")) != NULL) {
        g_free(manifest->analysis);
        manifest->analysis = g_strdup(value);
        return true;
    }
    if ((value = value_of(line, "dictionary")) != NULL) {
        return sscanf(value, "%u", &manifest->dictionary) == 1;
    }
    if ((value = value_of(line, "ledger")) != NULL && sscanf(value, "%u", &number) == 1) {
        g_array_append_val(manifest->ledgers, number);
        return true;
    }
    if ((value = value_of(line, "segment")) != NULL) {
        return parse_segment(manifest, value);
    }
    /* Lines of a later version are its own business: it says so in the first line. */
    return (value = value_of(line, "dead")) == NULL || parse_dead(manifest, value);
}

/* Every line of it, and `end` as the last: what was cut short is damaged. */
static bool parse(jy_manifest *manifest, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool is_whole = false;
    for (char **line = lines; *line && !is_whole; line++) {
        is_whole = g_str_equal(*line, "end");
        if (!is_whole && !parse_line(manifest, *line)) {
            return false;
        }
    }
    return is_whole;
}

jy_manifest *jy_manifest_read(const char *folder, GError **err)
{
    for (int attempt = 1;; attempt++) {
        unsigned number = 0;
        g_autofree char *path = NULL, *text = NULL;
        g_autoptr(jy_manifest) manifest = jy_manifest_new();
        if (!read_stub(folder, &number, err)) {
            return NULL;
        }
        if (number) {
            path = jy_manifest_path(folder, JY_MANIFEST_SELF, number);
            size_t length;
            if (!jy_input_read(path, TEXT_MOST, &text, &length, err)) {
                return NULL;
            }
        }
        if (!number || (text && parse(manifest, text))) {
            manifest->number = number;
            return g_steal_pointer(&manifest);
        }
        /* Where it is not there a writer may have swept it away, and the stub names the next one. */
        if (text || attempt == JY_MANIFEST_ATTEMPTS) {
            fail_damaged(err, path);
            return NULL;
        }
    }
}

bool jy_manifest_is_overtaken(const jy_manifest *manifest, const char *folder)
{
    unsigned number = 0;
    return read_stub(folder, &number, NULL) && number != manifest->number;
}

/* ---- writing ---- */

static GString *format(const jy_manifest *manifest)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "jiyan-index %s\nanalysis %s\n", manifest->schema, manifest->analysis);
    if (manifest->dictionary) {
        g_string_append_printf(text, "dictionary %u\n", manifest->dictionary);
    }
    for (guint i = 0; i < manifest->ledgers->len; i++) {
        g_string_append_printf(text, "ledger %u\n", g_array_index(manifest->ledgers, unsigned, i));
    }
    for (guint i = 0; i < manifest->segments->len; i++) {
        const jy_manifest_segment *segment = &g_array_index(manifest->segments, jy_manifest_segment, i);
        g_string_append_printf(text, "segment %u %u %u %u %" PRIu64 "\n", segment->number, segment->range.first,
                               segment->range.last, segment->passages, segment->bytes);
    }
    for (guint i = 0; i < manifest->dead->len; i++) {
        const jy_manifest_range *dead = &g_array_index(manifest->dead, jy_manifest_range, i);
        g_string_append_printf(text, "dead %u %u\n", dead->first, dead->last);
    }
    return g_string_append(text, "end\n");
}

static GString *format_stub(const jy_manifest *manifest)
{
    GString *stub = g_string_new(STUB_COMMENT);
    g_autofree char *name = file_name(JY_MANIFEST_SELF, manifest->number);
    g_string_append_printf(stub, "%s\n", name);
    for (guint i = 0; i < manifest->segments->len; i++) {
        g_autofree char *segment =
            file_name(JY_MANIFEST_SEGMENT, g_array_index(manifest->segments, jy_manifest_segment, i).number);
        g_string_append_printf(stub, STUB_WORD "%s\n", segment);
    }
    return stub;
}

/* Waits for the disk: for what is new, which has the manifest's number, the next stub, and the names of both. */
static bool sync_new(const jy_manifest *manifest, const char *folder, const char *stub, GError **err)
{
    g_autofree char *segment = jy_manifest_path(folder, JY_MANIFEST_SEGMENT, manifest->number);
    bool has_segment = jy_manifest_names(manifest, JY_MANIFEST_SEGMENT, manifest->number);
    g_autoptr(GPtrArray) paths = has_segment ? jy_files_within(segment) : g_ptr_array_new_with_free_func(g_free);
    for (jy_manifest_file kind = 0; kind < JY_MANIFEST_FILES; kind++) {
        if (kind != JY_MANIFEST_SEGMENT && jy_manifest_names(manifest, kind, manifest->number)) {
            g_ptr_array_add(paths, jy_manifest_path(folder, kind, manifest->number));
        }
    }
    g_ptr_array_add(paths, g_strdup(stub));
    g_ptr_array_add(paths, g_strdup(folder));
    return jy_files_sync(paths, err);
}

bool jy_manifest_write(const jy_manifest *manifest, const char *folder, GError **ret_doubt, GError **err)
{
    g_autoptr(GString) text = format(manifest), stub_text = format_stub(manifest);
    g_autofree char *path = jy_manifest_path(folder, JY_MANIFEST_SELF, manifest->number);
    g_autofree char *stub = g_build_filename(folder, JY_MANIFEST_STUB_NEXT, NULL);
    return jy_files_write(path, text->str, text->len, err) &&
           jy_files_write(stub, stub_text->str, stub_text->len, err) && sync_new(manifest, folder, stub, err) &&
           jy_files_rename(folder, JY_MANIFEST_STUB_NEXT, JY_INDEX_STUB, ret_doubt, err);
}

/* ---- passages ---- */

uint32_t jy_manifest_next(const jy_manifest *manifest)
{
    const GArray *segments = manifest->segments;
    return segments->len ? g_array_index(segments, jy_manifest_segment, segments->len - 1).range.last + 1 : 1;
}

uint64_t jy_manifest_dead(const jy_manifest *manifest, jy_manifest_range range)
{
    uint64_t count = 0;
    for (guint i = 0; i < manifest->dead->len; i++) {
        const jy_manifest_range *dead = &g_array_index(manifest->dead, jy_manifest_range, i);
        uint64_t first = MAX(dead->first, range.first), end = (uint64_t)MIN(dead->last, range.last) + 1;
        count += end > first ? end - first : 0;
    }
    return count;
}

uint64_t jy_manifest_passages(const jy_manifest *manifest)
{
    uint64_t all = 0;
    for (guint i = 0; i < manifest->segments->len; i++) {
        all += g_array_index(manifest->segments, jy_manifest_segment, i).passages;
    }
    return all - MIN(all, jy_manifest_dead(manifest, (jy_manifest_range){1, UINT32_MAX}));
}

void jy_manifest_kill(jy_manifest *manifest, jy_manifest_range range)
{
    GArray *dead = manifest->dead;
    guint at = 0;
    while (at < dead->len && g_array_index(dead, jy_manifest_range, at).first < range.first) {
        at++;
    }
    /* Neighbours become one range: files that lie side by side often change together. */
    jy_manifest_range *before = at > 0 ? &g_array_index(dead, jy_manifest_range, at - 1) : NULL;
    jy_manifest_range *after = at < dead->len ? &g_array_index(dead, jy_manifest_range, at) : NULL;
    bool joins_before = before && before->last + 1 == range.first,
         joins_after = after && range.last + 1 == after->first;
    if (joins_before) {
        before->last = joins_after ? after->last : range.last;
        if (joins_after) {
            g_array_remove_index(dead, at);
        }
    } else if (joins_after) {
        after->first = range.first;
    } else {
        g_array_insert_val(dead, at, range);
    }
}

void jy_manifest_bury(jy_manifest *manifest, jy_manifest_range range)
{
    GArray *left = g_array_new(false, false, sizeof(jy_manifest_range));
    for (guint i = 0; i < manifest->dead->len; i++) {
        const jy_manifest_range dead = g_array_index(manifest->dead, jy_manifest_range, i);
        const jy_manifest_range before = {dead.first, MIN(dead.last, range.first - 1)};
        const jy_manifest_range after = {MAX(dead.first, range.last + 1), dead.last};
        if (before.first <= before.last) {
            g_array_append_val(left, before);
        }
        if (after.first <= after.last) {
            g_array_append_val(left, after);
        }
    }
    g_array_unref(manifest->dead);
    manifest->dead = left;
}
