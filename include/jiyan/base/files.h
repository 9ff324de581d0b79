/* files.h: files and folders on disk: what they are called, made durable, copied, removed. */
#ifndef JIYAN_BASE_FILES_H
#define JIYAN_BASE_FILES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

/* Sets IO: "path: what failed: errno's text". Returns false, so that it can end a function. */
bool jy_files_fail(GError **err, const char *path, const char *what);

/* Returns a new copy of a path with each letter and its marks as one character (NFC), as some systems name files and
 * others (macOS) do not; free with g_free. NULL where it is so already. */
char *jy_files_compose(const char *path);

/* What is behind the last dot of a path's last part. Borrowed: a part of `path`; NULL where there is no dot. */
const char *jy_files_extension(const char *path);

/* When a file was changed last, in nanoseconds since 1970. */
int64_t jy_files_mtime(const struct stat *status);

/* Which file it is, and when its inode was changed last, as one number: files of one size and time that changed their
 * names, or whose folders did, are told apart by it. */
uint32_t jy_files_identity(const struct stat *status);

/* Removes a file or a folder with all in it, links not followed. What is not there is no error. */
void jy_files_remove(const char *path);

/* True when the folder, if it is there, and every file directly in it can be opened for reading. Errors: IO. */
bool jy_files_readable(const char *folder, GError **err);

/* Makes the folder, and those above it that are not there, durably: none of them is lost in a crash. Errors: IO. */
bool jy_files_make(const char *folder, GError **err);

/* Returns a new array of paths: the files directly in the folder, and the folder; free with g_ptr_array_unref. */
GPtrArray *jy_files_within(const char *folder);

/* Waits until the files and folders are on the disk, for all at once: that takes hardly longer than for one. A file
 * system that refuses to be waited for is no error. Errors: IO, MEMORY. */
bool jy_files_sync(const GPtrArray *paths, GError **err);

/* Copies the regular files directly in `from`, links not followed, into the new folder `to`. Errors: IO. */
bool jy_files_copy(const char *from, const char *to, GError **err);

/* Bytes of the files directly in `folder`. */
uint64_t jy_files_size(const char *folder);

/* Makes the file at `path` of `length` bytes; whoever needs to be sure of it waits for the disk. What could not be
 * written as a whole stays. Errors: IO. */
bool jy_files_write(const char *path, const char *bytes, size_t length, GError **err);

/* Writes all the bytes to an open file. False with errno. */
bool jy_files_write_all(int fd, const char *bytes, size_t length);

/* Calls the file `name` of the folder, which is on the disk, `to`, in the place of what is called so, and waits for the
 * disk. Returns true once the name is given; where the wait failed then, so that a crash may yet bring the old name
 * back, *ret_doubt says why. Errors: IO. */
bool jy_files_rename(const char *folder, const char *name, const char *to, GError **ret_doubt, GError **err);

/* Puts `length` bytes into the file at `path`, whole or not at all: what was there before stays until all of it is
 * written. Links are followed; what is no regular file (a pipe, a device) is written to as it is. Errors: IO. */
bool jy_files_put(const char *path, const char *bytes, size_t length, GError **err);

#endif
