/* The payout audit: a file made for each judgement, and chance against a slow recomputation. */
#include "core/figures/payout-audit.h"
#include "core/figures/payout-units.h"
#include "core/read/loader.h"

#include "random-dataset.h"
#include "random-filter.h"
#include "row-account.h"
#include "slow-rows.h"

#include <glib/gstdio.h>

#define INFLUENCERS "id,name,platform\n1,Ann,TikTok\n2,Bob,YouTube\n3,Cid,TikTok\n"
/* Ann: 30 orders, 20 of them of Spring, 10 of Autumn. Bob: 5 orders. Cid: none. */
#define TRACKING \
  "influencer_id,date,campaign,orders,revenue\n1,2025-01-01,Spring,20,900\n" \
  "1,2025-03-01,Autumn,10,500\n2,2025-02-01,Spring,5,100\n"
/* Ann: 1 post, Bob: 3, Cid: 2. */
#define POSTS \
  "influencer_id,date,reach\n1,2025-01-01,5\n2,2025-01-02,5\n2,2025-01-03,5\n2,2025-01-04,5\n" \
  "3,2025-01-05,5\n3,2025-01-06,5\n"
#define HEADER "influencer_id,basis,rate,orders,total_payout,campaign,date\n"

typedef struct
{
  UpliftPayoutAudit *audit;
  UpliftResults *results;
} Fixture;

static UpliftDataset *
load (const char *posts, const char *payouts)
{
  const char *const files[][2] = { { "influencers.csv", INFLUENCERS },
                                   { "tracking.csv", TRACKING },
                                   { "posts.csv", posts },
                                   { "payouts.csv", payouts } };
  g_autofree char *folder = g_dir_make_tmp ("uplift-audit-XXXXXX", NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i][0], NULL);
      if (files[i][1] == NULL)
        continue;
      g_assert_true (g_file_set_contents (path, files[i][1], -1, NULL));
      g_ptr_array_add (list, g_file_new_for_path (path));
    }
  UpliftDataset *dataset = uplift_loader_run (list, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  row_account_check (dataset);
  for (guint i = 0; i < list->len; i++)
    g_file_delete (list->pdata[i], NULL, NULL);
  g_rmdir (folder);
  return dataset;
}

static Fixture
make_with_posts (const char *posts, const char *payouts)
{
  g_autoptr (UpliftDataset) dataset = load (posts, payouts);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  return (Fixture){ uplift_payout_audit_new (dataset),
                    uplift_results_compute (dataset, filter, &settings) };
}

static Fixture
make (const char *payouts)
{
  return make_with_posts (POSTS, payouts);
}

static void
clear (Fixture *fixture)
{
  uplift_payout_audit_free (fixture->audit);
  uplift_results_unref (fixture->results);
}

static void
assert_check (const Fixture *fixture, guint32 row, UpliftJudgement judgement, double counted,
              double difference)
{
  const UpliftPayoutCheck *check = &fixture->audit->checks[row];

  g_assert_cmpstr (uplift_judgement_get_name (check->judgement), ==,
                   uplift_judgement_get_name (judgement));
  g_assert_cmpfloat_with_epsilon (check->units_counted, counted, 1e-9);
  g_assert_cmpfloat_with_epsilon (check->difference, difference, 1e-9);
}

static void
assert_unchecked (const Fixture *fixture, guint32 row, const char *reason)
{
  const UpliftPayoutCheck *check = &fixture->audit->checks[row];

  g_assert_cmpint (check->judgement, ==, UPLIFT_JUDGEMENT_UNCHECKED);
  g_assert_cmpstr (check->reason, ==, reason);
  g_assert_cmpfloat (check->at_stake, ==, 0.0);
  g_assert_true (isnan (check->difference));
}

