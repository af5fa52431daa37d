/* Memory straight from the system, which gets it back as soon as it is freed: for large columns
 * that are not needed for long. Filled with zeros, and only used where it is written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ends the program when there is none, as g_malloc () does. */
gpointer uplift_pages_new (gsize size);

/* size: as given to uplift_pages_new (); pages may be NULL. */
void uplift_pages_free (gpointer pages, gsize size);

G_END_DECLS
