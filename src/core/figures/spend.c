#include "core/figures/spend.h"

static gboolean
has_campaign (const UpliftPayoutColumns *payouts, guint32 row)
{
  return payouts->campaign != NULL && payouts->campaign[row] != G_MAXUINT32;
}

static gboolean
has_day (const UpliftPayoutColumns *payouts, guint32 row)
{
  return payouts->day != NULL && payouts->day[row] != UPLIFT_DAY_NONE;
}

static guint
find_class (const UpliftPayoutColumns *payouts, guint32 row)
{
  guint class = has_campaign (payouts, row) ? UPLIFT_VARIANT_CAMPAIGN : UPLIFT_VARIANT_ALL;

  return has_day (payouts, row) ? class | UPLIFT_VARIANT_DATE : class;
}

gboolean
uplift_spend_passes (const UpliftPayoutColumns *payouts, guint32 row,
                     const UpliftSelection *selection)
{
  g_return_val_if_fail (payouts != NULL && row < payouts->n && selection != NULL, FALSE);

  if (payouts->payout[row] == UPLIFT_MONEY_NONE)
    return FALSE;
  if (has_campaign (payouts, row)
      && selection->value[UPLIFT_DIMENSION_CAMPAIGN][payouts->campaign[row]] != 0)
    return FALSE;
  return !has_day (payouts, row) || uplift_selection_test_day (selection, payouts->day[row]) == 0;
}

/* Whether a row filter remains for the class. */
static gboolean
has_remaining (const UpliftSelection *selection, guint class)
{
  guint met = 0;

  if ((class & UPLIFT_VARIANT_CAMPAIGN) != 0)
    met |= UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);
  if ((class & UPLIFT_VARIANT_DATE) != 0)
    met |= UPLIFT_BIT_PERIOD;
  return (selection->set & UPLIFT_BITS_ROW & ~met) != 0;
}

static double
share_out (double payout, const UpliftInfluencerSums *sums, guint class)
{
  return payout * (double) sums->orders[class] / (double) sums->all_orders;
}

/* Payout × its share, the whole of it without a remaining filter; 0 without orders to prorate by.
 */
static double
prorate (const UpliftSpend *spend, const UpliftInfluencerSums *sums, guint class, double payout)
{
  if (!spend->remaining[class])
    return payout;
  if (sums->all_orders <= 0)
    return 0.0;
  return share_out (payout, sums, class);
}

static void
fill_influencer (UpliftSpend *spend, const UpliftInfluencerSums *sums, guint32 influencer,
                 UpliftSpendMode mode)
{
  double whole = 0.0, prorated = 0.0, payable = 0.0;
  double fee = spend->fees[influencer];
  double by_order = spend->order_cost * (double) sums->orders[UPLIFT_VARIANT_ALL];

  for (guint class = 0; class < UPLIFT_N_VARIANTS; class ++)
    {
      double payout = (double) spend->classes[influencer][class];
      whole += payout;
      prorated += prorate (spend, sums, class, payout);
      if (spend->remaining[class])
        payable += payout;
    }
  spend->prorated[influencer]
      = prorated + prorate (spend, sums, UPLIFT_VARIANT_ALL, fee) + by_order;
  if (spend->remaining[UPLIFT_VARIANT_ALL])
    payable += fee;
  if (mode == UPLIFT_SPEND_PRORATED && sums->all_orders <= 0)
    spend->unallocated[influencer] = payable;
  spend->costs[influencer]
      = mode == UPLIFT_SPEND_WHOLE
            ? (UpliftCost){ .payout = whole, .spend = whole + fee + by_order }
            : (UpliftCost){ .payout = prorated, .spend = spend->prorated[influencer] };
}

/* Without payout, post and tracked row an influencer only stands in the list: nothing is due. */
static void
fill_fees (UpliftSpend *spend, const UpliftDataset *dataset, double fee)
{
  for (guint32 row = 0; row < dataset->payouts.n; row++)
    spend->fees[dataset->payouts.influencer[row]] = fee;
  for (guint32 row = 0; row < dataset->posts.n; row++)
    spend->fees[dataset->posts.influencer[row]] = fee;
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    if (dataset->tracking.first[i] < dataset->tracking.first[i + 1])
      spend->fees[i] = fee;
}

static void
add_payout (UpliftSpend *spend, const UpliftPayoutColumns *payouts, const UpliftMetrics *metrics,
            guint32 row)
{
  guint32 influencer = payouts->influencer[row];
  guint class = find_class (payouts, row);

  spend->classes[influencer][class] += payouts->payout[row];
  if (!has_campaign (payouts, row))
    return;
  UpliftCampaignPayout own = {
    .influencer = influencer,
    .campaign = payouts->campaign[row],
    .amount
    = prorate (spend, &metrics->influencers[influencer], class, (double) payouts->payout[row]),
  };
  g_array_append_val (spend->own_campaign, own);
}

