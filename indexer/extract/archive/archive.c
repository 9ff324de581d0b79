/* archive.c: ZIP, TAR, 7z, RAR and their like, and single files that are compressed, by libarchive. */
#include <archive.h>
#include <archive_entry.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "indexer/extract/archive/names.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/members.h"

#define _(s) gettext(s)

/* Headers of members that cannot be read, one behind the other, before the archive is given up. */
#define HEADERS_BAD_MOST 100
/* Members whose names are looked at to tell their encoding. */
#define NAMES_MOST 10000
/* Bytes of a member that are passed over to look at the next one's name. */
#define INFLATED_MOST ((la_int64_t)256 << 20)

static void free_reader(struct archive **reader)
{
    if (*reader) {
        archive_read_free(*reader);
    }
}
#define AUTO_READER __attribute__((cleanup(free_reader))) struct archive

/* The archive being read. */
typedef struct {
    const jy_extract_source *source;
    jy_members *members;
    struct archive *reader;
    const char *encoding; /* of names; NULL: not known yet */
    bool is_single;       /* a file that was compressed, and no archive */
} archive_reading;

/* ---- opening ---- */

static bool is_compressed(const char *type)
{
    static const char *const TYPES[] = {"application/gzip", "application/x-xz",   "application/x-bzip2",
                                        "application/zstd", "application/x-lzma", "application/x-compress"};
    bool is = false;
    for (size_t i = 0; i < G_N_ELEMENTS(TYPES); i++) {
        is |= g_str_equal(type, TYPES[i]);
    }
    return is;
}

/* Returns a new reader before the first member; free with archive_read_free. */
static struct archive *open_reader(const jy_extract_source *source)
{
    struct archive *reader = archive_read_new();
    archive_read_support_format_tar(reader);
    archive_read_support_format_cpio(reader);
    if (!is_compressed(source->type)) {
        archive_read_support_format_zip(reader);
        archive_read_support_format_7zip(reader);
        archive_read_support_format_rar(reader);
        archive_read_support_format_rar5(reader);
        archive_read_support_format_cab(reader);
        archive_read_support_format_lha(reader);
        archive_read_support_format_iso9660(reader);
    } else {
        /* Any other file is taken out whole, as a zip file in it may be a document. */
        /* None of the filters that start a program. */
        archive_read_support_filter_gzip(reader);
        archive_read_support_filter_xz(reader);
        archive_read_support_filter_lzma(reader);
        archive_read_support_filter_bzip2(reader);
        archive_read_support_filter_zstd(reader);
        archive_read_support_filter_compress(reader);
        archive_read_support_format_raw(reader);
    }
    (void)archive_read_open_memory(reader, source->bytes, source->length);
    return reader;
}

/* What libarchive says went wrong, as an error. */
static GError *failure_of(struct archive *reader, bool is_encrypted)
{
    const char *said = archive_error_string(reader) ? archive_error_string(reader) : "?";
    if (is_encrypted || strstr(said, "ncrypt") || strstr(said, "assphrase")) {
        return g_error_new_literal(JY_ERROR, JY_ERROR_ENCRYPTED, _("needs a password"));
    }
    if (strstr(said, "nsupported") || strstr(said, "not supported")) {
        return g_error_new(JY_ERROR, JY_ERROR_UNSUPPORTED, _("packed in a way that cannot be read: %s"), said);
    }
    return g_error_new(JY_ERROR, JY_ERROR_MALFORMED, _("damaged: %s"), said);
}

/* ---- names ---- */

/* Looks at all names, in a way through the archive of their own. */
static const char *look_at_names(const archive_reading *at)
{
    g_auto(jy_names) names = {0};
    AUTO_READER *reader = open_reader(at->source);
    struct archive_entry *entry;
    for (int i = 0; i < NAMES_MOST && archive_read_next_header(reader, &entry) >= ARCHIVE_WARN; i++) {
        const char *name = archive_entry_pathname(entry);
        if (name) {
            jy_names_add(&names, name);
        }
        /* What cannot be passed over without being inflated might be a bomb. */
        if (archive_entry_size(entry) > INFLATED_MOST) {
            break;
        }
    }
    return jy_names_encoding(&names);
}

