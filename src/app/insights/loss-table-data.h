/* The tables of influencers with whom something is wrong: a row for each of a list of core/losses.
 */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/losses.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_LOSS_LOSING,          /* with what each lost */
  UPLIFT_LOSS_NOT_INCREMENTAL, /* with incremental revenue and ROAS */
  UPLIFT_LOSS_POOR             /* with ROAS and ROI */
} UpliftLossKind;

#define UPLIFT_TYPE_LOSS_TABLE_DATA (uplift_loss_table_data_get_type ())
G_DECLARE_FINAL_TYPE (UpliftLossTableData, uplift_loss_table_data, UPLIFT, LOSS_TABLE_DATA,
                      UpliftTableData)

/* losses: of the results; copied. */
UpliftTableData *uplift_loss_table_data_new (UpliftResults *results, const UpliftLosses *losses,
                                             UpliftLossKind kind);

/* The index of a row's influencer in the dataset. O(1). */
guint32 uplift_loss_table_data_get_influencer (UpliftLossTableData *data, guint row);

G_END_DECLS
