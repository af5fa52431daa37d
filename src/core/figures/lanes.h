/* Two whole numbers that are added, and kept or dropped, at once: a register of any processor that
 * this is built for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef guint64 UpliftLanes __attribute__ ((vector_size (16)));

G_END_DECLS