static void
test_judgements (void)
{
  Fixture fixture = make (HEADER "1,order,4,30,120,,\n"  /* right */
                                 "1,post,50,,80,,\n"     /* for one post */
                                 "2,order,2.5,3,7.5,,\n" /* states 3, tracked are 5 */
                                 "2,post,10,,30,,\n"     /* right */
                                 "2,post,10,,30,,\n"     /* again */
                                 "3,post,20,,40,,\n"     /* two posts, but no sale */
                                 "1,bonus,20,,40,,\n"    /* of what? */
                                 "2,order,,5,40,,\n");   /* at what rate? */
  g_autoptr (GArray) rows = NULL;
  UpliftPayoutTotals totals = uplift_payout_audit_select (fixture.audit, fixture.results, &rows);

  assert_check (&fixture, 0, UPLIFT_JUDGEMENT_OK, 30.0, 0.0);
  assert_check (&fixture, 1, UPLIFT_JUDGEMENT_OVERPAID, 1.0, 30.0);
  /* Five orders are shared 3 : 5 with the row that has no rate. */
  assert_check (&fixture, 2, UPLIFT_JUDGEMENT_OVERPAID, 5.0 * 3.0 / 8.0, 7.5 - 2.5 * 15.0 / 8.0);
  assert_check (&fixture, 3, UPLIFT_JUDGEMENT_OK, 3.0, 0.0);
  assert_check (&fixture, 4, UPLIFT_JUDGEMENT_DOUBLED, 0.0, 30.0);
  g_assert_cmpuint (fixture.audit->checks[4].original, ==, 3);
  assert_check (&fixture, 5, UPLIFT_JUDGEMENT_NO_SALE, 2.0, 0.0);
  assert_unchecked (&fixture, 6, "neither by post nor by order");
  assert_unchecked (&fixture, 7, "no rate");

  g_assert_cmpuint (rows->len, ==, 8);
  g_assert_cmpuint (totals.n_rows, ==, 8);
  g_assert_cmpuint (totals.n_checked, ==, 6);
  g_assert_cmpuint (totals.influencers_without_sale, ==, 1);
  g_assert_cmpfloat (totals.paid, ==, 120.0 + 80.0 + 7.5 + 30.0 + 30.0 + 40.0 + 40.0 + 40.0);
  g_assert_cmpfloat (totals.at_stake[UPLIFT_JUDGEMENT_NO_SALE], ==, 40.0);
  g_assert_cmpfloat (totals.at_stake[UPLIFT_JUDGEMENT_DOUBLED], ==, 30.0);
  g_assert_cmpfloat (totals.at_stake_in_all, ==, 30.0 + 2.8125 + 30.0 + 40.0);
  g_assert_cmpfloat (totals.owed, ==, 0.0);
  clear (&fixture);
}

static void
test_columns (void)
{
  Fixture fixture = make (HEADER "2,order,2.5,3,7.5,,\n2,post,10,7,40,,\n");
  const UpliftPayoutCheck *checks = fixture.audit->checks;

  assert_check (&fixture, 0, UPLIFT_JUDGEMENT_UNDERPAID, 5.0, -5.0);
  g_assert_cmpfloat (checks[0].units_stated, ==, 3.0);
  g_assert_cmpfloat (checks[0].expected_by_statement, ==, 7.5);
  g_assert_cmpfloat (checks[0].expected_by_count, ==, 12.5);
  g_assert_cmpfloat (checks[0].owed, ==, 5.0);
  g_assert_cmpfloat (checks[0].at_stake, ==, 0.0);
  /* The orders of a row by post are not its units. */
  g_assert_true (isnan (checks[1].units_stated));
  g_assert_true (isnan (checks[1].expected_by_statement));
  assert_check (&fixture, 1, UPLIFT_JUDGEMENT_OVERPAID, 3.0, 10.0);
  clear (&fixture);
}

/* A total that is not in the file is what the row states, and may still differ from the count. */
static void
test_not_stated (void)
{
  Fixture fixture = make ("influencer_id,basis,rate,orders\n1,order,4,33\n2,post,10,\n");

  assert_check (&fixture, 0, UPLIFT_JUDGEMENT_OVERPAID, 30.0, 12.0);
  g_assert_false (fixture.audit->checks[0].stated);
  g_assert_cmpfloat (fixture.audit->checks[0].paid, ==, 132.0);
  g_assert_cmpfloat (fixture.audit->checks[0].expected_by_statement, ==, 132.0);
  assert_check (&fixture, 1, UPLIFT_JUDGEMENT_OK, 3.0, 0.0);
  clear (&fixture);
}

