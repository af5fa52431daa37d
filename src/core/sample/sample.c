#include "core/sample/sample.h"

#include "core/sample/sample-tables.h"
#include "core/write/atomic-file.h"
#include <glib/gi18n-lib.h>
#include <inttypes.h>

GQuark
uplift_sample_error_quark (void)
{
  return g_quark_from_static_string ("uplift-sample-error-quark");
}

typedef struct
{
  const char *name;
  UpliftAtomicFileFunc write;
} SampleFile;

static void
run_clear (UpliftSampleRun *run)
{
  g_clear_pointer (&run->plan, uplift_sample_plan_free);
  g_clear_pointer (&run->seen, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UpliftSampleRun, run_clear)

/* Payouts come last: they need the orders of all rows. */
static const SampleFile files[] = {
  { "influencers.csv", uplift_sample_write_influencers_cb },
  { "posts.csv", uplift_sample_write_posts_cb },
  { "tracking_data.csv", uplift_sample_write_tracking_cb },
  { "payouts.csv", uplift_sample_write_payouts_cb },
};

static gboolean
check_options (const UpliftSampleOptions *options, GError **error)
{
  if (options->rows < 1 || options->rows > UPLIFT_SAMPLE_MAX_ROWS)
    g_set_error (error, UPLIFT_SAMPLE_ERROR, UPLIFT_SAMPLE_ERROR_ROWS,
                 _ ("rows must be from 1 to %" PRId64 ", not %" PRId64), UPLIFT_SAMPLE_MAX_ROWS,
                 options->rows);
  else if (options->influencers < 1 || options->influencers > UPLIFT_SAMPLE_MAX_INFLUENCERS)
    g_set_error (error, UPLIFT_SAMPLE_ERROR, UPLIFT_SAMPLE_ERROR_INFLUENCERS,
                 _ ("influencers must be from 1 to %d, not %" PRId64),
                 UPLIFT_SAMPLE_MAX_INFLUENCERS, options->influencers);
  else if (options->influencers > options->rows)
    g_set_error (error, UPLIFT_SAMPLE_ERROR, UPLIFT_SAMPLE_ERROR_INFLUENCERS,
                 _ ("%" PRId64 " influencers are more than %" PRId64 " rows"), options->influencers,
                 options->rows);
  else if (options->days < 1 || options->days > UPLIFT_SAMPLE_MAX_DAYS
           || options->first_day < uplift_day_from_date (1, 1, 1)
           || options->first_day + options->days - 1 > uplift_day_from_date (9999, 12, 31))
    g_set_error (error, UPLIFT_SAMPLE_ERROR, UPLIFT_SAMPLE_ERROR_DAYS,
                 _ ("days must be from 1 to %d and end before the year 10000, not %" PRId64),
                 UPLIFT_SAMPLE_MAX_DAYS, options->days);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_absent (GFile *folder, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, files[i].name);

      if (g_file_query_exists (file, cancellable))
        {
          g_autofree char *name = g_file_get_parse_name (file);

          g_set_error (error, UPLIFT_SAMPLE_ERROR, UPLIFT_SAMPLE_ERROR_EXISTS,
                       _ ("%s: the file is there already, and is not overwritten"), name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
make_folder (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_file_make_directory_with_parents (folder, cancellable, &local_error)
      || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
write_files (GFile *folder, UpliftSampleRun *run, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, files[i].name);

      if (uplift_atomic_file_write (file, files[i].write, run, cancellable, error))
        continue;
      while (i-- > 0)
        {
          g_autoptr (GFile) written = g_file_get_child (folder, files[i].name);

          g_file_delete (written, NULL, NULL);
        }
      return FALSE;
    }
  return TRUE;
}

/* Users are drawn without looking at their arm, so that the rows of those who appeared are the same
 * on average in both. */
static void
tell_truth (const UpliftSampleRun *run, UpliftSampleTruth *truth)
{
  const UpliftSamplePlan *plan = run->plan;
  gint64 users = run->users_in_arm[0] + run->users_in_arm[1];
  double rows_per_user = uplift_ratio ((double) plan->influencer_rows, (double) users);

  truth->lift = (UPLIFT_SAMPLE_EXPOSED_FACTOR - 1.0) * plan->control_mean * rows_per_user;
  truth->control_users = run->users_in_arm[0];
  truth->exposed_users = run->users_in_arm[1];
  truth->spend = (double) run->spend / 100.0;
  truth->incremental_roas
      = truth->exposed_users > 0
            ? uplift_ratio (truth->lift * (double) truth->exposed_users, truth->spend)
            : UPLIFT_NO_VALUE;
  truth->influencer_rows = plan->influencer_rows;
  truth->planted_loss_makers = plan->loss_makers;
}

gboolean
uplift_sample_generate (GFile *folder, const UpliftSampleOptions *options, UpliftSampleTruth *truth,
                        GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (folder) && options != NULL, FALSE);

  if (!check_options (options, error) || !make_folder (folder, cancellable, error)
      || !check_absent (folder, cancellable, error))
    return FALSE;

  g_auto (UpliftSampleRun) run = { .plan = uplift_sample_plan_new (options) };

  if (!write_files (folder, &run, cancellable, error))
    return FALSE;
  if (truth != NULL)
    tell_truth (&run, truth);
  return TRUE;
}
