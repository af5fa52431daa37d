/* A made-up but believable data set, of any size, with a known answer: the four CSV files of a
 * brand group that works with influencers.
 *
 * What is in it. Influencers with log-normal follower counts; posts within the campaigns, whose
 * engagement rate falls with their reach; tracking rows in order of date, those with an influencer
 * in waves of campaigns and those without (organic, paid_ad, email) with the rhythm of week and
 * year; payouts by post or by order that follow from the rest: `orders` are the tracked ones and
 * total_payout is rate × units to the cent. About one influencer in ten costs more than it brings
 * in.
 *
 * The experiment. Every user of a row with an influencer is in one arm for good, by the toss of a
 * coin: control users were shown no ads beside the influencer's post, exposed ones were. Users are
 * drawn alike for both arms, and only the order values differ: in the exposed arm they are a fixed
 * factor higher. A user's expected revenue is thus (rows with influencer / users that appear) × the
 * mean value of a row in the arm, and the planted lift the difference of the two. It is an
 * expectation: the estimate of one file differs from it by chance, and its 95 % interval covers it
 * in about 95 of 100 seeds.
 *
 * The same options give the same bytes.
 */
#pragma once

#include "core/data/types.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define UPLIFT_SAMPLE_ERROR (uplift_sample_error_quark ())

typedef enum
{
  UPLIFT_SAMPLE_ERROR_ROWS,        /* not 1 … UPLIFT_SAMPLE_MAX_ROWS */
  UPLIFT_SAMPLE_ERROR_INFLUENCERS, /* not 1 … UPLIFT_SAMPLE_MAX_INFLUENCERS, or more than rows */
  UPLIFT_SAMPLE_ERROR_DAYS,        /* not 1 … UPLIFT_SAMPLE_MAX_DAYS, or past the year 9999 */
  UPLIFT_SAMPLE_ERROR_EXISTS       /* one of the files is there already */
} UpliftSampleError;

GQuark uplift_sample_error_quark (void);

#define UPLIFT_SAMPLE_MAX_ROWS G_GINT64_CONSTANT (10000000000)
#define UPLIFT_SAMPLE_MAX_INFLUENCERS 1000000
#define UPLIFT_SAMPLE_MAX_DAYS 36525

/* Called in the thread that generates, at most a few hundred times. fraction: 0 … 1. */
typedef void (*UpliftSampleProgressFunc) (double fraction, gpointer user_data);

typedef struct
{
  gint64 rows;        /* of the tracking table, both kinds together */
  gint64 influencers; /* all of them are in the influencers file */
  gint64 days;
  guint64 seed;
  UpliftDay first_day;
  UpliftSampleProgressFunc progress; /* (nullable) */
  gpointer progress_data;
} UpliftSampleOptions;

/* What data/sample was made with: January to June 2025. */
#define UPLIFT_SAMPLE_OPTIONS_DEFAULT ((UpliftSampleOptions){ 5000, 40, 181, 1, 20089, NULL, NULL })

/* The answer that was planted. Money in currency units; no value where there is no user or no
 * spend. */
typedef struct
{
  double lift;          /* expected revenue of an exposed user above that of a control user */
  gint64 exposed_users; /* that appear in at least one row with an influencer */
  gint64 control_users;
  double spend;               /* sum of total_payout */
  double incremental_roas;    /* lift × exposed_users / spend */
  gint64 influencer_rows;     /* rows with an influencer */
  gint64 planted_loss_makers; /* influencers made to cost more than they bring in */
} UpliftSampleTruth;

/* Writes influencers.csv, posts.csv, tracking_data.csv and payouts.csv into the folder, which is
 * made if need be. An existing file is never overwritten, and after an error or when cancelled none
 * of the four is left. truth: (out) (optional).
 *
 * O(rows); memory does not grow with the rows, but for one bit a user (about 3 bits in 10 rows). */
gboolean uplift_sample_generate (GFile *folder, const UpliftSampleOptions *options,
                                 UpliftSampleTruth *truth, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
