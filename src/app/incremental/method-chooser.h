/* The method of incremental revenue with the one number that it may need: a list of the methods,
 * each saying what it lacks if the data cannot feed it; the entry of the number; a line on the
 * method in use, and, where it has no value, why. A change goes to the session's settings.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_METHOD_CHOOSER (uplift_method_chooser_get_type ())
G_DECLARE_FINAL_TYPE (UpliftMethodChooser, uplift_method_chooser, UPLIFT, METHOD_CHOOSER,
                      UpliftSessionView)

/* Sets the session's method. */
void uplift_method_chooser_choose (UpliftSession *session, UpliftMethod method);

G_END_DECLS
