/* Patterns of loss-makers: how likely chance is to make them, with values from tables, and what
 * filters by them. (Their counts and money are checked in test-results.) */
#include "core/figures/results.h"
#include "core/read/loader.h"

#include "row-account.h"

#include <glib/gstdio.h>

/* So many influencers of a platform, category and gender, of whom so many lose money. */
typedef struct
{
  const char *platform, *category, *gender;
  int n, losing;
} Group;

static void
add_file (GPtrArray *files, const char *folder, const char *name, const GString *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
}

static UpliftDataset *
load (const Group *groups, guint n_groups)
{
  g_autoptr (GString) people = g_string_new ("id,name,platform,category,gender\n");
  g_autoptr (GString) tracking = g_string_new ("influencer_id,date,revenue\n");
  g_autoptr (GString) payouts = g_string_new ("influencer_id,total_payout\n");
  g_autofree char *folder = g_dir_make_tmp ("uplift-patterns-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  int id = 0;

  for (guint g = 0; g < n_groups; g++)
    for (int k = 0; k < groups[g].n; k++)
      {
        id++;
        g_string_append_printf (people, "%d,Name %d,%s,%s,%s\n", id, id, groups[g].platform,
                                groups[g].category, groups[g].gender);
        g_string_append_printf (tracking, "%d,2025-01-01,%d\n", id, k < groups[g].losing ? 1 : 9);
        g_string_append_printf (payouts, "%d,5\n", id);
      }
  add_file (files, folder, "influencers.csv", people);
  add_file (files, folder, "tracking.csv", tracking);
  add_file (files, folder, "payouts.csv", payouts);
  UpliftDataset *dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  row_account_check (dataset);
  for (guint i = 0; i < files->len; i++)
    g_file_delete (files->pdata[i], NULL, NULL);
  g_rmdir (folder);
  return dataset;
}

static UpliftResults *
compute (const Group *groups, guint n_groups)
{
  g_autoptr (UpliftDataset) dataset = load (groups, n_groups);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  return uplift_results_compute (dataset, filter, &settings);
}

static const UpliftPattern *
find (const UpliftResults *results, const char *dimension, const char *value)
{
  for (guint p = 0; p < results->n_patterns; p++)
    if (g_str_equal (results->patterns[p].dimension, dimension)
        && g_str_equal (results->patterns[p].value, value))
      return &results->patterns[p];
  return NULL;
}

/* The p value of a platform on which `losing` of `n` lose, and `others_losing` of `others`. */
static double
get_p_value (int n, int losing, int others, int others_losing)
{
  Group groups[] = { { "TikTok", "Food", "Female", n, losing },
                     { "YouTube", "Food", "Female", others, others_losing } };
  g_autoptr (UpliftResults) results = compute (groups, G_N_ELEMENTS (groups));
  const UpliftPattern *pattern = find (results, "platform", "TikTok");

  g_assert_nonnull (pattern);
  g_assert_cmpint (pattern->influencers, ==, n);
  g_assert_cmpint (pattern->loss_making, ==, losing);
  return pattern->p_value;
}

static void
test_known (void)
{
  /* Fisher's lady tasting tea: eight cups, four of a kind. */
  g_assert_cmpfloat_with_epsilon (get_p_value (4, 4, 4, 0), 1.0 / 70.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_p_value (4, 3, 4, 1), 17.0 / 70.0, 1e-12);
  /* (C(9,8)·C(7,2) + C(9,9)·C(7,1)) / C(16,10) */
  g_assert_cmpfloat_with_epsilon (get_p_value (10, 8, 6, 1), 196.0 / 8008.0, 1e-12);
  /* C(96,2) / C(98,4): rare, and among many. */
  g_assert_cmpfloat_with_epsilon (get_p_value (4, 2, 96, 0), 6.0 / 4950.0, 1e-12);
}

static void
test_no_pattern (void)
{
  /* The same share everywhere, one alone, and none at all. */
  static const Group alike[]
      = { { "TikTok", "Food", "Female", 4, 2 }, { "YouTube", "Food", "Female", 8, 4 } };
  static const Group single[]
      = { { "TikTok", "Food", "Female", 4, 1 }, { "YouTube", "Food", "Female", 8, 0 } };
  static const Group none[]
      = { { "TikTok", "Food", "Female", 4, 0 }, { "YouTube", "Food", "Female", 8, 0 } };
  const Group *const all[] = { alike, single, none };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (UpliftResults) results = compute (all[i], 2);
      g_assert_cmpuint (results->n_patterns, ==, 0);
    }
}

/* Filtering by what a pattern says leaves its influencers, all of them and no others. */
static void
assert_filters (const UpliftResults *results, const UpliftPattern *pattern)
{
  UpliftDataset *dataset = results->dataset;
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  uplift_filter_set (filter, pattern->by,
                     uplift_dictionary_get (dataset->values[pattern->by], pattern->code), TRUE);
  if (pattern->gender != G_MAXUINT32)
    uplift_filter_set (
        filter, UPLIFT_DIMENSION_GENDER,
        uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_GENDER], pattern->gender), TRUE);
  g_autoptr (UpliftResults) filtered = uplift_results_compute (dataset, filter, &results->settings);
  gint64 losing = 0;
  for (guint r = 0; r < filtered->n_ranking; r++)
    losing += filtered->influencers[filtered->ranking[r]].loss_making ? 1 : 0;
  g_assert_cmpint (filtered->totals.influencers, ==, pattern->influencers);
  g_assert_cmpint (losing, ==, pattern->loss_making);
}

static void
test_filters (void)
{
  static const Group groups[] = { { "TikTok", "Food", "Female", 5, 4 },
                                  { "TikTok", "Food", "Male", 5, 0 },
                                  { "YouTube", "Food / Drink", "Female", 4, 3 },
                                  { "YouTube", "Tech", "", 6, 0 } };
  g_autoptr (UpliftResults) results = compute (groups, G_N_ELEMENTS (groups));

  g_assert_nonnull (find (results, "persona", "Food / Female"));
  g_assert_nonnull (find (results, "persona", "Food / Drink / Female"));
  g_assert_nonnull (find (results, "gender", "Female"));
  for (guint p = 0; p < results->n_patterns; p++)
    assert_filters (results, &results->patterns[p]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patterns/known", test_known);
  g_test_add_func ("/patterns/none", test_no_pattern);
  g_test_add_func ("/patterns/filters", test_filters);
  return g_test_run ();
}
