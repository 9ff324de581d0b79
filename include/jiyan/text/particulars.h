/* particulars.h: what a statement says beyond its kind: by when, how much, who, and of what. Read from the sentence
 * alone, so that they are not stored. */
#ifndef JIYAN_TEXT_PARTICULARS_H
#define JIYAN_TEXT_PARTICULARS_H

#include <glib.h>
#include <jiyan/text/date.h>
#include <jiyan/text/deadline.h>
#include <jiyan/text/quantity.h>

/* Bytes of the sentence; empty where there is none. */
typedef struct {
    uint32_t start, end;
} jy_particular;

typedef struct {
    GArray *deadlines;    /* of jy_deadline */
    GArray *quantities;   /* of jy_quantity; none inside a deadline */
    jy_particular owner;  /* 由…牵头, 责任单位：…, 各地区, （…负责）; the subject that is to act */
    jy_particular object; /* what it is about: 城镇新增就业 of "城镇新增就业1200万人以上" */
} jy_particulars;

/* Reads a sentence said on `said` (NULL: not known). Fills *ret_particulars; clear with jy_particulars_clear. */
void jy_particulars_read(const char *text, uint32_t length, const jy_date *said, jy_particulars *ret_particulars);
/* By when, by itself. Returns a new array of jy_deadline; free with g_array_unref. */
GArray *jy_particulars_deadlines(const char *text, uint32_t length, const jy_date *said);

/* Who is to act, by itself. */
jy_particular jy_particulars_owner(const char *text, uint32_t length);
void jy_particulars_clear(jy_particulars *particulars);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_particulars, jy_particulars_clear)

#endif
