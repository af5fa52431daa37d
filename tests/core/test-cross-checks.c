/* What is found doubtful when the tables are held against themselves and each other. */
#include "made-tables.h"

#include <string.h>

#define INFLUENCERS "id,name,platform\nA1,Ann,TikTok\nB2,Bob,YouTube\n"
#define POSTS "influencer_id,date,platform,reach,likes,comments\nA1,2025-01-02,tiktok,100,10,1\n"
#define TRACKING_HEADER "influencer_id,date,orders,revenue,user_id,group,note\n"
#define TRACKING \
  TRACKING_HEADER "A1,2025-01-02,2,20.5,u1,1,x\nB2,2025-01-03,1,7,u2,0,x\n,2025-01-03,1,9,u3,0," \
                  "x\n"
#define PAYOUTS_HEADER "influencer_id,basis,rate,orders,total_payout\n"
#define PAYOUTS PAYOUTS_HEADER "A1,order,5,2,10.00\nB2,post,3.5,,0.00\n"

/* The clean tables but for one of them. */
static UpliftDataset *
load_with (UpliftTable table, const char *text)
{
  const char *texts[UPLIFT_N_TABLES] = { INFLUENCERS, POSTS, TRACKING, PAYOUTS };

  texts[table] = text;
  return made_tables_load (texts);
}

static const UpliftProblem *
check (const UpliftDataset *dataset, const char *kind, UpliftTable table, guint64 line)
{
  const UpliftProblem *problem = made_tables_find (dataset, kind, (int) table);

  g_assert_nonnull (problem);
  g_assert_cmpuint (problem->lines[0], ==, line);
  g_assert_nonnull (problem->file);
  g_assert_nonnull (problem->message);
  return problem;
}

static void
check_values (const UpliftProblem *problem, const char *column, const char *value, guint64 count,
              UpliftMoney money)
{
  g_assert_cmpstr (problem->column, ==, column);
  g_assert_cmpstr (problem->value, ==, value);
  g_assert_cmpuint (problem->count, ==, count);
  g_assert_cmpint (problem->money, ==, money);
}

static void
assert_none (const UpliftDataset *dataset, const char *kind)
{
  for (int table = -1; table < UPLIFT_N_TABLES; table++)
    g_assert_null (made_tables_find (dataset, kind, table));
}

static void
test_clean (void)
{
  g_autoptr (UpliftDataset) dataset = load_with (UPLIFT_TABLE_POSTS, POSTS);

  /* That nothing was paid is all that can be said. */
  g_assert_cmpuint (uplift_problems_get_size (dataset->problems), ==, 1);
  const UpliftProblem *problem = check (dataset, "zero-payout", UPLIFT_TABLE_PAYOUTS, 3);
  check_values (problem, "total_payout", "0.00", 1, 0);
  g_assert_cmpint (problem->severity, ==, UPLIFT_SEVERITY_NOTE);
}

static void
test_posts (void)
{
  g_autoptr (UpliftDataset) dataset
      = load_with (UPLIFT_TABLE_POSTS, "influencer_id,date,platform,reach,likes,comments\n"
                                       "A1,2025-01-02,YouTube,100,99,1\n"
                                       "A1,2025-01-02,TIKTOK,100,99,2\n"
                                       "A1,2025-01-02,,,99,2\n"
                                       "B2,2025-01-02,X,5,6,\n"
                                       "C3,2025-01-02,Z,5,5,\n");

  check_values (check (dataset, "reactions-above-reach", UPLIFT_TABLE_POSTS, 3), "reach", "100", 2,
                UPLIFT_MONEY_NONE);
  check_values (check (dataset, "other-platform", UPLIFT_TABLE_POSTS, 2), "platform", "YouTube", 2,
                UPLIFT_MONEY_NONE);
  check_values (check (dataset, "unknown-influencer", UPLIFT_TABLE_POSTS, 6), "influencer_id", "C3",
                1, UPLIFT_MONEY_NONE);
  assert_none (dataset, "far-date");
}

