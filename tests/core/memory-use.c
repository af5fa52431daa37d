#include "memory-use.h"

#include <string.h>

guint64
memory_use_get (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  line = text != NULL ? strstr (text, "RssAnon:") : NULL;
  g_assert_nonnull (line);
  return 1024 * g_ascii_strtoull (line + strlen ("RssAnon:"), NULL, 10);
}
