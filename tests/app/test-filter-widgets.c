/* The sidebar and the chips in a window, with real results. What needs a pointer or keys is tested
 * from outside, in tests/gui. */
#include "../core/random-dataset.h"
#include "app/sidebar/filter-chips.h"
#include "app/sidebar/filter-group.h"
#include "app/sidebar/filter-row.h"
#include "app/sidebar/filter-sidebar.h"
#include "app/sidebar/method-panel.h"
#include "app/sidebar/period-histogram.h"
#include "app/sidebar/period-picker.h"
#include "core/write/format.h"
#include <locale.h>
#include <string.h>

#define PATIENCE_US (10 * G_USEC_PER_SEC)

typedef struct
{
  UpliftSession *session;
  UpliftDataset *dataset;
  GtkWindow *window;
  GtkWidget *sidebar, *chips; /* (borrowed) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const RandomDatasetSpec spec = { .seed = 11,
                                   .n_influencers = 40,
                                   .n_rows = 2000,
                                   .n_posts = 50,
                                   .n_payouts = 40,
                                   .n_days = 120,
                                   .row_dimensions = TRUE };
  fixture->session = uplift_session_new ();
  fixture->dataset = random_dataset_new (&spec);
  uplift_session_set_dataset (fixture->session, fixture->dataset);
  uplift_session_update (fixture->session);
  fixture->sidebar = g_object_new (UPLIFT_TYPE_FILTER_SIDEBAR, "session", fixture->session, NULL);
  fixture->chips = g_object_new (UPLIFT_TYPE_FILTER_CHIPS, "session", fixture->session, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (box), fixture->sidebar);
  gtk_box_append (GTK_BOX (box), fixture->chips);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 900, 700);
  gtk_window_set_child (fixture->window, box);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->sidebar), (gpointer *) &fixture->sidebar);
  g_object_add_weak_pointer (G_OBJECT (fixture->chips), (gpointer *) &fixture->chips);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->sidebar);
  g_assert_null (fixture->chips);
  g_assert_finalize_object (fixture->session);
  uplift_dataset_unref (fixture->dataset);
}

/* Finding */

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

/* The first descendant that matches, depth first; hidden ones too (nullable). */
static GtkWidget *
find (GtkWidget *widget, Matches matches, gconstpointer data)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = matches (child, data) ? child : find (child, matches, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) data);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = find (widget, has_type, &type);
  g_assert_nonnull (found);
  return found;
}

static gboolean
has_class (GtkWidget *widget, gconstpointer name)
{
  return gtk_widget_has_css_class (widget, name);
}

static gboolean
is_group_of (GtkWidget *widget, gconstpointer data)
{
  return UPLIFT_IS_FILTER_GROUP (widget)
         && uplift_filter_group_get_dimension (UPLIFT_FILTER_GROUP (widget))
                == *(const UpliftDimension *) data;
}

