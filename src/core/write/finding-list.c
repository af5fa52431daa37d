#include "core/write/finding-list.h"
#include "core/write/atomic-file.h"
#include "core/write/csv-writer.h"
#include "core/write/number-text.h"

#include <inttypes.h>

static const char *const columns[] = { "severity", "kind",  "table",    "file",  "lines",  "column",
                                       "value",    "count", "left_out", "money", "message" };

char *
uplift_finding_list_join_lines (const UpliftProblem *problem, const char *separator)
{
  g_return_val_if_fail (problem != NULL && separator != NULL, NULL);

  GString *lines = g_string_new (NULL);
  for (guint i = 0; i < UPLIFT_PROBLEM_MAX_LINES && problem->lines[i] != 0; i++)
    g_string_append_printf (lines, "%s%" PRIu64, i > 0 ? separator : "", problem->lines[i]);
  return g_string_free (lines, FALSE);
}

/* The words in brackets are for programs, as those of the JSON report. */
char *
uplift_finding_list_to_line (const UpliftProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  GString *line = g_string_new (NULL);
  g_autofree char *text = uplift_problem_to_text (problem);
  g_string_printf (line, "%s: %s [%s", uplift_severity_get_name (problem->severity), text,
                   problem->kind);
  if (problem->lines[1] != 0)
    {
      g_autofree char *lines = uplift_finding_list_join_lines (problem, ", ");
      g_string_append_printf (line, "; lines %s", lines);
    }
  if (problem->left_out > 0)
    g_string_append_printf (line, "; left_out %" PRIu64, problem->left_out);
  if (problem->money != UPLIFT_MONEY_NONE)
    {
      g_string_append (line, "; money ");
      uplift_number_text_append_money (line, problem->money);
    }
  g_string_append_c (line, ']');
  return g_strdelimit (g_string_free (line, FALSE), "\n\r", ' ');
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
add_row (UpliftCsvWriter *csv, const UpliftProblem *problem)
{
  g_autofree char *lines = uplift_finding_list_join_lines (problem, " ");

  uplift_csv_writer_add_verbatim (csv, uplift_severity_get_name (problem->severity));
  uplift_csv_writer_add_verbatim (csv, problem->kind);
  uplift_csv_writer_add_verbatim (
      csv, problem->table < 0 ? "" : uplift_table_get_name ((UpliftTable) problem->table));
  uplift_csv_writer_add_text (csv, or_empty (problem->file));
  uplift_csv_writer_add_verbatim (csv, lines);
  uplift_csv_writer_add_text (csv, or_empty (problem->column));
  uplift_csv_writer_add_text (csv, or_empty (problem->value));
  uplift_csv_writer_add_count (csv, (gint64) problem->count);
  uplift_csv_writer_add_count (csv, (gint64) problem->left_out);
  uplift_csv_writer_add_money (csv, problem->money);
  uplift_csv_writer_add_text (csv, problem->message);
}

static gboolean
write_cb (GOutputStream *stream, GCancellable *cancellable, gpointer user_data, GError **error)
{
  const GPtrArray *list = user_data;
  g_autoptr (UpliftCsvWriter) csv = uplift_csv_writer_new (stream);

  if (!uplift_csv_writer_add_row (csv, columns, G_N_ELEMENTS (columns), cancellable, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      add_row (csv, list->pdata[i]);
      if (!uplift_csv_writer_end_row (csv, cancellable, error))
        return FALSE;
    }
  return uplift_csv_writer_flush (csv, cancellable, error);
}

gboolean
uplift_finding_list_write_csv (const GPtrArray *list, GFile *file, GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (list != NULL && G_IS_FILE (file), FALSE);

  return uplift_atomic_file_write (file, write_cb, (gpointer) list, cancellable, error);
}