/* Each of several payments has its part of the units; all are right when they add up, and all err
 * to the same side when not. */
static void
test_instalments (void)
{
  Fixture fixture = make (HEADER "1,order,4,10,40,,2025-01-31\n1,order,5,20,100,,2025-02-28\n"
                                 "2,post,10,,10,,2025-01-31\n2,post,10,,20,,2025-02-28\n"
                                 "2,order,2,6,12,,2025-01-31\n2,order,2,4,8,,2025-02-28\n");

  assert_check (&fixture, 0, UPLIFT_JUDGEMENT_OK, 10.0, 0.0);
  assert_check (&fixture, 1, UPLIFT_JUDGEMENT_OK, 20.0, 0.0);
  assert_check (&fixture, 2, UPLIFT_JUDGEMENT_OK, 1.0, 0.0);
  assert_check (&fixture, 3, UPLIFT_JUDGEMENT_OK, 2.0, 0.0);
  assert_check (&fixture, 4, UPLIFT_JUDGEMENT_OVERPAID, 3.0, 6.0);
  assert_check (&fixture, 5, UPLIFT_JUDGEMENT_OVERPAID, 2.0, 4.0);
  clear (&fixture);
}

static void
test_nothing_stated (void)
{
  Fixture fixture = make (HEADER "1,order,4,0,0,,2025-01-31\n1,order,4,,0,,2025-02-28\n");

  assert_check (&fixture, 0, UPLIFT_JUDGEMENT_UNDERPAID, 15.0, -60.0);
  assert_check (&fixture, 1, UPLIFT_JUDGEMENT_UNDERPAID, 15.0, -60.0);
  clear (&fixture);
}

/* A correction is right, and what it takes back is not missed in the others. */
static void
test_correction (void)
{
  Fixture fixture = make (HEADER "1,order,4,36,144,,2025-01-31\n1,order,4,-6,-24,,2025-02-28\n");

  assert_check (&fixture, 0, UPLIFT_JUDGEMENT_OK, 36.0, 0.0);
  assert_check (&fixture, 1, UPLIFT_JUDGEMENT_OK, -6.0, 0.0);
  clear (&fixture);
}

/* Rows with a campaign of their own have its units; a row without has those of the others. */
static void
test_campaigns (void)
{
  Fixture fixture = make (HEADER "1,order,4,20,80,Spring,\n1,order,4,11,44,,\n"
                                 "2,order,1,5,5,Winter,\n2,post,1,,3,Spring,\n");

  assert_check (&fixture, 0, UPLIFT_JUDGEMENT_OK, 20.0, 0.0);
  assert_check (&fixture, 1, UPLIFT_JUDGEMENT_OVERPAID, 10.0, 4.0);
  assert_check (&fixture, 2, UPLIFT_JUDGEMENT_OVERPAID, 0.0, 5.0);
  assert_unchecked (&fixture, 3, "the posts file has no campaign");
  clear (&fixture);
}

static void
test_no_posts (void)
{
  Fixture fixture = make_with_posts (NULL, HEADER "1,post,4,,8,,\n3,post,4,,8,,\n");

  assert_unchecked (&fixture, 0, "no posts file");
  /* Whoever is paid without a sale is found all the same. */
  g_assert_cmpint (fixture.audit->checks[1].judgement, ==, UPLIFT_JUDGEMENT_NO_SALE);
  g_assert_cmpfloat (fixture.audit->checks[1].at_stake, ==, 8.0);
  clear (&fixture);
}

