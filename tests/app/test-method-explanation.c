/* What is said of an incremental ROAS against the results themselves, over random data and filters:
 * the formula with the numbers filled in is calculated once more, from the text. */
#include "../core/random-dataset.h"
#include "../core/random-filter.h"
#include "app/incremental/method-cautions.h"
#include "app/incremental/method-explanation.h"
#include "core/figures/method-caveats.h"
#include "core/write/format.h"

#include <locale.h>
#include <string.h>

#define N_CASES 60
#define MAX_NUMBERS 8

static void
for_each_case (void (*check) (const UpliftResults *results, UpliftMethod method))
{
  for (guint32 seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      RandomDatasetSpec spec = { .seed = seed,
                                 .n_influencers = (guint) g_rand_int_range (rand, 1, 30),
                                 .n_rows = (guint) g_rand_int_range (rand, 1, 1500),
                                 .n_payouts = (guint) g_rand_int_range (rand, 0, 40),
                                 .n_days = (guint) g_rand_int_range (rand, 1, 60),
                                 .row_dimensions = TRUE,
                                 .users = g_rand_int_range (rand, 0, 4) != 0,
                                 .arms = TRUE };
      g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
      g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
      UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

      settings.margin = g_rand_boolean (rand) ? 1.0 : 0.4;
      settings.baseline_aov = g_rand_double_range (rand, 0, 900);
      settings.baseline_share = g_rand_double_range (rand, 0, 1);
      g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
      for (UpliftMethod m = UPLIFT_METHOD_EXPERIMENT; m < UPLIFT_N_METHODS; m++)
        check (results, m);
    }
}

/* The numbers of a text in their order, as a reader takes them; how many. */
static guint
read_numbers (const char *text, double numbers[MAX_NUMBERS])
{
  g_autoptr (GString) plain = g_string_new (text);
  guint n = 0;

  g_string_replace (plain, "\u202f", "", 0);
  g_string_replace (plain, "− ", "; ", 0);
  g_string_replace (plain, "−", "-", 0);
  for (char *c = plain->str; *c != '\0' && n < MAX_NUMBERS;)
    if (g_ascii_isdigit (*c) || (*c == '-' && g_ascii_isdigit (c[1])))
      numbers[n++] = g_ascii_strtod (c, &c);
    else
      c++;
  return n;
}

/* What the formula makes of the numbers as they are shown, and by how much it may be off, as each
 * is rounded to half a cent, or to half of a thousandth for a percentage. */
static double
calculate (UpliftMethod method, const double n[MAX_NUMBERS], double *slack)
{
  switch (method)
    {
    case UPLIFT_METHOD_EXPERIMENT:
      *slack = 0.01 * n[2] + 0.01;
      return (n[0] - n[1]) * n[2];
    case UPLIFT_METHOD_BASELINE:
      *slack = 0.005 * n[2] * n[3] / n[4] + 0.01;
      return n[0] - n[1] * n[2] * n[3] / n[4];
    case UPLIFT_METHOD_AOV:
      *slack = 0.005 * n[2] + 0.01;
      return n[0] - n[1] * n[2];
    case UPLIFT_METHOD_SHARE:
      /* "R × (1 − q%)" */
      *slack = 0.0005 * fabs (n[0]) + 0.01;
      return n[0] * (n[1] - n[2] / 100.0);
    case UPLIFT_METHOD_AUTO:
    default:
      g_assert_not_reached ();
    }
}

static void
check_numbers (const UpliftResults *results, UpliftMethod method)
{
  const UpliftIncremental *in = &results->methods[method];
  g_autoptr (UpliftMethodExplanation) texts = uplift_method_explanation_new (results, method);
  double of_revenue[MAX_NUMBERS], of_roas[MAX_NUMBERS], revenue[MAX_NUMBERS], roas[MAX_NUMBERS];
  double slack;

  if (isnan (in->revenue))
    {
      g_assert_true (g_str_has_suffix (texts->revenue.result, " –"));
      g_assert_cmpuint (texts->certainty->len, ==, 0);
    }
  else
    {
      g_assert_cmpuint (read_numbers (texts->revenue.numbers, of_revenue), >=, 3);
      g_assert_cmpuint (read_numbers (texts->revenue.result, revenue), ==, 1);
      double calculated = calculate (method, of_revenue, &slack);
      g_test_message ("%s: %s %s", texts->revenue.letters, texts->revenue.numbers,
                      texts->revenue.result);
      g_assert_cmpfloat_with_epsilon (calculated, revenue[0], slack);
      g_assert_cmpfloat_with_epsilon (revenue[0], in->revenue, 0.0051);
    }
  if (isnan (in->roas))
    {
      g_assert_cmpstr (texts->roas.result, ==, "= –");
      g_assert_cmpstr (texts->verdict, ==, "");
      return;
    }
  g_assert_cmpuint (read_numbers (texts->roas.numbers, of_roas), ==, 2);
  g_assert_cmpuint (read_numbers (texts->roas.result, roas), ==, 1);
  g_assert_cmpfloat_with_epsilon (roas[0], in->roas, 0.0051);
  if (fabs (of_roas[1]) > 1.0)
    g_assert_cmpfloat_with_epsilon (of_roas[0] / of_roas[1], roas[0], 0.05 + fabs (roas[0]) * 0.01);
  g_assert_cmpstr (texts->verdict, !=, "");
}

