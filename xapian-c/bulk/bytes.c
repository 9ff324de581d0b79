/* bytes.c: bytes that grow. */
#include "xapian-c/bulk/bytes.h"

#include <stdlib.h>
#include <string.h>

#include "xapian-c/fail.h"

unsigned char *xc_bytes_reserve(xc_bytes *bytes, size_t more, xc_error *failure)
{
    if (more > bytes->room - bytes->size || !bytes->data) {
        size_t room = bytes->room ? bytes->room : 64;
        while (room - bytes->size < more && room <= SIZE_MAX / 2) {
            room *= 2;
        }
        unsigned char *data = room - bytes->size < more ? NULL : realloc(bytes->data, room);
        if (!data) {
            xc_fail_memory(failure);
            return NULL;
        }
        bytes->data = data;
        bytes->room = room;
    }
    return bytes->data + bytes->size;
}

bool xc_bytes_set(xc_bytes *bytes, const void *data, size_t length, xc_error *failure)
{
    bytes->size = 0;
    unsigned char *place = xc_bytes_reserve(bytes, length, failure);
    if (place && length) {
        memcpy(place, data, length);
        bytes->size = length;
    }
    return place != NULL;
}
