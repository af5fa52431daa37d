/* The command line: options and files as a plain value, and what follows from them.
 *
 * Parsing needs no display. Usage errors are of G_OPTION_ERROR, one sentence that names the nearest
 * right thing where there is one. README.md, "The command line", has all options.
 */
#pragma once

#include "core/data/dataset.h"
#include "core/data/filter.h"
#include "core/data/settings.h"
#include "core/sample/sample.h"
#include "core/write/report.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *files; /* of GFile (owned) */
  gboolean sample;  /* open the built-in data */
  gboolean check;   /* list the findings */
  char *report;     /* what --report named; "-": standard output (owned, nullable) */
  UpliftReportOptions report_options;
  char *generate; /* what --generate named (owned, nullable) */
  UpliftSampleOptions sample_options;
  char **filters; /* DIM=VALUE[,…] as given (owned, nullable) */
  UpliftDay since, until;
  UpliftSettings settings;
  gboolean has_settings; /* one of the settings was given */
} UpliftCommandLine;

/* argv as main () got it; its strings are read, not changed. Prints and exits for --help and
 * --version. NULL with an error. */
UpliftCommandLine *uplift_command_line_parse (int argc, char *const *argv, GError **error);
void uplift_command_line_free (UpliftCommandLine *command_line);

/* Whether no window is wanted: --report, --check or --generate. */
gboolean uplift_command_line_is_headless (const UpliftCommandLine *command_line);

/* The filter that --filter, --since and --until ask for, on this dataset (an influencer may be
 * named by name or id); NULL with an error when a dimension or value is not there (transfer full).
 */
UpliftFilter *uplift_command_line_make_filter (const UpliftCommandLine *command_line,
                                               const UpliftDataset *dataset, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftCommandLine, uplift_command_line_free)

G_END_DECLS
