#include "app/insights/loss-card.h"

#include "app/export/file-name.h"
#include "app/influencers/influencer-dialog.h"
#include "app/insights/loss-texts.h"
#include "app/insights/note-card.h"
#include "app/table/data-table.h"

struct _UpliftLossCard
{
  UpliftSessionView parent_instance;

  UpliftLossKind kind;

  /* All of the template (borrowed). */
  GtkStack *stack;
  UpliftDataTable *table;
  UpliftNoteCard *none;
};

enum
{
  PROPERTY_KIND = 1
};

G_DEFINE_TYPE (UpliftLossCard, uplift_loss_card, UPLIFT_TYPE_SESSION_VIEW)

static void
show_table (UpliftLossCard *self, UpliftResults *results, const UpliftLosses *losses)
{
  g_autofree char *note = uplift_loss_text_describe (self->kind, results, losses);
  g_autofree char *name
      = uplift_file_name_propose (results, uplift_loss_text_get_file_stem (self->kind), "csv");

  uplift_data_table_set_note (self->table, note);
  uplift_data_table_set_file_name (self->table, name);
  gtk_stack_set_visible_child_name (self->stack, "table");
}

static void
show_none (UpliftLossCard *self, const UpliftResults *results, const UpliftLosses *losses)
{
  g_autofree char *sentence = uplift_loss_text_describe_none (self->kind, results, losses);
  const char *icon_name = "emblem-ok-symbolic";

  if (uplift_loss_text_is_unknown (self->kind, results))
    icon_name = "dialog-information-symbolic";
  else if (self->kind == UPLIFT_LOSS_POOR && losses->n_losing_poor > 0)
    icon_name = "dialog-warning-symbolic";
  uplift_note_card_set (self->none, icon_name, sentence);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
uplift_loss_card_results_changed (UpliftSessionView *view)
{
  UpliftLossCard *self = UPLIFT_LOSS_CARD (view);
  UpliftResults *results = uplift_session_view_get_results (view);
  g_autoptr (UpliftLosses) losses = NULL;
  g_autoptr (UpliftTableData) data = NULL;

  if (results == NULL)
    return;
  losses = uplift_losses_new (results);
  data = uplift_loss_table_data_new (results, losses, self->kind);
  /* Also when there is nothing in it: what was in the table holds the results that it is of. */
  uplift_data_table_set_data (self->table, data);
  if (uplift_table_data_get_shape (data)->n_rows > 0)
    show_table (self, results, losses);
  else
    show_none (self, results, losses);
}

static void
row_activated_cb (UpliftDataTable *table, guint row, UpliftLossCard *self)
{
  guint32 influencer = uplift_loss_table_data_get_influencer (
      UPLIFT_LOSS_TABLE_DATA (uplift_data_table_get_data (table)), row);

  uplift_influencer_dialog_present (GTK_WIDGET (self), uplift_session_view_get_session (self),
                                    influencer);
}

static void
uplift_loss_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UpliftLossCard *self = UPLIFT_LOSS_CARD (object);
  const char *title;

  if (id != PROPERTY_KIND)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->kind = (UpliftLossKind) g_value_get_int (value);
  title = uplift_loss_text_get_title (self->kind);
  uplift_data_table_set_title (self->table, title);
  g_object_set (self->none, "title", title, NULL);
}

static void
uplift_loss_card_class_init (UpliftLossCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = uplift_loss_card_set_property;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_loss_card_results_changed;
  g_object_class_install_property (
      object_class, PROPERTY_KIND,
      g_param_spec_int ("kind", NULL, NULL, UPLIFT_LOSS_LOSING, UPLIFT_LOSS_POOR,
                        UPLIFT_LOSS_LOSING,
                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (UPLIFT_TYPE_DATA_TABLE);
  g_type_ensure (UPLIFT_TYPE_NOTE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/loss-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftLossCard, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftLossCard, table);
  gtk_widget_class_bind_template_child (widget_class, UpliftLossCard, none);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
uplift_loss_card_init (UpliftLossCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
