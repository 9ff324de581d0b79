/* key.c: names of files and documents, and their bytes. */
#include <jiyan/index/key.h>

#include <jiyan/index/schema.h>
#include <string.h>

void jy_key_file(const char *path, char ret_id[JY_FILE_ID + 1])
{
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    g_strlcpy(ret_id, digest, JY_FILE_ID + 1);
}

char *jy_key_file_term(const char *path)
{
    char id[JY_FILE_ID + 1];
    jy_key_file(path, id);
    return g_strconcat(JY_TERM_FILE, id, NULL);
}

char *jy_key_document(const char *file_id, uint32_t record)
{
    return record ? g_strdup_printf("%s.%u", file_id, record) : g_strdup(file_id);
}

/* Number of the record behind the file id; 0 for a file. */
static uint32_t record_of(const char *document_key)
{
    const char *dot = strchr(document_key, '.');
    return dot ? (uint32_t)g_ascii_strtoull(dot + 1, NULL, 10) : 0;
}

void jy_key_read(const char *document_key, uint64_t *ret_file, uint32_t *ret_record)
{
    *ret_file = g_ascii_strtoull(document_key, NULL, 16);
    *ret_record = record_of(document_key);
}

char *jy_key_write(uint64_t file, uint32_t record)
{
    static const char DIGITS[] = "0123456789abcdef";
    char id[JY_FILE_ID + 1];
    for (int i = 0; i < JY_FILE_ID; i++) {
        id[i] = DIGITS[file >> (60 - 4 * i) & 15];
    }
    id[JY_FILE_ID] = '\0';
    return jy_key_document(id, record);
}

int jy_key_compare(const char *left, const char *right)
{
    int files = strncmp(left, right, JY_FILE_ID);
    uint32_t a = record_of(left), b = record_of(right);
    return files ? files : (a > b) - (a < b);
}

size_t jy_key_pack(const char *document_key, char ret_bytes[JY_KEY_BYTES])
{
    uint64_t file;
    uint32_t record;
    jy_key_read(document_key, &file, &record);
    file = GUINT64_TO_BE(file);
    memcpy(ret_bytes, &file, sizeof file);
    size_t length = sizeof file;
    if (record) {
        /* How many bytes follow, and then as few as it takes, the highest first. */
        uint32_t bytes = record < 1U << 8 ? 1 : record < 1U << 16 ? 2 : record < 1U << 24 ? 3 : 4;
        ret_bytes[length++] = (char)bytes;
        while (bytes-- > 0) {
            ret_bytes[length++] = (char)(unsigned char)(record >> 8 * bytes);
        }
    }
    return length;
}

char *jy_key_unpack(const char *bytes, size_t length)
{
    uint64_t file = 0;
    uint32_t record = 0;
    for (size_t i = 0; i < MIN(length, sizeof file); i++) {
        file = file << 8 | (unsigned char)bytes[i];
    }
    for (size_t i = sizeof file + 1; i < length; i++) {
        record = record << 8 | (unsigned char)bytes[i];
    }
    return jy_key_write(file, record);
}
