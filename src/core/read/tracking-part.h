/* A tracking file, or a part of one, while it is being read: cells become codes and numbers that
 * are the part's own, and what is doubtful about them is noted.
 *
 * Private to the loader. One thread at a time, but for the user ids, which all parts share.
 */
#pragma once

#include "core/data/code-pairs.h"
#include "core/read/loader-codes.h"
#include "core/read/loader-orders.h"
#include "core/read/tracking-cells.h"
#include "core/read/tracking-stretch.h"
#include "core/read/user-ids.h"
#include "core/read/value-notes.h"

G_BEGIN_DECLS

/* The columns of names, which become an offer, and of sources. */
typedef enum
{
  UPLIFT_PART_SOURCE,
  UPLIFT_PART_CAMPAIGN,
  UPLIFT_PART_PRODUCT,
  UPLIFT_PART_BRAND,
  UPLIFT_PART_N_NAMES
} UpliftPartName;

extern const UpliftColumn uplift_part_columns[UPLIFT_PART_N_NAMES];
extern const UpliftDimension uplift_part_dimensions[UPLIFT_PART_N_NAMES];

/* Private: the cells of a batch of rows. */
typedef struct _UpliftPartCells UpliftPartCells;

UpliftPartCells *uplift_part_cells_new (void);
void uplift_part_cells_free (UpliftPartCells *cells);

/* What a date cell says. */
typedef struct
{
  guint8 reading; /* core/read/value-notes */
  UpliftParseStatus status;
  UpliftParsed parsed;
} UpliftDateCell;

typedef struct
{
  const UpliftLoaderSource *source; /* (borrowed) */
  UpliftLoaderContext *context;     /* with the part's own data set, or the whole one (borrowed) */
  UpliftUserIds *user_ids;          /* (borrowed) */
  guint worker;                     /* who reads it: for user_ids */
  gboolean has_users, has_arms;

  GPtrArray *stretches;           /* of UpliftTrackingStretch (owned) */
  UpliftTrackingStretch *stretch; /* the last of these (borrowed, nullable) */
  UpliftUserRow *user_rows;       /* of the last stretch: their users are to be looked up (owned) */
  guint n_user_rows;
  UpliftPartCells *cells; /* (owned) */

  guint32 *influencer_of_number; /* by id, where that is a small whole number: code + 1, 0: not
                                    known (owned) */
  guint32 *cell_of_date; /* by year, month and day: date cell + 1, 0: not known, or not one that
                            says one day (owned) */
  UpliftDictionary *date_texts; /* of short date cells (owned) */
  GArray *cell_of_text;         /* of guint32: index into date_cells (owned) */
  UpliftDictionary *date_keys;  /* what date_cells say, each once (owned) */
  GArray *date_cells;           /* of UpliftDateCell (owned) */
  UpliftCodePairs *pairs;       /* date cell and source (owned) */
  UpliftCodePairs *goods;       /* product and brand (owned) */
  UpliftCodePairs *offers;      /* these and campaign (owned) */

  UpliftValueNotes *day, *revenue;      /* (owned) */
  UpliftValueNotes *orders;             /* (owned, nullable: no such column) */
  GArray *other_revenue, *other_orders; /* of gint64: by the second way, of the rows that read
                                           either way, in their order (owned) */
  guint64 revenue_size, orders_size;    /* sums of magnitudes, as great as they can be; saturated */

  UpliftLoaderCodes *by_code;        /* (owned, nullable) */
  UpliftLoaderOrders *order_details; /* (owned, nullable) */
} UpliftTrackingPart;

/* Ids that are whole numbers below this have a table. */
#define UPLIFT_PART_SMALL_IDS 65536

/* So do dates like 2025-07-31, by core/read/tracking-cells. */
#define UPLIFT_PART_SMALL_DATES UPLIFT_CELL_N_DATES

UpliftTrackingPart *uplift_tracking_part_new (UpliftLoaderContext *context,
                                              const UpliftLoaderSource *source,
                                              UpliftUserIds *user_ids, guint worker);
void uplift_tracking_part_free (UpliftTrackingPart *part);

/* From now on that worker adds rows. */
void uplift_tracking_part_set_worker (UpliftTrackingPart *part, guint worker);

/* Takes the next row. */
void uplift_tracking_part_add (UpliftTrackingPart *part, const UpliftLoaderRow *row);

/* Takes the rows before the first in which not every cell is what it mostly is; returns how many.
 * As simple of UpliftRowFuncs; does for each exactly what uplift_tracking_part_add () would. */
guint uplift_tracking_part_add_batch (UpliftTrackingPart *part, const UpliftCsvBatch *batch,
                                      guint from, guint to);

/* Takes one such row, of ASCII; FALSE, and nothing is taken, if it is none. */
gboolean uplift_tracking_part_add_simple (UpliftTrackingPart *part, const UpliftCsvRecord *record);

/* Adds all that a later part of the file holds, whose first line has so many lines before it; that
 * one's stretches keep their codes, with maps. `part` is left without rows. */
void uplift_tracking_part_merge (UpliftTrackingPart *whole, UpliftTrackingPart *part,
                                 guint64 line_offset);

/* One row's values as they go into a stretch. */
typedef struct
{
  guint64 line;
  guint32 influencer, user, hash;
  guint32 names[UPLIFT_PART_N_NAMES]; /* codes; 0 without such a column */
  guint32 date_cell;
  UpliftArm arm;
  UpliftMoney revenue;
  gint32 orders;
  guint8 readings;
} UpliftPartRow;

/* The stretch into which the next row goes. */
UpliftTrackingStretch *uplift_tracking_part_open_stretch (UpliftTrackingPart *part);

/* Gives a row of the last stretch its user, whose id is not empty; later, if that is quicker. */
void uplift_tracking_part_set_user (UpliftTrackingPart *part, guint32 row, UpliftCsvField id);

/* Looks up the users of rows that wait for it. */
void uplift_tracking_part_look_up_users (UpliftTrackingPart *part);

/* Private to the functions above. */
guint32 uplift_tracking_part_intern_cell (UpliftTrackingPart *part, const UpliftDateCell *cell);
void uplift_tracking_part_append (UpliftTrackingPart *part, const UpliftPartRow *row);

/* A magnitude on top of a sum of them, which stops at the greatest number. */
static inline guint64
uplift_part_add_size (guint64 sum, guint64 size)
{
  return sum <= G_MAXUINT64 - size ? sum + size : G_MAXUINT64;
}

G_END_DECLS
