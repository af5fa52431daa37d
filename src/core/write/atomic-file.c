#include "core/write/atomic-file.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* A name nobody has is found at the first try, but for a hidden file left by a killed program. */
#define MAX_TRIES 100

/* Renaming onto a symbolic link would put a file in the link's place. */
static GFile *
follow_links (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  char *real = path != NULL ? realpath (path, NULL) : NULL;
  GFile *target = real != NULL ? g_file_new_for_path (real) : g_object_ref (file);

  free (real);
  return target;
}

/* Makes the hidden file, in the same folder so that renaming it is one step. */
static GFileOutputStream *
create_hidden (GFile *file, GFile **hidden, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *hidden_name = g_strdup_printf (".%s.%08x", name, g_random_int ());
      g_autoptr (GFile) candidate = g_file_get_child (folder, hidden_name);
      g_autoptr (GError) local_error = NULL;
      GFileOutputStream *stream
          = g_file_create (candidate, G_FILE_CREATE_NONE, cancellable, &local_error);

      if (stream != NULL)
        {
          *hidden = g_steal_pointer (&candidate);
          return stream;
        }
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _ ("no free name for a temporary file"));
  return NULL;
}

static gboolean
write_and_close (GFileOutputStream *stream, UpliftAtomicFileFunc write, gpointer user_data,
                 GCancellable *cancellable, GError **error)
{
  return write (G_OUTPUT_STREAM (stream), cancellable, user_data, error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

static gboolean
replace (GFile *file, UpliftAtomicFileFunc write, gpointer user_data, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GFile) hidden = NULL;
  g_autoptr (GFileOutputStream) stream = create_hidden (file, &hidden, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (write_and_close (stream, write, user_data, cancellable, error)
      && g_file_move (hidden, file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
    return TRUE;
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
  g_file_delete (hidden, NULL, NULL);
  return FALSE;
}

/* A pipe or device cannot be replaced, and must not be: /dev/null would become a file. */
static gboolean
write_in_place (GFile *file, UpliftAtomicFileFunc write, gpointer user_data,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream
      = g_file_append_to (file, G_FILE_CREATE_NONE, cancellable, error);

  return stream != NULL && write_and_close (stream, write, user_data, cancellable, error);
}

gboolean
uplift_atomic_file_write (GFile *file, UpliftAtomicFileFunc write, gpointer user_data,
                          GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file) && write != NULL, FALSE);

  gboolean done;

  switch (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable))
    {
    case G_FILE_TYPE_SPECIAL:
      done = write_in_place (file, write, user_data, cancellable, error);
      break;
    case G_FILE_TYPE_DIRECTORY:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                           _ ("a folder cannot be written as a file"));
      done = FALSE;
      break;
    case G_FILE_TYPE_UNKNOWN:
    case G_FILE_TYPE_REGULAR:
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    default:
      {
        g_autoptr (GFile) target = follow_links (file);

        done = replace (target, write, user_data, cancellable, error);
      }
    }
  if (!done)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_prefix_error (error, "%s: ", name);
    }
  return done;
}

static gboolean
write_bytes_cb (GOutputStream *stream, GCancellable *cancellable, gpointer user_data,
                GError **error)
{
  GBytes *bytes = user_data;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return g_output_stream_write_all (stream, data, size, NULL, cancellable, error);
}

gboolean
uplift_atomic_file_write_bytes (GFile *file, GBytes *bytes, GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return uplift_atomic_file_write (file, write_bytes_cb, bytes, cancellable, error);
}
