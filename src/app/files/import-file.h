/* One file in the import dialog: its beginning as core/read/import-preview shows it, and what has
 * been decided about it so far. Nothing but forgetting is kept until it is stored.
 *
 * Signal "changed" whenever the decision changes. Main thread only, but for opening it.
 */
#pragma once

#include "core/read/import-choices.h"
#include "core/read/import-preview.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_IMPORT_FILE (uplift_import_file_get_type ())
G_DECLARE_FINAL_TYPE (UpliftImportFile, uplift_import_file, UPLIFT, IMPORT_FILE, GObject)

/* Why a column of the table is that column of the file. */
typedef enum
{
  UPLIFT_IMPORT_REASON_NONE,       /* it is none */
  UPLIFT_IMPORT_REASON_SAME_NAME,  /* has the name of the column */
  UPLIFT_IMPORT_REASON_OTHER_NAME, /* has another name for it */
  UPLIFT_IMPORT_REASON_CHOSEN      /* neither: somebody chose it */
} UpliftImportReason;

/* Opens the file; one that cannot be read has an error in place of a preview. Blocks as long as
 * reading its beginning takes; any thread. choices: (borrowed) those that are remembered. NULL only
 * when cancelled. */
UpliftImportFile *uplift_import_file_open (GFile *file, const UpliftImportChoices *choices,
                                           GCancellable *cancellable);

GFile *uplift_import_file_get_file (UpliftImportFile *self); /* (transfer none) */

/* The base name for people (transfer none). */
const char *uplift_import_file_get_name (UpliftImportFile *self);

/* (transfer none) (nullable: it cannot be read) */
const UpliftImportPreview *uplift_import_file_get_preview (UpliftImportFile *self);

/* Why it cannot be read, one sentence without the file's name (transfer none) (nullable: it can).
 */
const char *uplift_import_file_get_error (UpliftImportFile *self);

/* What is decided (transfer none) (nullable: it cannot be read). */
const UpliftImportChoice *uplift_import_file_get_choice (UpliftImportFile *self);

/* TRUE for a file that cannot be read, too. */
gboolean uplift_import_file_is_left_out (UpliftImportFile *self);
void uplift_import_file_leave_out (UpliftImportFile *self);

/* Leaves it out as long as nobody says otherwise: that alone is not stored. */
void uplift_import_file_set_aside (UpliftImportFile *self);

/* Takes it for that table, with the columns that the rules, or the remembered choice, give it. */
void uplift_import_file_set_table (UpliftImportFile *self, UpliftTable table);

/* field: index in the header, -1: none. */
void uplift_import_file_set_field (UpliftImportFile *self, UpliftColumn column, int field);
void uplift_import_file_set_way (UpliftImportFile *self, UpliftColumn column, UpliftWay way);

/* Whose all rows are; NULL or blank: it is not said. */
void uplift_import_file_set_influencer (UpliftImportFile *self, const char *influencer);

UpliftImportReason uplift_import_file_get_reason (UpliftImportFile *self, UpliftColumn column);

/* TRUE while something remembered about it counts. */
gboolean uplift_import_file_is_remembered (UpliftImportFile *self);

/* Back to what the rules make of it. At once also in the user's file of choices: what lacks a
 * column then cannot be accepted, and would be remembered for ever. FALSE with an error: nothing
 * has changed. */
gboolean uplift_import_file_forget (UpliftImportFile *self, GError **error);

/* Sets or forgets it among the choices; FALSE: nothing has changed. */
gboolean uplift_import_file_store (UpliftImportFile *self, UpliftImportChoices *choices);

G_END_DECLS