static gboolean
is_row_of (GtkWidget *widget, gconstpointer value)
{
  return UPLIFT_IS_FILTER_ROW (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (uplift_filter_row_get_value (UPLIFT_FILTER_ROW (widget)), value) == 0;
}

/* The group of the dimension, unfolded. */
static GtkWidget *
open_group (Fixture *fixture, UpliftDimension dimension)
{
  GtkWidget *group = find (fixture->sidebar, is_group_of, &dimension);
  g_assert_nonnull (group);
  uplift_filter_group_set_expanded (UPLIFT_FILTER_GROUP (group), TRUE);
  return group;
}

/* Rows come once the list has its size. */
static UpliftFilterRow *
wait_for_row (GtkWidget *group, const char *value)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  for (;;)
    {
      GtkWidget *row = find (group, is_row_of, value);
      if (row != NULL)
        return UPLIFT_FILTER_ROW (row);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
tick (UpliftFilterRow *row, gboolean ticked)
{
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (find_type (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON)), ticked);
}

static const UpliftFilter *
get_filter (Fixture *fixture)
{
  return uplift_session_get_filter (fixture->session);
}

static const char *
get_label (GtkWidget *inside, const char *css_class)
{
  GtkWidget *label = find (inside, has_class, css_class);
  g_assert_nonnull (label);
  return gtk_label_get_label (GTK_LABEL (label));
}

/* Groups */

static void
assert_count (Fixture *fixture, UpliftFilterRow *row, UpliftDimension dimension)
{
  guint32 code;
  g_assert_true (uplift_dictionary_lookup (fixture->dataset->values[dimension],
                                           uplift_filter_row_get_value (row), &code));
  UpliftResults *results = uplift_session_get_results (fixture->session);
  g_autofree char *expected = uplift_format_count ((gint64) results->counts[dimension][code]);
  g_assert_cmpstr (get_label (GTK_WIDGET (row), "count"), ==, expected);
}

static void
test_tick (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = open_group (fixture, UPLIFT_DIMENSION_PLATFORM);
  GtkWidget *other = open_group (fixture, UPLIFT_DIMENSION_CATEGORY);
  UpliftFilterRow *row = wait_for_row (group, "YouTube");
  UpliftFilterRow *counted = wait_for_row (other, "Beauty");
  g_autofree char *before = g_strdup (get_label (GTK_WIDGET (counted), "count"));
  assert_count (fixture, counted, UPLIFT_DIMENSION_CATEGORY);
  tick (row, TRUE);
  g_assert_true (uplift_filter_has (get_filter (fixture), UPLIFT_DIMENSION_PLATFORM, "YouTube"));
  g_assert_cmpstr (get_label (group, "pill"), ==, "1");
  uplift_session_update (fixture->session);
  g_assert_true (wait_for_row (other, "Beauty") == counted);
  assert_count (fixture, counted, UPLIFT_DIMENSION_CATEGORY);
  g_assert_cmpstr (get_label (GTK_WIDGET (counted), "count"), !=, before);
  tick (row, FALSE);
  g_assert_true (uplift_filter_is_empty (get_filter (fixture)));
  uplift_session_update (fixture->session);
  g_assert_cmpstr (get_label (GTK_WIDGET (counted), "count"), ==, before);
}

/* A filter that something else sets shows in the ticks, without being set again. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  UpliftFilterRow *row = wait_for_row (open_group (fixture, UPLIFT_DIMENSION_PLATFORM), "TikTok");
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "TikTok", TRUE);
  uplift_session_set_filter (fixture->session, filter);
  uplift_session_update (fixture->session);
  g_assert_true (uplift_filter_row_get_ticked (row));
  g_assert_true (uplift_session_undo (fixture->session));
  g_assert_false (uplift_session_can_undo (fixture->session));
  uplift_session_update (fixture->session);
  g_assert_false (uplift_filter_row_get_ticked (row));
}

static guint
count_ticked (Fixture *fixture, UpliftDimension dimension)
{
  return uplift_filter_get_n_values (get_filter (fixture), dimension);
}

static void
test_menus (Fixture *fixture, gconstpointer data)
{
  const UpliftDimension campaign = UPLIFT_DIMENSION_CAMPAIGN;
  GtkWidget *group = open_group (fixture, campaign);
  UpliftFilterRow *row = wait_for_row (group, "Campaign 2");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "value.only", NULL));
  g_assert_cmpuint (count_ticked (fixture, campaign), ==, 1);
  g_assert_true (uplift_filter_has (get_filter (fixture), campaign, "Campaign 2"));
  g_assert_true (gtk_widget_activate_action (group, "values.invert", NULL));
  g_assert_cmpuint (count_ticked (fixture, campaign), ==, 5);
  g_assert_false (uplift_filter_has (get_filter (fixture), campaign, "Campaign 2"));
  g_assert_true (uplift_filter_has (get_filter (fixture), campaign, ""));
  g_assert_true (gtk_widget_activate_action (group, "values.all", NULL));
  g_assert_cmpuint (count_ticked (fixture, campaign), ==, 6);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "value.all-but", NULL));
  g_assert_cmpuint (count_ticked (fixture, campaign), ==, 5);
  g_assert_true (gtk_widget_activate_action (group, "values.none", NULL));
  g_assert_true (uplift_filter_is_empty (get_filter (fixture)));
}

/* The menu acts on what the search shows, and leaves the other ticks alone. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  const UpliftDimension influencer = UPLIFT_DIMENSION_INFLUENCER;
  GtkWidget *group = open_group (fixture, influencer);
  GtkWidget *search = find_type (group, GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (gtk_widget_get_visible (search));
  g_free (fixture->dataset->influencers.name[6]);
  fixture->dataset->influencers.name[6] = g_strdup ("Zoë");
  uplift_session_set_dataset (fixture->session, fixture->dataset);
  uplift_session_update (fixture->session);
  group = open_group (fixture, influencer);
  search = find_type (group, GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  uplift_filter_set (filter, influencer, "1", TRUE);
  uplift_session_set_filter (fixture->session, filter);
  gtk_editable_set_text (GTK_EDITABLE (search), "zoë");
  g_signal_emit_by_name (search, "search-changed");
  wait_for_row (group, "7");
  g_assert_true (gtk_widget_activate_action (group, "values.all", NULL));
  g_assert_cmpuint (count_ticked (fixture, influencer), ==, 2);
  g_assert_true (uplift_filter_has (get_filter (fixture), influencer, "7"));
}

/* No group for what the data do not have; the others come back as they were unfolded. */
static void
test_other_dataset (Fixture *fixture, gconstpointer data)
{
  const UpliftDimension gender = UPLIFT_DIMENSION_GENDER, campaign = UPLIFT_DIMENSION_CAMPAIGN;
  open_group (fixture, gender);
  const RandomDatasetSpec spec = { .seed = 3, .n_influencers = 5, .n_rows = 50, .n_days = 3 };
  g_autoptr (UpliftDataset) other = random_dataset_new (&spec);
  uplift_session_set_dataset (fixture->session, other);
  GtkWidget *group = find (fixture->sidebar, is_group_of, &gender);
  g_assert_true (uplift_filter_group_get_expanded (UPLIFT_FILTER_GROUP (group)));
  g_assert_null (find (fixture->sidebar, is_group_of, &campaign));
  uplift_session_update (fixture->session);
  assert_count (fixture, wait_for_row (group, "Male"), gender);
}

/* Chips */

static guint
count_chips (Fixture *fixture)
{
  guint n = 0;
  GtkWidget *rows = find (fixture->chips, has_class, "row-count");
  while ((rows = gtk_widget_get_prev_sibling (rows)) != NULL)
    n++;
  return n;
}

static void
set_filter (Fixture *fixture, UpliftFilter *filter)
{
  uplift_session_set_filter (fixture->session, filter);
  uplift_session_update (fixture->session);
}

static void
remove_first_chip (Fixture *fixture)
{
  GtkWidget *chip = find (fixture->chips, has_class, "chip");
  g_assert_nonnull (chip);
  g_signal_emit_by_name (find_type (chip, GTK_TYPE_BUTTON), "clicked");
  uplift_session_update (fixture->session);
}

static void
test_chips (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_assert_cmpuint (count_chips (fixture), ==, 0);
  g_assert_cmpstr (get_label (fixture->chips, "row-count"), ==, "2\u202f000 rows");
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "", TRUE);
  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *campaign = g_strdup_printf ("Campaign %u", i);
      uplift_filter_set (filter, UPLIFT_DIMENSION_CAMPAIGN, campaign, TRUE);
    }
  uplift_filter_set_period (filter, fixture->dataset->first_day, UPLIFT_DAY_NONE);
  set_filter (fixture, filter);
  /* Two platforms, one for five campaigns, the period. */
  g_assert_cmpuint (count_chips (fixture), ==, 4);
  guint64 rows = uplift_session_get_results (fixture->session)->totals.rows;
  g_autofree char *count = uplift_format_count ((gint64) rows);
  g_autofree char *expected = g_strdup_printf ("%s of 2\u202f000 rows", count);
  g_assert_cmpstr (get_label (fixture->chips, "row-count"), ==, expected);
  remove_first_chip (fixture);
  g_assert_false (uplift_filter_has (get_filter (fixture), UPLIFT_DIMENSION_PLATFORM, ""));
  g_assert_true (uplift_filter_has (get_filter (fixture), UPLIFT_DIMENSION_PLATFORM, "YouTube"));
  remove_first_chip (fixture);
  remove_first_chip (fixture);
  g_assert_cmpuint (count_ticked (fixture, UPLIFT_DIMENSION_CAMPAIGN), ==, 0);
  remove_first_chip (fixture);
  g_assert_true (uplift_filter_is_empty (get_filter (fixture)));
  g_assert_cmpuint (count_chips (fixture), ==, 0);
}

