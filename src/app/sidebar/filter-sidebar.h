/* The sidebar: period, a group for each filter that the data have, spend and method, and what is
 * open. */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_FILTER_SIDEBAR (uplift_filter_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFilterSidebar, uplift_filter_sidebar, UPLIFT, FILTER_SIDEBAR,
                      UpliftSessionView)

G_END_DECLS
