#include "charts/heatmap-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_ROW_HEIGHT 44
#define ROW_LINES 2.6

G_DEFINE_FINAL_TYPE (UpliftHeatmap, uplift_heatmap, UPLIFT_TYPE_CHART)

static void
clear_cell_cb (gpointer data)
{
  UpliftHeatmapCell *cell = data;

  g_free (cell->note);
  g_free (cell->tooltip);
}

const UpliftHeatmapCell *
uplift_heatmap_get_cell (UpliftHeatmap *self, guint cell)
{
  return &g_array_index (self->cells, UpliftHeatmapCell, cell);
}

UpliftColor
uplift_heatmap_get_cell_color (UpliftHeatmap *self, const UpliftHeatmapCell *cell)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftColor color
      = uplift_color_scale_get_color (&uplift_chart_get_state (chart)->theme,
                                      uplift_color_scale_map (&self->colors, cell->value), TRUE);

  return cell->pale ? uplift_chart_make_pale (chart, color) : color;
}

static gboolean
uplift_heatmap_is_empty (UpliftChart *chart)
{
  return UPLIFT_HEATMAP (chart)->cells->len == 0;
}

/* “Beauty, Female” (transfer full). */
static char *
dup_name (UpliftHeatmap *self, const UpliftHeatmapCell *cell)
{
  /* Translators: a row and a column of a table: “Beauty, Female”. */
  return g_strdup_printf (_ ("%s, %s"), self->rows[cell->row], self->columns[cell->column]);
}

static char *
uplift_heatmap_describe_mark (UpliftChart *chart, int mark)
{
  UpliftHeatmap *self = UPLIFT_HEATMAP (chart);
  const UpliftHeatmapCell *cell
      = uplift_heatmap_get_cell (self, uplift_chart_get_mark (chart, mark)->datum);
  const char *title = uplift_chart_get_state (chart)->axis_title;

  if (cell->tooltip != NULL)
    return g_strdup (cell->tooltip);

  g_autofree char *name = dup_name (self, cell);
  g_autofree char *value = isnan (cell->value) ? g_strdup (_ ("no value"))
                                               : uplift_chart_format (chart, cell->value, 0);
  GString *text = g_string_new (name);

  g_string_append_c (text, '\n');
  if (title[0] != '\0')
    /* Translators: a name and its number: “ROAS: 3.4×”. */
    g_string_append_printf (text, _ ("%s: %s"), title, value);
  else
    g_string_append (text, value);
  if (cell->note != NULL)
    g_string_append_printf (text, "\n%s", cell->note);
  return g_string_free (text, FALSE);
}

static void
append_extremes (UpliftHeatmap *self, GString *text)
{
  const UpliftHeatmapCell *lowest = NULL, *highest = NULL;

  for (guint i = 0; i < self->order->len; i++)
    {
      const UpliftHeatmapCell *cell
          = uplift_heatmap_get_cell (self, g_array_index (self->order, guint, i));

      if (isnan (cell->value))
        continue;
      if (highest == NULL || cell->value > highest->value)
        highest = cell;
      if (lowest == NULL || cell->value < lowest->value)
        lowest = cell;
    }
  if (highest == NULL)
    return;

  g_autofree char *highest_name = dup_name (self, highest);
  g_autofree char *lowest_name = dup_name (self, lowest);
  g_autofree char *most = uplift_chart_format (UPLIFT_CHART (self), highest->value, 0);
  g_autofree char *least = uplift_chart_format (UPLIFT_CHART (self), lowest->value, 0);

  g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("Highest: %s, %s; lowest: %s, %s."), highest_name, most,
                          lowest_name, least);
}

static char *
uplift_heatmap_describe (UpliftChart *chart)
{
  UpliftHeatmap *self = UPLIFT_HEATMAP (chart);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text,
      ngettext ("Heat map “%s” with %u cell.", "Heat map “%s” with %u cells.", self->order->len),
      uplift_chart_get_title (chart), self->order->len);
  append_extremes (self, text);
  return g_string_free (text, FALSE);
}

