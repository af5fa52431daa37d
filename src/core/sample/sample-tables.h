/* The four tables of a sample (core/sample/sample), each written in one go; only the generator uses
 * it.
 *
 * They draw from the plan's random numbers, so their order matters for the bytes; payouts come
 * last, since they need the orders of all tracking rows.
 */
#pragma once

#include "core/sample/sample-plan.h"

G_BEGIN_DECLS

/* One run of the generator: the plan, and what the tracking rows leave behind. */
typedef struct
{
  UpliftSamplePlan *plan; /* (owned) */
  guint8 *seen;           /* a bit for each user that appeared (owned) */
  gint64 users_in_arm[2]; /* that appeared: control, exposed */
  gint64 spend;           /* in cents */
  gint64 rows;            /* written so far */
} UpliftSampleRun;

/* Each an UpliftAtomicFileFunc whose user_data is the run. */
gboolean uplift_sample_write_influencers_cb (GOutputStream *stream, GCancellable *cancellable,
                                             gpointer run, GError **error);
gboolean uplift_sample_write_posts_cb (GOutputStream *stream, GCancellable *cancellable,
                                       gpointer run, GError **error);
gboolean uplift_sample_write_tracking_cb (GOutputStream *stream, GCancellable *cancellable,
                                          gpointer run, GError **error);
gboolean uplift_sample_write_payouts_cb (GOutputStream *stream, GCancellable *cancellable,
                                         gpointer run, GError **error);

G_END_DECLS
