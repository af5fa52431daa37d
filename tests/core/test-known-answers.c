/* The figures of real data sets, known from elsewhere. Their folder is named by UPLIFT_KNOWN_DATA;
 * without it the tests are skipped, since the files are not part of the project. */
#include "core/figures/leaderboard.h"
#include "core/figures/payout-audit.h"
#include "core/figures/results.h"
#include "core/read/loader.h"

#include "row-account.h"

#include <string.h>

typedef struct
{
  const char *folder;
  guint64 rows[UPLIFT_N_TABLES]; /* influencers, posts, tracking, payouts */
  UpliftMoney revenue;
  double spend, roas, incremental_roas;
  UpliftMethod method;
  guint right, overpaid, underpaid; /* payouts */
  double at_stake, owed;
} KnownTotals;

typedef struct
{
  const char *name;
  double roas;
} KnownRank;

/* NULL, and the test skipped, when the data are not there. */
static UpliftResults *
load (const char *folder)
{
  const char *known = g_getenv ("UPLIFT_KNOWN_DATA");
  g_autoptr (GError) error = NULL;

  if (known == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA is not set");
      return NULL;
    }
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_file_new_build_filename (known, folder, NULL));
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  row_account_check (dataset);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  return uplift_results_compute (dataset, filter, &settings);
}

/* Rate × units counted, from a script of a few lines. On seed-c payouts by order state a part of
 * the orders that are tracked, and those by post pay for one. */
static void
assert_audit (const UpliftResults *results, const KnownTotals *known)
{
  g_autoptr (UpliftPayoutAudit) audit = uplift_payout_audit_new (results->dataset);
  UpliftPayoutTotals totals = uplift_payout_audit_select (audit, results, NULL);

  g_assert_cmpuint (totals.n_checked, ==, known->rows[UPLIFT_TABLE_PAYOUTS]);
  g_assert_cmpuint (totals.rows[UPLIFT_JUDGEMENT_OK], ==, known->right);
  g_assert_cmpuint (totals.rows[UPLIFT_JUDGEMENT_OVERPAID], ==, known->overpaid);
  g_assert_cmpuint (totals.rows[UPLIFT_JUDGEMENT_UNDERPAID], ==, known->underpaid);
  g_assert_cmpfloat_with_epsilon (totals.paid, known->spend, 1e-9);
  g_assert_cmpfloat_with_epsilon (totals.at_stake_in_all, known->at_stake, 1e-9);
  g_assert_cmpfloat_with_epsilon (totals.owed, known->owed, 1e-9);
}

static void
test_totals (gconstpointer data)
{
  const KnownTotals *known = data;
  UpliftResults *results = load (known->folder);

  if (results == NULL)
    return;
  for (guint t = 0; t < UPLIFT_N_TABLES; t++)
    {
      g_assert_cmpuint (results->dataset->tables[t].rows, ==, known->rows[t]);
      g_assert_cmpuint (results->dataset->tables[t].skipped, ==, 0);
    }
  g_assert_cmpint (results->totals.figures.revenue, ==, known->revenue);
  g_assert_cmpfloat_with_epsilon (results->totals.figures.spend, known->spend, 1e-9);
  g_assert_cmpfloat_with_epsilon (results->totals.figures.roas, known->roas, 5e-7);
  g_assert_cmpint (results->incremental.method, ==, known->method);
  g_assert_cmpfloat_with_epsilon (results->incremental.roas, known->incremental_roas, 5e-7);
  assert_audit (results, known);
  uplift_results_unref (results);
}

static void
assert_top (const UpliftResults *results, const KnownRank *known, guint n)
{
  g_autoptr (UpliftLeaderboard) leaderboard = uplift_leaderboard_new (results, UPLIFT_MEASURE_ROAS);

  for (guint r = 0; r < n; r++)
    {
      guint32 i = results->ranking[r];
      g_assert_cmpuint (leaderboard->rows[r].influencer, ==, i);
      g_assert_cmpuint (leaderboard->rows[r].rank, ==, r + 1);
      g_assert_cmpstr (results->dataset->influencers.name[i], ==, known[r].name);
      g_assert_cmpfloat_with_epsilon (results->influencers[i].figures.roas, known[r].roas, 5e-5);
    }
}

/* The poor influencers, who are the loss-making ones here too, as "name name …" by ROAS, highest
 * first. */
static char *
list_poor (const UpliftResults *results)
{
  GString *names = g_string_new (NULL);

  for (guint r = 0; r < results->n_ranking; r++)
    {
      guint32 i = results->ranking[r];
      g_assert_cmpint (results->influencers[i].poor, ==, results->influencers[i].loss_making);
      if (results->influencers[i].poor)
        g_string_append_printf (names, "%s ", results->dataset->influencers.name[i]);
    }
  return g_string_free (names, FALSE);
}

