#include "app/table/search-index.h"

#include "app/table/text-fold.h"

#include <string.h>

struct _UpliftSearchIndex
{
  GString *texts; /* of a row: its texts, each ended by a line end, then NUL (owned) */
  gsize *starts;  /* of a row, in texts (owned) */
  guint n_rows;
};

UpliftSearchIndex *
uplift_search_index_new (UpliftTableData *data)
{
  const UpliftTableShape *shape;
  UpliftSearchIndex *index;

  g_return_val_if_fail (UPLIFT_IS_TABLE_DATA (data), NULL);

  shape = uplift_table_data_get_shape (data);
  index = g_new (UpliftSearchIndex, 1);
  *index = (UpliftSearchIndex){ g_string_new (NULL), g_new (gsize, shape->n_rows), shape->n_rows };
  for (guint row = 0; row < shape->n_rows; row++)
    {
      index->starts[row] = index->texts->len;
      for (guint column = 0; column < shape->n_columns; column++)
        if (!uplift_cell_form_is_number (shape->columns[column].form))
          {
            uplift_text_fold_append (index->texts, uplift_table_data_get_text (data, row, column));
            g_string_append_c (index->texts, '\n');
          }
      g_string_append_c (index->texts, '\0');
    }
  return index;
}

void
uplift_search_index_free (UpliftSearchIndex *index)
{
  if (index == NULL)
    return;
  g_string_free (index->texts, TRUE);
  g_free (index->starts);
  g_free (index);
}

gboolean
uplift_search_index_matches (UpliftSearchIndex *index, guint row, const char *const *words)
{
  const char *texts;

  g_return_val_if_fail (index != NULL && words != NULL, FALSE);
  g_return_val_if_fail (row < index->n_rows, FALSE);

  texts = index->texts->str + index->starts[row];
  for (; *words != NULL; words++)
    if (strstr (texts, *words) == NULL)
      return FALSE;
  return TRUE;
}
