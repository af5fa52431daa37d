#include "app/incremental/method-specs.h"

#include "app/chart/chart-formats.h"
#include "app/incremental/method-text.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

#define FIRST UPLIFT_METHOD_EXPERIMENT
#define N_ROWS (UPLIFT_N_METHODS - FIRST)
/* Of the palette: its blue, and its grey. */
#define USED_COLOR 0
#define OTHER_COLOR 7

/* "Experiment\n6.76×\n95% interval: 6.64× – 6.89×" */
static char *
make_tooltip (const UpliftIncremental *in)
{
  const char *title = uplift_method_get_title (in->method);
  g_autofree char *value = uplift_format_ratio (in->roas);
  g_autofree char *low = uplift_format_ratio (in->low);
  g_autofree char *high = uplift_format_ratio (in->high);

  if (isnan (in->roas))
    return g_strdup_printf (_ ("%s\nNo value: %s."), title, in->reason);
  if (isnan (in->low))
    return g_strdup_printf ("%s\n%s", title, value);
  return g_strdup_printf (_ ("%s\n%s\n95%% interval: %s – %s"), title, value, low, high);
}

void
uplift_method_specs_fill_intervals (UpliftIntervalChart *chart, const UpliftResults *results)
{
  UpliftIntervalItem items[N_ROWS];
  char *tooltips[N_ROWS];
  guint n_values = 0;

  g_return_if_fail (UPLIFT_IS_INTERVAL_CHART (chart) && results != NULL);

  for (guint i = 0; i < N_ROWS; i++)
    {
      const UpliftIncremental *in = &results->methods[FIRST + i];

      tooltips[i] = make_tooltip (in);
      n_values += isnan (in->roas) ? 0 : 1;
      items[i] = (UpliftIntervalItem){
        .label = uplift_method_get_title (in->method),
        .value = in->roas,
        .low = in->low,
        .high = in->high,
        .tooltip = tooltips[i],
        .color = in->method == results->incremental.method ? USED_COLOR : OTHER_COLOR,
      };
    }
  uplift_interval_chart_set_items (chart, items, n_values > 0 ? N_ROWS : 0);
  uplift_interval_chart_set_titles (chart, _ ("Incremental ROAS by method"), "");
  uplift_interval_chart_set_format (chart, uplift_chart_format_ratio, NULL, NULL);
  uplift_interval_chart_set_reference (chart, 1.0 / results->settings.margin, _ ("break-even"));
  for (guint i = 0; i < N_ROWS; i++)
    g_free (tooltips[i]);
}