/* Period */

typedef struct
{
  GtkWidget *picker, *since, *until, *error;
} Period;

static gboolean
is_error_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error");
}

static gboolean
is_other_entry (GtkWidget *widget, gconstpointer first)
{
  return GTK_IS_ENTRY (widget) && widget != first;
}

static Period
find_period (Fixture *fixture)
{
  Period period;
  period.picker = find_type (fixture->sidebar, UPLIFT_TYPE_PERIOD_PICKER);
  period.since = find_type (period.picker, GTK_TYPE_ENTRY);
  period.until = find (period.picker, is_other_entry, period.since);
  period.error = find (period.picker, is_error_label, NULL);
  return period;
}

static void
enter (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
assert_period (Fixture *fixture, UpliftDay since, UpliftDay until)
{
  g_assert_cmpint (uplift_filter_get_since (get_filter (fixture)), ==, since);
  g_assert_cmpint (uplift_filter_get_until (get_filter (fixture)), ==, until);
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  Period period = find_period (fixture);
  enter (period.since, "2025-02-03");
  assert_period (fixture, uplift_day_from_date (2025, 2, 3), UPLIFT_DAY_NONE);
  enter (period.until, "3 Mar 2025");
  assert_period (fixture, uplift_day_from_date (2025, 2, 3), uplift_day_from_date (2025, 3, 3));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (period.until)), ==, "2025-03-03");
  enter (period.since, "");
  assert_period (fixture, UPLIFT_DAY_NONE, uplift_day_from_date (2025, 3, 3));
}

