/* Rows of a tracking file in its order, while it is not decided yet how its columns are read: a
 * block of rows (core/data/tracking-block), and what only the loader wants to know of them.
 *
 * Private to the loader.
 */
#pragma once

#include "core/data/tracking-block.h"

G_BEGIN_DECLS

/* What the codes of a part are in the whole; NULL: the same. Shared by its stretches. */
typedef struct
{
  guint32 *influencer, *offer, *pair; /* by code (owned, nullable) */
  gatomicrefcount ref_count;
} UpliftTrackingMaps;

UpliftTrackingMaps *uplift_tracking_maps_new (void);
UpliftTrackingMaps *uplift_tracking_maps_ref (UpliftTrackingMaps *maps);
void uplift_tracking_maps_unref (UpliftTrackingMaps *maps);

typedef struct
{
  UpliftTrackingBlock *block; /* (owned, nullable: taken away) */
  guint32 *hashes;            /* core/read/row-hashes; by row (owned, nullable: dropped) */
  guint8 *readings; /* by row: how its revenue reads (core/read/value-notes), and in the upper half
                       how its orders do (owned, nullable: dropped) */
  UpliftTrackingMaps *maps; /* its codes are still the part's (owned, nullable: they are not) */
  gboolean special;         /* not all rows are sure to be used just as they stand */
  GArray *lines;            /* private: where rows stand */
} UpliftTrackingStretch;

UpliftTrackingStretch *uplift_tracking_stretch_new (gboolean has_users);
void uplift_tracking_stretch_free (UpliftTrackingStretch *stretch);

/* The line of the next row; rows on lines that follow each other cost nothing. */
void uplift_tracking_stretch_add_line (UpliftTrackingStretch *stretch, guint64 line);

/* Moves all lines so many further on. */
void uplift_tracking_stretch_shift_lines (UpliftTrackingStretch *stretch, guint64 offset);

/* The line on which the row stands. O(log rows). */
guint64 uplift_tracking_stretch_get_line (const UpliftTrackingStretch *stretch, guint32 row);

/* Makes a row, with all that is known of it, the row of that number, which is not greater. */
void uplift_tracking_stretch_move_row (UpliftTrackingStretch *stretch, guint32 row, guint32 to);

/* Says that there are only so many rows, after rows have been moved: lines are those of `kept`, the
 * numbers of the rows that are left (guint32). */
void uplift_tracking_stretch_cut (UpliftTrackingStretch *stretch, const GArray *kept);

/* Gives back what only matters until the rows are decided about. */
void uplift_tracking_stretch_drop_readings (UpliftTrackingStretch *stretch);
void uplift_tracking_stretch_drop_hashes (UpliftTrackingStretch *stretch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTrackingMaps, uplift_tracking_maps_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTrackingStretch, uplift_tracking_stretch_free)

G_END_DECLS
