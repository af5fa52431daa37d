/* What the Campaigns page shows: its table against the report, its bars against the results. */
#include "../core/random-case.h"
#include "app/campaigns/breakdown-list.h"
#include "app/campaigns/breakdown-table-data.h"
#include "app/chart/value-colors.h"
#include "core/figures/incremental-breakdown.h"
#include "core/read/loader.h"
#include "report-rows.h"
#include "small-dataset.h"

#include <string.h>

static const char *const report_keys[UPLIFT_N_BREAKDOWNS]
    = { "campaigns", "products", "brands", "platforms", "categories", "types" };
static const char *const unreported[] = { "status", NULL };

static void
check_table (const RandomCase *test)
{
  for (guint i = 0; i < UPLIFT_N_BREAKDOWNS; i++)
    {
      g_autoptr (UpliftBreakdownFigures) figures
          = uplift_breakdown_figures_new (test->results, uplift_breakdown_dimensions[i]);
      g_autoptr (UpliftTableData) data = uplift_breakdown_table_data_new (figures);
      assert_rows_as_reported (data, test->results, report_keys[i], unreported);
    }
}

static void
test_table (void)
{
  random_case_for_each (check_table);
}

/* The value's own filter, alone or not, changes nothing of its figures: what is pale is what the
 * filter hides. */
static void
check_list (UpliftResults *results, UpliftDimension dimension, UpliftBreakdownMeasure measure)
{
  g_autoptr (UpliftBreakdownFigures) all = uplift_breakdown_figures_new (results, dimension);
  g_autoptr (UpliftBreakdownList) list = uplift_breakdown_list_new (all, measure);
  const UpliftBreakdown *breakdown = &results->breakdowns[dimension];
  g_autofree UpliftIncrementalPart *parts
      = uplift_incremental_breakdown_compute (results, dimension, breakdown);
  guint strong = 0;

  for (guint i = 0; i < list->n; i++)
    {
      const UpliftBreakdownEntry *entry = &list->entries[i];
      guint b = 0;
      while (b < breakdown->n && breakdown->rows[b].code != entry->code)
        b++;
      g_assert_cmpint (entry->pale, ==, b == breakdown->n);
      g_assert_cmpuint (entry->color, ==,
                        uplift_value_color_get (list->dataset, dimension, entry->code));
      g_assert_true (i == 0 || isnan (entry->value) || entry[-1].value >= entry->value);
      if (entry->pale)
        continue;
      strong++;
      const UpliftFigures *figures = &breakdown->rows[b].figures;
      double expected
          = measure == UPLIFT_BREAKDOWN_REVENUE       ? uplift_money_to_double (figures->revenue)
            : measure == UPLIFT_BREAKDOWN_ORDERS      ? (double) figures->orders
            : measure == UPLIFT_BREAKDOWN_SPEND       ? figures->spend
            : measure == UPLIFT_BREAKDOWN_ROAS        ? figures->roas
            : measure == UPLIFT_BREAKDOWN_INFLUENCERS ? (double) breakdown->rows[b].influencers
                                                      : parts[b].roas;
      g_assert_cmpint (isnan (entry->value), ==, isnan (expected));
      if (!isnan (expected))
        g_assert_cmpfloat_with_epsilon (entry->value, expected, 1e-9 * MAX (1.0, fabs (expected)));
    }
  if (list->n > 0)
    g_assert_cmpuint (strong, ==, breakdown->n);
}

static void
check_lists (const RandomCase *test)
{
  for (guint i = 0; i < UPLIFT_N_BREAKDOWNS; i++)
    for (guint m = 0; m < UPLIFT_N_BREAKDOWN_MEASURES; m++)
      check_list (test->results, uplift_breakdown_dimensions[i], (UpliftBreakdownMeasure) m);
}

static void
test_list (void)
{
  random_case_for_each (check_lists);
}

static UpliftDataset *
make_small (double payout)
{
  static const SmallRow rows[]
      = { { 0, 0, "shop", 2, 500.0 }, { 1, 1, "shop", 1, 90.0 }, { -1, 1, "shop", 1, 40.0 } };
  const SmallInfluencer influencers[]
      = { { "1", "Ann", "Instagram", "Food", "Female", 100, payout },
          { "2", "Bob", "", "Food", "Male", 200, payout },
          { "3", "Cid", "YouTube", "Food", "Male", 300, payout } };

  return small_dataset_new (influencers, G_N_ELEMENTS (influencers), rows, G_N_ELEMENTS (rows));
}

