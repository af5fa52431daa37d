#include "core/write/report.h"

#include "core/figures/incremental-breakdown.h"
#include "core/write/atomic-file.h"
#include "core/write/json-writer.h"
#include "core/write/report-audit.h"
#include "core/write/report-incremental.h"
#include "core/write/report-leaderboard.h"

#include <string.h>

typedef struct
{
  const UpliftResults *results;
  UpliftJsonWriter *json;
} Report;

static const char *
get_value (const Report *report, UpliftDimension dimension, guint32 code)
{
  return uplift_dictionary_get (report->results->dataset->values[dimension], code);
}

static void
write_tables (Report *report)
{
  uplift_json_writer_begin_array (report->json, "tables");
  for (guint t = 0; t < UPLIFT_N_TABLES; t++)
    {
      const UpliftTableInfo *info = &report->results->dataset->tables[t];
      if (!info->present)
        continue;
      uplift_json_writer_begin_object (report->json, NULL);
      uplift_json_writer_add_string (report->json, "table",
                                     uplift_table_get_name ((UpliftTable) t));
      uplift_json_writer_add_string (report->json, "file", info->file);
      uplift_json_writer_add_int (report->json, "rows", (gint64) info->rows);
      uplift_json_writer_add_int (report->json, "skipped", (gint64) info->skipped);
      uplift_json_writer_end (report->json);
    }
  uplift_json_writer_end (report->json);
}

static void
write_selection (Report *report)
{
  const UpliftFilter *filter = report->results->filter;

  uplift_json_writer_begin_object (report->json, "selection");
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    {
      UpliftDimension dimension = (UpliftDimension) d;
      uplift_json_writer_begin_array (report->json, uplift_dimension_get_name (dimension));
      for (guint i = 0; i < uplift_filter_get_n_values (filter, dimension); i++)
        uplift_json_writer_add_string (report->json, NULL,
                                       uplift_filter_get_value (filter, dimension, i));
      uplift_json_writer_end (report->json);
    }
  uplift_json_writer_add_day (report->json, "since", uplift_filter_get_since (filter));
  uplift_json_writer_add_day (report->json, "until", uplift_filter_get_until (filter));
  uplift_json_writer_add_string (report->json, "spend",
                                 uplift_spend_mode_get_name (report->results->settings.spend_mode));
  uplift_json_writer_add_double (report->json, "margin", report->results->settings.margin);
  uplift_json_writer_add_double (report->json, "order_cost", report->results->settings.order_cost);
  uplift_json_writer_add_double (report->json, "influencer_fee",
                                 report->results->settings.influencer_fee);
  uplift_json_writer_end (report->json);
}

static void
write_totals (Report *report)
{
  const UpliftTotals *totals = &report->results->totals;
  const UpliftFigures *figures = &totals->figures;
  UpliftJsonWriter *json = report->json;

  uplift_json_writer_begin_object (json, "totals");
  uplift_json_writer_add_int (json, "influencers", totals->influencers);
  uplift_json_writer_add_int (json, "posts", totals->posts);
  uplift_json_writer_add_int (json, "orders", figures->orders);
  uplift_json_writer_add_money (json, "revenue", figures->revenue);
  uplift_json_writer_add_money (json, "baseline_revenue", totals->baseline_revenue);
  uplift_json_writer_add_double (json, "payout", figures->payout);
  uplift_json_writer_add_double (json, "spend", figures->spend);
  uplift_json_writer_add_double (json, "unallocated_spend", totals->unallocated_spend);
  uplift_json_writer_add_double (json, "profit", figures->profit);
  uplift_json_writer_add_double (json, "roas", figures->roas);
  uplift_json_writer_add_double (json, "roi", figures->roi);
  uplift_json_writer_add_double (json, "aov", figures->aov);
  uplift_json_writer_add_double (json, "cpa", figures->cpa);
  uplift_json_writer_add_int (json, "reach", totals->reach);
  uplift_json_writer_add_int (json, "engagements", totals->engagements);
  uplift_json_writer_add_double (json, "engagement_rate", totals->engagement_rate);
  uplift_json_writer_add_double (json, "pooled_engagement_rate", totals->pooled_engagement_rate);
  uplift_json_writer_add_double (json, "cpm", totals->cpm);
  uplift_json_writer_add_double (json, "cpe", totals->cpe);
  uplift_json_writer_add_double (json, "cost_per_post", totals->cost_per_post);
  uplift_json_writer_end (json);
}

