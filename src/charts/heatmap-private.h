/* What the parts of the heat map share: the object (heatmap.c), where things stand
 * (heatmap-layout.c), and how they are drawn (heatmap-draw.c). */
#pragma once

#include "charts/chart-private.h"
#include "charts/color-scale.h"
#include "charts/heatmap.h"
#include "charts/legend.h"

G_BEGIN_DECLS

typedef struct
{
  guint row, column;
  double value;  /* NAN: none; never infinite */
  char *note;    /* (owned) (nullable) */
  char *tooltip; /* (owned) (nullable) */
  gboolean pale;
} UpliftHeatmapCell;

struct _UpliftHeatmap
{
  UpliftChart parent_instance;

  GArray *cells;          /* (owned) of UpliftHeatmapCell */
  GArray *order;          /* (owned) of guint: the cells row by row, which marks follow */
  char **rows, **columns; /* (owned) NULL-terminated */
  guint n_rows, n_columns;
  char *row_title;   /* (owned) "" when there is none */
  char *pivot_title; /* (owned) "" when there is none */
  UpliftColorScale colors;

  /* The layout; left-to-right. */
  UpliftLegend legend;
  cairo_rectangle_t plot;         /* of all cells */
  double cell_width, cell_height; /* with the gaps between them */
};

#define UPLIFT_HEATMAP_GAP 2 /* between cells */

const UpliftHeatmapCell *uplift_heatmap_get_cell (UpliftHeatmap *map, guint cell);
UpliftColor uplift_heatmap_get_cell_color (UpliftHeatmap *map, const UpliftHeatmapCell *cell);

/* Of UpliftChartClass. */
void uplift_heatmap_layout (UpliftChart *chart, PangoContext *context);
void uplift_heatmap_draw (UpliftChart *chart, cairo_t *cr, int highlighted);

G_END_DECLS
