#include "charts/bar-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_HEIGHT 30
#define GROUPED_ROW_HEIGHT 20

G_DEFINE_FINAL_TYPE (UpliftBarChart, uplift_bar_chart, UPLIFT_TYPE_CHART)

const UpliftBarChartItem *
uplift_bar_chart_get_item (UpliftBarChart *self, guint i)
{
  return &g_array_index (self->items, UpliftBarChartItem, i);
}

double
uplift_bar_chart_get_axis_height (UpliftBarChart *self, double line)
{
  const char *title = uplift_chart_get_state (UPLIFT_CHART (self))->axis_title;

  return 4 + line * (title[0] != '\0' ? 2 : 1);
}

UpliftColor
uplift_bar_chart_get_item_color (UpliftBarChart *self, const UpliftBarChartItem *item)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  const UpliftTheme *theme = &uplift_chart_get_state (chart)->theme;

  if (!item->bad)
    return uplift_chart_get_color (chart, item->color, item->pale);
  return item->pale ? uplift_chart_make_pale (chart, theme->bad) : theme->bad;
}

static void
clear_item_cb (gpointer data)
{
  UpliftBarChartItem *item = data;

  g_free (item->label);
  g_free (item->group);
  g_free (item->tooltip);
}

static void
clear_key_cb (gpointer data)
{
  UpliftBarChartKey *key = data;

  g_free (key->name);
}

static gboolean
uplift_bar_chart_is_empty (UpliftChart *chart)
{
  return UPLIFT_BAR_CHART (chart)->items->len == 0;
}

char *
uplift_bar_chart_make_value_text (UpliftBarChart *self, const UpliftBarChartItem *item)
{
  if (isnan (item->value))
    return g_strdup ("–");

  g_autofree char *number = uplift_chart_format (UPLIFT_CHART (self), item->value, 0);

  return item->best ? g_strconcat (number, " ★", NULL) : g_steal_pointer (&number);
}

/* The item with its group (transfer full). */
static char *
dup_name (const UpliftBarChartItem *item)
{
  if (item->group == NULL)
    return g_strdup (item->label);
  /* Translators: a group of bars and one of them: “Beauty, Female”. */
  return g_strdup_printf (_ ("%s, %s"), item->group, item->label);
}

static int
uplift_bar_chart_pick (UpliftChart *chart, double x, double y)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  guint row = uplift_bar_chart_find_row (self, y);

  if (row >= uplift_chart_get_n_marks (chart)
      || !uplift_rect_contains (&uplift_chart_get_mark (chart, (int) row)->hit, x, y))
    return -1;
  return (int) row;
}

static char *
uplift_bar_chart_describe_mark (UpliftChart *chart, int mark)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  const UpliftBarChartItem *item
      = uplift_bar_chart_get_item (self, uplift_chart_get_mark (chart, mark)->datum);
  GString *text = g_string_new (item->tooltip);

  if (item->tooltip == NULL)
    {
      g_autofree char *name = dup_name (item);
      g_autofree char *value = isnan (item->value) ? g_strdup (_ ("no value"))
                                                   : uplift_chart_format (chart, item->value, 0);

      g_string_append_printf (text, "%s\n%s", name, value);
    }
  if (item->best)
    g_string_append_printf (text, "\n★ %s", _ ("best"));
  return g_string_free (text, FALSE);
}

static char *
uplift_bar_chart_describe (UpliftChart *chart)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  const UpliftBarChartItem *lowest = NULL;
  const UpliftBarChartItem *highest = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, i);

      if (isnan (item->value))
        continue;
      if (highest == NULL || item->value > highest->value)
        highest = item;
      if (lowest == NULL || item->value < lowest->value)
        lowest = item;
    }
  g_string_append_printf (
      text,
      ngettext ("Bar chart “%s” with %u bar.", "Bar chart “%s” with %u bars.", self->items->len),
      uplift_chart_get_title (chart), self->items->len);
  if (highest != NULL)
    {
      g_autofree char *highest_name = dup_name (highest);
      g_autofree char *lowest_name = dup_name (lowest);
      g_autofree char *most = uplift_chart_format (chart, highest->value, 0);
      g_autofree char *least = uplift_chart_format (chart, lowest->value, 0);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("Highest: %s, %s; lowest: %s, %s."), highest_name, most,
                              lowest_name, least);
    }
  return g_string_free (text, FALSE);
}

static int
uplift_bar_chart_step (UpliftChart *chart, int mark, int dx, int dy)
{
  return CLAMP (mark + dy, 0, (int) uplift_chart_get_n_marks (chart) - 1);
}

static char *
uplift_bar_chart_to_text (UpliftChart *chart)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  const char *axis_title = uplift_chart_get_state (chart)->axis_title;
  gboolean has_groups = self->n_series > 0;
  GString *text = g_string_new (NULL);

  if (has_groups)
    g_string_append_printf (text, "%s\t", _ ("Group"));
  g_string_append_printf (text, "%s\t", _ ("Name"));
  uplift_chart_append_cell (text, axis_title[0] != '\0' ? axis_title : _ ("Value"));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->items->len; i++)
    {
      const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, i);

      if (has_groups)
        {
          uplift_chart_append_cell (text, item->group != NULL ? item->group : "");
          g_string_append_c (text, '\t');
        }
      uplift_chart_append_cell (text, item->label);
      g_string_append_c (text, '\t');
      uplift_chart_append_number (text, item->value);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static double
