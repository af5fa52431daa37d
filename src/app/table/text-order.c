#include "app/table/text-order.h"

#include "core/data/types.h"

#include <string.h>

struct _UpliftTextOrder
{
  GHashTable *places; /* text → place (both owned by it) */
};

typedef struct
{
  const char *text; /* (borrowed) */
  char *key;        /* collation key (owned) */
} SortedText;

UpliftTextOrder *
uplift_text_order_new (void)
{
  UpliftTextOrder *order = g_new (UpliftTextOrder, 1);

  order->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return order;
}

void
uplift_text_order_free (UpliftTextOrder *order)
{
  if (order == NULL)
    return;
  g_hash_table_unref (order->places);
  g_free (order);
}

/* FALSE when a text is met that has no place yet. */
static gboolean
look_up_places (UpliftTextOrder *order, UpliftTableData *data, guint column, double *places)
{
  guint n_rows = uplift_table_data_get_shape (data)->n_rows;

  for (guint row = 0; row < n_rows; row++)
    {
      const char *text = uplift_table_data_get_text (data, row, column);
      gpointer place;

      places[row] = UPLIFT_NO_VALUE;
      if (*text == '\0')
        continue;
      if (!g_hash_table_lookup_extended (order->places, text, NULL, &place))
        return FALSE;
      places[row] = GPOINTER_TO_UINT (place);
    }
  return TRUE;
}

static int
compare_sorted_text_cb (gconstpointer a, gconstpointer b)
{
  const SortedText *left = a, *right = b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : strcmp (left->text, right->text);
}

/* Puts the texts of the data in order, and forgets those it does not have. */
static void
make_places (UpliftTextOrder *order, UpliftTableData *data, guint column)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (SortedText));
  guint n_rows = uplift_table_data_get_shape (data)->n_rows;

  for (guint row = 0; row < n_rows; row++)
    {
      const char *text = uplift_table_data_get_text (data, row, column);

      if (g_hash_table_add (met, (gpointer) text))
        {
          SortedText sorted = { text, g_utf8_collate_key_for_filename (text, -1) };

          g_array_append_val (texts, sorted);
        }
    }
  g_array_sort (texts, compare_sorted_text_cb);

  g_hash_table_remove_all (order->places);
  for (guint i = 0; i < texts->len; i++)
    {
      SortedText *sorted = &g_array_index (texts, SortedText, i);

      g_hash_table_insert (order->places, g_strdup (sorted->text), GUINT_TO_POINTER (i));
      g_free (sorted->key);
    }
}

void
uplift_text_order_get_places (UpliftTextOrder *order, UpliftTableData *data, guint column,
                              double *places)
{
  g_return_if_fail (order != NULL);
  g_return_if_fail (UPLIFT_IS_TABLE_DATA (data));

  if (look_up_places (order, data, column, places))
    return;
  make_places (order, data, column);
  look_up_places (order, data, column, places);
}
