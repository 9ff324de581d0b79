/* sniffer.c: what kind of file these bytes are: libmagic's word where it can be relied on. */
#include "indexer/files/sniffer.h"

#include <errno.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/document.h>
#include <jiyan/text/utf8.h>
#include <libintl.h>
#include <magic.h>
#include <string.h>

#include "indexer/files/compound.h"
#include "indexer/files/hypertext.h"
#include "indexer/files/mail.h"
#include "indexer/files/sniffer_zip.h"

#define _(s) gettext(s)

/* Bytes shown to libmagic. */
#define SHOWN ((size_t)64 << 10)
/* Bytes that have to look like text for libmagic not to be needed. */
#define GLANCE ((size_t)4096)

/* Where the name of a zip file's first entry stands, and bytes in which its type does behind it. */
#define ZIP_NAME ((size_t)30)
#define ZIP_SAID ((size_t)128)

#define TYPE_TEXT "text/plain"
#define TYPE_BYTES "application/octet-stream"

struct jy_sniffer {
    magic_t magic;
};

jy_sniffer *jy_sniffer_new(GError **err)
{
    magic_t magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_TOKENS);
    if (!magic || magic_load(magic, NULL) != 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("libmagic cannot be used: %s"),
                    magic ? magic_error(magic) : g_strerror(ENOMEM));
        if (magic) {
            magic_close(magic);
        }
        return NULL;
    }
    jy_sniffer *sniffer = g_new0(jy_sniffer, 1);
    sniffer->magic = magic;
    return sniffer;
}

void jy_sniffer_free(jy_sniffer *sniffer)
{
    if (!sniffer) {
        return;
    }
    magic_close(sniffer->magic);
    g_free(sniffer);
}

static bool has_extension(const char *path, const char *const *extensions)
{
    const char *extension = jy_files_extension(path);
    for (; *extensions; extensions++) {
        if (extension ? g_ascii_strcasecmp(extension, *extensions) == 0 : **extensions == '\0') {
            return true;
        }
    }
    return false;
}

static bool is_records(const char *path)
{
    static const char *const RECORDS[] = {"jsonl", "ndjson", NULL};
    return has_extension(path, RECORDS);
}

/* Rows that are looked at, and how many there have to be at least. */
#define ROWS_MOST 200
#define ROWS_LEAST 4

/* True where nearly all lines have as many separators as the first, `least` of them at least. */
static bool has_rows(const char *bytes, size_t length, char separator, unsigned least)
{
    unsigned rows = 0, alike = 0, columns = 0;
    const char *end = bytes + length;
    for (const char *line = bytes, *stop; line < end && rows < ROWS_MOST; line = stop + 1) {
        stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        unsigned count = 0;
        for (const char *at = line; at < stop; at++) {
            count += *at == separator;
        }
        if (stop - line > 1) { /* a carriage return is no row */
            columns = rows++ ? columns : count;
            alike += count == columns;
        }
        if (rows && columns < least) {
            return false; /* most texts, by their first line */
        }
    }
    return rows >= ROWS_LEAST && alike * 10 >= rows * 9;
}

/* The type of what is text: records and tables by the name of the file, mails and tables also by their lines. */
static const char *type_of_text(const char *path, const char *bytes, size_t length)
{
    static const char *const CSV[] = {"csv", NULL}, *const TSV[] = {"tsv", "tab", NULL};
    static const char *const MAIL[] = {"eml", "mbox", "mht", "mhtml", NULL};
    const size_t shown = MIN(length, SHOWN);
    if (is_records(path)) {
        return JY_SNIFFER_RECORDS;
    }
    const char *mail = jy_mail_type(bytes, shown, has_extension(path, MAIL));
    if (mail) {
        return mail;
    }
    if (has_extension(path, CSV) || has_rows(bytes, shown, ',', 2)) {
        return JY_DOCUMENT_CSV;
    }
    bool is_tsv = has_extension(path, TSV) || has_rows(bytes, shown, '\t', 1) || has_rows(bytes, shown, '|', 2);
    const char *hypertext = is_tsv ? NULL : jy_hypertext_type(jy_files_extension(path), bytes, shown);
    return is_tsv ? JY_DOCUMENT_TSV : hypertext ? hypertext : TYPE_TEXT;
}

/* Plain UTF-8 without the head of another format: most files of an archive. */
static bool is_plainly_text(const char *bytes, size_t length)
{
    static const char *const HEADS[] = {"<", "%PDF", "%!", "#!"};
    size_t glance = MIN(length, GLANCE);
    for (size_t i = 0; i < G_N_ELEMENTS(HEADS); i++) {
        size_t head = strlen(HEADS[i]);
        if (length >= head && memcmp(bytes, HEADS[i], head) == 0) {
            return false;
        }
    }
    for (size_t i = 0; i < glance; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') {
            return false;
        }
    }
    /* A glance may cut its last character. */
    size_t end = jy_utf8_well_formed(bytes, glance);
    return end == glance || (length > glance && end + 4 > glance);
}

