#include "app/export/pdf-report.h"

#include "app/chart/chart-specs.h"
#include "app/export/pdf-page.h"
#include "app/influencers/influencer-table-data.h"
#include "app/overview/timeline.h"
#include "app/overview/top-list.h"
#include "app/words/cost-text.h"
#include "app/words/standing.h"
#include "core/write/atomic-file.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

#define N_TOP 5
#define TILE_HEIGHT 62.0
#define CHART_GAP 16.0
#define ROW_HEIGHT 19.0

static cairo_status_t
collect_bytes_cb (void *user_data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (user_data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
add_files (UpliftPdfPage *page, const UpliftDataset *dataset)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint t = 0; t < UPLIFT_N_TABLES; t++)
    {
      const UpliftTableInfo *info = &dataset->tables[t];
      if (!info->present)
        continue;
      g_autofree char *rows = uplift_format_count ((gint64) info->rows);
      g_string_append_printf (text, _ ("%s%s (%s rows)"), text->len > 0 ? ", " : "", info->file,
                              rows);
    }
  uplift_pdf_page_add_text (page, UPLIFT_PDF_BODY, text->str);
}

/* One line for each filter that is set. */
static void
add_selection (UpliftPdfPage *page, const UpliftResults *results)
{
  const UpliftFilter *filter = results->filter;
  const UpliftDataset *dataset = results->dataset;
  g_autofree char *period
      = uplift_format_period (uplift_filter_get_since (filter), uplift_filter_get_until (filter));
  g_autofree char *line = g_strdup_printf (_ ("Period: %s"), period);

  uplift_pdf_page_add_text (page, UPLIFT_PDF_BODY, line);
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    {
      UpliftDimension dimension = (UpliftDimension) d;
      g_autoptr (GString) values = g_string_new (NULL);
      for (guint i = 0; i < uplift_filter_get_n_values (filter, dimension); i++)
        {
          const char *value = uplift_filter_get_value (filter, dimension, i);
          guint32 code;
          if (dimension == UPLIFT_DIMENSION_INFLUENCER
              && uplift_dictionary_lookup (dataset->values[d], value, &code))
            value = dataset->influencers.name[code];
          g_string_append_printf (values, "%s%s", i > 0 ? ", " : "",
                                  *value == '\0' ? _ ("(none)") : value);
        }
      if (values->len == 0)
        continue;
      g_autofree char *text
          = g_strdup_printf (_ ("Only %s: %s"), uplift_dimension_get_name (dimension), values->str);
      uplift_pdf_page_add_text (page, UPLIFT_PDF_BODY, text);
    }
  g_autofree char *note = uplift_cost_text_dup_note (results);
  if (note != NULL)
    uplift_pdf_page_add_text (page, UPLIFT_PDF_BODY, note);
}

static void
draw_tile (UpliftPdfPage *page, guint index, const char *label, const char *figure,
           const char *note)
{
  double width = (page->width - 2.0 * CHART_GAP) / 3.0;
  cairo_rectangle_t cell = {
    .x = (double) (index % 3) * (width + CHART_GAP),
    .y = page->y + (double) (index / 3) * (TILE_HEIGHT + CHART_GAP),
    .width = width,
  };

  cell.y += uplift_pdf_page_draw_cell (page, UPLIFT_PDF_SMALL, label, &cell, FALSE);
  cell.y += uplift_pdf_page_draw_cell (page, UPLIFT_PDF_FIGURE, figure, &cell, FALSE);
  uplift_pdf_page_draw_cell (page, UPLIFT_PDF_SMALL, note, &cell, FALSE);
}

/* What the incremental ROAS rests on: the method, with its interval or why there is no value
 * (transfer full). */
static char *
describe_incremental (const UpliftIncremental *incremental)
{
  const char *method = uplift_method_get_name (incremental->method);

  if (incremental->reason != NULL)
    return g_strdup_printf ("%s: %s", method, incremental->reason);
  if (isnan (incremental->low))
    return g_strdup_printf (_ ("method: %s"), method);
  g_autofree char *low = uplift_format_number (incremental->low, 2);
  g_autofree char *high = uplift_format_number (incremental->high, 2);
  return g_strdup_printf (_ ("%s, 95 %% interval %s – %s"), method, low, high);
}