static const UpliftHeatmapCell *
get_mark_cell (UpliftHeatmap *self, int mark)
{
  return uplift_heatmap_get_cell (self, g_array_index (self->order, guint, mark));
}

/* The mark of the nearest column in the next row that has marks, or the same mark at the ends. */
static int
step_row (UpliftHeatmap *self, int mark, int dy)
{
  const UpliftHeatmapCell *from = get_mark_cell (self, mark);
  int n = (int) self->order->len;
  int next = mark;
  int nearest = mark;
  guint least = G_MAXUINT;

  while (next >= 0 && next < n && get_mark_cell (self, next)->row == from->row)
    next += dy;
  if (next < 0 || next >= n)
    return mark;

  guint row = get_mark_cell (self, next)->row;

  for (; next >= 0 && next < n && get_mark_cell (self, next)->row == row; next += dy)
    {
      guint column = get_mark_cell (self, next)->column;
      guint distance = column > from->column ? column - from->column : from->column - column;

      if (distance < least)
        {
          least = distance;
          nearest = next;
        }
    }
  return nearest;
}

static int
uplift_heatmap_step (UpliftChart *chart, int mark, int dx, int dy)
{
  UpliftHeatmap *self = UPLIFT_HEATMAP (chart);
  int along = uplift_chart_get_state (chart)->theme.rtl ? -dx : dx;
  int next = CLAMP (mark + along, 0, (int) self->order->len - 1);

  if (get_mark_cell (self, next)->row == get_mark_cell (self, mark)->row)
    mark = next;
  return dy != 0 ? step_row (self, mark, dy) : mark;
}

