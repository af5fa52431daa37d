#include "app/incremental/method-explanation.h"

#include "core/write/format.h"

#include <glib/gi18n.h>

/* What is said of a method whatever its numbers. */
typedef struct
{
  const char *words;
  const char *letters;
  const char *sureness;
  const char *assumption;
} MethodTexts;

static const MethodTexts method_texts[UPLIFT_N_METHODS] = {
  [UPLIFT_METHOD_EXPERIMENT] = {
    N_ ("(revenue per exposed user − per control user) × exposed users"),
    "I = (E − C) · n",
    N_ ("If the experiment were repeated many times, 95 of 100 intervals would hold the true value. "
        "The smallest effect is the one that so many users show in 80 of 100 experiments, tested "
        "at the 5% level."),
    N_ ("Without the influencers, exposed users would have spent as much as the control group."),
  },
  [UPLIFT_METHOD_BASELINE] = {
    N_ ("revenue − daily baseline × days × share of the influencers with revenue"),
    "I = R − b · D · k′ ÷ k",
    N_ ("There is no control group, so that chance cannot be told from effect: no interval."),
    N_ ("In place of the influencers' revenue, each day would have brought once more what comes on "
        "a mean day without them. All influencers with revenue answer for it alike."),
  },
  [UPLIFT_METHOD_AOV] = {
    N_ ("revenue − baseline order value × orders"),
    "I = R − v · O",
    N_ ("The assumed value decides, and the data cannot test it: no interval. If orders would have "
        "brought less than the break-even value anyway, the spend paid for itself."),
    N_ ("Each order would have been placed anyway, for this value."),
  },
  [UPLIFT_METHOD_SHARE] = {
    N_ ("revenue × (1 − baseline share)"),
    "I = R · (1 − q)",
    N_ ("The assumed share decides, and the data cannot test it: no interval. If less than the "
        "break-even share would have come anyway, the spend paid for itself."),
    N_ ("The same share of everybody's revenue would have come anyway."),
  },
};

static char *
format_money (const UpliftResults *results, double value)
{
  return uplift_format_money (value, results->dataset->currency);
}

/* Takes the value. */
static void
add (GArray *inputs, const char *letter, const char *meaning, char *value)
{
  UpliftMethodInput input = { letter, meaning, value };

  g_array_append_val (inputs, input);
}

static void
add_money (GArray *inputs, const UpliftResults *results, const char *letter, const char *meaning,
           double value)
{
  add (inputs, letter, meaning, format_money (results, value));
}

static void
add_count (GArray *inputs, const char *letter, const char *meaning, gint64 value)
{
  add (inputs, letter, meaning, uplift_format_count (value));
}

static void
add_experiment_inputs (GArray *inputs, const UpliftResults *results, const UpliftIncremental *in)
{
  add_money (inputs, results, "E", _ ("mean revenue of an exposed user"), in->exposed_mean);
  add_money (inputs, results, "C", _ ("mean revenue of a control user"), in->control_mean);
  add_money (inputs, results, "", _ ("lift of each exposed user, E − C"), in->lift);
  add_count (inputs, "n", _ ("exposed users"), in->exposed_users);
  add_count (inputs, "", _ ("control users"), in->control_users);
}

static void
add_baseline_inputs (GArray *inputs, const UpliftResults *results, const UpliftIncremental *in)
{
  add_money (inputs, results, "b", _ ("mean revenue of a day without an influencer"),
             in->daily_baseline);
  add_count (inputs, "", _ ("days that b is the mean of"), in->baseline_days);
  add_count (inputs, "D", _ ("days of the period"), in->days);
  add_count (inputs, "k", _ ("influencers with revenue"), in->influencers_with_revenue);
  add_count (inputs, "k′", _ ("those of them that are selected"), in->selected_with_revenue);
}

static const char *
get_spend_meaning (const UpliftSettings *settings)
{
  gboolean prorated = settings->spend_mode == UPLIFT_SPEND_PRORATED;

  if (uplift_settings_has_further_cost (settings))
    return prorated ? _ ("spend: prorated payouts and further cost")
                    : _ ("spend: whole payouts and further cost");
  return prorated ? _ ("spend: prorated payouts") : _ ("spend: whole payouts");
}

