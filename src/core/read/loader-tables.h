/* The four tables: each reads its file's rows into the dataset's columns.
 *
 * Private to the loader. They are read in the order influencers, posts, tracking, payouts, since
 * ids that only later tables name come after those of the influencers file, and a payout by post
 * needs the posts. FALSE with an error of UPLIFT_LOADER_ERROR or G_IO_ERROR_CANCELLED.
 */
#pragma once

#include "core/read/loader-rows.h"
#include "core/read/value-column.h"

G_BEGIN_DECLS

/* What uplift_dataset_finish () is to be given, and how many influencers the file names. */
typedef struct
{
  guint32 n_known;   /* influencers of the influencers file */
  GPtrArray *blocks; /* of UpliftTrackingBlock: the tracking rows (owned, nullable) */
} UpliftLoaderRows;

gboolean uplift_loader_read_influencers (UpliftLoaderContext *context, UpliftLoaderSource *source,
                                         UpliftLoaderRows *rows, GError **error);
gboolean uplift_loader_read_posts (UpliftLoaderContext *context, UpliftLoaderSource *source,
                                   UpliftLoaderRows *rows, GError **error);
gboolean uplift_loader_read_tracking (UpliftLoaderContext *context, UpliftLoaderSource *source,
                                      UpliftLoaderRows *rows, GError **error);
gboolean uplift_loader_read_payouts (UpliftLoaderContext *context, UpliftLoaderSource *source,
                                     UpliftLoaderRows *rows, GError **error);

/* Gives influencers that only other tables name their entries; after the last table. */
void uplift_loader_add_unknown_influencers (UpliftDataset *dataset, const UpliftLoaderRows *rows);

/* Notes where the influencer is named, if it is the first time. O(1). */
void uplift_loader_note_influencer (UpliftLoaderContext *context, const UpliftLoaderRow *row,
                                    guint32 influencer);

/* A value column for a column of the file, NULL when it has none. */
UpliftValueColumn *uplift_loader_new_value_column (const UpliftLoaderSource *source,
                                                   UpliftColumn column, UpliftValueKind kind,
                                                   gboolean required);

/* Adds the row's cell, if there is a value column. */
void uplift_loader_add_value (UpliftValueColumn *values, const UpliftLoaderRow *row,
                              UpliftColumn column);

/* The decided values (borrowed from the value column), NULL if there is none. Money's currency is
 * made the dataset's. */
gint64 *uplift_loader_resolve (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                               UpliftColumn column, UpliftValueColumn *values);

/* The same for notes whose values are kept elsewhere. */
void uplift_loader_decide (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                           UpliftColumn column, UpliftValueNotes *notes);

/* The row's number taken out and its column of codes, for the columns that a file may lack: NULL
 * when it does, else an array of guint32. */
GArray *uplift_loader_new_codes (const UpliftLoaderSource *source, UpliftColumn column);
void uplift_loader_add_code (GArray *codes, const UpliftLoaderRow *row, UpliftColumn column,
                             UpliftDictionary *dictionary);

/* Keeps the entries that are marked (n bytes of 0 or 1), and returns them without the array
 * (transfer full); NULL for NULL. */
gpointer uplift_loader_compact (GArray *array, const guint8 *keep, guint n);

/* Reports a row that names an influencer who is not in the influencers file. */
void uplift_loader_report_unknown (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                                   guint32 influencer, guint64 line, UpliftMoney money);

/* Counts and notes a row that is left out, because of a finding that has been added. */
void uplift_loader_leave_out (UpliftLoaderContext *context, const UpliftFinding *reason);

/* The same where that is the finding of a required column whose cell reads like this
 * (core/read/value-notes). FALSE, and nothing done, when it has a value there. */
gboolean uplift_loader_leave_out_lost (UpliftLoaderContext *context,
                                       const UpliftLoaderSource *source, UpliftColumn column,
                                       guint8 reading, guint64 line);

/* Brings the notes into the order of the lines; after the last table. */
void uplift_loader_sort_left_out (UpliftDataset *dataset);

/* Reports and counts a row of posts or payouts that names no influencer. */
void uplift_loader_report_without_id (UpliftLoaderContext *context,
                                      const UpliftLoaderSource *source, guint64 line,
                                      UpliftMoney money);

G_END_DECLS
