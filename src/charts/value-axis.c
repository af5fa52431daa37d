#include "charts/value-axis.h"

#include <math.h>

#define GAP 8
#define MAX_LABEL_SHARE 0.4
/* The distance of ticks of a level axis, in line heights, that reads best. */
#define TICK_DISTANCE 4
#define MAX_TICKS 12

double
uplift_value_axis_add_left (UpliftChart *chart, PangoContext *context,
                            const UpliftLinearScale *scale, const UpliftTicks *ticks)
{
  UpliftChartState *state = uplift_chart_get_state (chart);
  double step = ticks->n > 0 ? uplift_ticks_get_step (ticks) : 0;
  double width = 0;
  double free_below = G_MAXDOUBLE;
  g_autoptr (GArray) labels = uplift_label_array_new ();

  for (guint i = 0; i < ticks->n; i++)
    {
      g_autofree char *text = uplift_chart_format (chart, uplift_ticks_get_value (ticks, i), step);
      UpliftLabel label
          = uplift_label_make (context, text, UPLIFT_TEXT_SMALL, state->width * MAX_LABEL_SHARE);

      width = MAX (width, label.rect.width);
      g_array_append_val (labels, label);
    }
  for (guint i = 0; i < labels->len; i++)
    {
      UpliftLabel *label = &g_array_index (labels, UpliftLabel, i);
      double value = uplift_ticks_get_value (ticks, i);
      double y = uplift_linear_scale_map (scale, value) - label->rect.height / 2;

      if (y + label->rect.height > free_below)
        continue;
      free_below = y;
      label->color = state->theme.dim_text;
      uplift_chart_add_label (chart, label, width - label->rect.width, y);
    }
  return width;
}

/* FALSE when the texts of these ticks do not fit beside each other. The array takes the labels. */
static gboolean
make_labels (UpliftChart *chart, PangoContext *context, const UpliftLinearScale *scale,
             const UpliftTicks *ticks, GArray *labels)
{
  double width = uplift_chart_get_width (chart);
  double step = ticks->n > 0 ? uplift_ticks_get_step (ticks) : 0;
  double free_from = 0;

  for (guint i = 0; i < ticks->n; i++)
    {
      double value = uplift_ticks_get_value (ticks, i);
      g_autofree char *text = uplift_chart_format (chart, value, step);
      UpliftLabel label = uplift_label_make (context, text, UPLIFT_TEXT_SMALL, -1);

      label.rect.x = uplift_linear_scale_map (scale, value) - label.rect.width / 2;
      label.rect.x = CLAMP (label.rect.x, 0, MAX (width - label.rect.width, 0));
      g_array_append_val (labels, label);
      if (label.rect.x < free_from || label.rect.x + label.rect.width > width)
        return FALSE;
      free_from = label.rect.x + label.rect.width + GAP;
    }
  return TRUE;
}

UpliftTicks
uplift_value_axis_add_bottom (UpliftChart *chart, PangoContext *context,
                              const UpliftLinearScale *scale, double y)
{
  UpliftChartState *state = uplift_chart_get_state (chart);
  double room = fabs (scale->end - scale->start);
  guint count = (guint) CLAMP (room / (TICK_DISTANCE * state->line_height) + 1, 1, MAX_TICKS);

  for (; count > 0; count--)
    {
      g_autoptr (GArray) labels = uplift_label_array_new ();
      UpliftTicks ticks = uplift_ticks_compute (scale->min, scale->max, count);

      if (!make_labels (chart, context, scale, &ticks, labels))
        continue;
      for (guint i = 0; i < labels->len; i++)
        {
          UpliftLabel *label = &g_array_index (labels, UpliftLabel, i);

          label->color = state->theme.dim_text;
          uplift_chart_add_label (chart, label, label->rect.x, y);
        }
      return ticks;
    }
  return (UpliftTicks){ .n = 0 };
}
