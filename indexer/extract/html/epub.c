/* epub.c: books (EPUB 2 and 3): the chapters of the spine, one after the other, called as the table of contents calls
 * them. */
#include <jiyan/base/error.h>
#include <jiyan/text/body.h>
#include <jiyan/text/character.h>
#include <jiyan/text/date.h>
#include <jiyan/text/person.h>
#include <jiyan/text/utf8.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/html/charset.h"
#include "indexer/extract/html/html.h"
#include "indexer/extract/package/markup.h"
#include "indexer/extract/package/package.h"

#define _(s) gettext(s)

/* A book that is being read. */
typedef struct {
    jy_package *package;
    char *opf;           /* name of the part that lists the others */
    GHashTable *files;   /* id of an item → name of its part */
    GHashTable *skipped; /* ids of items that are no text of the book: its navigation */
    GHashTable *labels;  /* name of a part → what the table of contents calls it */
} epub_book;

static void clear_book(epub_book *book)
{
    jy_package_free(book->package);
    g_free(book->opf);
    g_hash_table_unref(book->files);
    g_hash_table_unref(book->skipped);
    g_hash_table_unref(book->labels);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(epub_book, clear_book)

/* The text of an element, its white space squeezed to single spaces. Returns a new string; NULL for none. */
static char *text_of(const xmlNode *node)
{
    if (!node) {
        return NULL;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    for (const xmlNode *at = node; at; at = jy_markup_walk(node, at, true)) {
        if (at->type == XML_TEXT_NODE && at->content) {
            g_string_append(text, (const char *)at->content);
        }
    }
    g_strstrip(text->str);
    return *text->str ? g_strdup(text->str) : NULL;
}

/* The name of a part that an attribute of another names, its escapes and its fragment read. Returns a new string. */
static char *part_named(const char *from, const char *reference)
{
    g_autofree char *path = g_strndup(reference, strcspn(reference, "#"));
    g_autofree char *plain = g_uri_unescape_string(path, NULL);
    return jy_package_resolve(from, plain ? plain : path);
}

/* ---- the package ---- */

/* The part that lists the others, by the container or, where that is damaged, by its name. Returns a new string; NULL
 * for none. */
static char *find_opf(jy_package *package)
{
    g_autoptr(xmlDoc) container = jy_package_parse(package, "META-INF/container.xml", NULL);
    const xmlNode *root = container ? xmlDocGetRootElement(container) : NULL;
    const xmlNode *file = jy_markup_child(jy_markup_child(root, "rootfiles"), "rootfile");
    const char *path = jy_markup_attribute(file, "full-path");
    jy_package_part part;
    if (path && jy_package_find(package, path, &part)) {
        return g_strdup(path);
    }
    const GPtrArray *names = jy_package_names(package);
    for (guint i = 0; i < names->len; i++) {
        if (g_str_has_suffix(g_ptr_array_index(names, i), ".opf")) {
            return g_strdup(g_ptr_array_index(names, i));
        }
    }
    return NULL;
}

/* What the book says of itself. A creator is who speaks, or the body that issues; anything else is a program or a name
 * of a user. */
static void take_metadata(const xmlNode *metadata, jy_document *document)
{
    g_autofree char *creator = text_of(jy_markup_child(metadata, "creator"));
    g_autofree char *date = text_of(jy_markup_child(metadata, "date"));
    document->title = text_of(jy_markup_child(metadata, "title"));
    document->speaker = creator ? jy_person_of(creator) : NULL;
    document->issuer = creator && !document->speaker ? jy_body_list(creator) : NULL;
    if (date) {
        date[strcspn(date, "T")] = '\0';
    }
    jy_date read;
    if (date && jy_date_parse(date, (uint32_t)strlen(date), &read)) {
        char text[JY_DATE_TEXT];
        jy_date_format(&read, text);
        document->date = g_strdup(text);
    }
}

static void take_manifest(epub_book *book, const xmlNode *manifest)
{
    for (const xmlNode *item = jy_markup_child(manifest, "item"); item; item = jy_markup_next(item, "item")) {
        const char *id = jy_markup_attribute(item, "id"), *target = jy_markup_attribute(item, "href");
        const char *properties = jy_markup_attribute(item, "properties");
        if (id && target) {
            g_hash_table_replace(book->files, g_strdup(id), part_named(book->opf, target));
        }
        if (id && properties && strstr(properties, "nav")) {
            g_hash_table_add(book->skipped, g_strdup(id));
        }
    }
}

/* ---- the table of contents ---- */

static void take_label(epub_book *book, const char *from, const char *target, char *label)
{
    g_autofree char *owned = label, *part = target ? part_named(from, target) : NULL;
    /* The first that names a part names all of it; the others are sections of it. */
    if (label && part && !g_hash_table_contains(book->labels, part)) {
        g_hash_table_insert(book->labels, g_steal_pointer(&part), g_steal_pointer(&owned));
    }
}

/* Reads toc.ncx or, of EPUB 3, the navigation. */
static void take_contents(epub_book *book, const char *name)
{
    g_autoptr(xmlDoc) contents = jy_package_parse(book->package, name, NULL);
    const xmlNode *root = contents ? xmlDocGetRootElement(contents) : NULL;
    for (const xmlNode *at = root; at; at = jy_markup_walk(root, at, true)) {
        if (jy_markup_is(at, "navPoint")) {
            const xmlNode *label = jy_markup_child(jy_markup_child(at, "navLabel"), "text");
            take_label(book, name, jy_markup_attribute(jy_markup_child(at, "content"), "src"), text_of(label));
        } else if (jy_markup_is(at, "a")) {
            take_label(book, name, jy_markup_attribute(at, "href"), text_of(at));
        }
    }
}

static void take_all_contents(epub_book *book, const xmlNode *spine)
{
    const char *ncx = jy_markup_attribute(spine, "toc");
    const char *name = ncx ? g_hash_table_lookup(book->files, ncx) : NULL;
    if (name) {
        take_contents(book, name);
    }
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, book->skipped);
    while (g_hash_table_iter_next(&iter, &id, NULL)) {
        const char *nav = g_hash_table_lookup(book->files, id);
        if (nav) {
            take_contents(book, nav);
        }
    }
}

/* ---- chapters ---- */

/* The block that is what the table of contents calls the chapter; their count for none. */
static guint find_label(const jy_blocks *blocks, const char *label)
{
    g_autofree char *wanted = jy_utf8_squeeze(label);
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        if (block.length > 4 * strlen(label) + 64) {
            continue;
        }
        g_autofree char *words = g_strndup(block.text, block.length), *squeezed = jy_utf8_squeeze(words);
        if (g_str_equal(squeezed, wanted)) {
            return i;
        }
    }
    return jy_blocks_count(blocks);
}

