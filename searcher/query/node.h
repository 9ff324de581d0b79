/* node.h: a question as a tree: how it is made, walked and printed. */
#ifndef JIYAN_SEARCHER_QUERY_NODE_H
#define JIYAN_SEARCHER_QUERY_NODE_H

#include <glib.h>
#include <jiyan/index/fields.h>
#include <jiyan/text/date.h>
#include <jiyan/text/phrase.h>
#include <jiyan/text/segment.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    JY_NODE_PHRASE, /* a word or run as typed, with its wildcards, or a quotation */
    JY_NODE_FIELD,  /* field:value */
    JY_NODE_AND,
    JY_NODE_OR,
    JY_NODE_NOT,  /* one child */
    JY_NODE_NEAR, /* phrases, or ORs of them, each linked to the one before it */
} jy_node_kind;

/* How near one has to be to another. */
typedef struct {
    uint32_t distance; /* characters between them at most; white space does not count */
    bool ordered;      /* behind it */
} jy_near_link;

/* Days as values of JY_SLOT_DATE have them, both included. */
typedef struct {
    char lower[JY_DATE_DAY], upper[JY_DATE_DAY];
} jy_days;

typedef struct jy_node jy_node;

struct jy_node {
    jy_node_kind kind;
    char *text;        /* of a phrase; value of a field */
    jy_phrase *phrase; /* that the text has to hold, of a title or heading field the title or a heading; NULL elsewhere,
                          and where there is nothing but punctuation */
    bool quoted;
    bool is_variant; /* another form of what was typed: it is searched for as a whole only */
    jy_field field;
    unsigned kinds;    /* of a kind field: bits of field_value.h; 0 where its value is none */
    jy_days days;      /* of a due field that was made of days; else it is its text that tells them, and they are "" */
    uint32_t column;   /* of the value of a field, from 1; 0 where it was not typed in the question */
    jy_near_link link; /* of an operand of NEAR, but for the first: to the one before */
    GPtrArray *children; /* of jy_node; NULL for a phrase and a field */
};

/* Returns a new node of a kind, without children; free with jy_node_free. */
jy_node *jy_node_new(jy_node_kind kind);

/* Returns a new phrase of `length` bytes, in which wildcards are such unless it is quoted; free with jy_node_free. */
jy_node *jy_node_new_phrase(const char *text, size_t length, bool quoted);

/* Returns a new field node; free with jy_node_free. */
jy_node *jy_node_new_field(jy_field field, const char *value, bool quoted);

/* Returns a new field node of a value that is known; free with jy_node_free. */
jy_node *jy_node_new_kinds(unsigned kinds);
jy_node *jy_node_new_due(const jy_days *days);

/* Returns a new tree that is the same; free with jy_node_free. */
jy_node *jy_node_copy(const jy_node *node);

void jy_node_free(jy_node *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_node, jy_node_free)

/* Returns a new node of a kind over two, either of which may be NULL: `left` itself where it is of that kind already;
 * free with jy_node_free. Takes both. */
jy_node *jy_node_join(jy_node_kind kind, jy_node *left, jy_node *right);

/* ---- walking ---- */

/* What is done with a node. Returns whether its children are visited next. */
typedef bool jy_node_fn(const jy_node *node, void *user);

/* Visits a node and what is below it, parents first, in the order of the question. */
void jy_node_visit(const jy_node *node, jy_node_fn *fn, void *user);

static inline guint jy_node_children(const jy_node *node)
{
    return node->children ? node->children->len : 0;
}

static inline const jy_node *jy_node_child(const jy_node *node, guint i)
{
    return node->children->pdata[i];
}

/* The conjuncts of a tree, what is wanted all at once: the children of an AND, else the root itself. */
guint jy_node_conjuncts(const jy_node *root);
const jy_node *jy_node_conjunct(const jy_node *root, guint i);

/* ---- properties ---- */

/* True when the tree holds something to search for: a letter, a digit or a field. */
bool jy_node_has_content(const jy_node *node);

/* True for a title or heading field, whose value is a phrase. */
bool jy_node_is_phrase_field(const jy_node *node);

/* True for a tree that the index alone judges: other fields, and operators over nothing else. */
bool jy_node_is_filter(const jy_node *node);

/* True for a tree that holds for all passages of a document or for none. */
bool jy_node_is_of_documents(const jy_node *node);

/* The kinds (field_value.h) that a tree is bound to: those of a kind field, or of each alternative; 0: any. */
unsigned jy_node_kinds(const jy_node *node);

/* True where several words or runs are wanted at once: then one of them may be in a heading or the title only. */
bool jy_node_is_loose(const jy_node *root);

/* Returns a new text, the question that reads into the same tree; free with g_free. "" for NULL. */
char *jy_node_print(const jy_node *node);

#endif
