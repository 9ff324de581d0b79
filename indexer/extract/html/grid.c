/* grid.c: which tables are data. */
#include "indexer/extract/html/grid.h"

#include <string.h>

/* Characters of a cell that may be an article, and how many of a hundred of the table's it holds then. */
#define ARTICLE_LEAST 200
#define ARTICLE_PERCENT 60
/* Bytes of a label. */
#define LABEL_BYTES 36

/* What is counted of a table. */
typedef struct {
    uint32_t rows, wide;       /* wide: of two cells with text or more */
    uint32_t cells;            /* with text, in the row at hand */
    uint32_t characters, most; /* of all cells, of the largest */
} grid_count;

static void end_row(grid_count *count)
{
    count->rows += count->cells > 0;
    count->wide += count->cells > 1;
    count->cells = 0;
}

bool jy_grid_is_data(const jy_dom *dom, const jy_weigh *weigh, uint32_t table)
{
    grid_count count = {0};
    for (uint32_t i = table + 1; i < jy_dom_at(dom, table)->past; i++) {
        const jy_dom_node *node = jy_dom_at(dom, i);
        const uint32_t characters = g_array_index(weigh->weights, jy_weigh_weight, i).characters;
        if (node->tag == JY_ELEMENT_TABLE && characters) {
            return false;
        }
        if (node->tag == JY_ELEMENT_TR) {
            end_row(&count);
        }
        if ((node->tag == JY_ELEMENT_TD || node->tag == JY_ELEMENT_TH) && characters) {
            count.cells++;
            count.characters += characters;
            count.most = MAX(count.most, characters);
        }
    }
    end_row(&count);
    const bool is_article =
        count.most >= ARTICLE_LEAST && (uint64_t)count.most * 100 >= (uint64_t)count.characters * ARTICLE_PERCENT;
    return count.wide > 0 && count.wide * 2 >= count.rows && !is_article;
}

bool jy_grid_is_label(const char *cell, size_t length)
{
    return length <= LABEL_BYTES &&
           ((length > 1 && cell[length - 1] == ':') || (length > 3 && memcmp(cell + length - 3, "：", 3) == 0));
}
