#include "app/widgets/wrap-layout.h"

struct _UpliftWrapLayout
{
  GtkLayoutManager parent_instance;

  int column_width;
  int spacing;
};

G_DEFINE_TYPE (UpliftWrapLayout, uplift_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_SPACING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* The next child to be laid out from this one on (transfer none) (nullable). */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Large text makes children wider than a column was meant to be. */
static int
choose_columns (UpliftWrapLayout *self, GtkWidget *widget, int width)
{
  int column_width = self->column_width, n = 0;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      column_width = MAX (column_width, least);
      n++;
    }
  for (int columns = n; columns > 1; columns--)
    if (n % columns == 0 && columns * column_width + (columns - 1) * self->spacing <= width)
      return columns;
  return 1;
}

/* Where a column begins; the pixels that do not divide go to the first ones. */
static int
get_column_start (UpliftWrapLayout *self, int column, int columns, int width)
{
  return (width + self->spacing) * column / columns;
}

static int
get_column_width (UpliftWrapLayout *self, int column, int columns, int width)
{
  return get_column_start (self, column + 1, columns, width) - self->spacing
         - get_column_start (self, column, columns, width);
}

static void
measure_widths (UpliftWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  int n = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
      n++;
    }
  if (n > 0)
    *natural = n * MAX (*natural, self->column_width) + (n - 1) * self->spacing;
}

typedef struct
{
  int minimum, natural;
} Height;

/* The height of the row that begins with the child; returns the first child of the next row. */
static GtkWidget *
measure_row (UpliftWrapLayout *self, GtkWidget *child, int columns, int width, Height *height)
{
  *height = (Height){ 0, 0 };
  for (int column = 0; column < columns && child != NULL; column++)
    {
      int least, minimum, natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                          MAX (least, get_column_width (self, column, columns, width)), &minimum,
                          &natural, NULL, NULL);
      height->minimum = MAX (height->minimum, minimum);
      height->natural = MAX (height->natural, natural);
      child = skip_hidden (gtk_widget_get_next_sibling (child));
    }
  return child;
}

static GtkSizeRequestMode
uplift_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
uplift_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                            GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  UpliftWrapLayout *self = UPLIFT_WRAP_LAYOUT (manager);
  int least, wanted, width, columns;
  GtkWidget *child;

  measure_widths (self, widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }

  width = for_size < 0 ? wanted : MAX (for_size, least);
  columns = choose_columns (self, widget, width);
  child = skip_hidden (gtk_widget_get_first_child (widget));
  *minimum = *natural = 0;
  while (child != NULL)
    {
      int gap = *natural > 0 ? self->spacing : 0;
      Height row;

      child = measure_row (self, child, columns, width, &row);
      *minimum += gap + row.minimum;
      *natural += gap + row.natural;
    }
}

static void
uplift_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                             int baseline)
{
  UpliftWrapLayout *self = UPLIFT_WRAP_LAYOUT (manager);
  int columns = choose_columns (self, widget, width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0, natural;
  double share;

  gtk_layout_manager_measure (manager, widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural,
                              NULL, NULL);
  /* Rows have their natural heights; where there is less room all shrink alike. */
  share = natural > height ? (double) height / natural : 1;
  while (child != NULL)
    {
      Height row;
      GtkWidget *next = measure_row (self, child, columns, width, &row);
      int row_height = MAX (row.minimum, (int) (row.natural * share));

      for (int column = 0; child != next; column++)
        {
          int x = get_column_start (self, column, columns, width);
          int child_width = get_column_width (self, column, columns, width);

          gtk_widget_size_allocate (
              child,
              &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, row_height },
              -1);
          child = skip_hidden (gtk_widget_get_next_sibling (child));
        }
      y += row_height + self->spacing;
    }
}

static void
uplift_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UpliftWrapLayout *self = UPLIFT_WRAP_LAYOUT (object);

  switch (id)
    {
    case PROP_COLUMN_WIDTH:
      self->column_width = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
uplift_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UpliftWrapLayout *self = UPLIFT_WRAP_LAYOUT (object);

  switch (id)
    {
    case PROP_COLUMN_WIDTH:
      g_value_set_int (value, self->column_width);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
uplift_wrap_layout_class_init (UpliftWrapLayoutClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  object_class->set_property = uplift_wrap_layout_set_property;
  object_class->get_property = uplift_wrap_layout_get_property;
  layout_class->get_request_mode = uplift_wrap_layout_get_request_mode;
  layout_class->measure = uplift_wrap_layout_measure;
  layout_class->allocate = uplift_wrap_layout_allocate;

  properties[PROP_COLUMN_WIDTH]
      = g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT, 160,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING]
      = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 12,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
uplift_wrap_layout_init (UpliftWrapLayout *self)
{
}

GtkLayoutManager *
uplift_wrap_layout_new (int column_width, int spacing)
{
  g_return_val_if_fail (column_width > 0, NULL);
  g_return_val_if_fail (spacing >= 0, NULL);

  return g_object_new (UPLIFT_TYPE_WRAP_LAYOUT, "column-width", column_width, "spacing", spacing,
                       NULL);
}
