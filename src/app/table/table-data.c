#include "app/table/table-data.h"

#include "core/write/format.h"
#include "core/write/number-text.h"

#include <glib/gi18n.h>

#define UNKNOWN G_MAXUINT /* a width that was not asked for yet */

typedef struct
{
  UpliftTableShape shape;
  UpliftTableColumn *columns; /* of the shape (owned) */
  GStringChunk *texts;        /* of the shape (owned) */
  guint *widths;              /* by column (owned) */
} UpliftTableDataPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (UpliftTableData, uplift_table_data, G_TYPE_OBJECT)

static double
uplift_table_data_real_get_number (UpliftTableData *data, guint row, guint column)
{
  return UPLIFT_NO_VALUE;
}

static const char *
uplift_table_data_real_get_text (UpliftTableData *data, guint row, guint column)
{
  return "";
}

static UpliftCellMark
uplift_table_data_real_get_mark (UpliftTableData *data, guint row, guint column)
{
  return (UpliftCellMark){ 0 };
}

static guint64
uplift_table_data_real_get_key (UpliftTableData *data, guint row)
{
  return row;
}

static char *
uplift_table_data_real_dup_count (UpliftTableData *data, guint n, const char *number)
{
  /* Translators: %s is a number, or “12 of 200”. */
  return g_strdup_printf (ngettext ("%s row", "%s rows", n), number);
}

static UpliftTableDataPrivate *
get_private (UpliftTableData *data)
{
  return uplift_table_data_get_instance_private (data);
}

static void
uplift_table_data_finalize (GObject *object)
{
  UpliftTableDataPrivate *self = get_private (UPLIFT_TABLE_DATA (object));

  g_free (self->columns);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self->widths);
  G_OBJECT_CLASS (uplift_table_data_parent_class)->finalize (object);
}

static void
uplift_table_data_class_init (UpliftTableDataClass *class)
{
  G_OBJECT_CLASS (class)->finalize = uplift_table_data_finalize;
  class->get_number = uplift_table_data_real_get_number;
  class->get_text = uplift_table_data_real_get_text;
  class->get_mark = uplift_table_data_real_get_mark;
  class->get_key = uplift_table_data_real_get_key;
  class->dup_count = uplift_table_data_real_dup_count;
}

static void
uplift_table_data_init (UpliftTableData *self)
{
}

