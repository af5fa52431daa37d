#include "app/personas/personas-specs.h"

#include "app/chart/chart-formats.h"
#include "app/chart/value-colors.h"
#include "app/words/cost-text.h"
#include "app/words/dimension-text.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

/* Charts of more places could not be read. */
#define MAX_PLACES 20000

static const char *const measure_titles[UPLIFT_N_PERSONA_MEASURES] = {
  [UPLIFT_PERSONA_ROAS] = N_ ("ROAS"),
  [UPLIFT_PERSONA_REVENUE] = N_ ("Revenue"),
  [UPLIFT_PERSONA_ORDERS] = N_ ("Orders"),
  [UPLIFT_PERSONA_SPEND] = N_ ("Spend"),
};

const char *
uplift_personas_specs_get_measure_title (UpliftPersonaMeasure measure)
{
  g_return_val_if_fail (measure < UPLIFT_N_PERSONA_MEASURES, "");

  return _ (measure_titles[measure]);
}

static const char *
get_bars_title (UpliftPersonaMeasure measure, gboolean mean)
{
  switch (measure)
    {
    case UPLIFT_PERSONA_ROAS:
      return mean ? _ ("ROAS by persona, mean of influencers")
                  : _ ("ROAS by persona, ratio of sums");
    case UPLIFT_PERSONA_REVENUE:
      return _ ("Revenue by persona");
    case UPLIFT_PERSONA_ORDERS:
      return _ ("Orders by persona");
    case UPLIFT_PERSONA_SPEND:
      return _ ("Spend by persona");
    case UPLIFT_N_PERSONA_MEASURES:
    default:
      g_return_val_if_reached ("");
    }
}

static gboolean
is_readable (const UpliftPersonaGrid *grid)
{
  return (guint64) grid->n_categories * grid->n_genders <= MAX_PLACES;
}

/* Of a dimension that no file has, the only value stands for everybody. */
static const char *
get_label (const UpliftPersonaGrid *grid, UpliftDimension dimension, guint32 code)
{
  if (!grid->results->dataset->has_dimension[dimension])
    return _ ("All");
  return uplift_dimension_get_label (grid->results->dataset, dimension, code);
}

/* "3 influencers", "only 1 influencer". */
static char *
dup_basis (const UpliftPersonaRow *row, UpliftPersonaMeasure measure, gboolean mean)
{
  gint64 n = uplift_persona_get_basis (row, measure, mean);
  g_autofree char *number = uplift_format_count (n);

  if (n <= UPLIFT_PERSONA_FEW)
    return g_strdup_printf (ngettext ("only %s influencer", "only %s influencers", (gulong) n),
                            number);
  return g_strdup_printf (ngettext ("%s influencer", "%s influencers", (gulong) n), number);
}

static char *
dup_tooltip (const UpliftPersonaGrid *grid, const UpliftPersonaRow *row)
{
  const char *currency = grid->results->dataset->currency;
  g_autofree char *roas = uplift_format_ratio (row->figures.roas);
  g_autofree char *mean = uplift_format_ratio (row->mean_roas);
  g_autofree char *revenue
      = uplift_format_money (uplift_money_to_double (row->figures.revenue), currency);
  g_autofree char *spend = uplift_format_money (row->figures.spend, currency);
  g_autofree char *orders = uplift_format_count (row->figures.orders);
  g_autofree char *basis = dup_basis (row, UPLIFT_PERSONA_REVENUE, FALSE);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s\n",
                          get_label (grid, UPLIFT_DIMENSION_CATEGORY, row->category),
                          get_label (grid, UPLIFT_DIMENSION_GENDER, row->gender));
  g_string_append_printf (text, _ ("ROAS %s, mean of influencers %s"), roas, mean);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Revenue %s from %s orders"), revenue, orders);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Spend %s"), spend);
  g_string_append_printf (text, "\n%s", basis);
  return g_string_free (text, FALSE);
}

