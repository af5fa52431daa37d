#include "app/table/row-model.h"

#include "app/table/row-order.h"
#include "app/table/search-index.h"
#include "app/table/text-fold.h"
#include "app/table/text-order.h"

#include <string.h>

struct _UpliftRowModel
{
  GObject parent_instance;

  UpliftTableData *data;     /* (owned, nullable) */
  GPtrArray *orders;         /* of texts, by column, NULL where not sorted by yet (owned) */
  GPtrArray *numbers;        /* of the data, by column: double by row; likewise (owned) */
  guint *tied;               /* all rows as the tie column orders them (owned, nullable) */
  guint *sorted;             /* all rows in order (owned, nullable) */
  UpliftSearchIndex *search; /* of the data (owned, nullable: not searched yet) */
  char **words;              /* searched for, folded (owned, nullable: no search) */
  gboolean *found;           /* by row (owned, nullable: no search) */
  guint column;              /* sorted by */
  gboolean descending;
  guint *rows; /* in the order shown (owned, nullable) */
  guint n;     /* of rows */
};

enum
{
  REARRANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftRowModel, uplift_row_model, G_TYPE_OBJECT)

static guint
count_all (UpliftRowModel *self)
{
  return self->data != NULL ? uplift_table_data_get_shape (self->data)->n_rows : 0;
}

/* The number by which each row is sorted in a column (transfer full). */
static double *
make_numbers (UpliftRowModel *self, guint column)
{
  const UpliftTableShape *shape = uplift_table_data_get_shape (self->data);
  UpliftCellForm form = shape->columns[column].form;
  double *numbers = g_new (double, shape->n_rows);

  if (form == UPLIFT_CELL_TEXT || form == UPLIFT_CELL_LINK)
    {
      gpointer *order = &g_ptr_array_index (self->orders, column);

      if (*order == NULL)
        *order = uplift_text_order_new ();
      uplift_text_order_get_places (*order, self->data, column, numbers);
    }
  else
    for (guint row = 0; row < shape->n_rows; row++)
      numbers[row] = uplift_table_data_get_number (self->data, row, column);
  return numbers;
}

static const double *
get_numbers (UpliftRowModel *self, guint column)
{
  gpointer *numbers = &g_ptr_array_index (self->numbers, column);

  if (*numbers == NULL)
    *numbers = make_numbers (self, column);
  return *numbers;
}

/* Sorting keeps the order of rows that are alike, which is that of the tie column. */
static void
sort_rows (UpliftRowModel *self)
{
  guint n = count_all (self), tie_column;

  if (n == 0)
    return;
  tie_column = uplift_table_data_get_shape (self->data)->tie_column;
  if (self->tied == NULL)
    {
      self->tied = g_new (guint, n);
      for (guint row = 0; row < n; row++)
        self->tied[row] = row;
      uplift_row_order_sort (self->tied, n, get_numbers (self, tie_column), FALSE);
    }
  g_free (self->sorted);
  self->sorted = g_memdup2 (self->tied, n * sizeof *self->tied);
  if (self->column != tie_column || self->descending)
    uplift_row_order_sort (self->sorted, n, get_numbers (self, self->column), self->descending);
}

static void
find_rows (UpliftRowModel *self)
{
  guint n = count_all (self);

  g_clear_pointer (&self->found, g_free);
  if (self->words == NULL || n == 0)
    return;
  uplift_row_model_prepare_search (self);
  self->found = g_new (gboolean, n);
  for (guint row = 0; row < n; row++)
    self->found[row]
        = uplift_search_index_matches (self->search, row, (const char *const *) self->words);
}

/* Shows the rows that are found, as they are sorted. */
static void
update_rows (UpliftRowModel *self, gboolean other_data)
{
  g_autofree guint *old = g_steal_pointer (&self->rows);
  guint n_all = count_all (self), n_old = self->n;

  self->rows = g_new (guint, n_all);
  self->n = 0;
  for (guint i = 0; i < n_all; i++)
    if (self->found == NULL || self->found[self->sorted[i]])
      self->rows[self->n++] = self->sorted[i];
  if (other_data || self->n != n_old
      || (n_old > 0 && memcmp (old, self->rows, n_old * sizeof *old) != 0))
    g_signal_emit (self, signals[REARRANGED], 0);
}

