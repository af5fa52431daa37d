/* One recompute for one change, however the change comes about and whatever page is in sight; none
 * for what changes no figure. Counted are all, wherever they are asked for: the linker puts the
 * counter in front of the function. */
#include "app/chart/chart-view.h"
#include "app/preferences.h"
#include "app/sidebar/filter-chips.h"
#include "app/sidebar/filter-group.h"
#include "app/sidebar/filter-row.h"
#include "app/sidebar/filter-toggle.h"
#include "app/sidebar/method-panel.h"
#include "app/sidebar/period-histogram.h"
#include "app/sidebar/period-picker.h"
#include "app/window/window.h"
#include "find-child.h"

UpliftResults *__real_uplift_results_compute (UpliftDataset *dataset, const UpliftFilter *filter,
                                              const UpliftSettings *settings);
UpliftResults *__wrap_uplift_results_compute (UpliftDataset *dataset, const UpliftFilter *filter,
                                              const UpliftSettings *settings);

static gint n_computed;
static gint n_in_main; /* of them, those that the main loop had to wait for */
static GThread *main_thread;

UpliftResults *
__wrap_uplift_results_compute (UpliftDataset *dataset, const UpliftFilter *filter,
                               const UpliftSettings *settings)
{
  g_atomic_int_inc (&n_computed);
  if (g_thread_self () == main_thread)
    n_in_main++;
  return __real_uplift_results_compute (dataset, filter, settings);
}

static UpliftWindow *window;
static UpliftSession *session;
static gint n_published;

static void
results_cb (void)
{
  n_published++;
}

/* Until nothing is left to do, frames included. */
static void
settle (void)
{
  gint64 quiet = g_get_monotonic_time ();

  while (g_get_monotonic_time () < quiet + 30 * G_TIME_SPAN_MILLISECOND)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = g_get_monotonic_time ();
}

static GtkWidget *
find (GType type)
{
  GtkWidget *found = find_child (GTK_WIDGET (window), type);

  g_assert_nonnull (found);
  return found;
}

static GObject *
get_part (GType type, const char *name)
{
  return gtk_widget_get_template_child (find (type), type, name);
}

static void
activate (const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

static void
toggle (UpliftDimension dimension, guint32 code)
{
  UpliftDataset *dataset = uplift_session_get_dataset (session);

  uplift_filter_toggle (session, dimension,
                        uplift_dictionary_get (dataset->values[dimension], code), FALSE);
}

static void
click_value (void)
{
  g_assert_true (gtk_widget_activate_action (find (UPLIFT_TYPE_FILTER_ROW), "value.only", NULL));
}

static void
invert_values (void)
{
  g_assert_true (
      gtk_widget_activate_action (find (UPLIFT_TYPE_FILTER_GROUP), "values.invert", NULL));
}

static void
choose_preset (void)
{
  g_assert_true (gtk_widget_activate_action (find (UPLIFT_TYPE_PERIOD_PICKER), "period.preset", "i",
                                             1 /* last 7 days */));
}

/* All the way is shown in the entries, and only where it ends is taken. */
static void
drag_period (void)
{
  GtkWidget *histogram = find (UPLIFT_TYPE_PERIOD_HISTOGRAM);
  UpliftDay first = uplift_session_get_dataset (session)->first_day;

  for (int days = 1; days <= 10; days++)
    {
      g_signal_emit_by_name (histogram, "preview", first + days, first + 2 * days);
      g_main_context_iteration (NULL, FALSE);
    }
  g_signal_emit_by_name (histogram, "selected", first + 10, first + 20);
}

static void
type_period (void)
{
  GObject *entry = get_part (UPLIFT_TYPE_PERIOD_PICKER, "since_entry");
  g_autofree char *day = uplift_day_to_iso (uplift_session_get_dataset (session)->first_day + 12);

  gtk_editable_set_text (GTK_EDITABLE (entry), day);
  g_signal_emit_by_name (entry, "activate");
}

static void
undo (void)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  activate ("undo");
}

static void
clear_filters (void)
{
  activate ("clear-filters");
}

/* The wheel, turned quickly. */
static void
turn_margin (void)
{
  GtkSpinButton *margin = GTK_SPIN_BUTTON (get_part (UPLIFT_TYPE_METHOD_PANEL, "margin"));

  for (int i = 0; i < 5; i++)
    gtk_spin_button_spin (margin, GTK_SPIN_STEP_BACKWARD, 1);
}

static void
choose_spend (void)
{
  GObject *whole = get_part (UPLIFT_TYPE_METHOD_PANEL, "whole");
  GObject *prorated = get_part (UPLIFT_TYPE_METHOD_PANEL, "prorated");
  gboolean is_whole = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (whole));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (is_whole ? prorated : whole), TRUE);
}

static void
choose_method (void)
{
  UpliftSettings settings = *uplift_session_get_settings (session);

  settings.method
      = settings.method == UPLIFT_METHOD_SHARE ? UPLIFT_METHOD_AOV : UPLIFT_METHOD_SHARE;
  uplift_session_set_settings (session, &settings);
}