static void
test_derived_platform (void)
{
  g_autoptr (UpliftDataset) dataset
      = load_with (UPLIFT_TABLE_POSTS, "influencer_id,date,reach\nA1,2025-01-02,100\n");

  assert_none (dataset, "other-platform");
  assert_none (dataset, "reactions-above-reach");
}

static void
test_revenue (void)
{
  g_autoptr (UpliftDataset) dataset = load_with (
      UPLIFT_TABLE_TRACKING, TRACKING_HEADER "A1,2025-01-02,2,(20.50),u1,1,x\n"
                                             "A1,2025-01-02,2,0,u1,1,x\n"
                                             "B2,2025-01-03,1,-7,u2,0,x\nB2,2025-01-03,1,30,,,\n");

  check_values (check (dataset, "negative-revenue", UPLIFT_TABLE_TRACKING, 2), "revenue", "-20.50",
                2, -275000);
}

/* Only what is the same in columns that are not read, too. */
static void
test_repeats (void)
{
  g_autoptr (UpliftDataset) dataset
      = load_with (UPLIFT_TABLE_TRACKING, TRACKING_HEADER "A1,2025-01-02,2,20.5,u1,1,x\n"
                                                          "A1,2025-01-02,2,20.5,u1,1,y\n"
                                                          "A1,2025-01-02,2,20.5,u1,1,x\n"
                                                          "A1,soon,2,20.5,u1,1,x\n"
                                                          "A1,soon,2,20.5,u1,1,x\n"
                                                          "B2,2025-01-02,2,20.5,u2,1,x\n"
                                                          "A1,2025-01-02,2,20.5,u1,1,x");
  const UpliftProblem *problem = check (dataset, "duplicate-row", UPLIFT_TABLE_TRACKING, 4);

  check_values (problem, NULL, NULL, 2, 410000);
  g_assert_cmpuint (problem->lines[1], ==, 8);
  g_assert_nonnull (strstr (problem->message, "line 2"));
}

static void
test_arms (void)
{
  g_autoptr (UpliftDataset) dataset = load_with (
      UPLIFT_TABLE_TRACKING, TRACKING_HEADER "A1,2025-01-02,2,20,u1,1,x\nB2,2025-01-03,1,7,u1,1,x\n"
                                             "B2,2025-01-03,1,5,u2,,x\nB2,2025-01-03,1,6,u2,0,x\n"
                                             "B2,2025-01-03,1,7,u1,0,x\nB2,2025-01-04,1,1,u1,,x\n"
                                             "B2,2025-01-03,1,7,,0,x\nB2,2025-01-04,1,1,,1,x\n");

  check_values (check (dataset, "user-in-both-groups", UPLIFT_TABLE_TRACKING, 6), "group", "u1", 1,
                340000);
}

static void
test_days (void)
{
  g_autoptr (UpliftDataset) dataset = load_with (UPLIFT_TABLE_TRACKING, TRACKING_HEADER
                                                 "A1,2025-01-02,1,1,,,1\nA1,2025-01-03,1,2,,,2\n"
                                                 "A1,2025-01-04,1,3,,,3\nA1,2025-12-31,1,4,,,4\n"
                                                 "A1,2026-01-01,1,5,,,5\nB2,2052-01-05,1,6,,,6\n"
                                                 "A1,1970-01-01,1,7,,,7\nA1,2025-01-05,1,8,,,8\n");

  check_values (check (dataset, "future-date", UPLIFT_TABLE_TRACKING, 6), "date", "2026-01-01", 2,
                110000);
  check_values (check (dataset, "far-date", UPLIFT_TABLE_TRACKING, 8), "date", "1970-01-01", 1,
                70000);
}

