#include "charts/interval-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_HEIGHT 30

G_DEFINE_FINAL_TYPE (UpliftIntervalChart, uplift_interval_chart, UPLIFT_TYPE_CHART)

const UpliftIntervalChartItem *
uplift_interval_chart_get_item (UpliftIntervalChart *self, guint i)
{
  return &g_array_index (self->items, UpliftIntervalChartItem, i);
}

char *
uplift_interval_chart_format_value (UpliftIntervalChart *self, const UpliftIntervalChartItem *item)
{
  return isnan (item->value) ? g_strdup ("–")
                             : uplift_chart_format (UPLIFT_CHART (self), item->value, 0);
}

double
uplift_interval_chart_get_top_height (UpliftIntervalChart *self, double line)
{
  return !isnan (self->reference) && self->reference_label[0] != '\0' ? line + 4 : 0;
}

double
uplift_interval_chart_get_axis_height (UpliftIntervalChart *self, double line)
{
  const char *title = uplift_chart_get_state (UPLIFT_CHART (self))->axis_title;

  return 4 + line * (title[0] != '\0' ? 2 : 1);
}

static void
clear_item_cb (gpointer data)
{
  UpliftIntervalChartItem *item = data;

  g_free (item->label);
  g_free (item->tooltip);
}

static gboolean
uplift_interval_chart_is_empty (UpliftChart *chart)
{
  return UPLIFT_INTERVAL_CHART (chart)->items->len == 0;
}

/* "3.86× (3.10× – 4.62×)" */
static char *
describe_item (UpliftIntervalChart *self, const UpliftIntervalChartItem *item)
{
  UpliftChart *chart = UPLIFT_CHART (self);

  if (isnan (item->value))
    return g_strdup (_ ("no value"));

  g_autofree char *value = uplift_chart_format (chart, item->value, 0);

  if (isnan (item->low))
    return g_steal_pointer (&value);

  g_autofree char *low = uplift_chart_format (chart, item->low, 0);
  g_autofree char *high = uplift_chart_format (chart, item->high, 0);

  /* Translators: a number, and in brackets the lowest and the highest that it may be. */
  return g_strdup_printf (_ ("%s (%s – %s)"), value, low, high);
}

static char *
uplift_interval_chart_describe_mark (UpliftChart *chart, int mark)
{
  UpliftIntervalChart *self = UPLIFT_INTERVAL_CHART (chart);
  const UpliftIntervalChartItem *item
      = uplift_interval_chart_get_item (self, uplift_chart_get_mark (chart, mark)->datum);

  if (item->tooltip != NULL)
    return g_strdup (item->tooltip);

  g_autofree char *text = describe_item (self, item);

  return g_strdup_printf ("%s\n%s", item->label, text);
}

static char *
uplift_interval_chart_describe (UpliftChart *chart)
{
  UpliftIntervalChart *self = UPLIFT_INTERVAL_CHART (chart);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
                          ngettext ("Chart of intervals “%s” with %u row.",
                                    "Chart of intervals “%s” with %u rows.", self->items->len),
                          uplift_chart_get_title (chart), self->items->len);
  for (guint i = 0; i < self->items->len; i++)
    {
      const UpliftIntervalChartItem *item = uplift_interval_chart_get_item (self, i);
      g_autofree char *described = describe_item (self, item);

      g_string_append (text, i == 0 ? " " : "; ");
      g_string_append_printf (text, "%s: %s", item->label, described);
    }
  if (self->items->len > 0)
    g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

static int
uplift_interval_chart_step (UpliftChart *chart, int mark, int dx, int dy)
{
  return CLAMP (mark + dy, 0, (int) uplift_chart_get_n_marks (chart) - 1);
}

