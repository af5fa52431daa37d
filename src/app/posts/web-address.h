/* Which texts of a file are addresses of pages on the web that may be opened with a click. A file
 * comes from anywhere: what is not clearly a page is shown as text and never handed to the desktop.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest address that is opened, in bytes. */
#define UPLIFT_WEB_ADDRESS_MAX 2048

/* The address to open (transfer full), or NULL when the text is none.
 *
 * An address is http or https, in any case, with a host and without user or password, or is written
 * without a scheme as in "instagram.com/p/x": a host with a dot and letters behind it, then a
 * slash. That is opened as https. Blanks around it do not matter; blanks, control and invisible
 * characters and backslashes within make it a text. O(length). */
char *uplift_web_address_parse (const char *text);

/* The same without making it. */
gboolean uplift_web_address_is_valid (const char *text);

G_END_DECLS