measure_legend (UpliftBarChart *self, PangoContext *context, double width)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->keys->len; i++)
    g_ptr_array_add (names, g_array_index (self->keys, UpliftBarChartKey, i).name);
  return uplift_legend_measure_keys (context, (const char *const *) names->pdata, names->len,
                                     width);
}

static double
uplift_bar_chart_get_natural_height (UpliftChart *chart, PangoContext *context, double width)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  double line = uplift_chart_measure_line (context);
  gboolean has_reference = !isnan (self->reference) && self->reference_label != NULL;
  double row
      = self->n_series > 0 ? MAX (GROUPED_ROW_HEIGHT, line * 1.2) : MAX (ROW_HEIGHT, line * 1.5);

  return ceil (measure_legend (self, context, width) + (has_reference ? line + 4 : 0)
               + uplift_bar_chart_count_shares (self) * row
               + uplift_bar_chart_get_axis_height (self, line));
}

/* The legend and the line's name above the rows, the axis below them. */
static void
uplift_bar_chart_get_fixed (UpliftChart *chart, double *top, double *bottom)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);

  *top = self->plot.y;
  *bottom = uplift_chart_get_height (chart) - self->plot.y - self->plot.height;
}

static void
uplift_bar_chart_finalize (GObject *object)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (object);

  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  uplift_legend_clear (&self->legend);
  g_clear_pointer (&self->reference_label, g_free);

  G_OBJECT_CLASS (uplift_bar_chart_parent_class)->finalize (object);
}

static void
uplift_bar_chart_class_init (UpliftBarChartClass *klass)
{
  UpliftChartClass *chart_class = UPLIFT_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = uplift_bar_chart_finalize;
  chart_class->is_empty = uplift_bar_chart_is_empty;
  chart_class->layout = uplift_bar_chart_layout;
  chart_class->draw = uplift_bar_chart_draw;
  chart_class->pick = uplift_bar_chart_pick;
  chart_class->get_fixed = uplift_bar_chart_get_fixed;
  chart_class->describe_mark = uplift_bar_chart_describe_mark;
  chart_class->describe = uplift_bar_chart_describe;
  chart_class->step = uplift_bar_chart_step;
  chart_class->to_text = uplift_bar_chart_to_text;
  chart_class->get_natural_height = uplift_bar_chart_get_natural_height;
}

static void
uplift_bar_chart_init (UpliftBarChart *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (UpliftBarChartItem));
  g_array_set_clear_func (self->items, clear_item_cb);
  self->keys = g_array_new (FALSE, FALSE, sizeof (UpliftBarChartKey));
  g_array_set_clear_func (self->keys, clear_key_cb);
  self->reference = (double) NAN;
  uplift_legend_init (&self->legend, UPLIFT_CHART (self));
}

UpliftChart *
uplift_bar_chart_new (void)
{
  return g_object_new (UPLIFT_TYPE_BAR_CHART, NULL);
}

static void
add_key (UpliftBarChart *self, const char *name, guint color)
{
  UpliftBarChartKey key = { g_strdup (name), color };

  g_array_append_val (self->keys, key);
}

/* Which of the labels in groups each item has, and how many groups end before it. */
static void
number_groups (UpliftBarChart *self)
{
  g_autoptr (GHashTable) series = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_before = 0;

  g_array_set_size (self->keys, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      UpliftBarChartItem *item = &g_array_index (self->items, UpliftBarChartItem, i);

      n_before += i > 0 && g_strcmp0 (item->group, item[-1].group) != 0;
      item->n_groups_before = n_before;
      if (item->group == NULL)
        continue;
      if (!g_hash_table_contains (series, item->label))
        {
          g_hash_table_insert (series, item->label, GUINT_TO_POINTER (self->keys->len));
          add_key (self, item->label, item->color);
        }
      item->series = GPOINTER_TO_UINT (g_hash_table_lookup (series, item->label));
    }
  self->n_series = self->keys->len;
}

void
uplift_bar_chart_set_items (UpliftBarChart *chart, const UpliftBarItem *items, guint n_items)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (items != NULL || n_items == 0);

  g_array_unref (chart->items);
  chart->items = g_array_sized_new (FALSE, FALSE, sizeof (UpliftBarChartItem), n_items);
  g_array_set_clear_func (chart->items, clear_item_cb);
  for (guint i = 0; i < n_items; i++)
    {
      UpliftBarChartItem item = {
        .label = g_strdup (items[i].label),
        .group = g_strdup (items[i].group),
        .tooltip = g_strdup (items[i].tooltip),
        .value = isfinite (items[i].value) ? items[i].value : (double) NAN,
        .color = items[i].color,
        .pale = items[i].pale,
        .bad = items[i].bad,
        .best = items[i].best,
      };

      g_array_append_val (chart->items, item);
    }
  number_groups (chart);
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}

void
uplift_bar_chart_add_key (UpliftBarChart *chart, const char *name, guint color)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (name != NULL);

  add_key (chart, name, color);
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}

void
uplift_bar_chart_set_titles (UpliftBarChart *chart, const char *title, const char *axis_title)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));

  uplift_chart_set_titles (UPLIFT_CHART (chart), title, axis_title);
}

void
uplift_bar_chart_set_format (UpliftBarChart *chart, UpliftNumberFormat format, gpointer user_data,
                             GDestroyNotify destroy)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));

  uplift_chart_set_format (UPLIFT_CHART (chart), format, user_data, destroy);
}

void
uplift_bar_chart_set_reference (UpliftBarChart *chart, double value, const char *label)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (!isinf (value));

  g_free (chart->reference_label);
  chart->reference = value;
  chart->reference_label = g_strdup (label);
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}