/* Another number of the payout does not hide a double; another day, another amount make none. */
static void
test_doubles (void)
{
  Fixture fixture
      = make ("payout_id,influencer_id,basis,rate,orders,total_payout,date\n"
              "1,2,order,2,2,4,2025-01-31\n2,2,order,2,2,4,2025-02-28\n3,2,order,2,1,2,2025-01-31\n"
              "4,2,order,2,2,4,2025-01-31\n5,2,order,2,2,4,2025-01-31\n6,1,order,1,30,0,\n"
              "7,1,order,1,30,0,\n8,3,order,1,0,-6,\n9,3,order,1,0,-6,\n");
  const UpliftPayoutCheck *checks = fixture.audit->checks;

  for (guint32 row = 0; row < 3; row++)
    g_assert_cmpint (checks[row].judgement, ==, UPLIFT_JUDGEMENT_OK);
  assert_check (&fixture, 3, UPLIFT_JUDGEMENT_DOUBLED, 0.0, 4.0);
  assert_check (&fixture, 4, UPLIFT_JUDGEMENT_DOUBLED, 0.0, 4.0);
  g_assert_cmpuint (checks[4].original, ==, 0);
  /* Nothing was paid twice. */
  assert_check (&fixture, 6, UPLIFT_JUDGEMENT_UNDERPAID, 15.0, -15.0);
  /* A deduction twice. */
  g_assert_cmpint (checks[8].judgement, ==, UPLIFT_JUDGEMENT_DOUBLED);
  g_assert_cmpfloat (checks[8].owed, ==, 6.0);
  g_assert_cmpfloat (checks[8].at_stake, ==, 0.0);
  clear (&fixture);
}

static void
test_rounding (void)
{
  Fixture cents = make (HEADER "1,order,0.3335,30,10.01,,\n2,order,1,5,5.01,,\n");
  Fixture units = make (HEADER "1,order,0.35,30,11,,\n2,order,0.3,5,1,,\n2,post,1,,2,,\n");

  assert_check (&cents, 0, UPLIFT_JUDGEMENT_OK, 30.0, 0.005);
  assert_check (&cents, 1, UPLIFT_JUDGEMENT_OVERPAID, 5.0, 0.01);
  assert_check (&units, 0, UPLIFT_JUDGEMENT_OK, 30.0, 0.5);
  assert_check (&units, 1, UPLIFT_JUDGEMENT_OK, 5.0, -0.5);
  assert_check (&units, 2, UPLIFT_JUDGEMENT_UNDERPAID, 3.0, -1.0);
  clear (&cents);
  clear (&units);
}

/* ---- Chance ---- */

static guint32
campaign_of (const UpliftPayoutColumns *payouts, guint32 row)
{
  return payouts->campaign == NULL ? G_MAXUINT32 : payouts->campaign[row];
}

static gboolean
are_equal (const UpliftPayoutColumns *payouts, guint32 a, guint32 b)
{
  return payouts->influencer[a] == payouts->influencer[b] && payouts->basis[a] == payouts->basis[b]
         && payouts->rate[a] == payouts->rate[b] && payouts->orders[a] == payouts->orders[b]
         && payouts->payout[a] == payouts->payout[b] && payouts->computed[a] == payouts->computed[b]
         && campaign_of (payouts, a) == campaign_of (payouts, b)
         && (payouts->day == NULL || payouts->day[a] == payouts->day[b]);
}

static gboolean
is_double (const UpliftPayoutColumns *payouts, guint32 row)
{
  for (guint32 other = 0; other < row; other++)
    if (payouts->payout[row] != 0 && are_equal (payouts, row, other))
      return TRUE;
  return FALSE;
}

/* Whether a payout row of the influencer and basis has that campaign. */
static gboolean
has_own_row (const UpliftPayoutColumns *payouts, guint32 like, guint32 campaign)
{
  for (guint32 row = 0; row < payouts->n; row++)
    if (payouts->influencer[row] == payouts->influencer[like]
        && payouts->basis[row] == payouts->basis[like] && campaign_of (payouts, row) == campaign)
      return TRUE;
  return FALSE;
}

/* Whether a unit of that campaign is one of the row's. */
static gboolean
is_counted_for (const UpliftPayoutColumns *payouts, guint32 row, guint32 campaign)
{
  if (campaign_of (payouts, row) != G_MAXUINT32)
    return campaign_of (payouts, row) == campaign;
  return !has_own_row (payouts, row, campaign);
}

