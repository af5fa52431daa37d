/* What findings of several tables share: values as texts, and the sentences about days.
 *
 * Private to the loader.
 */
#pragma once

#include "core/data/problems.h"
#include "core/read/day-bounds.h"

G_BEGIN_DECLS

/* "1234.50" and "17", for the value of a finding (transfer full). */
char *uplift_finding_dup_money (UpliftMoney money);
char *uplift_finding_dup_count (gint64 count);

/* Reports a day that is not fine by the bounds. The finding has everything but kind and value. */
void uplift_finding_report_day (UpliftProblems *problems, UpliftFinding *finding,
                                const UpliftDayBounds *bounds, UpliftDay day);

G_END_DECLS