static bool has_heading(const jy_blocks *blocks)
{
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        if (jy_blocks_get(blocks, i).kind == JY_EXTRACTED_HEADING) {
            return true;
        }
    }
    return false;
}

static bool has_han(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        if (jy_character_is_han(g_utf8_get_char(text))) {
            return true;
        }
    }
    return false;
}

/* Adds the blocks of a chapter, under its name where none of them is a heading. */
static bool add_chapter(const jy_blocks *chapter, const char *label, jy_blocks *blocks, GError **err)
{
    const bool is_named = label && jy_blocks_count(chapter) && !has_heading(chapter);
    const guint named = is_named ? find_label(chapter, label) : jy_blocks_count(chapter);
    if (is_named && named == jy_blocks_count(chapter) && has_han(label)) {
        const jy_extracted name = {
            .kind = JY_EXTRACTED_HEADING, .level = 1, .text = label, .length = (uint32_t)strlen(label)};
        if (!jy_blocks_add(blocks, &name, err)) {
            return false;
        }
    }
    for (guint i = 0; i < jy_blocks_count(chapter); i++) {
        jy_extracted block = jy_blocks_get(chapter, i);
        if (i == named) {
            block.kind = JY_EXTRACTED_HEADING;
            block.level = 1;
        }
        if (!jy_blocks_add(blocks, &block, err)) {
            return false;
        }
    }
    return true;
}

static bool read_chapter(epub_book *book, const char *name, jy_blocks *blocks, GError **err)
{
    jy_package_part part;
    g_auto(jy_decoded) decoded = {0};
    if (!jy_package_find(book->package, name, &part) ||
        !jy_charset_decode(part.bytes, part.length, NULL, &decoded, NULL)) {
        return true; /* a picture, or a part that is missing */
    }
    g_auto(jy_document) unasked = {0};
    g_autoptr(jy_blocks) chapter = jy_blocks_new();
    const jy_html_source page = {decoded.text, decoded.length, false, true};
    return jy_html_read(&page, chapter, &unasked, err) &&
           add_chapter(chapter, g_hash_table_lookup(book->labels, name), blocks, err);
}

static bool read_spine(epub_book *book, const xmlNode *spine, jy_blocks *blocks, GError **err)
{
    g_autoptr(GHashTable) read = g_hash_table_new(g_str_hash, g_str_equal);
    for (const xmlNode *ref = jy_markup_child(spine, "itemref"); ref; ref = jy_markup_next(ref, "itemref")) {
        const char *id = jy_markup_attribute(ref, "idref");
        const char *name = id ? g_hash_table_lookup(book->files, id) : NULL;
        if (!name || g_hash_table_contains(book->skipped, id) || !g_hash_table_add(read, (gpointer)name)) {
            continue;
        }
        if (!read_chapter(book, name, blocks, err)) {
            return false;
        }
    }
    return true;
}

static bool read_book(epub_book *book, jy_document *document, jy_blocks *blocks, GError **err)
{
    book->opf = find_opf(book->package);
    if (!book->opf) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_MALFORMED, _("a book without a list of its chapters"));
        return false;
    }
    g_autoptr(xmlDoc) opf = jy_package_parse(book->package, book->opf, err);
    if (!opf) {
        return false;
    }
    const xmlNode *root = xmlDocGetRootElement(opf), *spine = jy_markup_child(root, "spine");
    take_metadata(jy_markup_child(root, "metadata"), document);
    take_manifest(book, jy_markup_child(root, "manifest"));
    take_all_contents(book, spine);
    jy_package_part part;
    if (!read_spine(book, spine, blocks, err)) {
        return false;
    }
    if (!jy_blocks_count(blocks) && jy_package_find(book->package, "META-INF/encryption.xml", &part)) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_ENCRYPTED, _("a book that is protected"));
        return false;
    }
    return true;
}

bool jy_extract_epub(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *bytes = source->bytes;
    g_auto(jy_document) document = {0};
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    g_auto(epub_book) book = {
        .files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .skipped = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
    };
    blocks->unlined = true;
    book.package = jy_package_new(bytes, source->length, err);
    if (!book.package || !read_book(&book, &document, blocks, err)) {
        return false;
    }
    return to->emit(&document, blocks, 0, to->user, err);
}
