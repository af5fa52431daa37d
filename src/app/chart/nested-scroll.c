#include "app/chart/nested-scroll.h"

#include <math.h>

/* Turns of the wheel that follow each other faster belong together. */
#define PAUSE_US (G_USEC_PER_SEC * 2 / 5)
/* GTK's own, of a touchpad's movements. */
#define SURFACE_FACTOR 2.5

typedef struct
{
  GtkScrolledWindow *scroller; /* (borrowed) owns this */
  GtkAdjustment *page;         /* (owned, nullable) */
  gulong handler;
  gint64 page_moved; /* when, 0: never */
} NestedScroll;

static GtkScrolledWindow *
find_page (GtkWidget *scroller)
{
  GtkWidget *parent = gtk_widget_get_parent (scroller);
  GtkWidget *page
      = parent != NULL ? gtk_widget_get_ancestor (parent, GTK_TYPE_SCROLLED_WINDOW) : NULL;

  return page != NULL ? GTK_SCROLLED_WINDOW (page) : NULL;
}

static void
page_moved_cb (NestedScroll *self)
{
  self->page_moved = g_get_monotonic_time ();
}

static void
forget_page (NestedScroll *self)
{
  g_clear_signal_handler (&self->handler, self->page);
  g_clear_object (&self->page);
}

static void
map_cb (GtkWidget *scroller, NestedScroll *self)
{
  GtkScrolledWindow *page = find_page (scroller);

  forget_page (self);
  if (page == NULL)
    return;
  self->page = g_object_ref (gtk_scrolled_window_get_vadjustment (page));
  self->handler
      = g_signal_connect_swapped (self->page, "value-changed", G_CALLBACK (page_moved_cb), self);
}

static gboolean
has_room (GtkAdjustment *adjustment, double delta)
{
  double value = gtk_adjustment_get_value (adjustment);

  if (delta < 0)
    return value > gtk_adjustment_get_lower (adjustment) + 0.5;
  return value
         < gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - 0.5;
}

/* TRUE when the page took it. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, NestedScroll *self)
{
  GtkAdjustment *own = gtk_scrolled_window_get_vadjustment (self->scroller);
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean goes_on = self->page_moved != 0 && g_get_monotonic_time () - self->page_moved < PAUSE_US;
  double step = SURFACE_FACTOR;

  /* With Shift the wheel goes sideways. */
  if (dy == 0 || self->page == NULL || (state & GDK_SHIFT_MASK) != 0)
    return FALSE;
  if (!has_room (self->page, dy) || (has_room (own, dy) && !goes_on))
    return FALSE;
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    step = pow (gtk_adjustment_get_page_size (self->page), 2.0 / 3.0);
  gtk_adjustment_set_value (self->page, gtk_adjustment_get_value (self->page) + dy * step);
  return TRUE;
}

static void
free_cb (gpointer data)
{
  NestedScroll *self = data;

  forget_page (self);
  g_free (self);
}

void
uplift_nested_scroll_install (GtkScrolledWindow *scroller)
{
  GtkEventController *controller;
  NestedScroll *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  self = g_new0 (NestedScroll, 1);
  self->scroller = scroller;
  g_object_set_data_full (G_OBJECT (scroller), "uplift-nested-scroll", self, free_cb);
  g_signal_connect (scroller, "map", G_CALLBACK (map_cb), self);

  /* Before the scroller's own, which takes all. */
  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scroller), controller);
}