static GArray *
make_inputs (const UpliftResults *results, const UpliftIncremental *in)
{
  const UpliftFigures *figures = &results->totals.figures;
  GArray *inputs = g_array_new (FALSE, FALSE, sizeof (UpliftMethodInput));

  if (in->method == UPLIFT_METHOD_EXPERIMENT)
    add_experiment_inputs (inputs, results, in);
  else
    add_money (inputs, results, "R", _ ("revenue of the selected influencers"),
               uplift_money_to_double (figures->revenue));
  if (in->method == UPLIFT_METHOD_BASELINE)
    add_baseline_inputs (inputs, results, in);
  if (in->method == UPLIFT_METHOD_AOV)
    {
      add_money (inputs, results, "v", _ ("what an order would have brought anyway"),
                 in->baseline_aov);
      add_count (inputs, "O", _ ("orders"), figures->orders);
    }
  if (in->method == UPLIFT_METHOD_SHARE)
    add (inputs, "q", _ ("share that would have come anyway"),
         uplift_format_percent (in->baseline_share));
  add_money (inputs, results, "I", _ ("incremental revenue"), in->revenue);
  add_money (inputs, results, "S", get_spend_meaning (&results->settings), figures->spend);
  return inputs;
}

static void
add_experiment_certainty (GArray *lines, const UpliftIncremental *in)
{
  g_autofree char *interval = uplift_method_explanation_format_interval (in);

  add (lines, "", _ ("95% interval of incremental ROAS"),
       *interval != '\0' ? g_steal_pointer (&interval) : g_strdup (UPLIFT_FORMAT_NO_VALUE));
  add (lines, "t", _ ("Welch's test of no lift"), uplift_format_number (in->t, 2));
  add (lines, "ν", _ ("its degrees of freedom"), uplift_format_number (in->freedom, 1));
  add (lines, "p", _ ("probability of such a t without any lift"), uplift_format_p_value (in->p));
  add (lines, "", _ ("smallest incremental ROAS it could show"), uplift_format_factor (in->mde, 4));
}

static char *
format_break_even (const UpliftResults *results, const UpliftIncremental *in)
{
  if (in->break_even_input < 0.0)
    /* Translators: of values that a number might have. */
    return g_strdup (_ ("none"));
  return in->method == UPLIFT_METHOD_AOV ? format_money (results, in->break_even_input)
                                         : uplift_format_percent (in->break_even_input);
}

static GArray *
make_certainty (const UpliftResults *results, const UpliftIncremental *in)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (UpliftMethodInput));

  if (isnan (in->revenue))
    return lines;
  if (in->method == UPLIFT_METHOD_EXPERIMENT)
    add_experiment_certainty (lines, in);
  if (in->method == UPLIFT_METHOD_AOV)
    add (lines, "v", _ ("at which the spend just pays"), format_break_even (results, in));
  if (in->method == UPLIFT_METHOD_SHARE)
    add (lines, "q", _ ("at which the spend just pays"), format_break_even (results, in));
  return lines;
}

