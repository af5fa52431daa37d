/* Which days count: a menu of periods with a name, a histogram to drag over, and two dates to type
 * or to pick in a calendar.
 *
 * An empty date leaves its side open. Text that is no date, or a first day behind the last one, is
 * marked with the reason and changes nothing until it is mended.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_PERIOD_PICKER (uplift_period_picker_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPeriodPicker, uplift_period_picker, UPLIFT, PERIOD_PICKER,
                      UpliftSessionView)

G_END_DECLS
