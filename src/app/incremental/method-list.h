/* The methods of incremental revenue beside each other under the same selection, each with what it
 * brings, its ROAS, and its interval or why it has no value. The one in use is marked, and choosing
 * another goes to the session's settings.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_METHOD_LIST (uplift_method_list_get_type ())
G_DECLARE_FINAL_TYPE (UpliftMethodList, uplift_method_list, UPLIFT, METHOD_LIST, UpliftSessionView)

G_END_DECLS
