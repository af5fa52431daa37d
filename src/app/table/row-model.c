#include "app/table/row-model.h"

#include "app/table/search-index.h"
#include "app/table/text-fold.h"
#include "app/table/text-order.h"
#include "core/data/types.h"

#include <stdlib.h>
#include <string.h>

struct _UpliftRowModel
{
  GObject parent_instance;

  UpliftTableData *data;     /* (owned, nullable) */
  GPtrArray *orders;         /* of texts, by column, NULL where not sorted by yet (owned) */
  UpliftSearchIndex *search; /* of the data (owned, nullable: not searched yet) */
  char **words;              /* searched for, folded (owned, nullable: no search) */
  guint column;              /* sorted by */
  gboolean descending;
  guint *rows;      /* in the order shown (owned, nullable) */
  guint n;          /* of rows */
  GPtrArray *items; /* by position, NULL where not asked for yet (owned) */
};

/* The lower comes first. */
typedef struct
{
  guint64 key, tie;
  guint row;
} SortEntry;

enum
{
  REARRANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_TYPE_WITH_CODE (UpliftRowModel, uplift_row_model, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type_cb (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items_cb (GListModel *list)
{
  return UPLIFT_ROW_MODEL (list)->n;
}

static gpointer
get_item_cb (GListModel *list, guint position)
{
  UpliftRowModel *self = UPLIFT_ROW_MODEL (list);
  gpointer *item;

  if (position >= self->n)
    return NULL;

  item = &g_ptr_array_index (self->items, position);
  if (*item == NULL)
    *item = g_object_new (G_TYPE_OBJECT, NULL);
  return g_object_ref (*item);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type_cb;
  interface->get_n_items = get_n_items_cb;
  interface->get_item = get_item_cb;
}

/* What sorts like the number, backwards when descending, with no value last in any case: the bits
 * of doubles sort like integers but for their signs. */
static guint64
make_key (double number, gboolean descending)
{
  guint64 bits;

  if (isnan (number))
    return G_MAXUINT64;
  number += 0.0; /* a negative zero is zero */
  memcpy (&bits, &number, sizeof bits);
  bits = (bits >> 63) != 0 ? ~bits : bits | ((guint64) 1 << 63);
  return descending ? ~bits : bits;
}

/* The number by which each row is sorted in a column (transfer full). */
static double *
get_numbers (UpliftRowModel *self, guint column)
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

static int
compare_entries_cb (gconstpointer a, gconstpointer b)
{
  const SortEntry *left = a, *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  if (left->tie != right->tie)
    return left->tie < right->tie ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

static gboolean
matches (UpliftRowModel *self, guint row)
{
  return self->words == NULL
         || uplift_search_index_matches (self->search, row, (const char *const *) self->words);
}

/* The rows that are to be shown, in order (transfer full). */
static guint *
make_rows (UpliftRowModel *self, guint *n)
{
  g_autofree double *numbers = NULL, *ties = NULL;
  g_autofree SortEntry *entries = NULL;
  const UpliftTableShape *shape;
  guint *rows;

  *n = 0;
  if (self->data == NULL)
    return NULL;

  shape = uplift_table_data_get_shape (self->data);
  numbers = get_numbers (self, self->column);
  ties = get_numbers (self, shape->tie_column);
  if (self->words != NULL)
    uplift_row_model_prepare_search (self);

  entries = g_new (SortEntry, shape->n_rows);
  for (guint row = 0; row < shape->n_rows; row++)
    if (matches (self, row))
      entries[(*n)++] = (SortEntry){ make_key (numbers[row], self->descending),
                                     make_key (ties[row], FALSE), row };
  if (*n > 0)
    qsort (entries, *n, sizeof *entries, compare_entries_cb);

  rows = g_new (guint, *n);
  for (guint i = 0; i < *n; i++)
    rows[i] = entries[i].row;
  return rows;
}

static void
update_rows (UpliftRowModel *self, gboolean other_data)
{
  g_autofree guint *old = g_steal_pointer (&self->rows);
  guint n_old = self->n;

  self->rows = make_rows (self, &self->n);
  if (!other_data && self->n == n_old
      && (n_old == 0 || memcmp (old, self->rows, n_old * sizeof *old) == 0))
    return;

  g_ptr_array_set_size (self->items, (int) self->n);
  if (self->n > n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), n_old, 0, self->n - n_old);
  else if (self->n < n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n, n_old - self->n, 0);
  g_signal_emit (self, signals[REARRANGED], 0);
}

static void
uplift_row_model_finalize (GObject *object)
{
  UpliftRowModel *self = UPLIFT_ROW_MODEL (object);

  g_clear_object (&self->data);
  g_ptr_array_unref (self->orders);
  g_clear_pointer (&self->search, uplift_search_index_free);
  g_strfreev (self->words);
  g_free (self->rows);
  g_ptr_array_unref (self->items);
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
free_item_cb (gpointer item)
{
  g_clear_object (&item);
}

static void
uplift_row_model_init (UpliftRowModel *self)
{
  self->orders = g_ptr_array_new_with_free_func (free_order_cb);
  self->items = g_ptr_array_new_with_free_func (free_item_cb);
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
  g_clear_pointer (&model->search, uplift_search_index_free);
  g_set_object (&model->data, data);
  update_rows (model, TRUE);
}

UpliftTableData *
uplift_row_model_get_data (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), NULL);
  return model->data;
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
  return model->data != NULL ? uplift_table_data_get_shape (model->data)->n_rows : 0;
}
