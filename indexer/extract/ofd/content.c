/* content.c: walks the objects of a page. A composite object is drawn in its place; what is drawn again and again is
 * counted, and ends at a limit. */
#include "indexer/extract/ofd/content.h"

#include <jiyan/base/error.h>
#include <jiyan/text/utf8.h>
#include <libintl.h>
#include <math.h>
#include <string.h>

#include "indexer/extract/ofd/numbers.h"
#include "indexer/extract/package/markup.h"

#define _(s) gettext(s)

/* Composite objects inside each other. */
#define DEPTH_MOST 8
/* Elements of templates and composite objects, which a small file can repeat for ever. */
#define REPEATED_MOST (32 << 20)
/* Characters of a page. */
#define GLYPHS_MOST (1 << 20)

/* Images of a page that are listed. */
#define IMAGES_MOST 1024

#define PI 3.14159265358979323846

/* As CTM has it: (x, y) is drawn at (a x + c y + e, b x + d y + f). */
typedef struct {
    double a, b, c, d, e, f;
} matrix;

struct jy_content {
    jy_ofd_document *document;
    GHashTable *templates; /* name of the part → xmlDoc, NULL where it is no XML */
    GArray *glyphs;        /* of the text object at hand */
    guint repeated;
    jy_sheet *sheet;
    GArray *images; /* NULL: they are not looked for */
};

static void free_tree(gpointer tree)
{
    xmlFreeDoc(tree);
}

jy_content *jy_content_new(jy_ofd_document *document)
{
    jy_content *content = g_new0(jy_content, 1);
    content->document = document;
    content->templates = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_tree);
    content->glyphs = g_array_new(false, false, sizeof(jy_sheet_glyph));
    return content;
}

void jy_content_free(jy_content *content)
{
    if (!content) {
        return;
    }
    g_hash_table_unref(content->templates);
    g_array_unref(content->glyphs);
    g_free(content);
}

/* ---- places ---- */

static matrix multiply(const matrix *m, const matrix *inner)
{
    return (matrix){m->a * inner->a + m->c * inner->b,        m->b * inner->a + m->d * inner->b,
                    m->a * inner->c + m->c * inner->d,        m->b * inner->c + m->d * inner->d,
                    m->a * inner->e + m->c * inner->f + m->e, m->b * inner->e + m->d * inner->f + m->f};
}

/* From the coordinates of an object to those around it: its CTM, then the place of its boundary. */
static matrix place_of(const xmlNode *object)
{
    double ctm[6] = {1, 0, 0, 1, 0, 0}, boundary[4] = {0};
    if (jy_numbers_read(jy_markup_attribute(object, "CTM"), ctm, 6) < 6) {
        memcpy(ctm, (const double[]){1, 0, 0, 1, 0, 0}, sizeof ctm);
    }
    jy_numbers_read(jy_markup_attribute(object, "Boundary"), boundary, 4);
    return (matrix){ctm[0], ctm[1], ctm[2], ctm[3], ctm[4] + boundary[0], ctm[5] + boundary[1]};
}

/* ---- text ---- */

/* How an object's text is set. */
typedef struct {
    matrix place;
    double size, stretch;
    double dx, dy; /* direction in which it is read, of length 1, in the object */
} text_style;

/* The pen of a text object, which goes from one text code to the next. */
typedef struct {
    double x, y;
} text_pen;

/* The step to the next character where none is given: the character's width in the direction of reading. */
static double step_of(const text_style *style, uint32_t c)
{
    return style->size * style->stretch * (c < 0x1100 ? 0.5 : 1);
}

/* The text of a TextCode. Borrowed: from the tree, or where that has it in pieces from *ret_own, free with xmlFree. */
static const char *text_of(const xmlNode *code, xmlChar **ret_own)
{
    const xmlNode *only = code->children;
    if (only && !only->next && only->type == XML_TEXT_NODE) {
        return (const char *)only->content;
    }
    *ret_own = xmlNodeGetContent(code);
    return *ret_own ? (const char *)*ret_own : "";
}

