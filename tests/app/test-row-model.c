#include "app/table/row-model.h"
#include "app/table/text-fold.h"
#include "core/data/types.h"
#include "small-table.h"

#include <locale.h>
#include <string.h>

enum
{
  NAME,
  PLACE,
  MONEY,
  STATUS,
  N_COLUMNS
};

static const UpliftTableColumn columns[N_COLUMNS] = {
  [NAME] = { .id = "name", .title = "Name", .form = UPLIFT_CELL_TEXT },
  [PLACE] = { .id = "place", .title = "Place", .form = UPLIFT_CELL_LINK },
  [MONEY] = { .id = "money", .title = "Money", .form = UPLIFT_CELL_MONEY },
  [STATUS] = { .id = "status", .title = "Status", .form = UPLIFT_CELL_STATUS },
};

/* Zoé and Émile share their money; two have no place. */
static const char *const cells[] = {
  "Zoé",    "Delhi", "2.5", "",  /* 0 */
  "Bob 10", "",      "-1",  "1", /* 1 */
  "Bob 9",  "Agra",  "",    "2", /* 2 */
  "Émile",  "Delhi", "2.5", "",  /* 3 */
  "Anna",   "",      "40",  "1", /* 4 */
};

#define N_ROWS (G_N_ELEMENTS (cells) / N_COLUMNS)

/* The rows of the model, "1 4 0" (transfer full). */
static char *
to_string (UpliftRowModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < uplift_row_model_get_n (model); i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", uplift_row_model_get_row (model, i));
  return g_string_free (text, FALSE);
}

static void
check (UpliftRowModel *model, const char *expected)
{
  g_autofree char *text = to_string (model);

  g_assert_cmpstr (text, ==, expected);
}

static void
rearranged_cb (UpliftRowModel *model, GString *log)
{
  g_string_append_printf (log, "%u ", uplift_row_model_get_n (model));
}

static void
check_log (GString *log, const char *expected)
{
  g_assert_cmpstr (log->str, ==, expected);
  g_string_truncate (log, 0);
}

static UpliftRowModel *
new_model (GString *log)
{
  g_autoptr (UpliftTableData) data = small_table_new (columns, N_COLUMNS, cells, N_ROWS);
  UpliftRowModel *model = uplift_row_model_new ();

  if (log != NULL)
    g_signal_connect (model, "rearranged", G_CALLBACK (rearranged_cb), log);
  uplift_row_model_set_data (model, data);
  return model;
}

static void
test_sort (void)
{
  static const struct
  {
    guint column;
    const char *ascending, *descending;
  } cases[] = {
    /* Émile follows Zoé in the C locale; numbers in names count as numbers. */
    { NAME, "4 2 1 0 3", "3 0 1 2 4" },
    { PLACE, "2 0 3 4 1", "0 3 2 4 1" },
    { MONEY, "1 0 3 4 2", "4 0 3 1 2" },
    { STATUS, "4 1 2 0 3", "2 4 1 0 3" },
  };
  g_autoptr (UpliftRowModel) model = new_model (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", columns[cases[i].column].id);
      uplift_row_model_set_sort (model, cases[i].column, FALSE);
      check (model, cases[i].ascending);
      uplift_row_model_set_sort (model, cases[i].column, TRUE);
      check (model, cases[i].descending);
    }
}

static void
test_search (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "", "4 2 1 0 3" }, { "  ", "4 2 1 0 3" },  { "bob", "2 1" },   { "ZOE", "0" },
    { "emile", "3" },    { "É delhi", "0 3" },   { "grave", "4 1" }, { "doubt bob", "2" },
    { "nobody", "" },    { "delhi\tzoe ", "0" }, { "40", "" },
  };
  g_autoptr (UpliftRowModel) model = new_model (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      uplift_row_model_set_search (model, cases[i].text);
      check (model, cases[i].expected);
    }
}

static void
test_signals (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (UpliftRowModel) model = new_model (log);
  g_autoptr (UpliftTableData) again = small_table_new (columns, N_COLUMNS, cells, N_ROWS);

  check_log (log, "5 ");
  uplift_row_model_set_search (model, "bob");
  check_log (log, "2 ");
  uplift_row_model_set_search (model, "bo");
  check_log (log, "");
  uplift_row_model_set_search (model, "bob 9");
  check_log (log, "1 ");
  uplift_row_model_set_search (model, NULL);
  check_log (log, "5 ");

  uplift_row_model_set_sort (model, NAME, TRUE);
  check_log (log, "5 ");
  uplift_row_model_set_sort (model, NAME, TRUE);
  check_log (log, "");
  uplift_row_model_set_data (model, again);
  check_log (log, "5 ");
  uplift_row_model_set_data (model, NULL);
  check_log (log, "0 ");
}

static void
test_data (void)
{
  static const UpliftTableColumn other_columns[] = {
    { .id = "name", .title = "Name", .form = UPLIFT_CELL_TEXT },
  };
  static const char *const other_cells[] = { "b", "a", "Bob" };
  g_autoptr (UpliftRowModel) model = new_model (NULL);
  g_autoptr (UpliftTableData) fewer = small_table_new (columns, N_COLUMNS, cells, 2);
  g_autoptr (UpliftTableData) other = small_table_new (other_columns, 1, other_cells, 3);

  uplift_row_model_set_sort (model, MONEY, TRUE);
  uplift_row_model_set_search (model, "bob");
  check (model, "1 2");
  uplift_row_model_set_data (model, fewer);
  check (model, "1");
  g_assert_true (uplift_row_model_is_searching (model));
  g_assert_cmpuint (uplift_row_model_get_n_unsearched (model), ==, 2);
  g_assert_cmpuint (uplift_row_model_get_sort_column (model), ==, MONEY);
  uplift_row_model_set_search (model, "");
  check (model, "0 1");

  /* Other columns come with their own sort. */
  uplift_row_model_set_search (model, "b");
  uplift_row_model_set_data (model, other);
  check (model, "2 0");
  g_assert_false (uplift_row_model_is_descending (model));
}