static void
test_numbers (void)
{
  for_each_case (check_numbers);
}

static const char *
find_value (const GArray *lines, const char *letter)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (g_array_index (lines, UpliftMethodInput, i).letter, letter))
      return g_array_index (lines, UpliftMethodInput, i).value;
  return NULL;
}

/* Takes the text. */
static void
assert_line (const GArray *lines, const char *letter, char *text)
{
  g_assert_cmpstr (find_value (lines, letter), ==, text);
  g_free (text);
}

/* Each letter of the formula is in the table, with the value that the results have. */
static void
check_letters (const UpliftResults *results, UpliftMethod method)
{
  const UpliftIncremental *in = &results->methods[method];
  g_autoptr (UpliftMethodExplanation) texts = uplift_method_explanation_new (results, method);
  static const char *const letters[] = { "R", "E", "C", "n", "b", "D", "k", "k′", "v", "O", "q" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_assert_cmpint (strstr (texts->revenue.letters, letters[i]) != NULL, ==,
                     find_value (texts->inputs, letters[i]) != NULL);
  assert_line (texts->inputs, "I", uplift_format_money (in->revenue, ""));
  assert_line (texts->inputs, "S", uplift_format_money (results->totals.figures.spend, ""));
  if (method == UPLIFT_METHOD_EXPERIMENT)
    {
      assert_line (texts->inputs, "E", uplift_format_money (in->exposed_mean, ""));
      assert_line (texts->inputs, "n", uplift_format_count (in->exposed_users));
    }
  if (method == UPLIFT_METHOD_EXPERIMENT && texts->certainty->len > 0)
    {
      assert_line (texts->certainty, "t", uplift_format_number (in->t, 2));
      assert_line (texts->certainty, "ν", uplift_format_number (in->freedom, 1));
      assert_line (texts->certainty, "p", uplift_format_p_value (in->p));
    }
  if (method == UPLIFT_METHOD_BASELINE)
    {
      assert_line (texts->inputs, "b", uplift_format_money (in->daily_baseline, ""));
      assert_line (texts->inputs, "D", uplift_format_count (in->days));
      assert_line (texts->inputs, "k′", uplift_format_count (in->selected_with_revenue));
    }
}

static void
test_letters (void)
{
  for_each_case (check_letters);
}

/* One sentence for each caveat that holds, before those that always go with the method. */
static void
check_cautions (const UpliftResults *results, UpliftMethod method)
{
  const UpliftIncremental *in = &results->methods[method];
  g_autoptr (GArray) cautions = uplift_method_cautions_new (results, method);
  guint n_holding = 0, n_caveats = 0;

  for (guint c = 0; c < UPLIFT_N_CAVEATS; c++)
    n_caveats += uplift_method_caveats_has (in->caveats, (UpliftCaveat) c) ? 1 : 0;
  for (guint i = 0; i < cautions->len; i++)
    {
      const UpliftMethodCaution *caution = &g_array_index (cautions, UpliftMethodCaution, i);

      g_assert_true (g_str_has_suffix (caution->text, "."));
      g_assert_cmpint (caution->holds, ==, i < n_caveats);
      n_holding += caution->holds ? 1 : 0;
    }
  g_assert_cmpuint (n_holding, ==, n_caveats);
  g_assert_cmpuint (cautions->len, >, n_caveats);
}

static void
test_cautions (void)
{
  for_each_case (check_cautions);
}

/* The verdict says on which side of break-even the estimate is. */
static void
check_verdict (const UpliftResults *results, UpliftMethod method)
{
  const UpliftIncremental *in = &results->methods[method];
  g_autoptr (UpliftMethodExplanation) texts = uplift_method_explanation_new (results, method);
  double even = 1.0 / results->settings.margin;

  if (isnan (in->roas))
    return;
  g_assert_cmpint (strstr (texts->verdict, "did not pay") != NULL, ==,
                   isnan (in->low) && in->roas < even);
  g_assert_cmpint (strstr (texts->verdict, "lies in the interval") != NULL, ==,
                   in->low <= even && even <= in->high);
  g_assert_cmpint (strstr (texts->verdict, "Less came in") != NULL
                       || strstr (texts->verdict, "less came in") != NULL,
                   ==, in->roas < 0.0);
}

static void
test_verdict (void)
{
  for_each_case (check_verdict);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method-explanation/numbers", test_numbers);
  g_test_add_func ("/method-explanation/letters", test_letters);
  g_test_add_func ("/method-explanation/cautions", test_cautions);
  g_test_add_func ("/method-explanation/verdict", test_verdict);
  return g_test_run ();
}
