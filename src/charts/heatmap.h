/* A table of cells, each coloured by its value (see color-scale.h) with the number in it and, where
 * there is room in all of them, a small note below. Names of rows stand on the left, those of
 * columns on top, cut with an ellipsis where they are too long; give the longer dimension to the
 * rows. Numbers are black or white, whichever reads better on their cell (at least 4.5 : 1).
 *
 * A cell without a value (NAN) is hatched and has "–"; where there is no cell, nothing is drawn and
 * there is no mark. Marks are numbered row by row. Arrow keys walk the cells of a row, and up and
 * down to the nearest cell of the next row that has any: every mark is reached. O(rows × columns).
 */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

typedef struct
{
  const char *row_title;      /* what rows are ("Category"), for the numbers as text (nullable) */
  const char *const *rows;    /* n_rows of them */
  const char *const *columns; /* n_columns of them */
  guint n_rows, n_columns;
} UpliftHeatGrid;

typedef struct
{
  guint row, column;   /* at most one cell for each pair */
  double value;        /* NAN: no value */
  const char *note;    /* small, below the number ("3 influencers"); copied (nullable) */
  const char *tooltip; /* whole text of the tooltip; copied (nullable: names, value, note) */
  gboolean pale;       /* not chosen while others are */
} UpliftHeatCell;

#define UPLIFT_TYPE_HEATMAP (uplift_heatmap_get_type ())
G_DECLARE_FINAL_TYPE (UpliftHeatmap, uplift_heatmap, UPLIFT, HEATMAP, UpliftChart)

UpliftChart *uplift_heatmap_new (void);

/* Both copied. pivot: the middle of the colour scale; NAN: none. */
void uplift_heatmap_set_data (UpliftHeatmap *map, const UpliftHeatGrid *grid,
                              const UpliftHeatCell *cells, guint n_cells, double pivot);

/* title: what the chart shows; value_title: what the numbers are ("ROAS"); pivot_title: the middle
 * of the scale ("break-even"). Copied (nullable). */
void uplift_heatmap_set_titles (UpliftHeatmap *map, const char *title, const char *value_title,
                                const char *pivot_title);
void uplift_heatmap_set_format (UpliftHeatmap *map, UpliftNumberFormat format, gpointer user_data,
                                GDestroyNotify destroy);

G_END_DECLS