/* As GLib folds a whole text, without memory of letters. */
static char *
fold_slowly (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_new (NULL);

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "", "" }, { "ABC", "abc" }, { "Zoé", "zoe" }, { "ÉMILE", "emile" }, { "Straße", "strasse" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = uplift_text_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *fast = NULL, *slow = NULL;

      while (text->len < 40)
        {
          gunichar letter = (gunichar) g_test_rand_int_range (1, round % 2 == 0 ? 0x500 : 0x20000);

          if (g_unichar_validate (letter))
            g_string_append_unichar (text, letter);
        }
      fast = uplift_text_fold (text->str);
      slow = fold_slowly (text->str);
      g_assert_cmpstr (fast, ==, slow);
    }
}

static int
compare_texts (const char *a, const char *b)
{
  g_autofree char *left = g_utf8_collate_key_for_filename (a, -1);
  g_autofree char *right = g_utf8_collate_key_for_filename (b, -1);
  int order;

  if (*a == '\0' || *b == '\0')
    return (*a == '\0') - (*b == '\0');
  order = strcmp (left, right);
  return order != 0 ? order : strcmp (a, b);
}

/* < 0 when row a must stand before row b. */
static int
compare_slowly (UpliftTableData *data, guint column, gboolean descending, guint a, guint b)
{
  UpliftCellForm form = uplift_table_data_get_shape (data)->columns[column].form;
  double left, right;

  if (form == UPLIFT_CELL_TEXT || form == UPLIFT_CELL_LINK)
    {
      const char *left_text = uplift_table_data_get_text (data, a, column);
      const char *right_text = uplift_table_data_get_text (data, b, column);
      int order = compare_texts (left_text, right_text);

      return descending && *left_text != '\0' && *right_text != '\0' ? -order : order;
    }
  left = uplift_table_data_get_number (data, a, column);
  right = uplift_table_data_get_number (data, b, column);
  if (isnan (left) || isnan (right))
    return !!isnan (left) - !!isnan (right);
  if (left == right)
    return 0;
  return (left < right) != descending ? -1 : 1;
}

static gboolean
matches_slowly (UpliftTableData *data, guint row, const char *word)
{
  g_autofree char *folded_word = fold_slowly (word);

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *text = column == MONEY
                                  ? g_strdup ("")
                                  : fold_slowly (uplift_table_data_get_text (data, row, column));

      if (strstr (text, folded_word) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
check_random (UpliftRowModel *model, const char *word)
{
  UpliftTableData *data = uplift_row_model_get_data (model);
  guint column = uplift_row_model_get_sort_column (model);
  gboolean descending = uplift_row_model_is_descending (model);
  guint n = uplift_row_model_get_n (model), n_found = 0;

  for (guint row = 0; row < uplift_table_data_get_shape (data)->n_rows; row++)
    n_found += matches_slowly (data, row, word);
  g_assert_cmpuint (n, ==, n_found);
  for (guint i = 0; i < n; i++)
    {
      guint row = uplift_row_model_get_row (model, i), before;
      int order;

      g_assert_true (matches_slowly (data, row, word));
      if (i == 0)
        continue;
      before = uplift_row_model_get_row (model, i - 1);
      order = compare_slowly (data, column, descending, before, row);
      if (order == 0)
        order = compare_slowly (data, NAME, FALSE, before, row);
      g_assert_true (order < 0 || (order == 0 && before < row));
    }
}

static UpliftTableData *
new_random_data (guint n)
{
  static const char *const words[] = { "", "Ab", "áB", "x 10", "X 9", "Łódź", "-", "ẞ", "ab x" };
  static const char *const numbers[] = { "", "0", "-0", "-3.5", "7", "1e300", "2", "-1e-300" };
  static const char *const ranks[] = { "", "1", "2" };
  g_autofree const char **made = g_new (const char *, n *N_COLUMNS + 1);

  for (guint row = 0; row < n; row++)
    {
      const char **cell = &made[row * N_COLUMNS];

      cell[NAME] = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
      cell[PLACE] = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
      cell[MONEY] = numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))];
      cell[STATUS] = ranks[g_test_rand_int_range (0, G_N_ELEMENTS (ranks))];
    }
  return small_table_new (columns, N_COLUMNS, made, n);
}

static void
test_random (void)
{
  static const char *const searches[] = { "", "AB", "x", "lodz", "grave", "zz", "ss" };
  g_autoptr (UpliftRowModel) model = uplift_row_model_new ();

  for (guint round = 0; round < 60; round++)
    {
      const char *word = searches[g_test_rand_int_range (0, G_N_ELEMENTS (searches))];
      g_autoptr (UpliftTableData) data = new_random_data ((guint) g_test_rand_int_range (0, 60));

      uplift_row_model_set_data (model, data);
      uplift_row_model_set_search (model, word);
      for (guint column = 0; column < N_COLUMNS; column++)
        for (int descending = 0; descending < 2; descending++)
          {
            uplift_row_model_set_sort (model, column, descending);
            check_random (model, word);
          }
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-model/sort", test_sort);
  g_test_add_func ("/row-model/search", test_search);
  g_test_add_func ("/row-model/signals", test_signals);
  g_test_add_func ("/row-model/data", test_data);
  g_test_add_func ("/row-model/fold", test_fold);
  g_test_add_func ("/row-model/random", test_random);
  return g_test_run ();
}
