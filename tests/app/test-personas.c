/* What the Personas page shows: its table against the report, its grid against the results. */
#include "../core/random-case.h"
#include "app/personas/persona-table-data.h"
#include "app/personas/personas-specs.h"
#include "core/read/loader.h"
#include "report-rows.h"
#include "small-dataset.h"

#include <string.h>

static void
check_table (const RandomCase *test)
{
  static const char *const unreported[] = { "basis", "status", NULL };
  g_autoptr (UpliftTableData) data = uplift_persona_table_data_new (test->results);

  assert_rows_as_reported (data, test->results, "personas", unreported);
}

static void
test_table (void)
{
  random_case_for_each (check_table);
}

static const UpliftPersonaRow *
find_persona (const UpliftResults *results, guint32 category, guint32 gender)
{
  for (guint p = 0; p < results->n_personas; p++)
    if (results->personas[p].category == category && results->personas[p].gender == gender)
      return &results->personas[p];
  return NULL;
}

/* What is pale is what the filters on category and gender hide; what is strong has the figures of
 * the results. */
static void
check_grid (const RandomCase *test)
{
  g_autoptr (UpliftPersonaGrid) grid = uplift_persona_grid_new (test->results);
  guint strong = 0;

  for (guint i = 0; i < grid->n_cells; i++)
    {
      const UpliftPersonaCell *cell = &grid->cells[i];
      const UpliftPersonaRow *shown
          = find_persona (test->results, cell->row->category, cell->row->gender);
      g_assert_true (i == 0 || cell[-1].category < cell->category
                     || (cell[-1].category == cell->category && cell[-1].gender < cell->gender));
      g_assert_cmpuint (grid->categories[cell->category], ==, cell->row->category);
      g_assert_cmpuint (grid->genders[cell->gender], ==, cell->row->gender);
      g_assert_cmpint (cell->pale, ==, shown == NULL);
      if (shown == NULL)
        continue;
      strong++;
      g_assert_cmpint (cell->row->influencers, ==, shown->influencers);
      g_assert_cmpint (cell->row->figures.revenue, ==, shown->figures.revenue);
      random_case_assert_near (cell->row->figures.roas, shown->figures.roas);
      random_case_assert_near (cell->row->mean_roas, shown->mean_roas);
    }
  g_assert_cmpuint (strong, ==, test->results->n_personas);
}

static void
test_grid (void)
{
  random_case_for_each (check_grid);
}

static UpliftDataset *
make_dataset (void)
{
  static const SmallRow rows[]
      = { { 0, 0, "shop", 2, 500.0 }, { 1, 1, "shop", 1, 100.0 }, { 2, 1, "shop", 1, 60.0 } };
  static const SmallInfluencer influencers[]
      = { { "1", "Ann", "Instagram", "Food", "Female", 100, 100.0 },
          { "2", "Bob", "YouTube", "Food", "Male", 200, 100.0 },
          { "3", "Cid", "YouTube", "Food", "Male", 300, 20.0 },
          { "4", "Dan", "YouTube", "Food", "Male", 300, 0.0 },
          { "5", "Eve", "YouTube", "", "Female", 300, 10.0 } };

  return small_dataset_new (influencers, G_N_ELEMENTS (influencers), rows, G_N_ELEMENTS (rows));
}

static void
test_modes (void)
{
  g_autoptr (UpliftDataset) dataset = make_dataset ();
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
  g_autoptr (UpliftPersonaGrid) grid = uplift_persona_grid_new (results);
  const UpliftPersonaRow *men = grid->cells[1].row;

  g_assert_cmpuint (grid->n_cells, ==, 3);
  g_assert_cmpfloat (uplift_persona_get_value (men, UPLIFT_PERSONA_ROAS, FALSE), ==, 160.0 / 120.0);
  g_assert_cmpfloat (uplift_persona_get_value (men, UPLIFT_PERSONA_ROAS, TRUE), ==,
                     (1.0 + 3.0) / 2.0);
  g_assert_cmpint (uplift_persona_get_basis (men, UPLIFT_PERSONA_ROAS, FALSE), ==, 3);
  g_assert_cmpint (uplift_persona_get_basis (men, UPLIFT_PERSONA_ROAS, TRUE), ==, 2);
  g_assert_cmpint (uplift_persona_get_basis (men, UPLIFT_PERSONA_REVENUE, TRUE), ==, 3);
}

static char *
describe_cell (const UpliftPersonaGrid *grid, gboolean mean, guint datum)
{
  g_autoptr (UpliftChart) map = uplift_heatmap_new ();
  g_autofree char *numbers = NULL;

  uplift_personas_specs_fill_map (UPLIFT_HEATMAP (map), grid, mean);
  g_assert_cmpstr (uplift_chart_get_title (map), ==,
                   mean ? "Heat map of ROAS, mean of influencers"
                        : "Heat map of ROAS, ratio of sums");
  numbers = uplift_chart_to_text (map);
  g_auto (GStrv) lines = g_strsplit (numbers, "\n", -1);
  return g_strdup (lines[datum]);
}

