#include "core/sample/sample.h"

#include <glib/gstdio.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics.h>
#include <string.h>

/* Reads with its own few lines, so that a mistake in Uplift's reader cannot hide one of the
 * generator. */

static const char *const file_names[]
    = { "influencers.csv", "posts.csv", "tracking_data.csv", "payouts.csv" };

enum
{
  SOURCE,
  CAMPAIGN,
  INFLUENCER,
  USER,
  PRODUCT,
  BRAND,
  DATE,
  ORDERS,
  REVENUE,
  GROUP,
  N_TRACKING
};

/* ---- Reading ---- */

/* The rows of a file without its header; all cells in one array. */
typedef struct
{
  GPtrArray *cells; /* (owned) */
  guint n_columns;
  guint len;
} Rows;

static void
rows_free (Rows *rows)
{
  g_ptr_array_unref (rows->cells);
  g_free (rows);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rows, rows_free)

/* Adds the cells of a line, which is changed; quotes may hold commas but no line ends. */
static void
split_line (char *line, GPtrArray *cells)
{
  char *out = line;
  gboolean quoted = FALSE;

  g_ptr_array_add (cells, line);
  for (char *in = line; *in != '\0'; in++)
    {
      if (*in == '"' && quoted && in[1] == '"')
        *out++ = *++in;
      else if (*in == '"')
        quoted = !quoted;
      else if (*in == ',' && !quoted)
        {
          *out++ = '\0';
          g_ptr_array_add (cells, out);
        }
      else
        *out++ = *in;
    }
  *out = '\0';
  g_assert_false (quoted);
}

static char *
read_text (GFile *folder, const char *name, gsize *length)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_load_contents (file, NULL, &text, length, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* *text keeps the cells. */
static Rows *
read_rows (GFile *folder, const char *name, guint n_columns, char **text)
{
  Rows *rows = g_new0 (Rows, 1);
  char *line = *text = read_text (folder, name, NULL);

  rows->cells = g_ptr_array_new ();
  rows->n_columns = n_columns;
  for (char *end; (end = strchr (line, '\n')) != NULL; line = end + 1)
    {
      *end = '\0';
      split_line (line, rows->cells);
      rows->len++;
      g_assert_cmpuint (rows->cells->len, ==, rows->len * n_columns);
    }
  g_assert_cmpstr (line, ==, "");
  g_ptr_array_remove_range (rows->cells, 0, n_columns);
  rows->len--;
  return rows;
}

static const char *
get_cell (const Rows *rows, guint row, guint column)
{
  return g_ptr_array_index (rows->cells, row * rows->n_columns + column);
}

static gint64
get_count (const Rows *rows, guint row, guint column)
{
  char *end;
  const char *cell = get_cell (rows, row, column);
  gint64 count = g_ascii_strtoll (cell, &end, 10);

  g_assert_true (end != cell && *end == '\0');
  return count;
}

static gint64
get_cents (const Rows *rows, guint row, guint column)
{
  const char *cell = get_cell (rows, row, column);
  const char *point = strchr (cell, '.');

  g_assert_true (point != NULL && strlen (point) == 3);
  return llround (g_ascii_strtod (cell, NULL) * 100.0);
}

/* ---- The folder of a test ---- */

static GFile *
make_folder (void)
{
  g_autofree char *path = g_dir_make_tmp ("uplift-sample-XXXXXX", NULL);

  return g_file_new_for_path (path);
}

static void
remove_files (GFile *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (file_names); i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, file_names[i]);

      g_file_delete (file, NULL, NULL);
    }
}

/* The folder must be empty but for the four files: nothing else may be left. */
static void
remove_folder (GFile *folder)
{
  remove_files (folder);
  g_assert_true (g_file_delete (folder, NULL, NULL));
}

static void
generate (GFile *folder, const UpliftSampleOptions *options, UpliftSampleTruth *truth)
{
  g_autoptr (GError) error = NULL;

  uplift_sample_generate (folder, options, truth, NULL, &error);
  g_assert_no_error (error);
}

