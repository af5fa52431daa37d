#include "app/command-line.h"

#include "app/filter-option.h"
#include "core/figures/nearest.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What GOption fills; texts are read afterwards, so that each error can say what was wrong. */
typedef struct
{
  gboolean version, sample, check;
  char *report, *generate, *since, *until, *spend, *margin, *method, *aov, *share, *rank_by,
      *order_cost, *fee;
  char **filters, **files;
  gint64 rows, influencers, days, seed;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->report);
  g_free (options->generate);
  g_free (options->since);
  g_free (options->until);
  g_free (options->spend);
  g_free (options->margin);
  g_free (options->method);
  g_free (options->aov);
  g_free (options->share);
  g_free (options->rank_by);
  g_free (options->order_cost);
  g_free (options->fee);
  g_strfreev (options->filters);
  g_strfreev (options->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static const char *const option_names[]
    = { "--help",       "--version",        "--sample", "--report",       "--filter",
        "--check",      "--since",          "--until",  "--spend",        "--margin",
        "--order-cost", "--influencer-fee", "--method", "--baseline-aov", "--baseline-share",
        "--rank-by",    "--generate",       "--rows",   "--influencers",  "--days",
        "--seed" };

static GOptionContext *
make_context (Options *options)
{
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &options->sample, N_ ("Open the built-in sample data"),
      NULL },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &options->report,
      N_ ("Open no window: write FILE (.json, .csv, .pdf; - for JSON on standard output)"),
      N_ ("FILE") },
    { "check", 0, 0, G_OPTION_ARG_NONE, &options->check,
      N_ ("Open no window: list what is wrong or doubtful with the data"), NULL },
    { "filter", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->filters,
      N_ ("Keep these values only; DIM is platform, category, type, gender, influencer, product, "
          "brand, campaign or source"),
      N_ ("DIM=VALUE[,…]") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options->since, N_ ("First day of the period"),
      N_ ("YYYY-MM-DD") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options->until, N_ ("Last day of the period"),
      N_ ("YYYY-MM-DD") },
    { "spend", 0, 0, G_OPTION_ARG_STRING, &options->spend,
      N_ ("How payouts count under a filter: prorated by orders (default) or whole"), N_ ("MODE") },
    { "margin", 0, 0, G_OPTION_ARG_STRING, &options->margin,
      N_ ("Share of revenue that is profit before the payout"), N_ ("PERCENT") },
    { "order-cost", 0, 0, G_OPTION_ARG_STRING, &options->order_cost,
      N_ ("Product and shipping cost of an order, added to spend"), N_ ("VALUE") },
    { "influencer-fee", 0, 0, G_OPTION_ARG_STRING, &options->fee,
      N_ ("Further fee of each influencer, added to spend"), N_ ("VALUE") },
    { "method", 0, 0, G_OPTION_ARG_STRING, &options->method,
      N_ ("Incremental revenue by experiment, baseline, aov or share"), N_ ("METHOD") },
    { "baseline-aov", 0, 0, G_OPTION_ARG_STRING, &options->aov,
      N_ ("Method aov: what an order would have brought anyway"), N_ ("VALUE") },
    { "baseline-share", 0, 0, G_OPTION_ARG_STRING, &options->share,
      N_ ("Method share: revenue that would have come anyway"), N_ ("PERCENT") },
    { "rank-by", 0, 0, G_OPTION_ARG_STRING, &options->rank_by,
      N_ ("Order the JSON report's leaderboard by roas (default), iroas, roi, revenue, orders, "
          "profit or cpa"),
      N_ ("MEASURE") },
    { "generate", 0, 0, G_OPTION_ARG_FILENAME, &options->generate,
      N_ ("Write a sample data set into FOLDER"), N_ ("FOLDER") },
    { "rows", 0, 0, G_OPTION_ARG_INT64, &options->rows, N_ ("Tracking rows to generate"),
      N_ ("N") },
    { "influencers", 0, 0, G_OPTION_ARG_INT64, &options->influencers,
      N_ ("Influencers to generate"), N_ ("N") },
    { "days", 0, 0, G_OPTION_ARG_INT64, &options->days, N_ ("Days to generate"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed,
      N_ ("Where chance begins: the same seed gives the same files"), N_ ("N") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->files, NULL,
      N_ ("[FILE|FOLDER…]") },
    { NULL }
  };
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_summary (
      context, _ ("What influencer campaigns bring in against what they cost, from CSV files."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return context;
}

static gboolean
fail_choice (GError **error, const char *option, const char *text, const char *const *words,
             guint n)
{
  g_autofree char *hint = uplift_nearest_make_hint (text, words, n);
  g_autofree char *list = g_strjoinv (", ", (char **) words);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s: “%s” is none of %s%s"),
               option, text, list, hint);
  return FALSE;
}

