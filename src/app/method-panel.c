#include "app/method-panel.h"
#include "app/method-item.h"
#include <glib/gi18n.h>

#define N_METHODS (UPLIFT_METHOD_SHARE + 1)

struct _UpliftMethodPanel
{
  UpliftSessionView parent_instance;
  GtkToggleButton *prorated; /* template child */
  GtkToggleButton *whole;    /* template child */
  GtkLabel *spend_note;      /* template child */
  GtkDropDown *method;       /* template child */
  GtkWidget *aov_row;        /* template child */
  GtkSpinButton *aov;        /* template child */
  GtkWidget *share_row;      /* template child */
  GtkSpinButton *share;      /* template child */
  GtkLabel *method_note;     /* template child */
  GtkWidget *reason_row;     /* template child */
  GtkLabel *reason;          /* template child */
  GtkSpinButton *margin;     /* template child */
  GListStore *items;         /* UpliftMethodItem by UpliftMethod (owned) */
  gboolean updating;         /* the controls follow the settings just now */
};

static const char *const method_titles[N_METHODS] = {
  [UPLIFT_METHOD_AUTO] = N_ ("Automatic"),         [UPLIFT_METHOD_EXPERIMENT] = N_ ("Experiment"),
  [UPLIFT_METHOD_BASELINE] = N_ ("Baseline"),      [UPLIFT_METHOD_AOV] = N_ ("Order value"),
  [UPLIFT_METHOD_SHARE] = N_ ("Share of revenue"),
};

static const char *const method_notes[N_METHODS] = {
  [UPLIFT_METHOD_AUTO]
  = N_ ("The first of experiment, baseline and order value that the data can feed."),
  [UPLIFT_METHOD_EXPERIMENT] = N_ ("What exposed users spent above users of the control group."),
  [UPLIFT_METHOD_BASELINE] = N_ ("Revenue above what came in a day without influencers."),
  [UPLIFT_METHOD_AOV] = N_ ("Revenue above what each order would have brought anyway."),
  [UPLIFT_METHOD_SHARE] = N_ ("Revenue less the share that would have come anyway."),
};

G_DEFINE_TYPE (UpliftMethodPanel, uplift_method_panel, UPLIFT_TYPE_SESSION_VIEW)

/* From the session */

static gboolean
has_both_arms (const UpliftTrackingColumns *tracking)
{
  gboolean found[] = { FALSE, FALSE };
  for (guint64 i = 0; i < tracking->n && !(found[0] && found[1]); i++)
    if (tracking->arm[i] != UPLIFT_ARM_NONE)
      found[tracking->arm[i] == UPLIFT_ARM_EXPOSED] = TRUE;
  return found[0] && found[1];
}

/* What the dataset lacks for a method, "" for nothing. */
static const char *
get_lack (const UpliftDataset *dataset, UpliftMethod method)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  if (method == UPLIFT_METHOD_EXPERIMENT
      && (tracking->user == NULL || tracking->arm == NULL || !has_both_arms (tracking)))
    return _ ("Needs users in a test and a control group");
  if (method == UPLIFT_METHOD_BASELINE && tracking->first[dataset->influencers.n] == tracking->n)
    return _ ("Needs sales without an influencer");
  return "";
}

