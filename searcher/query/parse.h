/* parse.h: a question as a person types it, read into a tree (jiyan-query(7)). */
#ifndef JIYAN_SEARCHER_QUERY_PARSE_H
#define JIYAN_SEARCHER_QUERY_PARSE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "searcher/query/fields.h"

typedef enum {
    JY_NODE_PHRASE, /* a word or run as typed, with its wildcards, or a quotation */
    JY_NODE_FIELD,  /* field:value */
    JY_NODE_AND,
    JY_NODE_OR,
    JY_NODE_NOT,  /* one child */
    JY_NODE_NEAR, /* phrases, or ORs of them, each linked to the one before it */
} jy_node_kind;

/* How near one has to stand to another. */
typedef struct {
    uint32_t distance; /* characters between them at most; white space does not count */
    bool ordered;      /* behind it */
} jy_near_link;

typedef struct jy_node jy_node;

struct jy_node {
    jy_node_kind kind;
    char *text; /* of a phrase; value of a field */
    bool quoted;
    bool is_variant; /* of what was typed, said otherwise: it is asked for whole only */
    jy_by field;
    uint32_t column;     /* where the value of a field stands, from 1; 0 where it was not typed in the question */
    jy_near_link link;   /* of what stands in a NEAR, but for the first: to the one before */
    GPtrArray *children; /* of jy_node; NULL for a phrase and a field */
};

/* NEAR without a number. */
#define JY_NEAR_DISTANCE 10

/* Reads a question. Returns a new tree; free with jy_node_free. NULL without error for a question of nothing but white
 * space and punctuation. Errors: QUERY: "column 7: …", columns are characters from 1. */
jy_node *jy_parse(const char *text, GError **err);

/* Returns a new field node; free with jy_node_free. */
jy_node *jy_node_new_field(jy_by field, const char *value);

/* Returns a new node that wants both, either of which may be NULL; free with jy_node_free. Takes both. */
jy_node *jy_node_and(jy_node *left, jy_node *right);

void jy_node_free(jy_node *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_node, jy_node_free)

/* Returns a new text, the question that reads into the same tree; free with g_free. "" for NULL. */
char *jy_node_print(const jy_node *node);

#endif
