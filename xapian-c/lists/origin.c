/* origin.c: the file iamglass, as far as lists need it. */
#include "xapian-c/lists/origin.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "xapian-c/bulk/glass.h"
#include "xapian-c/lists/unpack.h"

#define FILE_MOST 2048
#define UUID_BYTES 16
#define BLOCK_MIN 2048
#define BLOCK_MAX 65536
#define XC_DOCID_MOST (UINT32_MAX - 1)

static const unsigned char *unpack_root(const unsigned char *at, const unsigned char *end, xc_blocks_root *root,
                                        bool *ret_is_empty)
{
    uint64_t level = 0, unused = 0, free_list = 0;
    at = xc_unpack_varint(at, end, &root->block);
    at = at ? xc_unpack_varint(at, end, &level) : NULL;
    at = at ? xc_unpack_varint(at, end, &unused) : NULL; /* entries */
    at = at ? xc_unpack_varint(at, end, &root->block_size) : NULL;
    at = at ? xc_unpack_varint(at, end, &unused) : NULL; /* what is deflated */
    at = at ? xc_unpack_varint(at, end, &free_list) : NULL;
    root->level = level >> 2;
    root->block_size = root->block_size <= BLOCK_MAX >> 11 ? root->block_size << 11 : 0;
    *ret_is_empty = level & 1;
    return at && free_list <= (uint64_t)(end - at) ? at + free_list : NULL;
}

/* Reads the figures of the documents as far as they are needed. */
static bool unpack_figures(xc_origin *origin, const unsigned char *at, const unsigned char *end)
{
    uint64_t documents = 0, more = 0;
    at = at ? xc_unpack_varint(at, end, &documents) : NULL;
    at = at ? xc_unpack_varint(at, end, &more) : NULL; /* numbers that are none of them */
    if (!at || documents > XC_DOCID_MOST || more > XC_DOCID_MOST - documents) {
        return false;
    }
    origin->documents = (uint32_t)documents;
    origin->last = (xc_docid)(documents + more);
    return true;
}

static bool is_block_size(uint64_t size)
{
    return size >= BLOCK_MIN && (size & (size - 1)) == 0;
}

static void write_uuid(const unsigned char *bytes, char *text)
{
    static const char DIGITS[] = "0123456789abcdef";
    for (size_t i = 0; i < UUID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            *text++ = '-';
        }
        *text++ = DIGITS[bytes[i] >> 4];
        *text++ = DIGITS[bytes[i] & 0x0F];
    }
    *text = '\0';
}

static bool unpack(xc_origin *origin, const unsigned char *bytes, size_t size)
{
    unsigned char head[XC_GLASS_HEAD];
    xc_glass_head(head);
    if (size < XC_GLASS_HEAD + UUID_BYTES || memcmp(bytes, head, XC_GLASS_HEAD) != 0) {
        return false;
    }
    write_uuid(bytes + XC_GLASS_HEAD, origin->uuid);
    const unsigned char *end = bytes + size, *at = bytes + XC_GLASS_HEAD + UUID_BYTES;
    at = xc_unpack_varint(at, end, &origin->root.revision);
    at = at ? unpack_root(at, end, &origin->root, &origin->is_empty) : NULL;
    at = at ? unpack_root(at, end, &origin->data, &origin->is_without_data) : NULL;
    origin->data.revision = origin->root.revision;
    for (int i = XC_GLASS_DOCDATA + 1; at && i < XC_GLASS_TABLES; i++) {
        xc_blocks_root other;
        bool is_empty;
        at = unpack_root(at, end, &other, &is_empty);
    }
    return is_block_size(origin->root.block_size) &&
           (origin->is_without_data || is_block_size(origin->data.block_size)) && unpack_figures(origin, at, end);
}

bool xc_origin_read(xc_origin *origin, const char *folder)
{
    unsigned char bytes[FILE_MOST];
    int at = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    int fd = at < 0 ? -1 : openat(at, "iamglass", O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t size = fd < 0 ? -1 : read(fd, bytes, sizeof bytes);
    if (fd >= 0) {
        close(fd);
    }
    if (at >= 0) {
        close(at);
    }
    return size > 0 && unpack(origin, bytes, (size_t)size);
}