static void
write_attributes (Report *report, guint32 i)
{
  const UpliftInfluencerColumns *influencers = &report->results->dataset->influencers;
  static const UpliftDimension order[] = { UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CATEGORY,
                                           UPLIFT_DIMENSION_GENDER, UPLIFT_DIMENSION_TYPE };

  uplift_json_writer_add_string (report->json, "id",
                                 get_value (report, UPLIFT_DIMENSION_INFLUENCER, i));
  uplift_json_writer_add_string (report->json, "name", influencers->name[i]);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    uplift_json_writer_add_string (
        report->json, uplift_dimension_get_name (order[k]),
        get_value (report, order[k], influencers->attribute[order[k]][i]));
  uplift_json_writer_add_int (report->json, "followers", influencers->followers[i]);
}

static void
write_figures (UpliftJsonWriter *json, const UpliftFigures *figures)
{
  uplift_json_writer_add_int (json, "orders", figures->orders);
  uplift_json_writer_add_money (json, "revenue", figures->revenue);
  uplift_json_writer_add_double (json, "payout", figures->payout);
  uplift_json_writer_add_double (json, "spend", figures->spend);
  uplift_json_writer_add_double (json, "profit", figures->profit);
  uplift_json_writer_add_double (json, "roas", figures->roas);
  uplift_json_writer_add_double (json, "roi", figures->roi);
  uplift_json_writer_add_double (json, "aov", figures->aov);
  uplift_json_writer_add_double (json, "cpa", figures->cpa);
}

static void
write_influencer (Report *report, guint32 i)
{
  const UpliftInfluencerFigures *row = &report->results->influencers[i];
  UpliftJsonWriter *json = report->json;

  uplift_json_writer_begin_object (json, NULL);
  write_attributes (report, i);
  uplift_json_writer_add_int (json, "posts", row->posts);
  write_figures (json, &row->figures);
  uplift_json_writer_add_double (json, "incremental_revenue", row->incremental_revenue);
  uplift_json_writer_add_double (json, "incremental_roas", row->incremental_roas);
  uplift_json_writer_add_boolean (json, "poor", row->poor);
  uplift_json_writer_add_boolean (json, "loss_making", row->loss_making);
  uplift_json_writer_add_boolean (json, "not_incremental", row->not_incremental);
  uplift_json_writer_add_boolean (json, "free", row->free);
  uplift_json_writer_add_boolean (json, "known", report->results->dataset->influencers.known[i]);
  uplift_json_writer_add_double (json, "payout", row->figures.payout);
  uplift_json_writer_end (json);
}

static void
write_influencers (Report *report)
{
  uplift_json_writer_begin_array (report->json, "influencers");
  for (guint r = 0; r < report->results->n_ranking; r++)
    write_influencer (report, report->results->ranking[r]);
  uplift_json_writer_end (report->json);
}

static void
write_breakdown (Report *report, const char *name, UpliftDimension dimension)
{
  const UpliftBreakdown *breakdown = &report->results->breakdowns[dimension];
  g_autofree UpliftIncrementalPart *parts
      = uplift_incremental_breakdown_compute (report->results, dimension, breakdown);
  UpliftJsonWriter *json = report->json;

  uplift_json_writer_begin_array (json, name);
  for (guint i = 0; i < breakdown->n; i++)
    {
      const UpliftBreakdownRow *row = &breakdown->rows[i];
      uplift_json_writer_begin_object (json, NULL);
      uplift_json_writer_add_string (json, "name", get_value (report, dimension, row->code));
      uplift_json_writer_add_int (json, "influencers", row->influencers);
      write_figures (json, &row->figures);
      uplift_json_writer_add_double (json, "incremental_revenue", parts[i].revenue);
      uplift_json_writer_add_double (json, "incremental_roas", parts[i].roas);
      uplift_json_writer_end (json);
    }
  uplift_json_writer_end (json);
}

