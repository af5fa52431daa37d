#include "app/campaigns/breakdown-text.h"

#include "app/incremental/method-text.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

/* Money below it would be shown as nothing: what is left over by rounding. */
#define LEAST_MONEY 0.005

const UpliftDimension uplift_breakdown_dimensions[UPLIFT_N_BREAKDOWNS] = {
  UPLIFT_DIMENSION_CAMPAIGN, UPLIFT_DIMENSION_PRODUCT,  UPLIFT_DIMENSION_BRAND,
  UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CATEGORY, UPLIFT_DIMENSION_TYPE,
};

typedef struct
{
  const char *plural;      /* title of the table */
  const char *title;       /* of the chart; %s: the measure */
  const char *search_hint; /* of the table */
  const char *empty_text;  /* of the table */
  const char *missing;     /* no such column */
  const char *file_name;
} Words;

static const Words words[UPLIFT_N_DIMENSIONS] = {
  [UPLIFT_DIMENSION_CAMPAIGN]
  = { N_ ("Campaigns"), N_ ("%s by campaign"), N_ ("Search campaigns…"),
      N_ ("No campaign has rows here."), N_ ("The tracking file has no campaign column."),
      "campaigns.csv" },
  [UPLIFT_DIMENSION_PRODUCT] = { N_ ("Products"), N_ ("%s by product"), N_ ("Search products…"),
                                 N_ ("No product has rows here."),
                                 N_ ("The tracking file has no product column."), "products.csv" },
  [UPLIFT_DIMENSION_BRAND]
  = { N_ ("Brands"), N_ ("%s by brand"), N_ ("Search brands…"), N_ ("No brand has rows here."),
      N_ ("The tracking file has no brand column."), "brands.csv" },
  [UPLIFT_DIMENSION_PLATFORM]
  = { N_ ("Platforms"), N_ ("%s by platform"), N_ ("Search platforms…"),
      N_ ("No platform has influencers here."),
      N_ ("There is no influencers file with a platform column."), "platforms.csv" },
  [UPLIFT_DIMENSION_CATEGORY]
  = { N_ ("Categories"), N_ ("%s by category"), N_ ("Search categories…"),
      N_ ("No category has influencers here."),
      N_ ("There is no influencers file with a category column."), "categories.csv" },
  [UPLIFT_DIMENSION_TYPE]
  = { N_ ("Types"), N_ ("%s by type"), N_ ("Search types…"), N_ ("No type has influencers here."),
      N_ ("There is no influencers file with a type or followers column."), "types.csv" },
};

static const char *const measure_titles[UPLIFT_N_BREAKDOWN_MEASURES] = {
  [UPLIFT_BREAKDOWN_REVENUE] = N_ ("Revenue"),
  [UPLIFT_BREAKDOWN_ORDERS] = N_ ("Orders"),
  [UPLIFT_BREAKDOWN_SPEND] = N_ ("Spend"),
  [UPLIFT_BREAKDOWN_ROAS] = N_ ("ROAS"),
  [UPLIFT_BREAKDOWN_INCREMENTAL_ROAS] = N_ ("Incremental ROAS"),
  [UPLIFT_BREAKDOWN_INFLUENCERS] = N_ ("Influencers"),
};

static const Words *
get_words (UpliftDimension dimension)
{
  g_assert (dimension < UPLIFT_N_DIMENSIONS && words[dimension].plural != NULL);

  return &words[dimension];
}

const char *
uplift_breakdown_get_measure_title (UpliftBreakdownMeasure measure)
{
  g_return_val_if_fail (measure < UPLIFT_N_BREAKDOWN_MEASURES, "");

  return _ (measure_titles[measure]);
}

const char *
uplift_breakdown_get_plural (UpliftDimension dimension)
{
  return _ (get_words (dimension)->plural);
}

const char *
uplift_breakdown_get_search_hint (UpliftDimension dimension)
{
  return _ (get_words (dimension)->search_hint);
}

const char *
uplift_breakdown_get_empty_text (UpliftDimension dimension)
{
  return _ (get_words (dimension)->empty_text);
}

const char *
uplift_breakdown_get_file_name (UpliftDimension dimension)
{
  return get_words (dimension)->file_name;
}

