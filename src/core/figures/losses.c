#include "core/figures/losses.h"

typedef struct
{
  const UpliftResults *results;
  double (*get_badness) (const UpliftInfluencerFigures *row);
} Order;

static double
get_loss (const UpliftInfluencerFigures *row)
{
  return -row->figures.profit;
}

static double
get_shortfall (const UpliftInfluencerFigures *row)
{
  return -row->incremental_revenue;
}

static double
get_low_roas (const UpliftInfluencerFigures *row)
{
  return -row->figures.roas;
}

static gboolean
is_losing (const UpliftInfluencerFigures *row)
{
  return row->loss_making;
}

static gboolean
is_not_incremental (const UpliftInfluencerFigures *row)
{
  return row->not_incremental;
}

static gboolean
is_merely_poor (const UpliftInfluencerFigures *row)
{
  return row->poor && !row->loss_making;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  double badness_x = order->get_badness (&order->results->influencers[x]);
  double badness_y = order->get_badness (&order->results->influencers[y]);

  if (badness_x != badness_y)
    return badness_x > badness_y ? -1 : 1;
  return uplift_dataset_compare_influencers (order->results->dataset, x, y);
}

/* Returns the sum of their badness. */
static double
fill_list (UpliftLossList *list, const UpliftResults *results,
           gboolean (*is_listed) (const UpliftInfluencerFigures *row),
           double (*get_badness) (const UpliftInfluencerFigures *row))
{
  Order order = { results, get_badness };
  double sum = 0.0;

  list->influencers = g_new (guint32, MAX (results->n_ranking, 1));
  for (guint r = 0; r < results->n_ranking; r++)
    {
      guint32 i = results->ranking[r];
      if (!is_listed (&results->influencers[i]))
        continue;
      list->influencers[list->n++] = i;
      sum += get_badness (&results->influencers[i]);
    }
  g_qsort_with_data (list->influencers, (gint) list->n, sizeof *list->influencers, compare_cb,
                     &order);
  return sum;
}

UpliftLosses *
uplift_losses_new (const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  UpliftLosses *losses = g_new0 (UpliftLosses, 1);
  losses->lost = fill_list (&losses->losing, results, is_losing, get_loss);
  for (guint k = 0; k < losses->losing.n; k++)
    losses->n_losing_poor += results->influencers[losses->losing.influencers[k]].poor ? 1 : 0;
  losses->brought_less
      = fill_list (&losses->not_incremental, results, is_not_incremental, get_shortfall);
  fill_list (&losses->poor, results, is_merely_poor, get_low_roas);
  return losses;
}

void
uplift_losses_free (UpliftLosses *losses)
{
  if (losses == NULL)
    return;
  g_free (losses->losing.influencers);
  g_free (losses->not_incremental.influencers);
  g_free (losses->poor.influencers);
  g_free (losses);
}
