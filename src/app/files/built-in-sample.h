/* The sample data that is built into the program (data/sample, as a resource). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The four files (transfer full, of GFile). They need no disk. */
GPtrArray *uplift_built_in_sample_list_files (void);

/* Whether the file is one of these. */
gboolean uplift_built_in_sample_has (GFile *file);

/* Whether the files (GFile) are these, and whether some of these are among them. */
gboolean uplift_built_in_sample_is (GPtrArray *files);
gboolean uplift_built_in_sample_is_among (GPtrArray *files);

G_END_DECLS
