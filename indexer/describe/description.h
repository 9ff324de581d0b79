/* description.h: what is being found out of a document while it is described. */
#ifndef JIYAN_INDEXER_DESCRIBE_DESCRIPTION_H
#define JIYAN_INDEXER_DESCRIBE_DESCRIPTION_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/text/date.h>
#include <jiyan/text/outline.h>
#include <stdbool.h>

typedef struct {
    const char *text;
    const GArray *blocks;
    jy_document *document; /* a field that is set stays as it is: who comes first is believed */

    /* of the head */
    GString *title;     /* as far as it has been read */
    char *last_line;    /* of the title */
    bool title_ended;   /* a line of another kind came behind it */
    gsize head_from;    /* behind the menu and the title of a page of a site; 0 for any other document */
    char *mark;         /* of an order: 中华人民共和国国务院令, NULL for any other document */
    char *order_number; /* 中华人民共和国国务院令第706号; a site's table has the official short form of it */

    /* dates that only serve where no better one is found */
    char *signed_date; /* under a body that is not known to be the one that issues */
    char *weak_date;   /* on a line of its own near the end, under no name */
    char *published;   /* when a site put it up, which is later than its date */

    jy_document table; /* what the table of a site says */
} jy_description;

static inline const jy_block *jy_description_block(const jy_description *found, guint i)
{
    return &g_array_index(found->blocks, jy_block, i);
}

/* Index of the first block that is no noise; their number where there is none. */
guint jy_description_first(const jy_description *found);

/* Puts a new copy of `value` into a field that is NULL; does nothing where it is not, and for no value or an empty one.
 */
void jy_description_set(char **field, const char *value);
void jy_description_set_date(char **field, const jy_date *date);

/* Drops what looked like a title and was the mark over the document. */
void jy_description_clear_title(jy_description *found);

/* Frees all but the document. */
void jy_description_clear(jy_description *found);

#endif
