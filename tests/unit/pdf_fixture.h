/* pdf_fixture.h: PDF files made in code: lines of text at their places, in a font that no viewer has but whose
 * characters are told. */
#ifndef JIYAN_TESTS_PDF_FIXTURE_H
#define JIYAN_TESTS_PDF_FIXTURE_H

#include <glib.h>

#define PDF_WIDTH 595
#define PDF_HEIGHT 842

/* A line of text: its left edge and its middle from the top, in points. The last of a list has no text. */
typedef struct {
    guint page; /* from 1, ascending */
    double left, middle, size;
    const char *text;
} pdf_line;

/* What else a file has. */
typedef struct {
    guint pages;         /* how many; 0: as many as lines tell */
    guint rotate;        /* of every page, in degrees */
    const char *matrix;  /* of the text, instead of "1 0 0 1" */
    const char *trailer; /* more of it */
    const char *page;    /* more of every page, */
    const char *catalog; /* of the catalog, */
    const char *object;  /* and an object behind it, number 9 of a file of one page */
    gboolean no_xref;    /* its table of objects is not where it is said to be */
} pdf_shape;

static inline void pdf_object(GString *file, GArray *offsets, const char *body)
{
    const guint offset = (guint)file->len;
    g_array_append_val(offsets, offset);
    g_string_append_printf(file, "%u 0 obj\n%s\nendobj\n", offsets->len, body);
}

static inline void pdf_stream(GString *file, GArray *offsets, const GString *content)
{
    g_autofree char *body =
        g_strdup_printf("<< /Length %u >>\nstream\n%s\nendstream", (guint)content->len, content->str);
    pdf_object(file, offsets, body);
}

/* Han characters are a square wide, all others half of one. */
static inline void pdf_font(GString *file, GArray *offsets)
{
    pdf_object(file, offsets,
               "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [2 0 R] "
               "/ToUnicode 4 0 R >>");
    pdf_object(file, offsets,
               "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering "
               "(Identity) /Supplement 0 >> /DW 1000 /W [0 255 500] /FontDescriptor 3 0 R >>");
    pdf_object(file, offsets,
               "<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent "
               "880 /Descent -120 /CapHeight 700 /StemV 80 >>");
    g_autoptr(GString) map =
        g_string_new("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made "
                     "def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
    for (guint block = 0; block < 256; block += 64) {
        g_string_append(map, "64 beginbfrange\n");
        for (guint high = block; high < block + 64; high++) {
            g_string_append_printf(map, "<%02X00> <%02XFF> <%02X00>\n", high, high, high);
        }
        g_string_append(map, "endbfrange\n");
    }
    g_string_append(map, "endcmap end end");
    pdf_stream(file, offsets, map);
}

static inline void pdf_show(GString *content, const pdf_line *line, const char *matrix)
{
    g_autofree gunichar2 *units = g_utf8_to_utf16(line->text, -1, NULL, NULL, NULL);
    g_string_append_printf(content, "BT /F %.2f Tf %s %.2f %.2f Tm <", line->size, matrix, line->left,
                           PDF_HEIGHT - line->middle - line->size * 0.38);
    for (const gunichar2 *unit = units; *unit; unit++) {
        g_string_append_printf(content, "%04X", *unit);
    }
    g_string_append(content, "> Tj ET\n");
}

/* Returns a file; free with g_string_free. */
static inline GString *pdf_make(const pdf_line *lines, const pdf_shape *shape)
{
    GString *file = g_string_new("%PDF-1.4\n");
    g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GString) kids = g_string_new(NULL);
    const char *matrix = shape->matrix ? shape->matrix : "1 0 0 1";
    guint pages = shape->pages;
    for (const pdf_line *line = lines; line->text; line++) {
        pages = MAX(pages, line->page);
    }
    pdf_font(file, offsets);
    const guint root = 5 + 2 * pages;
    for (guint page = 1; page <= pages; page++) {
        g_autoptr(GString) content = g_string_new(NULL);
        for (const pdf_line *line = lines; line->text; line++) {
            if (line->page == page) {
                pdf_show(content, line, matrix);
            }
        }
        pdf_stream(file, offsets, content);
        g_string_append_printf(kids, "%u 0 R ", offsets->len + 1);
        g_autofree char *body =
            g_strdup_printf("<< /Type /Page /Parent %u 0 R /MediaBox [0 0 %d %d] /Rotate %u /Contents "
                            "%u 0 R /Resources << /Font << /F 1 0 R >> >> %s >>",
                            root, PDF_WIDTH, PDF_HEIGHT, shape->rotate, offsets->len, shape->page ? shape->page : "");
        pdf_object(file, offsets, body);
    }
    g_autofree char *tree = g_strdup_printf("<< /Type /Pages /Kids [%s] /Count %u >>", kids->str, pages);
    pdf_object(file, offsets, tree);
    g_autofree char *catalog =
        g_strdup_printf("<< /Type /Catalog /Pages %u 0 R %s >>", root, shape->catalog ? shape->catalog : "");
    pdf_object(file, offsets, catalog);
    if (shape->object) {
        pdf_object(file, offsets, shape->object);
    }
    const guint table = (guint)file->len;
    g_string_append_printf(file, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
    for (guint i = 0; i < offsets->len; i++) {
        g_string_append_printf(file, "%010u 00000 n \n", g_array_index(offsets, guint, i));
    }
    g_string_append_printf(file, "trailer << /Size %u /Root %u 0 R %s >>\nstartxref\n%u\n%%%%EOF\n", offsets->len + 1,
                           root + 1, shape->trailer ? shape->trailer : "", shape->no_xref ? 7 : table);
    return file;
}

#endif
