/* docno.h: 发文字号 (GB/T 9704-2012, 7.2.5): 机关代字〔年份〕序号号, in every bracket that is met in the wild. */
#ifndef JIYAN_TEXT_DOCNO_H
#define JIYAN_TEXT_DOCNO_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint32_t start, end; /* its bytes */
    char *normal;        /* 国办函〔2004〕25号: no spaces, 〔〕, ASCII digits, no 第 */
    uint16_t year;
} jy_docno;

/* The first document number in `text` at or after `from`. On true fills *ret_docno; clear with jy_docno_clear. */
bool jy_docno_find(const char *text, uint32_t length, uint32_t from, jy_docno *ret_docno);
/* Reads all of `text` as a document number (as a user types it: 国办函[2004]25号, 国办函2004年25号, 国办函〔2004〕25).
 * Returns a new string, its normal form; free with g_free. NULL when it is none. */
char *jy_docno_parse(const char *text, gssize length);
/* Reads all of `text` as the number of a template or a draft that nobody has filled in yet: XX〔2023〕X号,
 * 云政发〔2023〕 号. Returns a new string without spaces; free with g_free. NULL for anything else. */
char *jy_docno_unfilled(const char *text, uint32_t length);
void jy_docno_clear(jy_docno *docno);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_docno, jy_docno_clear)

#endif
