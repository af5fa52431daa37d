#include "core/figures/patterns.h"

#include "core/data/code-pairs.h"
#include "core/figures/figures.h"

#include <glib/gi18n-lib.h>
#include <gsl/gsl_cdf.h>
#include <inttypes.h>
#include <string.h>

/* What one influencer brought in and cost inside one value; spend in ten-thousandths. */
typedef struct
{
  UpliftMoney revenue;
  double spend;
} Part;

/* The influencers of one value. */
typedef struct
{
  gint64 influencers, loss_making;
  double money_lost;
} Losses;

/* The values of a dimension, or the personas, by number. */
typedef struct
{
  const char *dimension;
  UpliftDimension by;              /* of personas CATEGORY */
  const UpliftCodePairs *personas; /* category and gender; NULL: numbers are codes (borrowed) */
  Losses *losses;                  /* (owned) */
  guint32 n;
} Groups;

typedef struct
{
  UpliftResults *results;
  GArray *patterns; /* UpliftPattern (owned) */
  Losses overall;   /* of the whole selection */
} Search;

static void
add_part (Losses *losses, const Part *part, double margin)
{
  double spend = part->spend / UPLIFT_MONEY_SCALE;
  double profit = margin * uplift_money_to_double (part->revenue) - spend;

  if (part->revenue == 0 && part->spend == 0.0)
    return;
  losses->influencers++;
  if (profit < 0.0)
    {
      losses->loss_making++;
      losses->money_lost -= profit;
    }
}

static char *
make_sentence (const Search *search, const char *dimension, const char *value, const Losses *losses)
{
  const char *shown = *value == '\0' ? _ ("(none)") : value;

  return g_strdup_printf (_ ("%s “%s”: %" PRId64 " of %" PRId64
                             " influencers lose money, %.2f in all; in the whole selection %" PRId64
                             " of %" PRId64 " do."),
                          dimension, shown, losses->loss_making, losses->influencers,
                          losses->money_lost, search->overall.loss_making,
                          search->overall.influencers);
}

/* Whether the group's share of loss-makers is above the whole selection's; in whole numbers, so
 * that equal shares are equal. */
static gboolean
is_pattern (const Search *search, const Losses *losses)
{
  return losses->loss_making >= 2
         && losses->loss_making * search->overall.influencers
                > search->overall.loss_making * losses->influencers;
}

/* Fisher's exact test, one-sided: of all the groups' influencers, as many as this group has are
 * drawn by chance; how likely are so many loss-makers or more among them? */
static double
compute_p_value (const Losses *losses, const Losses *all)
{
  return gsl_cdf_hypergeometric_Q ((guint) (losses->loss_making - 1), (guint) all->loss_making,
                                   (guint) (all->influencers - all->loss_making),
                                   (guint) losses->influencers);
}

static Groups
groups_new (const char *dimension, UpliftDimension by, guint32 n)
{
  return (
      Groups){ .dimension = dimension, .by = by, .losses = g_new0 (Losses, MAX (n, 1)), .n = n };
}

static void
name_persona (UpliftPattern *pattern, const UpliftDataset *dataset, guint64 persona)
{
  pattern->code = (guint32) (persona >> 32);
  pattern->gender = (guint32) persona;
  const char *category = uplift_dictionary_get (dataset->values[pattern->by], pattern->code);
  const char *gender
      = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_GENDER], pattern->gender);
  pattern->value = g_strdup_printf ("%s / %s", *category == '\0' ? _ ("(none)") : category,
                                    *gender == '\0' ? _ ("(none)") : gender);
}

static void
name_group (UpliftPattern *pattern, const UpliftDataset *dataset, const Groups *groups,
            guint32 group)
{
  pattern->dimension = groups->dimension;
  pattern->by = groups->by;
  if (groups->personas != NULL)
    {
      name_persona (pattern, dataset, uplift_code_pairs_get (groups->personas, group));
      return;
    }
  pattern->code = group;
  pattern->gender = G_MAXUINT32;
  pattern->value = g_strdup (uplift_dictionary_get (dataset->values[pattern->by], group));
}

/* Frees the groups. */
static void
list_patterns (Search *search, Groups *groups)
{
  Losses all = { 0 };

  for (guint32 g = 0; g < groups->n; g++)
    {
      all.influencers += groups->losses[g].influencers;
      all.loss_making += groups->losses[g].loss_making;
    }
  for (guint32 g = 0; g < groups->n; g++)
    {
      const Losses *losses = &groups->losses[g];
      if (!is_pattern (search, losses))
        continue;
      UpliftPattern pattern = {
        .influencers = losses->influencers,
        .loss_making = losses->loss_making,
        .others = all.influencers - losses->influencers,
        .others_loss_making = all.loss_making - losses->loss_making,
        .money_lost = losses->money_lost,
        .p_value = compute_p_value (losses, &all),
      };
      name_group (&pattern, search->results->dataset, groups, g);
      pattern.sentence = make_sentence (search, groups->dimension, pattern.value, losses);
      g_array_append_val (search->patterns, pattern);
    }
  g_free (groups->losses);
}

