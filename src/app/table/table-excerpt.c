#include "app/table/table-excerpt.h"

#include "core/write/atomic-file.h"
#include "core/write/csv-writer.h"

struct _UpliftTableExcerpt
{
  UpliftTableData *data; /* (owned) */
  GArray *columns;       /* guint (owned) */
  GArray *rows;          /* guint (owned) */
};

UpliftTableExcerpt *
uplift_table_excerpt_new (UpliftTableData *data, GArray *columns, GArray *rows)
{
  UpliftTableExcerpt *excerpt;

  g_return_val_if_fail (UPLIFT_IS_TABLE_DATA (data), NULL);
  g_return_val_if_fail (columns != NULL && rows != NULL, NULL);

  excerpt = g_new (UpliftTableExcerpt, 1);
  *excerpt = (UpliftTableExcerpt){ g_object_ref (data), columns, rows };
  return excerpt;
}

void
uplift_table_excerpt_free (UpliftTableExcerpt *excerpt)
{
  if (excerpt == NULL)
    return;
  g_object_unref (excerpt->data);
  g_array_unref (excerpt->columns);
  g_array_unref (excerpt->rows);
  g_free (excerpt);
}

guint
uplift_table_excerpt_get_n_rows (const UpliftTableExcerpt *excerpt)
{
  g_return_val_if_fail (excerpt != NULL, 0);
  return excerpt->rows->len;
}

static const UpliftTableColumn *
get_column (const UpliftTableExcerpt *excerpt, guint i)
{
  const UpliftTableShape *shape = uplift_table_data_get_shape (excerpt->data);

  return &shape->columns[g_array_index (excerpt->columns, guint, i)];
}

static char *
dup_cell (const UpliftTableExcerpt *excerpt, guint i, guint j)
{
  return uplift_table_data_dup_plain (excerpt->data, g_array_index (excerpt->rows, guint, i),
                                      g_array_index (excerpt->columns, guint, j));
}

char *
uplift_table_excerpt_to_tabbed (const UpliftTableExcerpt *excerpt)
{
  GString *text;

  g_return_val_if_fail (excerpt != NULL, NULL);

  text = g_string_new (NULL);
  for (guint j = 0; j < excerpt->columns->len; j++)
    g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "", get_column (excerpt, j)->title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < excerpt->rows->len; i++)
    {
      for (guint j = 0; j < excerpt->columns->len; j++)
        {
          g_autofree char *cell = dup_cell (excerpt, i, j);

          g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "",
                                  g_strdelimit (cell, "\t\r\n", ' '));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static gboolean
write_csv_cb (GOutputStream *stream, GCancellable *cancellable, gpointer data, GError **error)
{
  const UpliftTableExcerpt *excerpt = data;
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (stream);

  for (guint j = 0; j < excerpt->columns->len; j++)
    uplift_csv_writer_add_verbatim (writer, get_column (excerpt, j)->id);
  if (!uplift_csv_writer_end_row (writer, cancellable, error))
    return FALSE;
  for (guint i = 0; i < excerpt->rows->len; i++)
    {
      for (guint j = 0; j < excerpt->columns->len; j++)
        {
          g_autofree char *cell = dup_cell (excerpt, i, j);

          if (uplift_cell_form_is_number (get_column (excerpt, j)->form))
            uplift_csv_writer_add_verbatim (writer, cell);
          else
            uplift_csv_writer_add_text (writer, cell);
        }
      if (!uplift_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }
  return uplift_csv_writer_flush (writer, cancellable, error);
}

gboolean
uplift_table_excerpt_save (const UpliftTableExcerpt *excerpt, GFile *file, GError **error)
{
  g_return_val_if_fail (excerpt != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return uplift_atomic_file_write (file, write_csv_cb, (gpointer) excerpt, NULL, error);
}