static void
set_format (UpliftBarChart *chart, const UpliftDataset *dataset, UpliftPersonaMeasure measure)
{
  if (measure == UPLIFT_PERSONA_ROAS)
    uplift_bar_chart_set_format (chart, uplift_chart_format_ratio, NULL, NULL);
  else if (measure == UPLIFT_PERSONA_ORDERS)
    uplift_bar_chart_set_format (chart, uplift_chart_format_count, NULL, NULL);
  else
    uplift_bar_chart_set_format (chart, uplift_chart_format_short_money,
                                 g_strdup (dataset->currency), g_free);
}

/* The bar of a place where nobody is; without genders a bar for each category, in no group. */
static UpliftBarItem
make_item (const UpliftPersonaGrid *grid, guint32 category, guint32 gender)
{
  const UpliftDataset *dataset = grid->results->dataset;
  gboolean has_gender = dataset->has_dimension[UPLIFT_DIMENSION_GENDER];
  UpliftDimension dimension = has_gender ? UPLIFT_DIMENSION_GENDER : UPLIFT_DIMENSION_CATEGORY;
  guint32 code = has_gender ? gender : category;

  return (UpliftBarItem){
    .label = get_label (grid, dimension, code),
    .group = has_gender && dataset->has_dimension[UPLIFT_DIMENSION_CATEGORY]
                 ? get_label (grid, UPLIFT_DIMENSION_CATEGORY, category)
                 : NULL,
    .value = UPLIFT_NO_VALUE,
    .color = uplift_value_color_get (dataset, dimension, code),
  };
}

/* The bars of every place, with the tooltips of those that have somebody; FALSE when none has a
 * value. */
static gboolean
fill_items (UpliftBarItem *items, const UpliftPersonaGrid *grid, UpliftPersonaMeasure measure,
            gboolean mean, GPtrArray *tooltips)
{
  const UpliftPersonaCell *cell = grid->cells, *end = grid->cells + grid->n_cells;
  gboolean has_value = FALSE;

  for (guint i = 0; i < grid->n_categories * grid->n_genders; i++)
    {
      guint category = i / grid->n_genders, gender = i % grid->n_genders;
      UpliftBarItem *item = &items[i];
      *item = make_item (grid, grid->categories[category], grid->genders[gender]);
      if (cell == end || cell->category != category || cell->gender != gender)
        continue;
      item->value = uplift_persona_get_value (cell->row, measure, mean);
      item->pale = cell->pale;
      g_ptr_array_add (tooltips, dup_tooltip (grid, cell->row));
      item->tooltip = g_ptr_array_index (tooltips, tooltips->len - 1);
      has_value |= !isnan (item->value);
      cell++;
    }
  return has_value;
}

void
uplift_personas_specs_fill_bars (UpliftBarChart *chart, const UpliftPersonaGrid *grid,
                                 UpliftPersonaMeasure measure, gboolean mean)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (grid != NULL);

  const UpliftResults *results = grid->results;
  gboolean is_roas = measure == UPLIFT_PERSONA_ROAS;
  const char *name = uplift_personas_specs_get_measure_title (measure);
  g_autofree char *axis_title = is_roas || measure == UPLIFT_PERSONA_SPEND
                                    ? uplift_cost_text_dup_title (name, results)
                                    : g_strdup (name);
  guint n = is_readable (grid) ? grid->n_categories * grid->n_genders : 0;
  g_autoptr (GPtrArray) tooltips = g_ptr_array_new_with_free_func (g_free);
  g_autofree UpliftBarItem *items = g_new (UpliftBarItem, n);

  if (n > 0 && !fill_items (items, grid, measure, mean, tooltips))
    n = 0;
  uplift_bar_chart_set_items (chart, items, n);
  uplift_bar_chart_set_titles (chart, get_bars_title (measure, mean), axis_title);
  uplift_bar_chart_set_reference (chart, is_roas ? 1.0 / results->settings.margin : UPLIFT_NO_VALUE,
                                  is_roas ? _ ("break-even") : NULL);
  set_format (chart, results->dataset, measure);
}

