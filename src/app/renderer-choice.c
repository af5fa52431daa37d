#include "app/renderer-choice.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define RENDER_NODES "dri"
#define RENDER_NODE_PREFIX "renderD"

static gboolean
is_usable (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_access (path, R_OK | W_OK) == 0;
}

/* Every driver of the kernel that can draw has such a node; framebuffers have none. */
static gboolean
has_render_node (const char *devices)
{
  g_autofree char *folder = g_build_filename (devices, RENDER_NODES, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, RENDER_NODE_PREFIX) && is_usable (folder, name))
      return TRUE;
  return FALSE;
}

gboolean
uplift_renderer_choice_has_hardware (const char *devices)
{
  /* Drivers beside the kernel's own: NVIDIA's, and that of Windows below WSL. */
  static const char *const others[] = { "nvidiactl", "dxg" };

  g_return_val_if_fail (devices != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (is_usable (devices, others[i]))
      return TRUE;
  return has_render_node (devices);
}

void
uplift_renderer_choice_make (const char *devices)
{
  g_return_if_fail (devices != NULL);

  if (g_getenv ("GSK_RENDERER") != NULL || uplift_renderer_choice_has_hardware (devices))
    return;
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  /* On X11, GTK 4.8 prepares OpenGL even where it does not draw with it. */
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}
