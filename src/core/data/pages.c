/* Memory is mapped in slabs, each of them what one entry of the system's upper page tables stands
 * for. A column is some whole slabs, and less than one behind them; a piece is a part of one. A
 * slab that is free is moved to where the next column wants it, by that entry: nothing is copied.
 *
 * mremap () is Linux's own. */
#define _GNU_SOURCE
#include "core/data/pages.h"

#include <string.h>
#include <sys/mman.h>

/* Where such an entry stands for more or less, this is only slower. */
#define SLAB ((gsize) 2 * 1024 * 1024)
/* What is mapped is a multiple of this, which is at least a page. */
#define GRAIN ((gsize) 16 * 1024)
/* Sizes of pieces at the same time: those of the columns of a block of rows. */
#define MAX_OPEN 4

/* A slab of which pieces are being cut. */
typedef struct
{
  char *slab;   /* NULL: none */
  gsize piece;  /* the size of each */
  gsize used;   /* bytes that have been cut */
  gboolean old; /* not all zeros */
} Open;

static GRecMutex mutex;   /* guards all that follows; as ThreadSanitizer knows it */
static GHashTable *sizes; /* by address: of slabs that are cut up, bytes of pieces in use; of
                             columns made of slabs, all */
static GPtrArray *spare;  /* slabs that are free */
static Open open_slabs[UPLIFT_PAGES_N_KINDS][MAX_OPEN];

static void
unmap (gpointer pages, gsize size)
{
  if (size > 0)
    munmap (pages, size);
}

/* Memory that begins with a slab. */
static gpointer
map (gsize size)
{
  char *pages
      = mmap (NULL, size + SLAB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED)
    g_error ("no memory for %" G_GSIZE_FORMAT " bytes", size);

  gsize before = -(gsize) pages & (SLAB - 1);
  unmap (pages, before);
  unmap (pages + before + size, SLAB - before);
#ifdef MADV_NOHUGEPAGE
  /* Little files would have to wait until a large page is cleared; and what is used again is not
   * asked for twice. */
  madvise (pages + before, size, MADV_NOHUGEPAGE);
#endif
  return pages + before;
}

static gsize
round_up (gsize size)
{
  return (size + GRAIN - 1) / GRAIN * GRAIN;
}

static gpointer
take_spare (void)
{
  return spare != NULL && spare->len > 0 ? g_ptr_array_remove_index_fast (spare, spare->len - 1)
                                         : NULL;
}

static void
add_spare (gpointer slab)
{
  if (spare == NULL)
    spare = g_ptr_array_new ();
  g_ptr_array_add (spare, slab);
}

static gsize
get_size (gpointer pages)
{
  return sizes != NULL ? GPOINTER_TO_SIZE (g_hash_table_lookup (sizes, pages)) : 0;
}

static void
set_size (gpointer pages, gsize size)
{
  if (sizes == NULL)
    sizes = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (sizes, pages, GSIZE_TO_POINTER (size));
}

/* Pieces */

/* Nothing more is cut of it. */
static void
close_slab (Open *open)
{
  if (open->slab != NULL && get_size (open->slab) == 0)
    {
      g_hash_table_remove (sizes, open->slab);
      add_spare (open->slab);
    }
  open->slab = NULL;
}

static void
open_slab (Open *open, gsize piece)
{
  close_slab (open);
  open->slab = take_spare ();
  open->old = open->slab != NULL;
  if (open->slab == NULL)
    open->slab = map (SLAB);
  open->piece = piece;
  open->used = 0;
  set_size (open->slab, 0);
}

/* The slab for such pieces, or one that is given up for them. */
static Open *
find_open (UpliftPagesKind kind, gsize piece)
{
  Open *open = open_slabs[kind];

  for (guint i = 0; i < MAX_OPEN; i++)
    if (open[i].slab != NULL && open[i].piece == piece)
      return &open[i];
  for (guint i = 0; i < MAX_OPEN; i++)
    if (open[i].slab == NULL)
      return &open[i];
  return &open[0];
}

/* Of slabs of which no piece is in use nothing more is cut. */
static void
close_free (void)
{
  for (guint kind = 0; kind < UPLIFT_PAGES_N_KINDS; kind++)
    for (guint i = 0; i < MAX_OPEN; i++)
      if (open_slabs[kind][i].slab != NULL && get_size (open_slabs[kind][i].slab) == 0)
        close_slab (&open_slabs[kind][i]);
}

