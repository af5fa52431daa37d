#include "core/data/pages.h"

#include <sys/mman.h>

gpointer
uplift_pages_new (gsize size)
{
  g_return_val_if_fail (size > 0, NULL);

  gpointer pages = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED)
    g_error ("no memory for %" G_GSIZE_FORMAT " bytes", size);
#ifdef MADV_NOHUGEPAGE
  /* Parts of a large page would stay in use until all that lies in it is given back. */
  madvise (pages, size, MADV_NOHUGEPAGE);
#endif
  return pages;
}

void
uplift_pages_free (gpointer pages, gsize size)
{
  if (pages != NULL)
    munmap (pages, size);
}
