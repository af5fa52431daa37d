#include "app/influencers/influencer-texts.h"

#include "app/incremental/method-text.h"
#include "app/words/dimension-text.h"
#include "app/words/measure-text.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

#define MAX_VALUES 3 /* of one filter that are named */

/* What the texts of one tile are made of. */
typedef struct
{
  const UpliftInfluencerDetails *details;
  const UpliftResults *results;
  const UpliftFigures *figures;
  char *revenue, *spend, *profit, *orders; /* (owned) */
} Facts;

static char *
format_money (const Facts *facts, double value)
{
  return uplift_format_money (value, facts->results->dataset->currency);
}

static void
open_facts (Facts *facts)
{
  double revenue = uplift_money_to_double (facts->figures->revenue);

  facts->revenue = format_money (facts, revenue);
  facts->spend = format_money (facts, facts->figures->spend);
  facts->profit = format_money (facts, facts->figures->profit);
  facts->orders = uplift_format_count (facts->figures->orders);
}

static void
close_facts (Facts *facts)
{
  g_free (facts->revenue);
  g_free (facts->spend);
  g_free (facts->profit);
  g_free (facts->orders);
}

static const char *
get_no_spend_reason (const Facts *facts)
{
  return isnan (facts->figures->spend) ? _ ("no payouts file") : _ ("no spend");
}

static const char *
get_no_value_reason (const Facts *facts, UpliftMeasure measure)
{
  if (measure == UPLIFT_MEASURE_CPA && !isnan (facts->figures->spend))
    return _ ("no orders");
  if (measure == UPLIFT_MEASURE_IROAS && isnan (facts->details->figures.incremental_revenue))
    return facts->results->incremental.reason != NULL ? facts->results->incremental.reason
                                                      : _ ("not enough rows");
  return get_no_spend_reason (facts);
}

/* The text with blanks at which no line is broken (transfer full). */
static char *
keep_together (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("\u00a0", words);
}

/* "rank 3 of 40", or why there is no value (transfer full). */
static char *
describe_rank (const Facts *facts, UpliftMeasure measure)
{
  guint rank = facts->details->rank[measure];
  g_autofree char *place = uplift_format_count (rank);
  g_autofree char *all = uplift_format_count (facts->details->n_ranked[measure]);
  g_autofree char *text = NULL;

  if (rank == 0)
    return g_strdup (get_no_value_reason (facts, measure));
  /* Translators: the place of an influencer among all: “rank 3 of 40”. */
  text = g_strdup_printf (_ ("rank %s of %s"), place, all);
  return keep_together (text);
}

/* The ratio of what stands in these texts, and what it comes to. */
static char *
explain (const char *formula, const char *inputs, const char *value)
{
  return g_strdup_printf ("%s\n= %s\n= %s", formula, inputs, value);
}

static void
fill_ratio (UpliftKpiTexts *texts, const Facts *facts, UpliftMeasure measure, const char *formula,
            const char *inputs)
{
  texts->figure = uplift_measure_text_format (
      measure, uplift_measure_get_value (measure, &facts->details->figures),
      facts->results->dataset->currency);
  texts->detail = describe_rank (facts, measure);
  texts->explanation = explain (formula, inputs, texts->figure);
}

static void
fill_roas (UpliftKpiTexts *texts, const Facts *facts)
{
  g_autofree char *inputs = g_strdup_printf ("%s ÷ %s", facts->revenue, facts->spend);

  fill_ratio (texts, facts, UPLIFT_MEASURE_ROAS, _ ("Revenue ÷ spend"), inputs);
}

static void
fill_incremental (UpliftKpiTexts *texts, const Facts *facts)
{
  const char *method = uplift_method_get_title (facts->results->incremental.method);
  g_autofree char *formula
      = g_strdup_printf (_ ("Incremental revenue by the method “%s” ÷ spend"), method);
  g_autofree char *incremental = format_money (facts, facts->details->figures.incremental_revenue);
  g_autofree char *inputs = g_strdup_printf ("%s ÷ %s", incremental, facts->spend);

  fill_ratio (texts, facts, UPLIFT_MEASURE_IROAS, formula, inputs);
}

static void
fill_roi (UpliftKpiTexts *texts, const Facts *facts)
{
  g_autofree char *inputs = g_strdup_printf ("%s ÷ %s", facts->profit, facts->spend);

  fill_ratio (texts, facts, UPLIFT_MEASURE_ROI, _ ("Profit ÷ spend"), inputs);
}

static void
fill_cpa (UpliftKpiTexts *texts, const Facts *facts)
{
  g_autofree char *inputs = g_strdup_printf ("%s ÷ %s", facts->spend, facts->orders);

  fill_ratio (texts, facts, UPLIFT_MEASURE_CPA, _ ("Cost per order: spend ÷ orders"), inputs);
}

