#include "core/figures/posts.h"

#include "core/figures/figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Posts that have a rate. */
typedef struct
{
  gint64 posts;
  double rates; /* sum of the posts' rates */
  gint64 reach, engagements;
} RateSums;

/* The sums of one fill: by platform of the selected posts ([TRUE]) and of those that only the
 * platform filter keeps out ([FALSE]), of all selected ones, and by day. */
typedef struct
{
  UpliftResults *results;   /* (borrowed) */
  RateSums *by_platform[2]; /* by code (borrowed) */
  RateSums all;
  GArray *days;         /* UpliftPostDayRow, in the order of the file (owned) */
  GHashTable *day_rows; /* day → index in days + 1 (borrowed) */
} Filling;

static guint
test_value (const UpliftSelection *selection, UpliftDimension dimension, const guint32 *codes,
            guint32 row)
{
  return codes == NULL ? 0 : selection->value[dimension][codes[row]];
}

guint
uplift_posts_test (const UpliftPostColumns *posts, const UpliftSelection *selection, guint32 row)
{
  g_return_val_if_fail (posts != NULL && row < posts->n, 0);
  g_return_val_if_fail (selection != NULL, 0);

  return selection->influencer[posts->influencer[row]]
         | uplift_selection_test_day (selection, posts->day[row])
         | test_value (selection, UPLIFT_DIMENSION_CAMPAIGN, posts->campaign, row)
         | test_value (selection, UPLIFT_DIMENSION_BRAND, posts->brand, row)
         | test_value (selection, UPLIFT_DIMENSION_PRODUCT, posts->product, row);
}

static gint64
get_count (const gint64 *column, guint32 row)
{
  return column == NULL ? UPLIFT_COUNT_NONE : column[row];
}

gint64
uplift_posts_get_engagements (const UpliftPostColumns *posts, guint32 row)
{
  g_return_val_if_fail (posts != NULL && row < posts->n, UPLIFT_COUNT_NONE);

  gint64 likes = get_count (posts->likes, row), comments = get_count (posts->comments, row);
  if (likes == UPLIFT_COUNT_NONE)
    return comments;
  return comments == UPLIFT_COUNT_NONE ? likes : likes + comments;
}

double
uplift_posts_get_engagement_rate (const UpliftPostColumns *posts, guint32 row)
{
  g_return_val_if_fail (posts != NULL && row < posts->n, UPLIFT_NO_VALUE);

  gint64 reach = get_count (posts->reach, row);
  gint64 engagements = uplift_posts_get_engagements (posts, row);
  if (reach <= 0 || engagements == UPLIFT_COUNT_NONE)
    return UPLIFT_NO_VALUE;
  return (double) engagements / (double) reach;
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

/* A platform with selected posts is told by these alone. */
static void
list_engagement (Filling *filling)
{
  UpliftResults *results = filling->results;
  UpliftDictionary *values = results->dataset->values[UPLIFT_DIMENSION_PLATFORM];
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (UpliftEngagementRow));

  for (guint32 code = 0; code < uplift_dictionary_get_size (values); code++)
    {
      gboolean selected = filling->by_platform[TRUE][code].posts > 0;
      const RateSums *sums = &filling->by_platform[selected][code];
      if (sums->posts == 0)
        continue;
      UpliftEngagementRow row = {
        .platform = code,
        .posts = sums->posts,
        .rate = sums->rates / (double) sums->posts,
        .pooled_rate = (double) sums->engagements / (double) sums->reach,
        .selected = selected,
      };
      g_array_append_val (rows, row);
    }
  g_array_sort_with_data (rows, compare_engagement_cb, values);
  results->n_engagement = rows->len;
  results->engagement = (UpliftEngagementRow *) g_array_free (rows, FALSE);
}

static int
compare_days_cb (gconstpointer a, gconstpointer b)
{
  const UpliftPostDayRow *x = a, *y = b;

  return x->day < y->day ? -1 : x->day > y->day ? 1 : 0;
}

static void
list_days (Filling *filling)
{
  UpliftResults *results = filling->results;

  g_array_sort (filling->days, compare_days_cb);
  results->n_post_days = filling->days->len;
  results->post_days = (UpliftPostDayRow *) g_array_free (g_steal_pointer (&filling->days), FALSE);
}

static void
add_rate (RateSums *sums, double rate, gint64 reach, gint64 engagements)
{
  sums->posts++;
  sums->rates += rate;
  sums->reach += reach;
  sums->engagements += engagements;
}

