/* xlsx.c: fields as a workbook of one sheet, a row a record: those of the view's columns. The same answer gives the
 * same bytes: the library dates the parts of the archive 1980, and the workbook has a date of its own. */
#include <errno.h>
#include <jiyan/base/terminal.h>
#include <string.h>
#include <xlsxwriter.h>

#include "searcher/render/grid.h"

/* What a sheet has room for: UTF-16 units of a cell, and rows, the header among them. */
#define UNITS_MOST 32767
#define ROWS_MOST LXW_ROW_MAX
/* Columns of a terminal that a column of the sheet may take; a wide character takes two. */
#define WIDTH_LEAST 8
#define WIDTH_MOST 60
/* Seconds: 2000-01-01. */
#define CREATED 946684800

static const char ELLIPSIS[] = "…";

typedef struct {
    jy_grid grid;
    const jy_view *view;
    FILE *file; /* without a name: the library wants a path, and the answer may go to a pipe */
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *bold, *date;
    lxw_row_t row;  /* the next */
    GArray *widths; /* of unsigned, by column */
} xlsx_printer;

static void fail(const xlsx_printer *to, int failure)
{
    if (to->view->losses && !to->view->losses->failure) {
        to->view->losses->failure = failure ? failure : EIO;
    }
}

/* ---- texts ---- */

/* What XML cannot say, or the format says otherwise: _x0041_ is its word for A. */
static bool is_escape(const char *at)
{
    return at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';
}

/* Appends a text as a cell holds it: its line ends stay, and nothing in it drives anything. */
static void append_text(GString *cell, const char *text)
{
    g_autoptr(GString) safe = g_string_new(NULL);
    for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
        jy_terminal_append_safe(safe, text, (size_t)(end - text));
        g_string_append_c(safe, '\n');
    }
    jy_terminal_append_safe(safe, text, strlen(text));
    for (const char *at = safe->str; *at; at = g_utf8_next_char(at)) {
        const gunichar character = g_utf8_get_char(at);
        g_string_append(cell, is_escape(at) ? "_x005F" : "");
        g_string_append_unichar(cell, character == 0xFFFE || character == 0xFFFF ? 0xFFFD : character);
    }
}

/* Cuts a text to what a cell has room for, at the beginning of a character. Returns whether it was longer. */
static bool cut(GString *cell)
{
    const char *end = cell->str;
    unsigned units = 0;
    gsize fits = 0;
    for (; *end && units <= UNITS_MOST; end = g_utf8_next_char(end)) {
        units += g_utf8_get_char(end) > 0xFFFF ? 2 : 1;
        if (units < UNITS_MOST) { /* one is left for the ellipsis */
            fits = (gsize)(g_utf8_next_char(end) - cell->str);
        }
    }
    if (units <= UNITS_MOST) {
        return false;
    }
    g_string_truncate(cell, fits);
    g_string_append(cell, ELLIPSIS);
    return true;
}

/* The widest line of a text, in columns. */
static unsigned width_of(const char *text)
{
    unsigned widest = 0;
    for (const char *end = text; *end; text = *end ? end + 1 : end) {
        end = text + strcspn(text, "\n");
        widest = MAX(widest, jy_terminal_columns(text, (size_t)(end - text)));
    }
    return widest;
}

/* ---- cells ---- */

static bool names_date(const char *column)
{
    return g_str_has_suffix(column, "date") || g_str_has_prefix(column, "due_");
}

/* Reads a whole day, of those that the format has: from 1900 on. A month or a year alone stays a text. */
static bool read_date(const char *text, lxw_datetime *ret_date)
{
    int length = 0;
    const bool is_day = sscanf(text, "%4d-%2d-%2d%n", &ret_date->year, &ret_date->month, &ret_date->day, &length) == 3;
    return is_day && length == (int)strlen("2021-03-05") && text[length] == '\0' && ret_date->year >= 1900;
}

static bool read_year(const char *text)
{
    return strlen(text) == strlen("2021") && strspn(text, "0123456789") == strlen(text);
}

/* A text is a text whatever it begins with: no formula, no link. */
static lxw_error put_text(xlsx_printer *to, lxw_col_t column, const char *text)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    append_text(cell, text);
    if (cut(cell) && to->view->losses) {
        to->view->losses->cells++;
    }
    unsigned *width = &g_array_index(to->widths, unsigned, column);
    *width = MAX(*width, width_of(cell->str));
    return worksheet_write_string(to->sheet, to->row, column, cell->str, NULL);
}

