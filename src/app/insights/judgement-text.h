/* A judgement of the payout audit as an icon and a word: never by colour alone. Texts are
 * translated and static, names of icons are those of every icon theme. */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/payout-audit.h"

G_BEGIN_DECLS

/* "As expected", "Overpaid", "Paid twice" … (transfer none). */
const char *uplift_judgement_text_get_word (UpliftJudgement judgement);

/* Icon, style class, and what the word means in one sentence. */
UpliftCellMark uplift_judgement_text_get_mark (UpliftJudgement judgement);

/* For sorting: the gravest is the lowest. */
double uplift_judgement_text_get_rank (UpliftJudgement judgement);

G_END_DECLS
