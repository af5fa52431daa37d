/* In which order the points of a scatter chart are numbered, walked and drawn: all follows from the
 * data alone, so that a new size does not sort them again. */
#include "charts/scatter-chart-private.h"

#include <math.h>

/* Steps of the colour scale on each side of its middle. */
#define LEVELS 16

/* The parts of a key, so ordered that what stands out is drawn last. */
#define KEY_STRONG (1 << 8)
#define KEY_BAD (1 << 7)

static guint16
make_key (UpliftScatterChart *self, const UpliftScatterChartPoint *point)
{
  double place = uplift_color_scale_map (&self->colors, point->value);
  guint key = (point->pale ? 0u : KEY_STRONG) | (point->bad ? KEY_BAD : 0u);

  if (!isnan (place))
    key += 1 + 2 * (guint) lround (fabs (place) * LEVELS) + (place < 0 ? 1 : 0);
  return (guint16) key;
}

gboolean
uplift_scatter_chart_is_key_bad (guint16 key)
{
  return (key & KEY_BAD) != 0;
}

gboolean
uplift_scatter_chart_is_key_hollow (guint16 key)
{
  return (key & (KEY_BAD - 1)) == 0;
}

UpliftColor
uplift_scatter_chart_get_key_color (UpliftScatterChart *self, guint16 key)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  guint level = key & (KEY_BAD - 1u);
  double place = (double) NAN;

  if (level > 0)
    place = (level - 1) / 2 * ((level - 1) % 2 == 1 ? -1.0 : 1.0) / LEVELS;

  UpliftColor color
      = uplift_color_scale_get_color (&uplift_chart_get_state (chart)->theme, place, FALSE);

  return (key & KEY_STRONG) != 0 ? color : uplift_chart_make_pale (chart, color);
}

static int
compare_by_place_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftScatterChartPoint *left = uplift_scatter_chart_get_point (user_data, *(guint *) a);
  const UpliftScatterChartPoint *right = uplift_scatter_chart_get_point (user_data, *(guint *) b);

  if (left->x != right->x)
    return left->x < right->x ? -1 : 1;
  if (left->y != right->y)
    return left->y < right->y ? -1 : 1;
  return *(guint *) a < *(guint *) b ? -1 : 1;
}

static void
sort_by_place (UpliftScatterChart *self)
{
  g_array_set_size (self->order, 0);
  for (guint i = 0; i < self->points->len; i++)
    if (uplift_scatter_chart_is_shown (uplift_scatter_chart_get_point (self, i)))
      g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, compare_by_place_cb, self);
}

static const UpliftScatterChartPoint *
get_mark_point (UpliftScatterChart *self, guint mark)
{
  return uplift_scatter_chart_get_point (self, g_array_index (self->order, guint, mark));
}

static int
compare_by_y_cb (gconstpointer a, gconstpointer b, gpointer self)
{
  double left = get_mark_point (self, *(const guint *) a)->y;
  double right = get_mark_point (self, *(const guint *) b)->y;

  if (left != right)
    return left < right ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static void
rank_by_y (UpliftScatterChart *self)
{
  guint n = self->order->len;

  g_array_set_size (self->by_y, 0);
  g_array_set_size (self->y_ranks, n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (self->by_y, i);
  g_array_sort_with_data (self->by_y, compare_by_y_cb, self);
  for (guint i = 0; i < n; i++)
    g_array_index (self->y_ranks, guint, g_array_index (self->by_y, guint, i)) = i;
}

static int
compare_turns_cb (gconstpointer a, gconstpointer b, gpointer mask)
{
  const UpliftScatterChartTurn *left = a;
  const UpliftScatterChartTurn *right = b;
  guint left_key = left->key & GPOINTER_TO_UINT (mask);
  guint right_key = right->key & GPOINTER_TO_UINT (mask);

  if (left_key != right_key)
    return left_key < right_key ? -1 : 1;
  return left->mark < right->mark ? -1 : 1;
}

/* A crowd goes by looks, so that all that look alike are drawn at once; a few points go in their
 * own order, but the pale ones before the others. */
static void
plan_turns (UpliftScatterChart *self)
{
  guint n = self->order->len;
  guint mask = n < UPLIFT_SCATTER_CHART_CROWD ? KEY_STRONG : G_MAXUINT16;

  g_array_set_size (self->turns, 0);
  for (guint i = 0; i < n; i++)
    {
      UpliftScatterChartTurn turn = { i, make_key (self, get_mark_point (self, i)) };

      g_array_append_val (self->turns, turn);
    }
  g_array_sort_with_data (self->turns, compare_turns_cb, GUINT_TO_POINTER (mask));
}

void
uplift_scatter_chart_sort (UpliftScatterChart *self)
{
  sort_by_place (self);
  rank_by_y (self);
  plan_turns (self);
}
