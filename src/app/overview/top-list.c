#include "app/overview/top-list.h"

#include "app/chart/value-colors.h"
#include "core/figures/leaderboard.h"

typedef struct
{
  const UpliftDataset *dataset;
  UpliftMeasure measure;
} Order;

/* Nothing sold is no place at the top. */
static double
get_value (const UpliftResults *results, guint32 influencer, UpliftMeasure measure)
{
  double value = uplift_measure_get_value (measure, &results->influencers[influencer]);
  gboolean is_sum = measure == UPLIFT_MEASURE_REVENUE || measure == UPLIFT_MEASURE_ORDERS;

  return is_sum && !(value > 0.0) ? UPLIFT_NO_VALUE : value;
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftTopEntry *left = a, *right = b;
  const Order *order = user_data;
  int difference = uplift_measure_compare (order->measure, left->value, right->value);

  return difference != 0 ? difference
                         : uplift_dataset_compare_influencers (order->dataset, left->influencer,
                                                               right->influencer);
}

UpliftTopList *
uplift_top_list_new (UpliftResults *results, UpliftMeasure measure, guint n_max)
{
  UpliftDataset *dataset;
  UpliftTopList *list;
  Order order;
  g_autofree guint8 *best = NULL;
  g_autofree UpliftTopEntry *all = NULL;
  guint n = 0;

  g_return_val_if_fail (results != NULL, NULL);

  dataset = results->dataset;
  order = (Order){ dataset, measure };
  all = g_new0 (UpliftTopEntry, dataset->influencers.n);
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    {
      double value = get_value (results, i, measure);

      if (results->influencers[i].shown && !isnan (value))
        all[n++] = (UpliftTopEntry){
          .influencer = i,
          .name = dataset->influencers.name[i],
          .value = value,
        };
    }
  g_qsort_with_data (all, (int) n, sizeof *all, compare_entries_cb, &order);

  best = uplift_leaderboard_find_best (results);
  list = g_new0 (UpliftTopList, 1);
  list->dataset = uplift_dataset_ref (dataset);
  list->n = MIN (n, n_max);
  list->entries = g_new (UpliftTopEntry, list->n);
  for (guint i = 0; i < list->n; i++)
    {
      UpliftTopEntry *entry = &list->entries[i];
      const UpliftInfluencerFigures *row = &results->influencers[all[i].influencer];

      *entry = all[i];
      entry->color = uplift_value_color_get (
          dataset, UPLIFT_DIMENSION_PLATFORM,
          dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][entry->influencer]);
      entry->pale = !row->selected;
      entry->bad = row->poor || row->loss_making;
      entry->best = best[entry->influencer];
    }
  return list;
}

void
uplift_top_list_free (UpliftTopList *list)
{
  if (list == NULL)
    return;
  g_free (list->entries);
  uplift_dataset_unref (list->dataset);
  g_free (list);
}

GArray *
uplift_top_list_list_influencers (const UpliftTopList *list)
{
  g_return_val_if_fail (list != NULL, NULL);

  GArray *influencers = g_array_sized_new (FALSE, FALSE, sizeof (guint32), list->n);
  for (guint i = 0; i < list->n; i++)
    g_array_append_val (influencers, list->entries[i].influencer);
  return influencers;
}
