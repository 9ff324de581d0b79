/* analyse_fuzz.c: the way of a text through outline, description, statements and passages, which are then packed and
 * read again. */
#include <jiyan/index/passage.h>
#include <jiyan/text/statement.h>
#include <string.h>

#include "fuzz.h"
#include "indexer/describe/describe.h"
#include "indexer/passages/passages.h"

static jy_compressor *compressor;

static bool take_passage(const jy_passage *passage, void *user, GError **err)
{
    const jy_blocks *blocks = user;
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_auto(jy_passage) again = {0};
    must((uint64_t)passage->offset + passage->length <= blocks->length);
    must(on_boundary(blocks->text, blocks->length, passage->offset));
    must(memcmp(blocks->text + passage->offset, passage->text, passage->length) == 0);
    jy_passage_pack(passage, compressor, bytes);
    must(jy_passage_unpack(bytes->str, bytes->len, compressor, &again, err));
    must(again.length == passage->length && memcmp(again.text, passage->text, passage->length) == 0);
    must(again.offset == passage->offset && memcmp(&again.place, &passage->place, sizeof again.place) == 0);
    must(again.statements->len == passage->statements->len);
    return true;
}

static bool is_text(const char *text)
{
    return !text || g_utf8_validate(text, -1, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = make_text(data, size);
    g_auto(jy_document) document = {0};
    g_autoptr(GError) failure = NULL;
    compressor = compressor ? compressor : jy_compressor_new(NULL);
    g_strdelimit(text, "\r", '\n'); /* as decoding leaves it */
    const jy_blocks blocks = {.text = text, .length = (uint32_t)strlen(text)};
    document.path = g_strdup("2020年灯塔会议上的讲话.txt");

    g_autoptr(GArray) outline = jy_blocks_outline(&blocks);
    jy_describe(text, outline, &document);
    must(is_text(document.title) && is_text(document.subtitle) && is_text(document.date) && is_text(document.docno));
    must(is_text(document.speaker) && is_text(document.issuer) && is_text(document.genre));
    const jy_statement_source said = {document.title, document.genre, document.date};
    g_autoptr(GArray) statements = jy_statement_read(text, outline, &said);
    const jy_passages_source from = {&blocks, outline, statements, "0"};
    must(jy_passages(&from, take_passage, (void *)&blocks, &failure) && !failure);
    return 0;
}