/* ---- Tests ---- */

static void
test_shape (void)
{
  UpliftSampleOptions options = { 4321, 17, 100, 9, uplift_day_from_date (2024, 2, 1) };
  g_autoptr (GFile) folder = make_folder ();
  g_autofree char *text[4] = { NULL };

  generate (folder, &options, NULL);

  g_autoptr (Rows) influencers = read_rows (folder, file_names[0], 7, &text[0]);
  g_autoptr (Rows) posts = read_rows (folder, file_names[1], 8, &text[1]);
  g_autoptr (Rows) tracking = read_rows (folder, file_names[2], N_TRACKING, &text[2]);
  g_autoptr (Rows) payouts = read_rows (folder, file_names[3], 5, &text[3]);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (influencers->len, ==, 17);
  g_assert_cmpuint (payouts->len, ==, 17);
  g_assert_cmpuint (tracking->len, ==, 4321);
  for (guint i = 0; i < influencers->len; i++)
    g_assert_true (g_hash_table_add (names, (gpointer) get_cell (influencers, i, 1)));
  g_assert_cmpstr (get_cell (tracking, 0, DATE), ==, "2024-02-01");
  g_assert_cmpstr (get_cell (tracking, 4320, DATE), ==, "2024-05-10");
  for (guint i = 1; i < tracking->len; i++)
    g_assert_cmpstr (get_cell (tracking, i - 1, DATE), <=, get_cell (tracking, i, DATE));
  for (guint i = 0; i < posts->len; i++)
    {
      g_assert_cmpint (get_count (posts, i, 6) + get_count (posts, i, 7), <=,
                       get_count (posts, i, 5));
      g_assert_cmpstr (get_cell (posts, i, 2), >=, "2024-02-01");
      g_assert_cmpstr (get_cell (posts, i, 2), <=, "2024-05-10");
    }
  for (guint i = 0; i < 4; i++)
    g_clear_pointer (&text[i], g_free);
  remove_folder (folder);
}

/* A row has an influencer, a campaign and an arm, or none of the three. */
static void
test_baseline (void)
{
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GFile) folder = make_folder ();
  g_autofree char *text = NULL;
  UpliftSampleTruth truth;
  gint64 with_influencer = 0;

  generate (folder, &options, &truth);

  g_autoptr (Rows) rows = read_rows (folder, "tracking_data.csv", N_TRACKING, &text);

  for (guint i = 0; i < rows->len; i++)
    {
      gboolean is_influencer = g_str_equal (get_cell (rows, i, SOURCE), "influencer");

      with_influencer += is_influencer;
      g_assert_cmpint (*get_cell (rows, i, INFLUENCER) != '\0', ==, is_influencer);
      g_assert_cmpint (*get_cell (rows, i, CAMPAIGN) != '\0', ==, is_influencer);
      g_assert_cmpint (*get_cell (rows, i, GROUP) != '\0', ==, is_influencer);
      g_assert_cmpint (get_count (rows, i, ORDERS), >=, 1);
      g_assert_cmpint (get_cents (rows, i, REVENUE), >, 0);
    }
  g_assert_cmpint (with_influencer, ==, truth.influencer_rows);
  g_assert_cmpint (with_influencer, ==, 3250);
  remove_folder (folder);
}

