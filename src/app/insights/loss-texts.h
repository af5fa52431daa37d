/* What the lists of influencers with whom something is wrong say besides their rows. */
#pragma once

#include "app/insights/loss-table-data.h"

G_BEGIN_DECLS

/* "Loses money" … (transfer none). */
const char *uplift_loss_text_get_title (UpliftLossKind kind);

/* What the list means with these settings, one sentence (transfer full). */
char *uplift_loss_text_describe (UpliftLossKind kind, const UpliftResults *results,
                                 const UpliftLosses *losses);

/* Why the list is empty, one sentence (transfer full). */
char *uplift_loss_text_describe_none (UpliftLossKind kind, const UpliftResults *results,
                                      const UpliftLosses *losses);

/* TRUE when it is empty because there is nothing to judge by, and not because all is well. */
gboolean uplift_loss_text_is_unknown (UpliftLossKind kind, const UpliftResults *results);

/* "loss-making": what a file of the list is called (transfer none). */
const char *uplift_loss_text_get_file_stem (UpliftLossKind kind);

G_END_DECLS