UpliftSpend *
uplift_spend_compute (const UpliftDataset *dataset, const UpliftSelection *selection,
                      const UpliftMetrics *metrics, const UpliftSettings *settings)
{
  g_return_val_if_fail (dataset != NULL && selection != NULL && metrics != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  const UpliftPayoutColumns *payouts = &dataset->payouts;
  guint32 n = MAX (dataset->influencers.n, 1);
  UpliftSpend *spend = g_new0 (UpliftSpend, 1);
  spend->classes = g_malloc0_n (n, sizeof *spend->classes);
  spend->costs = g_new0 (UpliftCost, n);
  spend->fees = g_new0 (double, n);
  spend->order_cost = round (settings->order_cost * UPLIFT_MONEY_SCALE);
  spend->prorated = g_new0 (double, n);
  spend->unallocated = g_new0 (double, n);
  spend->own_campaign = g_array_new (FALSE, FALSE, sizeof (UpliftCampaignPayout));
  for (guint class = 0; class < UPLIFT_N_VARIANTS; class ++)
    spend->remaining[class] = has_remaining (selection, class);

  if (settings->influencer_fee > 0.0)
    fill_fees (spend, dataset, round (settings->influencer_fee * UPLIFT_MONEY_SCALE));
  for (guint32 row = 0; row < payouts->n; row++)
    if (uplift_spend_passes (payouts, row, selection))
      add_payout (spend, payouts, metrics, row);
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    fill_influencer (spend, &metrics->influencers[i], i, settings->spend_mode);
  return spend;
}

void
uplift_spend_free (UpliftSpend *spend)
{
  if (spend == NULL)
    return;
  g_free (spend->classes);
  g_free (spend->costs);
  g_free (spend->fees);
  g_free (spend->prorated);
  g_free (spend->unallocated);
  g_array_unref (spend->own_campaign);
  g_free (spend);
}

UpliftCost
uplift_spend_get_part (const UpliftSpend *spend, const UpliftInfluencerSums *sums,
                       guint32 influencer, const gint64 orders[UPLIFT_N_VARIANTS],
                       gboolean own_campaigns)
{
  UpliftCost part = { 0.0, 0.0 };
  double fee = 0.0;
  g_return_val_if_fail (spend != NULL && sums != NULL && orders != NULL, part);

  part.spend = spend->order_cost * (double) orders[UPLIFT_VARIANT_ALL];
  if (sums->all_orders <= 0)
    return part;
  for (guint class = 0; class < UPLIFT_N_VARIANTS; class ++)
    /* Most have nothing in most classes, and dividing is slow. */
    if (spend->classes[influencer][class] != 0
        && (own_campaigns || (class & UPLIFT_VARIANT_CAMPAIGN) == 0))
      part.payout += (double) spend->classes[influencer][class] * (double) orders[class]
                     / (double) sums->all_orders;
  if (spend->fees[influencer] != 0.0)
    fee = spend->fees[influencer] * (double) orders[UPLIFT_VARIANT_ALL] / (double) sums->all_orders;
  part.spend += part.payout + fee;
  return part;
}

UpliftPayoutPart
uplift_spend_find_part (const UpliftPayoutColumns *payouts, guint32 row,
                        const UpliftSelection *selection, const UpliftInfluencerSums *sums,
                        UpliftSpendMode mode, double *amount)
{
  g_return_val_if_fail (payouts != NULL && row < payouts->n, UPLIFT_PAYOUT_LEFT_OUT);
  g_return_val_if_fail (selection != NULL && sums != NULL, UPLIFT_PAYOUT_LEFT_OUT);
  g_return_val_if_fail (amount != NULL, UPLIFT_PAYOUT_LEFT_OUT);

  guint class = find_class (payouts, row);

  *amount = 0.0;
  if (!uplift_spend_passes (payouts, row, selection))
    return UPLIFT_PAYOUT_LEFT_OUT;
  if (mode == UPLIFT_SPEND_PRORATED && has_remaining (selection, class))
    {
      if (sums->all_orders <= 0)
        return UPLIFT_PAYOUT_UNALLOCATED;
      *amount = share_out ((double) payouts->payout[row], sums, class);
      return UPLIFT_PAYOUT_PRORATED;
    }
  *amount = (double) payouts->payout[row];
  return UPLIFT_PAYOUT_WHOLE;
}