/* Payouts follow from the other tables to the cent, and some do not pay off. */
static void
test_payouts (void)
{
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GFile) folder = make_folder ();
  g_autofree char *text[3] = { NULL };
  UpliftSampleTruth truth;
  gint64 orders[41] = { 0 }, revenue[41] = { 0 }, posts[41] = { 0 };
  gint64 spend = 0, loss_makers = 0, by_order = 0;

  generate (folder, &options, &truth);

  g_autoptr (Rows) tracking = read_rows (folder, file_names[2], N_TRACKING, &text[0]);
  g_autoptr (Rows) post_rows = read_rows (folder, file_names[1], 8, &text[1]);
  g_autoptr (Rows) payouts = read_rows (folder, file_names[3], 5, &text[2]);

  for (guint i = 0; i < tracking->len; i++)
    if (*get_cell (tracking, i, INFLUENCER) != '\0')
      {
        gint64 id = get_count (tracking, i, INFLUENCER);

        g_assert_true (id >= 1 && id <= 40);
        orders[id] += get_count (tracking, i, ORDERS);
        revenue[id] += get_cents (tracking, i, REVENUE);
      }
  for (guint i = 0; i < post_rows->len; i++)
    posts[get_count (post_rows, i, 0)]++;
  for (guint i = 0; i < payouts->len; i++)
    {
      gint64 id = get_count (payouts, i, 0), total = get_cents (payouts, i, 4);
      gboolean is_order = g_str_equal (get_cell (payouts, i, 1), "order");

      g_assert_true (is_order || g_str_equal (get_cell (payouts, i, 1), "post"));
      g_assert_cmpint (get_count (payouts, i, 3), ==, orders[id]);
      g_assert_cmpint (total, ==, get_cents (payouts, i, 2) * (is_order ? orders[id] : posts[id]));
      g_assert_cmpint (total, >, 0);
      spend += total;
      by_order += is_order;
      loss_makers += revenue[id] < total;
    }
  g_assert_cmpfloat (truth.spend, ==, (double) spend / 100.0);
  g_assert_cmpint (by_order, >, 5);
  g_assert_cmpint (by_order, <, 35);
  g_assert_cmpint (loss_makers, >=, 2);
  g_assert_cmpint (loss_makers, <=, 10);
  for (guint i = 0; i < 3; i++)
    g_clear_pointer (&text[i], g_free);
  remove_folder (folder);
}

static void
test_engagement_falls (void)
{
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GFile) folder = make_folder ();
  g_autofree char *text = NULL;

  options.influencers = 300;
  generate (folder, &options, NULL);

  g_autoptr (Rows) posts = read_rows (folder, "posts.csv", 8, &text);
  g_autofree double *reach = g_new (double, posts->len);
  g_autofree double *rate = g_new (double, posts->len);

  for (guint i = 0; i < posts->len; i++)
    {
      double engagements = (double) (get_count (posts, i, 6) + get_count (posts, i, 7));

      reach[i] = log ((double) get_count (posts, i, 5));
      rate[i] = log ((engagements + 0.5) / (double) get_count (posts, i, 5));
    }
  g_assert_cmpuint (posts->len, >, 900);
  g_assert_cmpfloat (gsl_stats_correlation (reach, 1, rate, 1, posts->len), <, -0.4);
  remove_folder (folder);
}

static void
test_repeatable (void)
{
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GFile) one = make_folder ();
  g_autoptr (GFile) two = make_folder ();
  g_autoptr (GFile) other = make_folder ();

  options.rows = 1000;
  generate (one, &options, NULL);
  generate (two, &options, NULL);
  options.seed = 2;
  generate (other, &options, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (file_names); i++)
    {
      gsize length[3];
      g_autofree char *a = read_text (one, file_names[i], &length[0]);
      g_autofree char *b = read_text (two, file_names[i], &length[1]);
      g_autofree char *c = read_text (other, file_names[i], &length[2]);

      g_assert_cmpmem (a, length[0], b, length[1]);
      g_assert_true (length[0] != length[2] || memcmp (a, c, length[0]) != 0);
    }
  remove_folder (one);
  remove_folder (two);
  remove_folder (other);
}

/* What data/sample holds is what the default options give: it can be made again. */
static void
test_shipped (void)
{
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "sample", NULL);
  g_autoptr (GFile) shipped = g_file_new_for_path (path);
  g_autoptr (GFile) made = make_folder ();
  gsize total = 0;

  generate (made, &options, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (file_names); i++)
    {
      gsize lengths[2];
      g_autofree char *a = read_text (shipped, file_names[i], &lengths[0]);
      g_autofree char *b = read_text (made, file_names[i], &lengths[1]);

      g_assert_cmpmem (a, lengths[0], b, lengths[1]);
      total += lengths[0];
    }
  g_assert_cmpuint (total, <, 1000000);
  remove_folder (made);
}

