/* package.c: the parts of a zip file, or of what stands for one. */
#include "indexer/extract/package/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "indexer/extract/package/builder.h"
#include "indexer/extract/package/flat.h"

#define _(s) gettext(s)

#define PARTS_MOST 65536
#define PART_MOST ((size_t)256 << 20)
#define PARTS_BYTES_MOST ((size_t)768 << 20)
/* Parts of markup rarely shrink to a hundredth; what is inflated beyond both is a bomb. */
#define RATIO_MOST 500
/* Larger parts are inflated when they are asked for. */
#define SMALL ((la_int64_t)1 << 20)
#define UNSUSPICIOUS ((size_t)64 << 20)

struct jy_package {
    const char *bytes;
    size_t length;
    size_t inflated;   /* of all parts so far */
    bool is_broken;    /* its directory */
    GPtrArray *names;  /* as they are spelled */
    GHashTable *parts; /* key of a name → GByteArray with a NUL behind it; NULL: not inflated */
};

/* ---- names ---- */

char *jy_package_resolve(const char *from, const char *path)
{
    g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = g_strndup(from, strrchr(from, '/') ? (gsize)(strrchr(from, '/') - from) : 0);
    bool is_rooted = *path == '/' || *path == '\\';
    g_autofree char *all = g_strconcat(is_rooted ? "" : folder, "/", path, NULL);
    g_auto(GStrv) named = g_strsplit_set(all, "/\\", -1);
    for (char **step = named; *step; step++) {
        if (g_str_equal(*step, "..")) {
            g_ptr_array_set_size(steps, steps->len ? (gint)steps->len - 1 : 0);
        } else if (**step && !g_str_equal(*step, ".")) {
            g_ptr_array_add(steps, g_strdup(*step));
        }
    }
    g_ptr_array_add(steps, NULL);
    return g_strjoinv("/", (char **)steps->pdata);
}

/* What names of one part have in common. Returns a new string. */
static char *key_of(const char *name)
{
    g_autofree char *plain = jy_package_resolve("", name);
    return g_ascii_strdown(plain, -1);
}

/* Parts that readers ask for by and by; the others, and markup that they do not read, are inflated when asked for. */
static bool is_read(const char *name)
{
    static const char *const SELDOM[] = {"/theme/", "styleswitheffects", "customxml/", "/tags/", "/signs/"};
    for (size_t i = 0; i < G_N_ELEMENTS(SELDOM); i++) {
        if (strstr(name, SELDOM[i])) {
            return false;
        }
    }
    static const char *const ENDS[] = {".xml", ".rels", ".html", ".htm", ".xhtml", ".opf", ".ncx", "mimetype"};
    for (size_t i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        if (g_str_has_suffix(name, ENDS[i])) {
            return true;
        }
    }
    return false;
}

/* ---- reading the zip file ---- */

/* A reader of the entries. libarchive turns their names into the characters of the locale, which may have none for
 * them. */
typedef struct {
    struct archive *archive;
    locale_t utf8, before;
} zip_reader;

/* Begins before the first entry: by the directory, or where that is broken by the heads of the entries alone. Returns a
 * new reader; close with close_zip. */
static zip_reader open_zip(const jy_package *package)
{
    zip_reader reader = {.archive = archive_read_new(), .utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0)};
    reader.before = reader.utf8 ? uselocale(reader.utf8) : (locale_t)0;
    if (package->is_broken) {
        archive_read_support_format_zip_streamable(reader.archive);
    } else {
        archive_read_support_format_zip(reader.archive);
    }
    /* What is damaged is read as far as it goes, whatever its sum says. */
    (void)archive_read_set_format_option(reader.archive, "zip", "ignorecrc32", "1");
    (void)archive_read_open_memory(reader.archive, package->bytes, package->length); /* what fails has no entries */
    return reader;
}

static void close_zip(zip_reader *reader)
{
    archive_read_free(reader->archive);
    if (reader->utf8) {
        uselocale(reader->before);
        freelocale(reader->utf8);
    }
}

static bool next_entry(zip_reader *reader, struct archive_entry **ret_entry)
{
    return archive_read_next_header(reader->archive, ret_entry) >= ARCHIVE_WARN;
}

/* The name of an entry in UTF-8 where it can be had, or in the bytes that it has. Borrowed. */
static const char *name_of(struct archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    return name ? name : archive_entry_pathname(entry);
}

static bool fail_big(const char *name, GError **err)
{
    g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("the part %s is inflated out of all proportion"), name);
    return false;
}

/* Inflates the entry at hand, as far as its bytes are sound. Takes the key. */
static bool inflate(jy_package *package, struct archive *reader, char *key, GError **err)
{
    g_autofree char *name = key;
    g_autoptr(GByteArray) part = g_byte_array_new();
    const void *block;
    size_t size;
    la_int64_t offset;
    while (archive_read_data_block(reader, &block, &size, &offset) == ARCHIVE_OK) {
        package->inflated += size;
        bool is_bomb = package->inflated > UNSUSPICIOUS && package->inflated / RATIO_MOST > package->length;
        if (is_bomb || part->len + size > PART_MOST || package->inflated > PARTS_BYTES_MOST) {
            return fail_big(name, err);
        }
        g_byte_array_append(part, block, (guint)size);
    }
    g_byte_array_append(part, (const guint8 *)"", 1);
    g_hash_table_replace(package->parts, g_steal_pointer(&name), g_steal_pointer(&part));
    return true;
}

