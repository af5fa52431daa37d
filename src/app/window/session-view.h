/* A box that watches a session: what every part of the window that shows figures is. It is upright
 * unless told otherwise: GtkBox asks what lies side by side how wide it is for a height, which a
 * label that wraps finds out by trying one width after the other.
 *
 * Property "session" (nullable). While there is one, the class functions are called as the
 * session's signals are emitted, and both once when the session is set; by then it may have no
 * dataset or no results yet. They are not called without a session, nor while the widget is
 * disposed of. While the view is in a window but not mapped (on a page that is not shown, in a
 * closed sidebar) they are put off until it is, so that what nobody sees costs nothing; but when
 * the dataset is another, only until there is nothing else to do, so that it lets go of the one
 * before. */
#pragma once

#include "core/data/session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_SESSION_VIEW (uplift_session_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (UpliftSessionView, uplift_session_view, UPLIFT, SESSION_VIEW, GtkBox)

struct _UpliftSessionViewClass
{
  GtkBoxClass parent_class;

  void (*dataset_changed) (UpliftSessionView *view); /* (nullable) */
  void (*results_changed) (UpliftSessionView *view); /* (nullable) */
};

/* In all of these: view is an UpliftSessionView; a plain pointer, so that subclasses need no cast.
 */
void uplift_session_view_set_session (gpointer view, UpliftSession *session);
UpliftSession *uplift_session_view_get_session (gpointer view); /* (nullable) */

/* The session's results (transfer none) (nullable: no session, or none yet). */
UpliftResults *uplift_session_view_get_results (gpointer view);

/* The session's dataset (transfer none) (nullable: no session, or none yet). */
UpliftDataset *uplift_session_view_get_dataset (gpointer view);

G_END_DECLS
