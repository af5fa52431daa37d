#include "app/files/import-file.h"

#include "core/read/schema.h"
#include <string.h>

struct _UpliftImportFile
{
  GObject parent_instance;
  GFile *file;                  /* (owned) */
  char *name;                   /* (owned) */
  char *error;                  /* (owned, nullable: it can be read) */
  UpliftImportPreview *preview; /* (owned, nullable: it cannot) */
  UpliftImportChoice *found;    /* as it was before anything was changed (owned, nullable) */
  UpliftImportChoice *choice;   /* as it is now (owned, nullable) */
  UpliftImportChoice *match;    /* the rules for the table of choice (owned, nullable) */
  gboolean remembered;          /* something remembered counts */
};

static guint changed_signal;

G_DEFINE_TYPE (UpliftImportFile, uplift_import_file, G_TYPE_OBJECT)

static void
uplift_import_file_finalize (GObject *object)
{
  UpliftImportFile *self = UPLIFT_IMPORT_FILE (object);

  g_clear_object (&self->file);
  g_free (self->name);
  g_free (self->error);
  g_clear_pointer (&self->preview, uplift_import_preview_free);
  g_clear_pointer (&self->found, uplift_import_choice_free);
  g_clear_pointer (&self->choice, uplift_import_choice_free);
  g_clear_pointer (&self->match, uplift_import_choice_free);
  G_OBJECT_CLASS (uplift_import_file_parent_class)->finalize (object);
}

static void
uplift_import_file_class_init (UpliftImportFileClass *class)
{
  G_OBJECT_CLASS (class)->finalize = uplift_import_file_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
uplift_import_file_init (UpliftImportFile *self)
{
}

/* Takes the choice over and says so. */
static void
decide (UpliftImportFile *self, UpliftImportChoice *choice)
{
  g_clear_pointer (&self->choice, uplift_import_choice_free);
  g_clear_pointer (&self->match, uplift_import_choice_free);
  self->choice = choice;
  self->match = uplift_import_preview_match (self->preview, choice->table);
  g_signal_emit (self, changed_signal, 0);
}

/* The sentence without the name of the file, which stands above it. */
static char *
dup_sentence (const char *message, const char *name)
{
  g_autofree char *place = g_strdup_printf ("%s: ", name);

  return g_strdup (g_str_has_prefix (message, place) ? message + strlen (place) : message);
}

UpliftImportFile *
uplift_import_file_open (GFile *file, const UpliftImportChoices *choices, GCancellable *cancellable)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftImportPreview) preview
      = uplift_import_preview_open (file, choices, cancellable, &error);
  if (preview == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  UpliftImportFile *self = g_object_new (UPLIFT_TYPE_IMPORT_FILE, NULL);
  g_autofree char *base_name = g_file_get_basename (file);
  self->file = g_object_ref (file);
  self->name = g_filename_display_name (base_name);
  if (preview == NULL)
    {
      self->error = dup_sentence (error->message, self->name);
      return self;
    }
  const UpliftImportChoice *first
      = preview->remembered != NULL ? preview->remembered : preview->automatic;
  self->remembered = preview->remembered != NULL;
  self->found = uplift_import_choice_copy (first);
  self->preview = g_steal_pointer (&preview);
  decide (self, uplift_import_choice_copy (self->found));
  return self;
}

GFile *
uplift_import_file_get_file (UpliftImportFile *self)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self), NULL);
  return self->file;
}

const char *
uplift_import_file_get_name (UpliftImportFile *self)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self), NULL);
  return self->name;
}

const UpliftImportPreview *
uplift_import_file_get_preview (UpliftImportFile *self)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self), NULL);
  return self->preview;
}

const char *
uplift_import_file_get_error (UpliftImportFile *self)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self), NULL);
  return self->error;
}

const UpliftImportChoice *
uplift_import_file_get_choice (UpliftImportFile *self)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self), NULL);
  return self->choice;
}

gboolean
uplift_import_file_is_left_out (UpliftImportFile *self)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self), TRUE);
  return self->choice == NULL || self->choice->leave_out;
}

void
uplift_import_file_leave_out (UpliftImportFile *self)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_FILE (self));
  if (uplift_import_file_is_left_out (self))
    return;
  self->choice->leave_out = TRUE;
  g_signal_emit (self, changed_signal, 0);
}

void
uplift_import_file_set_aside (UpliftImportFile *self)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_FILE (self));
  uplift_import_file_leave_out (self);
  if (self->found != NULL)
    self->found->leave_out = TRUE;
}

