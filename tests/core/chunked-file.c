#include "chunked-file.h"

#define CHUNKED_TYPE_STREAM (chunked_stream_get_type ())
G_DECLARE_FINAL_TYPE (ChunkedStream, chunked_stream, CHUNKED, STREAM, GFileInputStream)

struct _ChunkedStream
{
  GFileInputStream parent_instance;
  GInputStream *inner; /* (owned) */
  gsize chunk;
};

G_DEFINE_TYPE (ChunkedStream, chunked_stream, G_TYPE_FILE_INPUT_STREAM)

static void
chunked_stream_init (ChunkedStream *self)
{
}

static gssize
chunked_stream_read (GInputStream *stream, void *buffer, gsize n, GCancellable *cancellable,
                     GError **error)
{
  ChunkedStream *self = CHUNKED_STREAM (stream);

  return g_input_stream_read (self->inner, buffer, MIN (n, self->chunk), cancellable, error);
}

static void
chunked_stream_dispose (GObject *object)
{
  g_clear_object (&CHUNKED_STREAM (object)->inner);
  G_OBJECT_CLASS (chunked_stream_parent_class)->dispose (object);
}

static void
chunked_stream_class_init (ChunkedStreamClass *class)
{
  G_OBJECT_CLASS (class)->dispose = chunked_stream_dispose;
  G_INPUT_STREAM_CLASS (class)->read_fn = chunked_stream_read;
}

#define CHUNKED_TYPE_FILE (chunked_file_get_type ())
G_DECLARE_FINAL_TYPE (ChunkedFile, chunked_file, CHUNKED, FILE, GObject)

struct _ChunkedFile
{
  GObject parent_instance;
  GFile *inner; /* (owned) */
  gsize chunk;
};

static void chunked_file_iface_init (GFileIface *iface);

G_DEFINE_TYPE_WITH_CODE (ChunkedFile, chunked_file, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_FILE, chunked_file_iface_init))

static void
chunked_file_init (ChunkedFile *self)
{
}

static void
chunked_file_dispose (GObject *object)
{
  g_clear_object (&CHUNKED_FILE (object)->inner);
  G_OBJECT_CLASS (chunked_file_parent_class)->dispose (object);
}

static void
chunked_file_class_init (ChunkedFileClass *class)
{
  G_OBJECT_CLASS (class)->dispose = chunked_file_dispose;
}

static GFileInputStream *
chunked_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  ChunkedFile *self = CHUNKED_FILE (file);
  GFileInputStream *inner = g_file_read (self->inner, cancellable, error);

  if (inner == NULL)
    return NULL;
  ChunkedStream *stream = g_object_new (CHUNKED_TYPE_STREAM, NULL);
  stream->inner = G_INPUT_STREAM (inner);
  stream->chunk = self->chunk;
  return G_FILE_INPUT_STREAM (stream);
}

static GFileInfo *
chunked_file_query_info (GFile *file, const char *attributes, GFileQueryInfoFlags flags,
                         GCancellable *cancellable, GError **error)
{
  return g_file_query_info (CHUNKED_FILE (file)->inner, attributes, flags, cancellable, error);
}

static char *
chunked_file_get_basename (GFile *file)
{
  return g_file_get_basename (CHUNKED_FILE (file)->inner);
}

static char *
chunked_file_get_uri (GFile *file)
{
  return g_file_get_uri (CHUNKED_FILE (file)->inner);
}

static gboolean
chunked_file_equal (GFile *a, GFile *b)
{
  return g_file_equal (CHUNKED_FILE (a)->inner, CHUNKED_FILE (b)->inner);
}

/* So that it is read as a stream. */
static gboolean
chunked_file_is_native (GFile *file)
{
  return FALSE;
}

static void
chunked_file_iface_init (GFileIface *iface)
{
  iface->is_native = chunked_file_is_native;
  iface->read_fn = chunked_file_read;
  iface->query_info = chunked_file_query_info;
  iface->get_basename = chunked_file_get_basename;
  iface->get_uri = chunked_file_get_uri;
  iface->equal = chunked_file_equal;
}

GFile *
chunked_file_new (const char *path, gsize chunk)
{
  ChunkedFile *self = g_object_new (CHUNKED_TYPE_FILE, NULL);

  self->inner = g_file_new_for_path (path);
  self->chunk = chunk;
  return G_FILE (self);
}
