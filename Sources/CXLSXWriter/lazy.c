// libxlsxwriter, loaded when the first workbook is written. It brings OpenSSL along, whose loading takes longer than all
// else that the program does at its start (2.3 of 8.8 ms), and most runs write no workbook.
//
// Each function that the program calls stands here once, under its own name: the linker says which one is lacking. Where
// the library is not installed, workbook_new_opt gives NULL, and nothing else is called.
#include "CXLSXWriter.h"
#include <dlfcn.h>

static void *library(void) {
  static void *handle;
  if (!handle) handle = dlopen("libxlsxwriter.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (!handle) handle = dlopen("libxlsxwriter.so", RTLD_LAZY | RTLD_LOCAL);
  return handle;
}

static void *find(const char *name) {
  void *handle = library();
  return handle ? dlsym(handle, name) : 0;
}

// A function that hands its arguments on; 0 in the place of what cannot be called.
#define FORWARD(type, name, parameters, arguments) \
  type name parameters { \
    static __typeof__(&name) there; \
    if (!there) there = (__typeof__(&name))find(#name); \
    return there ? there arguments : (type)0; \
  }

FORWARD(lxw_chart_series *, chart_add_series,
        (lxw_chart *chart, const char *categories, const char *values),
        (chart, categories, values))
FORWARD(void, chart_axis_set_min, (lxw_chart_axis *axis, double min), (axis, min))
FORWARD(void, chart_axis_set_name, (lxw_chart_axis *axis, const char *name), (axis, name))
FORWARD(void, chart_axis_set_num_format, (lxw_chart_axis *axis, const char *num_format), (axis, num_format))
FORWARD(lxw_error, chart_legend_delete_series, (lxw_chart *chart, int16_t delete_series[]), (chart, delete_series))
FORWARD(void, chart_legend_set_position, (lxw_chart *chart, uint8_t position), (chart, position))
FORWARD(void, chart_series_set_categories,
        (lxw_chart_series *series, const char *sheetname, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col),
        (series, sheetname, first_row, first_col, last_row, last_col))
FORWARD(void, chart_series_set_labels, (lxw_chart_series *series), (series))
FORWARD(void, chart_series_set_labels_position, (lxw_chart_series *series, uint8_t position), (series, position))
FORWARD(void, chart_series_set_line, (lxw_chart_series *series, lxw_chart_line *line), (series, line))
FORWARD(void, chart_series_set_marker_fill, (lxw_chart_series *series, lxw_chart_fill *fill), (series, fill))
FORWARD(void, chart_series_set_marker_line, (lxw_chart_series *series, lxw_chart_line *line), (series, line))
FORWARD(void, chart_series_set_marker_size, (lxw_chart_series *series, uint8_t size), (series, size))
FORWARD(void, chart_series_set_marker_type, (lxw_chart_series *series, uint8_t type), (series, type))
FORWARD(void, chart_series_set_name, (lxw_chart_series *series, const char *name), (series, name))
FORWARD(void, chart_series_set_values,
        (lxw_chart_series *series, const char *sheetname, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col),
        (series, sheetname, first_row, first_col, last_row, last_col))
FORWARD(void, chart_show_blanks_as, (lxw_chart *chart, uint8_t option), (chart, option))
FORWARD(void, chart_title_set_name, (lxw_chart *chart, const char *name), (chart, name))
FORWARD(void, chart_title_set_name_font, (lxw_chart *chart, lxw_chart_font *font), (chart, font))
FORWARD(void, format_set_align, (lxw_format *format, uint8_t alignment), (format, alignment))
FORWARD(void, format_set_bold, (lxw_format *format), (format))
FORWARD(void, format_set_num_format, (lxw_format *format, const char *num_format), (format, num_format))
FORWARD(void, format_set_text_wrap, (lxw_format *format), (format))
FORWARD(lxw_chart *, workbook_add_chart, (lxw_workbook *workbook, uint8_t chart_type), (workbook, chart_type))
FORWARD(lxw_format *, workbook_add_format, (lxw_workbook *workbook), (workbook))
FORWARD(lxw_worksheet *, workbook_add_worksheet,
        (lxw_workbook *workbook, const char *sheetname),
        (workbook, sheetname))
FORWARD(lxw_error, workbook_close, (lxw_workbook *workbook), (workbook))
FORWARD(lxw_workbook *, workbook_new_opt,
        (const char *filename, lxw_workbook_options *options),
        (filename, options))
FORWARD(lxw_error, workbook_set_properties,
        (lxw_workbook *workbook, lxw_doc_properties *properties),
        (workbook, properties))
FORWARD(void, worksheet_fit_to_pages,
        (lxw_worksheet *worksheet, uint16_t width, uint16_t height),
        (worksheet, width, height))
FORWARD(void, worksheet_freeze_panes,
        (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col),
        (worksheet, row, col))
FORWARD(lxw_error, worksheet_insert_chart_opt,
        (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, lxw_chart *chart, lxw_chart_options *user_options),
        (worksheet, row, col, chart, user_options))
FORWARD(lxw_error, worksheet_set_column,
        (lxw_worksheet *worksheet, lxw_col_t first_col, lxw_col_t last_col, double width, lxw_format *format),
        (worksheet, first_col, last_col, width, format))
FORWARD(void, worksheet_set_landscape, (lxw_worksheet *worksheet), (worksheet))
FORWARD(void, worksheet_set_paper, (lxw_worksheet *worksheet, uint8_t paper_type), (worksheet, paper_type))
FORWARD(lxw_error, worksheet_set_row,
        (lxw_worksheet *worksheet, lxw_row_t row, double height, lxw_format *format),
        (worksheet, row, height, format))
FORWARD(lxw_error, worksheet_write_number,
        (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, double number, lxw_format *format),
        (worksheet, row, col, number, format))
FORWARD(lxw_error, worksheet_write_string,
        (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, const char *string, lxw_format *format),
        (worksheet, row, col, string, format))