/* Adds the characters of a TextCode, whose place goes on from the last where it has none. */
static void add_code(jy_content *content, const xmlNode *code, const text_style *style, text_pen *pen)
{
    jy_numbers_offsets across = {.at = jy_markup_attribute(code, "DeltaX")},
                       down = {.at = jy_markup_attribute(code, "DeltaY")};
    const bool has_steps = across.at || down.at;
    pen->x = jy_numbers_one(jy_markup_attribute(code, "X"), pen->x);
    pen->y = jy_numbers_one(jy_markup_attribute(code, "Y"), pen->y);
    xmlChar *own = NULL;
    const char *text = text_of(code, &own);
    const uint32_t end = (uint32_t)strlen(text);
    const matrix *m = &style->place;
    for (uint32_t at = 0; at < end && content->glyphs->len < GLYPHS_MOST;) {
        const uint32_t c = jy_utf8_next(text, end, &at);
        const jy_sheet_glyph glyph = {m->a * pen->x + m->c * pen->y + m->e, m->b * pen->x + m->d * pen->y + m->f, c};
        g_array_append_val(content->glyphs, glyph);
        double dx = 0, dy = 0;
        bool moves = jy_numbers_next(&across, &dx);
        moves |= jy_numbers_next(&down, &dy);
        if (!has_steps || !moves) {
            dx = style->dx * step_of(style, c);
            dy = style->dy * step_of(style, c);
        }
        pen->x += dx;
        pen->y += dy;
    }
    xmlFree(own);
}

static void write_text(jy_content *content, const xmlNode *object, const matrix *around)
{
    const matrix inner = place_of(object);
    text_style style = {.place = multiply(around, &inner),
                        .size = fabs(jy_numbers_one(jy_markup_attribute(object, "Size"), 0)),
                        .stretch = fabs(jy_numbers_one(jy_markup_attribute(object, "HScale"), 1))};
    const double angle = jy_numbers_one(jy_markup_attribute(object, "ReadDirection"), 0) * PI / 180;
    style.dx = cos(angle);
    style.dy = sin(angle);
    style.size = style.size > 0 ? style.size : 4.2; /* 12 points, in millimetres */
    style.stretch = style.stretch > 0 ? style.stretch : 1;
    text_pen pen = {0, 0};
    g_array_set_size(content->glyphs, 0);
    for (const xmlNode *node = jy_markup_child(object, "TextCode"); node; node = jy_markup_next(node, "TextCode")) {
        add_code(content, node, &style, &pen);
    }
    const matrix *m = &style.place;
    const double scale = sqrt(fabs(m->a * m->d - m->b * m->c));
    const jy_sheet_run run = {(const jy_sheet_glyph *)(void *)content->glyphs->data,
                              content->glyphs->len,
                              style.size * (scale > 0 ? scale : 1),
                              style.stretch,
                              m->a * style.dx + m->c * style.dy,
                              m->b * style.dx + m->d * style.dy};
    if (run.count && jy_sheet_count(content->sheet) < GLYPHS_MOST) {
        jy_sheet_write(content->sheet, &run);
    }
}

/* ---- objects ---- */

static bool write_block(jy_content *content, const xmlNode *block, const matrix *around, guint depth, GError **err);

static bool write_composite(jy_content *content, const xmlNode *object, const matrix *around, guint depth, GError **err)
{
    const char *id = jy_markup_attribute(object, "ResourceID");
    const xmlNode *unit = id && depth < DEPTH_MOST ? jy_ofd_document_unit(content->document, id) : NULL;
    const matrix inner = place_of(object), place = multiply(around, &inner);
    return !unit || write_block(content, unit, &place, depth + 1, err);
}

/* The box of an image: by the standard the square of length 1 under its CTM, by the habit of some writers its boundary.
 */