static gpointer
cut (UpliftPagesKind kind, gsize size, gboolean *is_old)
{
  g_rec_mutex_lock (&mutex);
  Open *open = find_open (kind, size);
  if (open->slab == NULL || open->piece != size || open->used + size > SLAB)
    open_slab (open, size);
  gpointer piece = open->slab + open->used;
  open->used += size;
  set_size (open->slab, get_size (open->slab) + size);
  *is_old = open->old;
  g_rec_mutex_unlock (&mutex);
  return piece;
}

static gboolean
is_open (gconstpointer slab)
{
  for (guint kind = 0; kind < UPLIFT_PAGES_N_KINDS; kind++)
    for (guint i = 0; i < MAX_OPEN; i++)
      if (open_slabs[kind][i].slab == slab)
        return TRUE;
  return FALSE;
}

static void
free_piece (char *piece, gsize size)
{
  char *slab = piece - ((gsize) piece & (SLAB - 1));

  g_rec_mutex_lock (&mutex);
  gsize used = get_size (slab) - size;
  set_size (slab, used);
  if (used == 0 && !is_open (slab))
    {
      g_hash_table_remove (sizes, slab);
      add_spare (slab);
    }
  g_rec_mutex_unlock (&mutex);
}

/* Columns */

/* In place of what is mapped there. Where the system does not move it, what was there may be gone
 * all the same, and is mapped again. */
static void
move_slab (gpointer slab, gpointer to)
{
  const int anonymous = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;

  if (mremap (slab, SLAB, SLAB, MREMAP_MAYMOVE | MREMAP_FIXED, to) != MAP_FAILED)
    return;
  munmap (slab, SLAB);
  if (mmap (to, SLAB, PROT_READ | PROT_WRITE, anonymous, -1, 0) == MAP_FAILED)
    g_error ("no memory for %" G_GSIZE_FORMAT " bytes", SLAB);
}

/* Free slabs come in place of memory that is still to be had. */
static gpointer
map_column (gsize size)
{
  char *pages = map (size);

  g_rec_mutex_lock (&mutex);
  set_size (pages, size);
  close_free ();
  for (gsize at = 0; at + SLAB <= size; at += SLAB)
    {
      gpointer slab = take_spare ();
      if (slab == NULL)
        break;
      move_slab (slab, pages + at);
    }
  g_rec_mutex_unlock (&mutex);
  return pages;
}

gpointer
uplift_pages_new (gsize size)
{
  g_return_val_if_fail (size > 0, NULL);

  gboolean is_old;
  if (size >= SLAB)
    return map (round_up (size));
  gpointer piece = cut (UPLIFT_PAGES_ANY, round_up (size), &is_old);
  if (is_old)
    memset (piece, 0, size);
  return piece;
}

gpointer
uplift_pages_new_piece (UpliftPagesKind kind, gsize size)
{
  g_return_val_if_fail (kind < UPLIFT_PAGES_N_KINDS, NULL);
  g_return_val_if_fail (size > 0 && size < SLAB, NULL);

  gboolean is_old;
  return cut (kind, round_up (size), &is_old);
}

gpointer
uplift_pages_new_column (gsize size)
{
  g_return_val_if_fail (size > 0, NULL);

  return size < SLAB ? g_malloc (size) : map_column (round_up (size));
}

/* The memory of a column of slabs is kept; of other large memory the system may have given only a
 * little. */
static void
free_slabs (char *pages, gsize size)
{
  g_rec_mutex_lock (&mutex);
  if (sizes != NULL && g_hash_table_remove (sizes, pages))
    for (; size >= SLAB; pages += SLAB, size -= SLAB)
      add_spare (pages);
  g_rec_mutex_unlock (&mutex);
  unmap (pages, size);
}

/* Of a slab that is not known no piece has been cut. */
static gboolean
is_piece (const char *pages)
{
  g_rec_mutex_lock (&mutex);
  gboolean known
      = sizes != NULL && g_hash_table_contains (sizes, pages - ((gsize) pages & (SLAB - 1)));
  g_rec_mutex_unlock (&mutex);
  return known;
}

void
uplift_pages_free (gpointer pages, gsize size)
{
  if (pages == NULL)
    return;
  if (size >= SLAB)
    free_slabs (pages, round_up (size));
  else if (is_piece (pages))
    free_piece (pages, round_up (size));
  else
    g_free (pages);
}

void
uplift_pages_trim (void)
{
  g_rec_mutex_lock (&mutex);
  close_free ();
  for (gpointer slab; (slab = take_spare ()) != NULL;)
    munmap (slab, SLAB);
  g_rec_mutex_unlock (&mutex);
}
