#include "app/filter-sidebar.h"
#include "app/filter-group.h"
#include "app/method-panel.h"
#include "app/period-picker.h"
#include "core/format.h"
#include <glib/gi18n.h>

struct _UpliftFilterSidebar
{
  GtkBox parent_instance;
  UpliftPeriodPicker *period;             /* template child */
  GtkBox *groups;                         /* template child */
  UpliftMethodPanel *method;              /* template child */
  GtkButton *findings;                    /* template child */
  GtkLabel *findings_label;               /* template child */
  UpliftSession *session;                 /* (owned, nullable) */
  gboolean expanded[UPLIFT_N_DIMENSIONS]; /* which groups the user had unfolded */
};

enum
{
  PROP_SESSION = 1
};

/* Those about people first, then those about what they sold. */
static const UpliftDimension order[UPLIFT_N_DIMENSIONS] = {
  UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CATEGORY, UPLIFT_DIMENSION_TYPE,
  UPLIFT_DIMENSION_GENDER,   UPLIFT_DIMENSION_BRAND,    UPLIFT_DIMENSION_PRODUCT,
  UPLIFT_DIMENSION_CAMPAIGN, UPLIFT_DIMENSION_SOURCE,   UPLIFT_DIMENSION_INFLUENCER,
};

G_DEFINE_TYPE (UpliftFilterSidebar, uplift_filter_sidebar, GTK_TYPE_BOX)

static void
remove_groups (UpliftFilterSidebar *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    {
      UpliftFilterGroup *group = UPLIFT_FILTER_GROUP (child);
      self->expanded[uplift_filter_group_get_dimension (group)]
          = uplift_filter_group_get_expanded (group);
      gtk_box_remove (self->groups, child);
    }
}

static void
add_groups (UpliftFilterSidebar *self, UpliftDataset *dataset)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      UpliftDimension dimension = order[i];
      if (!dataset->has_dimension[dimension]
          || uplift_dictionary_get_size (dataset->values[dimension]) == 0)
        continue;
      UpliftFilterGroup *group = uplift_filter_group_new (self->session, dimension);
      uplift_filter_group_set_expanded (group, self->expanded[dimension]);
      gtk_box_append (self->groups, GTK_WIDGET (group));
    }
}

static void
show_findings (UpliftFilterSidebar *self, const UpliftProblems *problems)
{
  guint n = uplift_problems_get_size (problems);
  g_autofree char *number = uplift_format_count (n);
  g_autofree char *text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s finding", "%s findings", n), number);
  gtk_label_set_label (self->findings_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), n > 0);
}

static void
uplift_filter_sidebar_dataset_cb (UpliftFilterSidebar *self)
{
  UpliftDataset *dataset = uplift_session_get_dataset (self->session);
  remove_groups (self);
  gtk_widget_set_visible (GTK_WIDGET (self->method), dataset != NULL);
  if (dataset == NULL)
    return;
  add_groups (self, dataset);
  show_findings (self, dataset->problems);
}

static void
uplift_filter_sidebar_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    uplift_filter_sidebar_set_session (UPLIFT_FILTER_SIDEBAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_filter_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, UPLIFT_FILTER_SIDEBAR (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_filter_sidebar_dispose (GObject *object)
{
  g_clear_object (&UPLIFT_FILTER_SIDEBAR (object)->session);
  G_OBJECT_CLASS (uplift_filter_sidebar_parent_class)->dispose (object);
}

static void
uplift_filter_sidebar_class_init (UpliftFilterSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_type_ensure (UPLIFT_TYPE_PERIOD_PICKER);
  g_type_ensure (UPLIFT_TYPE_METHOD_PANEL);
  object_class->set_property = uplift_filter_sidebar_set_property;
  object_class->get_property = uplift_filter_sidebar_get_property;
  object_class->dispose = uplift_filter_sidebar_dispose;
  g_object_class_install_property (
      object_class, PROP_SESSION,
      g_param_spec_object ("session", NULL, NULL, UPLIFT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/filter-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterSidebar, period);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterSidebar, groups);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterSidebar, method);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterSidebar, findings);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterSidebar, findings_label);
}

static void
uplift_filter_sidebar_init (UpliftFilterSidebar *self)
{
  /* One open group shows what all the others are. */
  self->expanded[order[0]] = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
uplift_filter_sidebar_set_session (UpliftFilterSidebar *self, UpliftSession *session)
{
  g_return_if_fail (UPLIFT_IS_FILTER_SIDEBAR (self));
  g_return_if_fail (session == NULL || UPLIFT_IS_SESSION (session));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  uplift_period_picker_set_session (self->period, session);
  uplift_method_panel_set_session (self->method, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "dataset-changed",
                               G_CALLBACK (uplift_filter_sidebar_dataset_cb), self,
                               G_CONNECT_SWAPPED);
      uplift_filter_sidebar_dataset_cb (self);
    }
  g_object_notify (G_OBJECT (self), "session");
}
