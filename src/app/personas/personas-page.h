/* The page “Personas”: category and gender together, as bars in groups, as a heat map of ROAS that
 * says on how many influencers each rests, and as a table.
 *
 * Watches a session and shows its results. A click on a bar or cell filters by its category and
 * gender (Ctrl adds, again undoes), activating a row does the same.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_PERSONAS_PAGE (uplift_personas_page_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPersonasPage, uplift_personas_page, UPLIFT, PERSONAS_PAGE,
                      UpliftSessionView)

G_END_DECLS
