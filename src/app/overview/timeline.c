#include "app/overview/timeline.h"

#include "app/chart/value-colors.h"
#include "charts/theme.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_SERIES 8

/* The revenue of one source over the whole selection. */
typedef struct
{
  guint32 source;
  const char *name; /* (borrowed) */
  UpliftMoney revenue;
  gboolean seen, selected;
} SourceTotal;

/* From the first to the last selected row (transfer full). */
static UpliftTimePoints *
make_points (const UpliftResults *results)
{
  UpliftDay first = UPLIFT_DAY_NONE, last = UPLIFT_DAY_NONE;

  for (guint i = 0; i < results->n_daily; i++)
    if (results->daily[i].selected)
      {
        if (first == UPLIFT_DAY_NONE)
          first = results->daily[i].day;
        last = results->daily[i].day;
      }
  return uplift_time_points_new (first, last);
}

/* The strong ones first, then those with most revenue, then by name. */
static int
compare_totals_cb (gconstpointer a, gconstpointer b)
{
  const SourceTotal *left = a, *right = b;

  if (left->selected != right->selected)
    return left->selected ? -1 : 1;
  if (left->revenue != right->revenue)
    return left->revenue > right->revenue ? -1 : 1;
  return strcmp (left->name, right->name);
}

/* The sources that occur, in the order of the series (transfer full). */
static GArray *
sum_sources (const UpliftResults *results)
{
  const UpliftDictionary *names = results->dataset->values[UPLIFT_DIMENSION_SOURCE];
  guint32 size = uplift_dictionary_get_size (names);
  g_autofree SourceTotal *all = g_new0 (SourceTotal, size);
  GArray *totals = g_array_new (FALSE, FALSE, sizeof (SourceTotal));

  for (guint i = 0; i < results->n_daily; i++)
    {
      const UpliftDailyRow *row = &results->daily[i];
      SourceTotal *total = &all[row->source];

      total->seen = TRUE;
      total->selected = total->selected || row->selected;
      total->revenue += row->revenue;
    }
  for (guint32 i = 0; i < size; i++)
    if (all[i].seen)
      {
        all[i].source = i;
        all[i].name = uplift_dictionary_get (names, i);
        g_array_append_val (totals, all[i]);
      }
  g_array_sort (totals, compare_totals_cb);
  return totals;
}

/* The palette's colour that is preferred, or the next one that no series has yet. */
static guint
take_color (guint preferred, gboolean *taken)
{
  guint color = preferred;

  for (guint i = 0; i < UPLIFT_PALETTE_SIZE && taken[color]; i++)
    color = (color + 1) % UPLIFT_PALETTE_SIZE;
  taken[color] = TRUE;
  return color;
}

/* Makes the series without values; *index_of (transfer full) gives each source's series. */
static void
make_series (UpliftTimeline *timeline, const UpliftResults *results, guint **index_of)
{
  g_autoptr (GArray) totals = sum_sources (results);
  guint n_named = totals->len > MAX_SERIES ? MAX_SERIES - 1 : totals->len;
  gboolean taken[UPLIFT_PALETTE_SIZE] = { FALSE };

  timeline->n_series = MIN (totals->len, MAX_SERIES);
  timeline->series = g_new0 (UpliftTimelineSeries, timeline->n_series);
  *index_of = g_new0 (
      guint, uplift_dictionary_get_size (results->dataset->values[UPLIFT_DIMENSION_SOURCE]));

  for (guint i = 0; i < totals->len; i++)
    {
      const SourceTotal *total = &g_array_index (totals, SourceTotal, i);
      UpliftTimelineSeries *series = &timeline->series[MIN (i, n_named)];

      (*index_of)[total->source] = MIN (i, n_named);
      if (i > n_named)
        continue;
      series->values = g_new0 (double, timeline->points->n);
      series->pale = !total->selected;
      series->source = i == n_named ? UPLIFT_TIMELINE_OTHER : total->source;
      if (i == n_named)
        series->name = g_strdup (C_ ("sources", "other"));
      else
        series->name = g_strdup (*total->name != '\0' ? total->name : _ ("(none)"));
      series->color = take_color (
          uplift_value_color_get (results->dataset, UPLIFT_DIMENSION_SOURCE, total->source), taken);
    }
}

static void
fill_values (UpliftTimeline *timeline, const UpliftResults *results, const guint *index_of)
{
  for (guint i = 0; i < results->n_daily; i++)
    {
      const UpliftDailyRow *row = &results->daily[i];
      UpliftTimelineSeries *series = &timeline->series[index_of[row->source]];
      double revenue = uplift_money_to_double (row->revenue);
      guint point;

      /* Pale ones may lie outside of the points. */
      if (!uplift_time_points_find (timeline->points, row->day, &point))
        continue;
      series->values[point] += revenue;
      series->total += revenue;
    }
}

UpliftTimeline *
uplift_timeline_new (UpliftResults *results)
{
  g_autoptr (UpliftTimeline) timeline = g_new0 (UpliftTimeline, 1);
  g_autofree guint *index_of = NULL;

  g_return_val_if_fail (results != NULL, NULL);

  timeline->points = make_points (results);
  if (timeline->points->n > 0)
    {
      make_series (timeline, results, &index_of);
      fill_values (timeline, results, index_of);
    }
  return g_steal_pointer (&timeline);
}

void
uplift_timeline_free (UpliftTimeline *timeline)
{
  if (timeline == NULL)
    return;
  for (guint i = 0; i < timeline->n_series; i++)
    {
      g_free (timeline->series[i].name);
      g_free (timeline->series[i].values);
    }
  g_free (timeline->series);
  uplift_time_points_free (timeline->points);
  g_free (timeline);
}