static void free_part(gpointer part)
{
    if (part) {
        g_byte_array_unref(part);
    }
}

/* Takes the entry at hand in: its name and, of markup, its bytes. */
static bool take_entry(jy_package *package, struct archive *reader, struct archive_entry *entry, GError **err)
{
    const char *name = name_of(entry);
    if (!name || g_str_has_suffix(name, "/")) {
        return true;
    }
    if (archive_entry_is_encrypted(entry)) {
        g_set_error(err, JY_ERROR, JY_ERROR_ENCRYPTED, _("the package needs a password"));
        return false;
    }
    if (package->names->len == PARTS_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a package of more than %d parts"), PARTS_MOST);
        return false;
    }
    char *key = key_of(name);
    g_ptr_array_add(package->names, g_strdup(name));
    const bool is_small = !archive_entry_size_is_set(entry) || archive_entry_size(entry) <= SMALL;
    if (is_small && is_read(key)) {
        return inflate(package, reader, key, err);
    }
    g_hash_table_insert(package->parts, key, NULL);
    return true;
}

static bool take_entries(jy_package *package, GError **err)
{
    __attribute__((cleanup(close_zip))) zip_reader reader = open_zip(package);
    struct archive_entry *entry;
    while (next_entry(&reader, &entry)) {
        if (!take_entry(package, reader.archive, entry, err)) {
            return false;
        }
    }
    return true;
}

/* Takes a part in that stands in a flat file, which no parts beyond the most are read of. */
static void take_flat(const char *name, const char *bytes, size_t length, void *user)
{
    jy_package *package = user;
    if (package->names->len == PARTS_MOST || length >= PART_MOST) {
        return;
    }
    GByteArray *part = g_byte_array_sized_new((guint)length + 1);
    g_byte_array_append(part, (const guint8 *)bytes, (guint)length);
    g_byte_array_append(part, (const guint8 *)"", 1);
    g_ptr_array_add(package->names, g_strdup(name));
    g_hash_table_replace(package->parts, key_of(name), part);
}

/* libxml2 prints some errors whatever the options say. */
static void keep_silent(void *user, xmlError *error)
{
    (void)user, (void)error;
}

jy_package *jy_package_new(const char *bytes, size_t length, GError **err)
{
    xmlSetStructuredErrorFunc(NULL, keep_silent);
    g_autoptr(jy_package) package = g_new0(jy_package, 1);
    package->bytes = bytes;
    package->length = length;
    package->names = g_ptr_array_new_with_free_func(g_free);
    package->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_part);
    const bool is_flat = jy_flat_may_be(bytes, length) && jy_flat_read(bytes, length, take_flat, package);
    if (!is_flat && !take_entries(package, err)) {
        return NULL;
    }
    if (!is_flat && package->names->len == 0) {
        package->is_broken = true;
        if (!take_entries(package, err)) {
            return NULL;
        }
    }
    if (package->names->len == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("a damaged package: no part of it can be read"));
        return NULL;
    }
    return g_steal_pointer(&package);
}

void jy_package_free(jy_package *package)
{
    if (!package) {
        return;
    }
    g_ptr_array_unref(package->names);
    g_hash_table_unref(package->parts);
    g_free(package);
}

/* ---- parts ---- */

const GPtrArray *jy_package_names(const jy_package *package)
{
    return package->names;
}

bool jy_package_has(const jy_package *package, const char *name)
{
    g_autofree char *key = key_of(name);
    return g_hash_table_contains(package->parts, key);
}

/* Inflates a part that was passed over. Errors: TOO_BIG. */
static bool inflate_late(jy_package *package, const char *key, GError **err)
{
    __attribute__((cleanup(close_zip))) zip_reader reader = open_zip(package);
    struct archive_entry *entry;
    while (next_entry(&reader, &entry)) {
        const char *name = name_of(entry);
        g_autofree char *met = name ? key_of(name) : NULL;
        if (g_strcmp0(met, key) == 0) {
            return inflate(package, reader.archive, g_steal_pointer(&met), err);
        }
    }
    return true;
}

bool jy_package_need(jy_package *package, const char *name, jy_package_part *ret_part, GError **err)
{
    g_autofree char *key = key_of(name);
    const bool is_late = g_hash_table_contains(package->parts, key) && !g_hash_table_lookup(package->parts, key);
    if (is_late && !inflate_late(package, key, err)) {
        return false;
    }
    const GByteArray *part = g_hash_table_lookup(package->parts, key);
    if (!part) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("the package has no part %s"), name);
        return false;
    }
    *ret_part = (jy_package_part){(const char *)part->data, part->len - 1};
    return true;
}

bool jy_package_find(jy_package *package, const char *name, jy_package_part *ret_part)
{
    return jy_package_need(package, name, ret_part, NULL);
}

xmlDoc *jy_package_parse_only(jy_package *package, const char *name, const jy_package_only *only, GError **err)
{
    jy_package_part part;
    if (!jy_package_need(package, name, &part, err)) {
        return NULL;
    }
    jy_builder builder = {.only = only};
    bool well_formed;
    xmlDoc *tree = jy_builder_read(&builder, &part, &well_formed);
    if (!tree || !xmlDocGetRootElement(tree)) {
        xmlFreeDoc(tree);
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("the part %s is no XML"), name);
        return NULL;
    }
    return tree;
}

xmlDoc *jy_package_parse(jy_package *package, const char *name, GError **err)
{
    return jy_package_parse_only(package, name, NULL, err);
}
