/* What a session view is told, and when: at once while it is seen, later while it is not. */
#include "app/window/session-view.h"
#include "small-dataset.h"

#define TEST_TYPE_VIEW (test_view_get_type ())
G_DECLARE_FINAL_TYPE (TestView, test_view, TEST, VIEW, UpliftSessionView)

struct _TestView
{
  UpliftSessionView parent_instance;
  guint n_datasets, n_results;
};

G_DEFINE_FINAL_TYPE (TestView, test_view, UPLIFT_TYPE_SESSION_VIEW)

static void
count_dataset (UpliftSessionView *view)
{
  TEST_VIEW (view)->n_datasets++;
}

static void
count_results (UpliftSessionView *view)
{
  TEST_VIEW (view)->n_results++;
}

static void
test_view_class_init (TestViewClass *class)
{
  UPLIFT_SESSION_VIEW_CLASS (class)->dataset_changed = count_dataset;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = count_results;
}

static void
test_view_init (TestView *self)
{
}

static const SmallInfluencer influencers[]
    = { { "1", "Ada", "TikTok", "Food", "Female", 1000, 10.0 } };
static const SmallRow rows[] = { { 0, 10, "influencer", 1, 20.0 }, { 0, 13, "paid", 1, 30.0 } };

static void
change_filter (UpliftSession *session, UpliftDay since)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  uplift_filter_set_period (filter, since, UPLIFT_DAY_NONE);
  uplift_session_set_filter (session, filter);
  uplift_session_update (session);
}

static void
test_without_window (void)
{
  g_autoptr (UpliftSession) session = uplift_session_new ();
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 1, rows, 2);
  g_autoptr (TestView) view = g_object_ref_sink (g_object_new (TEST_TYPE_VIEW, NULL));

  uplift_session_view_set_session (view, session);
  g_assert_cmpuint (view->n_datasets, ==, 1);
  uplift_session_set_dataset (session, dataset);
  uplift_session_update (session);
  g_assert_cmpuint (view->n_datasets, ==, 2);
  g_assert_cmpuint (view->n_results, ==, 2);
}

/* A page behind another is told once, when it is shown, however much has changed. */
static void
test_behind (void)
{
  g_autoptr (UpliftSession) session = uplift_session_new ();
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 1, rows, 2);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  TestView *front = g_object_new (TEST_TYPE_VIEW, NULL);
  TestView *behind = g_object_new (TEST_TYPE_VIEW, NULL);

  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (front), "front");
  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (behind), "behind");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  uplift_session_view_set_session (front, session);
  uplift_session_view_set_session (behind, session);
  uplift_session_set_dataset (session, dataset);
  uplift_session_update (session);
  change_filter (session, 10);
  change_filter (session, 11);
  g_assert_cmpuint (front->n_results, ==, 4);
  g_assert_cmpuint (behind->n_datasets, ==, 0);
  g_assert_cmpuint (behind->n_results, ==, 0);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "behind");
  g_assert_cmpuint (behind->n_datasets, ==, 1);
  g_assert_cmpuint (behind->n_results, ==, 1);
  change_filter (session, 12);
  g_assert_cmpuint (behind->n_results, ==, 2);
  g_assert_cmpuint (front->n_results, ==, 4);

  /* One that has hidden itself has to know when there is something to show. */
  gtk_widget_set_visible (GTK_WIDGET (behind), FALSE);
  change_filter (session, 13);
  g_assert_cmpuint (behind->n_results, ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-view/without-window", test_without_window);
  g_test_add_func ("/session-view/behind", test_behind);
  return g_test_run ();
}
