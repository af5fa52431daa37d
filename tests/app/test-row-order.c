/* Rows sorted by digits stand as they would when compared. */
#include "app/table/row-order.h"
#include "core/data/types.h"

#include <math.h>
#include <stdlib.h>

#define MAX_ROWS 3000

typedef struct
{
  const double *numbers;
  gboolean descending;
} Sort;

/* < 0 when row a stands before row b, 0 when they are alike. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Sort *sort = user_data;
  double left = sort->numbers[*(const guint *) a], right = sort->numbers[*(const guint *) b];

  if (isnan (left) || isnan (right))
    return !!isnan (left) - !!isnan (right);
  if (left == right)
    return 0;
  return (left < right) != sort->descending ? -1 : 1;
}

static void
check (const double *numbers, guint n, gboolean descending)
{
  g_autofree guint *rows = g_new (guint, n + 1), *expected = g_new (guint, n + 1);
  Sort sort = { numbers, descending };

  for (guint i = 0; i < n; i++)
    rows[i] = expected[i] = n - 1 - i;
  g_qsort_with_data (expected, (int) n, sizeof *expected, compare_cb, &sort);
  uplift_row_order_sort (rows, n, numbers, descending);
  g_assert_cmpmem (rows, n * sizeof *rows, expected, n * sizeof *expected);
}

static void
test_edges (void)
{
  static const double numbers[] = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    UPLIFT_NO_VALUE,
    HUGE_VAL,
    -HUGE_VAL,
    5e-324,
    -5e-324,
    1.7976e308,
    -UPLIFT_NO_VALUE,
    0.0,
    2.0,
    -1.0,
    -0.0,
    1e-300,
    1e300,
  };

  for (guint n = 0; n <= G_N_ELEMENTS (numbers); n++)
    for (int descending = 0; descending < 2; descending++)
      check (numbers, n, descending);
}

/* Numbers of every kind: few that are alike in most digits, and any bits. */
static double
make_number (guint kind)
{
  union
  {
    guint64 bits;
    double number;
  } any = { (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int () };

  switch (kind)
    {
    case 0:
      return g_test_rand_int_range (-3, 4);
    case 1:
      return g_test_rand_int_range (0, 100000);
    case 2:
      return g_test_rand_double_range (-1e6, 1e6);
    default:
      return any.number;
    }
}

static void
test_random (void)
{
  g_autofree double *numbers = g_new (double, MAX_ROWS);

  for (guint round = 0; round < 80; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, MAX_ROWS);

      for (guint i = 0; i < n; i++)
        numbers[i] = g_test_rand_int_range (0, 9) == 0 ? UPLIFT_NO_VALUE : make_number (round % 4);
      check (numbers, n, FALSE);
      check (numbers, n, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-order/edges", test_edges);
  g_test_add_func ("/row-order/random", test_random);
  return g_test_run ();
}
