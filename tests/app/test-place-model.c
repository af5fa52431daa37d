/* As many places as rows, in the end, and never many more at once on the way there; those that are
 * spare stay as long as they may. */
#include "app/table/place-model.h"
#include "small-table.h"

static const UpliftTableColumn columns[] = {
  { .id = "name", .title = "Name", .form = UPLIFT_CELL_TEXT },
};

/* More rows than GTK has widgets for. A tenth of them are found by “ten”, three by “few”. */
#define N_ROWS 1000
#define N_TEN 100
#define N_FEW 3

/* So many widgets at most may be made in one step, and are kept. */
#define MAX_STEP 40
#define N_KEPT 200

typedef struct
{
  UpliftRowModel *rows;     /* (owned) */
  UpliftPlaceModel *places; /* (owned) */
  guint n;                  /* as the signals tell */
  guint n_changes;
  guint largest; /* addition within the first 200 places */
} Fixture;

static UpliftTableData *
make_data (guint n_rows)
{
  static char names[N_ROWS][16];
  static const char *cells[N_ROWS];

  for (guint i = 0; i < n_rows; i++)
    {
      g_snprintf (names[i], sizeof names[i], "%s%s", i % 10 == 0 ? "ten" : "one",
                  i < N_FEW ? " few" : "");
      cells[i] = names[i];
    }
  return small_table_new (columns, 1, cells, n_rows);
}

static void
changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  guint reached = MIN (position + added, N_KEPT);

  fixture->n += added - removed;
  fixture->n_changes++;
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, fixture->n);
  if (reached > position)
    fixture->largest = MAX (fixture->largest, reached - position);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->rows = uplift_row_model_new ();
  fixture->places = uplift_place_model_new (fixture->rows);
  g_signal_connect (fixture->places, "items-changed", G_CALLBACK (changed_cb), fixture);
  g_autoptr (UpliftTableData) rows = make_data (N_ROWS);
  uplift_row_model_set_data (fixture->rows, rows);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->places);
  g_assert_finalize_object (fixture->rows);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->places));
}

static void
let_finish (Fixture *fixture, guint n)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count (fixture), ==, n);
}

/* The first follow at once, the others step by step. */
static void
test_grows (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count (fixture), >=, 20);
  g_assert_cmpuint (count (fixture), <=, MAX_STEP);
  let_finish (fixture, N_ROWS);
  g_assert_cmpuint (fixture->largest, <=, MAX_STEP);
}

/* Spare places are used again, at once, and the others after them. */
static void
test_spare (Fixture *fixture, gconstpointer data)
{
  let_finish (fixture, N_ROWS);
  uplift_row_model_set_search (fixture->rows, "few");
  g_assert_cmpuint (count (fixture), ==, N_KEPT);
  let_finish (fixture, N_KEPT);
  uplift_row_model_set_search (fixture->rows, "ten");
  let_finish (fixture, N_KEPT);
  uplift_row_model_set_search (fixture->rows, "");
  g_assert_cmpuint (count (fixture), ==, N_KEPT);
  let_finish (fixture, N_ROWS);
  g_assert_cmpuint (fixture->largest, <=, MAX_STEP);
}

/* Nothing is spare that must not be. */
static void
test_keeps_no_spare (Fixture *fixture, gconstpointer data)
{
  let_finish (fixture, N_ROWS);
  uplift_row_model_set_search (fixture->rows, "few");
  uplift_place_model_set_keeps_spare (fixture->places, FALSE);
  g_assert_cmpuint (count (fixture), ==, N_KEPT);
  let_finish (fixture, N_FEW);
  uplift_row_model_set_search (fixture->rows, "");
  let_finish (fixture, N_ROWS);
  uplift_row_model_set_search (fixture->rows, "ten");
  g_assert_cmpuint (count (fixture), ==, N_TEN);

  uplift_place_model_set_keeps_spare (fixture->places, TRUE);
  uplift_row_model_set_search (fixture->rows, "few");
  uplift_place_model_set_keeps_spare (fixture->places, FALSE);
  uplift_place_model_set_keeps_spare (fixture->places, TRUE);
  let_finish (fixture, N_TEN);
}

/* The next key comes before the last one is done with. */
static void
test_turns_back (Fixture *fixture, gconstpointer data)
{
  g_main_context_iteration (NULL, FALSE);
  guint n = count (fixture);
  g_assert_cmpuint (n, <, N_TEN);
  uplift_row_model_set_search (fixture->rows, "few");
  g_assert_cmpuint (count (fixture), ==, n);
  uplift_row_model_set_search (fixture->rows, "ten");
  g_assert_cmpuint (count (fixture), ==, n);
  let_finish (fixture, N_TEN);
}

/* Few rows, and another order of many, take no steps. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  let_finish (fixture, N_ROWS);
  guint n_changes = fixture->n_changes;
  uplift_row_model_set_sort (fixture->rows, 0, TRUE);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);

  uplift_row_model_set_data (fixture->rows, NULL);
  uplift_place_model_finish (fixture->places);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_autoptr (UpliftTableData) few = make_data (N_FEW);
  uplift_row_model_set_data (fixture->rows, few);
  g_assert_cmpuint (count (fixture), ==, N_FEW);
}

/* Places stay what they are while there are such places. */
static void
test_items_stay (Fixture *fixture, gconstpointer data)
{
  let_finish (fixture, N_ROWS);
  g_autoptr (GObject) first = g_list_model_get_item (G_LIST_MODEL (fixture->places), 0);
  g_autoptr (GObject) later = g_list_model_get_item (G_LIST_MODEL (fixture->places), 150);
  uplift_row_model_set_search (fixture->rows, "few");
  uplift_row_model_set_search (fixture->rows, "");
  let_finish (fixture, N_ROWS);
  g_autoptr (GObject) first_again = g_list_model_get_item (G_LIST_MODEL (fixture->places), 0);
  g_autoptr (GObject) later_again = g_list_model_get_item (G_LIST_MODEL (fixture->places), 150);
  g_assert_true (first == first_again);
  g_assert_true (later == later_again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->places), N_ROWS));
}

static void
test_finish (Fixture *fixture, gconstpointer data)
{
  uplift_place_model_finish (fixture->places);
  g_assert_cmpuint (count (fixture), ==, N_ROWS);
  guint n_changes = fixture->n_changes;
  let_finish (fixture, N_ROWS);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
  uplift_row_model_set_search (fixture->rows, "few");
  uplift_place_model_complete (fixture->places);
  g_assert_cmpuint (count (fixture), ==, N_KEPT);
  uplift_row_model_set_search (fixture->rows, "");
  uplift_place_model_complete (fixture->places);
  g_assert_cmpuint (count (fixture), ==, N_ROWS);
  uplift_row_model_set_search (fixture->rows, "few");
  uplift_place_model_finish (fixture->places);
  g_assert_cmpuint (count (fixture), ==, N_FEW);
}

/* What is not done yet is not done any more. */
static void
test_disposed (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->places));
  guint n_changes = fixture->n_changes;
  uplift_row_model_set_search (fixture->rows, "few");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/place-model/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("grows", test_grows);
  ADD ("spare", test_spare);
  ADD ("keeps-no-spare", test_keeps_no_spare);
  ADD ("turns-back", test_turns_back);
  ADD ("at-once", test_at_once);
  ADD ("items-stay", test_items_stay);
  ADD ("finish", test_finish);
  ADD ("disposed", test_disposed);
  return g_test_run ();
}