char *
uplift_breakdown_dup_title (UpliftDimension dimension, UpliftBreakdownMeasure measure)
{
  const char *format = _ (get_words (dimension)->title);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strjoinv (uplift_breakdown_get_measure_title (measure), parts);
}

char *
uplift_breakdown_dup_count (UpliftDimension dimension, guint n, const char *number)
{
  switch ((int) dimension)
    {
    case UPLIFT_DIMENSION_CAMPAIGN:
      return g_strdup_printf (ngettext ("%s campaign", "%s campaigns", n), number);
    case UPLIFT_DIMENSION_PRODUCT:
      return g_strdup_printf (ngettext ("%s product", "%s products", n), number);
    case UPLIFT_DIMENSION_BRAND:
      return g_strdup_printf (ngettext ("%s brand", "%s brands", n), number);
    case UPLIFT_DIMENSION_PLATFORM:
      return g_strdup_printf (ngettext ("%s platform", "%s platforms", n), number);
    case UPLIFT_DIMENSION_CATEGORY:
      return g_strdup_printf (ngettext ("%s category", "%s categories", n), number);
    case UPLIFT_DIMENSION_TYPE:
      return g_strdup_printf (ngettext ("%s type", "%s types", n), number);
    default:
      g_return_val_if_reached (g_strdup (number));
    }
}

const char *
uplift_breakdown_get_missing (const UpliftDataset *dataset, UpliftDimension dimension)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  return dataset->has_dimension[dimension] ? NULL : _ (get_words (dimension)->missing);
}

char *
uplift_breakdown_dup_hint (const UpliftResults *results, UpliftDimension dimension,
                           UpliftBreakdownMeasure measure)
{
  g_return_val_if_fail (results != NULL, NULL);

  const char *missing = uplift_breakdown_get_missing (results->dataset, dimension);
  gboolean needs_spend = measure == UPLIFT_BREAKDOWN_SPEND || measure == UPLIFT_BREAKDOWN_ROAS
                         || measure == UPLIFT_BREAKDOWN_INCREMENTAL_ROAS;

  if (missing != NULL)
    return g_strdup (missing);
  if (needs_spend && isnan (results->totals.figures.spend))
    return g_strdup (
        _ ("No payouts file, so no spend and no ROAS: open one together with the other files."));
  if (measure == UPLIFT_BREAKDOWN_INCREMENTAL_ROAS && results->incremental.reason != NULL)
    return g_strdup_printf (_ ("No incremental ROAS: %s."), results->incremental.reason);
  if (!uplift_filter_is_empty (results->filter))
    return g_strdup (_ ("Nothing left under these filters: clear some of them."));
  return g_strdup (_ ("Nothing to show: check the influencer ids of the tracking file."));
}

static void
append_unallocated (GString *text, const UpliftResults *results, UpliftDimension dimension)
{
  double unallocated = results->breakdowns[dimension].unallocated_spend;

  if (!(unallocated >= LEAST_MONEY))
    return;
  g_autofree char *money = uplift_format_money (unallocated, results->dataset->currency);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("Unallocated: %s, which no order can share out."), money);
}

static void
append_method (GString *text, const UpliftResults *results, UpliftDimension dimension)
{
  UpliftMethod method = results->incremental.method;

  g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("Incremental revenue by the method “%s”."),
                          uplift_method_get_title (method));
  if (dimension != UPLIFT_DIMENSION_CAMPAIGN || method != UPLIFT_METHOD_BASELINE)
    return;
  g_string_append_c (text, ' ');
  g_string_append (text, _ ("Rows without an influencer belong to no campaign, so that each "
                            "campaign is measured against all of them."));
}

char *
uplift_breakdown_dup_note (const UpliftResults *results, UpliftDimension dimension)
{
  g_return_val_if_fail (results != NULL, NULL);

  GString *text = g_string_new (NULL);

  if (isnan (results->totals.figures.spend))
    g_string_append (text, _ ("No payouts file, so no spend."));
  else if (!uplift_dimension_is_row (dimension))
    g_string_append (text, _ ("Spend is that of the influencers together."));
  else
    g_string_append (text, _ ("Spend is prorated: an influencer's payout counts by the share of "
                              "its orders."));
  append_unallocated (text, results, dimension);
  append_method (text, results, dimension);
  return g_string_free (text, FALSE);
}
