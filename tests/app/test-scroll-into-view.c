#include "app/widgets/scroll-into-view.h"

#define PATIENCE_US (10 * G_USEC_PER_SEC)

/* Ten parts of 100 pixels, of which the window shows two. */
typedef struct
{
  GtkWindow *window;
  GtkAdjustment *adjustment;
  GtkWidget *parts[10];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fixture->parts); i++)
    {
      fixture->parts[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_set_size_request (fixture->parts[i], 50, 100);
      gtk_box_append (GTK_BOX (box), fixture->parts[i]);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  gtk_widget_set_valign (scroller, GTK_ALIGN_START);
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, scroller);
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (scroller);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
}

static void
check_value (Fixture *fixture, double expected)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  while (gtk_adjustment_get_value (fixture->adjustment) != expected
         && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, expected);
}

static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (gtk_adjustment_get_page_size (fixture->adjustment), ==, 200);

  /* Below the view: to its end; above: to its beginning. */
  uplift_scroll_into_view (fixture->parts[4]);
  check_value (fixture, 300);
  uplift_scroll_into_view (fixture->parts[1]);
  check_value (fixture, 100);

  /* Grown since: only its size after the next layout counts. */
  gtk_widget_set_size_request (fixture->parts[2], 50, 180);
  uplift_scroll_into_view (fixture->parts[2]);
  check_value (fixture, 180);

  /* Higher than the view: to its beginning. */
  gtk_widget_set_size_request (fixture->parts[5], 50, 500);
  uplift_scroll_into_view (fixture->parts[5]);
  check_value (fixture, 580);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/scroll-into-view/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  return g_test_run ();
}