/* A sum of money: short as the figure, whole below it. */
static void
fill_money (UpliftKpiTexts *texts, const Facts *facts, double value, const char *below)
{
  g_autofree char *whole = format_money (facts, value);

  texts->figure = uplift_format_money_compact (value, facts->results->dataset->currency);
  texts->detail = isnan (value) ? g_strdup (below) : g_strdup_printf (_ ("%s · %s"), whole, below);
}

static void
fill_profit (UpliftKpiTexts *texts, const Facts *facts)
{
  g_autofree char *rank = describe_rank (facts, UPLIFT_MEASURE_PROFIT);
  g_autofree char *margin = uplift_format_percent (facts->results->settings.margin);
  g_autofree char *inputs = g_strdup_printf ("%s × %s − %s", margin, facts->revenue, facts->spend);

  fill_money (texts, facts, facts->figures->profit, rank);
  texts->explanation = explain (_ ("Margin × revenue − spend"), inputs, facts->profit);
}

static void
fill_revenue (UpliftKpiTexts *texts, const Facts *facts)
{
  g_autofree char *rank = describe_rank (facts, UPLIFT_MEASURE_REVENUE);

  fill_money (texts, facts, uplift_money_to_double (facts->figures->revenue), rank);
  texts->explanation = g_strdup_printf (_ ("Sum of the influencer's selected tracking rows\n= %s"),
                                        facts->revenue);
}

static void
fill_spend (UpliftKpiTexts *texts, const Facts *facts)
{
  gboolean prorated = facts->results->settings.spend_mode == UPLIFT_SPEND_PRORATED;
  g_autofree char *payout = format_money (facts, facts->figures->payout);
  GString *text = g_string_new (prorated ? _ ("Payout × orders in the selection ÷ all its orders")
                                         : _ ("The whole payout, whatever the filters"));

  fill_money (texts, facts, facts->figures->spend,
              isnan (facts->figures->spend) ? get_no_spend_reason (facts)
              : prorated                    ? _ ("prorated")
                                            : _ ("whole"));
  g_string_append_printf (text, "\n= %s", payout);
  if (uplift_settings_has_further_cost (&facts->results->settings))
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("with further cost %s"), facts->spend);
    }
  texts->explanation = g_string_free (text, FALSE);
}

static void
fill_orders (UpliftKpiTexts *texts, const Facts *facts)
{
  texts->figure = g_strdup (facts->orders);
  texts->detail = describe_rank (facts, UPLIFT_MEASURE_ORDERS);
  texts->explanation = g_strdup_printf (
      _ ("Orders of the influencer's selected tracking rows\n= %s"), facts->orders);
}

static void
fill_aov (UpliftKpiTexts *texts, const Facts *facts)
{
  g_autofree char *inputs = g_strdup_printf ("%s ÷ %s", facts->revenue, facts->orders);

  texts->figure = format_money (facts, facts->figures->aov);
  texts->detail
      = g_strdup (isnan (facts->figures->aov) ? _ ("no orders") : _ ("average order value"));
  texts->explanation = explain (_ ("Average order value: revenue ÷ orders"), inputs, texts->figure);
}

static void
fill_posts (UpliftKpiTexts *texts, const Facts *facts)
{
  gboolean has_posts = facts->results->dataset->tables[UPLIFT_TABLE_POSTS].present;

  texts->figure = uplift_format_count (has_posts ? facts->details->n_posts : UPLIFT_COUNT_NONE);
  texts->detail = g_strdup (has_posts ? _ ("in the selection") : _ ("no posts file"));
  texts->explanation = g_strdup (_ ("The influencer's posts that pass the filters which posts can "
                                    "obey: the period, and campaign, brand and product where the "
                                    "posts file has them"));
}

const char *
uplift_influencer_tile_get_label (UpliftInfluencerTile tile)
{
  static const char *const labels[UPLIFT_N_INFLUENCER_TILES] = {
    [UPLIFT_INFLUENCER_TILE_ROAS] = N_ ("ROAS"),
    [UPLIFT_INFLUENCER_TILE_INCREMENTAL_ROAS] = N_ ("Incremental ROAS"),
    [UPLIFT_INFLUENCER_TILE_ROI] = N_ ("ROI"),
    [UPLIFT_INFLUENCER_TILE_PROFIT] = N_ ("Profit"),
    [UPLIFT_INFLUENCER_TILE_REVENUE] = N_ ("Revenue"),
    [UPLIFT_INFLUENCER_TILE_SPEND] = N_ ("Spend"),
    [UPLIFT_INFLUENCER_TILE_ORDERS] = N_ ("Orders"),
    [UPLIFT_INFLUENCER_TILE_AOV] = N_ ("AOV"),
    [UPLIFT_INFLUENCER_TILE_CPA] = N_ ("CPA"),
    [UPLIFT_INFLUENCER_TILE_POSTS] = N_ ("Posts"),
  };

  g_return_val_if_fail (tile < UPLIFT_N_INFLUENCER_TILES, "");

  return _ (labels[tile]);
}