static Part
make_part (const Search *search, const UpliftSpend *spend, guint32 influencer)
{
  return (Part){
    .revenue = search->results->influencers[influencer].figures.revenue,
    .spend = spend->costs[influencer].spend,
  };
}

/* codes: the group of each influencer. */
static void
search_influencers (Search *search, const UpliftSpend *spend, Groups *groups, const guint32 *codes)
{
  const UpliftResults *results = search->results;

  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    {
      Part part = make_part (search, spend, i);
      if (results->influencers[i].selected)
        add_part (&groups->losses[codes[i]], &part, results->settings.margin);
    }
  list_patterns (search, groups);
}

static void
search_attribute (Search *search, const UpliftSpend *spend, UpliftDimension dimension)
{
  const UpliftDataset *dataset = search->results->dataset;
  Groups groups = groups_new (uplift_dimension_get_name (dimension), dimension,
                              uplift_dictionary_get_size (dataset->values[dimension]));

  search_influencers (search, spend, &groups, dataset->influencers.attribute[dimension]);
}

static void
search_personas (Search *search, const UpliftSpend *spend)
{
  const UpliftDataset *dataset = search->results->dataset;
  guint32 n = dataset->influencers.n;
  const guint32 *categories = dataset->influencers.attribute[UPLIFT_DIMENSION_CATEGORY];
  const guint32 *genders = dataset->influencers.attribute[UPLIFT_DIMENSION_GENDER];
  g_autoptr (UpliftCodePairs) personas = uplift_code_pairs_new ();
  g_autofree guint32 *codes = g_new (guint32, MAX (n, 1));

  for (guint32 i = 0; i < n; i++)
    codes[i] = uplift_code_pairs_number (personas, categories[i], genders[i]);
  Groups groups
      = groups_new ("persona", UPLIFT_DIMENSION_CATEGORY, uplift_code_pairs_get_size (personas));

  groups.personas = personas;
  search_influencers (search, spend, &groups, codes);
}

static int
compare_influencers_cb (gconstpointer a, gconstpointer b)
{
  const UpliftCampaignPayout *x = a, *y = b;

  return x->influencer < y->influencer ? -1 : x->influencer > y->influencer;
}

/* The payouts with a campaign of their own, of selected influencers by influencer; none for another
 * dimension (transfer full). */
static GArray *
list_own_payouts (const Search *search, const UpliftSpend *spend, UpliftDimension dimension)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (UpliftCampaignPayout));

  for (guint i = 0; dimension == UPLIFT_DIMENSION_CAMPAIGN && i < spend->own_campaign->len; i++)
    {
      const UpliftCampaignPayout *payout
          = &g_array_index (spend->own_campaign, UpliftCampaignPayout, i);
      if (search->results->influencers[payout->influencer].selected)
        g_array_append_vals (own, payout, 1);
    }
  g_array_sort (own, compare_influencers_cb);
  return own;
}

/* One influencer's parts, by code. */
typedef struct
{
  GArray *parts;  /* Part (owned) */
  GArray *codes;  /* guint32: of the parts (owned) */
  guint32 *place; /* by code: where its part is, + 1; 0: it has none (owned) */
} Parts;

static Parts
parts_new (guint32 n_codes)
{
  return (Parts){
    .parts = g_array_new (FALSE, FALSE, sizeof (Part)),
    .codes = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .place = g_new0 (guint32, MAX (n_codes, 1)),
  };
}

static void
parts_clear (Parts *parts)
{
  g_array_unref (parts->parts);
  g_array_unref (parts->codes);
  g_free (parts->place);
}

static void
parts_add (Parts *parts, guint32 code, const Part *part)
{
  if (parts->place[code] == 0)
    {
      g_array_append_val (parts->codes, code);
      g_array_append_vals (parts->parts, part, 1);
      parts->place[code] = parts->parts->len;
      return;
    }
  Part *sum = &g_array_index (parts->parts, Part, parts->place[code] - 1);
  sum->revenue += part->revenue;
  sum->spend += part->spend;
}

