/* Options → a plain value, and every wrong usage with its one sentence. Needs no display. */
#include "app/command-line.h"

#include <string.h>

static UpliftCommandLine *
parse (const char *line, GError **error)
{
  g_auto (GStrv) argv = NULL;
  int argc;

  g_assert_true (g_shell_parse_argv (line, &argc, &argv, NULL));
  return uplift_command_line_parse (argc, argv, error);
}

static void
assert_fails (const char *line, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftCommandLine) command_line = parse (line, &error);

  g_assert_null (command_line);
  g_assert_true (error->domain == G_OPTION_ERROR);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” should say “%s”, says: %s", line, part, error->message);
}

static void
test_report (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftCommandLine) command_line
      = parse ("uplift --report=- --since=2025-01-31 --until 2025-02-28 --spend=whole "
               "--margin=35% --method=aov --baseline-aov=250.5 --order-cost=4.5 "
               "--influencer-fee=100 --rank-by=cpa a.csv folder",
               &error);

  g_assert_no_error (error);
  g_assert_true (uplift_command_line_is_headless (command_line));
  g_assert_cmpstr (command_line->report, ==, "-");
  g_assert_cmpuint (command_line->files->len, ==, 2);
  g_assert_cmpint (command_line->since, ==, uplift_day_from_date (2025, 1, 31));
  g_assert_cmpint (command_line->until, ==, uplift_day_from_date (2025, 2, 28));
  g_assert_cmpint (command_line->settings.spend_mode, ==, UPLIFT_SPEND_WHOLE);
  g_assert_cmpint (command_line->settings.method, ==, UPLIFT_METHOD_AOV);
  g_assert_cmpfloat (command_line->settings.margin, ==, 0.35);
  g_assert_cmpfloat (command_line->settings.baseline_aov, ==, 250.5);
  g_assert_cmpfloat (command_line->settings.order_cost, ==, 4.5);
  g_assert_cmpfloat (command_line->settings.influencer_fee, ==, 100.0);
  g_assert_cmpint (command_line->report_options.rank_by, ==, UPLIFT_MEASURE_CPA);
}

static void
test_window (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftCommandLine) command_line = parse ("uplift", &error);

  g_assert_no_error (error);
  g_assert_false (uplift_command_line_is_headless (command_line));
  g_assert_false (command_line->has_settings);
  g_assert_cmpuint (command_line->files->len, ==, 0);
}

static void
test_generate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftCommandLine) command_line = parse (
      "uplift --generate=out --rows=100000000 --influencers=2000 --days=730 --seed=7", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (command_line->generate, ==, "out");
  g_assert_cmpint (command_line->sample_options.rows, ==, 100000000);
  g_assert_cmpint (command_line->sample_options.influencers, ==, 2000);
  g_assert_cmpint (command_line->sample_options.days, ==, 730);
  g_assert_cmpuint (command_line->sample_options.seed, ==, 7);
}

static void
test_wrong_usage (void)
{
  assert_fails ("uplift --reprot=x.json a.csv", "“--report”");
  assert_fails ("uplift --report=x.json", "--sample");
  assert_fails ("uplift --report=x.xlsx --sample", ".pdf");
  assert_fails ("uplift --method=experimnt", "“experiment”");
  assert_fails ("uplift --method=auto", "auto");
  assert_fails ("uplift --spend=holy", "prorated");
  assert_fails ("uplift --report=- --rank-by=revenu a.csv", "“revenue”");
  assert_fails ("uplift --report=x.csv --rank-by=roas a.csv", "--report=FILE.json");
  assert_fails ("uplift --rank-by=roas a.csv", "--report=FILE.json");
  assert_fails ("uplift --margin=0", "--margin");
  assert_fails ("uplift --margin=101", "--margin");
  assert_fails ("uplift --order-cost=-1", "--order-cost");
  assert_fails ("uplift --influencer-fee=a", "“a”");
  assert_fails ("uplift --margin=ten", "“ten”");
  assert_fails ("uplift --baseline-aov=-1", "--baseline-aov");
  assert_fails ("uplift --baseline-share=120", "--baseline-share");
  assert_fails ("uplift --since=2025-02-30", "2025-02-30");
  assert_fails ("uplift --since=01.02.2025", "2025-01-31");
  assert_fails ("uplift --since=2025-03-01 --until=2025-02-01", "later");
  assert_fails ("uplift --sample a.csv", "--sample");
  assert_fails ("uplift --rows=10", "--generate");
  assert_fails ("uplift --generate=x --report=-", "--generate");
  assert_fails ("uplift --generate=x --check", "--generate");
  assert_fails ("uplift --check", "--sample");
  assert_fails ("uplift --check --report=- a.csv", "--report");
  assert_fails ("uplift --rows=many --generate=x", "many");
}