static void
forget_data (UpliftRowModel *self)
{
  g_ptr_array_set_size (self->numbers, 0);
  g_clear_pointer (&self->tied, g_free);
  g_clear_pointer (&self->sorted, g_free);
  g_clear_pointer (&self->search, uplift_search_index_free);
  g_clear_pointer (&self->found, g_free);
}

static void
uplift_row_model_finalize (GObject *object)
{
  UpliftRowModel *self = UPLIFT_ROW_MODEL (object);

  forget_data (self);
  g_clear_object (&self->data);
  g_ptr_array_unref (self->orders);
  g_ptr_array_unref (self->numbers);
  g_strfreev (self->words);
  g_free (self->rows);
  G_OBJECT_CLASS (uplift_row_model_parent_class)->finalize (object);
}

static void
uplift_row_model_class_init (UpliftRowModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = uplift_row_model_finalize;
  signals[REARRANGED] = g_signal_new ("rearranged", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
free_order_cb (gpointer order)
{
  uplift_text_order_free (order);
}

static void
uplift_row_model_init (UpliftRowModel *self)
{
  self->orders = g_ptr_array_new_with_free_func (free_order_cb);
  self->numbers = g_ptr_array_new_with_free_func (g_free);
}

UpliftRowModel *
uplift_row_model_new (void)
{
  return g_object_new (UPLIFT_TYPE_ROW_MODEL, NULL);
}

void
uplift_row_model_set_data (UpliftRowModel *model, UpliftTableData *data)
{
  g_return_if_fail (UPLIFT_IS_ROW_MODEL (model));
  g_return_if_fail (data == NULL || UPLIFT_IS_TABLE_DATA (data));

  if (data == model->data)
    return;

  if (data != NULL && !uplift_table_data_has_same_columns (data, model->data))
    {
      const UpliftTableShape *shape = uplift_table_data_get_shape (data);

      model->column = shape->sort_column;
      model->descending = shape->sort_descending;
      g_ptr_array_set_size (model->orders, 0);
      g_ptr_array_set_size (model->orders, (int) shape->n_columns);
    }
  forget_data (model);
  g_set_object (&model->data, data);
  if (data != NULL)
    g_ptr_array_set_size (model->numbers, (int) uplift_table_data_get_shape (data)->n_columns);
  sort_rows (model);
  find_rows (model);
  update_rows (model, TRUE);
}

UpliftTableData *
uplift_row_model_get_data (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), NULL);
  return model->data;
}

guint
uplift_row_model_get_n (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), 0);
  return model->n;
}

guint
uplift_row_model_get_row (UpliftRowModel *model, guint position)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), 0);
  g_return_val_if_fail (position < model->n, 0);
  return model->rows[position];
}

void
uplift_row_model_set_sort (UpliftRowModel *model, guint column, gboolean descending)
{
  g_return_if_fail (UPLIFT_IS_ROW_MODEL (model) && model->data != NULL);
  g_return_if_fail (column < uplift_table_data_get_shape (model->data)->n_columns);

  if (column == model->column && !descending == !model->descending)
    return;
  model->column = column;
  model->descending = descending;
  sort_rows (model);
  update_rows (model, FALSE);
}

guint
uplift_row_model_get_sort_column (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), 0);
  return model->column;
}

gboolean
uplift_row_model_is_descending (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), FALSE);
  return model->descending;
}

void
uplift_row_model_set_search (UpliftRowModel *model, const char *text)
{
  g_auto (GStrv) words = NULL;

  g_return_if_fail (UPLIFT_IS_ROW_MODEL (model));

  words = uplift_text_fold_words (text != NULL ? text : "");
  if (words == NULL && model->words == NULL)
    return;
  if (words != NULL && model->words != NULL
      && g_strv_equal ((const char *const *) words, (const char *const *) model->words))
    return;
  g_strfreev (model->words);
  model->words = g_steal_pointer (&words);
  find_rows (model);
  update_rows (model, FALSE);
}

void
uplift_row_model_prepare_search (UpliftRowModel *model)
{
  g_return_if_fail (UPLIFT_IS_ROW_MODEL (model));

  if (model->search == NULL && model->data != NULL)
    model->search = uplift_search_index_new (model->data);
}

gboolean
uplift_row_model_is_searching (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), FALSE);
  return model->words != NULL;
}

guint
uplift_row_model_get_n_unsearched (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), 0);
  return count_all (model);
}
