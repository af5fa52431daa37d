#include "core/figures/key-facts.h"

#include "core/figures/leaderboard.h"

static const UpliftMeasure measures[UPLIFT_N_KEY_FACTS] = {
  UPLIFT_MEASURE_ROAS,
  UPLIFT_MEASURE_IROAS,
  UPLIFT_MEASURE_ORDERS,
  UPLIFT_MEASURE_REVENUE,
};

static void
fill_fact (UpliftKeyFact *fact, const UpliftResults *results, UpliftMeasure measure)
{
  g_autoptr (UpliftLeaderboard) leaderboard = uplift_leaderboard_new (results, measure);

  fact->measure = measure;
  fact->value = UPLIFT_NO_VALUE;
  fact->influencers = g_new (guint32, MAX (leaderboard->n, 1));
  for (guint r = 0; r < leaderboard->n && leaderboard->rows[r].rank == 1; r++)
    if (leaderboard->rows[r].value != 0.0)
      {
        fact->value = leaderboard->rows[r].value;
        fact->influencers[fact->n++] = leaderboard->rows[r].influencer;
      }
}

UpliftKeyFacts *
uplift_key_facts_new (const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  UpliftKeyFacts *key_facts = g_new0 (UpliftKeyFacts, 1);
  for (guint k = 0; k < UPLIFT_N_KEY_FACTS; k++)
    fill_fact (&key_facts->facts[k], results, measures[k]);
  return key_facts;
}

void
uplift_key_facts_free (UpliftKeyFacts *key_facts)
{
  if (key_facts == NULL)
    return;
  for (guint k = 0; k < UPLIFT_N_KEY_FACTS; k++)
    g_free (key_facts->facts[k].influencers);
  g_free (key_facts);
}
