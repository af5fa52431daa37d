/* The four tables as typed columns: one array for each column, strings as codes into a dictionary,
 * money as scaled integers, dates as days. Immutable once finished, so every thread may read it;
 * reference counted (atomic).
 *
 * Shapes. `influencers` has one entry for each influencer: those of the influencers file in file
 * order, then those that only other tables name (known = FALSE, name = id, attributes ""). Rows of
 * the other tables name an influencer by that index. Tracking rows are *not* in file order: they
 * lie grouped by influencer (baseline rows, which have none, last), within it by arm (none,
 * control, exposed), within that by user, so that sums of an influencer and of a user are sums over
 * a run; what is alike in these, and baseline rows, in the order of the file. `tracking.first[i]` …
 * `tracking.first[i + 1]` are the rows of influencer i; `first[n_influencers]` … `n` the baseline
 * rows.
 *
 * A tracking row's day and source are one code: the index of a distinct (day, source) pair,
 * `pairs`, sorted by day and then by the source's text. There are at most as many pairs as rows and
 * mostly far fewer. `offers` are the distinct combinations of product, brand and campaign.
 *
 * A column that a file lacks: NULL where the comment says (nullable). `has_dimension` says which
 * dimensions exist, `has_*` which other columns.
 *
 * Sums cannot overflow: the loader leaves out a value with which the sum of the absolute values of
 * its column would pass UPLIFT_MAX_SUM.
 */
#pragma once

#include "core/data/code-book.h"
#include "core/data/dictionary.h"
#include "core/data/problems.h"
#include "core/data/tracking-columns.h"
#include "core/data/types.h"
#include "core/read/import-choices.h"

G_BEGIN_DECLS

/* Follower counts from which an influencer is Micro, Macro, Mega; Nano below. */
typedef struct
{
  gint64 micro, macro, mega;
} UpliftTypeThresholds;

#define UPLIFT_TYPE_THRESHOLDS_DEFAULT ((UpliftTypeThresholds){ 50000, 100000, 500000 })

typedef struct
{
  gboolean present;
  char *file;      /* base name (owned, nullable: not present) */
  char *path;      /* where it was read from, as a URI (owned, nullable) */
  guint64 rows;    /* records below the header: used and skipped ones, rows of totals and damaged
                      ones included; rows in which nothing stands are none */
  guint64 skipped; /* rows left out: the sum of left_out over the table's problems */
  guint64 size;    /* bytes of the file when it was read */
  gint64 modified; /* when it had been changed last: microseconds since 1970, 0 where that is not
                      known */
  gboolean month_first; /* how its dates were read */
  GArray *left_out;     /* of guint64: the lines on which the skipped rows begin, ascending; without
                           rows of totals and damaged ones, which are seen to before (owned,
                           nullable: none) */
} UpliftTableInfo;

typedef struct
{
  guint32 n;
  char **name;                                     /* (owned) */
  guint32 *attribute[UPLIFT_DIMENSION_INFLUENCER]; /* codes by dimension: platform, category, type,
                                                     gender; never NULL (owned) */
  gint64 *followers;                               /* UPLIFT_COUNT_NONE: missing (owned) */
  gboolean *known;                                 /* in the influencers file (owned) */
} UpliftInfluencerColumns;

typedef struct
{
  guint32 n;
  guint32 *influencer; /* (owned) */
  guint32 *platform;   /* its own, or the influencer's when the file has no such column (owned) */
  UpliftDay *day;      /* (owned) */
  guint32 *campaign, *brand, *product; /* codes (owned, nullable) */
  char **url, **caption;               /* "" where empty (owned, nullable) */
  gint64 *reach, *likes, *comments;    /* UPLIFT_COUNT_NONE: missing (owned, nullable) */
  gboolean reach_is_views;             /* the column was one of views or impressions */
} UpliftPostColumns;

/* core/data/row-stream */
typedef struct _UpliftRowStream UpliftRowStream;

typedef enum
{
  UPLIFT_BASIS_UNKNOWN,
  UPLIFT_BASIS_POST,
  UPLIFT_BASIS_ORDER
} UpliftBasis;

typedef struct
{
  guint32 n;
  guint32 *influencer; /* (owned) */
  guint8 *basis;       /* UpliftBasis (owned) */
  UpliftMoney *rate;   /* UPLIFT_MONEY_NONE: missing (owned) */
  gint64 *orders;      /* UPLIFT_COUNT_NONE: missing (owned) */
  UpliftMoney
      *payout; /* what counts: the row's total_payout, else rate × orders or posts (owned) */
  gboolean *computed; /* payout is rate × units, since the row has no total (owned, nullable: none
                         is) */
  guint64 *line;      /* in the file (owned, nullable: not read from a file) */
  guint32 *campaign;  /* codes; G_MAXUINT32 where the cell is empty (owned, nullable) */
  UpliftDay *day;     /* UPLIFT_DAY_NONE where empty (owned, nullable) */
} UpliftPayoutColumns;

typedef struct
{
  UpliftTableInfo tables[UPLIFT_N_TABLES];
  gboolean has_dimension[UPLIFT_N_DIMENSIONS];   /* the influencers file has the column (type: or
                                                    followers), or the tracking file */
  UpliftDictionary *values[UPLIFT_N_DIMENSIONS]; /* INFLUENCER: the ids, code = index. Never NULL;
                                                    code 0 is "" except there (owned) */
  UpliftInfluencerColumns influencers;
  UpliftPostColumns posts;
  UpliftTrackingColumns tracking;
  UpliftPayoutColumns payouts;
  UpliftRowStream *stream; /* the tracking rows in another order; NULL until finished (owned) */
  UpliftDay first_day, last_day; /* of the tracking rows of either kind; UPLIFT_DAY_NONE: no rows */
  char *currency;                /* the one sign found in the money columns, else "" (owned) */
  UpliftCodeBook *codes;         /* of the influencers file and the tracking file (owned) */
  UpliftProblems *problems;      /* (owned) */
  UpliftImportChoices *choices;  /* by which files were read (owned, nullable) */
  gatomicrefcount ref_count;     /* private */
} UpliftDataset;

UpliftDataset *uplift_dataset_ref (UpliftDataset *dataset);
void uplift_dataset_unref (UpliftDataset *dataset);

/* A dataset with no rows, no columns and empty dictionaries (but code 0 = "" where said above), to
 * be filled by the loader and by tests and then finished. */
UpliftDataset *uplift_dataset_new (void);

/* Makes the tracking rows out of blocks (transfer full, of UpliftTrackingBlock; NULL: no rows) and
 * brings them into the order described above. Of tracking, has_users, has_arms, n_users, offers and
 * pairs with their numbers are filled in before, without repetitions; pairs in any order, and those
 * that no row has are left out. All else is made here, and first_day and last_day. A code of a user
 * that is not below n_users says that the row has none. O(rows + users + pairs log pairs). */
void uplift_dataset_finish (UpliftDataset *dataset, GPtrArray *blocks);

/* The order of two influencers, by index, of whom neither is better: by name, then by id; as
 * strcmp (). */
int uplift_dataset_compare_influencers (const UpliftDataset *dataset, guint32 a, guint32 b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftDataset, uplift_dataset_unref)

G_END_DECLS