static char *
copy_text (UpliftTableDataPrivate *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

void
uplift_table_data_set_up (UpliftTableData *data, const UpliftTableShape *shape)
{
  UpliftTableDataPrivate *self;

  g_return_if_fail (UPLIFT_IS_TABLE_DATA (data));
  g_return_if_fail (shape != NULL && shape->n_columns > 0);
  g_return_if_fail (shape->sort_column < shape->n_columns);
  g_return_if_fail (shape->tie_column < shape->n_columns);

  self = get_private (data);
  g_return_if_fail (self->columns == NULL);

  self->columns = g_memdup2 (shape->columns, shape->n_columns * sizeof *shape->columns);
  self->texts = g_string_chunk_new (256);
  self->widths = g_new (guint, shape->n_columns);
  for (guint i = 0; i < shape->n_columns; i++)
    {
      UpliftTableColumn *column = &self->columns[i];

      column->title = copy_text (self, _ (column->title));
      if (column->explanation != NULL)
        column->explanation = copy_text (self, _ (column->explanation));
      self->widths[i] = UNKNOWN;
    }
  self->shape = *shape;
  self->shape.columns = self->columns;
  self->shape.currency = copy_text (self, shape->currency);
}

const UpliftTableShape *
uplift_table_data_get_shape (UpliftTableData *data)
{
  g_return_val_if_fail (UPLIFT_IS_TABLE_DATA (data), NULL);
  return &get_private (data)->shape;
}

guint
uplift_table_data_find_column (UpliftTableData *data, const char *id)
{
  const UpliftTableShape *shape = uplift_table_data_get_shape (data);

  g_return_val_if_fail (shape != NULL && id != NULL, 0);

  for (guint i = 0; i < shape->n_columns; i++)
    if (g_str_equal (shape->columns[i].id, id))
      return i;
  g_return_val_if_reached (0);
}

gboolean
uplift_table_data_has_same_columns (UpliftTableData *data, UpliftTableData *other)
{
  const UpliftTableShape *shape, *other_shape;

  if (data == NULL || other == NULL)
    return data == other;

  shape = uplift_table_data_get_shape (data);
  other_shape = uplift_table_data_get_shape (other);
  if (shape->n_columns != other_shape->n_columns)
    return FALSE;
  for (guint i = 0; i < shape->n_columns; i++)
    if (shape->columns[i].form != other_shape->columns[i].form
        || !g_str_equal (shape->columns[i].id, other_shape->columns[i].id))
      return FALSE;
  return TRUE;
}

double
uplift_table_data_get_number (UpliftTableData *data, guint row, guint column)
{
  return UPLIFT_TABLE_DATA_GET_CLASS (data)->get_number (data, row, column);
}

const char *
uplift_table_data_get_text (UpliftTableData *data, guint row, guint column)
{
  return UPLIFT_TABLE_DATA_GET_CLASS (data)->get_text (data, row, column);
}

UpliftCellMark
uplift_table_data_get_mark (UpliftTableData *data, guint row, guint column)
{
  return UPLIFT_TABLE_DATA_GET_CLASS (data)->get_mark (data, row, column);
}

guint64
uplift_table_data_get_key (UpliftTableData *data, guint row)
{
  return UPLIFT_TABLE_DATA_GET_CLASS (data)->get_key (data, row);
}

char *
uplift_table_data_dup_count (UpliftTableData *data, guint n, const char *number)
{
  return UPLIFT_TABLE_DATA_GET_CLASS (data)->dup_count (data, n, number);
}

gboolean
uplift_cell_form_is_number (UpliftCellForm form)
{
  return form >= UPLIFT_CELL_RANK;
}

char *
uplift_table_data_dup_display (UpliftTableData *data, guint row, guint column)
{
  const UpliftTableShape *shape = uplift_table_data_get_shape (data);
  UpliftCellForm form;
  double number;

  g_return_val_if_fail (shape != NULL, NULL);
  g_return_val_if_fail (row < shape->n_rows && column < shape->n_columns, NULL);

  form = shape->columns[column].form;
  if (!uplift_cell_form_is_number (form))
    return g_strdup (uplift_table_data_get_text (data, row, column));

  number = uplift_table_data_get_number (data, row, column);
  if (!isfinite (number))
    return g_strdup (UPLIFT_FORMAT_NO_VALUE);
  switch ((int) form)
    {
    case UPLIFT_CELL_MONEY:
      return uplift_format_money (number, shape->currency);
    case UPLIFT_CELL_RATIO:
      return uplift_format_ratio (number);
    case UPLIFT_CELL_PERCENT:
      return uplift_format_percent (number);
    case UPLIFT_CELL_DATE:
      return uplift_format_day ((UpliftDay) number);
    default:
      /* A count that was shared out may have parts. */
      return number == trunc (number) ? uplift_format_count ((gint64) number)
                                      : uplift_format_number (number, 2);
    }
}

char *
uplift_table_data_dup_plain (UpliftTableData *data, guint row, guint column)
{
  const UpliftTableShape *shape = uplift_table_data_get_shape (data);
  GString *text;
  double number;

  g_return_val_if_fail (shape != NULL, NULL);
  g_return_val_if_fail (row < shape->n_rows && column < shape->n_columns, NULL);

  if (!uplift_cell_form_is_number (shape->columns[column].form))
    return g_strdup (uplift_table_data_get_text (data, row, column));

  number = uplift_table_data_get_number (data, row, column);
  if (shape->columns[column].form == UPLIFT_CELL_DATE && isfinite (number))
    return uplift_day_to_iso ((UpliftDay) number);
  text = g_string_new (NULL);
  uplift_number_text_append_shortest (text, number);
  return g_string_free (text, FALSE);
}

/* In characters that are seen: not those that keep a number together among right-to-left words. */
static guint
count_characters (const char *text)
{
  guint n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_iszerowidth (g_utf8_get_char (c)))
      n++;
  return n;
}

static guint
measure (UpliftTableData *data, guint row, guint column)
{
  g_autofree char *text = uplift_table_data_dup_display (data, row, column);

  return count_characters (text);
}

/* Names of months differ in length: a late day of each. */
static guint
compute_day_width (void)
{
  guint width = 0;

  for (UpliftDay day = 27; day < 365; day += 30)
    {
      g_autofree char *text = uplift_format_day (day);

      width = MAX (width, count_characters (text));
    }
  return width;
}

/* The longest text is that of the highest or the lowest number, but for counts of which only others
 * have decimals. One more, as “%” and “−” are wider than a digit. */
static guint
compute_width (UpliftTableData *data, guint column)
{
  const UpliftTableShape *shape = &get_private (data)->shape;
  guint highest = 0, lowest = 0, decimals = 0;
  double high = -HUGE_VAL, low = HUGE_VAL;

  if (shape->columns[column].form == UPLIFT_CELL_DATE)
    return compute_day_width ();
  if (shape->n_rows == 0)
    return 1;
  for (guint row = 0; row < shape->n_rows; row++)
    {
      double number = uplift_table_data_get_number (data, row, column);

      if (!isfinite (number))
        continue;
      if (number > high)
        {
          high = number;
          highest = row;
        }
      if (number < low)
        {
          low = number;
          lowest = row;
        }
      if (shape->columns[column].form == UPLIFT_CELL_COUNT && number != trunc (number))
        decimals = 3;
    }
  return MAX (measure (data, highest, column), measure (data, lowest, column)) + decimals + 1;
}

guint
uplift_table_data_get_number_width (UpliftTableData *data, guint column)
{
  UpliftTableDataPrivate *self;

  g_return_val_if_fail (UPLIFT_IS_TABLE_DATA (data), 1);

  self = get_private (data);
  g_return_val_if_fail (column < self->shape.n_columns, 1);

  if (self->widths[column] == UNKNOWN)
    self->widths[column] = compute_width (data, column);
  return self->widths[column];
}
