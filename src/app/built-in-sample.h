/* The sample data that is built into the program (data/sample, as a resource). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The four files (transfer full, of GFile). They need no disk. */
GPtrArray *uplift_built_in_sample_list_files (void);

/* Whether the files (GFile) are these. */
gboolean uplift_built_in_sample_is (GPtrArray *files);

G_END_DECLS