/* What lies in a compound file, by the names in its root: libmagic goes by what the file says of itself. */
static const char *look_into_compound(const char *bytes, size_t length)
{
    static const struct {
        const char *name, *type;
    } KINDS[] = {
        {"EncryptedPackage", "application/encrypted"},
        {"WordDocument", "application/msword"},
        {"Workbook", "application/vnd.ms-excel"},
        {"Book", "application/vnd.ms-excel"},
        {"PowerPoint Document", "application/vnd.ms-powerpoint"},
        {"VisioDocument", "application/vnd.visio"},
        {"BodyText", "application/x-hwp"},
        {"__properties_version1.0", "application/vnd.ms-outlook"},
    };
    g_autoptr(jy_compound) compound = jy_compound_new(bytes, length, NULL);
    for (size_t i = 0; compound && i < G_N_ELEMENTS(KINDS); i++) {
        if (jy_compound_has(compound, KINDS[i].name)) {
            return KINDS[i].type;
        }
    }
    return "application/x-ole-storage";
}

/* Rich text, before which a writer may have left white space or a byte order mark. */
static bool is_rich_text(const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + MIN(length, (size_t)64);
    at += length > 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < end && g_ascii_isspace(*at)) {
        at++;
    }
    return end - at >= 5 && memcmp(at, "{\\rtf", 5) == 0;
}

/* libmagic's word, mended: its finer names of text are guesses, and Chinese text is no text to it at all. It is shown
 * the first 64 KiB. */
static const char *mend(const char *type, const char *path, const char *bytes, size_t length)
{
    /* Told by so many bytes that no text is taken for one, whatever its name. */
    static const char *const PACKED[] = {"application/x-7z-compressed",
                                         "application/x-rar",
                                         "application/x-xz",
                                         "application/x-tar",
                                         "application/x-cpio",
                                         "application/x-iso9660-image",
                                         "application/vnd.ms-cab-compressed",
                                         NULL};
    static const char *const MARKUP[] = {"text/html", "text/xml", "text/rtf", NULL};
    static const char *const TEXTS[] = {"txt", "text", "md", "markdown", "log", "csv", "tsv", "", NULL};
    bool is_bzip2 = g_str_equal(type, "application/x-bzip2") && length > 10 && memcmp(bytes + 4, "1AY&SY", 6) == 0;
    if (is_bzip2 || g_strv_contains(MARKUP, type) || g_strv_contains(PACKED, type)) {
        return type;
    }
    bool unknown = g_str_equal(type, TYPE_BYTES) || g_str_has_prefix(type, "application/x-empty");
    bool is_subtitles = g_str_equal(type, "application/x-subrip");
    bool is_mail = g_str_has_prefix(type, "message/") || g_str_equal(type, JY_MAIL_BOX_TYPE);
    if (g_str_has_prefix(type, "text/") || is_mail || is_subtitles || g_str_equal(type, "inode/x-empty") ||
        (has_extension(path, TEXTS) &&
         (unknown || g_str_has_prefix(type, "application/x-") || g_str_has_prefix(type, "application/cd") ||
          g_str_has_prefix(type, "audio/") || g_str_has_prefix(type, "image/x-") ||
          g_str_has_prefix(type, "application/vnd.")))) {
        return type_of_text(path, bytes, length);
    }
    /* A NUL in a line costs that line; the others tell whether there are records. */
    return is_records(path) && (unknown || g_str_equal(type, "application/json")) ? JY_SNIFFER_RECORDS : type;
}

const char *jy_sniffer_type(jy_sniffer *sniffer, const char *path, const char *bytes, size_t length)
{
    if (is_rich_text(bytes, length)) {
        return "text/rtf";
    }
    const char *extension = jy_files_extension(path), *hypertext = jy_hypertext_type(extension, bytes, length);
    const bool is_markup = hypertext && !g_str_equal(hypertext, JY_HYPERTEXT_MARKDOWN);
    if (is_markup) {
        return hypertext;
    }
    if (length == 0 || is_plainly_text(bytes, length)) {
        return type_of_text(path, bytes, length);
    }
    if (jy_compound_is(bytes, length)) {
        return look_into_compound(bytes, length);
    }
    bool is_nothing_but_nuls = bytes[0] == '\0' && memcmp(bytes, bytes + 1, length - 1) == 0;
    if (is_nothing_but_nuls) {
        return TYPE_BYTES;
    }
    if (jy_sniffer_zip_begins(bytes, length)) {
        return jy_sniffer_zip_type(bytes, length);
    }
    size_t shown = MIN(length, SHOWN);
    const char *type = magic_buffer(sniffer->magic, bytes, shown);
    return type ? mend(type, path, bytes, length) : TYPE_BYTES;
}

bool jy_sniffer_is_records(const char *path, const char *bytes, size_t length)
{
    return is_records(path) && is_plainly_text(bytes, length);
}