static void
test_words (void)
{
  g_autoptr (UpliftDataset) dataset = make_small (100.0);
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
  g_autoptr (UpliftBreakdownFigures) figures
      = uplift_breakdown_figures_new (results, UPLIFT_DIMENSION_PLATFORM);
  g_autoptr (UpliftBreakdownList) list = uplift_breakdown_list_new (figures, UPLIFT_BREAKDOWN_ROAS);
  g_autofree char *title
      = uplift_breakdown_dup_title (UPLIFT_DIMENSION_PLATFORM, UPLIFT_BREAKDOWN_ROAS);

  g_assert_cmpstr (title, ==, "ROAS by platform");
  g_assert_cmpuint (list->n, ==, 3);
  g_assert_cmpstr (list->entries[0].name, ==, "Instagram");
  g_assert_cmpfloat (list->entries[0].value, ==, 5.0);
  g_assert_false (list->entries[0].bad);
  g_assert_cmpstr (list->entries[1].name, ==, "(none)");
  g_assert_true (list->entries[1].bad);
  g_assert_cmpstr (list->entries[1].tooltip, ==,
                   "(none)\nROAS 0.90×\nRevenue 90.00 from 1 orders\nSpend 100.00\n1 influencer");
  g_assert_cmpstr (list->entries[2].name, ==, "YouTube");
  g_assert_cmpfloat (list->entries[2].value, ==, 0.0);
}

/* Cid has no order, so no filter on rows can share out the payout: by platform that is said under
 * such a filter, without one nothing is unallocated. */
static void
test_note (void)
{
  g_autoptr (UpliftDataset) dataset = make_small (100.0);
  g_autoptr (UpliftResults) whole = small_results_new (dataset, NULL);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  uplift_filter_set_period (filter, 0, 5);
  g_autoptr (UpliftResults) part = small_results_new (dataset, filter);
  g_autofree char *without = uplift_breakdown_dup_note (whole, UPLIFT_DIMENSION_PLATFORM);
  g_autofree char *with = uplift_breakdown_dup_note (part, UPLIFT_DIMENSION_PLATFORM);

  g_assert_null (strstr (without, "Unallocated"));
  g_assert_nonnull (strstr (with, "Unallocated: 100.00,"));
}

static void
test_hints (void)
{
  g_autoptr (UpliftDataset) unpaid = make_small (UPLIFT_NO_VALUE);
  g_autoptr (UpliftResults) results = small_results_new (unpaid, NULL);
  g_autoptr (UpliftBreakdownFigures) figures
      = uplift_breakdown_figures_new (results, UPLIFT_DIMENSION_PLATFORM);
  g_autoptr (UpliftBreakdownList) list = uplift_breakdown_list_new (figures, UPLIFT_BREAKDOWN_ROAS);
  g_autofree char *no_campaign
      = uplift_breakdown_dup_hint (results, UPLIFT_DIMENSION_CAMPAIGN, UPLIFT_BREAKDOWN_REVENUE);
  g_autofree char *no_payouts
      = uplift_breakdown_dup_hint (results, UPLIFT_DIMENSION_PLATFORM, UPLIFT_BREAKDOWN_ROAS);
  g_autofree char *note = uplift_breakdown_dup_note (results, UPLIFT_DIMENSION_PLATFORM);

  g_assert_cmpuint (list->n, ==, 0);
  g_assert_cmpstr (no_campaign, ==, "The tracking file has no campaign column.");
  g_assert_true (g_str_has_prefix (no_payouts, "No payouts file"));
  g_assert_true (g_str_has_prefix (note, "No payouts file, so no spend."));
  g_assert_null (uplift_breakdown_get_missing (unpaid, UPLIFT_DIMENSION_PLATFORM));
}

/* Each breakdown of the known data adds up to the known totals. */
static void
test_known_data (void)
{
  static const struct
  {
    const char *folder;
    double revenue, spend;
  } known[] = { { "seed-a", 7608142.93, 674597.34 },
                { "seed-b", 6823727.0, 1576912.0 },
                { "seed-c", 531346.61, 67351.23 } };
  const char *data = g_getenv ("UPLIFT_KNOWN_DATA");

  if (data == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA is not set");
      return;
    }
  for (guint k = 0; k < G_N_ELEMENTS (known); k++)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (files, g_file_new_build_filename (data, known[k].folder, NULL));
      g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, NULL);
      g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
      for (guint i = 0; i < UPLIFT_N_BREAKDOWNS; i++)
        {
          UpliftDimension dimension = uplift_breakdown_dimensions[i];
          g_autoptr (UpliftBreakdownFigures) figures
              = uplift_breakdown_figures_new (results, dimension);
          g_autoptr (UpliftTableData) table = uplift_breakdown_table_data_new (figures);
          guint n = uplift_table_data_get_shape (table)->n_rows;
          double revenue = 0.0, spend = results->breakdowns[dimension].unallocated_spend;
          for (guint row = 0; row < n; row++)
            {
              revenue += uplift_table_data_get_number (
                  table, row, uplift_table_data_find_column (table, "revenue"));
              spend += uplift_table_data_get_number (
                  table, row, uplift_table_data_find_column (table, "spend"));
            }
          g_assert_cmpuint (n > 0, ==, dataset->has_dimension[dimension]);
          if (n == 0)
            continue;
          g_assert_cmpfloat_with_epsilon (revenue, known[k].revenue, 1e-6);
          g_assert_cmpfloat_with_epsilon (spend, known[k].spend, 1e-6);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/campaigns/table", test_table);
  g_test_add_func ("/campaigns/list", test_list);
  g_test_add_func ("/campaigns/words", test_words);
  g_test_add_func ("/campaigns/note", test_note);
  g_test_add_func ("/campaigns/hints", test_hints);
  g_test_add_func ("/campaigns/known-data", test_known_data);
  return g_test_run ();
}