static jy_content_image box_of(const xmlNode *object, const matrix *around)
{
    double boundary[4] = {0};
    jy_numbers_read(jy_markup_attribute(object, "Boundary"), boundary, 4);
    const bool has_matrix = jy_markup_attribute(object, "CTM") != NULL;
    const matrix inner = place_of(object), place = multiply(around, &inner);
    const double width = has_matrix ? 1 : boundary[2], height = has_matrix ? 1 : boundary[3];
    const double x[] = {place.e, place.a * width + place.c * height + place.e};
    const double y[] = {place.f, place.b * width + place.d * height + place.f};
    return (jy_content_image){NULL, MIN(x[0], x[1]), MIN(y[0], y[1]), MAX(x[0], x[1]), MAX(y[0], y[1])};
}

static void take_image(jy_content *content, const xmlNode *object, const matrix *around)
{
    const char *id = jy_markup_attribute(object, "ResourceID");
    const char *name = content->images && id ? jy_ofd_document_image(content->document, id) : NULL;
    if (name && content->images->len < IMAGES_MOST) {
        jy_content_image image = box_of(object, around);
        image.part = name;
        g_array_append_val(content->images, image);
    }
}

static bool is_hidden(const xmlNode *object)
{
    const char *visible = jy_markup_attribute(object, "Visible");
    return visible && g_ascii_strcasecmp(visible, "false") == 0;
}

/* Draws what is below an element, which at depth 0 is of a page itself. */
static bool write_block(jy_content *content, const xmlNode *block, const matrix *around, guint depth, GError **err)
{
    const xmlNode *node = jy_markup_walk(block, block, true);
    while (node) {
        bool deeper = false;
        content->repeated += depth > 0;
        if (content->repeated > REPEATED_MOST) {
            g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("templates and composite objects repeat each other"));
            return false;
        }
        if (node->type != XML_ELEMENT_NODE || is_hidden(node)) {
            ;
        } else if (jy_markup_is(node, "TextObject")) {
            write_text(content, node, around);
            content->repeated += depth > 0 ? content->glyphs->len : 0;
        } else if (jy_markup_is(node, "CompositeObject")) {
            if (!write_composite(content, node, around, depth, err)) {
                return false;
            }
        } else if (jy_markup_is(node, "ImageObject")) {
            take_image(content, node, around);
        } else {
            deeper = !jy_markup_is(node, "PathObject");
        }
        node = jy_markup_walk(block, node, deeper);
    }
    return true;
}

static const matrix IDENTITY = {1, 0, 0, 1, 0, 0};

static bool write_template(jy_content *content, const char *id, GError **err)
{
    const char *name = id ? jy_ofd_document_template(content->document, id) : NULL;
    if (!name) {
        return true;
    }
    if (!g_hash_table_contains(content->templates, name)) {
        char *found = NULL;
        g_hash_table_insert(content->templates, (gpointer)name,
                            jy_ofd_document_parse(content->document, "", name, &found));
        g_free(found);
    }
    const xmlDoc *tree = g_hash_table_lookup(content->templates, name);
    const xmlNode *top = tree ? jy_markup_child(xmlDocGetRootElement(tree), "Content") : NULL;
    return !top || write_block(content, top, &IDENTITY, 1, err);
}

bool jy_content_page(jy_content *content, const xmlNode *page, jy_sheet *sheet, GArray *images, GError **err)
{
    content->sheet = sheet;
    content->images = images;
    const xmlNode *node = jy_markup_child(page, "Template");
    for (; node; node = jy_markup_next(node, "Template")) {
        if (!write_template(content, jy_markup_attribute(node, "TemplateID"), err)) {
            return false;
        }
    }
    for (node = jy_markup_child(page, "Content"); node; node = jy_markup_next(node, "Content")) {
        if (!write_block(content, node, &IDENTITY, 0, err)) {
            return false;
        }
    }
    return true;
}

bool jy_content_block(jy_content *content, const xmlNode *block, jy_sheet *sheet, GError **err)
{
    content->sheet = sheet;
    content->images = NULL;
    return write_block(content, block, &IDENTITY, 0, err);
}
