#include "app/window/page-layout.h"

struct _UpliftPageLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (UpliftPageLayout, uplift_page_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Pixels: some lines, below which nobody would want to scroll. */
#define LEAST_HEIGHT 50

static GtkSizeRequestMode
uplift_page_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
uplift_page_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                            GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = LEAST_HEIGHT;
  if (orientation == GTK_ORIENTATION_HORIZONTAL && child != NULL)
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
}

static void
uplift_page_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                             int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
uplift_page_layout_class_init (UpliftPageLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  layout_class->get_request_mode = uplift_page_layout_get_request_mode;
  layout_class->measure = uplift_page_layout_measure;
  layout_class->allocate = uplift_page_layout_allocate;
}

static void
uplift_page_layout_init (UpliftPageLayout *self)
{
}

GtkLayoutManager *
uplift_page_layout_new (void)
{
  return g_object_new (UPLIFT_TYPE_PAGE_LAYOUT, NULL);
}
