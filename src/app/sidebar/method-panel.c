#include "app/sidebar/method-panel.h"
#include "app/incremental/method-chooser.h"
#include <glib/gi18n.h>

struct _UpliftMethodPanel
{
  UpliftSessionView parent_instance;
  GtkToggleButton *prorated;     /* template child */
  GtkToggleButton *whole;        /* template child */
  GtkLabel *spend_note;          /* template child */
  GtkSpinButton *margin;         /* template child */
  GtkSpinButton *order_cost;     /* template child */
  GtkSpinButton *influencer_fee; /* template child */
  gboolean updating;             /* the controls follow the settings just now */
};

G_DEFINE_TYPE (UpliftMethodPanel, uplift_method_panel, UPLIFT_TYPE_SESSION_VIEW)

/* From the session */

static void
show_settings (UpliftMethodPanel *self, const UpliftSettings *settings)
{
  gboolean prorated = settings->spend_mode == UPLIFT_SPEND_PRORATED;
  self->updating = TRUE;
  gtk_toggle_button_set_active (prorated ? self->prorated : self->whole, TRUE);
  gtk_spin_button_set_value (self->margin, settings->margin * 100);
  gtk_spin_button_set_value (self->order_cost, settings->order_cost);
  gtk_spin_button_set_value (self->influencer_fee, settings->influencer_fee);
  self->updating = FALSE;
  gtk_label_set_label (self->spend_note,
                       prorated ? _ ("Each payout by the share of its orders that is selected.")
                                : _ ("The whole payout of every selected influencer."));
}

static void
uplift_method_panel_results_changed (UpliftSessionView *view)
{
  UpliftMethodPanel *self = UPLIFT_METHOD_PANEL (view);
  show_settings (self, uplift_session_get_settings (uplift_session_view_get_session (self)));
}

/* To the session. Each control changes its own setting alone: what a spin button shows is rounded.
 */

/* A copy of the settings to change; FALSE when it is not the user who moves the control. */
static gboolean
begin_change (UpliftMethodPanel *self, UpliftSettings *settings)
{
  if (self->updating || uplift_session_view_get_session (self) == NULL)
    return FALSE;
  *settings = *uplift_session_get_settings (uplift_session_view_get_session (self));
  return TRUE;
}

static void
uplift_method_panel_spend_cb (UpliftMethodPanel *self)
{
  UpliftSettings settings;
  if (!begin_change (self, &settings))
    return;
  settings.spend_mode
      = gtk_toggle_button_get_active (self->prorated) ? UPLIFT_SPEND_PRORATED : UPLIFT_SPEND_WHOLE;
  uplift_session_set_settings (uplift_session_view_get_session (self), &settings);
}

static void
uplift_method_panel_margin_cb (UpliftMethodPanel *self)
{
  UpliftSettings settings;
  if (!begin_change (self, &settings))
    return;
  settings.margin = gtk_spin_button_get_value (self->margin) / 100;
  uplift_session_set_settings (uplift_session_view_get_session (self), &settings);
}

static void
uplift_method_panel_cost_cb (UpliftMethodPanel *self, GtkSpinButton *changed)
{
  UpliftSettings settings;
  if (!begin_change (self, &settings))
    return;
  double *setting = changed == self->order_cost ? &settings.order_cost : &settings.influencer_fee;
  *setting = gtk_spin_button_get_value (changed);
  uplift_session_set_settings (uplift_session_view_get_session (self), &settings);
}

/* Object */

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/method-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, prorated);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, whole);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, spend_note);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, margin);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, order_cost);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, influencer_fee);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_panel_spend_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_panel_margin_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_panel_cost_cb);
}

static void
uplift_method_panel_class_init (UpliftMethodPanelClass *klass)
{
  UPLIFT_SESSION_VIEW_CLASS (klass)->results_changed = uplift_method_panel_results_changed;
  g_type_ensure (UPLIFT_TYPE_METHOD_CHOOSER);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
uplift_method_panel_init (UpliftMethodPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