static lxw_error put_cell(xlsx_printer *to, lxw_col_t column, const jy_grid_cell *cell)
{
    lxw_datetime date = {0};
    const char *text = cell->text->str, *name = cell->column.name;
    unsigned *width = &g_array_index(to->widths, unsigned, column);
    switch (cell->kind) {
    case JY_VALUE_INTEGER:
    case JY_VALUE_REAL:
        *width = MAX(*width, (unsigned)cell->text->len);
        return worksheet_write_number(to->sheet, to->row, column, cell->number, NULL);
    case JY_VALUE_BOOLEAN:
        return to->grid.is_chinese ? put_text(to, column, text)
                                   : worksheet_write_boolean(to->sheet, to->row, column, (int)cell->number, NULL);
    default:
        break;
    }
    if (!*text) {
        return LXW_NO_ERROR;
    }
    if (names_date(name) && read_date(text, &date)) {
        *width = MAX(*width, (unsigned)strlen(text));
        return worksheet_write_datetime(to->sheet, to->row, column, &date, to->date);
    }
    if (g_str_equal(name, "year") && read_year(text)) {
        return worksheet_write_number(to->sheet, to->row, column, (double)g_ascii_strtoll(text, NULL, 10), NULL);
    }
    return put_text(to, column, text);
}

/* ---- the sheet ---- */

static void put_header(xlsx_printer *to)
{
    for (guint i = 0; i < to->grid.cells->len; i++) {
        const jy_column *column = &g_array_index(to->grid.cells, jy_grid_cell, i).column;
        const char *name = jy_grid_name(column, to->grid.is_chinese);
        /* Room for the mark of the filter, too. */
        const unsigned width = MAX(WIDTH_LEAST, width_of(name) + 3);
        g_array_append_val(to->widths, width);
        worksheet_write_string(to->sheet, 0, (lxw_col_t)i, name, to->bold);
    }
    worksheet_freeze_panes(to->sheet, 1, 0);
    to->row = 1;
}

static jy_printer *create(const jy_columns *columns, const jy_view *view)
{
    xlsx_printer *to = g_new0(xlsx_printer, 1);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_doc_properties properties = {.created = CREATED};
    jy_grid_init(&to->grid, columns, view);
    to->view = view;
    to->widths = g_array_new(false, false, sizeof(unsigned));
    to->file = tmpfile();
    if (!to->file) {
        fail(to, errno);
        return &to->grid.head;
    }
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fileno(to->file));
    to->book = workbook_new_opt(path, &options);
    workbook_set_properties(to->book, &properties);
    to->sheet = workbook_add_worksheet(to->book, "jiyan");
    to->bold = workbook_add_format(to->book);
    format_set_bold(to->bold);
    to->date = workbook_add_format(to->book);
    format_set_num_format(to->date, "yyyy\\-mm\\-dd");
    put_header(to);
    return &to->grid.head;
}

static void put_row(xlsx_printer *to)
{
    if (to->row == ROWS_MOST) {
        if (to->view->losses) {
            to->view->losses->rows++;
        }
        return;
    }
    for (guint i = 0; i < to->grid.cells->len; i++) {
        if (put_cell(to, (lxw_col_t)i, &g_array_index(to->grid.cells, jy_grid_cell, i)) != LXW_NO_ERROR) {
            fail(to, EIO);
        }
    }
    to->row++;
}

static void end(jy_printer *head)
{
    xlsx_printer *to = (xlsx_printer *)head;
    if (jy_grid_end(&to->grid)) {
        if (to->sheet) {
            put_row(to);
        }
        jy_grid_empty(&to->grid);
    }
}

/* ---- writing ---- */

static void settle_columns(xlsx_printer *to)
{
    const lxw_col_t last = (lxw_col_t)(to->widths->len - 1);
    for (guint i = 0; i < to->widths->len; i++) {
        const unsigned width = MIN(g_array_index(to->widths, unsigned, i) + 1, WIDTH_MOST);
        worksheet_set_column(to->sheet, (lxw_col_t)i, (lxw_col_t)i, width, NULL);
    }
    worksheet_autofilter(to->sheet, 0, 0, to->row - 1, last);
}

/* Copies the workbook to where the answer goes. */
static void copy(const xlsx_printer *to)
{
    char bytes[BUFSIZ];
    size_t length;
    rewind(to->file);
    while ((length = fread(bytes, 1, sizeof bytes, to->file)) > 0) {
        fwrite(bytes, 1, length, to->grid.head.out);
    }
    if (ferror(to->file)) {
        fail(to, errno);
    }
}

static void destroy(jy_printer *head)
{
    xlsx_printer *to = (xlsx_printer *)head;
    if (to->book) {
        settle_columns(to);
        errno = 0;
        if (workbook_close(to->book) == LXW_NO_ERROR) {
            copy(to);
        } else {
            fail(to, errno);
        }
    }
    if (to->file) {
        fclose(to->file);
    }
    g_array_unref(to->widths);
    jy_grid_clear(&to->grid);
    g_free(to);
}

const jy_printer_type JY_PRINTER_XLSX = {true, NULL, create, destroy, jy_grid_begin, end, jy_grid_value};
