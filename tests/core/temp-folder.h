/* A folder for the files of one test, and what the loader makes of them. */
#pragma once

#include "core/data/dataset.h"
#include <gio/gio.h>

/* A new one (transfer full). */
char *temp_folder_make (void);

/* length: -1 up to the NUL. */
void temp_folder_write (const char *folder, const char *name, const char *bytes, gssize length);

/* Removes it with the files in it, and frees the name. */
void temp_folder_remove (char *folder);

/* The file of that name in the folder, or "." for all of it; its rows add up. */
UpliftDataset *temp_folder_load (const char *folder, const char *name, GError **error);

/* One file of these bytes, named t.csv, which must load. */
UpliftDataset *temp_folder_load_bytes (const char *bytes, gssize length);
