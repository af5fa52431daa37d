#include "app/influencers/influencer-dialog.h"
#include "app/influencers/influencer-view.h"
#include "find-child.h"
#include "small-dataset.h"

typedef struct
{
  UpliftSession *session; /* (owned) */
  GtkWindow *parent;      /* (borrowed from GTK, nullable: destroyed) */
} Fixture;

static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 100 },
  { "2", "Bert", "Instagram", "Fitness", "Male", 2000, 50 },
};
static const SmallRow rows[] = { { 0, 20000, "a", 1, 40 }, { 1, 20003, "b", 2, 100 } };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 2, rows, 2);

  fixture->session = uplift_session_new ();
  uplift_session_set_dataset (fixture->session, dataset);
  uplift_session_update (fixture->session);
  fixture->parent = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->parent, 500, 400);
  gtk_window_present (fixture->parent);
}

static guint
count_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l != NULL; l = l->next)
    n += UPLIFT_IS_INFLUENCER_DIALOG (l->data);
  return n;
}

static void
iterate (void)
{
  gint64 end = g_get_monotonic_time () + 100 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWindow *
open_dialog (Fixture *fixture, guint32 influencer)
{
  const char *name = influencers[influencer].name;

  uplift_influencer_dialog_present (GTK_WIDGET (fixture->parent), fixture->session, influencer);
  iterate ();
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (UPLIFT_IS_INFLUENCER_DIALOG (l->data) && g_str_equal (gtk_window_get_title (l->data), name))
      return l->data;
  g_assert_not_reached ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->parent != NULL)
    gtk_window_destroy (fixture->parent);
  g_assert_cmpuint (count_dialogs (), ==, 0);
  /* Dialogs leave nothing behind that holds the session. */
  g_assert_finalize_object (fixture->session);
}

static void
test_present (Fixture *fixture, gconstpointer data)
{
  GtkWindow *anna = open_dialog (fixture, 0);

  g_assert_true (open_dialog (fixture, 0) == anna);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  g_assert_true (open_dialog (fixture, 1) != anna);
  g_assert_cmpuint (count_dialogs (), ==, 2);
  g_assert_true (gtk_window_get_transient_for (anna) == fixture->parent);
}

static const char *
get_state (GtkWindow *dialog)
{
  GtkWidget *view = find_child (GTK_WIDGET (dialog), UPLIFT_TYPE_INFLUENCER_VIEW);

  return gtk_stack_get_visible_child_name (GTK_STACK (find_child (view, GTK_TYPE_STACK)));
}

/* The filter of the button, then one that leaves the influencer out. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = open_dialog (fixture, 1);
  const UpliftFilter *filter;

  g_assert_cmpstr (get_state (dialog), ==, "details");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "influencer.show-only", NULL));
  filter = uplift_session_get_filter (fixture->session);
  g_assert_cmpuint (uplift_filter_get_n_values (filter, UPLIFT_DIMENSION_INFLUENCER), ==, 1);
  g_assert_true (uplift_filter_has (filter, UPLIFT_DIMENSION_INFLUENCER, "2"));
  uplift_session_update (fixture->session);
  g_assert_cmpstr (get_state (dialog), ==, "details");

  g_autoptr (UpliftFilter) youtube = uplift_filter_new ();
  uplift_filter_set (youtube, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_session_set_filter (fixture->session, youtube);
  uplift_session_update (fixture->session);
  iterate ();
  g_assert_cmpstr (get_state (dialog), ==, "outside");
}

/* The dialog stays while the influencer is there, in whatever place, and goes with it. */
static void
test_dataset (Fixture *fixture, gconstpointer data)
{
  const SmallInfluencer swapped[] = { influencers[1], influencers[0] };
  g_autoptr (UpliftDataset) other = small_dataset_new (swapped, 2, rows, 2);
  g_autoptr (UpliftDataset) without = small_dataset_new (influencers, 1, rows, 1);

  open_dialog (fixture, 1);
  uplift_session_set_dataset (fixture->session, other);
  uplift_session_update (fixture->session);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  uplift_session_set_dataset (fixture->session, without);
  uplift_session_update (fixture->session);
  g_assert_cmpuint (count_dialogs (), ==, 0);
}

static void
test_parent (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, 0);
  open_dialog (fixture, 1);
  gtk_window_destroy (fixture->parent);
  fixture->parent = NULL;
  g_assert_cmpuint (count_dialogs (), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/influencer-dialog/present", Fixture, NULL, set_up, test_present, tear_down);
  g_test_add ("/influencer-dialog/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/influencer-dialog/dataset", Fixture, NULL, set_up, test_dataset, tear_down);
  g_test_add ("/influencer-dialog/parent", Fixture, NULL, set_up, test_parent, tear_down);
  return g_test_run ();
}
