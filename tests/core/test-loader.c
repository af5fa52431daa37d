#include "core/read/loader.h"

#include "row-account.h"

#include <glib/gstdio.h>
#include <string.h>

#define INFLUENCERS \
  "id,name,category,gender,follower_count,platform\n1,Ann,Food,F,1000,TikTok\n2,Bob,Tech,male," \
  "60000,YouTube\n"
#define TRACKING \
  "influencer_id,date,orders,revenue\n1,2025-01-02,2,10.5\n,2025-01-01,1,4\n2,2025-01-03,1,7\n"

typedef struct
{
  char *path; /* a folder of its own (owned) */
} Folder;

static Folder
make_folder (void)
{
  Folder folder = { g_dir_make_tmp ("uplift-loader-XXXXXX", NULL) };

  g_assert_nonnull (folder.path);
  return folder;
}

static void
write_bytes (const Folder *folder, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static void
remove_folder (Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder->path);
  g_free (folder->path);
}

static UpliftDataset *
load (const Folder *folder, const char *name, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_build_filename (folder->path, name, NULL));
  return uplift_loader_run (files, NULL, NULL, NULL, NULL, error);
}

/* One tracking file, its bytes given. */
static UpliftDataset *
load_tracking (const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  Folder folder = make_folder ();

  write_bytes (&folder, "t.csv", bytes, length);
  UpliftDataset *dataset = load (&folder, "t.csv", &error);
  g_assert_no_error (error);
  remove_folder (&folder);
  row_account_check (dataset);
  return dataset;
}

static UpliftMoney
sum_revenue (const UpliftDataset *dataset)
{
  UpliftMoney sum = 0;

  for (guint64 row = 0; row < dataset->tracking.n; row++)
    sum += uplift_tracking_get_revenue (&dataset->tracking, row);
  return sum;
}

static const UpliftProblem *
find_problem (const UpliftDataset *dataset, const char *kind)
{
  for (guint i = 0; i < uplift_problems_get_size (dataset->problems); i++)
    {
      const UpliftProblem *problem = uplift_problems_get (dataset->problems, i);
      if (strcmp (problem->kind, kind) == 0)
        return problem;
    }
  return NULL;
}

static void
check_problem (const UpliftDataset *dataset, const char *kind, guint64 line, guint64 count)
{
  const UpliftProblem *problem = find_problem (dataset, kind);

  g_assert_nonnull (problem);
  g_assert_cmpuint (problem->lines[0], ==, line);
  g_assert_cmpuint (problem->count, ==, count);
}

/* A Total row in the middle is a row, and so are more of them than anybody writes. */
static void
test_totals_in_the_middle (void)
{
  g_autoptr (GString) text = g_string_new ("influencer_id,date,revenue\nTotal,2025-01-02,7\n"
                                           "A,2025-01-02,1\nTotal,2025-01-02,7\n"
                                           "A,2025-01-02,1\n");
  for (guint i = 0; i < 20; i++)
    g_string_append (text, "Total,2025-01-02,1\n");
  g_autoptr (UpliftDataset) dataset = load_tracking (text->str, -1);
  const UpliftProblem *totals = find_problem (dataset, "total-row");

  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_TRACKING].rows, ==, 24);
  g_assert_cmpuint (totals->left_out, ==, dataset->tables[UPLIFT_TABLE_TRACKING].skipped);
  g_assert_cmpuint (totals->lines[0], ==, 2);
  g_assert_cmpint (sum_revenue (dataset), ==,
                   90000 + 10000 * (24 - 1 - 3 - (gint64) (totals->left_out - 1)));
}

static void
test_windows_1252 (void)
{
  g_autoptr (UpliftDataset) dataset
      = load_tracking ("influencer_id,date,revenue\nJos\351,2025-01-02,1.5\nB,2025-01-03,2\n", -1);

  g_assert_cmpstr (dataset->influencers.name[0], ==, "José");
  check_problem (dataset, "windows-1252", 2, 1);
  check_problem (dataset, "no-influencers-file", 0, 1);
  g_assert_null (find_problem (dataset, "unknown-influencer"));
}