static void
test_days_of_others (void)
{
  const char *texts[UPLIFT_N_TABLES]
      = { INFLUENCERS,
          "influencer_id,date,reach\nA1,2025-01-02,1\nA1,2025-01-03,1\nA1,2025-01-04,1\n"
          "A1,2025-01-05,1\nA1,2021-01-05,1\nA1,2026-01-05,1\n",
          TRACKING,
          "influencer_id,total_payout,date\nA1,5,2025-01-02\nA1,6,2025-01-03\nB2,7,2025-01-04\n"
          "B2,8,\nB2,9,2025-01-04\nA1,10,2026-02-01\nA1,11,2019-02-01\n" };
  g_autoptr (UpliftDataset) dataset = made_tables_load (texts);

  check_values (check (dataset, "far-date", UPLIFT_TABLE_POSTS, 6), "date", "2021-01-05", 1,
                UPLIFT_MONEY_NONE);
  check_values (check (dataset, "future-date", UPLIFT_TABLE_POSTS, 7), "date", "2026-01-05", 1,
                UPLIFT_MONEY_NONE);
  check_values (check (dataset, "far-date", UPLIFT_TABLE_PAYOUTS, 8), "date", "2019-02-01", 1,
                110000);
  check_values (check (dataset, "future-date", UPLIFT_TABLE_PAYOUTS, 7), "date", "2026-02-01", 1,
                100000);
}

static void
test_payouts (void)
{
  g_autoptr (UpliftDataset) dataset
      = load_with (UPLIFT_TABLE_PAYOUTS, PAYOUTS_HEADER "A1,order,5,9,45.00\n"
                                                        "B2,order,7,1,6.50\n"
                                                        "B2,order,7,1,6.50\n"
                                                        "C3,,,,-2.25\n");

  /* Of A1 two orders were tracked. */
  check_values (check (dataset, "overpaid-payout", UPLIFT_TABLE_PAYOUTS, 2), "total_payout",
                "45.00", 1, 350000);
  check_values (check (dataset, "orders-differ", UPLIFT_TABLE_PAYOUTS, 2), "orders", "9", 1,
                350000);
  check_values (check (dataset, "underpaid-payout", UPLIFT_TABLE_PAYOUTS, 3), "total_payout",
                "6.50", 1, 5000);
  check_values (check (dataset, "duplicate-payout", UPLIFT_TABLE_PAYOUTS, 4), "total_payout",
                "6.50", 1, 65000);
  check_values (check (dataset, "negative-payout", UPLIFT_TABLE_PAYOUTS, 5), "total_payout",
                "-2.25", 1, -22500);
  check_values (check (dataset, "unknown-influencer", UPLIFT_TABLE_PAYOUTS, 5), "influencer_id",
                "C3", 1, -22500);
  check_values (check (dataset, "without-sale", UPLIFT_TABLE_PAYOUTS, 5), "influencer_id", "C3", 1,
                -22500);
  assert_none (dataset, "unpaid-influencer");
  assert_none (dataset, "zero-payout");
}

static void
test_influencers (void)
{
  const char *texts[UPLIFT_N_TABLES]
      = { "id,name\nA1,Ann\nB2,Bob\nC3,Cid\nD4,Dan\nA1,Ann again\n", NULL, TRACKING,
          PAYOUTS_HEADER "B2,order,7,1,7.00\nD4,,,,3.00\n" };
  g_autoptr (UpliftDataset) dataset = made_tables_load (texts);

  check_values (check (dataset, "unpaid-influencer", UPLIFT_TABLE_INFLUENCERS, 2), "id", "A1", 2,
                205000);
  const UpliftProblem *problem = check (dataset, "without-sale", UPLIFT_TABLE_INFLUENCERS, 4);
  check_values (problem, "id", "C3", 2, 30000);
  g_assert_cmpuint (problem->lines[1], ==, 5);
  check_values (check (dataset, "duplicate-influencer", UPLIFT_TABLE_INFLUENCERS, 6), "id", "A1", 1,
                UPLIFT_MONEY_NONE);
}

