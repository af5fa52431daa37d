#include "app/widgets/tooltip.h"

static void
count_cb (GObject *object, GParamSpec *property, guint *n)
{
  (*n)++;
}

/* A widget that is hidden stays so, one that is not as well, and one on the screen never leaves it.
 */
static void
test_visibility (void)
{
  GtkWidget *window = gtk_window_new (), *label = gtk_label_new ("A"),
            *hidden = gtk_label_new ("B");
  guint n = 0;

  g_object_ref_sink (label);
  g_object_ref_sink (hidden);
  gtk_widget_set_visible (hidden, FALSE);
  uplift_tooltip_set (label, "one");
  uplift_tooltip_set (hidden, "two");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, "one");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (hidden), ==, "two");
  g_assert_true (gtk_widget_get_visible (label));
  g_assert_false (gtk_widget_get_visible (hidden));

  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_get_mapped (label));
  g_signal_connect (label, "notify::visible", G_CALLBACK (count_cb), &n);
  uplift_tooltip_set (label, NULL);
  g_assert_null (gtk_widget_get_tooltip_text (label));
  g_assert_cmpuint (n, ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (label);
  g_object_unref (hidden);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tooltip/visibility", test_visibility);
  return g_test_run ();
}