/* Returns the path of a member; free with g_free. One without a name is called by its number. */
static char *path_of(archive_reading *at, struct archive_entry *entry)
{
    const char *name = archive_entry_pathname(entry);
    if (name && !at->encoding && jy_names_is_doubtful(name)) {
        at->encoding = look_at_names(at);
    }
    g_autofree char *text = name ? jy_names_decode(name, at->encoding ? at->encoding : "UTF-8") : NULL;
    char *path = jy_members_path(text ? text : "");
    if (!*path) {
        g_free(path);
        path = g_strdup_printf("%d", archive_file_count(at->reader));
    }
    return path;
}

/* What systems and programs put beside the files of people. */
static bool is_of_system(const char *path)
{
    static const char *const NAMES[] = {"__MACOSX", "Thumbs.db", "desktop.ini"};
    g_auto(GStrv) steps = g_strsplit(path, "/", -1);
    bool is = false;
    for (char **step = steps; *step && !is; step++) {
        is = **step == '.' || g_str_has_prefix(*step, "~$");
        for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
            is |= g_ascii_strcasecmp(*step, NAMES[i]) == 0;
        }
    }
    return is;
}

/* ---- members ---- */

static bool has_media_name(const char *path)
{
    static const char *const ENDS[] = {"mp4", "avi", "mov", "wmv", "mkv",  "flv", "mpg", "mpeg", "mp3",
                                       "wav", "wma", "m4a", "tif", "tiff", "bmp", "psd", NULL};
    const char *end = jy_files_extension(path);
    g_autofree char *lower = end ? g_ascii_strdown(end, -1) : NULL;
    return lower && g_strv_contains(ENDS, lower);
}

/* Bytes that can be taken at once as the header says so: it may lie. */
#define ROOM_MOST ((la_int64_t)1 << 20)

/* Unpacks the member at hand. Returns its bytes, a NUL behind them; free with g_byte_array_unref. NULL where it cannot
 * be read, which is noted, and where a limit is reached. */
static GByteArray *unpack(archive_reading *at, struct archive_entry *entry, const char *path)
{
    g_autoptr(GByteArray) bytes = g_byte_array_sized_new((guint)CLAMP(archive_entry_size(entry) + 1, 0, ROOM_MOST));
    const void *block;
    size_t size;
    la_int64_t offset;
    int status;
    while ((status = archive_read_data_block(at->reader, &block, &size, &offset)) == ARCHIVE_OK) {
        const bool has_hole = offset > (la_int64_t)bytes->len;
        const size_t hole = has_hole ? (size_t)(offset - (la_int64_t)bytes->len) : 0;
        if (!jy_members_allow(at->members, path, size)) {
            return NULL;
        }
        if (!jy_members_fits(at->members, hole) || !jy_members_fits(at->members, bytes->len + hole + size)) {
            jy_members_fail_size(at->members, path, 0);
            return NULL;
        }
        if (hole) {
            const guint end = bytes->len;
            g_byte_array_set_size(bytes, end + (guint)hole);
            memset(bytes->data + end, 0, hole);
        }
        g_byte_array_append(bytes, block, (guint)size);
    }
    if (status != ARCHIVE_EOF) {
        jy_members_fail(at->members, path, failure_of(at->reader, archive_entry_is_encrypted(entry)));
        return NULL;
    }
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return g_steal_pointer(&bytes);
}

/* True where what is not wanted is passed over without being inflated. */
static bool can_skip(struct archive *reader)
{
    const int format = archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK;
    return archive_filter_count(reader) == 1 && format != ARCHIVE_FORMAT_7ZIP && format != ARCHIVE_FORMAT_RAR &&
           format != ARCHIVE_FORMAT_RAR_V5 && format != ARCHIVE_FORMAT_CAB;
}

/* Goes over what of an entry was not read: where it is inflated it counts, so that it cannot take for ever. */
static void pass_over(archive_reading *at, struct archive_entry *entry)
{
    const void *block;
    size_t size;
    la_int64_t offset;
    while (!can_skip(at->reader) && !jy_members_are_over(at->members) &&
           archive_read_data_block(at->reader, &block, &size, &offset) == ARCHIVE_OK) {
        g_autofree char *path = at->is_single ? NULL : path_of(at, entry);
        (void)jy_members_allow(at->members, path, size);
    }
}

