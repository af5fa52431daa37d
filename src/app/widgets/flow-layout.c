#include "app/widgets/flow-layout.h"

#define SPACING UPLIFT_FLOW_LAYOUT_SPACING

struct _UpliftFlowLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_TYPE (UpliftFlowLayout, uplift_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The first child from this one on that takes part. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
measure_width (GtkWidget *child, int line_width)
{
  int minimum, natural;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, line_width));
}

static int
measure_height (GtkWidget *child, int width)
{
  int natural;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The child that begins the next line, and the height of the line that begins with this one. */
static GtkWidget *
measure_line (GtkWidget *child, int line_width, int *height)
{
  int x = 0;
  *height = 0;
  for (; child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int width = measure_width (child, line_width);
      if (x > 0 && x + width > line_width)
        return child;
      *height = MAX (*height, measure_height (child, width));
      x += width + SPACING;
    }
  return NULL;
}

static void
measure_widths (GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  *minimum = *natural = 0;
  for (; child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static GtkSizeRequestMode
uplift_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
uplift_flow_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                            GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  int least, wanted, height = 0, line_height;
  measure_widths (widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  while (child != NULL)
    {
      child = measure_line (child, for_size < 0 ? wanted : MAX (for_size, least), &line_height);
      height += line_height + (child != NULL ? SPACING : 0);
    }
  *minimum = *natural = height;
}

static void
uplift_flow_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                             int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;
  while (child != NULL)
    {
      int line_height, x = 0;
      GtkWidget *next = measure_line (child, width, &line_height);
      for (; child != next; child = skip_hidden (gtk_widget_get_next_sibling (child)))
        {
          int w = measure_width (child, width);
          int h = measure_height (child, w);
          gtk_widget_size_allocate (
              child, &(GtkAllocation){ rtl ? width - x - w : x, y + (line_height - h) / 2, w, h },
              -1);
          x += w + SPACING;
        }
      y += line_height + SPACING;
    }
}

static void
uplift_flow_layout_class_init (UpliftFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  layout_class->get_request_mode = uplift_flow_layout_get_request_mode;
  layout_class->measure = uplift_flow_layout_measure;
  layout_class->allocate = uplift_flow_layout_allocate;
}

static void
uplift_flow_layout_init (UpliftFlowLayout *self)
{
}

GtkLayoutManager *
uplift_flow_layout_new (void)
{
  return g_object_new (UPLIFT_TYPE_FLOW_LAYOUT, NULL);
}
