/* What stands above the plot and says what colours and shapes mean: a colour scale with its
 * numbers, and keys with their texts, in lines from left to right. Charts that have one lay it out
 * first; the texts are labels of the chart, the pictures beside them are drawn from here. */
#pragma once

#include "charts/chart-private.h"
#include "charts/color-scale.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_LEGEND_SWATCH,  /* a small square */
  UPLIFT_LEGEND_HATCHED, /* the same, hatched */
  UPLIFT_LEGEND_HOLLOW_POINT,
  UPLIFT_LEGEND_BAD_POINT
} UpliftLegendShape;

typedef struct
{
  UpliftChart *chart;    /* (borrowed) */
  PangoContext *context; /* (borrowed) while it is laid out */
  double x, top;         /* where the next entry goes */
  double line, limit;    /* how high a line is, and how low the legend may reach */
  GArray *pictures;      /* (owned) of what is drawn */
} UpliftLegend;

/* Call once, and clear at the end. */
void uplift_legend_init (UpliftLegend *legend, UpliftChart *chart);
void uplift_legend_clear (UpliftLegend *legend);

/* Begins a layout in the chart's state, forgetting the one before; everything below y = limit is
 * out of reach. Entries that find no room are left out. */
void uplift_legend_begin (UpliftLegend *legend, PangoContext *context, double limit);

/* How a colour scale is told. */
typedef struct
{
  const char *title;         /* of the values; (borrowed) as all that follow */
  const char *pivot;         /* what the pivot is called; "" when it has no name */
  UpliftNumberFormat format; /* (nullable: plain) */
  gpointer format_data;
  gboolean cells; /* the colours are those of cells */
} UpliftLegendTexts;

/* The scale, two lines high: colours, and below them the numbers of its ends (with ≤ and ≥ where
 * there are values beyond) and of its pivot. First of all entries; nothing where all values are at
 * the pivot. */
void uplift_legend_add_scale (UpliftLegend *legend, const UpliftColorScale *scale,
                              const UpliftLegendTexts *texts);

void uplift_legend_add_key (UpliftLegend *legend, UpliftLegendShape shape, UpliftColor color,
                            const char *text);

/* How high a legend of these keys alone gets, if nothing limits it. */
double uplift_legend_measure_keys (PangoContext *context, const char *const *texts, guint n,
                                   double width);

/* How high the legend has become with the gap below it, 0 when it is empty. */
double uplift_legend_end (UpliftLegend *legend);

void uplift_legend_draw (const UpliftLegend *legend, cairo_t *cr);

G_END_DECLS
