/* The tracking rows once more, as the figures need them: in two words each, and in the order arm,
 * user. All that is summed over the rows of one influencer reads the columns of
 * core/data/dataset, which lie by influencer; what a filter leaves of all rows, and what each user
 * spent of it, is summed over these.
 *
 * The order: rows of users in the control arm, by user; rows of users in the exposed arm, by user;
 * the influencers' other rows; baseline rows. A *group* is the rows of one user in one arm. Within
 * a group and among the other rows the order is that of the dataset.
 *
 * A row is `stride` words. Packed (2 words): the first holds influencer, offer and pair and in its
 * highest bit whether a group ends here; the second the revenue above the orders. So a filter is
 * three look-ups a row, and a sum over all rows reads 16 bytes each. It does for almost every file.
 * Where it does not (more influencers, offers or pairs, a revenue or orders beyond the widths of
 * core/data/packed, negative orders, orders beyond 32 bits in all), rows are wide (4 words).
 *
 * Rows are summed in chunks, each a whole number of groups of the same kind. Immutable.
 */
#pragma once

#include "core/data/dataset.h"
#include "core/data/packed.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_ROWS_CONTROL,
  UPLIFT_ROWS_EXPOSED,
  UPLIFT_ROWS_OTHER,
  UPLIFT_ROWS_BASELINE
} UpliftRowKind;

/* A chunk of rows with users ends with the group in which it reaches this size, or before. */
#define UPLIFT_CHUNK_ROWS 8192

typedef struct
{
  guint64 begin, end;  /* rows */
  guint32 first_group; /* the number of the first group in it; control and exposed only */
  UpliftRowKind kind;
} UpliftChunk;

/* The groups of a user who is in both arms. */
typedef struct
{
  guint32 control, exposed;
} UpliftGroupPair;

struct _UpliftRowStream
{
  guint64 *words; /* stride × rows (owned) */
  guint stride;   /* 2: packed; 4: wide */
  gsize size;     /* of the words, in bytes */

  UpliftChunk *chunks; /* (owned) */
  guint n_chunks;
  guint32 n_groups;
  UpliftGroupPair *both; /* by user (owned) */
  guint32 n_both;
  gint64 *all_orders; /* of each influencer (owned) */
};

/* Of a dataset whose columns are in their final order. wide: not packed even where that would do,
 * for tests. O(rows + users + offers). */
UpliftRowStream *uplift_row_stream_new (const UpliftDataset *dataset, gboolean wide);
void uplift_row_stream_free (UpliftRowStream *stream);

/* A row of either form. */
typedef struct
{
  guint32 influencer, offer, pair;
  gboolean ends_group;
  gint64 orders;
  UpliftMoney revenue;
} UpliftStreamRow;

static inline UpliftStreamRow
uplift_row_stream_get (const UpliftRowStream *stream, guint64 row)
{
  const guint64 *words = stream->words + row * stream->stride;
  gboolean ends_group = (words[0] & UPLIFT_GROUP_END) != 0;

  if (stream->stride == 2)
    return (UpliftStreamRow){ .influencer = uplift_packed_get_influencer (words[0]),
                              .offer = uplift_packed_get_offer (words[0]),
                              .pair = uplift_packed_get_pair (words[0]),
                              .ends_group = ends_group,
                              .orders = uplift_packed_get_orders (words[1]),
                              .revenue = uplift_packed_get_revenue (words[1]) };
  return (UpliftStreamRow){ .influencer = (guint32) words[0],
                            .offer = (guint32) words[1],
                            .pair = (guint32) (words[1] >> 32),
                            .ends_group = ends_group,
                            .orders = (gint64) words[3],
                            .revenue = (UpliftMoney) words[2] };
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftRowStream, uplift_row_stream_free)

G_END_DECLS
