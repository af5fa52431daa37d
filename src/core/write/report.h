/* The results as files: all figures as JSON, the influencer summary as CSV. README.md, "The
 * report", names every key.
 *
 * Both hold the same numbers as the window, which reads the same results. Files are written whole
 * or not at all.
 */
#pragma once

#include "core/figures/measure.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* What is asked of the report, beside the figures. */
typedef struct
{
  UpliftMeasure rank_by; /* the order of `leaderboard` */
} UpliftReportOptions;

#define UPLIFT_REPORT_OPTIONS_DEFAULT ((UpliftReportOptions){ UPLIFT_MEASURE_ROAS })

/* All figures (transfer full). O(results). */
char *uplift_report_to_json (const UpliftResults *results, const UpliftReportOptions *options);

gboolean uplift_report_write_json (const UpliftResults *results, const UpliftReportOptions *options,
                                   GFile *file, GCancellable *cancellable, GError **error);

/* The summary table: a row for each selected influencer, in the order of the ranking; UTF-8, RFC
 * 4180, LF. cancellable: (nullable). FALSE with an error of GIO, the file's name in front. Blocks.
 */
gboolean uplift_report_write_summary (const UpliftResults *results, GFile *file,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
