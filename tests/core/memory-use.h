/* How much memory the process has in use. */
#pragma once

#include <glib.h>

/* Sanitizers keep what is freed, so that nothing can be said. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MEMORY_TELLS 0
#else
#define MEMORY_TELLS 1
#endif

/* Bytes that are in memory and belong to no file: what is free but kept included. */
guint64 memory_use_get (void);
