/* The word that somebody may have meant. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of the words (n of them) the one with the fewest letters to change, add or leave out
 * (Levenshtein's distance, in characters, whatever the case); NULL when the nearest differs in more
 * than a third of the longer one's letters (transfer none). O(n × length²). */
const char *uplift_nearest_find (const char *text, const char *const *words, guint n);

/* " (did you mean “…”?)" with the nearest word, to stand behind an error message; "" when none is
 * near (transfer full). */
char *uplift_nearest_make_hint (const char *text, const char *const *words, guint n);

G_END_DECLS
