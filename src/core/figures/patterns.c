#include "core/figures/patterns.h"

#include "core/figures/figures.h"

#include <glib/gi18n-lib.h>
#include <gsl/gsl_cdf.h>
#include <inttypes.h>
#include <string.h>

/* What one influencer brought in and cost inside one value; spend in ten-thousandths. */
typedef struct
{
  guint64 group;
  guint32 influencer;
  UpliftMoney revenue;
  double spend;
} Part;

typedef struct
{
  guint64 group;
  gint64 influencers, loss_making;
  double money_lost;
} GroupLosses;

/* Fills what the group is: value, by, code, gender. */
typedef void (*NameGroupFunc) (UpliftPattern *pattern, const UpliftDataset *dataset, guint64 group);

typedef struct
{
  UpliftResults *results;
  GArray *patterns;    /* UpliftPattern (owned) */
  GroupLosses overall; /* of the whole selection */
} Search;

static int
compare_parts_cb (gconstpointer a, gconstpointer b)
{
  const Part *x = a, *y = b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  return x->influencer < y->influencer ? -1 : x->influencer > y->influencer ? 1 : 0;
}

/* Adds up parts of the same influencer and group. parts is sorted. */
static void
merge_parts (GArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      Part *last = n > 0 ? &g_array_index (parts, Part, n - 1) : NULL;
      if (last != NULL && compare_parts_cb (last, part) == 0)
        {
          last->revenue += part->revenue;
          last->spend += part->spend;
        }
      else
        g_array_index (parts, Part, n++) = *part;
    }
  g_array_set_size (parts, n);
}

static void
add_part (GroupLosses *losses, const Part *part, double margin)
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
make_sentence (const Search *search, const char *dimension, const char *value,
               const GroupLosses *losses)
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
is_pattern (const Search *search, const GroupLosses *losses)
{
  return losses->loss_making >= 2
         && losses->loss_making * search->overall.influencers
                > search->overall.loss_making * losses->influencers;
}

/* The losses of each group, in the order of the groups (transfer full, of GroupLosses). parts is
 * sorted and merged. */
static GArray *
sum_groups (const GArray *parts, double margin)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (GroupLosses));

  for (guint i = 0; i < parts->len;)
    {
      GroupLosses losses = { .group = g_array_index (parts, Part, i).group };
      for (; i < parts->len && g_array_index (parts, Part, i).group == losses.group; i++)
        add_part (&losses, &g_array_index (parts, Part, i), margin);
      g_array_append_val (groups, losses);
    }
  return groups;
}

/* Fisher's exact test, one-sided: of all the groups' influencers, as many as this group has are
 * drawn by chance; how likely are so many loss-makers or more among them? */
static double
compute_p_value (const GroupLosses *losses, const GroupLosses *all)
{
  return gsl_cdf_hypergeometric_Q ((guint) (losses->loss_making - 1), (guint) all->loss_making,
                                   (guint) (all->influencers - all->loss_making),
                                   (guint) losses->influencers);
}

static void
list_patterns (Search *search, const char *dimension, GArray *parts, NameGroupFunc name_group)
{
  g_array_sort (parts, compare_parts_cb);
  merge_parts (parts);
  g_autoptr (GArray) groups = sum_groups (parts, search->results->settings.margin);
  GroupLosses all = { 0 };
  for (guint g = 0; g < groups->len; g++)
    {
      all.influencers += g_array_index (groups, GroupLosses, g).influencers;
      all.loss_making += g_array_index (groups, GroupLosses, g).loss_making;
    }
  for (guint g = 0; g < groups->len; g++)
    {
      const GroupLosses *losses = &g_array_index (groups, GroupLosses, g);
      if (!is_pattern (search, losses))
        continue;
      UpliftPattern pattern = {
        .dimension = dimension,
        .influencers = losses->influencers,
        .loss_making = losses->loss_making,
        .others = all.influencers - losses->influencers,
        .others_loss_making = all.loss_making - losses->loss_making,
        .money_lost = losses->money_lost,
        .p_value = compute_p_value (losses, &all),
      };
      name_group (&pattern, search->results->dataset, losses->group);
      pattern.sentence = make_sentence (search, dimension, pattern.value, losses);
      g_array_append_val (search->patterns, pattern);
    }
}

