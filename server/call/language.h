/* language.h: in which language a thread speaks. The two are a reader's choice, whatever locales the machine has. */
#ifndef JIYAN_SERVER_CALL_LANGUAGE_H
#define JIYAN_SERVER_CALL_LANGUAGE_H

typedef enum { JY_LANGUAGE_ENGLISH, JY_LANGUAGE_CHINESE, JY_LANGUAGES } jy_language;

/* Readies both; this thread goes on in the one that it has. Once, before there are other threads. */
void jy_language_init(void);

/* Makes the messages of this thread those of a language. Returns the one before. */
jy_language jy_language_use(jy_language language);

/* The language that an Accept-Language header asks for first of those there are (RFC 9110, 12.5.4); NULL: English. */
jy_language jy_language_read(const char *accepted);

/* zh-CN, en. Borrowed: valid for ever. */
const char *jy_language_tag(jy_language language);

#endif
