/* Starts the application, or does without a window what the command line asks for. */
#include "app/application.h"
#include "app/headless.h"
#include "app/renderer-choice.h"
#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, UPLIFT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftCommandLine) command_line = uplift_command_line_parse (argc, argv, &error);
  if (command_line == NULL)
    {
      uplift_headless_print_error (error->message);
      return UPLIFT_EXIT_USAGE;
    }
  if (uplift_command_line_is_headless (command_line))
    return uplift_headless_run (command_line);

  uplift_renderer_choice_make ("/dev");
  if (!gtk_init_check ())
    {
      uplift_headless_print_error (
          _ ("there is no display to open a window on; --report=FILE needs none (see --help)"));
      return UPLIFT_EXIT_USAGE;
    }
  g_autoptr (UpliftApplication) application = uplift_application_new ();
  return uplift_application_run (application, command_line);
}