/* Without an influencers file who is named has a payout or not; without payouts nobody has. */
static void
test_missing_files (void)
{
  const char *texts[UPLIFT_N_TABLES] = { NULL, NULL, TRACKING, PAYOUTS_HEADER "B2,order,7,1,7\n" };
  g_autoptr (UpliftDataset) without_influencers = made_tables_load (texts);
  check_values (check (without_influencers, "unpaid-influencer", UPLIFT_TABLE_TRACKING, 2),
                "influencer_id", "A1", 1, 205000);

  texts[UPLIFT_TABLE_PAYOUTS] = NULL;
  g_autoptr (UpliftDataset) without_payouts = made_tables_load (texts);
  assert_none (without_payouts, "unpaid-influencer");
}

static void
test_ids (void)
{
  const char *texts[UPLIFT_N_TABLES]
      = { "id,name\n7,Ann\ninf1,Bob\n0,Cid\nä,Dan\n10,Eve\n", NULL,
          TRACKING_HEADER "007,2025-01-02,1,20,,,\nINF1,2025-01-02,1,2,,,\n01,2025-01-02,1,3,,,\n"
                          "Ä,2025-01-02,1,4,,,\n00,2025-01-02,1,5,,,\n007,2025-01-02,1,9,,,\n",
          PAYOUTS_HEADER "INf1,,,,8.5\n" };
  g_autoptr (UpliftDataset) dataset = made_tables_load (texts);
  const UpliftProblem *problem = check (dataset, "similar-id", UPLIFT_TABLE_TRACKING, 2);

  check_values (problem, "influencer_id", "007", 4, 400000);
  g_assert_nonnull (strstr (problem->message, "“7” and “007”"));
  check_values (check (dataset, "similar-id", UPLIFT_TABLE_PAYOUTS, 2), "influencer_id", "INf1", 1,
                85000);
}

/* Where orders name influencers by their codes, the code is what is shown. */
static void
test_codes (void)
{
  const char *texts[UPLIFT_N_TABLES]
      = { "id,name,code\nA1,Ann,ANN10\n", NULL,
          "discount code,date,orders,revenue\nann10,2025-01-02,1,20\nBOB5,2025-01-02,1,30\n",
          PAYOUTS_HEADER "A1,order,5,1,5.00\n" };
  g_autoptr (UpliftDataset) dataset = made_tables_load (texts);

  check_values (check (dataset, "unknown-influencer", UPLIFT_TABLE_TRACKING, 3), "discount code",
                "BOB5", 1, 300000);
  assert_none (dataset, "unpaid-influencer");
  assert_none (dataset, "without-sale");
}

/* One random row of tracking, and what a slow and plain look says of it. */
typedef struct
{
  char *text;
  guint influencer, user, arm;
  int revenue;
} Row;

static guint
count_repeats (const Row *rows, guint n, int *money)
{
  guint count = 0;

  *money = 0;
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      if (strcmp (rows[i].text, rows[k].text) == 0)
        {
          count++;
          *money += rows[i].revenue;
          break;
        }
  return count;
}

static guint
count_in_both (const Row *rows, guint n, guint n_users, int *money)
{
  guint count = 0;

  *money = 0;
  for (guint user = 0; user < n_users; user++)
    {
      gboolean in[3] = { FALSE };
      int sum = 0;
      for (guint i = 0; i < n; i++)
        if (rows[i].user == user)
          {
            in[rows[i].arm] = TRUE;
            sum += rows[i].arm != 2 ? rows[i].revenue : 0;
          }
      if (in[0] && in[1])
        {
          count++;
          *money += sum;
        }
    }
  return count;
}

static guint
count_negative (const Row *rows, guint n, int *money)
{
  guint count = 0;

  *money = 0;
  for (guint i = 0; i < n; i++)
    if (rows[i].revenue < 0)
      {
        count++;
        *money += rows[i].revenue;
      }
  return count;
}

static guint
count_without_sale (const Row *rows, guint n, guint n_influencers)
{
  guint count = 0;

  for (guint k = 0; k < n_influencers; k++)
    {
      int revenue = 0, orders = 0;
      for (guint i = 0; i < n; i++)
        if (rows[i].influencer == k)
          {
            revenue += rows[i].revenue;
            orders += rows[i].revenue > 0 ? 1 : 0;
          }
      count += revenue <= 0 && orders <= 0 ? 1 : 0;
    }
  return count;
}

