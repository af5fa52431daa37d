#include "core/posts.h"

#include "core/figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 posts;
  double rates; /* sum of the posts' rates */
  gint64 reach, engagements;
} PlatformSums;

static guint
test_value (const UpliftSelection *selection, UpliftDimension dimension, const guint32 *codes,
            guint32 row)
{
  return codes == NULL ? 0 : selection->value[dimension][codes[row]];
}

static gboolean
is_selected (const UpliftPostColumns *posts, const UpliftSelection *selection, guint32 row)
{
  return selection->influencer[posts->influencer[row]] == 0
         && uplift_selection_test_day (selection, posts->day[row]) == 0
         && test_value (selection, UPLIFT_DIMENSION_CAMPAIGN, posts->campaign, row) == 0
         && test_value (selection, UPLIFT_DIMENSION_BRAND, posts->brand, row) == 0
         && test_value (selection, UPLIFT_DIMENSION_PRODUCT, posts->product, row) == 0;
}

static gint64
get_count (const gint64 *column, guint32 row)
{
  return column == NULL || column[row] == UPLIFT_COUNT_NONE ? 0 : column[row];
}

static int
compare_engagement_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftEngagementRow *x = a, *y = b;
  const UpliftDictionary *values = user_data;
  int order = uplift_figures_compare_descending (x->rate, y->rate);

  return order != 0 ? order
                    : strcmp (uplift_dictionary_get (values, x->platform),
                              uplift_dictionary_get (values, y->platform));
}

static void
list_engagement (UpliftResults *results, const PlatformSums *sums)
{
  UpliftDictionary *values = results->dataset->values[UPLIFT_DIMENSION_PLATFORM];
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (UpliftEngagementRow));

  for (guint32 code = 0; code < uplift_dictionary_get_size (values); code++)
    {
      if (sums[code].posts == 0)
        continue;
      UpliftEngagementRow row = {
        .platform = code,
        .posts = sums[code].posts,
        .rate = sums[code].rates / (double) sums[code].posts,
        .pooled_rate = (double) sums[code].engagements / (double) sums[code].reach,
      };
      g_array_append_val (rows, row);
    }
  g_array_sort_with_data (rows, compare_engagement_cb, values);
  results->n_engagement = rows->len;
  results->engagement = (UpliftEngagementRow *) g_array_free (rows, FALSE);
}

void
uplift_posts_fill (UpliftResults *results, const UpliftSelection *selection)
{
  g_return_if_fail (results != NULL && selection != NULL);

  const UpliftPostColumns *posts = &results->dataset->posts;
  guint32 n_platforms
      = uplift_dictionary_get_size (results->dataset->values[UPLIFT_DIMENSION_PLATFORM]);
  g_autofree PlatformSums *sums = g_new0 (PlatformSums, MAX (n_platforms, 1));

  for (guint32 row = 0; row < posts->n; row++)
    {
      if (!is_selected (posts, selection, row))
        continue;
      gint64 reach = get_count (posts->reach, row);
      gint64 engagements = get_count (posts->likes, row) + get_count (posts->comments, row);
      results->influencers[posts->influencer[row]].posts++;
      results->totals.posts++;
      results->totals.reach += reach;
      results->totals.engagements += engagements;
      if (reach <= 0 || (posts->likes == NULL && posts->comments == NULL))
        continue;
      PlatformSums *platform = &sums[posts->platform[row]];
      platform->posts++;
      platform->rates += (double) engagements / (double) reach;
      platform->reach += reach;
      platform->engagements += engagements;
    }
  list_engagement (results, sums);
}

const char *
uplift_posts_get_cost_reason (const UpliftDataset *dataset, const UpliftSelection *selection)
{
  g_return_val_if_fail (dataset != NULL && selection != NULL, NULL);

  const UpliftPostColumns *posts = &dataset->posts;
  guint set = selection->set;
  if (!dataset->tables[UPLIFT_TABLE_POSTS].present)
    return _ ("no posts file");
  if (!dataset->tables[UPLIFT_TABLE_PAYOUTS].present)
    return _ ("no payouts file");
  if ((set & UPLIFT_BIT (UPLIFT_DIMENSION_SOURCE)) != 0)
    return _ ("posts have no source to filter by");
  if ((set & UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN)) != 0 && posts->campaign == NULL)
    return _ ("the posts file has no campaign to filter by");
  if ((set & UPLIFT_BIT (UPLIFT_DIMENSION_BRAND)) != 0 && posts->brand == NULL)
    return _ ("the posts file has no brand to filter by");
  if ((set & UPLIFT_BIT (UPLIFT_DIMENSION_PRODUCT)) != 0 && posts->product == NULL)
    return _ ("the posts file has no product to filter by");
  return NULL;
}