/* group: the code and the dimension in one number. */
static void
name_value_cb (UpliftPattern *pattern, const UpliftDataset *dataset, guint64 group)
{
  pattern->by = (UpliftDimension) (group >> 32);
  pattern->code = (guint32) group;
  pattern->gender = G_MAXUINT32;
  pattern->value = g_strdup (uplift_dictionary_get (dataset->values[pattern->by], pattern->code));
}

static void
name_persona_cb (UpliftPattern *pattern, const UpliftDataset *dataset, guint64 group)
{
  pattern->by = UPLIFT_DIMENSION_CATEGORY;
  pattern->code = (guint32) (group >> 32);
  pattern->gender = (guint32) group;
  const char *category = uplift_dictionary_get (dataset->values[pattern->by], pattern->code);
  const char *gender
      = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_GENDER], pattern->gender);
  pattern->value = g_strdup_printf ("%s / %s", *category == '\0' ? _ ("(none)") : category,
                                    *gender == '\0' ? _ ("(none)") : gender);
}

static Part
make_part (const Search *search, const UpliftSpend *spend, guint32 influencer, guint64 group)
{
  return (Part){
    .group = group,
    .influencer = influencer,
    .revenue = search->results->influencers[influencer].figures.revenue,
    .spend = spend->costs[influencer].spend,
  };
}

static void
search_attribute (Search *search, const UpliftSpend *spend, guint dimension)
{
  const UpliftResults *results = search->results;
  const guint32 *codes = results->dataset->influencers.attribute[dimension];
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint r = 0; r < results->n_ranking; r++)
    {
      guint32 i = results->ranking[r];
      Part part = make_part (search, spend, i, (guint64) dimension << 32 | codes[i]);
      g_array_append_val (parts, part);
    }
  list_patterns (search, uplift_dimension_get_name ((UpliftDimension) dimension), parts,
                 name_value_cb);
}

static void
search_personas (Search *search, const UpliftSpend *spend)
{
  const UpliftResults *results = search->results;
  const UpliftInfluencerColumns *influencers = &results->dataset->influencers;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint r = 0; r < results->n_ranking; r++)
    {
      guint32 i = results->ranking[r];
      guint64 category = influencers->attribute[UPLIFT_DIMENSION_CATEGORY][i];
      Part part = make_part (search, spend, i,
                             category << 32 | influencers->attribute[UPLIFT_DIMENSION_GENDER][i]);
      g_array_append_val (parts, part);
    }
  list_patterns (search, "persona", parts, name_persona_cb);
}

static void
search_cells (Search *search, const UpliftMetrics *metrics, const UpliftSpend *spend,
              UpliftDimension dimension)
{
  const GArray *cells = metrics->cells[dimension];
  gboolean is_campaign = dimension == UPLIFT_DIMENSION_CAMPAIGN;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint c = 0; c < cells->len; c++)
    {
      const UpliftCell *cell = &g_array_index (cells, UpliftCell, c);
      Part part = {
        .group = (guint64) dimension << 32 | cell->code,
        .influencer = cell->influencer,
        .revenue = cell->revenue,
        .spend = uplift_spend_get_part (spend, &metrics->influencers[cell->influencer],
                                        cell->influencer, cell->orders, !is_campaign)
                     .spend,
      };
      g_array_append_val (parts, part);
    }
  for (guint i = 0; is_campaign && i < spend->own_campaign->len; i++)
    {
      const UpliftCampaignPayout *own
          = &g_array_index (spend->own_campaign, UpliftCampaignPayout, i);
      Part part = {
        .group = (guint64) dimension << 32 | own->campaign,
        .influencer = own->influencer,
        .spend = own->amount,
      };
      if (search->results->influencers[own->influencer].selected)
        g_array_append_val (parts, part);
    }
  list_patterns (search, uplift_dimension_get_name (dimension), parts, name_value_cb);
}

static void
sum_overall (Search *search, const UpliftSpend *spend)
{
  const UpliftResults *results = search->results;

  for (guint r = 0; r < results->n_ranking; r++)
    {
      Part part = make_part (search, spend, results->ranking[r], 0);
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
          search_attribute (&search, spend, d);
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
