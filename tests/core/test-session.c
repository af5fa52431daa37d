#include "core/data/session.h"
#include "random-dataset.h"

static UpliftDataset *
make_dataset (guint seed)
{
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = 12,
    .n_rows = 200,
    .n_posts = 20,
    .n_payouts = 15,
    .n_days = 30,
    .row_dimensions = TRUE,
  };

  return random_dataset_new (&spec);
}

static void
count_cb (UpliftSession *session, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
run_main_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Several changes in one turn of the main loop cost one computation, no change costs none. */
static void
test_recomputes_once (void)
{
  g_autoptr (UpliftSession) session = uplift_session_new ();
  g_autoptr (UpliftDataset) dataset = make_dataset (1);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  guint n_results = 0, n_datasets = 0;

  g_signal_connect (session, "results-changed", G_CALLBACK (count_cb), &n_results);
  g_signal_connect (session, "dataset-changed", G_CALLBACK (count_cb), &n_datasets);
  g_assert_null (uplift_session_get_results (session));
  uplift_session_set_dataset (session, dataset);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_session_set_filter (session, filter);
  settings.margin = 0.5;
  uplift_session_set_settings (session, &settings);
  g_assert_cmpuint (n_results, ==, 0);
  run_main_loop ();
  g_assert_cmpuint (n_results, ==, 1);
  g_assert_cmpuint (n_datasets, ==, 1);
  g_assert_cmpfloat (uplift_session_get_results (session)->settings.margin, ==, 0.5);

  uplift_session_set_filter (session, filter);
  uplift_session_set_settings (session, &settings);
  run_main_loop ();
  g_assert_cmpuint (n_results, ==, 1);
}

static void
test_undo (void)
{
  g_autoptr (UpliftSession) session = uplift_session_new ();
  g_autoptr (UpliftDataset) dataset = make_dataset (2);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  uplift_session_set_dataset (session, dataset);
  g_assert_false (uplift_session_can_undo (session));
  g_assert_false (uplift_session_undo (session));
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_session_set_filter (session, filter);
  uplift_filter_set (filter, UPLIFT_DIMENSION_CATEGORY, "Food", TRUE);
  uplift_session_set_filter (session, filter);
  g_assert_true (uplift_session_undo (session));
  g_assert_true (uplift_filter_has (uplift_session_get_filter (session), UPLIFT_DIMENSION_PLATFORM,
                                    "YouTube"));
  g_assert_false (
      uplift_filter_has (uplift_session_get_filter (session), UPLIFT_DIMENSION_CATEGORY, "Food"));
  g_assert_true (uplift_session_undo (session));
  g_assert_true (uplift_filter_is_empty (uplift_session_get_filter (session)));
  g_assert_false (uplift_session_can_undo (session));
}

/* Another dataset: values that it has stay ticked, others, a period without days and the history
 * go. */
static void
test_keeps_known_values (void)
{
  g_autoptr (UpliftSession) session = uplift_session_new ();
  g_autoptr (UpliftDataset) first = make_dataset (3);
  g_autoptr (UpliftDataset) second = make_dataset (4);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  uplift_session_set_dataset (session, first);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "Gone", TRUE);
  uplift_filter_set_period (filter, second->last_day + 1, second->last_day + 9);
  uplift_session_set_filter (session, filter);
  uplift_session_set_dataset (session, second);
  const UpliftFilter *kept = uplift_session_get_filter (session);
  g_assert_true (uplift_filter_has (kept, UPLIFT_DIMENSION_PLATFORM, "YouTube"));
  g_assert_false (uplift_filter_has (kept, UPLIFT_DIMENSION_PLATFORM, "Gone"));
  g_assert_cmpint (uplift_filter_get_since (kept), ==, UPLIFT_DAY_NONE);
  g_assert_false (uplift_session_can_undo (session));
}

/* The period stays as long as rows may lie in it: those of the same file a day later, say. */
static void
test_keeps_period (void)
{
  g_autoptr (UpliftSession) session = uplift_session_new ();
  g_autoptr (UpliftDataset) first = make_dataset (3);
  g_autoptr (UpliftDataset) grown = make_dataset (3);
  g_autoptr (UpliftDataset) other_days = make_dataset (3);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  uplift_session_set_dataset (session, first);
  uplift_filter_set_period (filter, first->first_day + 1, first->last_day);
  uplift_session_set_filter (session, filter);
  grown->last_day++;
  uplift_session_set_dataset (session, grown);
  g_assert_true (uplift_filter_equal (uplift_session_get_filter (session), filter));
  other_days->first_day = first->last_day + 1;
  other_days->last_day = other_days->first_day + 30;
  uplift_session_set_dataset (session, other_days);
  g_assert_true (uplift_filter_is_empty (uplift_session_get_filter (session)));
}

static void
keep_result_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* (transfer full); NULL: cancelled */
static UpliftResults *
prepare (UpliftSession *session, UpliftDataset *dataset, GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  uplift_session_prepare_async (session, dataset, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  UpliftResults *prepared = uplift_session_prepare_finish (result, &error);
  if (prepared == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return prepared;
}

/* What was prepared is what is published, with what the new dataset has of the filter; but not if
 * the filter is another by then. */
static void
test_prepared (void)
{
  g_autoptr (UpliftSession) session = uplift_session_new ();
  g_autoptr (UpliftDataset) dataset = make_dataset (6);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "Gone", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_session_set_filter (session, filter);
  g_autoptr (UpliftResults) prepared = prepare (session, dataset, NULL);
  g_assert_cmpuint (uplift_filter_get_n_values (prepared->filter, UPLIFT_DIMENSION_PLATFORM), ==,
                    1);
  g_assert_null (uplift_session_get_dataset (session));
  uplift_session_set_prepared (session, prepared);
  run_main_loop ();
  g_assert_true (uplift_session_get_results (session) == prepared);

  uplift_session_set_prepared (session, prepared);
  uplift_filter_clear_dimension (filter, UPLIFT_DIMENSION_PLATFORM);
  uplift_session_set_filter (session, filter);
  run_main_loop ();
  g_assert_true (uplift_filter_is_empty (uplift_session_get_results (session)->filter));

  g_cancellable_cancel (cancellable);
  g_assert_null (prepare (session, dataset, cancellable));
}

/* Results that a view keeps outlive the session and the dataset's other owners. */
static void
test_results_outlive (void)
{
  UpliftSession *session = uplift_session_new ();
  UpliftDataset *dataset = make_dataset (5);

  uplift_session_set_dataset (session, dataset);
  uplift_session_update (session);
  UpliftResults *results = uplift_results_ref (uplift_session_get_results (session));
  uplift_dataset_unref (dataset);
  g_object_unref (session);
  g_assert_cmpuint (results->dataset->influencers.n, ==, 12);
  uplift_results_unref (results);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/recomputes-once", test_recomputes_once);
  g_test_add_func ("/session/undo", test_undo);
  g_test_add_func ("/session/keeps-known-values", test_keeps_known_values);
  g_test_add_func ("/session/keeps-period", test_keeps_period);
  g_test_add_func ("/session/prepared", test_prepared);
  g_test_add_func ("/session/results-outlive", test_results_outlive);
  return g_test_run ();
}