static void
test_bad_date (Fixture *fixture, gconstpointer data)
{
  Period period = find_period (fixture);
  enter (period.since, "2025-02-30");
  assert_period (fixture, UPLIFT_DAY_NONE, UPLIFT_DAY_NONE);
  g_assert_true (gtk_widget_has_css_class (period.since, "error"));
  g_assert_false (gtk_widget_has_css_class (period.until, "error"));
  g_assert_true (gtk_widget_get_visible (period.error));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (period.error)), !=, "");
  enter (period.since, "2025-02-28");
  g_assert_false (gtk_widget_has_css_class (period.since, "error"));
  g_assert_false (gtk_widget_get_visible (period.error));
  assert_period (fixture, uplift_day_from_date (2025, 2, 28), UPLIFT_DAY_NONE);
}

/* A first day behind the last one waits for the other date. */
static void
test_wrong_order (Fixture *fixture, gconstpointer data)
{
  Period period = find_period (fixture);
  enter (period.until, "2025-02-10");
  enter (period.since, "2025-03-01");
  g_assert_true (gtk_widget_has_css_class (period.since, "error"));
  assert_period (fixture, UPLIFT_DAY_NONE, uplift_day_from_date (2025, 2, 10));
  enter (period.until, "2025-03-31");
  g_assert_false (gtk_widget_get_visible (period.error));
  assert_period (fixture, uplift_day_from_date (2025, 3, 1), uplift_day_from_date (2025, 3, 31));
}

static void
test_presets (Fixture *fixture, gconstpointer data)
{
  Period period = find_period (fixture);
  UpliftDay last_day = fixture->dataset->last_day;
  g_assert_true (
      gtk_widget_activate_action (period.picker, "period.preset", "i", 1 /* last 7 days */));
  assert_period (fixture, last_day - 6, last_day);
  GtkWidget *button = find_type (period.picker, GTK_TYPE_MENU_BUTTON);
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "Last 7 days");
  enter (period.until, "2025-04-01");
  enter (period.since, "2025-03-30");
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "Custom");
  g_assert_true (gtk_widget_activate_action (period.picker, "period.preset", "i", 0 /* all */));
  assert_period (fixture, UPLIFT_DAY_NONE, UPLIFT_DAY_NONE);
}

static void
test_histogram (Fixture *fixture, gconstpointer data)
{
  Period period = find_period (fixture);
  GtkWidget *histogram = find_type (period.picker, UPLIFT_TYPE_PERIOD_HISTOGRAM);
  UpliftDay first = fixture->dataset->first_day, last = fixture->dataset->last_day;
  g_signal_emit_by_name (histogram, "selected", first + 2, first + 9);
  assert_period (fixture, first + 2, first + 9);
  g_signal_emit_by_name (histogram, "selected", first, last);
  assert_period (fixture, UPLIFT_DAY_NONE, UPLIFT_DAY_NONE);
}