static gboolean
read_number (const char *option, const char *text, gboolean is_percent, double *value,
             GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  char *end;

  if (is_percent && g_str_has_suffix (trimmed, "%"))
    trimmed[strlen (trimmed) - 1] = '\0';
  double number = g_ascii_strtod (trimmed, &end);
  if (end == trimmed || *end != '\0' || !isfinite (number))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s: not a number: “%s”"),
                   option, text);
      return FALSE;
    }
  *value = is_percent ? number / 100.0 : number;
  return TRUE;
}

static gboolean
fail_range (GError **error, const char *option, const char *text, const char *range)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s: %s is not %s"), option,
               text, range);
  return FALSE;
}

static gboolean
read_day (const char *option, const char *text, UpliftDay *day, GError **error)
{
  int year, month, day_of_month, length = 0;

  if (text == NULL)
    return TRUE;
  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day_of_month, &length) == 3
      && text[length] == '\0')
    *day = uplift_day_from_date (year, month, day_of_month);
  if (*day != UPLIFT_DAY_NONE)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("%s: not a date like 2025-01-31: “%s”"), option, text);
  return FALSE;
}

static gboolean
read_choices (UpliftSettings *settings, const Options *options, GError **error)
{
  static const char *const modes[] = { "prorated", "whole", NULL };
  static const char *const methods[] = { "experiment", "baseline", "aov", "share", NULL };

  if (options->spend != NULL
      && !uplift_spend_mode_from_name (options->spend, &settings->spend_mode))
    return fail_choice (error, "--spend", options->spend, modes, 2);
  if (options->method != NULL
      && !(g_strv_contains (methods, options->method)
           && uplift_method_from_name (options->method, &settings->method)))
    return fail_choice (error, "--method", options->method, methods, 4);
  return TRUE;
}

/* What is money, and not less than nothing. */
static gboolean
read_amount (const char *option, const char *text, double *amount, GError **error)
{
  if (text != NULL && !read_number (option, text, FALSE, amount, error))
    return FALSE;
  return *amount >= 0.0 || fail_range (error, option, text, _ ("0 or more"));
}

static gboolean
read_settings (UpliftSettings *settings, const Options *options, GError **error)
{
  if (!read_choices (settings, options, error))
    return FALSE;
  if (options->margin != NULL
      && !read_number ("--margin", options->margin, TRUE, &settings->margin, error))
    return FALSE;
  if (settings->margin <= 0.0 || settings->margin > 1.0)
    return fail_range (error, "--margin", options->margin, _ ("above 0 and at most 100 percent"));
  if (!read_amount ("--order-cost", options->order_cost, &settings->order_cost, error)
      || !read_amount ("--influencer-fee", options->fee, &settings->influencer_fee, error)
      || !read_amount ("--baseline-aov", options->aov, &settings->baseline_aov, error))
    return FALSE;
  if (options->share != NULL
      && !read_number ("--baseline-share", options->share, TRUE, &settings->baseline_share, error))
    return FALSE;
  if (settings->baseline_share < 0.0 || settings->baseline_share > 1.0)
    return fail_range (error, "--baseline-share", options->share, _ ("from 0 to 100 percent"));
  return TRUE;
}

static gboolean
check_report (const char *report, GError **error)
{
  if (report == NULL || g_str_equal (report, "-") || g_str_has_suffix (report, ".json")
      || g_str_has_suffix (report, ".csv") || g_str_has_suffix (report, ".pdf"))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--report: “%s” ends in none of .json, .csv and .pdf, and is not -"), report);
  return FALSE;
}

/* Only the JSON report has a leaderboard. */
static gboolean
read_rank_by (UpliftCommandLine *command_line, const Options *options, GError **error)
{
  const char *names[UPLIFT_N_MEASURES + 1] = { NULL };
  const char *report = command_line->report;

  if (options->rank_by == NULL)
    return TRUE;
  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    names[m] = uplift_measure_get_name ((UpliftMeasure) m);
  if (!uplift_measure_from_name (options->rank_by, &command_line->report_options.rank_by))
    return fail_choice (error, "--rank-by", options->rank_by, names, UPLIFT_N_MEASURES);
  if (report != NULL && (g_str_equal (report, "-") || g_str_has_suffix (report, ".json")))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       _ ("--rank-by needs --report=FILE.json or --report=-"));
  return FALSE;
}

/* What cannot be said together. */
static gboolean
check_combination (const UpliftCommandLine *command_line, gboolean has_sample_option,
                   GError **error)
{
  const char *problem = NULL;
  gboolean has_data = command_line->files->len > 0 || command_line->sample;

  if (command_line->generate != NULL
      && (command_line->report != NULL || command_line->check || has_data))
    problem = _ ("--generate goes with --rows, --influencers, --days and --seed only");
  else if (command_line->generate == NULL && has_sample_option)
    problem = _ ("--rows, --influencers, --days and --seed need --generate=FOLDER");
  else if (command_line->files->len > 0 && command_line->sample)
    problem = _ ("--sample and files are two data sets; give one");
  else if (command_line->report != NULL && !has_data)
    problem = _ ("--report needs the CSV files, the folder that holds them, or --sample");
  else if (command_line->check && command_line->report != NULL)
    problem = _ ("--check and --report are two outputs; give one");
  else if (command_line->check && !has_data)
    problem = _ ("--check needs the CSV files, the folder that holds them, or --sample");
  else if (command_line->since != UPLIFT_DAY_NONE && command_line->until != UPLIFT_DAY_NONE
           && command_line->since > command_line->until)
    problem = _ ("--since is later than --until");
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, problem);
  return FALSE;
}

