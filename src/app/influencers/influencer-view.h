/* One influencer in detail: what is known of it, its figures as tiles, its orders over time, its
 * posts and its payouts; under the filters that are set, which it names, and following them. When
 * the filters on influencers leave it out it says so instead.
 *
 * Needs the actions "win.…" of the window whose session it watches. */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_INFLUENCER_VIEW (uplift_influencer_view_get_type ())
G_DECLARE_FINAL_TYPE (UpliftInfluencerView, uplift_influencer_view, UPLIFT, INFLUENCER_VIEW,
                      UpliftSessionView)

/* Which influencer, by its id, so that it is found again when the files are read anew. Call before
 * the view is given its session. */
void uplift_influencer_view_set_id (UpliftInfluencerView *view, const char *id);

G_END_DECLS
