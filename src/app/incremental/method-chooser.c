#include "app/incremental/method-chooser.h"
#include "app/incremental/method-item.h"
#include "app/incremental/method-text.h"
#include "app/widgets/drop-down-name.h"
#include <glib/gi18n.h>

struct _UpliftMethodChooser
{
  UpliftSessionView parent_instance;
  GtkDropDown *method;   /* template child */
  GtkWidget *aov_row;    /* template child */
  GtkSpinButton *aov;    /* template child */
  GtkWidget *share_row;  /* template child */
  GtkSpinButton *share;  /* template child */
  GtkLabel *note;        /* template child */
  GtkWidget *reason_row; /* template child */
  GtkLabel *reason;      /* template child */
  GListStore *items;     /* UpliftMethodItem by UpliftMethod (owned) */
  gboolean updating;     /* the controls follow the settings just now */
};

G_DEFINE_TYPE (UpliftMethodChooser, uplift_method_chooser, UPLIFT_TYPE_SESSION_VIEW)

/* From the session */

static gboolean
has_both_arms (const UpliftTrackingColumns *tracking)
{
  gboolean found[] = { FALSE, FALSE };
  for (guint64 i = 0; i < tracking->n && !(found[0] && found[1]); i++)
    {
      UpliftArm arm = uplift_tracking_get_arm (tracking, i);
      if (arm != UPLIFT_ARM_NONE)
        found[arm == UPLIFT_ARM_EXPOSED] = TRUE;
    }
  return found[0] && found[1];
}

/* What the dataset lacks for a method, "" for nothing. */
static const char *
get_lack (const UpliftDataset *dataset, UpliftMethod method)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  if (method == UPLIFT_METHOD_EXPERIMENT
      && (!tracking->has_users || !tracking->has_arms || !has_both_arms (tracking)))
    return _ ("Needs users in a test and a control group");
  if (method == UPLIFT_METHOD_BASELINE && tracking->first[dataset->influencers.n] == tracking->n)
    return _ ("Needs sales without an influencer");
  return "";
}

static void
uplift_method_chooser_dataset_changed (UpliftSessionView *view)
{
  UpliftMethodChooser *self = UPLIFT_METHOD_CHOOSER (view);
  UpliftDataset *dataset = uplift_session_view_get_dataset (self);
  for (guint i = 0; dataset != NULL && i < UPLIFT_N_METHODS; i++)
    {
      g_autoptr (UpliftMethodItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      uplift_method_item_set_note (item, get_lack (dataset, (UpliftMethod) i));
    }
}

static void
show_settings (UpliftMethodChooser *self, const UpliftSettings *settings)
{
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->method, settings->method);
  gtk_spin_button_set_value (self->aov, settings->baseline_aov);
  gtk_spin_button_set_value (self->share, settings->baseline_share * 100);
  self->updating = FALSE;
}

/* The order value and the share count for the method in use, which may have been chosen
 * automatically. */
static void
show_method (UpliftMethodChooser *self, UpliftMethod asked, const UpliftIncremental *incremental)
{
  UpliftMethod used = incremental != NULL ? incremental->method : asked;
  const char *reason = incremental != NULL ? incremental->reason : NULL;
  g_autoptr (UpliftMethodItem) item
      = g_list_model_get_item (G_LIST_MODEL (self->items), UPLIFT_METHOD_AUTO);
  const char *automatic = uplift_method_get_title (UPLIFT_METHOD_AUTO);
  g_autofree char *title
      = asked == UPLIFT_METHOD_AUTO && used != asked
            /* Translators: “Automatic” and the method that it came to. */
            ? g_strdup_printf (_ ("%s (%s)"), automatic, uplift_method_get_title (used))
            : g_strdup (automatic);
  uplift_method_item_set_title (item, title);
  gtk_label_set_label (self->note, uplift_method_get_note (used));
  gtk_widget_set_visible (self->aov_row, used == UPLIFT_METHOD_AOV);
  gtk_widget_set_visible (self->share_row, used == UPLIFT_METHOD_SHARE);
  g_autofree char *why
      = reason != NULL ? g_strdup_printf (_ ("No value: %s."), _ (reason)) : g_strdup ("");
  gtk_label_set_label (self->reason, why);
  gtk_widget_set_visible (self->reason_row, reason != NULL);
}

