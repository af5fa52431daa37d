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

/* By what rows are told apart: their numbers in the same data, else their keys. */
static gint64
get_identity (UpliftTableData *data, guint row, gboolean same_data)
{
  return same_data ? row : (gint64) uplift_table_data_get_key (data, row);
}

static GHashTable *
make_identities (UpliftRowSelection *saved, gboolean same_data)
{
  GHashTable *identities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < saved->rows->len; i++)
    {
      gint64 *identity = g_new (gint64, 1);

      *identity = get_identity (saved->data, g_array_index (saved->rows, guint, i), same_data);
      g_hash_table_add (identities, identity);
    }
  return identities;
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
  g_autoptr (GHashTable) identities = NULL;
  UpliftTableData *data;
  gboolean same_data;
  guint n;

  g_return_if_fail (saved != NULL);
  g_return_if_fail (GTK_IS_SELECTION_MODEL (selection));
  g_return_if_fail (UPLIFT_IS_ROW_MODEL (model));

  if (saved->rows->len == 0)
    return;

  data = uplift_row_model_get_data (model);
  same_data = data == saved->data;
  n = uplift_row_model_get_n (model);
  selected = gtk_bitset_new_empty ();
  all = gtk_bitset_new_range (0, n);
  if (are_comparable (saved->data, data))
    {
      identities = make_identities (saved, same_data);
      for (guint position = 0; position < n; position++)
        {
          guint row = uplift_row_model_get_row (model, position);
          gint64 identity = get_identity (data, row, same_data);

          if (g_hash_table_contains (identities, &identity))
            gtk_bitset_add (selected, position);
        }
    }
  gtk_selection_model_set_selection (selection, selected, all);
}
