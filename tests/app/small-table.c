#include "small-table.h"

#include "core/data/types.h"

#define SMALL_TYPE_TABLE (small_table_get_type ())
G_DECLARE_FINAL_TYPE (SmallTable, small_table, SMALL, TABLE, UpliftTableData)

struct _SmallTable
{
  UpliftTableData parent_instance;

  guint n_columns;
  char **cells; /* (owned) */
};

G_DEFINE_TYPE (SmallTable, small_table, UPLIFT_TYPE_TABLE_DATA)

static const char *
get_cell (UpliftTableData *data, guint row, guint column)
{
  const SmallTable *self = SMALL_TABLE (data);

  g_assert_cmpuint (column, <, self->n_columns);
  g_assert_cmpuint (row, <, g_strv_length (self->cells) / self->n_columns);
  return self->cells[row * self->n_columns + column];
}

static double
small_table_get_number (UpliftTableData *data, guint row, guint column)
{
  const char *text = get_cell (data, row, column);

  return *text == '\0' ? UPLIFT_NO_VALUE : g_ascii_strtod (text, NULL);
}

static const char *
small_table_get_text (UpliftTableData *data, guint row, guint column)
{
  const char *text = get_cell (data, row, column);

  if (uplift_table_data_get_shape (data)->columns[column].form != UPLIFT_CELL_STATUS)
    return text;
  return *text == '1' ? "grave" : *text == '2' ? "doubtful" : "";
}

static UpliftCellMark
small_table_get_mark (UpliftTableData *data, guint row, guint column)
{
  if (*get_cell (data, row, column) == '\0')
    return (UpliftCellMark){ 0 };
  return (UpliftCellMark){ "dialog-error-symbolic", "error", "It is grave." };
}

static guint64
small_table_get_key (UpliftTableData *data, guint row)
{
  return g_str_hash (get_cell (data, row, 0));
}

static char *
small_table_dup_count (UpliftTableData *data, guint n, const char *number)
{
  return g_strdup_printf (n == 1 ? "%s thing" : "%s things", number);
}

static void
small_table_finalize (GObject *object)
{
  g_strfreev (SMALL_TABLE (object)->cells);
  G_OBJECT_CLASS (small_table_parent_class)->finalize (object);
}

static void
small_table_class_init (SmallTableClass *class)
{
  UpliftTableDataClass *data_class = UPLIFT_TABLE_DATA_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = small_table_finalize;
  data_class->get_number = small_table_get_number;
  data_class->get_text = small_table_get_text;
  data_class->get_mark = small_table_get_mark;
  data_class->get_key = small_table_get_key;
  data_class->dup_count = small_table_dup_count;
}

static void
small_table_init (SmallTable *self)
{
}

UpliftTableData *
small_table_new (const UpliftTableColumn *columns, guint n_columns, const char *const *cells,
                 guint n_rows)
{
  SmallTable *self = g_object_new (SMALL_TYPE_TABLE, NULL);

  self->n_columns = n_columns;
  self->cells = g_new0 (char *, n_rows *n_columns + 1);
  for (guint i = 0; i < n_rows * n_columns; i++)
    self->cells[i] = g_strdup (cells[i]);
  uplift_table_data_set_up (UPLIFT_TABLE_DATA (self), &(UpliftTableShape){ .columns = columns,
                                                                           .n_columns = n_columns,
                                                                           .n_rows = n_rows,
                                                                           .currency = "$",
                                                                           .key_space = columns });
  return UPLIFT_TABLE_DATA (self);
}