/* Spend and method */

static gboolean
is_label_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static void
test_method (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = find_type (fixture->sidebar, UPLIFT_TYPE_METHOD_PANEL);
  GtkDropDown *method = GTK_DROP_DOWN (find_type (panel, GTK_TYPE_DROP_DOWN));
  UpliftSettings settings = *uplift_session_get_settings (fixture->session);
  /* A margin that the spin button cannot show. */
  settings.margin = 0.3333;
  uplift_session_set_settings (fixture->session, &settings);
  uplift_session_update (fixture->session);
  gtk_drop_down_set_selected (method, UPLIFT_METHOD_EXPERIMENT);
  uplift_session_update (fixture->session);
  g_assert_cmpint (uplift_session_get_settings (fixture->session)->method, ==,
                   UPLIFT_METHOD_EXPERIMENT);
  g_assert_cmpfloat (uplift_session_get_settings (fixture->session)->margin, ==, 0.3333);
  /* These data have no users, and the panel says so. */
  const char *reason = uplift_session_get_results (fixture->session)->incremental.reason;
  g_assert_nonnull (reason);
  g_assert_nonnull (find (panel, is_label_with, reason));
  GtkWidget *whole = gtk_widget_get_next_sibling (find_type (panel, GTK_TYPE_TOGGLE_BUTTON));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (whole), TRUE);
  g_assert_cmpint (uplift_session_get_settings (fixture->session)->spend_mode, ==,
                   UPLIFT_SPEND_WHOLE);
}

/* Further cost is entered in the panel, counts at once, and is what the panel shows. */
static void
test_further_cost (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = find_type (fixture->sidebar, UPLIFT_TYPE_METHOD_PANEL);
  GtkWidget *note = gtk_widget_get_last_child (panel);
  GtkWidget *fee_row = gtk_widget_get_prev_sibling (note);
  GtkWidget *order_row = gtk_widget_get_prev_sibling (fee_row);
  GtkSpinButton *fee = GTK_SPIN_BUTTON (gtk_widget_get_last_child (fee_row));
  GtkSpinButton *order = GTK_SPIN_BUTTON (gtk_widget_get_last_child (order_row));
  const UpliftSettings *settings = uplift_session_get_settings (fixture->session);
  double before = uplift_session_get_results (fixture->session)->totals.figures.spend;

  gtk_spin_button_set_value (order, 2.5);
  g_assert_cmpfloat (settings->order_cost, ==, 2.5);
  g_assert_cmpfloat (settings->influencer_fee, ==, 0.0);
  gtk_spin_button_set_value (fee, 30.0);
  g_assert_cmpfloat (settings->order_cost, ==, 2.5);
  g_assert_cmpfloat (settings->influencer_fee, ==, 30.0);
  uplift_session_update (fixture->session);
  const UpliftTotals *totals = &uplift_session_get_results (fixture->session)->totals;
  g_assert_cmpfloat (totals->figures.spend, >, isnan (before) ? 0.0 : before);

  UpliftSettings other = *settings;
  other.order_cost = 0.0;
  uplift_session_set_settings (fixture->session, &other);
  uplift_session_update (fixture->session);
  g_assert_cmpfloat (gtk_spin_button_get_value (order), ==, 0.0);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  gtk_test_init (&argc, &argv, NULL);
  add ("/filter-widgets/tick", test_tick);
  add ("/filter-widgets/follow", test_follow);
  add ("/filter-widgets/menus", test_menus);
  add ("/filter-widgets/search", test_search);
  add ("/filter-widgets/other-dataset", test_other_dataset);
  add ("/filter-widgets/chips", test_chips);
  add ("/filter-widgets/dates", test_dates);
  add ("/filter-widgets/bad-date", test_bad_date);
  add ("/filter-widgets/wrong-order", test_wrong_order);
  add ("/filter-widgets/presets", test_presets);
  add ("/filter-widgets/histogram", test_histogram);
  add ("/filter-widgets/further-cost", test_further_cost);
  add ("/filter-widgets/method", test_method);
  return g_test_run ();
}
