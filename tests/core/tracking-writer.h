/* Makes blocks of tracking rows, one row after the other, and numbers what they sell and their days
 * and sources. */
#pragma once

#include "core/data/dataset.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 influencer;               /* UPLIFT_NO_INFLUENCER: baseline */
  guint32 user;                     /* UPLIFT_NO_USER: none */
  guint32 product, brand, campaign; /* codes; 0 where the file has no such column */
  UpliftDaySource pair;
  UpliftArm arm;
  gint32 orders;
  UpliftMoney revenue;
} TrackingRow;

typedef struct _TrackingWriter TrackingWriter;

/* dataset: not finished, tracking.has_users set (borrowed). */
TrackingWriter *tracking_writer_new (UpliftDataset *dataset);

/* O(1). */
void tracking_writer_add (TrackingWriter *writer, const TrackingRow *row);

/* Ends the writer, and fills in the dataset's offers and pairs. Returns what
 * uplift_dataset_finish () takes (transfer full, of UpliftTrackingBlock, all of them full but the
 * last). */
GPtrArray *tracking_writer_end (TrackingWriter *writer);

G_END_DECLS