static char *
make_numbers (const UpliftResults *results, const UpliftIncremental *in)
{
  g_autofree char *revenue
      = format_money (results, uplift_money_to_double (results->totals.figures.revenue));
  g_autofree char *orders = uplift_format_count (results->totals.figures.orders);
  g_autofree char *daily = format_money (results, in->daily_baseline);
  g_autofree char *days = uplift_format_count (in->days);
  g_autofree char *selected = uplift_format_count (in->selected_with_revenue);
  g_autofree char *earning = uplift_format_count (in->influencers_with_revenue);
  g_autofree char *aov = format_money (results, in->baseline_aov);
  g_autofree char *share = uplift_format_percent (in->baseline_share);
  g_autofree char *exposed_mean = format_money (results, in->exposed_mean);
  g_autofree char *control_mean = format_money (results, in->control_mean);
  g_autofree char *exposed = uplift_format_count (in->exposed_users);

  switch (in->method)
    {
    case UPLIFT_METHOD_EXPERIMENT:
      return g_strdup_printf ("(%s − %s) × %s", exposed_mean, control_mean, exposed);
    case UPLIFT_METHOD_BASELINE:
      return g_strdup_printf ("%s − %s × %s × %s ÷ %s", revenue, daily, days, selected, earning);
    case UPLIFT_METHOD_AOV:
      return g_strdup_printf ("%s − %s × %s", revenue, aov, orders);
    case UPLIFT_METHOD_SHARE:
      return g_strdup_printf ("%s × (1 − %s)", revenue, share);
    case UPLIFT_METHOD_AUTO:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

static char *
describe_place (const UpliftIncremental *in, double break_even)
{
  g_autofree char *even = uplift_format_ratio (break_even);

  if (in->low > break_even)
    return g_strdup_printf (_ ("The whole interval is above break-even, %s."), even);
  if (in->high < break_even)
    return g_strdup_printf (_ ("The whole interval is below break-even, %s."), even);
  if (!isnan (in->low))
    return g_strdup_printf (_ ("Break-even, %s, lies in the interval."), even);
  if (in->roas >= break_even)
    return g_strdup_printf (_ ("Break-even is %s: the spend paid for itself."), even);
  return g_strdup_printf (_ ("Break-even is %s: the spend did not pay for itself."), even);
}

static char *
make_verdict (const UpliftResults *results, const UpliftIncremental *in)
{
  g_autofree char *one = uplift_format_money_compact (1.0, results->dataset->currency);
  g_autofree char *back = format_money (results, in->roas);
  g_autofree char *place = NULL;

  if (isnan (in->roas))
    return g_strdup ("");
  place = describe_place (in, 1.0 / results->settings.margin);
  if (in->roas < 0.0)
    return g_strdup_printf ("%s %s",
                            _ ("By this estimate, less came in than would have come without "
                               "influencers."),
                            place);
  /* Translators: two amounts of money, and another sentence. */
  return g_strdup_printf (_ ("Each %s of spend brought %s that would not have come otherwise. %s"),
                          one, back, place);
}

char *
uplift_method_explanation_format_interval (const UpliftIncremental *incremental)
{
  g_return_val_if_fail (incremental != NULL, NULL);

  if (isnan (incremental->low))
    return g_strdup ("");

  g_autofree char *low = uplift_format_number (incremental->low, 2);
  g_autofree char *high = uplift_format_number (incremental->high, 2);

  /* Translators: the lowest and the highest that a number may be, with blanks that do not break. */
  return g_strdup_printf (_ ("%s\u00a0–\u00a0%s"), low, high);
}

static void
clear_input_cb (gpointer input)
{
  g_free (((UpliftMethodInput *) input)->value);
}

UpliftMethodExplanation *
uplift_method_explanation_new (const UpliftResults *results, UpliftMethod method)
{
  UpliftMethodExplanation *self;
  const UpliftIncremental *in;
  const MethodTexts *texts;

  g_return_val_if_fail (results != NULL && method < UPLIFT_N_METHODS, NULL);

  in = &results->methods[method];
  texts = &method_texts[in->method];
  g_autofree char *incremental = format_money (results, in->revenue);
  g_autofree char *spend = format_money (results, results->totals.figures.spend);
  g_autofree char *roas = uplift_format_ratio (in->roas);

  self = g_new0 (UpliftMethodExplanation, 1);
  self->words = _ (texts->words);
  self->revenue = (UpliftMethodFormula){
    .letters = texts->letters,
    .numbers = make_numbers (results, in),
    /* Means are shown rounded, so that their product is not the result to the cent. */
    .result = g_strdup_printf (
        in->method == UPLIFT_METHOD_EXPERIMENT || in->method == UPLIFT_METHOD_BASELINE ? "≈ %s"
                                                                                       : "= %s",
        incremental),
  };
  self->roas = (UpliftMethodFormula){
    /* Translators: incremental ROAS is I, incremental revenue, by S, spend. */
    .letters = _ ("iROAS = I ÷ S"),
    .numbers = g_strdup_printf ("%s ÷ %s", incremental, spend),
    .result = g_strdup_printf ("= %s", roas),
  };
  self->verdict = make_verdict (results, in);
  self->inputs = make_inputs (results, in);
  self->certainty = make_certainty (results, in);
  self->sureness = _ (texts->sureness);
  self->assumption = _ (texts->assumption);
  g_array_set_clear_func (self->inputs, clear_input_cb);
  g_array_set_clear_func (self->certainty, clear_input_cb);
  return self;
}

void
uplift_method_explanation_free (UpliftMethodExplanation *explanation)
{
  if (explanation == NULL)
    return;
  g_free (explanation->revenue.numbers);
  g_free (explanation->revenue.result);
  g_free (explanation->roas.numbers);
  g_free (explanation->roas.result);
  g_free (explanation->verdict);
  g_array_unref (explanation->inputs);
  g_array_unref (explanation->certainty);
  g_free (explanation);
}