static void
test_findings (void)
{
  g_autoptr (UpliftDataset) dataset
      = load_tracking ("influencer_id,date,orders,revenue,group\n"
                       "1,2025-01-02,2,10,0\n"      /* 2 */
                       "1,soon,2,10,1\n"            /* 3: left out */
                       "1,2025-01-02,2,,1\n"        /* 4: left out */
                       "1,2025-01-02,,10,control\n" /* 5: orders 0 */
                       "1,2025-01-02,2.5,10,Test\n" /* 6: orders 0 */
                       "1,2025-01-02,1,10,maybe\n"  /* 7: no arm */
                       "1,2025-01-02,1,10\n"        /* 8: too few */
                       "1,2025-01-02,1,10,1,9\n"    /* 9: too many */
                       "1,\"2025-01-02,1,10,1\n"    /* 10: never closed */
                       "42.0,2025-01-05,1,10,1\n" /* 11 */,
                       -1);
  const UpliftTableInfo *info = &dataset->tables[UPLIFT_TABLE_TRACKING];

  g_assert_cmpuint (info->rows, ==, 10);
  g_assert_cmpuint (info->skipped, ==, 3);
  g_assert_cmpuint (dataset->tracking.n, ==, 7);
  g_assert_cmpint (sum_revenue (dataset), ==, 700000);
  check_problem (dataset, "bad-value", 3, 1);
  g_assert_cmpstr (find_problem (dataset, "bad-value")->value, ==, "soon");
  g_assert_cmpstr (find_problem (dataset, "bad-value")->column, ==, "date");
  check_problem (dataset, "missing-value", 4, 1);
  check_problem (dataset, "unknown-group", 7, 1);
  check_problem (dataset, "too-few-fields", 8, 1);
  check_problem (dataset, "too-many-fields", 9, 1);
  check_problem (dataset, "open-quote", 10, 1);
  g_assert_cmpstr (uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], 1), ==,
                   "42");
  guint arms[3] = { 0 };
  gint64 orders = 0;
  for (guint64 row = 0; row < dataset->tracking.n; row++)
    {
      arms[uplift_tracking_get_arm (&dataset->tracking, row)]++;
      orders += uplift_tracking_get_orders (&dataset->tracking, row);
    }
  g_assert_cmpuint (arms[UPLIFT_ARM_NONE], ==, 2);
  g_assert_cmpuint (arms[UPLIFT_ARM_CONTROL], ==, 2);
  g_assert_cmpuint (arms[UPLIFT_ARM_EXPOSED], ==, 3);
  g_assert_cmpint (orders, ==, 6);
}

static void
write_all (const Folder *folder)
{
  write_bytes (folder, "people.csv", INFLUENCERS "2,Bob again,,,,\n3,,,,,\n", -1);
  write_bytes (folder, "sales.CSV", TRACKING "ghost,2025-01-03,1,3\n", -1);
  write_bytes (
      folder, "posts.txt",
      "influencer_id,date,views,likes\n1,2025-01-02,100,5\n1,2025-01-03,,6\n,2025-01-03,1,1\n", -1);
  write_bytes (folder, "pay.tsv",
               "influencer_id\tbasis\trate\torders\ttotal_payout\tcampaign\n"
               "1\tPer Post\t$10\t\t\tSpring\n1\torder\t$2.5\t4\t\t\n2\tpost\t$3\t\t$7\t\n"
               "2\torder\t\t\t\t\nghost\t\t\t\t$1\t\n\t\t\t\t$9\t\n",
               -1);
  write_bytes (folder, "notes.txt", "nothing, of the kind\n", -1);
  write_bytes (folder, "picture.csv", "\211PNG\r\n\032\n", -1);
  write_bytes (folder, "ignored.json", "{}", -1);
}

static void
check_influencers (const UpliftDataset *dataset)
{
  const UpliftInfluencerColumns *people = &dataset->influencers;
  const UpliftDictionary *types = dataset->values[UPLIFT_DIMENSION_TYPE];
  const UpliftDictionary *genders = dataset->values[UPLIFT_DIMENSION_GENDER];
  const guint32 *type = people->attribute[UPLIFT_DIMENSION_TYPE];
  const guint32 *gender = people->attribute[UPLIFT_DIMENSION_GENDER];

  g_assert_cmpuint (people->n, ==, 3);
  g_assert_cmpstr (people->name[1], ==, "Bob");
  g_assert_cmpstr (people->name[2], ==, "ghost");
  g_assert_true (people->known[1]);
  g_assert_false (people->known[2]);
  g_assert_cmpstr (uplift_dictionary_get (types, type[0]), ==, "Nano");
  g_assert_cmpstr (uplift_dictionary_get (types, type[1]), ==, "Micro");
  g_assert_cmpstr (uplift_dictionary_get (types, type[2]), ==, "");
  g_assert_cmpstr (uplift_dictionary_get (genders, gender[0]), ==, "Female");
  g_assert_cmpstr (uplift_dictionary_get (genders, gender[1]), ==, "Male");
  g_assert_true (people->followers[2] == UPLIFT_COUNT_NONE);
  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_INFLUENCERS].skipped, ==, 2);
  check_problem (dataset, "duplicate-influencer", 4, 1);
}