/* The matrix; what has no value and what is no cell are both empty. */
static char *
uplift_heatmap_to_text (UpliftChart *chart)
{
  UpliftHeatmap *self = UPLIFT_HEATMAP (chart);
  GString *text = g_string_new (NULL);
  guint next = 0;

  uplift_chart_append_cell (text, self->row_title);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_string_append_c (text, '\t');
      uplift_chart_append_cell (text, self->columns[i]);
    }
  g_string_append_c (text, '\n');
  for (guint row = 0; row < self->n_rows; row++)
    {
      uplift_chart_append_cell (text, self->rows[row]);
      for (guint column = 0; column < self->n_columns; column++)
        {
          g_string_append_c (text, '\t');
          if (next >= self->order->len)
            continue;

          const UpliftHeatmapCell *cell = get_mark_cell (self, (int) next);

          if (cell->row != row || cell->column != column)
            continue;
          uplift_chart_append_number (text, cell->value);
          next++;
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static double
uplift_heatmap_get_natural_height (UpliftChart *chart, PangoContext *context, double width)
{
  UpliftHeatmap *self = UPLIFT_HEATMAP (chart);
  double line = uplift_chart_measure_line (context);
  /* The legend, if need be with its key in a line of its own, and the names of the columns. */
  double above = 4 * line + 16;

  return ceil (above + self->n_rows * MAX (MIN_ROW_HEIGHT, line * ROW_LINES));
}

static void
uplift_heatmap_get_fixed (UpliftChart *chart, double *top, double *bottom)
{
  *top = UPLIFT_HEATMAP (chart)->plot.y;
  *bottom = 0;
}

static void
uplift_heatmap_finalize (GObject *object)
{
  UpliftHeatmap *self = UPLIFT_HEATMAP (object);

  uplift_legend_clear (&self->legend);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_strfreev (self->rows);
  g_strfreev (self->columns);
  g_free (self->row_title);
  g_free (self->pivot_title);

  G_OBJECT_CLASS (uplift_heatmap_parent_class)->finalize (object);
}

static void
uplift_heatmap_class_init (UpliftHeatmapClass *klass)
{
  UpliftChartClass *chart_class = UPLIFT_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = uplift_heatmap_finalize;
  chart_class->is_empty = uplift_heatmap_is_empty;
  chart_class->layout = uplift_heatmap_layout;
  chart_class->draw = uplift_heatmap_draw;
  chart_class->describe_mark = uplift_heatmap_describe_mark;
  chart_class->describe = uplift_heatmap_describe;
  chart_class->step = uplift_heatmap_step;
  chart_class->to_text = uplift_heatmap_to_text;
  chart_class->get_natural_height = uplift_heatmap_get_natural_height;
  chart_class->get_fixed = uplift_heatmap_get_fixed;
}

static void
uplift_heatmap_init (UpliftHeatmap *self)
{
  uplift_legend_init (&self->legend, UPLIFT_CHART (self));
  self->cells = g_array_new (FALSE, FALSE, sizeof (UpliftHeatmapCell));
  g_array_set_clear_func (self->cells, clear_cell_cb);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_new0 (char *, 1);
  self->columns = g_new0 (char *, 1);
  self->row_title = g_strdup ("");
  self->pivot_title = g_strdup ("");
  self->colors = uplift_color_scale_make (NULL, 0, (double) NAN);
}

UpliftChart *
uplift_heatmap_new (void)
{
  return g_object_new (UPLIFT_TYPE_HEATMAP, NULL);
}

static char **
copy_names (const char *const *names, guint n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (names[i] != NULL ? names[i] : "");
  return copy;
}

static void
copy_grid (UpliftHeatmap *self, const UpliftHeatGrid *grid)
{
  g_strfreev (self->rows);
  g_strfreev (self->columns);
  g_free (self->row_title);
  self->rows = copy_names (grid->rows, grid->n_rows);
  self->columns = copy_names (grid->columns, grid->n_columns);
  self->n_rows = grid->n_rows;
  self->n_columns = grid->n_columns;
  self->row_title = g_strdup (grid->row_title != NULL ? grid->row_title : "");
}

static int
compare_cells_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftHeatmapCell *left = uplift_heatmap_get_cell (user_data, *(const guint *) a);
  const UpliftHeatmapCell *right = uplift_heatmap_get_cell (user_data, *(const guint *) b);

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (left->column > right->column) - (left->column < right->column);
}

void
uplift_heatmap_set_data (UpliftHeatmap *map, const UpliftHeatGrid *grid,
                         const UpliftHeatCell *cells, guint n_cells, double pivot)
{
  g_return_if_fail (UPLIFT_IS_HEATMAP (map));
  g_return_if_fail (grid != NULL && (cells != NULL || n_cells == 0));
  g_return_if_fail (!isinf (pivot));

  g_autofree double *values = g_new (double, n_cells);

  copy_grid (map, grid);
  g_array_set_size (map->cells, 0);
  g_array_set_size (map->order, 0);
  for (guint i = 0; i < n_cells; i++)
    {
      UpliftHeatmapCell cell = {
        .row = cells[i].row,
        .column = cells[i].column,
        .value = isfinite (cells[i].value) ? cells[i].value : (double) NAN,
        .note = g_strdup (cells[i].note),
        .tooltip = g_strdup (cells[i].tooltip),
        .pale = cells[i].pale,
      };

      g_assert (cell.row < grid->n_rows && cell.column < grid->n_columns);
      values[i] = cell.value;
      g_array_append_val (map->cells, cell);
      g_array_append_val (map->order, i);
    }
  g_array_sort_with_data (map->order, compare_cells_cb, map);
  map->colors = uplift_color_scale_make (values, n_cells, pivot);
  uplift_chart_invalidate (UPLIFT_CHART (map));
}

void
uplift_heatmap_set_titles (UpliftHeatmap *map, const char *title, const char *value_title,
                           const char *pivot_title)
{
  g_return_if_fail (UPLIFT_IS_HEATMAP (map));

  g_free (map->pivot_title);
  map->pivot_title = g_strdup (pivot_title != NULL ? pivot_title : "");
  uplift_chart_set_titles (UPLIFT_CHART (map), title, value_title);
}

void
uplift_heatmap_set_format (UpliftHeatmap *map, UpliftNumberFormat format, gpointer user_data,
                           GDestroyNotify destroy)
{
  g_return_if_fail (UPLIFT_IS_HEATMAP (map));

  uplift_chart_set_format (UPLIFT_CHART (map), format, user_data, destroy);
}
