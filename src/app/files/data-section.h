/* What is open: a row for each of the four tables (app/data-row), and a button for the findings of
 * all of them (action win.problems; hidden when there are none but those of one row). Hidden while
 * nothing is open.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_DATA_SECTION (uplift_data_section_get_type ())
G_DECLARE_FINAL_TYPE (UpliftDataSection, uplift_data_section, UPLIFT, DATA_SECTION,
                      UpliftSessionView)

G_END_DECLS
