/* label.h: the words of the API as a reader is shown them. */
#ifndef JIYAN_SERVER_PAGE_LABEL_H
#define JIYAN_SERVER_PAGE_LABEL_H

/* A word of the API in the reader's language; what is none is shown as it is. Borrowed: the word, or valid for ever. */
const char *jy_label_value(const char *word);

#endif
