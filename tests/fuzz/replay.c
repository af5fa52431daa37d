/* Runs a fuzz target over the files it is given, and over those of folders: a test like any other,
 * without a fuzzing engine. */
#include <gio/gio.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n);

static guint n_run;

static void
run_file (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, &error))
    g_error ("%s", error->message);
  LLVMFuzzerTestOneInput ((const guint8 *) content, length);
  n_run++;
  g_autofree char *name = g_path_get_basename (path);
  g_print ("ok %u - %s\n", n_run, name);
}

static void
run (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL)
    {
      run_file (path);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      run (inner);
    }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    run (argv[i]);
  g_print ("1..%u\n", n_run);
  return n_run > 0 ? 0 : 1;
}
