#include "app/table/table-data.h"
#include "small-table.h"

#include <locale.h>

enum
{
  NAME,
  STATUS,
  RANK,
  COUNT,
  MONEY,
  RATIO,
  SHARE,
  DAY,
  N_COLUMNS
};

static const UpliftTableColumn columns[N_COLUMNS] = {
  [NAME] = { .id = "name", .title = "Name", .form = UPLIFT_CELL_TEXT },
  [STATUS] = { .id = "status", .title = "Status", .form = UPLIFT_CELL_STATUS },
  [RANK] = { .id = "rank", .title = "Rank", .form = UPLIFT_CELL_RANK },
  [COUNT] = { .id = "count", .title = "Count", .form = UPLIFT_CELL_COUNT },
  [MONEY] = { .id = "money", .title = "Money", .form = UPLIFT_CELL_MONEY },
  [RATIO] = { .id = "ratio", .title = "Ratio", .form = UPLIFT_CELL_RATIO },
  [SHARE] = { .id = "share", .title = "Share", .form = UPLIFT_CELL_PERCENT },
  [DAY] = { .id = "day", .title = "Day", .form = UPLIFT_CELL_DATE },
};

static const char *const cells[] = {
  "A\tb", "1", "2", "12",  "-1234.5678", "3.14159", "0.12345", "20000", /* 0 */
  "",     "",  "",  "",    "",           "",        "",        "",      /* 1 */
  "C",    "2", "1", "2.5", "0.1",        "1e-9",    "-1",      "0",     /* 2 */
  "D",    "",  "3", "1",   "0",          "0",       "0",       "1",     /* 3 */
};

static UpliftTableData *
new_data (void)
{
  return small_table_new (columns, N_COLUMNS, cells, 3);
}

static void
check_row (UpliftTableData *data, guint row, gboolean plain, const char *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *cell = plain ? uplift_table_data_dup_plain (data, row, column)
                                    : uplift_table_data_dup_display (data, row, column);

      g_string_append_printf (line, "%s%s", column > 0 ? "|" : "", cell);
    }
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_display (void)
{
  g_autoptr (UpliftTableData) data = new_data ();

  check_row (data, 0, FALSE, "A\tb|grave|2|12|−$1\u202f234.57|3.14×|12.3%|4 Oct 2024");
  check_row (data, 1, FALSE, "||–|–|–|–|–|–");
  check_row (data, 2, FALSE, "C|doubtful|1|2.50|$0.10|0.00×|−100.0%|1 Jan 1970");
}

static void
test_plain (void)
{
  g_autoptr (UpliftTableData) data = new_data ();

  check_row (data, 0, TRUE, "A\tb|grave|2|12|-1234.5678|3.14159|0.12345|2024-10-04");
  check_row (data, 1, TRUE, "|||||||");
  check_row (data, 2, TRUE, "C|doubtful|1|2.5|0.1|1e-09|-1|1970-01-01");
}

/* No number of a column is longer than the room there is for it. */
static void
test_width (void)
{
  g_autoptr (UpliftTableData) data = small_table_new (columns, N_COLUMNS, cells, 4),
                              none = small_table_new (columns, N_COLUMNS, cells, 0);

  for (guint column = RANK; column < N_COLUMNS; column++)
    {
      guint width = uplift_table_data_get_number_width (data, column);

      for (guint row = 0; row < 4; row++)
        {
          g_autofree char *text = uplift_table_data_dup_display (data, row, column);

          g_assert_cmpint (g_utf8_strlen (text, -1), <=, width);
        }
      g_assert_cmpuint (uplift_table_data_get_number_width (none, column), >, 0);
    }
  g_assert_cmpuint (uplift_table_data_get_number_width (data, RANK), <, 4);
}

static void
test_columns (void)
{
  UpliftTableColumn other[N_COLUMNS];
  char title[] = "Made";
  g_autoptr (UpliftTableData) data = new_data (), again = new_data (), renamed = NULL;
  g_autoptr (UpliftTableData) changed = NULL, fewer = small_table_new (columns, 3, cells, 1);

  for (guint i = 0; i < N_COLUMNS; i++)
    other[i] = columns[i];
  other[MONEY].title = title;
  other[MONEY].explanation = title;
  renamed = small_table_new (other, N_COLUMNS, cells, 3);
  other[SHARE].form = UPLIFT_CELL_RATIO;
  changed = small_table_new (other, N_COLUMNS, cells, 3);

  g_assert_true (uplift_table_data_has_same_columns (data, again));
  g_assert_true (uplift_table_data_has_same_columns (data, renamed));
  g_assert_false (uplift_table_data_has_same_columns (data, changed));
  g_assert_false (uplift_table_data_has_same_columns (data, fewer));
  g_assert_false (uplift_table_data_has_same_columns (data, NULL));
  g_assert_cmpuint (uplift_table_data_find_column (data, "money"), ==, MONEY);

  /* Texts made for the moment are copied. */
  title[0] = 'X';
  g_assert_cmpstr (uplift_table_data_get_shape (renamed)->columns[MONEY].title, ==, "Made");
  g_assert_cmpstr (uplift_table_data_get_shape (renamed)->columns[MONEY].explanation, ==, "Made");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-data/display", test_display);
  g_test_add_func ("/table-data/plain", test_plain);
  g_test_add_func ("/table-data/width", test_width);
  g_test_add_func ("/table-data/columns", test_columns);
  return g_test_run ();
}
