#include "core/read/loader-held.h"
#include "core/read/parse.h"

#include <string.h>

#define MAX_HELD 8

typedef struct
{
  const UpliftLoaderSource *source; /* (borrowed) */
  guint64 line;
  GPtrArray *texts; /* (owned) */
  GBytes *raw;      /* (owned) */
} Row;

struct _UpliftLoaderHeld
{
  GPtrArray *rows; /* of Row (owned) */
};

static void
free_row (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->texts);
  g_bytes_unref (row->raw);
  g_free (row);
}

UpliftLoaderHeld *
uplift_loader_held_new (void)
{
  UpliftLoaderHeld *held = g_new0 (UpliftLoaderHeld, 1);

  held->rows = g_ptr_array_new_with_free_func (free_row);
  return held;
}

void
uplift_loader_held_free (UpliftLoaderHeld *held)
{
  g_return_if_fail (held != NULL);

  g_ptr_array_unref (held->rows);
  g_free (held);
}

/* "Total", "Grand total", and "Total: Account" as ad platforms have it. */
static gboolean
is_total (const char *text)
{
  static const char *const words[]
      = { "total", "totals", "grand total", "grand totals", "subtotal", "subtotals" };
  gsize length;

  /* This is asked of every row. */
  if (*text == '\0' || (g_ascii_isalnum (*text) && strchr ("tTgGsS", *text) == NULL))
    return FALSE;
  text = uplift_parse_text (text, &length);
  const char *colon = memchr (text, ':', length);
  if (colon != NULL)
    length = (gsize) (colon - text);
  while (length > 0 && text[length - 1] == ' ')
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i]) && g_ascii_strncasecmp (text, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

gboolean
uplift_loader_held_is_total (const UpliftLoaderRow *row)
{
  static const UpliftColumn columns[]
      = { UPLIFT_COLUMN_INFLUENCER_ID, UPLIFT_COLUMN_NAME, UPLIFT_COLUMN_DATE };

  g_return_val_if_fail (row != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (is_total (uplift_loader_row_get (row, columns[i])))
      return TRUE;
  for (guint i = 0; i < row->n_fields; i++)
    {
      gsize length;
      uplift_parse_text (row->fields[i].text, &length);
      if (length > 0)
        return is_total (row->fields[i].text);
    }
  return FALSE;
}

gboolean
uplift_loader_held_add (UpliftLoaderHeld *held, const UpliftLoaderRow *row)
{
  g_return_val_if_fail (held != NULL && row != NULL, FALSE);

  if (held->rows->len == MAX_HELD)
    return FALSE;
  Row *copy = g_new0 (Row, 1);
  copy->source = row->source;
  copy->line = row->line;
  copy->texts = g_ptr_array_new_with_free_func (g_free);
  copy->raw = g_bytes_new (row->raw, row->raw_length);
  for (guint i = 0; i < row->n_fields; i++)
    g_ptr_array_add (copy->texts, g_strdup (row->fields[i].text));
  g_ptr_array_add (held->rows, copy);
  return TRUE;
}

gboolean
uplift_loader_held_is_empty (const UpliftLoaderHeld *held)
{
  g_return_val_if_fail (held != NULL, TRUE);

  return held->rows->len == 0;
}

void
uplift_loader_held_release (UpliftLoaderHeld *held, UpliftLoaderRowFunc func, gpointer user_data)
{
  g_return_if_fail (held != NULL && func != NULL);

  for (guint i = 0; i < held->rows->len; i++)
    {
      const Row *copy = held->rows->pdata[i];
      g_autofree UpliftCsvField *fields = g_new (UpliftCsvField, copy->texts->len);
      UpliftLoaderRow row = {
        .source = copy->source, .line = copy->line, .n_fields = copy->texts->len, .fields = fields
      };
      for (guint k = 0; k < copy->texts->len; k++)
        fields[k] = (UpliftCsvField){ copy->texts->pdata[k], strlen (copy->texts->pdata[k]) };
      row.raw = g_bytes_get_data (copy->raw, &row.raw_length);
      func (&row, user_data);
    }
  g_ptr_array_set_size (held->rows, 0);
}
