/* mail.h: whether a text is a mail, or a file of mails, by the fields at its head. */
#ifndef JIYAN_INDEXER_FILES_MAIL_H
#define JIYAN_INDEXER_FILES_MAIL_H

#include <stdbool.h>
#include <stddef.h>

#define JY_MAIL_TYPE "message/rfc822"
#define JY_MAIL_BOX_TYPE "application/mbox"

/* One of the types above, or NULL for other text. `is_named`: the name of the file says that it is a mail, so that one
 * field is enough. Borrowed: valid for ever. */
const char *jy_mail_type(const char *bytes, size_t length, bool is_named);

/* True where a line begins a mail in a file of them: "From wang@example.cn Mon Mar  1 09:30:00 2021". */
bool jy_mail_is_separator(const char *line, size_t length);

#endif