/* Adds a count that may be missing to a sum that may not exist. */
static void
add_count (gint64 *sum, gint64 count)
{
  if (*sum != UPLIFT_COUNT_NONE && count != UPLIFT_COUNT_NONE)
    *sum += count;
}

static UpliftPostDayRow *
get_day (Filling *filling, UpliftDay day)
{
  const UpliftTotals *totals = &filling->results->totals;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (filling->day_rows, GINT_TO_POINTER (day)));

  if (index == 0)
    {
      UpliftPostDayRow row = {
        .day = day,
        .reach = totals->reach == UPLIFT_COUNT_NONE ? UPLIFT_COUNT_NONE : 0,
        .engagements = totals->engagements == UPLIFT_COUNT_NONE ? UPLIFT_COUNT_NONE : 0,
      };
      g_array_append_val (filling->days, row);
      index = filling->days->len;
      g_hash_table_insert (filling->day_rows, GINT_TO_POINTER (day), GUINT_TO_POINTER (index));
    }
  return &g_array_index (filling->days, UpliftPostDayRow, index - 1);
}

static void
add_selected (Filling *filling, guint32 row)
{
  UpliftResults *results = filling->results;
  const UpliftPostColumns *posts = &results->dataset->posts;
  gint64 reach = get_count (posts->reach, row);
  gint64 engagements = uplift_posts_get_engagements (posts, row);
  UpliftPostDayRow *day = get_day (filling, posts->day[row]);

  results->influencers[posts->influencer[row]].posts++;
  results->selected_posts[results->totals.posts++] = row;
  add_count (&results->totals.reach, reach);
  add_count (&results->totals.engagements, engagements);
  day->posts++;
  add_count (&day->reach, reach);
  add_count (&day->engagements, engagements);
}

static void
add_post (Filling *filling, guint32 row, gboolean selected)
{
  const UpliftPostColumns *posts = &filling->results->dataset->posts;
  double rate = uplift_posts_get_engagement_rate (posts, row);

  if (selected)
    add_selected (filling, row);
  if (isnan (rate))
    return;
  gint64 engagements = uplift_posts_get_engagements (posts, row);
  add_rate (&filling->by_platform[selected][posts->platform[row]], rate, posts->reach[row],
            engagements);
  if (selected)
    add_rate (&filling->all, rate, posts->reach[row], engagements);
}

void
uplift_posts_fill (UpliftResults *results, const UpliftSelection *selection)
{
  g_return_if_fail (results != NULL && selection != NULL);

  const UpliftPostColumns *posts = &results->dataset->posts;
  UpliftTotals *totals = &results->totals;
  guint32 n_platforms
      = uplift_dictionary_get_size (results->dataset->values[UPLIFT_DIMENSION_PLATFORM]);
  g_autoptr (GHashTable) day_rows = g_hash_table_new (NULL, NULL);
  g_autofree RateSums *chosen = g_new0 (RateSums, n_platforms);
  g_autofree RateSums *others = g_new0 (RateSums, n_platforms);
  Filling filling = { .results = results,
                      .by_platform = { others, chosen },
                      .days = g_array_new (FALSE, FALSE, sizeof (UpliftPostDayRow)),
                      .day_rows = day_rows };

  results->selected_posts = g_new (guint32, posts->n);
  totals->reach = posts->reach == NULL ? UPLIFT_COUNT_NONE : 0;
  totals->engagements = posts->likes == NULL && posts->comments == NULL ? UPLIFT_COUNT_NONE : 0;
  for (guint32 row = 0; row < posts->n; row++)
    {
      guint fails = uplift_posts_test (posts, selection, row);
      if ((fails & ~UPLIFT_BIT (UPLIFT_DIMENSION_PLATFORM)) == 0)
        add_post (&filling, row, fails == 0);
    }
  totals->rated_posts = filling.all.posts;
  totals->engagement_rate = uplift_ratio (filling.all.rates, (double) filling.all.posts);
  totals->pooled_engagement_rate
      = uplift_ratio ((double) filling.all.engagements, (double) filling.all.reach);
  list_engagement (&filling);
  list_days (&filling);
}

const char *
uplift_posts_get_cost_reason (const UpliftResults *results, const UpliftSelection *selection)
{
  g_return_val_if_fail (results != NULL && selection != NULL, NULL);

  const UpliftDataset *dataset = results->dataset;
  const UpliftPostColumns *posts = &dataset->posts;
  guint set = selection->set;
  if (!dataset->tables[UPLIFT_TABLE_POSTS].present)
    return _ ("no posts file");
  if (isnan (results->totals.figures.spend))
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
