#include "app/files/import-column-row.h"

#include "app/files/import-texts.h"
#include "app/widgets/drop-down-name.h"
#include <glib/gi18n.h>

#define N_EXAMPLES 3

/* With so many columns one is found faster by typing its name. */
#define MANY_COLUMNS 12

/* As wide for a short name as for a long one, so that the choices stand in line. */
#define NAME_CHARS 16

struct _UpliftImportColumnRow
{
  GtkBox parent_instance;

  UpliftImportFile *file; /* (owned) */
  UpliftColumn column;
  gboolean is_showing; /* what changes does not come from the user */

  /* All of the template (borrowed). */
  GtkLabel *title;
  GtkImage *icon;
  GtkLabel *note;
  GtkDropDown *field;
  GtkWidget *influencer_box;
  GtkEditable *influencer;
  GtkWidget *way_box;
  GtkDropDown *way;
  GtkLabel *examples;
};

G_DEFINE_TYPE (UpliftImportColumnRow, uplift_import_column_row, GTK_TYPE_BOX)

static const UpliftImportChoice *
get_choice (UpliftImportColumnRow *self)
{
  return uplift_import_file_get_choice (self->file);
}

static void
field_cb (UpliftImportColumnRow *self)
{
  if (!self->is_showing)
    uplift_import_file_set_field (self->file, self->column,
                                  (int) gtk_drop_down_get_selected (self->field) - 1);
}

static void
way_cb (UpliftImportColumnRow *self)
{
  if (!self->is_showing)
    uplift_import_file_set_way (self->file, self->column,
                                (UpliftWay) gtk_drop_down_get_selected (self->way));
}

static void
influencer_cb (UpliftImportColumnRow *self)
{
  if (!self->is_showing)
    uplift_import_file_set_influencer (self->file, gtk_editable_get_text (self->influencer));
}

static void
setup_name_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), name);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), name);
}

static gboolean
uplift_import_column_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UPLIFT_IMPORT_COLUMN_ROW (widget)->field));
}

static void
uplift_import_column_row_dispose (GObject *object)
{
  UpliftImportColumnRow *self = UPLIFT_IMPORT_COLUMN_ROW (object);

  self->is_showing = TRUE;
  g_clear_object (&self->file);
  G_OBJECT_CLASS (uplift_import_column_row_parent_class)->dispose (object);
}

static void
uplift_import_column_row_class_init (UpliftImportColumnRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_import_column_row_dispose;
  widget_class->grab_focus = uplift_import_column_row_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/import-column-row.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportColumnRow, title);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportColumnRow, icon);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportColumnRow, note);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportColumnRow, field);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportColumnRow, influencer_box);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportColumnRow, influencer);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportColumnRow, way_box);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportColumnRow, way);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportColumnRow, examples);
  gtk_widget_class_bind_template_callback (widget_class, field_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_cb);
  gtk_widget_class_bind_template_callback (widget_class, influencer_cb);
}

static void
uplift_import_column_row_init (UpliftImportColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The drop-down and what is read with it. */
static void
name_drop_down (GtkDropDown *drop_down, const char *name, GtkWidget *description)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  uplift_drop_down_set_name (drop_down, name);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  description, NULL, -1);
}

static void
add_names (UpliftImportColumnRow *self, GListModel *names)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_drop_down_set_factory (self->field, factory);
  if (g_list_model_get_n_items (names) > MANY_COLUMNS)
    {
      g_autoptr (GtkExpression) name
          = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
      gtk_drop_down_set_expression (self->field, name);
      gtk_drop_down_set_enable_search (self->field, TRUE);
    }
  gtk_drop_down_set_model (self->field, names);
}

GtkWidget *
uplift_import_column_row_new (UpliftImportFile *file, UpliftColumn column, GListModel *names)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (file), NULL);
  g_return_val_if_fail (column < UPLIFT_N_COLUMNS && G_IS_LIST_MODEL (names), NULL);

  UpliftImportColumnRow *self = g_object_new (UPLIFT_TYPE_IMPORT_COLUMN_ROW, NULL);
  self->file = g_object_ref (file);
  self->column = column;
  const char *title = uplift_import_texts_get_title (get_choice (self)->table, column);
  /* Translators: %s is a column of a table: "Date: column of the file". */
  g_autofree char *field_name = g_strdup_printf (_ ("%s: column of the file"), title);
  g_autofree char *way_name = g_strdup_printf (_ ("%s: how it is written"), title);
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  name_drop_down (self->field, field_name, GTK_WIDGET (self->note));
  name_drop_down (self->way, way_name, GTK_WIDGET (self->examples));
  self->is_showing = TRUE;
  add_names (self, names);
  self->is_showing = FALSE;
  uplift_import_column_row_update (self);
  return GTK_WIDGET (self);
}

