#include "made-locale.h"

#include <glib/gstdio.h>
#include <locale.h>

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

char *
made_locale_enter (const char *language)
{
  char *folder = g_dir_make_tmp ("uplift-locale-XXXXXX", NULL);
  g_autofree char *name = g_strconcat (language, ".UTF-8", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *const command[] = { "localedef", "-c", "-i", language, "-f", "UTF-8", path, NULL };

  g_spawn_sync (NULL, (char **) command, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, NULL);
  g_setenv ("LOCPATH", folder, TRUE);
  if (setlocale (LC_ALL, name) != NULL)
    return folder;
  g_test_skip ("localedef or the sources of the locales are not installed");
  made_locale_leave (folder);
  return NULL;
}

void
made_locale_leave (char *folder)
{
  g_unsetenv ("LOCPATH");
  setlocale (LC_ALL, "C.UTF-8");
  remove_tree (folder);
  g_free (folder);
}
