/* The page “Posts”: what the posts reached and cost, engagement rate by platform, posts and reach
 * over time, and the table of the posts.
 *
 * Watches a session and shows its results. A click on a bar filters by its platform (Ctrl adds,
 * again undoes); a click on a point of time, or a drag over several, sets the period; a double
 * click on a post opens its influencer; a click on its link opens the page in the browser.
 * Without a posts file the page says so and offers to open one.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_POSTS_PAGE (uplift_posts_page_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPostsPage, uplift_posts_page, UPLIFT, POSTS_PAGE, UpliftSessionView)

G_END_DECLS
