/* The sidebar beside the content or over it, by the width. */
#include "app/window/split-view.h"

typedef struct
{
  UpliftSplitView *view; /* (owned) */
  GtkWidget *sidebar, *content;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->sidebar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (fixture->sidebar, 280, -1);
  fixture->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  fixture->view = g_object_ref_sink (g_object_new (
      UPLIFT_TYPE_SPLIT_VIEW, "sidebar", fixture->sidebar, "content", fixture->content, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->view));
  g_assert_finalize_object (fixture->view);
}

static void
allocate (Fixture *fixture, int width)
{
  int minimum;
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, width);
  gtk_widget_allocate (GTK_WIDGET (fixture->view), width, 400, -1, NULL);
}

static void
test_wide (Fixture *fixture, gconstpointer data)
{
  allocate (fixture, 1000);
  g_assert_false (uplift_split_view_get_collapsed (fixture->view));
  g_assert_true (uplift_split_view_get_show_sidebar (fixture->view));
  g_assert_cmpint (gtk_widget_get_width (fixture->sidebar), ==, 280);
  g_assert_cmpint (gtk_widget_get_width (fixture->content), ==, 720);

  uplift_split_view_set_show_sidebar (fixture->view, FALSE);
  allocate (fixture, 1000);
  g_assert_false (gtk_widget_get_child_visible (fixture->sidebar));
  g_assert_cmpint (gtk_widget_get_width (fixture->content), ==, 1000);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  allocate (fixture, 360);
  g_assert_true (uplift_split_view_get_collapsed (fixture->view));
  g_assert_false (uplift_split_view_get_show_sidebar (fixture->view));
  g_assert_false (gtk_widget_get_child_visible (fixture->sidebar));

  uplift_split_view_set_show_sidebar (fixture->view, TRUE);
  allocate (fixture, 360);
  g_assert_true (gtk_widget_get_child_visible (fixture->sidebar));
  g_assert_cmpint (gtk_widget_get_width (fixture->content), ==, 360);
  g_assert_cmpint (gtk_widget_get_width (fixture->sidebar), ==, 280);
}

/* What was shown when wide is shown again, whatever was done in between. */
static void
test_back (Fixture *fixture, gconstpointer data)
{
  allocate (fixture, 1000);
  allocate (fixture, UPLIFT_SPLIT_VIEW_WIDE - 1);
  g_assert_false (uplift_split_view_get_show_sidebar (fixture->view));
  allocate (fixture, UPLIFT_SPLIT_VIEW_WIDE);
  g_assert_true (uplift_split_view_get_show_sidebar (fixture->view));

  uplift_split_view_set_show_sidebar (fixture->view, FALSE);
  allocate (fixture, 400);
  uplift_split_view_set_show_sidebar (fixture->view, TRUE);
  g_assert_false (uplift_split_view_get_show_when_wide (fixture->view));
  allocate (fixture, 1000);
  g_assert_false (uplift_split_view_get_show_sidebar (fixture->view));
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Those who watch hear of a change of mode, after the allocation. */
static void
test_notify (Fixture *fixture, gconstpointer data)
{
  guint n = 0;
  allocate (fixture, 1000);
  g_signal_connect_swapped (fixture->view, "notify::collapsed", G_CALLBACK (count_cb), &n);
  allocate (fixture, 400);
  g_assert_cmpuint (n, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/split-view/wide", Fixture, NULL, set_up, test_wide, tear_down);
  g_test_add ("/split-view/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/split-view/back", Fixture, NULL, set_up, test_back, tear_down);
  g_test_add ("/split-view/notify", Fixture, NULL, set_up, test_notify, tear_down);
  return g_test_run ();
}
