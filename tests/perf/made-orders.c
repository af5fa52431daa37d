#include "made-orders.h"

#include "../core/tracking-writer.h"

#include <string.h>

#define N_DAYS 730
#define N_PLATFORMS 5
#define N_CATEGORIES 6
#define POSTS_EACH 20

static const char *const sources[] = { "influencer", "organic", "paid_ad", "email" };

/* xorshift64*: quick, so that making the rows does not take longer than measuring them. */
static guint64
next_random (guint64 *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return *state * G_GUINT64_CONSTANT (2685821657736338717);
}

static guint32
below (guint64 *state, guint32 n)
{
  return (guint32) ((next_random (state) >> 32) * n >> 32);
}

static void
intern (UpliftDataset *dataset, UpliftDimension dimension, const char *text)
{
  uplift_dictionary_intern (dataset->values[dimension], text, strlen (text));
}

static void
intern_numbered (UpliftDataset *dataset, UpliftDimension dimension, const char *prefix, guint n)
{
  dataset->has_dimension[dimension] = TRUE;
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s%02u", prefix, i);
      intern (dataset, dimension, text);
    }
}

static void
fill_values (UpliftDataset *dataset, const MadeShape *shape)
{
  intern_numbered (dataset, UPLIFT_DIMENSION_PLATFORM, "Platform_", N_PLATFORMS);
  intern_numbered (dataset, UPLIFT_DIMENSION_CATEGORY, "Category_", N_CATEGORIES);
  intern_numbered (dataset, UPLIFT_DIMENSION_TYPE, "Type_", 4);
  intern_numbered (dataset, UPLIFT_DIMENSION_GENDER, "Gender_", 3);
  intern_numbered (dataset, UPLIFT_DIMENSION_CAMPAIGN, "Campaign_", shape->n_campaigns);
  intern_numbered (dataset, UPLIFT_DIMENSION_PRODUCT, "Product_", shape->n_products);
  dataset->has_dimension[UPLIFT_DIMENSION_INFLUENCER] = TRUE;
  dataset->has_dimension[UPLIFT_DIMENSION_SOURCE] = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    intern (dataset, UPLIFT_DIMENSION_SOURCE, sources[i]);
}

static void
fill_influencers (UpliftDataset *dataset, guint32 n, guint64 *state)
{
  static const guint32 n_values[UPLIFT_DIMENSION_INFLUENCER] = { N_PLATFORMS, N_CATEGORIES, 4, 3 };
  UpliftInfluencerColumns *influencers = &dataset->influencers;

  influencers->n = n;
  influencers->name = g_new (char *, n);
  influencers->followers = g_new (gint64, n);
  influencers->known = g_new (gboolean, n);
  for (guint d = 0; d < UPLIFT_DIMENSION_INFLUENCER; d++)
    influencers->attribute[d] = g_new (guint32, n);
  for (guint32 i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      intern (dataset, UPLIFT_DIMENSION_INFLUENCER, id);
      influencers->name[i] = g_strdup_printf ("Influencer_%u", i + 1);
      influencers->followers[i] = 1000 + below (state, 2000000);
      influencers->known[i] = TRUE;
      for (guint d = 0; d < UPLIFT_DIMENSION_INFLUENCER; d++)
        influencers->attribute[d][i] = 1 + below (state, n_values[d]);
    }
}

static void
fill_posts (UpliftDataset *dataset, guint64 *state)
{
  UpliftPostColumns *posts = &dataset->posts;
  UpliftDay first = uplift_day_from_date (2023, 1, 1);
  guint32 n = dataset->influencers.n * POSTS_EACH;

  dataset->tables[UPLIFT_TABLE_POSTS].present = TRUE;
  posts->n = n;
  posts->influencer = g_new (guint32, n);
  posts->platform = g_new (guint32, n);
  posts->day = g_new (UpliftDay, n);
  posts->reach = g_new (gint64, n);
  posts->likes = g_new (gint64, n);
  posts->comments = g_new (gint64, n);
  for (guint32 i = 0; i < n; i++)
    {
      posts->influencer[i] = i / POSTS_EACH;
      posts->platform[i]
          = dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][i / POSTS_EACH];
      posts->day[i] = first + (UpliftDay) below (state, N_DAYS);
      posts->reach[i] = 1000 + below (state, 500000);
      posts->likes[i] = below (state, 100000);
      posts->comments[i] = below (state, 10000);
    }
}

static void
fill_payouts (UpliftDataset *dataset, guint64 n_rows, guint64 *state)
{
  UpliftPayoutColumns *payouts = &dataset->payouts;
  guint32 n = dataset->influencers.n;

  dataset->tables[UPLIFT_TABLE_PAYOUTS].present = TRUE;
  payouts->n = n;
  payouts->influencer = g_new (guint32, n);
  payouts->basis = g_new (guint8, n);
  payouts->rate = g_new (UpliftMoney, n);
  payouts->orders = g_new (gint64, n);
  payouts->payout = g_new (UpliftMoney, n);
  for (guint32 i = 0; i < n; i++)
    {
      gboolean by_order = below (state, 2) == 0;
      payouts->influencer[i] = i;
      payouts->basis[i] = by_order ? UPLIFT_BASIS_ORDER : UPLIFT_BASIS_POST;
      payouts->rate[i] = (UpliftMoney) (10000 + below (state, 20000)) * 100;
      payouts->orders[i] = 1 + below (state, 2 * (guint32) (n_rows / n) + 2);
      payouts->payout[i] = payouts->rate[i] * (by_order ? payouts->orders[i] : POSTS_EACH);
    }
}