static void
test_seed_a (void)
{
  static const KnownRank top[] = { { "Jasmine Santana", 77.6255 },
                                   { "Jason Mitchell", 74.9537 },
                                   { "Regina Wyatt", 70.5477 },
                                   { "Eric Wright", 67.1027 },
                                   { "Connie Charles", 56.4290 } };
  UpliftResults *results = load ("seed-a");

  if (results == NULL)
    return;
  assert_top (results, top, G_N_ELEMENTS (top));
  g_autofree char *poor = list_poor (results);
  g_assert_cmpstr (poor, ==, "");
  g_assert_cmpfloat_with_epsilon (results->incremental.revenue, -69821.19, 5e-3);
  g_assert_cmpfloat_with_epsilon (results->incremental.daily_baseline, 41956.088087, 5e-7);
  g_assert_cmpint (results->incremental.days, ==, 183);
  g_assert_cmpint (results->incremental.baseline_days, ==, 183);
  uplift_results_unref (results);
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
test_seed_b (void)
{
  static const KnownRank top[] = { { "@carrie35", 24.9458 } };
  UpliftResults *results = load ("seed-b");

  if (results == NULL)
    return;
  assert_top (results, top, G_N_ELEMENTS (top));
  g_autofree char *poor = list_poor (results);
  g_auto (GStrv) names = g_strsplit (g_strchomp (poor), " ", -1);
  qsort (names, g_strv_length (names), sizeof *names, compare_texts_cb);
  g_autofree char *sorted = g_strjoinv (" ", names);
  g_assert_cmpstr (sorted, ==, "@keith66 @luis92 @marilyn66 @taylor48");
  uplift_results_unref (results);
}

static void
test_seed_c (void)
{
  static const KnownRank top[] = { { "Influencer_39", 105.4879 },
                                   { "Influencer_13", 102.0907 },
                                   { "Influencer_22", 98.8550 },
                                   { "Influencer_37", 86.5561 },
                                   { "Influencer_16", 81.4801 } };
  static const KnownRank engagement[]
      = { { "Twitter", 0.559555 }, { "YouTube", 0.266178 }, { "Instagram", 0.191828 } };
  UpliftResults *results = load ("seed-c");

  if (results == NULL)
    return;
  UpliftDictionary *const *values = results->dataset->values;
  assert_top (results, top, G_N_ELEMENTS (top));
  g_autofree char *poor = list_poor (results);
  g_assert_cmpstr (poor, ==, "");
  g_assert_cmpfloat_with_epsilon (results->incremental.revenue, 455509.84, 5e-3);
  g_assert_cmpfloat_with_epsilon (results->incremental.low, 6.638920, 5e-7);
  g_assert_cmpfloat_with_epsilon (results->incremental.high, 6.887481, 5e-7);
  g_assert_cmpfloat_with_epsilon (results->incremental.mde, 0.1775, 5e-5);
  g_assert_cmpfloat_with_epsilon (results->incremental.t, 106.769684, 5e-7);
  g_assert_cmpfloat_with_epsilon (results->incremental.freedom, 1166.971931, 5e-7);
  g_assert_cmpint (results->incremental.control_users, ==, 1183);
  g_assert_cmpint (results->incremental.exposed_users, ==, 1153);
  g_assert_cmpint (results->incremental.users_in_both, ==, 133);
  g_assert_cmpstr (
      uplift_dictionary_get (values[UPLIFT_DIMENSION_CATEGORY], results->personas[0].category), ==,
      "Lifestyle");
  g_assert_cmpstr (
      uplift_dictionary_get (values[UPLIFT_DIMENSION_GENDER], results->personas[0].gender), ==,
      "Male");
  g_assert_cmpfloat_with_epsilon (results->personas[0].figures.roas, 18.8865, 5e-5);
  g_assert_cmpuint (results->n_engagement, ==, G_N_ELEMENTS (engagement));
  for (guint e = 0; e < results->n_engagement; e++)
    {
      g_assert_cmpstr (uplift_dictionary_get (values[UPLIFT_DIMENSION_PLATFORM],
                                              results->engagement[e].platform),
                       ==, engagement[e].name);
      g_assert_cmpfloat_with_epsilon (results->engagement[e].rate, engagement[e].roas, 5e-7);
    }
  g_assert_cmpint (results->totals.reach, ==, 2939230);
  g_assert_cmpint (results->totals.engagements, ==, 515697);
  g_assert_cmpfloat_with_epsilon (results->totals.engagement_rate, 0.349569, 5e-7);
  g_assert_cmpfloat_with_epsilon (results->totals.pooled_engagement_rate, 0.175453, 5e-7);
  g_assert_cmpuint (results->n_post_days, ==, 58);
  uplift_results_unref (results);
}

static const KnownTotals totals[] = {
  { "seed-a",
    { 50, 200, 5000, 50 },
    76081429300,
    674597.34,
    11.278051,
    -0.103501,
    UPLIFT_METHOD_BASELINE,
    50,
    0,
    0,
    0.0,
    0.0 },
  { "seed-b",
    { 100, 368, 1209, 100 },
    68237270000,
    1576912.0,
    4.327272,
    3.862883,
    UPLIFT_METHOD_AOV,
    100,
    0,
    0,
    0.0,
    0.0 },
  { "seed-c",
    { 50, 100, 2500, 50 },
    5313466100,
    67351.23,
    7.889189,
    6.763200,
    UPLIFT_METHOD_EXPERIMENT,
    5,
    3,
    42,
    383.82,
    719961.5 },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/known-answers/totals/%s", totals[i].folder);
      g_test_add_data_func (path, &totals[i], test_totals);
    }
  g_test_add_func ("/known-answers/seed-a", test_seed_a);
  g_test_add_func ("/known-answers/seed-b", test_seed_b);
  g_test_add_func ("/known-answers/seed-c", test_seed_c);
  return g_test_run ();
}
