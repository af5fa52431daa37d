/* What the methods of incremental revenue are called, and each in a line. */
#pragma once

#include "core/data/settings.h"

G_BEGIN_DECLS

/* "Experiment"; of AUTO "Automatic" (transfer none). */
const char *uplift_method_get_title (UpliftMethod method);

/* "What exposed users spent above users of the control group." (transfer none). */
const char *uplift_method_get_note (UpliftMethod method);

G_END_DECLS
