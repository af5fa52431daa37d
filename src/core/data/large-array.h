/* Arrays of which almost every part is touched in no order at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* n entries of so many bytes, in huge pages where the system has them: of small ones so many would
 * be touched that looking these up would take a good part of the time. Not cleared (transfer
 * full). */
gpointer uplift_large_array_new (gsize n, gsize entry);
void uplift_large_array_free (gpointer array);

G_END_DECLS
