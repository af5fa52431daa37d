/* Horizontal bars, one for each item, longest first as given: a label on the left, the bar, its
 * number at its end. The axis begins at zero (bars of negative values go the other way). Long
 * labels are cut with an ellipsis; the tooltip has them whole. An item without value (NAN) has a
 * label and "–" and no bar. A dashed line with its label stands at the reference value.
 *
 * Items of the same group in a row lie close together beside the group's name; what their own
 * labels mean is said by a legend above the bars, in which each label has the colour of its first
 * item: give a label the same colour and place in all groups. A mark's series is its label's place
 * in the legend. Of items that stand alone the legend says what their colours mean, if that is
 * added.
 *
 * For tens of thousands of items: texts are made when they are seen. Width of the column of labels
 * and of the numbers follow from a part of them then.
 */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label;   /* copied */
  double value;        /* NAN: no value */
  const char *tooltip; /* whole text of the tooltip; copied (nullable: label and value) */
  guint color;         /* of the palette, taken modulo its size */
  gboolean pale;       /* not chosen while others are */
  gboolean bad;      /* drawn in the colour of what loses money, and hatched: not by colour alone */
  gboolean best;     /* its number and its tooltip get a star */
  const char *group; /* copied (nullable: stands alone) */
} UpliftBarItem;

#define UPLIFT_TYPE_BAR_CHART (uplift_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (UpliftBarChart, uplift_bar_chart, UPLIFT, BAR_CHART, UpliftChart)

UpliftChart *uplift_bar_chart_new (void);

/* The items, copied. title: what the chart shows ("Top 5 by ROAS"), used in descriptions;
 * axis_title: the value axis ("ROAS"). */
void uplift_bar_chart_set_items (UpliftBarChart *chart, const UpliftBarItem *items, guint n_items);
void uplift_bar_chart_set_titles (UpliftBarChart *chart, const char *title, const char *axis_title);
void uplift_bar_chart_set_format (UpliftBarChart *chart, UpliftNumberFormat format,
                                  gpointer user_data, GDestroyNotify destroy);

/* Adds to the legend what a colour of the palette stands for. name: copied. Setting items forgets
 * what was added. */
void uplift_bar_chart_add_key (UpliftBarChart *chart, const char *name, guint color);

/* NAN: none (the default). label: (nullable) stands at the line. */
void uplift_bar_chart_set_reference (UpliftBarChart *chart, double value, const char *label);

G_END_DECLS
