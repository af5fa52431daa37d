#include "core/figures/leaderboard.h"

typedef struct
{
  const UpliftDataset *dataset;
  UpliftMeasure measure;
} Order;

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftLeaderboardRow *x = a, *y = b;
  const Order *order = user_data;
  int difference = uplift_measure_compare (order->measure, x->value, y->value);

  return difference != 0
             ? difference
             : uplift_dataset_compare_influencers (order->dataset, x->influencer, y->influencer);
}

static void
number_rows (UpliftLeaderboard *leaderboard)
{
  UpliftLeaderboardRow *rows = leaderboard->rows;

  for (guint r = 0; r < leaderboard->n && !isnan (rows[r].value); r++)
    rows[r].rank = r > 0 && rows[r].value == rows[r - 1].value ? rows[r - 1].rank : r + 1;
}

UpliftLeaderboard *
uplift_leaderboard_new (const UpliftResults *results, UpliftMeasure measure)
{
  g_return_val_if_fail (results != NULL && measure < UPLIFT_N_MEASURES, NULL);

  UpliftLeaderboard *leaderboard = g_new0 (UpliftLeaderboard, 1);
  Order order = { results->dataset, measure };

  leaderboard->measure = measure;
  leaderboard->n = results->n_ranking;
  leaderboard->rows = g_new0 (UpliftLeaderboardRow, MAX (leaderboard->n, 1));
  for (guint r = 0; r < leaderboard->n; r++)
    {
      UpliftLeaderboardRow *row = &leaderboard->rows[r];
      row->influencer = results->ranking[r];
      row->value = uplift_measure_get_value (measure, &results->influencers[row->influencer]);
    }
  g_qsort_with_data (leaderboard->rows, (int) leaderboard->n, sizeof *leaderboard->rows,
                     compare_rows_cb, &order);
  number_rows (leaderboard);
  return leaderboard;
}

void
uplift_leaderboard_free (UpliftLeaderboard *leaderboard)
{
  if (leaderboard == NULL)
    return;
  g_free (leaderboard->rows);
  g_free (leaderboard);
}

const UpliftLeaderboardRow *
uplift_leaderboard_find (const UpliftLeaderboard *leaderboard, guint32 influencer)
{
  g_return_val_if_fail (leaderboard != NULL, NULL);

  for (guint r = 0; r < leaderboard->n; r++)
    if (leaderboard->rows[r].influencer == influencer)
      return &leaderboard->rows[r];
  return NULL;
}

/* The best value; none when all of several have the same. */
static double
find_best_value (const UpliftResults *results, UpliftMeasure measure)
{
  double best = UPLIFT_NO_VALUE;
  guint n = 0, n_best = 0;

  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    {
      const UpliftInfluencerFigures *row = &results->influencers[i];
      double value = row->shown ? uplift_measure_get_value (measure, row) : UPLIFT_NO_VALUE;
      if (isnan (value))
        continue;
      if (uplift_measure_compare (measure, value, best) < 0)
        {
          best = value;
          n_best = 0;
        }
      n_best += value == best ? 1 : 0;
      n++;
    }
  return n > 1 && n_best == n ? UPLIFT_NO_VALUE : best;
}

guint8 *
uplift_leaderboard_find_best (const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  guint8 *best = g_new0 (guint8, MAX (results->dataset->influencers.n, 1));
  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    {
      double value = find_best_value (results, (UpliftMeasure) m);
      for (guint32 i = 0; i < results->dataset->influencers.n; i++)
        {
          const UpliftInfluencerFigures *row = &results->influencers[i];
          if (row->shown && uplift_measure_get_value ((UpliftMeasure) m, row) == value)
            best[i] |= (guint8) (1u << m);
        }
    }
  return best;
}