static char *
uplift_interval_chart_to_text (UpliftChart *chart)
{
  UpliftIntervalChart *self = UPLIFT_INTERVAL_CHART (chart);
  const char *axis_title = uplift_chart_get_state (chart)->axis_title;
  GString *text = g_string_new (_ ("Name"));

  g_string_append_c (text, '\t');
  uplift_chart_append_cell (text, axis_title[0] != '\0' ? axis_title : _ ("Value"));
  g_string_append_printf (text, "\t%s\t%s\n", _ ("Lowest"), _ ("Highest"));
  for (guint i = 0; i < self->items->len; i++)
    {
      const UpliftIntervalChartItem *item = uplift_interval_chart_get_item (self, i);

      uplift_chart_append_cell (text, item->label);
      g_string_append_c (text, '\t');
      uplift_chart_append_number (text, item->value);
      g_string_append_c (text, '\t');
      uplift_chart_append_number (text, item->low);
      g_string_append_c (text, '\t');
      uplift_chart_append_number (text, item->high);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static double
uplift_interval_chart_get_natural_height (UpliftChart *chart, PangoContext *context, double width)
{
  UpliftIntervalChart *self = UPLIFT_INTERVAL_CHART (chart);
  double line = uplift_chart_measure_line (context);

  return ceil (uplift_interval_chart_get_top_height (self, line)
               + uplift_interval_chart_get_axis_height (self, line)
               + self->items->len * MAX (ROW_HEIGHT, line * 1.5));
}

static void
uplift_interval_chart_finalize (GObject *object)
{
  UpliftIntervalChart *self = UPLIFT_INTERVAL_CHART (object);

  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->reference_label, g_free);

  G_OBJECT_CLASS (uplift_interval_chart_parent_class)->finalize (object);
}

static void
uplift_interval_chart_class_init (UpliftIntervalChartClass *klass)
{
  UpliftChartClass *chart_class = UPLIFT_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = uplift_interval_chart_finalize;
  chart_class->is_empty = uplift_interval_chart_is_empty;
  chart_class->layout = uplift_interval_chart_layout;
  chart_class->draw = uplift_interval_chart_draw;
  chart_class->describe_mark = uplift_interval_chart_describe_mark;
  chart_class->describe = uplift_interval_chart_describe;
  chart_class->step = uplift_interval_chart_step;
  chart_class->to_text = uplift_interval_chart_to_text;
  chart_class->get_natural_height = uplift_interval_chart_get_natural_height;
}

static void
uplift_interval_chart_init (UpliftIntervalChart *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (UpliftIntervalChartItem));
  g_array_set_clear_func (self->items, clear_item_cb);
  self->reference = (double) NAN;
  self->reference_label = g_strdup ("");
}

UpliftChart *
uplift_interval_chart_new (void)
{
  return g_object_new (UPLIFT_TYPE_INTERVAL_CHART, NULL);
}

void
uplift_interval_chart_set_items (UpliftIntervalChart *chart, const UpliftIntervalItem *items,
                                 guint n_items)
{
  g_return_if_fail (UPLIFT_IS_INTERVAL_CHART (chart));
  g_return_if_fail (items != NULL || n_items == 0);

  g_array_set_size (chart->items, 0);
  for (guint i = 0; i < n_items; i++)
    {
      gboolean has_value = isfinite (items[i].value);
      gboolean has_interval = has_value && isfinite (items[i].low) && isfinite (items[i].high);
      UpliftIntervalChartItem item = {
        .label = g_strdup (items[i].label),
        .tooltip = g_strdup (items[i].tooltip),
        .value = has_value ? items[i].value : (double) NAN,
        .low = has_interval ? items[i].low : (double) NAN,
        .high = has_interval ? items[i].high : (double) NAN,
        .color = items[i].color,
      };

      g_array_append_val (chart->items, item);
    }
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}

void
uplift_interval_chart_set_titles (UpliftIntervalChart *chart, const char *title,
                                  const char *axis_title)
{
  g_return_if_fail (UPLIFT_IS_INTERVAL_CHART (chart));

  uplift_chart_set_titles (UPLIFT_CHART (chart), title, axis_title);
}

void
uplift_interval_chart_set_format (UpliftIntervalChart *chart, UpliftNumberFormat format,
                                  gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (UPLIFT_IS_INTERVAL_CHART (chart));

  uplift_chart_set_format (UPLIFT_CHART (chart), format, user_data, destroy);
}

void
uplift_interval_chart_set_reference (UpliftIntervalChart *chart, double value, const char *label)
{
  g_return_if_fail (UPLIFT_IS_INTERVAL_CHART (chart));
  g_return_if_fail (!isinf (value));

  g_free (chart->reference_label);
  chart->reference = value;
  chart->reference_label = g_strdup (label != NULL ? label : "");
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}
