#include "app/renderer-choice.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *devices; /* a folder of its own */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->devices = g_dir_make_tmp ("uplift-devices-XXXXXX", NULL);
  g_unsetenv ("GSK_RENDERER");
  g_unsetenv ("GDK_DEBUG");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "nvidiactl", "dxg", "dri/card0", "dri/renderD128", "dri/renderD129", "dri/by-path", "dri"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->devices, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (fixture->devices);
  g_free (fixture->devices);
}

static void
add_device (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->devices, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
check_hardware (Fixture *fixture, gboolean expected)
{
  g_assert_true (uplift_renderer_choice_has_hardware (fixture->devices) == expected);
  g_unsetenv ("GSK_RENDERER");
  g_unsetenv ("GDK_DEBUG");
  uplift_renderer_choice_make (fixture->devices);
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, expected ? NULL : "cairo");
  g_assert_cmpstr (g_getenv ("GDK_DEBUG"), ==, expected ? NULL : "gl-disable");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  check_hardware (fixture, FALSE);
  g_assert_false (uplift_renderer_choice_has_hardware ("/there is no such folder"));
}

/* A screen without anything that draws: a virtual machine, a server. */
static void
test_framebuffer (Fixture *fixture, gconstpointer data)
{
  add_device (fixture, "dri/card0");
  add_device (fixture, "dri/by-path");
  check_hardware (fixture, FALSE);
}

static void
test_hardware (Fixture *fixture, gconstpointer name)
{
  add_device (fixture, "dri/card0");
  add_device (fixture, name);
  check_hardware (fixture, TRUE);
}

/* In a container one may see what one may not use. */
static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->devices, "dri", "renderD128", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("root may use everything");
      return;
    }
  add_device (fixture, "dri/renderD128");
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  check_hardware (fixture, FALSE);
}

static void
test_user_decides (Fixture *fixture, gconstpointer data)
{
  g_setenv ("GSK_RENDERER", "gl", TRUE);
  uplift_renderer_choice_make (fixture->devices);
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "gl");
  g_assert_null (g_getenv ("GDK_DEBUG"));

  g_unsetenv ("GSK_RENDERER");
  g_setenv ("GDK_DEBUG", "events", TRUE);
  uplift_renderer_choice_make (fixture->devices);
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "cairo");
  g_assert_cmpstr (g_getenv ("GDK_DEBUG"), ==, "events");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, test) \
  g_test_add ("/renderer-choice/" name, Fixture, data, set_up, test, tear_down)
  ADD ("nothing", NULL, test_nothing);
  ADD ("framebuffer", NULL, test_framebuffer);
  ADD ("render-node", "dri/renderD128", test_hardware);
  ADD ("second-render-node", "dri/renderD129", test_hardware);
  ADD ("nvidia", "nvidiactl", test_hardware);
  ADD ("wsl", "dxg", test_hardware);
  ADD ("forbidden", NULL, test_forbidden);
  ADD ("user-decides", NULL, test_user_decides);
#undef ADD
  return g_test_run ();
}
