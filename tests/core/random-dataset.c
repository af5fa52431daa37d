#include "random-dataset.h"

#include <string.h>

static const char *const attribute_values[UPLIFT_DIMENSION_INFLUENCER][3]
    = { { "Instagram", "YouTube", "TikTok" },
        { "Fitness", "Beauty", "Food" },
        { "Mega", "Macro", "Nano" },
        { "Male", "Female", "Non-binary" } };

static const struct
{
  UpliftDimension dimension;
  const char *prefix;
  int n;
} row_values[] = { { UPLIFT_DIMENSION_CAMPAIGN, "Campaign", 5 },
                   { UPLIFT_DIMENSION_PRODUCT, "Product", 4 },
                   { UPLIFT_DIMENSION_BRAND, "Brand", 3 },
                   { UPLIFT_DIMENSION_SOURCE, "Source", 4 } };

/* Code 0, the empty text, comes up too. */
static guint32
pick_code (GRand *rand, const UpliftDataset *dataset, UpliftDimension dimension)
{
  guint32 size = uplift_dictionary_get_size (dataset->values[dimension]);

  return (guint32) g_rand_int_range (rand, 0, (gint32) size);
}

static guint32 *
pick_codes (GRand *rand, const UpliftDataset *dataset, UpliftDimension dimension, guint n)
{
  guint32 *codes = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    codes[i] = pick_code (rand, dataset, dimension);
  return codes;
}

static UpliftMoney
pick_money (GRand *rand)
{
  if (g_rand_int_range (rand, 0, 20) == 0)
    return -(UpliftMoney) g_rand_int_range (rand, 0, 500000);
  return (UpliftMoney) g_rand_int_range (rand, 0, 50000000);
}

static UpliftDay
pick_day (GRand *rand, const RandomDatasetSpec *spec)
{
  return uplift_day_from_date (2025, 1, 1) + g_rand_int_range (rand, 0, (gint32) spec->n_days);
}

static guint32
pick_influencer (GRand *rand, const RandomDatasetSpec *spec)
{
  /* The last tenth has no rows. */
  guint n = spec->n_influencers - spec->n_influencers / 10;

  return (guint32) g_rand_int_range (rand, 0, (gint32) n);
}

static void
fill_values (UpliftDataset *dataset, const RandomDatasetSpec *spec)
{
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    {
      dataset->has_dimension[i] = TRUE;
      for (guint k = 0; k < 3; k++)
        uplift_dictionary_intern (dataset->values[i], attribute_values[i][k],
                                  strlen (attribute_values[i][k]));
    }
  dataset->has_dimension[UPLIFT_DIMENSION_INFLUENCER] = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (row_values); i++)
    {
      dataset->has_dimension[row_values[i].dimension] = spec->row_dimensions;
      for (int k = row_values[i].n; k > 0; k--)
        {
          g_autofree char *text = g_strdup_printf ("%s %d", row_values[i].prefix, k);
          uplift_dictionary_intern (dataset->values[row_values[i].dimension], text, strlen (text));
        }
    }
}

static void
fill_tables (UpliftDataset *dataset, const RandomDatasetSpec *spec)
{
  const guint rows[UPLIFT_N_TABLES]
      = { spec->n_influencers, spec->n_posts, spec->n_rows, spec->n_payouts };

  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      const char *name = uplift_table_get_name ((UpliftTable) i);
      dataset->tables[i].present = rows[i] > 0;
      dataset->tables[i].rows = rows[i];
      dataset->tables[i].file = rows[i] > 0 ? g_strdup_printf ("%s.csv", name) : NULL;
    }
}

static void
fill_influencers (UpliftDataset *dataset, const RandomDatasetSpec *spec, GRand *rand)
{
  UpliftInfluencerColumns *influencers = &dataset->influencers;
  guint n = spec->n_influencers;

  influencers->n = n;
  influencers->name = g_new (char *, n);
  influencers->followers = g_new (gint64, n);
  influencers->known = g_new (gboolean, n);
  for (guint d = 0; d < UPLIFT_DIMENSION_INFLUENCER; d++)
    influencers->attribute[d] = pick_codes (rand, dataset, (UpliftDimension) d, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_INFLUENCER], id, strlen (id));
      influencers->known[i] = g_rand_int_range (rand, 0, 8) != 0;
      influencers->name[i] = influencers->known[i]
                                 ? g_strdup_printf ("Name %u", g_rand_int_range (rand, 0, 1000))
                                 : g_strdup (id);
      influencers->followers[i] = g_rand_int_range (rand, 0, 1000000);
      for (guint d = 0; !influencers->known[i] && d < UPLIFT_DIMENSION_INFLUENCER; d++)
        influencers->attribute[d][i] = 0;
    }
}

/* Column by column. */
static GArray *
make_rows (UpliftDataset *dataset, const RandomDatasetSpec *spec, GRand *rand)
{
  UpliftTrackingColumns *tracking = &dataset->tracking;
  GArray *rows = g_array_sized_new (FALSE, TRUE, sizeof (TrackingRow), spec->n_rows);
  TrackingRow *row = (TrackingRow *) (gpointer) g_array_set_size (rows, spec->n_rows)->data;
  TrackingRow *end = row + spec->n_rows;

  tracking->has_users = spec->users;
  tracking->has_arms = spec->arms;
  tracking->n_users = spec->users ? spec->n_rows / 4 + 1 : 0;
  for (TrackingRow *r = row; r < end; r++)
    {
      r->orders = g_rand_int_range (rand, 0, 5);
      r->revenue = pick_money (rand);
      r->user = spec->users ? (guint32) g_rand_int_range (rand, 0, (gint32) tracking->n_users + 1)
                            : UPLIFT_NO_USER;
      if (spec->arms)
        r->arm = (UpliftArm) g_rand_int_range (rand, 0, 3);
    }
  for (TrackingRow *r = row; r < end && spec->row_dimensions; r++)
    {
      r->campaign = pick_code (rand, dataset, UPLIFT_DIMENSION_CAMPAIGN);
      r->product = pick_code (rand, dataset, UPLIFT_DIMENSION_PRODUCT);
      r->brand = pick_code (rand, dataset, UPLIFT_DIMENSION_BRAND);
    }
  return rows;
}