static void
check_posts_and_payouts (const UpliftDataset *dataset)
{
  const UpliftPayoutColumns *payouts = &dataset->payouts;
  const UpliftPostColumns *posts = &dataset->posts;

  g_assert_cmpuint (posts->n, ==, 2);
  g_assert_true (posts->reach_is_views);
  g_assert_cmpint (posts->reach[0], ==, 100);
  g_assert_true (posts->reach[1] == UPLIFT_COUNT_NONE);
  g_assert_null (posts->comments);
  g_assert_null (posts->campaign);
  g_assert_cmpuint (posts->platform[0], ==,
                    dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][0]);
  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_POSTS].skipped, ==, 1);

  g_assert_cmpuint (payouts->n, ==, 4);
  g_assert_cmpint (payouts->payout[0], ==, 200000); /* 10 for each of two posts */
  g_assert_cmpint (payouts->payout[1], ==, 100000); /* 2.5 for each of four orders */
  g_assert_cmpint (payouts->payout[2], ==, 70000);
  g_assert_cmpint (payouts->payout[3], ==, 10000);
  g_assert_true (payouts->computed[0] && payouts->computed[1]);
  g_assert_false (payouts->computed[2] || payouts->computed[3]);
  g_assert_cmpuint (payouts->line[0], ==, 2);
  g_assert_cmpint (payouts->basis[0], ==, UPLIFT_BASIS_POST);
  g_assert_cmpuint (payouts->campaign[1], ==, G_MAXUINT32);
  g_assert_null (payouts->day);
  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_PAYOUTS].rows, ==, 6);
  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_PAYOUTS].skipped, ==, 2);
  g_assert_cmpstr (dataset->currency, ==, "$");
}

static void
test_folder (void)
{
  g_autoptr (GError) error = NULL;
  Folder folder = make_folder ();
  write_all (&folder);
  g_autoptr (UpliftDataset) dataset = load (&folder, ".", &error);
  g_assert_no_error (error);
  remove_folder (&folder);

  row_account_check (dataset);
  check_influencers (dataset);
  check_posts_and_payouts (dataset);
  g_assert_cmpuint (dataset->tracking.n, ==, 4);
  g_assert_cmpuint (dataset->tracking.first[3], ==, 3);
  g_assert_cmpstr (dataset->tables[UPLIFT_TABLE_TRACKING].file, ==, "sales.CSV");
  g_assert_false (dataset->has_dimension[UPLIFT_DIMENSION_CAMPAIGN]);
  g_assert_false (dataset->has_dimension[UPLIFT_DIMENSION_CAMPAIGN]);
  g_assert_true (dataset->has_dimension[UPLIFT_DIMENSION_TYPE]);
  const UpliftProblem *unknown = find_problem (dataset, "unknown-influencer");
  g_assert_nonnull (unknown);
  g_assert_cmpint (unknown->money, ==, 30000);
  g_assert_cmpuint (unknown->lines[0], ==, 5);
  g_assert_nonnull (find_problem (dataset, "not-a-table"));
  g_assert_null (find_problem (dataset, "no-influencers-file"));
  check_problem (dataset, "views-as-reach", 0, 1);
}

