/* A locale made for the test, since a machine mostly has but its user's own. */
#pragma once

#include <glib.h>

/* Makes the locale ("de_DE") and sets it; returns the folder it lies in, or NULL after g_test_skip
 * () where the system cannot make one. */
char *made_locale_enter (const char *language);

/* Back to C.UTF-8; takes the folder and removes it. */
void made_locale_leave (char *folder);