/* The influencer is complete. */
static void
parts_close (Parts *parts, Groups *groups, double margin)
{
  for (guint p = 0; p < parts->parts->len; p++)
    {
      guint32 code = g_array_index (parts->codes, guint32, p);
      add_part (&groups->losses[code], &g_array_index (parts->parts, Part, p), margin);
      parts->place[code] = 0;
    }
  g_array_set_size (parts->parts, 0);
  g_array_set_size (parts->codes, 0);
}
static Part
make_cell_part (const UpliftMetrics *metrics, const UpliftSpend *spend, UpliftDimension dimension,
                const UpliftCell *cell)
{
  UpliftCost cost
      = uplift_spend_get_part (spend, &metrics->influencers[cell->influencer], cell->influencer,
                               cell->orders, dimension != UPLIFT_DIMENSION_CAMPAIGN);

  return (Part){ .revenue = cell->revenue, .spend = cost.spend };
}

/* Influencer by influencer: its cells, and what was paid for a campaign of its own, which has no
 * cell where there are no rows. */
static void
search_cells (Search *search, const UpliftMetrics *metrics, const UpliftSpend *spend,
              UpliftDimension dimension)
{
  const UpliftCell *cell = (const UpliftCell *) (gpointer) metrics->cells[dimension]->data;
  const UpliftCell *end = cell != NULL ? cell + metrics->cells[dimension]->len : NULL;
  g_autoptr (GArray) own_payouts = list_own_payouts (search, spend, dimension);
  const UpliftCampaignPayout *own = (const UpliftCampaignPayout *) (gpointer) own_payouts->data;
  const UpliftCampaignPayout *own_end = own != NULL ? own + own_payouts->len : NULL;
  guint32 n = uplift_dictionary_get_size (search->results->dataset->values[dimension]);
  Groups groups = groups_new (uplift_dimension_get_name (dimension), dimension, n);
  Parts parts = parts_new (n);

  while (cell < end || own < own_end)
    {
      guint32 influencer = MIN (cell < end ? cell->influencer : G_MAXUINT32,
                                own < own_end ? own->influencer : G_MAXUINT32);
      for (; cell < end && cell->influencer == influencer; cell++)
        {
          Part part = make_cell_part (metrics, spend, dimension, cell);
          parts_add (&parts, cell->code, &part);
        }
      for (; own < own_end && own->influencer == influencer; own++)
        parts_add (&parts, own->campaign, &(Part){ .spend = own->amount });
      parts_close (&parts, &groups, search->results->settings.margin);
    }
  parts_clear (&parts);
  list_patterns (search, &groups);
}

static void
sum_overall (Search *search, const UpliftSpend *spend)
{
  const UpliftResults *results = search->results;

  for (guint r = 0; r < results->n_ranking; r++)
    {
      Part part = make_part (search, spend, results->ranking[r]);
      add_part (&search->overall, &part, results->settings.margin);
    }
}

static int
compare_patterns_cb (gconstpointer a, gconstpointer b)
{
  const UpliftPattern *x = a, *y = b;
  int order = uplift_figures_compare_descending (x->money_lost, y->money_lost);

  if (order == 0)
    order = strcmp (x->dimension, y->dimension);
  return order != 0 ? order : strcmp (x->value, y->value);
}

void
uplift_patterns_fill (UpliftResults *results, const UpliftMetrics *metrics,
                      const UpliftSpend *spend)
{
  g_return_if_fail (results != NULL && metrics != NULL && spend != NULL);

  const UpliftDataset *dataset = results->dataset;
  Search search = {
    .results = results,
    .patterns = g_array_new (FALSE, FALSE, sizeof (UpliftPattern)),
  };

  if (!isnan (results->totals.figures.spend))
    {
      sum_overall (&search, spend);
      for (guint d = UPLIFT_DIMENSION_PLATFORM; d <= UPLIFT_DIMENSION_GENDER; d++)
        if (dataset->has_dimension[d])
          search_attribute (&search, spend, (UpliftDimension) d);
      if (dataset->has_dimension[UPLIFT_DIMENSION_CATEGORY]
          && dataset->has_dimension[UPLIFT_DIMENSION_GENDER])
        search_personas (&search, spend);
      if (metrics->cells[UPLIFT_DIMENSION_PRODUCT] != NULL)
        search_cells (&search, metrics, spend, UPLIFT_DIMENSION_PRODUCT);
      if (metrics->cells[UPLIFT_DIMENSION_CAMPAIGN] != NULL)
        search_cells (&search, metrics, spend, UPLIFT_DIMENSION_CAMPAIGN);
    }
  g_array_sort (search.patterns, compare_patterns_cb);
  results->n_patterns = search.patterns->len;
  results->patterns = (UpliftPattern *) g_array_free (search.patterns, FALSE);
}