static void
check_error (const Folder *folder, const char *name, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (folder, name, &error));
  g_assert_error (error, UPLIFT_LOADER_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, name));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_errors (void)
{
  Folder folder = make_folder ();
  g_autofree char *wide = g_strnfill (10000, ',');

  write_bytes (&folder, "empty.csv", "", 0);
  write_bytes (&folder, "blank.csv", "\n\n  \n", -1);
  write_bytes (&folder, "zip.csv", "PK\003\004xx", -1);
  write_bytes (&folder, "other.csv", "a,b\n1,2\n", -1);
  write_bytes (&folder, "wide.csv", wide, -1);
  write_bytes (&folder, "people.csv", INFLUENCERS, -1);
  write_bytes (&folder, "bad.csv", "influencer_id,date,revenue\n1,soon,x\n", -1);
  write_bytes (&folder, "no-rows.csv", "influencer_id,date,revenue\n", -1);
  check_error (&folder, "missing.csv", UPLIFT_LOADER_ERROR_UNREADABLE);
  check_error (&folder, "empty.csv", UPLIFT_LOADER_ERROR_EMPTY);
  check_error (&folder, "blank.csv", UPLIFT_LOADER_ERROR_EMPTY);
  check_error (&folder, "zip.csv", UPLIFT_LOADER_ERROR_NOT_CSV);
  check_error (&folder, "other.csv", UPLIFT_LOADER_ERROR_UNKNOWN_COLUMNS);
  check_error (&folder, "wide.csv", UPLIFT_LOADER_ERROR_UNKNOWN_COLUMNS);
  check_error (&folder, "people.csv", UPLIFT_LOADER_ERROR_NO_TRACKING);
  check_error (&folder, "bad.csv", UPLIFT_LOADER_ERROR_NO_TRACKING);
  check_error (&folder, "no-rows.csv", UPLIFT_LOADER_ERROR_NO_TRACKING);

  g_autoptr (GError) twice = NULL;
  g_assert_null (load (&folder, ".", &twice));
  g_assert_error (twice, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_TWICE);
  g_assert_nonnull (strstr (twice->message, "bad.csv"));
  g_assert_nonnull (strstr (twice->message, "no-rows.csv"));
  remove_folder (&folder);

  Folder nothing = make_folder ();
  g_autoptr (GError) none = NULL;
  g_assert_null (load (&nothing, ".", &none));
  g_assert_error (none, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NO_FILES);

  g_autoptr (GError) refused = NULL;
  write_bytes (&nothing, "sheet.csv", "PK\003\004xx", -1);
  g_assert_null (load (&nothing, ".", &refused));
  g_assert_error (refused, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NOT_CSV);
  g_assert_true (g_str_has_prefix (refused->message, "sheet.csv: "));
  remove_folder (&nothing);
}

/* A file chosen for one table is not taken for another one, be that there or not. */
static void
test_replacement (void)
{
  static const struct
  {
    UpliftTable table;
    const char *message;
  } cases[] = {
    { UPLIFT_TABLE_INFLUENCERS,
      "p.csv: the columns are those of the table “influencers”, and not of “payouts”" },
    { UPLIFT_TABLE_PAYOUTS, NULL },
    { UPLIFT_TABLE_TRACKING,
      "p.csv: the columns are those of the table “tracking”, and not of “payouts”" },
  };
  static const char *const contents[UPLIFT_N_TABLES]
      = { [UPLIFT_TABLE_INFLUENCERS] = INFLUENCERS,
          [UPLIFT_TABLE_PAYOUTS] = "influencer_id,total_payout\n1,5\n",
          [UPLIFT_TABLE_TRACKING] = TRACKING };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Folder folder = make_folder ();
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
      UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;
      g_autoptr (GError) error = NULL;
      write_bytes (&folder, "t.csv", TRACKING, -1);
      write_bytes (&folder, "p.csv", contents[cases[i].table], -1);
      g_ptr_array_add (files, g_file_new_build_filename (folder.path, "p.csv", NULL));
      g_ptr_array_add (files, g_file_new_build_filename (folder.path, "t.csv", NULL));
      options.replacement = files->pdata[0];
      options.table = UPLIFT_TABLE_PAYOUTS;
      g_autoptr (UpliftDataset) dataset
          = uplift_loader_run (files, &options, NULL, NULL, NULL, &error);
      if (cases[i].message == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (dataset->payouts.n, ==, 1);
        }
      else
        {
          g_assert_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_WRONG_TABLE);
          g_assert_cmpstr (error->message, ==, cases[i].message);
        }
      remove_folder (&folder);
    }
}