static guint32
pick_source (guint64 *state)
{
  guint32 percent = below (state, 100);

  return percent < 55 ? 1 : percent < 75 ? 2 : percent < 90 ? 3 : 4;
}

/* Few influencers bring most of the rows. */
static guint32
pick_influencer (guint64 *state, guint32 n)
{
  double chance = (double) (next_random (state) >> 11) * 0x1p-53;

  return (guint32) ((double) n * chance * chance);
}

/* One product sells little. */
static guint32
pick_product (guint64 *state, guint32 n)
{
  return n == 1 || below (state, 100) < 5 ? n : 1 + below (state, n - 1);
}

static TrackingRow
make_row (const UpliftDataset *dataset, const MadeShape *shape, guint32 user, guint64 *state)
{
  TrackingRow row = {
    .influencer = pick_influencer (state, dataset->influencers.n),
    .pair.day = uplift_day_from_date (2023, 1, 1) + (UpliftDay) below (state, N_DAYS),
    .pair.source = pick_source (state),
    .user = user,
  };
  gboolean exposed = (row.user * 2654435761u) >> 31 != 0;
  gint32 orders = 1 + (gint32) below (state, 5);
  UpliftMoney cents = (UpliftMoney) orders * (9900 + below (state, 90000));

  row.arm = exposed ? UPLIFT_ARM_EXPOSED : UPLIFT_ARM_CONTROL;
  row.campaign = 1 + below (state, shape->n_campaigns);
  row.product = pick_product (state, shape->n_products);
  row.orders = orders;
  row.revenue = (cents + (exposed ? cents / 10 : 0)) * 100;
  return row;
}

static GPtrArray *
make_tracking (UpliftDataset *dataset, const MadeShape *shape, guint64 *state)
{
  UpliftTrackingColumns *tracking = &dataset->tracking;

  dataset->tables[UPLIFT_TABLE_TRACKING].present = TRUE;
  dataset->tables[UPLIFT_TABLE_TRACKING].rows = shape->n_rows;
  tracking->has_users = TRUE;
  tracking->has_arms = TRUE;
  tracking->n_users = (guint32) MAX (shape->n_rows / shape->rows_per_user, 1);
  TrackingWriter *writer = tracking_writer_new (dataset);
  for (guint64 i = 0; i < shape->n_rows; i++)
    {
      guint32 user = shape->rows_per_user == 1 ? (guint32) i : below (state, tracking->n_users);
      const TrackingRow row = make_row (dataset, shape, user, state);
      tracking_writer_add (writer, &row);
    }
  return tracking_writer_end (writer);
}

MadeShape
made_shape_new (guint64 n_rows, guint32 n_influencers)
{
  return (MadeShape){ .name = "as the peers' files",
                      .n_rows = n_rows,
                      .n_influencers = n_influencers,
                      .n_campaigns = 12,
                      .n_products = 10,
                      .rows_per_user = 5 };
}

UpliftDataset *
made_orders_new_unfinished (const MadeShape *shape, GPtrArray **blocks)
{
  UpliftDataset *dataset = uplift_dataset_new ();
  guint64 state = 42;

  dataset->tables[UPLIFT_TABLE_INFLUENCERS].present = TRUE;
  fill_values (dataset, shape);
  fill_influencers (dataset, shape->n_influencers, &state);
  fill_posts (dataset, &state);
  fill_payouts (dataset, shape->n_rows, &state);
  *blocks = make_tracking (dataset, shape, &state);
  return dataset;
}

const char *
made_filter_get_name (MadeFilter which)
{
  static const char *const names[N_MADE_FILTERS] = { "all", "mid", "narrow" };

  return names[which];
}

static void
tick (UpliftFilter *filter, UpliftDimension dimension, const char *prefix, guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s%02u", prefix, i);
      uplift_filter_set (filter, dimension, text, TRUE);
    }
}

UpliftFilter *
made_filter_new (MadeFilter which)
{
  UpliftFilter *filter = uplift_filter_new ();
  gboolean mid = which == MADE_FILTER_MID;

  if (which == MADE_FILTER_ALL)
    return filter;
  tick (filter, UPLIFT_DIMENSION_PLATFORM, "Platform_", mid ? 4 : 3);
  tick (filter, UPLIFT_DIMENSION_CATEGORY, "Category_", mid ? 5 : 3);
  tick (filter, UPLIFT_DIMENSION_PRODUCT, "Product_", mid ? 8 : 6);
  tick (filter, UPLIFT_DIMENSION_CAMPAIGN, "Campaign_", mid ? 10 : 8);
  uplift_filter_set_period (
      filter, mid ? uplift_day_from_date (2023, 3, 1) : uplift_day_from_date (2023, 7, 1),
      mid ? uplift_day_from_date (2024, 10, 31) : uplift_day_from_date (2024, 6, 30));
  return filter;
}
