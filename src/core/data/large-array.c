#include "core/data/large-array.h"

#include <sys/mman.h>

#define HUGE_PAGE ((gsize) 2 << 20)

gpointer
uplift_large_array_new (gsize n, gsize entry)
{
  gboolean is_large = n * entry >= HUGE_PAGE;
  gpointer array = g_aligned_alloc (MAX (n, 1), entry, is_large ? HUGE_PAGE : 64);

#ifdef MADV_HUGEPAGE
  if (is_large)
    madvise (array, n * entry, MADV_HUGEPAGE);
#endif
  return array;
}

void
uplift_large_array_free (gpointer array)
{
  g_aligned_free (array);
}
