/* A file whose bytes come in pieces of a chosen size, to see that nothing depends on where one
 * ends. */
#pragma once

#include <gio/gio.h>

/* The file at the path; chunk: bytes that one reading brings at the most. */
GFile *chunked_file_new (const char *path, gsize chunk);