static void
place_rows (UpliftDataset *dataset, const RandomDatasetSpec *spec, GRand *rand, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TrackingRow *row = &g_array_index (rows, TrackingRow, i);
      gboolean baseline = spec->n_influencers == 0 || g_rand_int_range (rand, 0, 4) == 0;
      row->influencer = baseline ? UPLIFT_NO_INFLUENCER : pick_influencer (rand, spec);
      row->pair.day = pick_day (rand, spec);
      row->pair.source
          = spec->row_dimensions ? pick_code (rand, dataset, UPLIFT_DIMENSION_SOURCE) : 0;
    }
}

static void
fill_posts (UpliftDataset *dataset, const RandomDatasetSpec *spec, GRand *rand)
{
  UpliftPostColumns *posts = &dataset->posts;
  guint n = spec->n_posts;

  posts->n = n;
  posts->influencer = g_new (guint32, n);
  posts->platform = pick_codes (rand, dataset, UPLIFT_DIMENSION_PLATFORM, n);
  posts->day = g_new (UpliftDay, n);
  posts->reach = g_new (gint64, n);
  posts->likes = g_new (gint64, n);
  posts->comments = g_new (gint64, n);
  for (guint i = 0; i < n; i++)
    {
      gboolean missing = g_rand_int_range (rand, 0, 10) == 0;
      posts->influencer[i] = pick_influencer (rand, spec);
      posts->day[i] = pick_day (rand, spec);
      posts->reach[i] = missing ? UPLIFT_COUNT_NONE : g_rand_int_range (rand, 0, 100000);
      posts->likes[i] = g_rand_int_range (rand, 0, 10000);
      posts->comments[i] = missing ? UPLIFT_COUNT_NONE : g_rand_int_range (rand, 0, 1000);
    }
  if (!spec->post_dimensions)
    return;
  posts->campaign = pick_codes (rand, dataset, UPLIFT_DIMENSION_CAMPAIGN, n);
  posts->brand = pick_codes (rand, dataset, UPLIFT_DIMENSION_BRAND, n);
  posts->product = pick_codes (rand, dataset, UPLIFT_DIMENSION_PRODUCT, n);
}

static void
fill_payouts (UpliftDataset *dataset, const RandomDatasetSpec *spec, GRand *rand)
{
  UpliftPayoutColumns *payouts = &dataset->payouts;
  guint n = spec->n_payouts;

  payouts->n = n;
  payouts->influencer = g_new (guint32, n);
  payouts->basis = g_new (guint8, n);
  payouts->rate = g_new (UpliftMoney, n);
  payouts->orders = g_new (gint64, n);
  payouts->payout = g_new (UpliftMoney, n);
  payouts->campaign = spec->payout_campaigns ? g_new (guint32, n) : NULL;
  payouts->day = spec->payout_days ? g_new (UpliftDay, n) : NULL;
  for (guint i = 0; i < n; i++)
    {
      payouts->influencer[i] = (guint32) g_rand_int_range (rand, 0, (gint32) spec->n_influencers);
      payouts->basis[i] = (guint8) g_rand_int_range (rand, 0, 3);
      payouts->rate[i] = pick_money (rand);
      payouts->orders[i] = g_rand_int_range (rand, 0, 50);
      payouts->payout[i] = pick_money (rand);
      if (spec->payout_campaigns)
        payouts->campaign[i] = g_rand_boolean (rand)
                                   ? G_MAXUINT32
                                   : pick_code (rand, dataset, UPLIFT_DIMENSION_CAMPAIGN);
      if (spec->payout_days)
        payouts->day[i] = g_rand_boolean (rand) ? UPLIFT_DAY_NONE : pick_day (rand, spec);
    }
}

UpliftDataset *
random_dataset_new_unfinished (const RandomDatasetSpec *spec, GArray **rows)
{
  g_assert (spec->n_days > 0);
  g_assert (spec->n_influencers > 0 || spec->n_posts + spec->n_payouts == 0);

  g_autoptr (GRand) rand = g_rand_new_with_seed (spec->seed);
  UpliftDataset *dataset = uplift_dataset_new ();
  fill_tables (dataset, spec);
  fill_values (dataset, spec);
  fill_influencers (dataset, spec, rand);
  *rows = make_rows (dataset, spec, rand);
  fill_posts (dataset, spec, rand);
  fill_payouts (dataset, spec, rand);
  place_rows (dataset, spec, rand, *rows);
  return dataset;
}

void
random_dataset_finish (UpliftDataset *dataset, const GArray *rows)
{
  TrackingWriter *writer = tracking_writer_new (dataset);

  for (guint i = 0; i < rows->len; i++)
    tracking_writer_add (writer, &g_array_index (rows, TrackingRow, i));
  uplift_dataset_finish (dataset, tracking_writer_end (writer));
}

UpliftDataset *
random_dataset_new (const RandomDatasetSpec *spec)
{
  g_autoptr (GArray) rows = NULL;
  UpliftDataset *dataset = random_dataset_new_unfinished (spec, &rows);

  random_dataset_finish (dataset, rows);
  return dataset;
}
