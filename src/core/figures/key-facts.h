/* Who stands out in a selection: best ROAS, best incremental ROAS, most orders, most revenue. */
#pragma once

#include "core/figures/measure.h"

G_BEGIN_DECLS

#define UPLIFT_N_KEY_FACTS 4

/* Several share a fact when their values are exactly equal. Nobody has it when no selected
 * influencer has a value, or zero is the best. */
typedef struct
{
  UpliftMeasure measure;
  double value;         /* UPLIFT_NO_VALUE: nobody */
  guint32 *influencers; /* indices in the dataset, by name, then by id (owned) */
  guint n;
} UpliftKeyFact;

typedef struct
{
  UpliftKeyFact facts[UPLIFT_N_KEY_FACTS]; /* ROAS, incremental ROAS, orders, revenue */
} UpliftKeyFacts;

/* O(influencers × log influencers). */
UpliftKeyFacts *uplift_key_facts_new (const UpliftResults *results);
void uplift_key_facts_free (UpliftKeyFacts *key_facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftKeyFacts, uplift_key_facts_free)

G_END_DECLS