static void
add_tiles (UpliftPdfPage *page, const UpliftResults *results)
{
  const UpliftFigures *figures = &results->totals.figures;
  const char *currency = results->dataset->currency;
  g_autofree char *revenue
      = uplift_format_money (uplift_money_to_double (figures->revenue), currency);
  g_autofree char *spend = uplift_format_money (figures->spend, currency);
  g_autofree char *roas = uplift_format_ratio (figures->roas);
  g_autofree char *incremental_roas = uplift_format_ratio (results->incremental.roas);
  g_autofree char *orders = uplift_format_count (figures->orders);
  g_autofree char *aov = uplift_format_money (figures->aov, currency);
  g_autofree char *profit = uplift_format_money (figures->profit, currency);
  g_autofree char *profit_note = g_strdup_printf (_ ("profit %s"), profit);
  g_autofree char *influencers = uplift_format_count (results->totals.influencers);
  g_autofree char *influencers_note = g_strdup_printf (_ ("%s influencers"), influencers);
  g_autofree char *incremental_note = describe_incremental (&results->incremental);
  const char *spend_note = isnan (results->totals.figures.payout) ? _ ("no payouts file")
                           : results->settings.spend_mode == UPLIFT_SPEND_WHOLE
                               ? _ ("whole payouts")
                               : _ ("payouts prorated by orders");

  draw_tile (page, 0, _ ("Revenue"), revenue, influencers_note);
  draw_tile (page, 1, _ ("Spend"), spend, spend_note);
  draw_tile (page, 2, _ ("ROAS"), roas, profit_note);
  draw_tile (page, 3, _ ("Incremental ROAS"), incremental_roas, incremental_note);
  draw_tile (page, 4, _ ("Orders"), orders, "");
  draw_tile (page, 5, _ ("Average order value"), aov, "");
  page->y += 2.0 * (TILE_HEIGHT + CHART_GAP);
}

/* The chart under its heading at x, so wide, from the page's place down; returns its height with
 * heading. */
static double
draw_chart (UpliftPdfPage *page, UpliftChart *chart, const char *heading, double x, double width)
{
  cairo_rectangle_t cell = { x, page->y, width, 0.0 };
  double top = uplift_pdf_page_draw_cell (page, UPLIFT_PDF_HEADING, heading, &cell, FALSE) + 8.0;
  double height = uplift_chart_get_natural_height (chart, page->context, width);

  uplift_chart_layout (chart, page->context, uplift_theme_get_light (), width, height);
  cairo_save (page->cr);
  cairo_translate (page->cr, x, page->y + top);
  uplift_chart_draw (chart, page->cr, -1);
  cairo_restore (page->cr);
  return top + height;
}

static double
draw_top (UpliftPdfPage *page, UpliftResults *results, UpliftMeasure measure, double x,
          double width)
{
  g_autoptr (UpliftTopList) list = uplift_top_list_new (results, measure, N_TOP);
  g_autoptr (UpliftChart) chart = uplift_bar_chart_new ();

  if (list->n == 0)
    {
      cairo_rectangle_t cell = { x, page->y, width, 0.0 };
      return uplift_pdf_page_draw_cell (
          page, UPLIFT_PDF_BODY, uplift_chart_specs_get_top_hint (measure, results), &cell, FALSE);
    }
  g_autofree char *title = uplift_chart_specs_dup_top_title (measure, list->n);
  uplift_chart_specs_fill_top (UPLIFT_BAR_CHART (chart), list, measure, results);
  return draw_chart (page, chart, title, x, width);
}

static void
add_charts (UpliftPdfPage *page, UpliftResults *results)
{
  double half = (page->width - CHART_GAP) / 2.0;
  double left, right;

  uplift_pdf_page_need (page, 260.0);
  left = draw_top (page, results, UPLIFT_MEASURE_ROAS, 0.0, half);
  right = draw_top (page, results, UPLIFT_MEASURE_REVENUE, half + CHART_GAP, half);
  page->y += MAX (left, right) + CHART_GAP;

  g_autoptr (UpliftTimeline) timeline = uplift_timeline_new (results);
  g_autoptr (UpliftChart) chart = uplift_line_chart_new ();
  if (timeline->points->n == 0)
    {
      uplift_pdf_page_add_text (page, UPLIFT_PDF_BODY,
                                uplift_chart_specs_get_timeline_hint (results));
      return;
    }
  uplift_chart_specs_fill_timeline (UPLIFT_LINE_CHART (chart), timeline, results);
  uplift_pdf_page_need (page,
                        uplift_chart_get_natural_height (chart, page->context, page->width) + 40.0);
  page->y
      += draw_chart (page, chart, _ ("Revenue over time by source"), 0.0, page->width) + CHART_GAP;
}

