#include "core/write/report-incremental.h"

#include "core/figures/method-caveats.h"

static void
write_inputs (UpliftJsonWriter *json, const UpliftIncremental *incremental)
{
  uplift_json_writer_begin_object (json, "inputs");
  switch (incremental->method)
    {
    case UPLIFT_METHOD_BASELINE:
      uplift_json_writer_add_double (json, "daily_baseline", incremental->daily_baseline);
      uplift_json_writer_add_int (json, "baseline_days", incremental->baseline_days);
      uplift_json_writer_add_int (json, "days", incremental->days);
      uplift_json_writer_add_int (json, "influencers_with_revenue",
                                  incremental->influencers_with_revenue);
      uplift_json_writer_add_int (json, "selected_with_revenue",
                                  incremental->selected_with_revenue);
      break;
    case UPLIFT_METHOD_AOV:
      uplift_json_writer_add_double (json, "baseline_aov", incremental->baseline_aov);
      uplift_json_writer_add_double (json, "break_even_aov", incremental->break_even_input);
      break;
    case UPLIFT_METHOD_SHARE:
      uplift_json_writer_add_double (json, "baseline_share", incremental->baseline_share);
      uplift_json_writer_add_double (json, "break_even_share", incremental->break_even_input);
      break;
    case UPLIFT_METHOD_EXPERIMENT:
      uplift_json_writer_add_int (json, "exposed_users", incremental->exposed_users);
      uplift_json_writer_add_int (json, "control_users", incremental->control_users);
      uplift_json_writer_add_int (json, "users_in_both", incremental->users_in_both);
      uplift_json_writer_add_money (json, "outside_revenue", incremental->outside_revenue);
      uplift_json_writer_add_double (json, "exposed_mean", incremental->exposed_mean);
      uplift_json_writer_add_double (json, "control_mean", incremental->control_mean);
      uplift_json_writer_add_double (json, "lift", incremental->lift);
      uplift_json_writer_add_double (json, "t", incremental->t);
      uplift_json_writer_add_double (json, "freedom", incremental->freedom);
      uplift_json_writer_add_double (json, "p", incremental->p);
      uplift_json_writer_add_double (json, "mde", incremental->mde);
      break;
    case UPLIFT_METHOD_AUTO:
    default:
      g_return_if_reached ();
    }
  uplift_json_writer_end (json);
}

static void
write_caveats (UpliftJsonWriter *json, const UpliftIncremental *incremental)
{
  uplift_json_writer_begin_array (json, "caveats");
  for (guint c = 0; c < UPLIFT_N_CAVEATS; c++)
    if (uplift_method_caveats_has (incremental->caveats, (UpliftCaveat) c))
      uplift_json_writer_add_string (json, NULL, uplift_caveat_get_name ((UpliftCaveat) c));
  uplift_json_writer_end (json);
}

/* What each method says of the selection, and what it leaves to be doubted. */
static void
write_estimate (UpliftJsonWriter *json, const UpliftIncremental *incremental)
{
  uplift_json_writer_add_string (json, "method", uplift_method_get_name (incremental->method));
  uplift_json_writer_add_string (json, "reason", incremental->reason);
  uplift_json_writer_add_double (json, "revenue", incremental->revenue);
  uplift_json_writer_add_double (json, "roas", incremental->roas);
  if (isnan (incremental->low))
    uplift_json_writer_add_string (json, "interval", NULL);
  else
    {
      uplift_json_writer_begin_array (json, "interval");
      uplift_json_writer_add_double (json, NULL, incremental->low);
      uplift_json_writer_add_double (json, NULL, incremental->high);
      uplift_json_writer_end (json);
    }
  write_caveats (json, incremental);
}

void
uplift_report_add_incremental (UpliftJsonWriter *json, const UpliftResults *results)
{
  g_return_if_fail (json != NULL && results != NULL);

  uplift_json_writer_begin_object (json, "incremental");
  write_estimate (json, &results->incremental);
  write_inputs (json, &results->incremental);
  uplift_json_writer_begin_array (json, "methods");
  for (guint m = UPLIFT_METHOD_EXPERIMENT; m < UPLIFT_N_METHODS; m++)
    {
      uplift_json_writer_begin_object (json, NULL);
      write_estimate (json, &results->methods[m]);
      uplift_json_writer_end (json);
    }
  uplift_json_writer_end (json);
  uplift_json_writer_end (json);
}
