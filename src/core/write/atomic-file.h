/* Writing a file whole or not at all: what is written goes to a hidden file beside it, which takes
 * the name only when it is complete. A failed, cancelled or killed write leaves the old file.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes the whole content; FALSE with an error set to give up. Does not close the stream. */
typedef gboolean (*UpliftAtomicFileFunc) (GOutputStream *stream, GCancellable *cancellable,
                                          gpointer user_data, GError **error);

/* Replaces the file, or makes it, with what `write` writes. A symbolic link stays and its target is
 * replaced; a pipe or a device is written to as it is. FALSE with an error of `write` or of GIO,
 * the file's name in front. cancellable: (nullable). Blocks. */
gboolean uplift_atomic_file_write (GFile *file, UpliftAtomicFileFunc write, gpointer user_data,
                                   GCancellable *cancellable, GError **error);

/* The same for bytes that are there already. */
gboolean uplift_atomic_file_write_bytes (GFile *file, GBytes *bytes, GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