/* Revenue of each user, by arm; a user must be in one arm only. */
static void
sum_users (const Rows *rows, GArray *sums[2])
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *group = get_cell (rows, i, GROUP);
      gpointer place;

      if (*group == '\0')
        continue;

      GArray *arm = sums[*group - '0'];
      gboolean is_known
          = g_hash_table_lookup_extended (places, get_cell (rows, i, USER), NULL, &place);
      double zero = 0.0;

      if (!is_known)
        {
          /* The lowest bit is the arm, the others the place in it. */
          place = GUINT_TO_POINTER (arm->len * 2 + (guint) (*group - '0'));
          g_hash_table_insert (places, (gpointer) get_cell (rows, i, USER), place);
          g_array_append_val (arm, zero);
        }
      g_assert_cmpuint (GPOINTER_TO_UINT (place) % 2, ==, *group - '0');
      g_array_index (arm, double, GPOINTER_TO_UINT (place) / 2)
          += g_ascii_strtod (get_cell (rows, i, REVENUE), NULL);
    }
}

/* TRUE when Welch's 95 % interval of the difference of means covers the planted lift. */
static gboolean
covers (GFile *folder, const UpliftSampleTruth *truth)
{
  g_autofree char *text = NULL;
  g_autoptr (Rows) rows = read_rows (folder, "tracking_data.csv", N_TRACKING, &text);
  g_autoptr (GArray) control = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) exposed = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *arms[2] = { control, exposed };
  double mean[2], error[2];

  sum_users (rows, arms);
  g_assert_cmpint (control->len, ==, truth->control_users);
  g_assert_cmpint (exposed->len, ==, truth->exposed_users);
  for (guint arm = 0; arm < 2; arm++)
    {
      const double *values = (const double *) arms[arm]->data;

      mean[arm] = gsl_stats_mean (values, 1, arms[arm]->len);
      error[arm] = gsl_stats_variance (values, 1, arms[arm]->len) / arms[arm]->len;
    }

  double variance = error[0] + error[1];
  double freedom
      = variance * variance
        / (error[0] * error[0] / (control->len - 1) + error[1] * error[1] / (exposed->len - 1));
  double half = gsl_cdf_tdist_Pinv (0.975, freedom) * sqrt (variance);

  return fabs (mean[1] - mean[0] - truth->lift) <= half;
}

/* 95 of 100 intervals should cover. Of 200 trials with that chance fewer than 180 or more than 199
 * have a probability below 1 in 500; the seeds are fixed, so that the test never changes its mind.
 */
static void
test_coverage (void)
{
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GFile) folder = make_folder ();
  guint covered = 0;

  for (guint64 seed = 1; seed <= 200; seed++)
    {
      UpliftSampleTruth truth;

      options.seed = seed;
      generate (folder, &options, &truth);
      g_assert_cmpfloat_with_epsilon (
          truth.incremental_roas, truth.lift * (double) truth.exposed_users / truth.spend, 1e-12);
      covered += covers (folder, &truth);
      remove_files (folder);
    }
  g_test_message ("%u of 200 intervals cover the planted lift", covered);
  g_assert_cmpuint (covered, >=, 180);
  g_assert_cmpuint (covered, <=, 199);
  remove_folder (folder);
}

