#include "app/table/row-selection.h"

struct _UpliftRowSelection
{
  UpliftTableData *data; /* (owned, nullable) */
  GArray *rows;          /* guint, of the data (owned) */
};

UpliftRowSelection *
uplift_row_selection_new (GtkSelectionModel *selection, UpliftRowModel *model)
{
  g_autoptr (GtkBitset) selected = NULL;
  UpliftRowSelection *saved;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (GTK_IS_SELECTION_MODEL (selection), NULL);
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), NULL);

  saved = g_new0 (UpliftRowSelection, 1);
  g_set_object (&saved->data, uplift_row_model_get_data (model));
  saved->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  selected = gtk_selection_model_get_selection (selection);
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      /* The last places may have none. */
      if (position >= uplift_row_model_get_n (model))
        break;
      guint row = uplift_row_model_get_row (model, position);
      g_array_append_val (saved->rows, row);
    }
  return saved;
}

void
uplift_row_selection_free (UpliftRowSelection *saved)
{
  if (saved == NULL)
    return;
  g_clear_object (&saved->data);
  g_array_unref (saved->rows);
  g_free (saved);
}

gboolean
uplift_row_selection_is_empty (const UpliftRowSelection *saved)
{
  g_return_val_if_fail (saved != NULL, TRUE);
  return saved->rows->len == 0;
}

/* Which rows of the same data were selected (transfer full). */
static gboolean *
mark_rows (UpliftRowSelection *saved)
{
  gboolean *marked = g_new0 (gboolean, uplift_table_data_get_shape (saved->data)->n_rows);

  for (guint i = 0; i < saved->rows->len; i++)
    marked[g_array_index (saved->rows, guint, i)] = TRUE;
  return marked;
}

/* Which rows of other data were, by their keys (transfer full). */
static gboolean *
mark_keys (UpliftRowSelection *saved, UpliftTableData *data)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = uplift_table_data_get_shape (data)->n_rows;
  gboolean *marked = g_new0 (gboolean, n);

  for (guint i = 0; i < saved->rows->len; i++)
    {
      guint64 *key = g_new (guint64, 1);

      *key = uplift_table_data_get_key (saved->data, g_array_index (saved->rows, guint, i));
      g_hash_table_add (keys, key);
    }
  for (guint row = 0; row < n; row++)
    {
      guint64 key = uplift_table_data_get_key (data, row);

      marked[row] = g_hash_table_contains (keys, &key);
    }
  return marked;
}

static gboolean
are_comparable (UpliftTableData *data, UpliftTableData *other)
{
  gconstpointer space;

  if (data == NULL || other == NULL)
    return FALSE;
  space = uplift_table_data_get_shape (data)->key_space;
  return data == other
         || (space != NULL && uplift_table_data_get_shape (other)->key_space == space);
}

void
uplift_row_selection_restore (UpliftRowSelection *saved, GtkSelectionModel *selection,
                              UpliftRowModel *model)
{
  g_autoptr (GtkBitset) selected = NULL, all = NULL;
  g_autofree gboolean *marked = NULL;
  UpliftTableData *data;

  g_return_if_fail (saved != NULL);
  g_return_if_fail (GTK_IS_SELECTION_MODEL (selection));
  g_return_if_fail (UPLIFT_IS_ROW_MODEL (model));

  if (saved->rows->len == 0)
    return;

  data = uplift_row_model_get_data (model);
  selected = gtk_bitset_new_empty ();
  if (are_comparable (saved->data, data))
    {
      marked = data == saved->data ? mark_rows (saved) : mark_keys (saved, data);
      for (guint position = 0; position < uplift_row_model_get_n (model); position++)
        if (marked[uplift_row_model_get_row (model, position)])
          gtk_bitset_add (selected, position);
    }
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (selection)));
  gtk_selection_model_set_selection (selection, selected, all);
}
