/* In which order the points of a scatter chart are numbered, walked and drawn: all follows from the
 * data alone, so that a new size does not sort them again. */
#include "charts/scatter-chart-private.h"

#include <math.h>
#include <stdlib.h>

/* Steps of the colour scale on each side of its middle. */
#define LEVELS 16

/* The parts of a key, so ordered that what stands out is drawn last. */
#define KEY_STRONG (1 << 8)
#define KEY_BAD (1 << 7)
#define N_KEYS (1 << 9)

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

/* What a point or mark is sorted by, beside its number: a sort that looks both up in the points
 * takes several times as long when there are many. */
typedef struct
{
  double first, second;
  guint number;
} SortKey;

static int
compare_keys_cb (gconstpointer a, gconstpointer b)
{
  const SortKey *left = a;
  const SortKey *right = b;

  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  if (left->second != right->second)
    return left->second < right->second ? -1 : 1;
  return left->number < right->number ? -1 : left->number > right->number;
}

/* Puts the numbers into the array, in the order of their keys. */
static void
sort_numbers (SortKey *keys, guint n, GArray *numbers)
{
  if (n > 0)
    qsort (keys, n, sizeof *keys, compare_keys_cb);
  g_array_set_size (numbers, n);
  for (guint i = 0; i < n; i++)
    g_array_index (numbers, guint, i) = keys[i].number;
}

static void
sort_by_place (UpliftScatterChart *self)
{
  g_autofree SortKey *keys = g_new (SortKey, self->points->len);
  guint n = 0;

  for (guint i = 0; i < self->points->len; i++)
    {
      const UpliftScatterChartPoint *point = uplift_scatter_chart_get_point (self, i);

      if (uplift_scatter_chart_is_shown (point))
        keys[n++] = (SortKey){ point->x, point->y, i };
    }
  sort_numbers (keys, n, self->order);
}

static const UpliftScatterChartPoint *
get_mark_point (UpliftScatterChart *self, guint mark)
{
  return uplift_scatter_chart_get_point (self, g_array_index (self->order, guint, mark));
}

static void
rank_by_y (UpliftScatterChart *self)
{
  guint n = self->order->len;
  g_autofree SortKey *keys = g_new (SortKey, n);

  for (guint i = 0; i < n; i++)
    keys[i] = (SortKey){ get_mark_point (self, i)->y, 0, i };
  sort_numbers (keys, n, self->by_y);
  g_array_set_size (self->y_ranks, n);
  for (guint i = 0; i < n; i++)
    g_array_index (self->y_ranks, guint, g_array_index (self->by_y, guint, i)) = i;
}

/* A crowd goes by looks, so that all that look alike are drawn at once; a few points go in their
 * own order, but the pale ones before the others. Keys are few: they are counted, not compared. */
static void
plan_turns (UpliftScatterChart *self)
{
  guint n = self->order->len;
  guint mask = n < UPLIFT_SCATTER_CHART_CROWD ? KEY_STRONG : N_KEYS - 1;
  g_autofree guint16 *keys = g_new (guint16, n);
  guint starts[N_KEYS + 1] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      keys[i] = make_key (self, get_mark_point (self, i));
      starts[(keys[i] & mask) + 1]++;
    }
  for (guint i = 0; i < N_KEYS; i++)
    starts[i + 1] += starts[i];
  g_array_set_size (self->turns, n);
  for (guint i = 0; i < n; i++)
    g_array_index (self->turns, UpliftScatterChartTurn, starts[keys[i] & mask]++)
        = (UpliftScatterChartTurn){ i, keys[i] };
}

void
uplift_scatter_chart_sort (UpliftScatterChart *self)
{
  sort_by_place (self);
  rank_by_y (self);
  plan_turns (self);
}
