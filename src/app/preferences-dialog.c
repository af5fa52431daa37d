#include "app/preferences-dialog.h"
#include "app/widgets/quiet-wheel.h"

struct _UpliftPreferencesDialog
{
  GtkWindow parent_instance;
  GtkCheckButton *reload;  /* template child */
  GtkEntry *currency;      /* template child */
  GtkAdjustment *micro;    /* template child */
  GtkAdjustment *macro;    /* template child */
  GtkAdjustment *mega;     /* template child */
  GtkAdjustment *roas;     /* template child */
  GtkCheckButton *own;     /* template child; a threshold of its own instead of break-even */
  GtkWidget *roas_spinner; /* template child */
  GSettings *preferences;  /* (owned) */
};

G_DEFINE_TYPE (UpliftPreferencesDialog, uplift_preferences_dialog, GTK_TYPE_WINDOW)

/* The schema says 0 for break-even; the dialog a tick and a number that stays where it was. */
static void
store_roas (UpliftPreferencesDialog *self)
{
  gboolean own = gtk_check_button_get_active (self->own);
  gtk_widget_set_sensitive (self->roas_spinner, own);
  g_settings_set_double (self->preferences, "poor-roas",
                         own ? gtk_adjustment_get_value (self->roas) : 0.0);
}

static void
uplift_preferences_dialog_roas_cb (UpliftPreferencesDialog *self)
{
  if (self->preferences != NULL)
    store_roas (self);
}

/* Each type begins above the one before. Only once the stored values are in, or they would be cut
 * to ranges that are not yet right. */
static void
keep_in_order (GtkAdjustment *below, GtkAdjustment *above)
{
  g_object_bind_property (below, "value", above, "lower", G_BINDING_SYNC_CREATE);
  g_object_bind_property (above, "value", below, "upper", G_BINDING_SYNC_CREATE);
}

/* "preferences.color-scheme", of the radio buttons. */
static void
add_actions (UpliftPreferencesDialog *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) scheme = g_settings_create_action (self->preferences, "color-scheme");
  g_action_map_add_action (G_ACTION_MAP (group), scheme);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "preferences", G_ACTION_GROUP (group));
}

static void
bind_preferences (UpliftPreferencesDialog *self)
{
  GSettings *preferences = self->preferences;
  g_settings_bind (preferences, "reload-changed", self->reload, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (preferences, "currency", self->currency, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (preferences, "type-micro", self->micro, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (preferences, "type-macro", self->macro, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (preferences, "type-mega", self->mega, "value", G_SETTINGS_BIND_DEFAULT);
  keep_in_order (self->micro, self->macro);
  keep_in_order (self->macro, self->mega);
}

static void
uplift_preferences_dialog_dispose (GObject *object)
{
  g_clear_object (&UPLIFT_PREFERENCES_DIALOG (object)->preferences);
  G_OBJECT_CLASS (uplift_preferences_dialog_parent_class)->dispose (object);
}

static void
uplift_preferences_dialog_class_init (UpliftPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = uplift_preferences_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftPreferencesDialog, reload);
  gtk_widget_class_bind_template_child (widget_class, UpliftPreferencesDialog, currency);
  gtk_widget_class_bind_template_child (widget_class, UpliftPreferencesDialog, micro);
  gtk_widget_class_bind_template_child (widget_class, UpliftPreferencesDialog, macro);
  gtk_widget_class_bind_template_child (widget_class, UpliftPreferencesDialog, mega);
  gtk_widget_class_bind_template_child (widget_class, UpliftPreferencesDialog, roas);
  gtk_widget_class_bind_template_child (widget_class, UpliftPreferencesDialog, own);
  gtk_widget_class_bind_template_child (widget_class, UpliftPreferencesDialog, roas_spinner);
  gtk_widget_class_bind_template_callback (widget_class, uplift_preferences_dialog_roas_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
uplift_preferences_dialog_init (UpliftPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  uplift_quiet_wheel_apply (GTK_WIDGET (self));
}

UpliftPreferencesDialog *
uplift_preferences_dialog_new (GtkWindow *parent, GSettings *preferences)
{
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (preferences), NULL);
  UpliftPreferencesDialog *self
      = g_object_new (UPLIFT_TYPE_PREFERENCES_DIALOG, "transient-for", parent, NULL);
  double roas = g_settings_get_double (preferences, "poor-roas");
  gtk_adjustment_set_value (self->roas, roas > 0.0 ? roas : 1.0);
  gtk_check_button_set_active (self->own, roas > 0.0);
  gtk_widget_set_sensitive (self->roas_spinner, roas > 0.0);
  self->preferences = g_object_ref (preferences);
  bind_preferences (self);
  add_actions (self);
  return self;
}