static gboolean
is_given (const UpliftImportChoice *choice, UpliftColumn column)
{
  return choice->field[column] >= 0
         || (column == UPLIFT_COLUMN_INFLUENCER_ID && choice->influencer != NULL);
}

/* Where the file does not say it: of no table but the influencers themselves. */
static gboolean
asks_for_influencer (UpliftImportColumnRow *self, const UpliftImportChoice *choice)
{
  return self->column == UPLIFT_COLUMN_INFLUENCER_ID && choice->table != UPLIFT_TABLE_INFLUENCERS
         && choice->field[UPLIFT_COLUMN_INFLUENCER_ID] < 0 && choice->field[UPLIFT_COLUMN_CODE] < 0;
}

static const char *
get_note (UpliftImportColumnRow *self, const UpliftImportChoice *choice)
{
  if (choice->field[self->column] >= 0)
    return uplift_import_texts_get_reason (
        uplift_import_file_get_reason (self->file, self->column));
  if (uplift_import_column_row_is_missing (self))
    return asks_for_influencer (self, choice) ? _ ("needed: choose its column, or say who it is")
                                              : _ ("needed: choose its column");
  return is_given (choice, self->column) ? ""
                                         : uplift_import_texts_describe_lack (choice, self->column);
}

static void
show_influencer (UpliftImportColumnRow *self, const UpliftImportChoice *choice)
{
  gtk_widget_set_visible (self->influencer_box, asks_for_influencer (self, choice));
  /* While it is being typed the text has blanks that the choice has not. */
  if (gtk_widget_get_focus_child (self->influencer_box) == NULL)
    gtk_editable_set_text (self->influencer, choice->influencer != NULL ? choice->influencer : "");
}

static void
show_way (UpliftImportColumnRow *self, const UpliftImportChoice *choice)
{
  const UpliftImportPreview *preview = uplift_import_file_get_preview (self->file);
  UpliftValueKind kind;
  gboolean has_way
      = choice->field[self->column] >= 0 && uplift_schema_get_kind (self->column, &kind);

  gtk_widget_set_visible (self->way_box, has_way);
  if (!has_way)
    return;
  g_autoptr (UpliftImportChoice) automatic = uplift_import_choice_copy (choice);
  automatic->way[self->column] = UPLIFT_WAY_AUTOMATIC;
  UpliftWay decided = uplift_import_preview_decide (preview, automatic, self->column, NULL);
  const char *const ways[]
      = { uplift_import_texts_get_automatic (self->column, decided),
          uplift_import_texts_get_way (self->column, UPLIFT_WAY_FIRST),
          uplift_import_texts_get_way (self->column, UPLIFT_WAY_SECOND), NULL };
  GListModel *model = gtk_drop_down_get_model (self->way);
  if (model == NULL
      || !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), 0), ways[0]))
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new (ways);
      gtk_drop_down_set_model (self->way, G_LIST_MODEL (list));
    }
  gtk_drop_down_set_selected (self->way, choice->way[self->column]);
  g_autofree char *examples
      = uplift_import_texts_describe_examples (preview, choice, self->column, N_EXAMPLES);
  gtk_label_set_label (self->examples, examples);
  gtk_widget_set_visible (GTK_WIDGET (self->examples), *examples != '\0');
}

void
uplift_import_column_row_update (UpliftImportColumnRow *self)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_COLUMN_ROW (self));

  const UpliftImportChoice *choice = get_choice (self);
  const char *note = get_note (self, choice);
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->field, (guint) (choice->field[self->column] + 1));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), uplift_import_column_row_is_missing (self));
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  show_influencer (self, choice);
  show_way (self, choice);
  self->is_showing = FALSE;
}

gboolean
uplift_import_column_row_is_missing (UpliftImportColumnRow *self)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_COLUMN_ROW (self), FALSE);

  const UpliftImportChoice *choice = get_choice (self);
  return (uplift_import_choice_get_needs (choice)
          & uplift_import_texts_get_need (choice->table, self->column))
         != 0;
}
