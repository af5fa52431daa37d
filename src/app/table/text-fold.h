/* Texts without case and accents, as they are searched: "Zoë" and "ZOE" both become "zoe". What a
 * letter becomes is remembered, so that long texts cost little more than copying. Main thread
 * only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends the folded text (valid UTF-8). */
void uplift_text_fold_append (GString *folded, const char *text);

/* The folded text (transfer full). */
char *uplift_text_fold (const char *text);

/* The words of a text, folded; NULL when there are none (transfer full). */
char **uplift_text_fold_words (const char *text);

G_END_DECLS
