/* An incremental ROAS put into words: the formula of its method, in words and letters, what the
 * letters stand for with their values, the formula with the numbers filled in, how sure it is, and
 * what it assumes. Texts are in the user's language and locale. (When not to trust it:
 * app/method-cautions.)
 */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

/* A line of a table. */
typedef struct
{
  const char *letter;  /* that stands for it in the formula; "" when none does (static) */
  const char *meaning; /* (static) */
  char *value;         /* (owned) */
} UpliftMethodInput;

/* A formula in three steps. */
typedef struct
{
  const char *letters; /* "I = R − v · O" (static) */
  char *numbers;       /* "900.00 − 300.00 × 4" (owned) */
  char *result; /* "= −300.00", "≈ −300.00" where the numbers are shown rounded (owned) */
} UpliftMethodFormula;

typedef struct
{
  const char *words;           /* "revenue − baseline order value × orders" (static) */
  UpliftMethodFormula revenue; /* incremental revenue */
  UpliftMethodFormula roas;    /* incremental ROAS: "iROAS = I ÷ S" */
  char *verdict;               /* what it means, as sentences; "" without a value (owned) */
  GArray *inputs;              /* of UpliftMethodInput: the letters (owned) */
  GArray *certainty;           /* of UpliftMethodInput: how sure it is; may be empty (owned) */
  const char *sureness;        /* a sentence or two to go with it (static) */
  const char *assumption;      /* a sentence (static) */
} UpliftMethodExplanation;

/* Of the results' estimate by the method. */
UpliftMethodExplanation *uplift_method_explanation_new (const UpliftResults *results,
                                                        UpliftMethod method);
void uplift_method_explanation_free (UpliftMethodExplanation *explanation);

/* "6.64 – 6.89", never broken, "" when there is no interval (transfer full). */
char *uplift_method_explanation_format_interval (const UpliftIncremental *incremental);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftMethodExplanation, uplift_method_explanation_free)

G_END_DECLS
