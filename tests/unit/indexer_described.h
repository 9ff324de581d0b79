/* indexer_described.h: a document and what it says of itself. */
#ifndef JIYAN_TEST_INDEXER_DESCRIBED_H
#define JIYAN_TEST_INDEXER_DESCRIBED_H

#include <jiyan/text/outline.h>
#include <string.h>

#include "indexer/describe/describe.h"

typedef struct {
    const char *label, *path, *text;
    const char *title, *date, *speaker, *issuer, *docno, *genre, *subtitle; /* NULL: not known */
} described;

#define BODY "为了把这件事办好，现将有关事项安排如下，请各单位结合实际认真抓好落实，并于年底前报送书面总结。\n"

static inline void check_described(const described *wanted)
{
    g_test_message("%s", wanted->label);
    g_auto(jy_document) document = {.path = g_strdup(wanted->path)};
    g_autoptr(GArray) blocks = jy_outline(wanted->text, (uint32_t)strlen(wanted->text));
    jy_describe(wanted->text, blocks, &document);
    g_assert_cmpstr(document.title, ==, wanted->title);
    g_assert_cmpstr(document.date, ==, wanted->date);
    g_assert_cmpstr(document.speaker, ==, wanted->speaker);
    g_assert_cmpstr(document.issuer, ==, wanted->issuer);
    g_assert_cmpstr(document.docno, ==, wanted->docno);
    g_assert_cmpstr(document.genre, ==, wanted->genre);
    g_assert_cmpstr(document.subtitle, ==, wanted->subtitle);
}

#endif
