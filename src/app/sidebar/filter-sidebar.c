#include "app/sidebar/filter-sidebar.h"
#include "app/files/data-section.h"
#include "app/sidebar/filter-group.h"
#include "app/sidebar/method-panel.h"
#include "app/sidebar/period-picker.h"
#include "app/widgets/quiet-wheel.h"

struct _UpliftFilterSidebar
{
  UpliftSessionView parent_instance;
  GtkBox *groups;                         /* template child */
  UpliftMethodPanel *method;              /* template child */
  gboolean expanded[UPLIFT_N_DIMENSIONS]; /* which groups the user had unfolded */
};

/* Those about people first, then those about what they sold. */
static const UpliftDimension order[UPLIFT_N_DIMENSIONS] = {
  UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CATEGORY, UPLIFT_DIMENSION_TYPE,
  UPLIFT_DIMENSION_GENDER,   UPLIFT_DIMENSION_BRAND,    UPLIFT_DIMENSION_PRODUCT,
  UPLIFT_DIMENSION_CAMPAIGN, UPLIFT_DIMENSION_SOURCE,   UPLIFT_DIMENSION_INFLUENCER,
};

G_DEFINE_TYPE (UpliftFilterSidebar, uplift_filter_sidebar, UPLIFT_TYPE_SESSION_VIEW)

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
      UpliftFilterGroup *group
          = uplift_filter_group_new (uplift_session_view_get_session (self), dimension);
      uplift_filter_group_set_expanded (group, self->expanded[dimension]);
      gtk_box_append (self->groups, GTK_WIDGET (group));
    }
}

static void
uplift_filter_sidebar_dataset_changed (UpliftSessionView *view)
{
  UpliftFilterSidebar *self = UPLIFT_FILTER_SIDEBAR (view);
  UpliftDataset *dataset = uplift_session_view_get_dataset (view);
  remove_groups (self);
  gtk_widget_set_visible (GTK_WIDGET (self->method), dataset != NULL);
  if (dataset == NULL)
    return;
  add_groups (self, dataset);
}

static void
uplift_filter_sidebar_class_init (UpliftFilterSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  UPLIFT_SESSION_VIEW_CLASS (klass)->dataset_changed = uplift_filter_sidebar_dataset_changed;
  g_type_ensure (UPLIFT_TYPE_DATA_SECTION);
  g_type_ensure (UPLIFT_TYPE_PERIOD_PICKER);
  g_type_ensure (UPLIFT_TYPE_METHOD_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/filter-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterSidebar, groups);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterSidebar, method);
}

static void
uplift_filter_sidebar_init (UpliftFilterSidebar *self)
{
  /* One open group shows what all the others are. */
  self->expanded[order[0]] = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  uplift_quiet_wheel_apply (GTK_WIDGET (self));
}