static void
compare (const UpliftDataset *dataset, const char *kind, int table, guint count, int money)
{
  const UpliftProblem *problem = made_tables_find (dataset, kind, table);

  g_assert_cmpuint (problem != NULL ? problem->count : 0, ==, count);
  if (problem != NULL && problem->money != UPLIFT_MONEY_NONE)
    g_assert_cmpint (problem->money, ==, (gint64) money * UPLIFT_MONEY_SCALE);
}

static void
check_random (GRand *random)
{
  static const char *const arms[] = { "0", "1", "" };
  guint n = (guint) g_rand_int_range (random, 1, 120);
  guint n_users = (guint) g_rand_int_range (random, 1, 40);
  guint n_influencers = (guint) g_rand_int_range (random, 1, 12);
  g_autofree Row *rows = g_new (Row, n);
  g_autoptr (GString) tracking = g_string_new ("influencer_id,date,orders,revenue,user_id,group\n");
  g_autoptr (GString) influencers = g_string_new ("id,name\n");

  for (guint k = 0; k < n_influencers; k++)
    g_string_append_printf (influencers, "i%u,name\n", k);
  for (guint i = 0; i < n; i++)
    {
      Row *row = &rows[i];
      row->influencer = (guint) g_rand_int_range (random, 0, (gint32) n_influencers);
      row->user = (guint) g_rand_int_range (random, 0, (gint32) n_users);
      row->arm = (guint) g_rand_int_range (random, 0, 3);
      row->revenue = g_rand_int_range (random, -2, 6);
      row->text = g_strdup_printf ("i%u,2025-01-0%d,%d,%d,u%u,%s\n", row->influencer,
                                   g_rand_int_range (random, 1, 3), row->revenue > 0 ? 1 : 0,
                                   row->revenue, row->user, arms[row->arm]);
      g_string_append (tracking, row->text);
    }

  const char *texts[UPLIFT_N_TABLES] = { influencers->str, NULL, tracking->str, NULL };
  g_autoptr (UpliftDataset) dataset = made_tables_load (texts);
  int money;
  guint count = count_repeats (rows, n, &money);
  compare (dataset, "duplicate-row", UPLIFT_TABLE_TRACKING, count, money);
  count = count_in_both (rows, n, n_users, &money);
  compare (dataset, "user-in-both-groups", UPLIFT_TABLE_TRACKING, count, money);
  count = count_negative (rows, n, &money);
  compare (dataset, "negative-revenue", UPLIFT_TABLE_TRACKING, count, money);
  count = count_without_sale (rows, n, n_influencers);
  compare (dataset, "without-sale", UPLIFT_TABLE_INFLUENCERS, count, 0);
  for (guint i = 0; i < n; i++)
    g_free (rows[i].text);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250702);

  for (guint round = 0; round < 150; round++)
    check_random (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cross-checks/clean", test_clean);
  g_test_add_func ("/cross-checks/posts", test_posts);
  g_test_add_func ("/cross-checks/derived-platform", test_derived_platform);
  g_test_add_func ("/cross-checks/revenue", test_revenue);
  g_test_add_func ("/cross-checks/repeats", test_repeats);
  g_test_add_func ("/cross-checks/arms", test_arms);
  g_test_add_func ("/cross-checks/days", test_days);
  g_test_add_func ("/cross-checks/days-of-others", test_days_of_others);
  g_test_add_func ("/cross-checks/payouts", test_payouts);
  g_test_add_func ("/cross-checks/influencers", test_influencers);
  g_test_add_func ("/cross-checks/missing-files", test_missing_files);
  g_test_add_func ("/cross-checks/ids", test_ids);
  g_test_add_func ("/cross-checks/codes", test_codes);
  g_test_add_func ("/cross-checks/random", test_random);
  return g_test_run ();
}