static void
change_threshold (void)
{
  GSettings *preferences = uplift_preferences_get_default ();

  g_settings_set_double (preferences, "poor-roas",
                         g_settings_get_double (preferences, "poor-roas") + 0.25);
}

static gboolean
tick_next_cb (gpointer data)
{
  toggle (UPLIFT_DIMENSION_PRODUCT, GPOINTER_TO_UINT (data));
  return G_SOURCE_REMOVE;
}

/* Clicks that wait while the window is busy: the last one counts, the others are not computed. */
static void
click_often (void)
{
  for (guint code = 1; code <= 5; code++)
    g_idle_add_full (G_PRIORITY_DEFAULT, tick_next_cb, GUINT_TO_POINTER (1 + code % 2), NULL);
}

static void
reload (void)
{
  UpliftDataset *before = uplift_session_get_dataset (session);

  activate ("reload");
  n_in_main = 0;
  while (uplift_session_get_dataset (session) == before)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_cmpint (n_in_main, ==, 0);
}

static void
toggle_campaign (void)
{
  toggle (UPLIFT_DIMENSION_CAMPAIGN, 1);
}

static void
toggle_other_campaign (void)
{
  toggle (UPLIFT_DIMENSION_CAMPAIGN, 2);
}

static void
toggle_category (void)
{
  toggle (UPLIFT_DIMENSION_CATEGORY, 1);
}

static void
toggle_other_category (void)
{
  toggle (UPLIFT_DIMENSION_CATEGORY, 2);
}

static void
toggle_product (void)
{
  toggle (UPLIFT_DIMENSION_PRODUCT, 1);
}

/* No figure is another by these. */

static void
same_filter (void)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (session));

  uplift_session_set_filter (session, filter);
}

static void
hide_sidebar (void)
{
  activate ("sidebar");
  settle ();
  activate ("sidebar");
}

static void
preview_period (void)
{
  UpliftDay first = uplift_session_get_dataset (session)->first_day;

  g_signal_emit_by_name (find (UPLIFT_TYPE_PERIOD_HISTOGRAM), "preview", first + 3, first + 5);
}

static void
turn_pages (void)
{
  for (int i = 0; i < 6; i++)
    {
      activate ("next-page");
      settle ();
    }
}

static const struct
{
  const char *name;
  void (*make) (void);
  gint n_computed;
} changes[] = {
  { "one value", click_value, 1 },
  { "all other values", invert_values, 1 },
  { "the same filter", same_filter, 0 },
  { "undo", undo, 1 },
  { "hiding the sidebar", hide_sidebar, 0 },
  { "no filters", clear_filters, 1 },
  { "a campaign", toggle_campaign, 1 },
  { "a product of it", toggle_product, 1 },
  { "all products of it", toggle_product, 1 },
  { "another campaign", toggle_other_campaign, 1 },
  { "undo of that", undo, 1 },
  { "no campaign", toggle_campaign, 1 },
  { "a category", toggle_category, 1 },
  { "a product of it", toggle_product, 1 },
  { "all products of it", toggle_product, 1 },
  { "another category", toggle_other_category, 1 },
  { "no category", toggle_other_category, 1 },
  { "a preset", choose_preset, 1 },
  { "a drag that has not ended", preview_period, 0 },
  { "a drag", drag_period, 1 },
  { "a typed day", type_period, 1 },
  { "pages", turn_pages, 0 },
  { "margin", turn_margin, 1 },
  { "spend", choose_spend, 1 },
  { "method", choose_method, 1 },
  { "threshold", change_threshold, 1 },
  { "several clicks", click_often, 1 },
  { "reload", reload, 1 },
  { "all filters away", clear_filters, 1 },
};

static void
test_page (const char *page)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string (page));
  settle ();
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      n_computed = n_published = 0;
      changes[i].make ();
      settle ();
      if (n_computed != changes[i].n_computed || n_published != changes[i].n_computed)
        g_error ("%s, %s: %d computed, %d published, and not %d", page, changes[i].name, n_computed,
                 n_published, changes[i].n_computed);
    }
}

static void
activate_cb (GApplication *application)
{
  window = uplift_window_new (UPLIFT_APPLICATION (application));
  session = uplift_window_get_session (window);
  g_signal_connect (session, "results-changed", G_CALLBACK (results_cb), NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  activate ("open-sample");
  while (uplift_session_get_results (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_cmpint (n_computed, ==, 1);
  g_assert_cmpint (n_in_main, ==, 0);
  GtkStack *pages = GTK_STACK (
      gtk_widget_get_template_child (GTK_WIDGET (window), UPLIFT_TYPE_WINDOW, "pages"));
  g_autoptr (GtkSelectionModel) list = gtk_stack_get_pages (pages);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (list), i);
      test_page (gtk_stack_page_get_name (GTK_STACK_PAGE (page)));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_changes (void)
{
  g_autoptr (UpliftApplication) application = uplift_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  /* In place of the class's own handler, which opens what was open last. */
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  G_APPLICATION_GET_CLASS (application)->activate = NULL;
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();
  gtk_init ();
  /* A cursor that blinks is painted for ever. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  g_test_add_func ("/recomputes/changes", test_changes);
  return g_test_run ();
}
