/* How grave a finding is, as an icon and a word: never by colour alone. Texts are translated and
 * static where nothing else is said; names of icons are those of every icon theme.
 */
#pragma once

#include "core/data/problems.h"

G_BEGIN_DECLS

/* Name of a symbolic icon (transfer none). */
const char *uplift_severity_get_icon_name (UpliftSeverity severity);

/* "Error", "Warning", "Note" (transfer none). */
const char *uplift_severity_get_word (UpliftSeverity severity);

/* What the word means, one short sentence (transfer none). */
const char *uplift_severity_get_explanation (UpliftSeverity severity);

/* "1 error", "3 warnings" (transfer full). */
char *uplift_severity_describe_count (UpliftSeverity severity, guint n);

/* "1 error, 3 warnings, 2 notes" of the groups about a table, or with -1 of all; *worst: the
 * gravest among them. NULL when there is none (transfer full). */
char *uplift_severity_describe_all (const UpliftProblems *problems, int table,
                                    UpliftSeverity *worst);

G_END_DECLS
