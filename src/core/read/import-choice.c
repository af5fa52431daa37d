#include "core/read/import-choice.h"

#include <string.h>

UpliftImportChoice *
uplift_import_choice_new (UpliftTable table)
{
  g_return_val_if_fail (table < UPLIFT_N_TABLES, NULL);

  UpliftImportChoice *choice = g_new0 (UpliftImportChoice, 1);
  choice->table = table;
  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    choice->field[i] = -1;
  return choice;
}

UpliftImportChoice *
uplift_import_choice_copy (const UpliftImportChoice *choice)
{
  g_return_val_if_fail (choice != NULL, NULL);

  UpliftImportChoice *copy = g_new (UpliftImportChoice, 1);
  *copy = *choice;
  copy->influencer = g_strdup (choice->influencer);
  return copy;
}

void
uplift_import_choice_free (UpliftImportChoice *choice)
{
  if (choice == NULL)
    return;
  g_free (choice->influencer);
  g_free (choice);
}

gboolean
uplift_import_choice_equal (const UpliftImportChoice *a, const UpliftImportChoice *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->leave_out || b->leave_out)
    return a->leave_out && b->leave_out;
  return a->table == b->table && g_strcmp0 (a->influencer, b->influencer) == 0
         && memcmp (a->field, b->field, sizeof a->field) == 0
         && memcmp (a->way, b->way, sizeof a->way) == 0;
}

void
uplift_import_choice_set_influencer (UpliftImportChoice *choice, const char *influencer)
{
  g_return_if_fail (choice != NULL);

  g_autofree char *stripped = influencer != NULL ? g_strstrip (g_strdup (influencer)) : NULL;
  g_free (choice->influencer);
  choice->influencer = stripped != NULL && *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

UpliftSchemaNeeds
uplift_import_choice_get_needs (const UpliftImportChoice *choice)
{
  g_return_val_if_fail (choice != NULL, 0);

  if (choice->leave_out)
    return 0;
  return uplift_schema_get_needs (choice->table, choice->field, choice->influencer != NULL);
}

gboolean
uplift_import_choice_fits (const UpliftImportChoice *choice, guint n)
{
  g_return_val_if_fail (choice != NULL, FALSE);

  if (choice->leave_out)
    return TRUE;
  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    if (choice->field[i] >= 0 && (guint) choice->field[i] >= n)
      return FALSE;
  return uplift_import_choice_get_needs (choice) == 0;
}
