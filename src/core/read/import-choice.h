/* What a person decided about the files of one header line: which table they are, which column is
 * which, and how dates and numbers are written.
 *
 * A plain value. One field of the file may serve several columns of the table.
 */
#pragma once

#include "core/read/schema.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean leave_out; /* the file is none of the tables: the rest is not looked at */
  UpliftTable table;
  int field[UPLIFT_N_COLUMNS];     /* index in the header, -1: none */
  UpliftWay way[UPLIFT_N_COLUMNS]; /* of columns with dates and numbers */
  char *influencer; /* whose all rows are, where no field says it; never of influencers, never ""
                       (owned, nullable) */
} UpliftImportChoice;

/* No fields, everything automatic. */
UpliftImportChoice *uplift_import_choice_new (UpliftTable table);
UpliftImportChoice *uplift_import_choice_copy (const UpliftImportChoice *choice);
void uplift_import_choice_free (UpliftImportChoice *choice);
gboolean uplift_import_choice_equal (const UpliftImportChoice *a, const UpliftImportChoice *b);

/* influencer: (nullable); an empty one is none. */
void uplift_import_choice_set_influencer (UpliftImportChoice *choice, const char *influencer);

/* What the table cannot do without and the choice does not say; 0: the file can be read by it. */
UpliftSchemaNeeds uplift_import_choice_get_needs (const UpliftImportChoice *choice);

/* Is it complete, and are all its fields among n? */
gboolean uplift_import_choice_fits (const UpliftImportChoice *choice, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftImportChoice, uplift_import_choice_free)

G_END_DECLS
