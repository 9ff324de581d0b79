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

int jy_key_compare(const char *left, const char *right)
{
    int files = strncmp(left, right, JY_FILE_ID);
    uint32_t a = record_of(left), b = record_of(right);
    return files ? files : (a > b) - (a < b);
}

void jy_key_pack(const char *document_key, char ret_bytes[JY_KEY_BYTES])
{
    guint64 id = GUINT64_TO_BE(g_ascii_strtoull(document_key, NULL, 16));
    guint32 record = GUINT32_TO_BE(record_of(document_key));
    memcpy(ret_bytes, &id, sizeof id);
    memcpy(ret_bytes + sizeof id, &record, sizeof record);
}

void jy_key_pack_place(const char *document_key, uint32_t offset, char ret_bytes[JY_KEY_PLACE_BYTES])
{
    guint32 wide = GUINT32_TO_BE(offset);
    jy_key_pack(document_key, ret_bytes);
    memcpy(ret_bytes + JY_KEY_BYTES, &wide, sizeof wide);
}
