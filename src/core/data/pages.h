/* Memory for large columns, straight from the system.
 *
 * To give out millions of pages takes the system a fifth of the time of a load. So what is freed is
 * kept for the columns that come next, whatever their size, and rows that go from one order to
 * another need little more memory than the larger of both. uplift_pages_trim () says that no more
 * come.
 *
 * All functions: any thread. The program ends when there is no memory, as with g_malloc ().
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pieces lie together with others that are freed at about the same time, since only whole pages can
 * become something else. */
typedef enum
{
  UPLIFT_PAGES_ANY,
  UPLIFT_PAGES_CODES,
  UPLIFT_PAGES_AMOUNTS,
  UPLIFT_PAGES_PLACES,
  UPLIFT_PAGES_N_KINDS
} UpliftPagesKind;

/* Filled with zeros. Of large memory only what is written is used. */
gpointer uplift_pages_new (gsize size);

/* Filled with anything, for what is to be freed soon. size: below 2 MiB; few different ones of a
 * kind. */
gpointer uplift_pages_new_piece (UpliftPagesKind kind, gsize size);

/* Filled with anything, for what is written in full. O(size). */
gpointer uplift_pages_new_column (gsize size);

/* size: as given to the functions above; pages may be NULL. */
void uplift_pages_free (gpointer pages, gsize size);

/* Gives back to the system what is free. */
void uplift_pages_trim (void);

G_END_DECLS