static double
count_units (const UpliftDataset *dataset, const GArray *rows, guint32 row)
{
  const UpliftPayoutColumns *payouts = &dataset->payouts;
  guint32 influencer = payouts->influencer[row];
  double units = 0.0;

  if (payouts->basis[row] == UPLIFT_BASIS_POST)
    {
      for (guint32 p = 0; p < dataset->posts.n; p++)
        units
            += dataset->posts.influencer[p] == influencer
               && is_counted_for (payouts, row,
                                  dataset->posts.campaign == NULL ? 0 : dataset->posts.campaign[p]);
      return units;
    }
  for (guint r = 0; r < rows->len; r++)
    {
      const SlowRow *slow = &g_array_index (rows, SlowRow, r);
      guint32 code = 0;
      uplift_dictionary_lookup (dataset->values[UPLIFT_DIMENSION_CAMPAIGN],
                                slow->value[UPLIFT_DIMENSION_CAMPAIGN], &code);
      if (slow->influencer == (int) influencer && is_counted_for (payouts, row, code))
        units += (double) slow->orders;
    }
  return units;
}

/* What the row is for. */
static double
claim_of (const UpliftPayoutColumns *payouts, guint32 row)
{
  if (payouts->basis[row] == UPLIFT_BASIS_ORDER && payouts->orders[row] != UPLIFT_COUNT_NONE)
    return (double) payouts->orders[row];
  if (payouts->rate[row] == UPLIFT_MONEY_NONE || payouts->rate[row] == 0)
    return 0.0;
  return uplift_money_to_double (payouts->payout[row])
         / uplift_money_to_double (payouts->rate[row]);
}

/* The row's share, from all that share with it. */
static double
share_of (const UpliftDataset *dataset, const GArray *rows, guint32 row)
{
  const UpliftPayoutColumns *payouts = &dataset->payouts;
  double claim = claim_of (payouts, row), counted = count_units (dataset, rows, row);
  double positive = 0.0;
  int alike = 0;

  for (guint32 other = 0; other < payouts->n; other++)
    {
      if (payouts->influencer[other] != payouts->influencer[row]
          || payouts->basis[other] != payouts->basis[row]
          || campaign_of (payouts, other) != campaign_of (payouts, row)
          || is_double (payouts, other))
        continue;
      double part = claim_of (payouts, other);
      positive += part > 0.0 ? part : 0.0;
      counted += part < 0.0 ? -part : 0.0;
      alike += payouts->rate[other] != UPLIFT_MONEY_NONE && payouts->rate[other] != 0;
    }
  if (claim < 0.0)
    return claim;
  return positive > 0.0 ? counted * claim / positive : counted / alike;
}

static gboolean
can_count (const UpliftDataset *dataset, guint32 row)
{
  const UpliftPayoutColumns *payouts = &dataset->payouts;
  gboolean by_post = payouts->basis[row] == UPLIFT_BASIS_POST;
  gboolean campaigns = FALSE;

  for (guint32 other = 0; other < payouts->n; other++)
    if (payouts->influencer[other] == payouts->influencer[row]
        && payouts->basis[other] == payouts->basis[row]
        && campaign_of (payouts, other) != G_MAXUINT32)
      campaigns = TRUE;
  if (payouts->basis[row] == UPLIFT_BASIS_UNKNOWN)
    return FALSE;
  if (by_post && !dataset->tables[UPLIFT_TABLE_POSTS].present)
    return FALSE;
  return !campaigns
         || (by_post ? dataset->posts.campaign != NULL
                     : dataset->has_dimension[UPLIFT_DIMENSION_CAMPAIGN]);
}

static gboolean
has_sale (const GArray *rows, guint32 influencer)
{
  gint64 orders = 0;
  UpliftMoney revenue = 0;

  for (guint r = 0; r < rows->len; r++)
    {
      const SlowRow *row = &g_array_index (rows, SlowRow, r);
      orders += row->influencer == (int) influencer ? row->orders : 0;
      revenue += row->influencer == (int) influencer ? row->revenue : 0;
    }
  return orders > 0 || revenue > 0;
}

