#include "app/personas/persona-grid.h"
#include "core/figures/breakdowns.h"

static int
compare_values_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftDictionary *texts = user_data;
  const char *left = uplift_dictionary_get (texts, *(const guint32 *) a);
  const char *right = uplift_dictionary_get (texts, *(const guint32 *) b);

  if ((*left == '\0') != (*right == '\0'))
    return *left == '\0' ? 1 : -1;
  return g_utf8_collate (left, right);
}

/* The values of the dimension that personas have, in order; places: by code, where each stands. */
static guint32 *
list_values (const UpliftPersonaGrid *grid, UpliftDimension dimension, guint *n, guint *places)
{
  const UpliftDictionary *texts = grid->results->dataset->values[dimension];
  guint32 size = uplift_dictionary_get_size (texts);
  g_autofree gboolean *occurs = g_new0 (gboolean, MAX (size, 1));
  GArray *values = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint p = 0; p < grid->n_cells; p++)
    occurs[dimension == UPLIFT_DIMENSION_CATEGORY ? grid->personas[p].category
                                                  : grid->personas[p].gender]
        = TRUE;
  for (guint32 code = 0; code < size; code++)
    if (occurs[code])
      g_array_append_val (values, code);
  g_array_sort_with_data (values, compare_values_cb, (gpointer) texts);
  for (guint i = 0; i < values->len; i++)
    places[g_array_index (values, guint32, i)] = i;
  *n = values->len;
  return (guint32 *) g_array_free (values, FALSE);
}

static gboolean
is_chosen (const UpliftResults *results, UpliftDimension dimension, guint32 code)
{
  return uplift_filter_get_n_values (results->filter, dimension) == 0
         || uplift_filter_has (results->filter, dimension,
                               uplift_dictionary_get (results->dataset->values[dimension], code));
}

static int
compare_cells_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftPersonaCell *left = a, *right = b;

  if (left->category != right->category)
    return left->category < right->category ? -1 : 1;
  return left->gender < right->gender ? -1 : left->gender > right->gender ? 1 : 0;
}

UpliftPersonaGrid *
uplift_persona_grid_new (UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  UpliftPersonaGrid *grid = g_new0 (UpliftPersonaGrid, 1);
  UpliftDictionary *const *texts = results->dataset->values;
  g_autofree guint *categories
      = g_new0 (guint, uplift_dictionary_get_size (texts[UPLIFT_DIMENSION_CATEGORY]));
  g_autofree guint *genders
      = g_new0 (guint, uplift_dictionary_get_size (texts[UPLIFT_DIMENSION_GENDER]));

  grid->results = uplift_results_ref (results);
  grid->personas = uplift_breakdowns_lift_personas (results, &grid->n_cells);
  grid->categories = list_values (grid, UPLIFT_DIMENSION_CATEGORY, &grid->n_categories, categories);
  grid->genders = list_values (grid, UPLIFT_DIMENSION_GENDER, &grid->n_genders, genders);
  grid->cells = g_new (UpliftPersonaCell, grid->n_cells);
  for (guint p = 0; p < grid->n_cells; p++)
    {
      const UpliftPersonaRow *row = &grid->personas[p];
      grid->cells[p] = (UpliftPersonaCell){
        .row = row,
        .category = categories[row->category],
        .gender = genders[row->gender],
        .pale = !is_chosen (results, UPLIFT_DIMENSION_CATEGORY, row->category)
                || !is_chosen (results, UPLIFT_DIMENSION_GENDER, row->gender),
      };
    }
  g_qsort_with_data (grid->cells, (int) grid->n_cells, sizeof *grid->cells, compare_cells_cb, NULL);
  return grid;
}

void
uplift_persona_grid_free (UpliftPersonaGrid *grid)
{
  if (grid == NULL)
    return;
  g_free (grid->categories);
  g_free (grid->genders);
  g_free (grid->cells);
  g_free (grid->personas);
  uplift_results_unref (grid->results);
  g_free (grid);
}

const UpliftPersonaCell *
uplift_persona_grid_find (const UpliftPersonaGrid *grid, guint category, guint gender)
{
  g_return_val_if_fail (grid != NULL, NULL);

  for (guint i = 0; i < grid->n_cells; i++)
    if (grid->cells[i].category == category && grid->cells[i].gender == gender)
      return &grid->cells[i];
  return NULL;
}

double
uplift_persona_get_value (const UpliftPersonaRow *row, UpliftPersonaMeasure measure, gboolean mean)
{
  g_return_val_if_fail (row != NULL, UPLIFT_NO_VALUE);

  switch (measure)
    {
    case UPLIFT_PERSONA_ROAS:
      return mean ? row->mean_roas : row->figures.roas;
    case UPLIFT_PERSONA_REVENUE:
      return uplift_money_to_double (row->figures.revenue);
    case UPLIFT_PERSONA_ORDERS:
      return (double) row->figures.orders;
    case UPLIFT_PERSONA_SPEND:
      return row->figures.spend;
    case UPLIFT_N_PERSONA_MEASURES:
    default:
      g_return_val_if_reached (UPLIFT_NO_VALUE);
    }
}

gint64
uplift_persona_get_basis (const UpliftPersonaRow *row, UpliftPersonaMeasure measure, gboolean mean)
{
  g_return_val_if_fail (row != NULL, 0);

  return measure == UPLIFT_PERSONA_ROAS && mean ? row->with_roas : row->influencers;
}
