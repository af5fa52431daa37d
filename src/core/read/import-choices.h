/* The remembered choices: how to read the files of a header line, each time such a file comes.
 *
 * Header lines are alike when they have the same names in the same order, compared as
 * core/read/schema compares them. One thread at a time; a load keeps a copy of its own.
 */
#pragma once

#include "core/read/import-choice.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _UpliftImportChoices UpliftImportChoices;

UpliftImportChoices *uplift_import_choices_new (void);
UpliftImportChoices *uplift_import_choices_copy (const UpliftImportChoices *choices);
void uplift_import_choices_free (UpliftImportChoices *choices);

guint uplift_import_choices_get_size (const UpliftImportChoices *choices);

/* The choice for such files (transfer none), NULL: none. It may not fit (see
 * core/read/import-choice), when somebody has edited the file by hand. O(names). */
const UpliftImportChoice *uplift_import_choices_lookup (const UpliftImportChoices *choices,
                                                        const char *const *header, guint n);

/* Remembers a copy, in place of an earlier one for the same header line. */
void uplift_import_choices_set (UpliftImportChoices *choices, const char *const *header, guint n,
                                const UpliftImportChoice *choice);

/* FALSE: there was none. */
gboolean uplift_import_choices_forget (UpliftImportChoices *choices, const char *const *header,
                                       guint n);

/* From a file; a file that does not exist holds none. What in it makes no sense is passed over.
 * NULL with an error, the file's name in front, when it cannot be read or is none of this kind. */
UpliftImportChoices *uplift_import_choices_load (GFile *file, GError **error);

/* Into a file, whole or not at all; makes its folder. */
gboolean uplift_import_choices_save (const UpliftImportChoices *choices, GFile *file,
                                     GError **error);

/* Where the program keeps them: import-choices.ini in its folder below the user's configuration
 * (transfer full). */
GFile *uplift_import_choices_get_default_file (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftImportChoices, uplift_import_choices_free)

G_END_DECLS
