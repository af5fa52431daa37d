#include "app/chart/chart-view.h"
#include "charts/bar-chart.h"

typedef struct
{
  guint datum, series, n;
  gboolean extend;
} Activation;

static void
mark_activated_cb (UpliftChartView *view, guint datum, guint series, gboolean extend,
                   Activation *activation)
{
  *activation = (Activation){ datum, series, activation->n + 1, extend };
}

/* A chart of three bars in a view (transfer full). */
static GtkWidget *
new_view (void)
{
  static const UpliftBarItem items[] = {
    { "Anna", 3, "Anna\nROAS 3", 0, FALSE, FALSE },
    { "Bert", 2, NULL, 1, FALSE, FALSE },
    { "Cleo", 1, NULL, 2, TRUE, TRUE },
  };
  g_autoptr (UpliftChart) chart = uplift_bar_chart_new ();

  uplift_bar_chart_set_titles (UPLIFT_BAR_CHART (chart), "Top 3", "ROAS");
  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), items, G_N_ELEMENTS (items));
  return g_object_ref_sink (uplift_chart_view_new (chart));
}

static gboolean
press (GtkWidget *view, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

static void
test_keyboard (void)
{
  GtkWidget *view = new_view ();
  Activation activation = { 0 };

  g_signal_connect (view, "mark-activated", G_CALLBACK (mark_activated_cb), &activation);
  gtk_widget_allocate (view, 400, 200, -1, NULL);

  /* Nothing to activate before a mark is reached. */
  g_assert_false (press (view, GDK_KEY_Return, 0));
  g_assert_false (press (view, GDK_KEY_Escape, 0));
  g_assert_true (press (view, GDK_KEY_Down, 0));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Anna\nROAS 3");
  g_assert_true (press (view, GDK_KEY_Down, 0));
  g_assert_true (press (view, GDK_KEY_Return, 0));
  g_assert_cmpuint (activation.n, ==, 1);
  g_assert_cmpuint (activation.datum, ==, 1);
  g_assert_false (activation.extend);

  g_assert_true (press (view, GDK_KEY_End, 0));
  g_assert_true (press (view, GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_cmpuint (activation.datum, ==, 2);
  g_assert_true (activation.extend);
  g_assert_true (press (view, GDK_KEY_Escape, 0));
  g_assert_false (press (view, GDK_KEY_Return, 0));
  g_assert_cmpuint (activation.n, ==, 2);
  g_object_unref (view);
}

static void
test_accessible (void)
{
  GtkWidget *view = new_view ();
  UpliftChart *chart = uplift_chart_view_get_chart (UPLIFT_CHART_VIEW (view));
  g_autofree char *whole = uplift_chart_describe (chart);

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Top 3");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, whole);

  /* New data let go of the mark. */
  gtk_widget_allocate (view, 400, 200, -1, NULL);
  press (view, GDK_KEY_Down, 0);
  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), NULL, 0);
  uplift_chart_view_update (UPLIFT_CHART_VIEW (view));
  g_assert_false (press (view, GDK_KEY_Return, 0));
  g_assert_false (press (view, GDK_KEY_Down, 0));
  g_object_unref (view);
}

static void
test_size (void)
{
  GtkWidget *view = new_view ();
  int minimum, at_narrow, at_wide;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 300, &at_narrow, NULL, NULL, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 3000, &at_wide, NULL, NULL, NULL);
  g_assert_cmpint (at_wide, <=, at_narrow);
  g_object_unref (view);
}

/* A thousand bars of which the window shows some (transfer full). */
static GtkWindow *
new_scrolled (GtkWidget **view)
{
  g_autofree UpliftBarItem *items = g_new0 (UpliftBarItem, 1000);
  g_autoptr (UpliftChart) chart = uplift_bar_chart_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < 1000; i++)
    items[i] = (UpliftBarItem){ .label = "Somebody", .value = 1000 - (double) i };
  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), items, 1000);
  uplift_bar_chart_set_titles (UPLIFT_BAR_CHART (chart), "All", "ROAS");
  *view = uplift_chart_view_new (chart);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), *view);
  gtk_window_set_default_size (window, 400, 300);
  gtk_window_set_child (window, scroller);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (scroller);
  return window;
}

/* Whether the mark lies between what stays in place above and below. */
static void
check_seen (GtkWidget *view, int mark)
{
  UpliftChart *chart = uplift_chart_view_get_chart (UPLIFT_CHART_VIEW (view));
  const cairo_rectangle_t *rect = &uplift_chart_get_mark (chart, mark)->rect;
  double offset = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  double top, bottom;

  uplift_chart_get_fixed (chart, &top, &bottom);
  g_assert_cmpfloat (rect->y - offset, >=, top);
  g_assert_cmpfloat (rect->y + rect->height - offset, <=, gtk_widget_get_height (view) - bottom);
}

/* The chart is higher than the view, which is no higher than the window; the keyboard scrolls to
 * the mark it reaches. */
static void
test_scrolled (void)
{
  GtkWidget *view;
  GtkWindow *window = new_scrolled (&view);
  UpliftChart *chart = uplift_chart_view_get_chart (UPLIFT_CHART_VIEW (view));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  g_assert_cmpint (gtk_widget_get_height (view), <=, 300);
  g_assert_cmpfloat (uplift_chart_get_height (chart), >=, 20000);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 20000);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  press (view, GDK_KEY_End, 0);
  check_seen (view, 999);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 20000);
  press (view, GDK_KEY_Up, 0);
  check_seen (view, 998);
  press (view, GDK_KEY_Home, 0);
  check_seen (view, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  for (guint i = 0; i < 30; i++)
    press (view, GDK_KEY_Down, 0);
  check_seen (view, 30);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  gtk_window_destroy (window);
}

/* What is scrolled to is what the pointer finds; a screen reader is told of the whole chart still.
 */
static void
test_scrolled_pick (void)
{
  GtkWidget *view;
  Activation activation = { 0 };
  GtkWindow *window = new_scrolled (&view);
  UpliftChart *chart = uplift_chart_view_get_chart (UPLIFT_CHART_VIEW (view));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  g_autofree char *whole = uplift_chart_describe (chart);
  const cairo_rectangle_t *rect;

  g_signal_connect (view, "mark-activated", G_CALLBACK (mark_activated_cb), &activation);
  gtk_adjustment_set_value (adjustment, 5000);
  rect = &uplift_chart_get_mark (chart, 170)->rect;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", 200.0, rect->y + rect->height / 2 - 5000);
    }
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, whole);
  press (view, GDK_KEY_Return, 0);
  g_assert_cmpuint (activation.datum, ==, uplift_chart_get_mark (chart, 170)->datum);

  /* Scrolled under the pointer, another one. */
  gtk_adjustment_set_value (adjustment, 5000 + uplift_chart_get_mark (chart, 171)->hit.height);
  press (view, GDK_KEY_Return, 0);
  g_assert_cmpuint (activation.datum, ==, uplift_chart_get_mark (chart, 171)->datum);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-view/keyboard", test_keyboard);
  g_test_add_func ("/chart-view/accessible", test_accessible);
  g_test_add_func ("/chart-view/size", test_size);
  g_test_add_func ("/chart-view/scrolled", test_scrolled);
  g_test_add_func ("/chart-view/scrolled-pick", test_scrolled_pick);
  return g_test_run ();
}
