#include "app/headless.h"

#include "app/export/pdf-report.h"
#include "app/files/built-in-sample.h"
#include "core/data/session.h"
#include "core/read/loader.h"
#include "core/write/finding-list.h"
#include "core/write/report.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>

void
uplift_headless_print_error (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\n\r", ' ');

  g_printerr ("uplift: %s\n", line);
}

static int
fail (int status, const GError *error)
{
  uplift_headless_print_error (error->message);
  return status;
}

static void
print_truth (const UpliftSampleTruth *truth, const char *folder)
{
  g_print (_ ("Wrote influencers.csv, posts.csv, tracking_data.csv and payouts.csv to %s\n"),
           folder);
  g_print (
      _ ("Planted lift: %.4f for each of %" PRId64 " exposed users (%" PRId64 " control users)\n"),
      truth->lift, truth->exposed_users, truth->control_users);
  g_print (_ ("Planted incremental ROAS: %.6f on a spend of %.2f\n"), truth->incremental_roas,
           truth->spend);
}

static int
generate (const UpliftCommandLine *command_line)
{
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (command_line->generate);
  g_autoptr (GError) error = NULL;
  UpliftSampleTruth truth;

  if (!uplift_sample_generate (folder, &command_line->sample_options, &truth, NULL, &error))
    {
      gboolean is_usage
          = error->domain == UPLIFT_SAMPLE_ERROR && error->code != UPLIFT_SAMPLE_ERROR_EXISTS;
      return fail (is_usage ? UPLIFT_EXIT_USAGE : UPLIFT_EXIT_OUTPUT, error);
    }
  print_truth (&truth, command_line->generate);
  return UPLIFT_EXIT_DONE;
}

/* One line that counts what did not stop the load. */
static void
print_problems (const UpliftProblems *problems)
{
  guint64 errors = uplift_problems_count (problems, UPLIFT_SEVERITY_ERROR);
  guint64 warnings = uplift_problems_count (problems, UPLIFT_SEVERITY_WARNING) - errors;

  if (errors + warnings == 0)
    return;
  g_autofree char *message
      = g_strdup_printf (_ ("findings in the data: %" PRIu64 " errors, %" PRIu64
                            " warnings; the JSON report lists them under “problems”"),
                         errors, warnings);
  uplift_headless_print_error (message);
}

static gboolean
write_to_output (const UpliftResults *results, const UpliftReportOptions *options, GError **error)
{
  g_autofree char *json = uplift_report_to_json (results, options);

  if (fputs (json, stdout) >= 0 && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("standard output could not be written"));
  return FALSE;
}

static gboolean
write_report (UpliftResults *results, const UpliftCommandLine *command_line, GError **error)
{
  const UpliftReportOptions *options = &command_line->report_options;
  const char *path = command_line->report;

  if (g_str_equal (path, "-"))
    return write_to_output (results, options, error);

  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  if (g_str_has_suffix (path, ".csv"))
    return uplift_report_write_summary (results, file, NULL, error);
  if (g_str_has_suffix (path, ".pdf"))
    return uplift_pdf_report_write (results, file, error);
  return uplift_report_write_json (results, options, file, NULL, error);
}

/* As the window would read the files: by the choices that are remembered. Without these there would
 * be other figures here than there, so that a file of choices that does not read is an error. */
static UpliftDataset *
load (const UpliftCommandLine *command_line, GError **error)
{
  g_autoptr (GPtrArray) files = command_line->sample ? uplift_built_in_sample_list_files ()
                                                     : g_ptr_array_ref (command_line->files);
  g_autoptr (GFile) remembered = uplift_import_choices_get_default_file ();
  g_autoptr (UpliftImportChoices) choices = uplift_import_choices_load (remembered, error);
  if (choices == NULL)
    return NULL;
  UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;
  options.choices = choices;
  return uplift_loader_run (files, &options, NULL, NULL, NULL, error);
}

static int
check (const UpliftCommandLine *command_line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftDataset) dataset = load (command_line, &error);
  if (dataset == NULL)
    return fail (UPLIFT_EXIT_INPUT, error);

  g_autoptr (GPtrArray) list = uplift_problems_list (dataset->problems, -1);
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *line = uplift_finding_list_to_line (list->pdata[i]);
      g_print ("%s\n", line);
    }
  if (list->len == 0)
    g_print ("%s\n", _ ("Nothing was found wrong."));
  return uplift_problems_count (dataset->problems, UPLIFT_SEVERITY_ERROR) > 0 ? UPLIFT_EXIT_ERRORS
                                                                              : UPLIFT_EXIT_DONE;
}

static int
report (const UpliftCommandLine *command_line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftDataset) dataset = load (command_line, &error);
  if (dataset == NULL)
    return fail (UPLIFT_EXIT_INPUT, error);
  print_problems (dataset->problems);

  g_autoptr (UpliftFilter) filter = uplift_command_line_make_filter (command_line, dataset, &error);
  if (filter == NULL)
    return fail (UPLIFT_EXIT_USAGE, error);

  g_autoptr (UpliftSession) session = uplift_session_new ();
  uplift_session_set_dataset (session, dataset);
  uplift_session_set_filter (session, filter);
  uplift_session_set_settings (session, &command_line->settings);
  uplift_session_update (session);
  if (!write_report (uplift_session_get_results (session), command_line, &error))
    return fail (UPLIFT_EXIT_OUTPUT, error);
  return UPLIFT_EXIT_DONE;
}

int
uplift_headless_run (const UpliftCommandLine *command_line)
{
  g_return_val_if_fail (command_line != NULL, UPLIFT_EXIT_USAGE);

  if (command_line->generate != NULL)
    return generate (command_line);
  return command_line->check ? check (command_line) : report (command_line);
}