/* What is expected for the row, no value when it cannot be checked. */
static double
expect (const UpliftDataset *dataset, const GArray *rows, guint32 row)
{
  const UpliftPayoutColumns *payouts = &dataset->payouts;

  if (is_double (payouts, row))
    return 0.0;
  if (!can_count (dataset, row) || payouts->rate[row] == UPLIFT_MONEY_NONE
      || payouts->rate[row] == 0)
    return UPLIFT_NO_VALUE;
  return uplift_money_to_double (payouts->rate[row]) * share_of (dataset, rows, row);
}

static UpliftJudgement
judge (const UpliftDataset *dataset, const GArray *rows, guint32 row)
{
  const UpliftPayoutColumns *payouts = &dataset->payouts;
  double difference = uplift_money_to_double (payouts->payout[row]) - expect (dataset, rows, row);

  if (is_double (payouts, row))
    return UPLIFT_JUDGEMENT_DOUBLED;
  if (payouts->payout[row] > 0 && !has_sale (rows, payouts->influencer[row]))
    return UPLIFT_JUDGEMENT_NO_SALE;
  if (isnan (difference))
    return UPLIFT_JUDGEMENT_UNCHECKED;
  if (fabs (difference) < 0.00500001)
    return UPLIFT_JUDGEMENT_OK;
  return difference > 0.0 ? UPLIFT_JUDGEMENT_OVERPAID : UPLIFT_JUDGEMENT_UNDERPAID;
}

/* Payouts as they come up: some right, some twice, some with a part missing. One total with a
 * fraction, so that half a cent is what counts. */
static void
make_plausible (UpliftDataset *dataset, GRand *rand)
{
  UpliftPayoutColumns *payouts = &dataset->payouts;
  g_autoptr (GArray) rows = slow_rows_new (dataset);

  payouts->computed = g_new0 (gboolean, payouts->n);
  for (guint32 row = 1; row < payouts->n; row++)
    {
      int dice = g_rand_int_range (rand, 0, 10);
      guint32 other = (guint32) g_rand_int_range (rand, 0, (gint32) row);
      if (dice < 2)
        {
          payouts->influencer[row] = payouts->influencer[other];
          payouts->basis[row] = payouts->basis[other];
          if (payouts->campaign != NULL)
            payouts->campaign[row] = payouts->campaign[other];
        }
      if (dice == 0)
        {
          payouts->rate[row] = payouts->rate[other];
          payouts->orders[row] = payouts->orders[other];
          payouts->payout[row] = payouts->payout[other];
          if (payouts->day != NULL)
            payouts->day[row] = payouts->day[other];
        }
      else if (dice == 3)
        payouts->rate[row] = g_rand_boolean (rand) ? 0 : UPLIFT_MONEY_NONE;
      else if (dice == 4)
        payouts->orders[row] = g_rand_boolean (rand) ? UPLIFT_COUNT_NONE : -2;
      else if (dice == 5)
        payouts->payout[row] = 0;
    }
  for (guint32 row = 1; row < payouts->n; row++)
    {
      double expected = expect (dataset, rows, row);
      if (g_rand_boolean (rand) && !isnan (expected))
        payouts->payout[row] = (UpliftMoney) llround (expected * UPLIFT_MONEY_SCALE);
    }
  if (payouts->n > 0)
    payouts->payout[0] = 12345;
}

static UpliftDataset *
make_random (GRand *rand, guint seed)
{
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = (guint) g_rand_int_range (rand, 1, 12),
    .n_rows = (guint) g_rand_int_range (rand, 1, 200),
    .n_posts = (guint) g_rand_int_range (rand, 0, 50),
    .n_payouts = (guint) g_rand_int_range (rand, 0, 40),
    .n_days = (guint) g_rand_int_range (rand, 1, 60),
    .row_dimensions = g_rand_int_range (rand, 0, 4) != 0,
    .post_dimensions = g_rand_boolean (rand),
    .payout_campaigns = g_rand_boolean (rand),
    .payout_days = g_rand_boolean (rand),
  };
  UpliftDataset *dataset = random_dataset_new (&spec);

  make_plausible (dataset, rand);
  return dataset;
}

