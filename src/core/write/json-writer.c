#include "core/write/json-writer.h"

#include "core/write/number-text.h"

struct _UpliftJsonWriter
{
  GString *text;     /* (owned) */
  GString *ends;     /* the closing bracket of each level that is open (owned) */
  gboolean is_first; /* nothing stands in the innermost level yet */
};

UpliftJsonWriter *
uplift_json_writer_new (void)
{
  UpliftJsonWriter *writer = g_new0 (UpliftJsonWriter, 1);

  writer->text = g_string_new (NULL);
  writer->ends = g_string_new (NULL);
  writer->is_first = TRUE;
  return writer;
}

void
uplift_json_writer_free (UpliftJsonWriter *writer)
{
  if (writer == NULL)
    return;
  if (writer->text != NULL)
    g_string_free (writer->text, TRUE);
  g_string_free (writer->ends, TRUE);
  g_free (writer);
}

char *
uplift_json_writer_finish (UpliftJsonWriter *writer)
{
  g_return_val_if_fail (writer != NULL && writer->ends->len == 0, NULL);

  g_string_append_c (writer->text, '\n');
  char *text = g_string_free (g_steal_pointer (&writer->text), FALSE);
  uplift_json_writer_free (writer);
  return text;
}

static void
append_string (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (text, '\\');
      if ((guchar) *c >= 0x20)
        g_string_append_c (text, *c);
      else if (*c == '\n')
        g_string_append (text, "\\n");
      else if (*c == '\t')
        g_string_append (text, "\\t");
      else
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *c);
    }
  g_string_append_c (text, '"');
}

static void
append_line (UpliftJsonWriter *writer)
{
  g_string_append_c (writer->text, '\n');
  for (gsize i = 0; i < writer->ends->len; i++)
    g_string_append (writer->text, "  ");
}

/* Comma, new line and the member's name. */
static void
begin_value (UpliftJsonWriter *writer, const char *name)
{
  if (!writer->is_first)
    g_string_append_c (writer->text, ',');
  if (writer->ends->len > 0)
    append_line (writer);
  writer->is_first = FALSE;
  if (name == NULL)
    return;
  append_string (writer->text, name);
  g_string_append (writer->text, ": ");
}

static void
begin_level (UpliftJsonWriter *writer, const char *name, const char *brackets)
{
  begin_value (writer, name);
  g_string_append_c (writer->text, brackets[0]);
  g_string_append_c (writer->ends, brackets[1]);
  writer->is_first = TRUE;
}

void
uplift_json_writer_begin_object (UpliftJsonWriter *writer, const char *name)
{
  g_return_if_fail (writer != NULL);

  begin_level (writer, name, "{}");
}

void
uplift_json_writer_begin_array (UpliftJsonWriter *writer, const char *name)
{
  g_return_if_fail (writer != NULL);

  begin_level (writer, name, "[]");
}

void
uplift_json_writer_end (UpliftJsonWriter *writer)
{
  g_return_if_fail (writer != NULL && writer->ends->len > 0);

  char end = writer->ends->str[writer->ends->len - 1];
  gboolean is_empty = writer->is_first;
  g_string_truncate (writer->ends, writer->ends->len - 1);
  if (!is_empty)
    append_line (writer);
  g_string_append_c (writer->text, end);
  writer->is_first = FALSE;
}

void
uplift_json_writer_add_string (UpliftJsonWriter *writer, const char *name, const char *value)
{
  g_return_if_fail (writer != NULL);

  begin_value (writer, name);
  if (value == NULL)
    g_string_append (writer->text, "null");
  else
    append_string (writer->text, value);
}

void
uplift_json_writer_add_int (UpliftJsonWriter *writer, const char *name, gint64 value)
{
  g_return_if_fail (writer != NULL);

  begin_value (writer, name);
  if (!uplift_number_text_append_count (writer->text, value))
    g_string_append (writer->text, "null");
}

void
uplift_json_writer_add_boolean (UpliftJsonWriter *writer, const char *name, gboolean value)
{
  g_return_if_fail (writer != NULL);

  begin_value (writer, name);
  g_string_append (writer->text, value ? "true" : "false");
}

void
uplift_json_writer_add_money (UpliftJsonWriter *writer, const char *name, UpliftMoney value)
{
  g_return_if_fail (writer != NULL);

  begin_value (writer, name);
  if (!uplift_number_text_append_money (writer->text, value))
    g_string_append (writer->text, "null");
}

void
uplift_json_writer_add_double (UpliftJsonWriter *writer, const char *name, double value)
{
  g_return_if_fail (writer != NULL);

  begin_value (writer, name);
  if (!uplift_number_text_append_shortest (writer->text, value))
    g_string_append (writer->text, "null");
}

void
uplift_json_writer_add_day (UpliftJsonWriter *writer, const char *name, UpliftDay value)
{
  g_return_if_fail (writer != NULL);

  g_autofree char *iso = value == UPLIFT_DAY_NONE ? NULL : uplift_day_to_iso (value);
  uplift_json_writer_add_string (writer, name, iso);
}