static void
uplift_method_panel_dataset_changed (UpliftSessionView *view)
{
  UpliftMethodPanel *self = UPLIFT_METHOD_PANEL (view);
  UpliftDataset *dataset = uplift_session_view_get_dataset (self);
  for (guint i = 0; dataset != NULL && i < N_METHODS; i++)
    {
      g_autoptr (UpliftMethodItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      uplift_method_item_set_note (item, get_lack (dataset, (UpliftMethod) i));
    }
}

static void
show_settings (UpliftMethodPanel *self, const UpliftSettings *settings)
{
  gboolean prorated = settings->spend_mode == UPLIFT_SPEND_PRORATED;
  self->updating = TRUE;
  gtk_toggle_button_set_active (prorated ? self->prorated : self->whole, TRUE);
  gtk_drop_down_set_selected (self->method, settings->method);
  gtk_spin_button_set_value (self->aov, settings->baseline_aov);
  gtk_spin_button_set_value (self->share, settings->baseline_share * 100);
  gtk_spin_button_set_value (self->margin, settings->margin * 100);
  self->updating = FALSE;
  gtk_label_set_label (self->spend_note,
                       prorated ? _ ("Each payout by the share of its orders that is selected.")
                                : _ ("The whole payout of every selected influencer."));
}

/* The order value and the share count for the method in use, which may have been chosen
 * automatically. */
static void
show_method (UpliftMethodPanel *self, UpliftMethod asked, const UpliftIncremental *incremental)
{
  UpliftMethod used = incremental != NULL ? incremental->method : asked;
  const char *reason = incremental != NULL ? incremental->reason : NULL;
  g_autoptr (UpliftMethodItem) item
      = g_list_model_get_item (G_LIST_MODEL (self->items), UPLIFT_METHOD_AUTO);
  g_autofree char *title = asked == UPLIFT_METHOD_AUTO && used != asked
                               ? g_strdup_printf (_ ("Automatic (%s)"), _ (method_titles[used]))
                               : g_strdup (_ (method_titles[UPLIFT_METHOD_AUTO]));
  uplift_method_item_set_title (item, title);
  gtk_label_set_label (self->method_note, _ (method_notes[used]));
  gtk_widget_set_visible (self->aov_row, used == UPLIFT_METHOD_AOV);
  gtk_widget_set_visible (self->share_row, used == UPLIFT_METHOD_SHARE);
  g_autofree char *why
      = reason != NULL ? g_strdup_printf (_ ("No value: %s."), _ (reason)) : g_strdup ("");
  gtk_label_set_label (self->reason, why);
  gtk_widget_set_visible (self->reason_row, reason != NULL);
}

static void
uplift_method_panel_results_changed (UpliftSessionView *view)
{
  UpliftMethodPanel *self = UPLIFT_METHOD_PANEL (view);
  const UpliftSettings *settings
      = uplift_session_get_settings (uplift_session_view_get_session (self));
  UpliftResults *results = uplift_session_view_get_results (self);
  show_settings (self, settings);
  show_method (self, settings->method, results != NULL ? &results->incremental : NULL);
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
uplift_method_panel_method_cb (UpliftMethodPanel *self)
{
  UpliftSettings settings;
  if (!begin_change (self, &settings))
    return;
  settings.method = (UpliftMethod) gtk_drop_down_get_selected (self->method);
  uplift_session_set_settings (uplift_session_view_get_session (self), &settings);
}

static void
uplift_method_panel_aov_cb (UpliftMethodPanel *self)
{
  UpliftSettings settings;
  if (!begin_change (self, &settings))
    return;
  settings.baseline_aov = gtk_spin_button_get_value (self->aov);
  uplift_session_set_settings (uplift_session_view_get_session (self), &settings);
}

static void
uplift_method_panel_share_cb (UpliftMethodPanel *self)
{
  UpliftSettings settings;
  if (!begin_change (self, &settings))
    return;
  settings.baseline_share = gtk_spin_button_get_value (self->share) / 100;
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

/* Object */

static void
uplift_method_panel_dispose (GObject *object)
{
  UpliftMethodPanel *self = UPLIFT_METHOD_PANEL (object);
  /* Its selection changes while it goes, which is no choice of the user's. */
  self->updating = TRUE;
  G_OBJECT_CLASS (uplift_method_panel_parent_class)->dispose (object);
  g_clear_object (&self->items);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/method-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, prorated);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, whole);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, spend_note);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, method);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, aov_row);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, aov);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, share_row);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, share);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, method_note);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, reason_row);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, reason);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodPanel, margin);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_panel_spend_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_panel_method_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_panel_aov_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_panel_share_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_panel_margin_cb);
}

static void
uplift_method_panel_class_init (UpliftMethodPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  UPLIFT_SESSION_VIEW_CLASS (klass)->dataset_changed = uplift_method_panel_dataset_changed;
  UPLIFT_SESSION_VIEW_CLASS (klass)->results_changed = uplift_method_panel_results_changed;
  g_type_ensure (UPLIFT_TYPE_METHOD_ITEM);
  object_class->dispose = uplift_method_panel_dispose;
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* The focus of a drop-down is on the button inside it, which has no name of its own. */
static void
name_drop_down (GtkDropDown *drop_down, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
uplift_method_panel_init (UpliftMethodPanel *self)
{
  self->items = g_list_store_new (UPLIFT_TYPE_METHOD_ITEM);
  for (guint i = 0; i < N_METHODS; i++)
    {
      g_autoptr (UpliftMethodItem) item = uplift_method_item_new (_ (method_titles[i]));
      g_list_store_append (self->items, item);
    }
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = TRUE;
  gtk_drop_down_set_model (self->method, G_LIST_MODEL (self->items));
  self->updating = FALSE;
  name_drop_down (self->method, _ ("Method for incremental revenue"));
}