/* The labels of codes (transfer container). */
static const char **
list_labels (const UpliftPersonaGrid *grid, UpliftDimension dimension, const guint32 *codes,
             guint n)
{
  const char **labels = g_new (const char *, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    labels[i] = get_label (grid, dimension, codes[i]);
  return labels;
}

/* The cells with their texts, which go into texts; FALSE when none has a value. */
static gboolean
fill_cells (UpliftHeatCell *cells, const UpliftPersonaGrid *grid, gboolean mean, GPtrArray *texts)
{
  gboolean has_value = FALSE;

  for (guint i = 0; i < grid->n_cells; i++)
    {
      const UpliftPersonaCell *cell = &grid->cells[i];
      double value = uplift_persona_get_value (cell->row, UPLIFT_PERSONA_ROAS, mean);
      char *note = dup_basis (cell->row, UPLIFT_PERSONA_ROAS, mean && !isnan (value));
      char *tooltip = dup_tooltip (grid, cell->row);
      g_ptr_array_add (texts, note);
      g_ptr_array_add (texts, tooltip);
      cells[i] = (UpliftHeatCell){
        .row = cell->category,
        .column = cell->gender,
        .value = value,
        .note = note,
        .tooltip = tooltip,
        .pale = cell->pale,
      };
      has_value |= !isnan (value);
    }
  return has_value;
}

void
uplift_personas_specs_fill_map (UpliftHeatmap *map, const UpliftPersonaGrid *grid, gboolean mean)
{
  g_return_if_fail (UPLIFT_IS_HEATMAP (map));
  g_return_if_fail (grid != NULL);

  const char *title
      = mean ? _ ("Heat map of ROAS, mean of influencers") : _ ("Heat map of ROAS, ratio of sums");
  g_autofree char *name = uplift_cost_text_dup_title (_ ("ROAS"), grid->results);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char **rows
      = list_labels (grid, UPLIFT_DIMENSION_CATEGORY, grid->categories, grid->n_categories);
  g_autofree const char **columns
      = list_labels (grid, UPLIFT_DIMENSION_GENDER, grid->genders, grid->n_genders);
  g_autofree UpliftHeatCell *cells = g_new (UpliftHeatCell, grid->n_cells);
  UpliftHeatGrid shape = { uplift_dimension_get_title (UPLIFT_DIMENSION_CATEGORY), rows, columns,
                           grid->n_categories, grid->n_genders };
  gboolean is_shown = is_readable (grid) && fill_cells (cells, grid, mean, texts);

  uplift_heatmap_set_data (map, &shape, cells, is_shown ? grid->n_cells : 0,
                           1.0 / grid->results->settings.margin);
  uplift_heatmap_set_titles (map, title, name, _ ("break-even"));
  uplift_heatmap_set_format (map, uplift_chart_format_ratio, NULL, NULL);
}

const char *
uplift_personas_specs_get_hint (const UpliftPersonaGrid *grid, UpliftPersonaMeasure measure)
{
  g_return_val_if_fail (grid != NULL, NULL);

  const UpliftResults *results = grid->results;
  gboolean rests_on_spend = measure == UPLIFT_PERSONA_ROAS || measure == UPLIFT_PERSONA_SPEND;

  if (!results->dataset->has_dimension[UPLIFT_DIMENSION_CATEGORY]
      && !results->dataset->has_dimension[UPLIFT_DIMENSION_GENDER])
    return _ ("There is no influencers file with a category or gender column.");
  if (!is_readable (grid))
    return _ ("Too many categories and genders for a chart: the table has them all.");
  if (rests_on_spend && isnan (results->totals.figures.spend))
    return _ ("No payouts file, so no spend and no ROAS: open one together with the other files.");
  if (!uplift_filter_is_empty (results->filter))
    return _ ("Nothing left under these filters: clear some of them.");
  return _ ("No persona has a value to show.");
}

const char *
uplift_personas_specs_get_note (const UpliftDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, "");

  gboolean has_category = dataset->has_dimension[UPLIFT_DIMENSION_CATEGORY];
  gboolean has_gender = dataset->has_dimension[UPLIFT_DIMENSION_GENDER];

  if (has_category && !has_gender)
    return _ ("The influencers file has no gender column, so that each category is one persona.");
  if (has_gender && !has_category)
    return _ ("The influencers file has no category column, so that each gender is one persona.");
  return "";
}
