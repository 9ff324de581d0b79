/* sniffer_zip.c: the directory of a zip file, of which a document inside an archive is no part. Of what has lost its
 * directory the beginning is looked at. */
#include "indexer/files/sniffer_zip.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

/* Bytes at the beginning where the first members are. */
#define BEGINNING ((size_t)64 << 10)
/* The end of the directory, and the longest comment behind it. */
#define END_LENGTH 22
#define COMMENT_MOST 65535
/* An entry of the directory up to its name. */
#define ENTRY_LENGTH 46
#define LOCAL_LENGTH 30

/* A name begins like this: writers number their parts ("word/document2.xml"). */
static const struct {
    const char *name, *type;
} MEMBERS[] = {
    {"ofd.xml", "application/ofd"},
    {"word/document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"META-INF/container.xml", "application/epub+zip"},
};

/* What a member "mimetype", which comes first and is not compressed, says. */
static const struct {
    const char *said, *type;
} KINDS[] = {
    {"application/epub+zip", "application/epub+zip"},
    {"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"},
    {"application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"},
    {"application/vnd.oasis.opendocument.presentation", "application/vnd.oasis.opendocument.presentation"},
};

static uint32_t number_at(const char *at, unsigned bytes)
{
    uint32_t number = 0;
    while (bytes--) {
        number = number << 8 | (unsigned char)at[bytes];
    }
    return number;
}

bool jy_sniffer_zip_begins(const char *bytes, size_t length)
{
    return length >= 4 && memcmp(bytes, "PK\003\004", 4) == 0;
}

/* Some writers part folders as Windows does. */
static bool is_same(char own, char wanted)
{
    return g_ascii_tolower(own == '\\' ? '/' : own) == g_ascii_tolower(wanted);
}

static const char *type_of_member(const char *name, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(MEMBERS); i++) {
        const size_t wanted = strlen(MEMBERS[i].name);
        size_t same = 0;
        while (same < MIN(length, wanted) && is_same(name[same], MEMBERS[i].name[same])) {
            same++;
        }
        if (same == wanted) {
            return MEMBERS[i].type;
        }
    }
    return NULL;
}

/* The type that the first member gives; NULL where that is not "mimetype". */
static const char *type_said(const char *bytes, size_t length)
{
    static const char NAME[] = "mimetype";
    const size_t from = LOCAL_LENGTH + sizeof NAME - 1;
    if (length < from || number_at(bytes + 26, 2) != sizeof NAME - 1 ||
        memcmp(bytes + LOCAL_LENGTH, NAME, sizeof NAME - 1) != 0) {
        return NULL;
    }
    const size_t said = from + number_at(bytes + 28, 2); /* behind what is extra */
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        const size_t wanted = strlen(KINDS[i].said);
        if (said + wanted <= length && memcmp(bytes + said, KINDS[i].said, wanted) == 0) {
            return KINDS[i].type;
        }
    }
    return NULL;
}

/* The end of the directory; NULL where there is none. */
static const char *find_end(const char *bytes, size_t length)
{
    const size_t reach = MIN(length, END_LENGTH + COMMENT_MOST);
    for (size_t back = END_LENGTH; back <= reach; back++) {
        if (memcmp(bytes + length - back, "PK\005\006", 4) == 0) {
            return bytes + length - back;
        }
    }
    return NULL;
}

/* Sets *ret_type by the directory, NULL for an archive. Returns false where the directory cannot be read. */
static bool read_directory(const char *bytes, size_t length, const char **ret_type)
{
    const char *end = find_end(bytes, length);
    size_t at = end ? number_at(end + 16, 4) : length;
    guint entries = 0;
    *ret_type = NULL;
    for (; at + ENTRY_LENGTH <= length && memcmp(bytes + at, "PK\001\002", 4) == 0; entries++) {
        const char *entry = bytes + at;
        const size_t name = number_at(entry + 28, 2);
        if (at + ENTRY_LENGTH + name > length) {
            break;
        }
        *ret_type = type_of_member(entry + ENTRY_LENGTH, name);
        if (*ret_type) {
            break;
        }
        at += ENTRY_LENGTH + name + number_at(entry + 30, 2) + number_at(entry + 32, 2);
    }
    return entries > 0 || *ret_type;
}

/* The first members of a file without a directory. */
static const char *read_beginning(const char *bytes, size_t length)
{
    const char *end = bytes + MIN(length, BEGINNING), *at = bytes;
    while (at && end - at >= LOCAL_LENGTH) {
        const size_t name = MIN(number_at(at + 26, 2), (size_t)(end - at) - LOCAL_LENGTH);
        const char *type = type_of_member(at + LOCAL_LENGTH, name);
        if (type) {
            return type;
        }
        at = memmem(at + 4, (size_t)(end - at) - 4, "PK\003\004", 4);
    }
    return NULL;
}

const char *jy_sniffer_zip_type(const char *bytes, size_t length)
{
    const char *type = type_said(bytes, length);
    if (!type && !read_directory(bytes, length, &type)) {
        type = read_beginning(bytes, length);
    }
    return type ? type : "application/zip";
}