/* Sizes at the edge: one of everything, one day, more names than there are. */
static void
test_extremes (void)
{
  static const UpliftSampleOptions cases[] = {
    { 1, 1, 1, 0, 20000 },
    { 2, 2, 3, G_MAXUINT64, 20000 },
    { 50, 1, 1, 5, 20000 },
    { 2000, 1500, 2, 5, 20000 },
    { 100, 3, UPLIFT_SAMPLE_MAX_DAYS, 5, -10000 },
  };
  g_autoptr (GFile) folder = make_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      UpliftSampleTruth truth;

      generate (folder, &cases[i], &truth);

      g_autoptr (Rows) rows = read_rows (folder, "tracking_data.csv", N_TRACKING, &text);

      g_assert_cmpuint (rows->len, ==, cases[i].rows);
      g_assert_cmpint (truth.exposed_users + truth.control_users, >=, 1);
      g_assert_true (truth.lift > 0.0 && truth.lift < 1e6);
      remove_files (folder);
    }
  remove_folder (folder);
}

static void
test_wrong_options (void)
{
  static const struct
  {
    UpliftSampleOptions options;
    int code;
  } cases[] = {
    { { 0, 10, 10, 1, 20000 }, UPLIFT_SAMPLE_ERROR_ROWS },
    { { -5, 10, 10, 1, 20000 }, UPLIFT_SAMPLE_ERROR_ROWS },
    { { UPLIFT_SAMPLE_MAX_ROWS + 1, 10, 10, 1, 20000 }, UPLIFT_SAMPLE_ERROR_ROWS },
    { { 100, 0, 10, 1, 20000 }, UPLIFT_SAMPLE_ERROR_INFLUENCERS },
    { { 100, 101, 10, 1, 20000 }, UPLIFT_SAMPLE_ERROR_INFLUENCERS },
    { { 100, 10, 0, 1, 20000 }, UPLIFT_SAMPLE_ERROR_DAYS },
    { { 100, 10, UPLIFT_SAMPLE_MAX_DAYS + 1, 1, 20000 }, UPLIFT_SAMPLE_ERROR_DAYS },
    { { 100, 10, 10, 1, UPLIFT_DAY_NONE }, UPLIFT_SAMPLE_ERROR_DAYS },
    { { 100, 10, 10, 1, 2932890 }, UPLIFT_SAMPLE_ERROR_DAYS },
  };
  g_autoptr (GFile) folder = make_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (uplift_sample_generate (folder, &cases[i].options, NULL, NULL, &error));
      g_assert_error (error, UPLIFT_SAMPLE_ERROR, cases[i].code);
    }
  remove_folder (folder);
}

static void
test_no_overwriting (void)
{
  UpliftSampleOptions options = { 100, 10, 10, 1, 20000 };
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) payouts = g_file_get_child (folder, "payouts.csv");
  g_autoptr (GFile) posts = g_file_get_child (folder, "posts.csv");
  g_autofree char *path = g_file_get_path (payouts);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (uplift_sample_generate (folder, &options, NULL, NULL, &error));
  g_assert_error (error, UPLIFT_SAMPLE_ERROR, UPLIFT_SAMPLE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
  g_assert_false (g_file_query_exists (posts, NULL));
  remove_folder (folder);
}

static void
cancel_half_way_cb (double fraction, gpointer user_data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  UpliftSampleOptions options = { 20000, 10, 10, 1, 20000, cancel_half_way_cb, cancellable };
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GError) error = NULL;

  g_assert_false (uplift_sample_generate (folder, &options, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* Only an empty folder can be deleted. */
  g_assert_true (g_file_delete (folder, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/shape", test_shape);
  g_test_add_func ("/sample/baseline", test_baseline);
  g_test_add_func ("/sample/payouts", test_payouts);
  g_test_add_func ("/sample/engagement-falls", test_engagement_falls);
  g_test_add_func ("/sample/repeatable", test_repeatable);
  g_test_add_func ("/sample/shipped", test_shipped);
  g_test_add_func ("/sample/coverage", test_coverage);
  g_test_add_func ("/sample/extremes", test_extremes);
  g_test_add_func ("/sample/wrong-options", test_wrong_options);
  g_test_add_func ("/sample/no-overwriting", test_no_overwriting);
  g_test_add_func ("/sample/cancelled", test_cancelled);
  return g_test_run ();
}