static UpliftCommandLine *
take_options (Options *options, GError **error)
{
  g_autoptr (UpliftCommandLine) result = g_new0 (UpliftCommandLine, 1);
  UpliftSampleOptions defaults = UPLIFT_SAMPLE_OPTIONS_DEFAULT;

  result->files = g_ptr_array_new_with_free_func (g_object_unref);
  result->sample = options->sample;
  result->check = options->check;
  result->report = g_steal_pointer (&options->report);
  result->generate = g_steal_pointer (&options->generate);
  result->filters = g_steal_pointer (&options->filters);
  result->settings = UPLIFT_SETTINGS_DEFAULT;
  result->report_options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  result->has_settings = options->spend != NULL || options->method != NULL
                         || options->margin != NULL || options->aov != NULL
                         || options->share != NULL || options->order_cost != NULL
                         || options->fee != NULL;
  result->since = result->until = UPLIFT_DAY_NONE;
  result->sample_options = defaults;
  result->sample_options.rows = options->rows;
  result->sample_options.influencers = options->influencers;
  result->sample_options.days = options->days;
  result->sample_options.seed = (guint64) options->seed;
  for (guint i = 0; options->files != NULL && options->files[i] != NULL; i++)
    g_ptr_array_add (result->files, g_file_new_for_commandline_arg (options->files[i]));

  gboolean has_sample_option
      = options->rows != defaults.rows || options->influencers != defaults.influencers
        || options->days != defaults.days || options->seed != (gint64) defaults.seed;
  if (!read_day ("--since", options->since, &result->since, error)
      || !read_day ("--until", options->until, &result->until, error)
      || !read_settings (&result->settings, options, error) || !check_report (result->report, error)
      || !read_rank_by (result, options, error)
      || !check_combination (result, has_sample_option, error))
    return NULL;
  return g_steal_pointer (&result);
}

/* GOption names an unknown option, but not the one that was meant. */
static void
add_suggestion (GError **error, char *const *argv)
{
  if (!g_error_matches (*error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    return;
  for (guint i = 1; argv[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (argv[i], strcspn (argv[i], "="));
      if (!g_str_has_prefix (name, "--") || strstr ((*error)->message, name) == NULL)
        continue;
      g_autofree char *hint
          = uplift_nearest_make_hint (name, option_names, G_N_ELEMENTS (option_names));
      g_autofree char *message = g_strconcat ((*error)->message, hint, NULL);
      g_free ((*error)->message);
      (*error)->message = g_steal_pointer (&message);
      return;
    }
}

UpliftCommandLine *
uplift_command_line_parse (int argc, char *const *argv, GError **error)
{
  g_return_val_if_fail (argc > 0 && argv != NULL, NULL);

  UpliftSampleOptions defaults = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_auto (Options) options = {
    .rows = defaults.rows,
    .influencers = defaults.influencers,
    .days = defaults.days,
    .seed = (gint64) defaults.seed,
  };
  g_autoptr (GOptionContext) context = make_context (&options);
  g_auto (GStrv) arguments = g_strdupv ((char **) argv);
  g_autoptr (GError) option_error = NULL;

  if (!g_option_context_parse_strv (context, &arguments, &option_error))
    {
      add_suggestion (&option_error, argv);
      g_propagate_error (error, g_steal_pointer (&option_error));
      return NULL;
    }
  if (options.version)
    {
      g_print ("uplift %s\n", UPLIFT_VERSION);
      exit (EXIT_SUCCESS);
    }
  return take_options (&options, error);
}

void
uplift_command_line_free (UpliftCommandLine *command_line)
{
  if (command_line == NULL)
    return;
  g_ptr_array_unref (command_line->files);
  g_free (command_line->report);
  g_free (command_line->generate);
  g_strfreev (command_line->filters);
  g_free (command_line);
}

gboolean
uplift_command_line_is_headless (const UpliftCommandLine *command_line)
{
  g_return_val_if_fail (command_line != NULL, FALSE);

  return command_line->report != NULL || command_line->check || command_line->generate != NULL;
}

UpliftFilter *
uplift_command_line_make_filter (const UpliftCommandLine *command_line,
                                 const UpliftDataset *dataset, GError **error)
{
  g_return_val_if_fail (command_line != NULL && dataset != NULL, NULL);

  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  for (guint i = 0; command_line->filters != NULL && command_line->filters[i] != NULL; i++)
    if (!uplift_filter_option_apply (filter, dataset, command_line->filters[i], error))
      return NULL;
  uplift_filter_set_period (filter, command_line->since, command_line->until);
  return g_steal_pointer (&filter);
}
