/* The payout audit of the page of insights: what is at stake as tiles, and every payout, or those
 * that something is wrong with, as a table.
 *
 * The audit is made once for a data set; a change of the filter sums up what is selected. A row
 * when activated opens its influencer. */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_AUDIT_SECTION (uplift_audit_section_get_type ())
G_DECLARE_FINAL_TYPE (UpliftAuditSection, uplift_audit_section, UPLIFT, AUDIT_SECTION,
                      UpliftSessionView)

G_END_DECLS