static void
add_patterns (UpliftPdfPage *page, const UpliftResults *results)
{
  if (results->n_patterns == 0)
    return;
  uplift_pdf_page_need (page, 80.0);
  uplift_pdf_page_add_text (page, UPLIFT_PDF_HEADING, _ ("Where money is lost more often"));
  for (guint i = 0; i < results->n_patterns; i++)
    uplift_pdf_page_add_text (page, UPLIFT_PDF_BODY, results->patterns[i].sentence);
  page->y += CHART_GAP;
}

/* The columns that fit a page; shares of its width. */
static const struct
{
  UpliftInfluencerColumn column;
  double share;
} table_columns[] = {
  { UPLIFT_INFLUENCER_NAME, 0.17 },
  { UPLIFT_INFLUENCER_PLATFORM, 0.11 },
  { UPLIFT_INFLUENCER_ORDERS, 0.07 },
  { UPLIFT_INFLUENCER_REVENUE, 0.13 },
  { UPLIFT_INFLUENCER_SPEND, 0.125 },
  { UPLIFT_INFLUENCER_ROAS, 0.085 },
  { UPLIFT_INFLUENCER_INCREMENTAL_ROAS, 0.155 },
  { UPLIFT_INFLUENCER_STATUS, 0.155 },
};

/* row: of the data, or -1 for the head. */
static void
draw_table_row (UpliftPdfPage *page, UpliftTableData *data, gint64 row)
{
  const UpliftTableColumn *columns = uplift_table_data_get_shape (data)->columns;
  cairo_rectangle_t cell = { 0.0, page->y + 2.0, 0.0, 0.0 };

  for (guint c = 0; c < G_N_ELEMENTS (table_columns); c++)
    {
      guint column = table_columns[c].column;
      g_autofree char *text = row < 0 ? g_strdup (columns[column].title)
                                      : uplift_table_data_dup_display (data, (guint) row, column);
      cell.width = table_columns[c].share * page->width - 10.0;
      uplift_pdf_page_draw_cell (page, row < 0 ? UPLIFT_PDF_SMALL : UPLIFT_PDF_CELL, text, &cell,
                                 uplift_cell_form_is_number (columns[column].form));
      cell.x += table_columns[c].share * page->width;
    }
  page->y += ROW_HEIGHT;
  if (row < 0)
    uplift_pdf_page_draw_rule (page, page->y - 1.0);
}

static void
add_table (UpliftPdfPage *page, UpliftResults *results)
{
  g_autoptr (UpliftTableData) data = uplift_influencer_table_data_new (results);

  uplift_pdf_page_need (page, 100.0);
  uplift_pdf_page_add_text (page, UPLIFT_PDF_HEADING, _ ("Influencers"));
  draw_table_row (page, data, -1);
  for (guint row = 0; row < results->n_ranking; row++)
    {
      if (uplift_pdf_page_need (page, ROW_HEIGHT))
        draw_table_row (page, data, -1);
      draw_table_row (page, data, row);
    }
  if (results->n_ranking == 0)
    uplift_pdf_page_add_text (page, UPLIFT_PDF_BODY, _ ("No influencer passes the filters."));
}

gboolean
uplift_pdf_report_write (UpliftResults *results, GFile *file, GError **error)
{
  g_return_val_if_fail (results != NULL && G_IS_FILE (file), FALSE);

  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (UpliftPdfPage) page
      = uplift_pdf_page_new (collect_bytes_cb, bytes, _ ("Uplift: influencer report"));
  uplift_pdf_page_add_text (page, UPLIFT_PDF_TITLE, _ ("Influencer report"));
  add_files (page, results->dataset);
  add_selection (page, results);
  page->y += CHART_GAP;
  add_tiles (page, results);
  add_charts (page, results);
  add_patterns (page, results);
  add_table (page, results);

  gboolean drawn = uplift_pdf_page_finish (page);
  g_autoptr (GBytes) content = g_byte_array_free_to_bytes (bytes);
  if (!drawn)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("the PDF could not be drawn"));
      return FALSE;
    }
  return uplift_atomic_file_write_bytes (file, content, NULL, error);
}
