#include "slow-rows.h"

static void
fill_influencer (SlowRow *slow, const UpliftDataset *dataset, guint32 influencer)
{
  slow->influencer = (int) influencer;
  for (guint d = 0; d < UPLIFT_DIMENSION_INFLUENCER; d++)
    slow->value[d]
        = uplift_dictionary_get (dataset->values[d], dataset->influencers.attribute[d][influencer]);
  slow->value[UPLIFT_DIMENSION_INFLUENCER]
      = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], influencer);
}

static SlowRow
make_row (const UpliftDataset *dataset, guint64 row)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  const UpliftDaySource *pair = uplift_tracking_get_pair (tracking, row);
  const UpliftOffer *offer = uplift_tracking_get_offer (tracking, row);
  SlowRow slow = {
    .influencer = -1,
    .day = pair->day,
    .user = -1,
    .arm = uplift_tracking_get_arm (tracking, row),
    .orders = uplift_tracking_get_orders (tracking, row),
    .revenue = uplift_tracking_get_revenue (tracking, row),
  };

  for (guint d = 0; d <= UPLIFT_DIMENSION_INFLUENCER; d++)
    slow.value[d] = "";
  slow.value[UPLIFT_DIMENSION_PRODUCT]
      = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_PRODUCT], offer->product);
  slow.value[UPLIFT_DIMENSION_BRAND]
      = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_BRAND], offer->brand);
  slow.value[UPLIFT_DIMENSION_CAMPAIGN]
      = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_CAMPAIGN], offer->campaign);
  slow.value[UPLIFT_DIMENSION_SOURCE]
      = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_SOURCE], pair->source);
  if (tracking->user != NULL && tracking->user[row] != tracking->n_users)
    slow.user = (int) tracking->user[row];
  return slow;
}

GArray *
slow_rows_new (const UpliftDataset *dataset)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SlowRow));
  const UpliftTrackingColumns *tracking = &dataset->tracking;

  for (guint32 i = 0; i <= dataset->influencers.n; i++)
    {
      guint64 end = i < dataset->influencers.n ? tracking->first[i + 1] : tracking->n;
      for (guint64 row = tracking->first[i]; row < end; row++)
        {
          SlowRow slow = make_row (dataset, row);
          if (i < dataset->influencers.n)
            fill_influencer (&slow, dataset, i);
          g_array_append_val (rows, slow);
        }
    }
  return rows;
}

gboolean
slow_value_passes (const UpliftFilter *filter, UpliftDimension dimension, const char *value)
{
  return uplift_filter_get_n_values (filter, dimension) == 0
         || uplift_filter_has (filter, dimension, value);
}

gboolean
slow_day_passes (const UpliftFilter *filter, UpliftDay day)
{
  UpliftDay since = uplift_filter_get_since (filter), until = uplift_filter_get_until (filter);

  return (since == UPLIFT_DAY_NONE || day >= since) && (until == UPLIFT_DAY_NONE || day <= until);
}

gboolean
slow_influencer_passes (const UpliftDataset *dataset, const UpliftFilter *filter,
                        guint32 influencer, int except)
{
  SlowRow row;

  fill_influencer (&row, dataset, influencer);
  for (int d = 0; d <= UPLIFT_DIMENSION_INFLUENCER; d++)
    if (d != except && !slow_value_passes (filter, (UpliftDimension) d, row.value[d]))
      return FALSE;
  return TRUE;
}

gboolean
slow_row_passes (const UpliftFilter *filter, const SlowRow *row, guint leave_out)
{
  for (guint d = UPLIFT_DIMENSION_PRODUCT; d < UPLIFT_N_DIMENSIONS; d++)
    {
      if (d == UPLIFT_DIMENSION_CAMPAIGN
          && (row->influencer < 0 || (leave_out & SLOW_NO_CAMPAIGN) != 0))
        continue;
      if (!slow_value_passes (filter, (UpliftDimension) d, row->value[d]))
        return FALSE;
    }
  return (leave_out & SLOW_NO_PERIOD) != 0 || slow_day_passes (filter, row->day);
}