static void
write_personas (Report *report)
{
  UpliftJsonWriter *json = report->json;

  uplift_json_writer_begin_array (json, "personas");
  for (guint i = 0; i < report->results->n_personas; i++)
    {
      const UpliftPersonaRow *row = &report->results->personas[i];
      uplift_json_writer_begin_object (json, NULL);
      uplift_json_writer_add_string (json, "category",
                                     get_value (report, UPLIFT_DIMENSION_CATEGORY, row->category));
      uplift_json_writer_add_string (json, "gender",
                                     get_value (report, UPLIFT_DIMENSION_GENDER, row->gender));
      uplift_json_writer_add_int (json, "influencers", row->influencers);
      write_figures (json, &row->figures);
      uplift_json_writer_add_double (json, "mean_roas", row->mean_roas);
      uplift_json_writer_add_int (json, "with_roas", row->with_roas);
      uplift_json_writer_end (json);
    }
  uplift_json_writer_end (json);
}

static void
write_engagement (Report *report)
{
  UpliftJsonWriter *json = report->json;

  uplift_json_writer_begin_array (json, "engagement");
  for (guint i = 0; i < report->results->n_engagement; i++)
    {
      const UpliftEngagementRow *row = &report->results->engagement[i];
      if (!row->selected)
        continue;
      uplift_json_writer_begin_object (json, NULL);
      uplift_json_writer_add_string (json, "platform",
                                     get_value (report, UPLIFT_DIMENSION_PLATFORM, row->platform));
      uplift_json_writer_add_int (json, "posts", row->posts);
      uplift_json_writer_add_double (json, "rate", row->rate);
      uplift_json_writer_add_double (json, "pooled_rate", row->pooled_rate);
      uplift_json_writer_end (json);
    }
  uplift_json_writer_end (json);
}

static void
write_daily (Report *report)
{
  UpliftJsonWriter *json = report->json;

  uplift_json_writer_begin_array (json, "daily");
  for (guint i = 0; i < report->results->n_daily; i++)
    {
      const UpliftDailyRow *row = &report->results->daily[i];
      if (!row->selected)
        continue;
      uplift_json_writer_begin_object (json, NULL);
      uplift_json_writer_add_day (json, "date", row->day);
      uplift_json_writer_add_string (json, "source",
                                     get_value (report, UPLIFT_DIMENSION_SOURCE, row->source));
      uplift_json_writer_add_int (json, "orders", row->orders);
      uplift_json_writer_add_money (json, "revenue", row->revenue);
      uplift_json_writer_end (json);
    }
  uplift_json_writer_end (json);
}

static void
write_post_days (Report *report)
{
  UpliftJsonWriter *json = report->json;

  uplift_json_writer_begin_array (json, "posts_daily");
  for (guint i = 0; i < report->results->n_post_days; i++)
    {
      const UpliftPostDayRow *row = &report->results->post_days[i];
      uplift_json_writer_begin_object (json, NULL);
      uplift_json_writer_add_day (json, "date", row->day);
      uplift_json_writer_add_int (json, "posts", row->posts);
      uplift_json_writer_add_int (json, "reach", row->reach);
      uplift_json_writer_add_int (json, "engagements", row->engagements);
      uplift_json_writer_end (json);
    }
  uplift_json_writer_end (json);
}

static void
write_patterns (Report *report)
{
  UpliftJsonWriter *json = report->json;

  uplift_json_writer_begin_array (json, "patterns");
  for (guint i = 0; i < report->results->n_patterns; i++)
    {
      const UpliftPattern *pattern = &report->results->patterns[i];
      uplift_json_writer_begin_object (json, NULL);
      uplift_json_writer_add_string (json, "dimension", pattern->dimension);
      uplift_json_writer_add_string (json, "value", pattern->value);
      uplift_json_writer_add_int (json, "influencers", pattern->influencers);
      uplift_json_writer_add_int (json, "loss_making", pattern->loss_making);
      uplift_json_writer_add_int (json, "others", pattern->others);
      uplift_json_writer_add_int (json, "others_loss_making", pattern->others_loss_making);
      uplift_json_writer_add_double (json, "money_lost", pattern->money_lost);
      uplift_json_writer_add_double (json, "p_value", pattern->p_value);
      uplift_json_writer_add_string (json, "sentence", pattern->sentence);
      uplift_json_writer_end (json);
    }
  uplift_json_writer_end (json);
}

