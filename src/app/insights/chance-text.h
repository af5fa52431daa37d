/* A probability in words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Chance alone would do this in 3 of 100 cases." (transfer full). Below one in a hundred it is
 * said of a thousand, and what is rarer than one in a thousand or nearly certain is said so. */
char *uplift_chance_text_describe (double probability);

G_END_DECLS