/* Two files of one name are told apart by their folders. */
static void
test_same_name (void)
{
  Folder one = make_folder (), other = make_folder ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  write_bytes (&one, "t.csv", TRACKING, -1);
  write_bytes (&other, "t.csv", TRACKING, -1);
  g_ptr_array_add (files, g_file_new_build_filename (one.path, "t.csv", NULL));
  g_ptr_array_add (files, g_file_new_build_filename (other.path, "t.csv", NULL));
  g_assert_null (uplift_loader_run (files, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_TWICE);
  g_assert_nonnull (strstr (error->message, one.path));
  g_assert_nonnull (strstr (error->message, other.path));
  remove_folder (&one);
  remove_folder (&other);
}

/* Likes and comments are added, so that even the largest that are read must not overflow. */
static void
test_largest_values (void)
{
  g_autoptr (GError) error = NULL;
  Folder folder = make_folder ();

  write_bytes (&folder, "t.csv", TRACKING, -1);
  write_bytes (&folder, "p.csv",
               "influencer_id,date,likes,comments\n"
               "1,2025-01-01,4611686018427387903,4611686018427387903\n"
               "2,2025-01-01,4611686018427387904,1\n",
               -1);
  g_autoptr (UpliftDataset) dataset = load (&folder, ".", &error);
  g_assert_no_error (error);
  remove_folder (&folder);

  g_assert_cmpint (dataset->posts.likes[0], ==, UPLIFT_MAX_SUM);
  g_assert_cmpint (dataset->posts.comments[0], ==, UPLIFT_MAX_SUM);
  g_assert_true (dataset->posts.likes[1] == UPLIFT_COUNT_NONE);
  g_assert_true (dataset->posts.comments[1] == UPLIFT_COUNT_NONE);
  check_problem (dataset, "sum-out-of-range", 3, 1);
}

typedef struct
{
  GMainLoop *loop;
  GThread *thread;
  UpliftDataset *dataset;
  GError *error;
  guint n_progress;
  double last;
} Async;

static void
note_progress_cb (double fraction, const char *what, gpointer user_data)
{
  Async *async = user_data;

  g_assert_true (g_thread_self () == async->thread);
  g_assert_cmpfloat (fraction, >=, async->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  g_assert_cmpstr (what, ==, "t.csv");
  async->last = fraction;
  async->n_progress++;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Async *async = user_data;

  async->dataset = uplift_loader_run_finish (result, &async->error);
  g_main_loop_quit (async->loop);
}

static void
run_async (Async *async, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) text = g_string_new ("influencer_id,date,revenue\n");
  Folder folder = make_folder ();

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "1,2025-01-02,10\n");
  write_bytes (&folder, "t.csv", text->str, -1);
  g_ptr_array_add (files, g_file_new_build_filename (folder.path, "t.csv", NULL));
  async->loop = g_main_loop_new (NULL, FALSE);
  async->thread = g_thread_self ();
  uplift_loader_run_async (files, NULL, cancellable, note_progress_cb, done_cb, async);
  g_main_loop_run (async->loop);
  g_main_loop_unref (async->loop);
  remove_folder (&folder);
}

static void
test_async (void)
{
  Async async = { 0 };

  run_async (&async, NULL);
  g_assert_no_error (async.error);
  g_assert_cmpuint (async.dataset->tracking.n, ==, 200000);
  g_assert_cmpuint (async.n_progress, >, 0);
  uplift_dataset_unref (async.dataset);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Async async = { 0 };

  g_cancellable_cancel (cancellable);
  run_async (&async, cancellable);
  g_assert_error (async.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (async.dataset);
  g_clear_error (&async.error);
}

/* Cancelled while the rows are being read. */
static void
cancel_cb (double fraction, const char *what, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel_midway (void)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Folder folder = make_folder ();

  write_bytes (&folder, "t.csv", TRACKING, -1);
  g_ptr_array_add (files, g_file_new_build_filename (folder.path, "t.csv", NULL));
  g_assert_null (uplift_loader_run (files, NULL, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_folder (&folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loader/totals-in-the-middle", test_totals_in_the_middle);
  g_test_add_func ("/loader/windows-1252", test_windows_1252);
  g_test_add_func ("/loader/findings", test_findings);
  g_test_add_func ("/loader/folder", test_folder);
  g_test_add_func ("/loader/errors", test_errors);
  g_test_add_func ("/loader/replacement", test_replacement);
  g_test_add_func ("/loader/same-name", test_same_name);
  g_test_add_func ("/loader/largest-values", test_largest_values);
  g_test_add_func ("/loader/async", test_async);
  g_test_add_func ("/loader/cancel", test_cancel);
  g_test_add_func ("/loader/cancel-midway", test_cancel_midway);
  return g_test_run ();
}