static void
test_map (void)
{
  g_autoptr (UpliftDataset) dataset = make_dataset ();
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
  g_autoptr (UpliftPersonaGrid) grid = uplift_persona_grid_new (results);
  g_autofree char *names = describe_cell (grid, FALSE, 0);
  g_autofree char *food = describe_cell (grid, FALSE, 1);
  g_autofree char *food_mean = describe_cell (grid, TRUE, 1);
  g_autofree char *none = describe_cell (grid, FALSE, 2);

  g_assert_cmpstr (names, ==, "Category\tFemale\tMale");
  g_assert_cmpstr (food, ==, "Food\t5\t1.3333333333333333");
  g_assert_cmpstr (food_mean, ==, "Food\t5\t2");
  g_assert_cmpstr (none, ==, "(none)\t0\t");
}

/* Every group has a bar for every gender, so that they come in the legend's order. */
static void
test_bars (void)
{
  g_autoptr (UpliftDataset) dataset = make_dataset ();
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
  g_autoptr (UpliftPersonaGrid) grid = uplift_persona_grid_new (results);
  g_autoptr (UpliftChart) chart = uplift_bar_chart_new ();
  g_autofree char *numbers = NULL;

  uplift_personas_specs_fill_bars (UPLIFT_BAR_CHART (chart), grid, UPLIFT_PERSONA_REVENUE, TRUE);
  g_assert_cmpstr (uplift_chart_get_title (chart), ==, "Revenue by persona");
  numbers = uplift_chart_to_text (chart);
  g_assert_cmpstr (numbers, ==,
                   "Group\tName\tRevenue\nFood\tFemale\t500\nFood\tMale\t160\n(none)\tFemale\t0\n"
                   "(none)\tMale\t\n");
  g_assert_null (uplift_persona_grid_find (grid, 1, 1));
  g_assert_true (uplift_persona_grid_find (grid, 1, 0) == &grid->cells[2]);
}

/* Without genders the bars are the categories' own, in no group. */
static void
test_bars_without_gender (void)
{
  g_autoptr (UpliftDataset) dataset = make_dataset ();
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    dataset->influencers.attribute[UPLIFT_DIMENSION_GENDER][i] = 0;
  dataset->has_dimension[UPLIFT_DIMENSION_GENDER] = FALSE;
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
  g_autoptr (UpliftPersonaGrid) grid = uplift_persona_grid_new (results);
  g_autoptr (UpliftChart) chart = uplift_bar_chart_new ();
  g_autofree char *cells = describe_cell (grid, FALSE, 0);
  g_autofree char *numbers = NULL;

  uplift_personas_specs_fill_bars (UPLIFT_BAR_CHART (chart), grid, UPLIFT_PERSONA_ORDERS, FALSE);
  numbers = uplift_chart_to_text (chart);
  g_assert_cmpstr (numbers, ==, "Name\tOrders\nFood\t4\n(none)\t0\n");
  g_assert_cmpstr (cells, ==, "Category\tAll");
}

static void
test_hints (void)
{
  g_autoptr (UpliftDataset) dataset = make_dataset ();
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
  g_autoptr (UpliftPersonaGrid) grid = uplift_persona_grid_new (results);

  g_assert_cmpstr (uplift_personas_specs_get_note (dataset), ==, "");
  dataset->has_dimension[UPLIFT_DIMENSION_GENDER] = FALSE;
  g_assert_nonnull (strstr (uplift_personas_specs_get_note (dataset), "no gender"));
  dataset->has_dimension[UPLIFT_DIMENSION_CATEGORY] = FALSE;
  g_assert_cmpstr (uplift_personas_specs_get_note (dataset), ==, "");
  g_assert_nonnull (
      strstr (uplift_personas_specs_get_hint (grid, UPLIFT_PERSONA_REVENUE), "category or gender"));
}

static void
test_known_data (void)
{
  const char *known = g_getenv ("UPLIFT_KNOWN_DATA");

  if (known == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA is not set");
      return;
    }
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_file_new_build_filename (known, "seed-c", NULL));
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
  g_autoptr (UpliftTableData) data = uplift_persona_table_data_new (results);
  g_assert_cmpstr (
      uplift_table_data_get_text (data, 0, uplift_table_data_find_column (data, "category")), ==,
      "Lifestyle");
  g_assert_cmpstr (
      uplift_table_data_get_text (data, 0, uplift_table_data_find_column (data, "gender")), ==,
      "Male");
  g_assert_cmpfloat_with_epsilon (
      uplift_table_data_get_number (data, 0, uplift_table_data_find_column (data, "roas")), 18.8865,
      5e-5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/personas/table", test_table);
  g_test_add_func ("/personas/grid", test_grid);
  g_test_add_func ("/personas/modes", test_modes);
  g_test_add_func ("/personas/map", test_map);
  g_test_add_func ("/personas/bars", test_bars);
  g_test_add_func ("/personas/bars-without-gender", test_bars_without_gender);
  g_test_add_func ("/personas/hints", test_hints);
  g_test_add_func ("/personas/known-data", test_known_data);
  return g_test_run ();
}
