/* fail.c: fills an xc_error. */
#include "xapian-c/fail.h"

#include <string.h>

/* Appends as much of `from` as fits into the `room` bytes at `to`, not cutting a character of UTF-8. */
static void append(char *to, size_t room, const char *from)
{
    size_t used = strlen(to);
    size_t length = strnlen(from, room - used);
    if (length == room - used) {
        do {
            --length;
        } while (length > 0 && ((unsigned char)from[length] & 0xC0) == 0x80);
    }
    memcpy(to + used, from, length);
    to[used + length] = '\0';
}

xc_status xc_fail(xc_error *error, xc_status status, const char *type, const char *message, const char *context)
{
    if (error) {
        error->status = status;
        error->type[0] = error->message[0] = error->context[0] = '\0';
        append(error->type, sizeof error->type, type);
        append(error->message, sizeof error->message, message);
        append(error->context, sizeof error->context, context);
    }
    return status;
}

xc_status xc_fail_memory(xc_error *error)
{
    return xc_fail(error, XC_NO_MEMORY, "std::bad_alloc", "out of memory", "");
}

xc_status xc_fail_null(xc_error *error)
{
    return xc_fail(error, XC_INVALID_ARGUMENT, "InvalidArgumentError",
                   "NULL where a handle, path or callback is needed", "");
}

void xc_fail_append(xc_error *error, const char *text)
{
    append(error->message, sizeof error->message, text);
}
