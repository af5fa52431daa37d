#include "app/chart/nested-scroll.h"

/* A page of 2000 pixels with a scroller of 500 in it, of which each shows 200. */
typedef struct
{
  GtkWindow *window;
  GtkAdjustment *page, *inner;
  GtkEventController *controller;
} Fixture;

static GtkWidget *
new_scroller (GtkWidget *child, int shown)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), shown);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), shown);
  return scroller;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner, *page;

  gtk_widget_set_size_request (content, 50, 500);
  gtk_widget_set_size_request (rest, 50, 1800);
  inner = new_scroller (content, 200);
  gtk_box_append (GTK_BOX (box), inner);
  gtk_box_append (GTK_BOX (box), rest);
  page = new_scroller (box, 200);
  uplift_nested_scroll_install (GTK_SCROLLED_WINDOW (inner));
  fixture->page = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  fixture->inner = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (inner));

  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (inner);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE
          && gtk_event_controller_scroll_get_flags (GTK_EVENT_CONTROLLER_SCROLL (controller))
                 == GTK_EVENT_CONTROLLER_SCROLL_VERTICAL)
        fixture->controller = controller;
    }
  g_assert_nonnull (fixture->controller);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, page);
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
}

/* TRUE when the page took it. */
static gboolean
turn (Fixture *fixture, double dy)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (fixture->controller, "scroll", 0.0, dy, &taken);
  return taken;
}

static void
test_ends (Fixture *fixture, gconstpointer data)
{
  /* The scroller has room downwards, so it is its turn; upwards neither has. */
  g_assert_false (turn (fixture, 1));
  g_assert_false (turn (fixture, -1));

  gtk_adjustment_set_value (fixture->inner, 300);
  g_assert_false (turn (fixture, -1));
  g_assert_true (turn (fixture, 1));
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->page), >, 20);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->inner), ==, 300);
}

/* While the page moves, it goes on; after a pause the scroller has its turn again. */
static void
test_goes_on (Fixture *fixture, gconstpointer data)
{
  gtk_adjustment_set_value (fixture->page, 100);
  g_assert_true (turn (fixture, 1));
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->page), >, 100);
  g_assert_true (turn (fixture, -1));
  g_usleep (G_USEC_PER_SEC / 2);
  g_assert_false (turn (fixture, 1));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/nested-scroll/ends", Fixture, NULL, set_up, test_ends, tear_down);
  g_test_add ("/nested-scroll/goes-on", Fixture, NULL, set_up, test_goes_on, tear_down);
  return g_test_run ();
}
