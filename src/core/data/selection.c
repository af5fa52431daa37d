#include "core/data/selection.h"

/* By code: the dimension's bit for each value that is not ticked, all 0 when none is. */
static guint16 *
test_values (const UpliftDataset *dataset, const UpliftFilter *filter, UpliftDimension dimension)
{
  const UpliftDictionary *dictionary = dataset->values[dimension];
  guint32 n = uplift_dictionary_get_size (dictionary);
  guint n_ticked = uplift_filter_get_n_values (filter, dimension);
  guint16 *bits = g_new0 (guint16, MAX (n, 1));

  if (n_ticked == 0)
    return bits;
  for (guint32 code = 0; code < n; code++)
    bits[code] = (guint16) UPLIFT_BIT (dimension);
  for (guint i = 0; i < n_ticked; i++)
    {
      guint32 code;
      if (uplift_dictionary_lookup (dictionary, uplift_filter_get_value (filter, dimension, i),
                                    &code))
        bits[code] = 0;
    }
  return bits;
}

static guint16 *
test_influencers (const UpliftDataset *dataset, const UpliftFilter *filter)
{
  guint32 n = dataset->influencers.n;
  g_autofree guint16 *by_id = test_values (dataset, filter, UPLIFT_DIMENSION_INFLUENCER);
  guint16 *bits = g_new0 (guint16, MAX (n, 1));

  for (guint32 i = 0; i < n; i++)
    bits[i] = by_id[i];
  for (guint d = 0; d < UPLIFT_DIMENSION_INFLUENCER; d++)
    {
      g_autofree guint16 *by_value = test_values (dataset, filter, (UpliftDimension) d);
      for (guint32 i = 0; i < n; i++)
        bits[i] |= by_value[dataset->influencers.attribute[d][i]];
    }
  return bits;
}

static guint16
find_set_filters (const UpliftFilter *filter)
{
  guint set = 0;

  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    if (uplift_filter_get_n_values (filter, (UpliftDimension) d) > 0)
      set |= UPLIFT_BIT (d);
  if (uplift_filter_get_since (filter) != UPLIFT_DAY_NONE
      || uplift_filter_get_until (filter) != UPLIFT_DAY_NONE)
    set |= UPLIFT_BIT_PERIOD;
  return (guint16) set;
}

static guint16 *
test_offers (const UpliftSelection *selection, const UpliftTrackingColumns *tracking)
{
  guint16 *bits = g_new (guint16, MAX (tracking->n_offers, 1));

  for (guint32 i = 0; i < tracking->n_offers; i++)
    {
      const UpliftOffer *offer = &tracking->offers[i];
      bits[i] = (guint16) (selection->value[UPLIFT_DIMENSION_PRODUCT][offer->product]
                           | selection->value[UPLIFT_DIMENSION_BRAND][offer->brand]
                           | selection->value[UPLIFT_DIMENSION_CAMPAIGN][offer->campaign]);
    }
  return bits;
}

UpliftSelection *
uplift_selection_new (const UpliftDataset *dataset, const UpliftFilter *filter)
{
  g_return_val_if_fail (dataset != NULL && filter != NULL, NULL);

  UpliftSelection *selection = g_new0 (UpliftSelection, 1);
  selection->set = find_set_filters (filter);
  selection->since = uplift_filter_get_since (filter);
  selection->until = uplift_filter_get_until (filter);
  selection->influencer = test_influencers (dataset, filter);
  for (guint d = UPLIFT_DIMENSION_PRODUCT; d < UPLIFT_N_DIMENSIONS; d++)
    selection->value[d] = test_values (dataset, filter, (UpliftDimension) d);

  const UpliftTrackingColumns *tracking = &dataset->tracking;
  const guint16 *by_source = selection->value[UPLIFT_DIMENSION_SOURCE];
  selection->pair = g_new0 (guint16, MAX (tracking->n_pairs, 1));
  for (guint32 p = 0; p < tracking->n_pairs; p++)
    selection->pair[p]
        = (guint16) (by_source[tracking->pairs[p].source]
                     | uplift_selection_test_day (selection, tracking->pairs[p].day));
  selection->offer = test_offers (selection, tracking);
  return selection;
}

void
uplift_selection_free (UpliftSelection *selection)
{
  if (selection == NULL)
    return;
  g_free (selection->influencer);
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    g_free (selection->value[d]);
  g_free (selection->offer);
  g_free (selection->pair);
  g_free (selection);
}
