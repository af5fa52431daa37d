#include "charts/point-grid.h"

#include <math.h>

struct _UpliftPointGrid
{
  const UpliftMark *marks; /* (borrowed) */
  double radius;
  guint columns, rows;
  guint *starts;  /* (owned) columns × rows + 1: where each cell's points begin */
  guint *members; /* (owned) the marks, cell by cell */
};

static void
get_middle (const UpliftMark *mark, double *x, double *y)
{
  *x = mark->rect.x + mark->rect.width / 2;
  *y = mark->rect.y + mark->rect.height / 2;
}

static guint
get_cell (const UpliftPointGrid *grid, guint mark)
{
  double x, y;

  get_middle (&grid->marks[mark], &x, &y);
  return (guint) (y / grid->radius) * grid->columns + (guint) (x / grid->radius);
}

UpliftPointGrid *
uplift_point_grid_new (const UpliftMark *marks, guint n, double radius)
{
  g_return_val_if_fail (marks != NULL || n == 0, NULL);
  g_return_val_if_fail (radius > 0, NULL);

  UpliftPointGrid *grid = g_new0 (UpliftPointGrid, 1);
  double right = 0, bottom = 0;

  for (guint i = 0; i < n; i++)
    {
      double x, y;

      get_middle (&marks[i], &x, &y);
      right = MAX (right, x);
      bottom = MAX (bottom, y);
    }
  grid->marks = marks;
  grid->radius = radius;
  grid->columns = (guint) (right / radius) + 1;
  grid->rows = (guint) (bottom / radius) + 1;
  grid->starts = g_new0 (guint, (gsize) grid->columns * grid->rows + 1);
  grid->members = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    grid->starts[get_cell (grid, i) + 1]++;
  for (guint i = 0; i < grid->columns * grid->rows; i++)
    grid->starts[i + 1] += grid->starts[i];

  g_autofree guint *next
      = g_memdup2 (grid->starts, sizeof *grid->starts * grid->columns * grid->rows);

  for (guint i = 0; i < n; i++)
    grid->members[next[get_cell (grid, i)]++] = i;
  return grid;
}

void
uplift_point_grid_free (UpliftPointGrid *grid)
{
  g_free (grid->starts);
  g_free (grid->members);
  g_free (grid);
}

/* Takes what is nearer than before. */
static void
search_cell (const UpliftPointGrid *grid, guint cell, const double at[2], double *least, int *found)
{
  for (guint i = grid->starts[cell]; i < grid->starts[cell + 1]; i++)
    {
      int mark = (int) grid->members[i];
      double x, y;

      get_middle (&grid->marks[mark], &x, &y);

      double distance = (x - at[0]) * (x - at[0]) + (y - at[1]) * (y - at[1]); /* squared */

      if (distance < *least || (distance <= *least && mark > *found))
        {
          *least = distance;
          *found = mark;
        }
    }
}

int
uplift_point_grid_find (const UpliftPointGrid *grid, double x, double y)
{
  g_return_val_if_fail (grid != NULL, -1);

  const double at[] = { x, y };
  double least = grid->radius * grid->radius;
  double column = floor (x / grid->radius);
  double row = floor (y / grid->radius);
  int found = -1;

  for (double r = MAX (row - 1, 0); r <= MIN (row + 1, grid->rows - 1.0); r++)
    for (double c = MAX (column - 1, 0); c <= MIN (column + 1, grid->columns - 1.0); c++)
      search_cell (grid, (guint) r * grid->columns + (guint) c, at, &least, &found);
  return found;
}
