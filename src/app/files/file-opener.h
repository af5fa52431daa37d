/* What a window has open: reads files, gives the session what came of them, and keeps which they
 * are.
 *
 * What is open stays until another set of files has been read. A set that is still being read is
 * given up for the next one. Where nothing is open yet and files cannot be read, or the user will
 * not wait for them, the sample is read instead. Types and currency are decided while reading: when
 * those preferences change, what is open is read anew. Main thread only.
 *
 * Signals, one for each reading that is not given up: "opened" (the session has the dataset),
 * "failed" (GError), "cancelled". In their handlers get_purpose () says what the reading was for.
 */
#pragma once

#include "app/files/load-view.h"
#include "core/data/session.h"

G_BEGIN_DECLS

/* Why files are read: what is to happen when they are, or cannot be. */
typedef enum
{
  UPLIFT_PURPOSE_OPEN,     /* the user chose them: they are remembered */
  UPLIFT_PURPOSE_STARTUP,  /* they were open last time */
  UPLIFT_PURPOSE_FALLBACK, /* the sample, because those could not be read */
  UPLIFT_PURPOSE_RELOAD,   /* the same once more */
  UPLIFT_PURPOSE_TABLE     /* the first of them was chosen for one table, the others stay */
} UpliftPurpose;

#define UPLIFT_TYPE_FILE_OPENER (uplift_file_opener_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFileOpener, uplift_file_opener, UPLIFT, FILE_OPENER, GObject)

/* load_view: shows that files are being read, and is used for nothing else. */
UpliftFileOpener *uplift_file_opener_new (UpliftSession *session, UpliftLoadView *load_view);

/* Starts to open the files (GFile, files or folders), and returns at once, as all of these do. */
void uplift_file_opener_open (UpliftFileOpener *self, GPtrArray *files);

/* The built-in sample. */
void uplift_file_opener_open_sample (UpliftFileOpener *self);

/* What was open last time, or the sample at the first start. */
void uplift_file_opener_open_last (UpliftFileOpener *self);

/* The file in place of one table's, or in addition; the files of the other tables stay. A file that
 * is another table fails. */
void uplift_file_opener_load_table (UpliftFileOpener *self, UpliftTable table, GFile *file);

/* Once more what is open, or is being read. A folder that lacks a table now which is open fails. */
void uplift_file_opener_reload (UpliftFileOpener *self);

/* The same behind what is shown, which can be worked with meanwhile. While something is being read
 * nothing happens. */
void uplift_file_opener_reload_quietly (UpliftFileOpener *self);

/* Those that could not be read the last time, or some of them, for the same purpose. */
void uplift_file_opener_retry (UpliftFileOpener *self, GPtrArray *files);

/* What could not be read, as long as the user has opened nothing else since, and (nullable) what it
 * was for (borrowed, nullable: nothing). */
GPtrArray *uplift_file_opener_get_refused (UpliftFileOpener *self, UpliftPurpose *purpose);

/* What is open, of GFile: files or folders (borrowed, nullable: nothing). */
GPtrArray *uplift_file_opener_get_files (UpliftFileOpener *self);

UpliftPurpose uplift_file_opener_get_purpose (UpliftFileOpener *self);

/* The table of the last load_table (). */
UpliftTable uplift_file_opener_get_table (UpliftFileOpener *self);

/* The folder that the first of the open files is in (transfer full), NULL when it is not one of the
 * user's. */
GFile *uplift_file_opener_dup_folder (UpliftFileOpener *self);

/* What is open in a few words: the name of the file or folder, or of the folder that all the files
 * are in (transfer full). Something has to be open. */
char *uplift_file_opener_dup_description (UpliftFileOpener *self);

G_END_DECLS