/* What a file was called before it was compressed. Returns a new text. */
static char *name_of_single(const char *path)
{
    const char *end = jy_files_extension(path);
    return end ? g_strndup(path, (gsize)(end - path) - 1) : g_strdup(path);
}

/* Reads the member at hand; one that was compressed alone has no path. Errors: those that end the reading. */
static bool read_member(archive_reading *at, struct archive_entry *entry, const char *path, GError **err)
{
    if (!jy_members_next(at->members, path)) {
        return true;
    }
    const uint64_t said = (uint64_t)MAX(archive_entry_size(entry), 0);
    if (!jy_members_fits(at->members, said)) {
        if (!path || !has_media_name(path)) {
            jy_members_fail_size(at->members, path, said);
        }
        return true;
    }
    GByteArray *bytes = unpack(at, entry, path);
    if (!bytes) {
        return true;
    }
    g_autofree char *name = at->is_single ? name_of_single(at->source->path) : NULL;
    jy_member member = {.path = path, .name = name, .length = bytes->len - 1};
    member.bytes = (char *)g_byte_array_free(bytes, false);
    return jy_members_read(at->members, &member, err);
}

/* Reads the entry at hand, if it is a file. */
static bool read_entry(archive_reading *at, struct archive_entry *entry, GError **err)
{
    const mode_t kind = archive_entry_filetype(entry);
    at->is_single = archive_format(at->reader) == ARCHIVE_FORMAT_RAW;
    if ((kind && kind != AE_IFREG) || archive_entry_hardlink(entry)) {
        return true;
    }
    g_autofree char *path = at->is_single ? NULL : path_of(at, entry);
    const char *name = archive_entry_pathname(entry);
    const bool is_folder =
        name && (g_str_has_suffix(name, "/") || g_str_has_suffix(name, "\\")) && archive_entry_size(entry) == 0;
    return is_folder || (path && is_of_system(path)) || read_member(at, entry, path, err);
}

/* Reads what the archive holds. */
static bool read_entries(archive_reading *at, GError **err)
{
    struct archive_entry *entry;
    for (int bad = 0; bad < HEADERS_BAD_MOST && !jy_members_are_over(at->members);) {
        const int status = archive_read_next_header(at->reader, &entry);
        if (status == ARCHIVE_EOF) {
            return true;
        }
        if (status < ARCHIVE_WARN) {
            /* Which libarchive cannot be asked before it has found out the format. */
            const bool is_encrypted = archive_format(at->reader) && archive_read_has_encrypted_entries(at->reader) > 0;
            jy_members_fail(at->members, NULL, failure_of(at->reader, is_encrypted));
            bad = status == ARCHIVE_FATAL ? HEADERS_BAD_MOST : bad + 1;
        } else {
            bad = 0;
            if (!read_entry(at, entry, err)) {
                return false;
            }
            pass_over(at, entry);
        }
    }
    return true;
}

/* libarchive spells names in the encoding of the locale, whatever that is. Returns the locale before. */
static locale_t enter_utf8(locale_t *ret_own)
{
    *ret_own = newlocale(LC_CTYPE_MASK, "C.UTF-8", duplocale(LC_GLOBAL_LOCALE));
    return *ret_own ? uselocale(*ret_own) : uselocale((locale_t)0);
}

bool jy_extract_archive(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *own = source->bytes;
    (void)own; /* freed on every way out */
    g_autoptr(jy_members) members = jy_members_new(source, to, err);
    if (!members) {
        return false;
    }
    locale_t utf8 = (locale_t)0;
    const locale_t before = enter_utf8(&utf8);
    archive_reading at = {.source = source, .members = members, .reader = open_reader(source)};
    bool done = read_entries(&at, err);
    archive_read_free(at.reader);
    uselocale(before);
    if (utf8) {
        freelocale(utf8);
    }
    return done && jy_members_end(members, err);
}
