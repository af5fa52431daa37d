/* What the payout audit says above its table. */
#pragma once

#include "core/figures/payout-audit.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_AUDIT_TILE_AT_STAKE,
  UPLIFT_AUDIT_TILE_OWED,
  UPLIFT_AUDIT_TILE_DOUBLED,
  UPLIFT_AUDIT_TILE_NO_SALE,
  UPLIFT_AUDIT_N_TILES
} UpliftAuditTile;

typedef struct
{
  char *figure, *detail, *explanation; /* (owned) */
} UpliftAuditTexts;

/* "At stake", "Owed" … (transfer none). */
const char *uplift_audit_tile_get_label (UpliftAuditTile tile);

UpliftAuditTexts *uplift_audit_texts_new (UpliftAuditTile tile, const UpliftPayoutTotals *totals,
                                          const char *currency);
void uplift_audit_texts_free (UpliftAuditTexts *texts);

/* How many payouts are checked and right, and what the audit does not look at: one or more
 * sentences (transfer full). */
char *uplift_audit_texts_summarize (const UpliftPayoutTotals *totals, const UpliftResults *results);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftAuditTexts, uplift_audit_texts_free)

G_END_DECLS