static void
write_line (UpliftJsonWriter *json, const char *name, guint64 line)
{
  if (line == 0)
    uplift_json_writer_add_string (json, name, NULL);
  else
    uplift_json_writer_add_int (json, name, (gint64) line);
}

static void
write_problem (UpliftJsonWriter *json, const UpliftProblem *problem)
{
  uplift_json_writer_begin_object (json, NULL);
  uplift_json_writer_add_string (json, "severity", uplift_severity_get_name (problem->severity));
  uplift_json_writer_add_string (json, "kind", problem->kind);
  uplift_json_writer_add_string (
      json, "table",
      problem->table < 0 ? NULL : uplift_table_get_name ((UpliftTable) problem->table));
  uplift_json_writer_add_string (json, "file", problem->file);
  write_line (json, "line", problem->lines[0]);
  uplift_json_writer_begin_array (json, "lines");
  for (guint i = 0; i < UPLIFT_PROBLEM_MAX_LINES && problem->lines[i] != 0; i++)
    write_line (json, NULL, problem->lines[i]);
  uplift_json_writer_end (json);
  uplift_json_writer_add_string (json, "column", problem->column);
  uplift_json_writer_add_string (json, "value", problem->value);
  uplift_json_writer_add_int (json, "count", (gint64) problem->count);
  uplift_json_writer_add_int (json, "left_out", (gint64) problem->left_out);
  uplift_json_writer_add_money (json, "money", problem->money);
  uplift_json_writer_add_string (json, "message", problem->message);
  uplift_json_writer_end (json);
}

static void
write_problems (Report *report)
{
  const UpliftProblems *problems = report->results->dataset->problems;

  uplift_json_writer_begin_array (report->json, "problems");
  for (guint i = 0; i < uplift_problems_get_size (problems); i++)
    write_problem (report->json, uplift_problems_get (problems, i));
  uplift_json_writer_end (report->json);
}

char *
uplift_report_to_json (const UpliftResults *results, const UpliftReportOptions *options)
{
  g_return_val_if_fail (results != NULL && options != NULL, NULL);

  Report report = { results, uplift_json_writer_new () };
  uplift_json_writer_begin_object (report.json, NULL);
  uplift_json_writer_add_string (report.json, "uplift", UPLIFT_VERSION);
  write_tables (&report);
  write_selection (&report);
  write_totals (&report);
  uplift_report_add_incremental (report.json, results);
  write_influencers (&report);
  uplift_report_add_leaderboard (report.json, results, options->rank_by);
  write_breakdown (&report, "campaigns", UPLIFT_DIMENSION_CAMPAIGN);
  write_breakdown (&report, "products", UPLIFT_DIMENSION_PRODUCT);
  write_breakdown (&report, "brands", UPLIFT_DIMENSION_BRAND);
  write_breakdown (&report, "platforms", UPLIFT_DIMENSION_PLATFORM);
  write_breakdown (&report, "categories", UPLIFT_DIMENSION_CATEGORY);
  write_breakdown (&report, "types", UPLIFT_DIMENSION_TYPE);
  write_personas (&report);
  write_engagement (&report);
  write_daily (&report);
  write_post_days (&report);
  write_patterns (&report);
  uplift_report_add_audit (report.json, results);
  write_problems (&report);
  uplift_json_writer_end (report.json);
  return uplift_json_writer_finish (report.json);
}

gboolean
uplift_report_write_json (const UpliftResults *results, const UpliftReportOptions *options,
                          GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (results != NULL && options != NULL && G_IS_FILE (file), FALSE);

  char *json = uplift_report_to_json (results, options);
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  return uplift_atomic_file_write_bytes (file, bytes, cancellable, error);
}
