#include "app/insights/judgement-text.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *word, *icon_name, *style_class, *explanation;
  double rank;
} JudgementInfo;

static const JudgementInfo infos[UPLIFT_N_JUDGEMENTS] = {
  [UPLIFT_JUDGEMENT_DOUBLED] = { N_ ("Paid twice"), "dialog-error-symbolic", "error",
                                 N_ ("Equals an earlier payout in every column."), 0.0 },
  [UPLIFT_JUDGEMENT_NO_SALE]
  = { N_ ("Paid without sale"), "dialog-error-symbolic", "error",
      N_ ("The influencer has neither orders nor revenue anywhere in the data."), 1.0 },
  [UPLIFT_JUDGEMENT_OVERPAID] = { N_ ("Overpaid"), "dialog-warning-symbolic", "warning",
                                  N_ ("More was paid than rate × units counted."), 2.0 },
  [UPLIFT_JUDGEMENT_UNDERPAID]
  = { N_ ("Underpaid"), "go-down-symbolic", NULL,
      N_ ("Less was paid than rate × units counted: the rest is owed."), 3.0 },
  [UPLIFT_JUDGEMENT_UNCHECKED] = { N_ ("Not checked"), "dialog-question-symbolic", NULL,
                                   N_ ("There is nothing to check it by."), 4.0 },
  [UPLIFT_JUDGEMENT_OK] = { N_ ("As expected"), "emblem-ok-symbolic", NULL,
                            N_ ("What was paid is rate × units counted."), 5.0 },
};

const char *
uplift_judgement_text_get_word (UpliftJudgement judgement)
{
  g_return_val_if_fail (judgement < UPLIFT_N_JUDGEMENTS, "");
  return _ (infos[judgement].word);
}

UpliftCellMark
uplift_judgement_text_get_mark (UpliftJudgement judgement)
{
  g_return_val_if_fail (judgement < UPLIFT_N_JUDGEMENTS, (UpliftCellMark){ 0 });
  return (UpliftCellMark){ .icon_name = infos[judgement].icon_name,
                           .style_class = infos[judgement].style_class,
                           .explanation = _ (infos[judgement].explanation) };
}

double
uplift_judgement_text_get_rank (UpliftJudgement judgement)
{
  g_return_val_if_fail (judgement < UPLIFT_N_JUDGEMENTS, 0.0);
  return infos[judgement].rank;
}
