/* blocks.h: a document as its format gives it: blocks of text, each with the page it is on and what the format says it
 * is. Where a format says nothing, text/outline finds paragraphs and headings (blocks_outline.c). */
#ifndef JIYAN_INDEXER_EXTRACT_BLOCKS_H
#define JIYAN_INDEXER_EXTRACT_BLOCKS_H

#include <glib.h>
#include <jiyan/index/passage.h>
#include <jiyan/text/outline.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    JY_EXTRACTED_RAW,       /* text without structure: one block, or one a page, however many paragraphs it holds */
    JY_EXTRACTED_PARAGRAPH, /* one, or a line that heads others without the format saying so */
    JY_EXTRACTED_TITLE,     /* of the document */
    JY_EXTRACTED_HEADING,
    JY_EXTRACTED_ROW,  /* of a table, its cells parted by tabs */
    JY_EXTRACTED_NOTE, /* a footnote or an endnote */
} jy_extracted_kind;

/* One block, on its way from an extractor into a document. */
typedef struct {
    jy_extracted_kind kind;
    uint8_t level;    /* of a heading: 1 is the highest */
    uint32_t page;    /* on which it begins, from 1; 0 where the format has none */
    uint32_t line;    /* of the original where blocks are unlined, a sheet's row; 0 where the format has none */
    const char *text; /* valid UTF-8 without NUL */
    uint32_t length;
} jy_extracted;

/* The text of a document, and where in it which block is. Without any blocks, as {.text = …, .length = …} makes it, all
 * of it is raw. */
typedef struct {
    const char *text; /* valid UTF-8 without NUL */
    uint32_t length;
    GString *own;  /* the text where it was put together of blocks */
    GArray *spans; /* of blocks of `own`, private to blocks.c */
    bool unlined;  /* the lines of the text are none of the file's: a reader that makes blocks says so */
} jy_blocks;

/* Returns new, empty blocks; free with jy_blocks_free. */
jy_blocks *jy_blocks_new(void);
void jy_blocks_free(jy_blocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_blocks, jy_blocks_free)

/* Adds the next block of the document, copying its text; white space around it is cut off but for raw text, and what
 * is empty is left out. Errors: TOO_BIG (more than 1 GiB of text). */
bool jy_blocks_add(jy_blocks *blocks, const jy_extracted *block, GError **err);

/* How many blocks were added and are kept, and one of them. Borrowed: valid until the next is added. */
guint jy_blocks_count(const jy_blocks *blocks);
jy_extracted jy_blocks_get(const jy_blocks *blocks, guint i);

/* The blocks that the format gives, and what text/outline makes of raw text and of paragraphs, which it reads as one
 * text: the headings of the format and those that are only typed are levels of one order. Returns a new array of
 * jy_block in the order of the text; free with g_array_unref. */
GArray *jy_blocks_outline(const jy_blocks *blocks);

/* The page on which a byte of the text is; 0 where the format has none. */
uint32_t jy_blocks_page(const jy_blocks *blocks, uint32_t offset);

/* Appends a jy_passage_turn for the bytes from `start` to `end` of unlined blocks: where they begin, at 0, and where
 * behind it page or line change. */
void jy_blocks_turns(const jy_blocks *blocks, uint32_t start, uint32_t end, GArray *turns);

#endif