void
uplift_import_file_set_table (UpliftImportFile *self, UpliftTable table)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_FILE (self));
  g_return_if_fail (self->preview != NULL && table < UPLIFT_N_TABLES);
  const UpliftImportChoice *remembered = self->remembered ? self->preview->remembered : NULL;
  if (!self->choice->leave_out && self->choice->table == table)
    return;
  if (self->choice->table == table)
    {
      self->choice->leave_out = FALSE;
      g_signal_emit (self, changed_signal, 0);
    }
  else if (remembered != NULL && remembered->table == table && !remembered->leave_out)
    decide (self, uplift_import_choice_copy (remembered));
  else
    decide (self, uplift_import_preview_match (self->preview, table));
}

void
uplift_import_file_set_field (UpliftImportFile *self, UpliftColumn column, int field)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_FILE (self));
  g_return_if_fail (self->preview != NULL && column < UPLIFT_N_COLUMNS);
  g_return_if_fail (field >= -1 && field < (int) self->preview->header->len);
  if (self->choice->field[column] == field)
    return;
  /* What was said of one column of the file does not hold of another. */
  self->choice->way[column] = UPLIFT_WAY_AUTOMATIC;
  self->choice->field[column] = field;
  if (column == UPLIFT_COLUMN_INFLUENCER_ID && field >= 0)
    uplift_import_choice_set_influencer (self->choice, NULL);
  g_signal_emit (self, changed_signal, 0);
}

void
uplift_import_file_set_way (UpliftImportFile *self, UpliftColumn column, UpliftWay way)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_FILE (self));
  g_return_if_fail (self->preview != NULL && column < UPLIFT_N_COLUMNS);
  if (self->choice->way[column] == way)
    return;
  self->choice->way[column] = way;
  g_signal_emit (self, changed_signal, 0);
}

void
uplift_import_file_set_influencer (UpliftImportFile *self, const char *influencer)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_FILE (self));
  g_return_if_fail (self->preview != NULL);
  g_autofree char *before = g_strdup (self->choice->influencer);
  uplift_import_choice_set_influencer (self->choice, influencer);
  if (g_strcmp0 (before, self->choice->influencer) != 0)
    g_signal_emit (self, changed_signal, 0);
}

UpliftImportReason
uplift_import_file_get_reason (UpliftImportFile *self, UpliftColumn column)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self), UPLIFT_IMPORT_REASON_NONE);
  g_return_val_if_fail (self->preview != NULL && column < UPLIFT_N_COLUMNS,
                        UPLIFT_IMPORT_REASON_NONE);
  int field = self->choice->field[column];
  if (field < 0)
    return UPLIFT_IMPORT_REASON_NONE;
  if (field != self->match->field[column])
    return UPLIFT_IMPORT_REASON_CHOSEN;
  return uplift_schema_get_reason (self->choice->table, column,
                                   g_ptr_array_index (self->preview->header, field))
                 == UPLIFT_SCHEMA_REASON_OWN_NAME
             ? UPLIFT_IMPORT_REASON_SAME_NAME
             : UPLIFT_IMPORT_REASON_OTHER_NAME;
}

gboolean
uplift_import_file_is_remembered (UpliftImportFile *self)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self), FALSE);
  return self->remembered;
}

gboolean
uplift_import_file_forget (UpliftImportFile *self, GError **error)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self), FALSE);
  g_return_val_if_fail (self->preview != NULL, FALSE);

  const GPtrArray *header = self->preview->header;
  g_autoptr (GFile) place = uplift_import_choices_get_default_file ();
  g_autoptr (UpliftImportChoices) choices = uplift_import_choices_load (place, error);

  if (choices == NULL)
    return FALSE;
  if (uplift_import_choices_forget (choices, (const char *const *) header->pdata, header->len)
      && !uplift_import_choices_save (choices, place, error))
    return FALSE;
  self->remembered = FALSE;
  decide (self, uplift_import_choice_copy (self->preview->automatic));
  return TRUE;
}

/* What no rule knows has to be kept even where it is as the rules would have guessed it. */
static gboolean
is_by_rules (UpliftImportFile *self)
{
  return self->preview->recognized
         && uplift_import_choice_equal (self->choice, self->preview->automatic);
}

gboolean
uplift_import_file_store (UpliftImportFile *self, UpliftImportChoices *choices)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (self) && choices != NULL, FALSE);
  if (self->preview == NULL)
    return FALSE;
  gboolean is_settled
      = self->preview->recognized || self->preview->remembered != NULL || self->choice->leave_out;
  if (is_settled && uplift_import_choice_equal (self->choice, self->found))
    return FALSE;
  const char *const *header = (const char *const *) self->preview->header->pdata;
  guint n = self->preview->header->len;
  if (is_by_rules (self))
    return uplift_import_choices_forget (choices, header, n);
  uplift_import_choices_set (choices, header, n, self->choice);
  return TRUE;
}