static UpliftDataset *
make_dataset (void)
{
  UpliftDataset *dataset = uplift_dataset_new ();
  static const char *const platforms[] = { "Instagram", "Box, of 6" };
  static const char *const names[] = { "Ann", "Bea", "Ann" };

  dataset->has_dimension[UPLIFT_DIMENSION_PLATFORM] = TRUE;
  dataset->has_dimension[UPLIFT_DIMENSION_INFLUENCER] = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (platforms); i++)
    uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_PLATFORM], platforms[i],
                              strlen (platforms[i]));
  dataset->influencers.n = G_N_ELEMENTS (names);
  dataset->influencers.name = g_new0 (char *, G_N_ELEMENTS (names));
  dataset->influencers.known = g_new0 (gboolean, G_N_ELEMENTS (names));
  dataset->influencers.followers = g_new0 (gint64, G_N_ELEMENTS (names));
  for (guint d = 0; d < UPLIFT_DIMENSION_INFLUENCER; d++)
    dataset->influencers.attribute[d] = g_new0 (guint32, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("I%u", i);
      dataset->influencers.name[i] = g_strdup (names[i]);
      uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_INFLUENCER], id, strlen (id));
    }
  uplift_dataset_finish (dataset, NULL);
  return dataset;
}

static void
test_filter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftDataset) dataset = make_dataset ();
  g_autoptr (UpliftCommandLine) command_line
      = parse ("uplift --filter 'platform=\"Box, of 6\",Instagram' --filter influencer=Ann "
               "--filter=influencer=I1",
               &error);
  g_autoptr (UpliftFilter) filter = uplift_command_line_make_filter (command_line, dataset, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (uplift_filter_get_n_values (filter, UPLIFT_DIMENSION_PLATFORM), ==, 2);
  g_assert_true (uplift_filter_has (filter, UPLIFT_DIMENSION_PLATFORM, "Box, of 6"));
  /* Both of the name, and the one of the id. */
  g_assert_cmpuint (uplift_filter_get_n_values (filter, UPLIFT_DIMENSION_INFLUENCER), ==, 3);
}

/* More values than a CSV record may have fields, and each form of a value. */
static void
test_filter_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftDataset) dataset = make_dataset ();
  g_autoptr (GString) line = g_string_new ("uplift '--filter=influencer=I0");

  for (guint i = 0; i < 10000; i++)
    g_string_append (line, ",I0");
  g_string_append (line, " , \"I1\" ,\"I\"2' --filter=platform=,");
  g_autoptr (UpliftCommandLine) command_line = parse (line->str, &error);
  g_autoptr (UpliftFilter) filter = uplift_command_line_make_filter (command_line, dataset, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (uplift_filter_get_n_values (filter, UPLIFT_DIMENSION_INFLUENCER), ==, 3);
  g_assert_cmpuint (uplift_filter_get_n_values (filter, UPLIFT_DIMENSION_PLATFORM), ==, 1);
  g_assert_true (uplift_filter_has (filter, UPLIFT_DIMENSION_PLATFORM, ""));
}

static void
assert_filter_fails (const UpliftDataset *dataset, const char *line, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftCommandLine) command_line = parse (line, &error);

  g_assert_no_error (error);
  g_assert_null (uplift_command_line_make_filter (command_line, dataset, &error));
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” should say “%s”, says: %s", line, part, error->message);
}

static void
test_wrong_filters (void)
{
  g_autoptr (UpliftDataset) dataset = make_dataset ();

  assert_filter_fails (dataset, "uplift --filter=platform=Instagrm", "“Instagram”");
  assert_filter_fails (dataset, "uplift --filter=plattform=Instagram", "“platform”");
  assert_filter_fails (dataset, "uplift --filter=Instagram", "DIMENSION=VALUE");
  assert_filter_fails (dataset, "uplift --filter=brand=Acme", "brand");
  assert_filter_fails (dataset, "uplift --filter=influencer=Nobody", "Nobody");
  assert_filter_fails (dataset, "uplift --filter=influencer=Ann,Nobody", "“Nobody”");
  assert_filter_fails (dataset, "uplift --filter=brand=", "no brand to filter by");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command-line/report", test_report);
  g_test_add_func ("/command-line/window", test_window);
  g_test_add_func ("/command-line/generate", test_generate);
  g_test_add_func ("/command-line/wrong-usage", test_wrong_usage);
  g_test_add_func ("/command-line/filter", test_filter);
  g_test_add_func ("/command-line/filter-values", test_filter_values);
  g_test_add_func ("/command-line/wrong-filters", test_wrong_filters);
  return g_test_run ();
}