static void
check_rows (const UpliftPayoutAudit *audit, const GArray *rows, guint seen[UPLIFT_N_JUDGEMENTS])
{
  const UpliftPayoutColumns *payouts = &audit->dataset->payouts;

  for (guint32 row = 0; row < payouts->n; row++)
    {
      const UpliftPayoutCheck *check = &audit->checks[row];
      double expected = expect (audit->dataset, rows, row);
      g_assert_cmpint (isnan (check->expected_by_count), ==, isnan (expected));
      if (!isnan (expected))
        g_assert_cmpfloat_with_epsilon (check->expected_by_count, expected,
                                        1e-9 * MAX (1.0, fabs (expected)));
      g_assert_cmpint (check->judgement, ==, judge (audit->dataset, rows, row));
      seen[check->judgement]++;
    }
}

/* The totals are those of the rows of the influencers that the influencer filters leave. */
static void
check_selection (const UpliftPayoutAudit *audit, GRand *rand)
{
  g_autoptr (UpliftFilter) filter = random_filter_new (rand, audit->dataset);
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  g_autoptr (UpliftResults) results = uplift_results_compute (audit->dataset, filter, &settings);
  g_autoptr (GArray) rows = NULL;
  UpliftPayoutTotals totals = uplift_payout_audit_select (audit, results, &rows);
  const UpliftPayoutColumns *payouts = &audit->dataset->payouts;
  double paid = 0.0, at_stake = 0.0, owed = 0.0;
  guint k = 0;

  for (guint32 row = 0; row < payouts->n; row++)
    {
      if (!slow_influencer_passes (audit->dataset, filter, payouts->influencer[row], -1))
        continue;
      g_assert_cmpuint (g_array_index (rows, guint32, k++), ==, row);
      paid += uplift_money_to_double (payouts->payout[row]);
      at_stake += audit->checks[row].at_stake;
      owed += audit->checks[row].owed;
    }
  g_assert_cmpuint (k, ==, rows->len);
  g_assert_cmpuint (k, ==, totals.n_rows);
  g_assert_cmpfloat_with_epsilon (paid, totals.paid, 1e-6);
  g_assert_cmpfloat_with_epsilon (at_stake, totals.at_stake_in_all, 1e-6);
  g_assert_cmpfloat_with_epsilon (owed, totals.owed, 1e-6);
}

static void
test_random (void)
{
  guint seen[UPLIFT_N_JUDGEMENTS] = { 0 };

  for (guint seed = 1; seed <= 150; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (UpliftDataset) dataset = make_random (rand, seed);
      g_autoptr (UpliftPayoutAudit) audit = uplift_payout_audit_new (dataset);
      g_autoptr (GArray) rows = slow_rows_new (dataset);
      check_rows (audit, rows, seen);
      check_selection (audit, rand);
    }
  for (guint j = 0; j < UPLIFT_N_JUDGEMENTS; j++)
    g_assert_cmpuint (seen[j], >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payout-audit/judgements", test_judgements);
  g_test_add_func ("/payout-audit/columns", test_columns);
  g_test_add_func ("/payout-audit/not-stated", test_not_stated);
  g_test_add_func ("/payout-audit/instalments", test_instalments);
  g_test_add_func ("/payout-audit/nothing-stated", test_nothing_stated);
  g_test_add_func ("/payout-audit/correction", test_correction);
  g_test_add_func ("/payout-audit/campaigns", test_campaigns);
  g_test_add_func ("/payout-audit/no-posts", test_no_posts);
  g_test_add_func ("/payout-audit/doubles", test_doubles);
  g_test_add_func ("/payout-audit/rounding", test_rounding);
  g_test_add_func ("/payout-audit/random", test_random);
  return g_test_run ();
}