UpliftKpiTexts *
uplift_influencer_tile_texts_new (UpliftInfluencerTile tile, const UpliftInfluencerDetails *details,
                                  const UpliftResults *results)
{
  static void (*const fill[UPLIFT_N_INFLUENCER_TILES]) (UpliftKpiTexts *, const Facts *) = {
    [UPLIFT_INFLUENCER_TILE_ROAS] = fill_roas,
    [UPLIFT_INFLUENCER_TILE_INCREMENTAL_ROAS] = fill_incremental,
    [UPLIFT_INFLUENCER_TILE_ROI] = fill_roi,
    [UPLIFT_INFLUENCER_TILE_PROFIT] = fill_profit,
    [UPLIFT_INFLUENCER_TILE_REVENUE] = fill_revenue,
    [UPLIFT_INFLUENCER_TILE_SPEND] = fill_spend,
    [UPLIFT_INFLUENCER_TILE_ORDERS] = fill_orders,
    [UPLIFT_INFLUENCER_TILE_AOV] = fill_aov,
    [UPLIFT_INFLUENCER_TILE_CPA] = fill_cpa,
    [UPLIFT_INFLUENCER_TILE_POSTS] = fill_posts,
  };

  g_return_val_if_fail (tile < UPLIFT_N_INFLUENCER_TILES, NULL);
  g_return_val_if_fail (details != NULL && results != NULL, NULL);

  Facts facts = { details, results, &details->figures.figures, NULL, NULL, NULL, NULL };
  UpliftKpiTexts *texts = g_new0 (UpliftKpiTexts, 1);
  open_facts (&facts);
  fill[tile](texts, &facts);
  close_facts (&facts);
  return texts;
}

static void
append_part (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

char *
uplift_influencer_texts_dup_attributes (const UpliftDataset *dataset, guint32 influencer)
{
  static const UpliftDimension order[] = { UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CATEGORY,
                                           UPLIFT_DIMENSION_GENDER, UPLIFT_DIMENSION_TYPE };

  g_return_val_if_fail (dataset != NULL && influencer < dataset->influencers.n, NULL);

  GString *text = g_string_new (NULL);
  gint64 followers = dataset->influencers.followers[influencer];
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    append_part (text,
                 uplift_dictionary_get (dataset->values[order[i]],
                                        dataset->influencers.attribute[order[i]][influencer]));
  if (followers != UPLIFT_COUNT_NONE)
    {
      g_autofree char *number = uplift_format_count (followers);
      g_autofree char *part
          = g_strdup_printf (ngettext ("%s follower", "%s followers", (gulong) followers), number);
      append_part (text, part);
    }
  return g_string_free (text, FALSE);
}

/* "Platform: Instagram, YouTube", or how many there are (transfer full). */
static char *
describe_dimension (const UpliftDataset *dataset, const UpliftFilter *filter,
                    UpliftDimension dimension)
{
  guint n = uplift_filter_get_n_values (filter, dimension);
  g_autofree char *number = uplift_format_count (n);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < n && n <= MAX_VALUES; i++)
    g_string_append_printf (
        values, "%s%s", i > 0 ? ", " : "",
        uplift_dimension_get_value_label (dataset, dimension,
                                          uplift_filter_get_value (filter, dimension, i)));
  if (n > MAX_VALUES)
    g_string_append_printf (values, ngettext ("%s value", "%s values", n), number);
  return g_strdup_printf (_ ("%s: %s"), uplift_dimension_get_title (dimension), values->str);
}

char *
uplift_influencer_texts_dup_filters (const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  const UpliftFilter *filter = results->filter;
  g_autoptr (GString) text = g_string_new (NULL);
  UpliftDay since = uplift_filter_get_since (filter), until = uplift_filter_get_until (filter);
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    if (d != UPLIFT_DIMENSION_INFLUENCER && uplift_filter_get_n_values (filter, d) > 0)
      {
        g_autofree char *part = describe_dimension (results->dataset, filter, d);
        append_part (text, part);
      }
  if (since != UPLIFT_DAY_NONE || until != UPLIFT_DAY_NONE)
    {
      g_autofree char *period = uplift_format_period (since, until);
      append_part (text, period);
    }
  if (text->len == 0)
    return g_strdup (_ ("All data of this influencer"));
  return g_strdup_printf (_ ("Under the filters %s"), text->str);
}
