/* What the sidebar says about the files that are open. */
#include "app/files/data-section.h"
#include "app/table/data-row.h"
#include "find-child.h"
#include "small-dataset.h"

static const SmallInfluencer people[] = { { "1", "Ann", "TikTok", "Food", "Female", 1000, 100 } };
static const SmallRow rows[] = { { 0, 20100, "influencer", 1, 10 } };

static UpliftDataset *
make_dataset (void)
{
  UpliftDataset *dataset = small_dataset_new (people, 1, rows, 1);

  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      dataset->tables[i].present = FALSE;
      g_clear_pointer (&dataset->tables[i].file, g_free);
      g_clear_pointer (&dataset->tables[i].path, g_free);
    }
  dataset->tables[UPLIFT_TABLE_TRACKING].present = TRUE;
  dataset->tables[UPLIFT_TABLE_TRACKING].file = g_strdup ("June.csv");
  dataset->tables[UPLIFT_TABLE_TRACKING].path = g_strdup ("file:///data/June.csv");
  dataset->tables[UPLIFT_TABLE_TRACKING].rows = 1;
  dataset->tables[UPLIFT_TABLE_TRACKING].skipped = 0;
  return dataset;
}

static void
add_finding (UpliftDataset *dataset, int table, const char *kind)
{
  UpliftFinding finding = { .kind = kind, .table = table, .money = UPLIFT_MONEY_NONE };

  uplift_problems_add (dataset->problems, &finding, "something");
}

static GtkWidget *
get_part (GtkWidget *widget, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

static const char *
get_text (GtkWidget *widget, const char *name)
{
  GtkWidget *label = get_part (widget, name);

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

static GtkWidget *
get_row (UpliftDataSection *section, UpliftTable table)
{
  GtkWidget *row = find_child (GTK_WIDGET (section), UPLIFT_TYPE_DATA_ROW);

  for (guint i = 0; i < table; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

typedef struct
{
  UpliftDataSection *section; /* (owned) */
  UpliftSession *session;
  UpliftDataset *dataset;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = uplift_session_new ();
  fixture->dataset = make_dataset ();
  fixture->section = g_object_ref_sink (
      g_object_new (UPLIFT_TYPE_DATA_SECTION, "session", fixture->session, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->section));
  g_assert_finalize_object (fixture->section);
  g_object_unref (fixture->session);
  uplift_dataset_unref (fixture->dataset);
}

static void
test_tables (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tracking = get_row (fixture->section, UPLIFT_TABLE_TRACKING);
  GtkWidget *posts = get_row (fixture->section, UPLIFT_TABLE_POSTS);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->section)));
  uplift_session_set_dataset (fixture->session, fixture->dataset);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->section)));

  g_assert_cmpstr (get_text (tracking, "file"), ==, "June.csv");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (get_part (tracking, "file")), ==, "/data/June.csv");
  g_assert_cmpstr (get_text (tracking, "rows"), ==, "1 row");
  g_assert_true (gtk_widget_get_visible (get_part (tracking, "load_button")));
  g_assert_false (gtk_widget_get_visible (get_part (tracking, "add_button")));

  g_assert_cmpstr (get_text (posts, "file"), ==, "No file");
  g_assert_cmpstr (get_text (posts, "rows"), ==, "");
  g_assert_false (gtk_widget_get_visible (get_part (posts, "load_button")));
  g_assert_true (gtk_widget_get_visible (get_part (posts, "add_button")));
}

static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tracking = get_row (fixture->section, UPLIFT_TABLE_TRACKING);

  fixture->dataset->tables[UPLIFT_TABLE_TRACKING].rows = 5000;
  fixture->dataset->tables[UPLIFT_TABLE_TRACKING].skipped = 3;
  uplift_session_set_dataset (fixture->session, fixture->dataset);
  g_assert_cmpstr (get_text (tracking, "rows"), ==, "5\342\200\257000 rows, 3 left out");
}

/* Those of a table in its row; all of them apart only where no row shows them all. */
static void
test_findings (Fixture *fixture, gconstpointer data)
{
  GtkWidget *section = GTK_WIDGET (fixture->section);
  GtkWidget *tracking = get_row (fixture->section, UPLIFT_TABLE_TRACKING);
  GtkWidget *posts = get_row (fixture->section, UPLIFT_TABLE_POSTS);

  uplift_session_set_dataset (fixture->session, fixture->dataset);
  g_assert_false (gtk_widget_get_visible (get_part (tracking, "findings")));
  g_assert_false (gtk_widget_get_visible (get_part (section, "findings")));

  add_finding (fixture->dataset, UPLIFT_TABLE_TRACKING, "one");
  add_finding (fixture->dataset, UPLIFT_TABLE_TRACKING, "two");
  uplift_session_set_dataset (fixture->session, fixture->dataset);
  g_assert_true (gtk_widget_get_visible (get_part (tracking, "findings")));
  g_assert_cmpstr (get_text (tracking, "findings_label"), ==, "2 errors");
  g_assert_false (gtk_widget_get_visible (get_part (posts, "findings")));
  g_assert_false (gtk_widget_get_visible (get_part (section, "findings")));

  add_finding (fixture->dataset, -1, "three");
  uplift_session_set_dataset (fixture->session, fixture->dataset);
  g_assert_cmpstr (get_text (tracking, "findings_label"), ==, "2 errors");
  g_assert_true (gtk_widget_get_visible (get_part (section, "findings")));
  g_assert_cmpstr (get_text (section, "label"), ==, "Show all 3 findings");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/data-section/tables", Fixture, NULL, set_up, test_tables, tear_down);
  g_test_add ("/data-section/left-out", Fixture, NULL, set_up, test_left_out, tear_down);
  g_test_add ("/data-section/findings", Fixture, NULL, set_up, test_findings, tear_down);
  return g_test_run ();
}