static void
uplift_method_chooser_results_changed (UpliftSessionView *view)
{
  UpliftMethodChooser *self = UPLIFT_METHOD_CHOOSER (view);
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
begin_change (UpliftMethodChooser *self, UpliftSettings *settings)
{
  if (self->updating || uplift_session_view_get_session (self) == NULL)
    return FALSE;
  *settings = *uplift_session_get_settings (uplift_session_view_get_session (self));
  return TRUE;
}

static void
uplift_method_chooser_method_cb (UpliftMethodChooser *self)
{
  UpliftSettings settings;
  if (begin_change (self, &settings))
    uplift_method_chooser_choose (uplift_session_view_get_session (self),
                                  (UpliftMethod) gtk_drop_down_get_selected (self->method));
}

static void
uplift_method_chooser_aov_cb (UpliftMethodChooser *self)
{
  UpliftSettings settings;
  if (!begin_change (self, &settings))
    return;
  settings.baseline_aov = gtk_spin_button_get_value (self->aov);
  uplift_session_set_settings (uplift_session_view_get_session (self), &settings);
}

static void
uplift_method_chooser_share_cb (UpliftMethodChooser *self)
{
  UpliftSettings settings;
  if (!begin_change (self, &settings))
    return;
  settings.baseline_share = gtk_spin_button_get_value (self->share) / 100;
  uplift_session_set_settings (uplift_session_view_get_session (self), &settings);
}

/* Object */

static void
uplift_method_chooser_dispose (GObject *object)
{
  UpliftMethodChooser *self = UPLIFT_METHOD_CHOOSER (object);
  /* Its selection changes while it goes, which is no choice of the user's. */
  self->updating = TRUE;
  G_OBJECT_CLASS (uplift_method_chooser_parent_class)->dispose (object);
  g_clear_object (&self->items);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/method-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodChooser, method);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodChooser, aov_row);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodChooser, aov);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodChooser, share_row);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodChooser, share);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodChooser, note);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodChooser, reason_row);
  gtk_widget_class_bind_template_child (widget_class, UpliftMethodChooser, reason);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_chooser_method_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_chooser_aov_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_method_chooser_share_cb);
}

static void
uplift_method_chooser_class_init (UpliftMethodChooserClass *klass)
{
  UPLIFT_SESSION_VIEW_CLASS (klass)->dataset_changed = uplift_method_chooser_dataset_changed;
  UPLIFT_SESSION_VIEW_CLASS (klass)->results_changed = uplift_method_chooser_results_changed;
  g_type_ensure (UPLIFT_TYPE_METHOD_ITEM);
  G_OBJECT_CLASS (klass)->dispose = uplift_method_chooser_dispose;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
uplift_method_chooser_init (UpliftMethodChooser *self)
{
  self->items = g_list_store_new (UPLIFT_TYPE_METHOD_ITEM);
  for (guint i = 0; i < UPLIFT_N_METHODS; i++)
    {
      g_autoptr (UpliftMethodItem) item
          = uplift_method_item_new (uplift_method_get_title ((UpliftMethod) i));
      g_list_store_append (self->items, item);
    }
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = TRUE;
  gtk_drop_down_set_model (self->method, G_LIST_MODEL (self->items));
  self->updating = FALSE;
  uplift_drop_down_set_name (self->method, _ ("Method for incremental revenue"));
}

void
uplift_method_chooser_choose (UpliftSession *session, UpliftMethod method)
{
  g_return_if_fail (UPLIFT_IS_SESSION (session));
  UpliftSettings settings = *uplift_session_get_settings (session);
  settings.method = method;
  uplift_session_set_settings (session, &settings);
}
