#include "app/sidebar/period-histogram.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

#define HEIGHT 56
#define BAR_STEP 4    /* pixels from bar to bar at least */
#define HANDLE 6      /* width of a handle */
#define GRAB 8        /* how near to an edge the pointer takes hold of it */
#define CLICK 3       /* what moves less is a click */
#define SETTLE_MS 500 /* after the last key */

typedef enum
{
  DRAG_NONE,
  DRAG_NEW,
  DRAG_SINCE,
  DRAG_UNTIL,
  DRAG_WHOLE
} Drag;

struct _UpliftPeriodHistogram
{
  GtkWidget parent_instance;
  GtkWidget *since_handle, *until_handle; /* children */
  UpliftDay first, last;                  /* of the data */
  UpliftDay since, until;                 /* the period, inside first and last */
  GArray *counts;                         /* UpliftDayCount (owned) */
  Drag drag;
  double drag_start;
  UpliftDay start_since, start_until; /* the period when the drag began */
  guint settle;                       /* source that ends a change by keys, 0: none */
};

enum
{
  SIGNAL_PREVIEW,
  SIGNAL_SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftPeriodHistogram, uplift_period_histogram, GTK_TYPE_WIDGET)

/* Places */

static int
get_n_days (UpliftPeriodHistogram *self)
{
  return self->last - self->first + 1;
}

/* The bars leave room for half a handle at both ends. */
static double
get_span (UpliftPeriodHistogram *self)
{
  return MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - HANDLE);
}

static double
mirror (UpliftPeriodHistogram *self, double x)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

/* Where a day begins. */
static double
get_x (UpliftPeriodHistogram *self, UpliftDay day)
{
  double part = (double) (day - self->first) / get_n_days (self);
  return mirror (self, HANDLE / 2.0 + part * get_span (self));
}

/* The day at a place, clamped to the data. */
static UpliftDay
get_day (UpliftPeriodHistogram *self, double x)
{
  double part = (mirror (self, x) - HANDLE / 2.0) / get_span (self);
  double day = self->first + floor (CLAMP (part, 0, 1) * get_n_days (self));
  return MIN ((UpliftDay) day, self->last);
}

static int
get_n_bins (UpliftPeriodHistogram *self)
{
  return CLAMP ((int) get_span (self) / BAR_STEP, 1, get_n_days (self));
}

static int
get_bin (UpliftPeriodHistogram *self, UpliftDay day)
{
  return (int) ((gint64) (day - self->first) * get_n_bins (self) / get_n_days (self));
}

/* The first day of a bin: the smallest that get_bin () puts there. */
static UpliftDay
get_bin_start (UpliftPeriodHistogram *self, int bin)
{
  gint64 n = get_n_bins (self);
  return self->first + (UpliftDay) (((gint64) bin * get_n_days (self) + n - 1) / n);
}

/* Change */

static void
set_text (GtkWidget *handle, UpliftDay day)
{
  g_autofree char *text = uplift_format_day (day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) day, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_period (UpliftPeriodHistogram *self, UpliftDay since, UpliftDay until)
{
  self->since = since;
  self->until = until;
  set_text (self->since_handle, since);
  set_text (self->until_handle, until);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
preview (UpliftPeriodHistogram *self, UpliftDay since, UpliftDay until)
{
  if (since == self->since && until == self->until)
    return;
  show_period (self, since, until);
  g_signal_emit (self, signals[SIGNAL_PREVIEW], 0, since, until);
}

static void
settle (UpliftPeriodHistogram *self)
{
  g_clear_handle_id (&self->settle, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, self->since, self->until);
}

static gboolean
uplift_period_histogram_settle_cb (gpointer data)
{
  UpliftPeriodHistogram *self = data;
  self->settle = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

/* Mouse */

static gboolean
is_whole (UpliftPeriodHistogram *self)
{
  return self->since == self->first && self->until == self->last;
}

static Drag
find_drag (UpliftPeriodHistogram *self, double x)
{
  double from_since = fabs (x - get_x (self, self->since));
  double from_until = fabs (x - get_x (self, self->until + 1));
  UpliftDay day = get_day (self, x);
  if (MIN (from_since, from_until) <= GRAB)
    return from_since < from_until ? DRAG_SINCE : DRAG_UNTIL;
  if (!is_whole (self) && day >= self->since && day <= self->until)
    return DRAG_WHOLE;
  return DRAG_NEW;
}

static void
uplift_period_histogram_drag_begin_cb (UpliftPeriodHistogram *self, double x, double y)
{
  self->drag = find_drag (self, x);
  self->drag_start = x;
  self->start_since = self->since;
  self->start_until = self->until;
  gtk_widget_grab_focus (self->drag == DRAG_UNTIL ? self->until_handle : self->since_handle);
}

static void
drag_whole (UpliftPeriodHistogram *self, double x)
{
  int days = get_day (self, x) - get_day (self, self->drag_start);
  days = CLAMP (days, self->first - self->start_since, self->last - self->start_until);
  preview (self, self->start_since + days, self->start_until + days);
}

static void
uplift_period_histogram_drag_update_cb (UpliftPeriodHistogram *self, double dx, double dy)
{
  double x = self->drag_start + dx;
  UpliftDay day = get_day (self, x);
  UpliftDay anchor = get_day (self, self->drag_start);
  switch (self->drag)
    {
    case DRAG_NEW:
      if (fabs (dx) >= CLICK)
        preview (self, MIN (anchor, day), MAX (anchor, day));
      break;
    case DRAG_SINCE:
      preview (self, MIN (day, self->until), self->until);
      break;
    case DRAG_UNTIL:
      preview (self, self->since, MAX (day, self->since));
      break;
    case DRAG_WHOLE:
      drag_whole (self, x);
      break;
    case DRAG_NONE:
      break;
    }
}

static void
uplift_period_histogram_drag_end_cb (UpliftPeriodHistogram *self, double dx, double dy)
{
  gboolean is_click = self->drag == DRAG_NEW && fabs (dx) < CLICK;
  gboolean moved = self->since != self->start_since || self->until != self->start_until;
  self->drag = DRAG_NONE;
  if (is_click && !is_whole (self))
    preview (self, self->first, self->last);
  if (moved || is_click)
    settle (self);
}

static void
uplift_period_histogram_cancel_cb (UpliftPeriodHistogram *self)
{
  if (self->drag == DRAG_NONE)
    return;
  self->drag = DRAG_NONE;
  preview (self, self->start_since, self->start_until);
}

static void
uplift_period_histogram_motion_cb (UpliftPeriodHistogram *self, double x, double y)
{
  Drag drag = self->drag != DRAG_NONE ? self->drag : find_drag (self, x);
  const char *cursor = drag == DRAG_SINCE || drag == DRAG_UNTIL ? "ew-resize"
                       : drag == DRAG_WHOLE                     ? "grab"
                                                                : "text";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static guint64
count_rows (UpliftPeriodHistogram *self, UpliftDay since, UpliftDay until)
{
  guint64 rows = 0;
  for (guint i = 0; i < self->counts->len; i++)
    {
      const UpliftDayCount *count = &g_array_index (self->counts, UpliftDayCount, i);
      if (count->day >= since && count->day <= until)
        rows += count->rows;
    }
  return rows;
}

static gboolean
uplift_period_histogram_tooltip_cb (UpliftPeriodHistogram *self, int x, int y, gboolean keyboard,
                                    GtkTooltip *tooltip)
{
  if (keyboard || self->first == UPLIFT_DAY_NONE)
    return FALSE;
  int bin = get_bin (self, get_day (self, x));
  UpliftDay since = get_bin_start (self, bin);
  UpliftDay until = MIN (get_bin_start (self, bin + 1) - 1, self->last);
  guint64 rows = count_rows (self, since, until);
  g_autofree char *period
      = since == until ? uplift_format_day (since) : uplift_format_period (since, until);
  g_autofree char *number = uplift_format_count ((gint64) rows);
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s: %s row", "%s: %s rows", (gulong) rows), period, number);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Keyboard */

/* How far a key moves a handle in days; Home and End go further than any data. */
static int
get_step (UpliftPeriodHistogram *self, guint key, GdkModifierType state)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int days = (state & GDK_CONTROL_MASK) != 0 ? 7 : 1;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -forward * days;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return forward * days;
    case GDK_KEY_Page_Up:
      return -30;
    case GDK_KEY_Page_Down:
      return 30;
    case GDK_KEY_Home:
      return -get_n_days (self);
    case GDK_KEY_End:
      return get_n_days (self);
    default:
      return 0;
    }
}

static gboolean
uplift_period_histogram_key_cb (UpliftPeriodHistogram *self, guint key, guint code,
                                GdkModifierType state, GtkEventController *controller)
{
  int step = get_step (self, key, state);
  if (step == 0 || self->first == UPLIFT_DAY_NONE)
    return FALSE;
  if (gtk_event_controller_get_widget (controller) == self->since_handle)
    preview (self, CLAMP (self->since + step, self->first, self->until), self->until);
  else
    preview (self, self->since, CLAMP (self->until + step, self->since, self->last));
  g_clear_handle_id (&self->settle, g_source_remove);
  self->settle = g_timeout_add (SETTLE_MS, uplift_period_histogram_settle_cb, self);
  return TRUE;
}

/* Drawing */

static void
uplift_period_histogram_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                 int *minimum, int *natural, int *minimum_baseline,
                                 int *natural_baseline)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;
  *minimum = horizontal ? 60 : HEIGHT;
  *natural = horizontal ? 200 : HEIGHT;
}

static void
uplift_period_histogram_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UpliftPeriodHistogram *self = UPLIFT_PERIOD_HISTOGRAM (widget);
  UpliftDay days[] = { self->since, self->until + 1 };
  GtkWidget *handles[] = { self->since_handle, self->until_handle };
  for (guint i = 0; i < G_N_ELEMENTS (handles); i++)
    {
      double x = self->first != UPLIFT_DAY_NONE ? get_x (self, days[i]) : 0;
      int left = CLAMP ((int) (x - HANDLE / 2.0 + 0.5), 0, MAX (0, width - HANDLE));
      gtk_widget_size_allocate (handles[i], &(GtkAllocation){ left, 0, HANDLE, height }, -1);
    }
}

/* Rows by bin (transfer full), and the largest of them. */
static guint64 *
fill_bins (UpliftPeriodHistogram *self, guint64 *largest)
{
  guint64 *bins = g_new0 (guint64, get_n_bins (self));
  *largest = 0;
  for (guint i = 0; i < self->counts->len; i++)
    {
      const UpliftDayCount *count = &g_array_index (self->counts, UpliftDayCount, i);
      if (count->day < self->first || count->day > self->last)
        continue;
      guint64 *bin = &bins[get_bin (self, count->day)];
      *bin += count->rows;
      *largest = MAX (*largest, *bin);
    }
  return bins;
}

static void
append_bars (UpliftPeriodHistogram *self, GtkSnapshot *snapshot, const guint64 *bins,
             guint64 largest, const GdkRGBA *color)
{
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  int n = get_n_bins (self);
  double step = get_span (self) / n;
  for (int i = 0; i < n; i++)
    {
      if (bins[i] == 0)
        continue;
      float bar = MAX (1, (float) ((double) bins[i] / (double) largest) * (height - 2));
      double width = MAX (1, step - 1);
      double start = mirror (self, HANDLE / 2.0 + i * step + (step - width) / 2);
      double end = mirror (self, HANDLE / 2.0 + i * step + (step + width) / 2);
      gtk_snapshot_append_color (
          snapshot, color,
          &GRAPHENE_RECT_INIT ((float) MIN (start, end), height - bar, (float) width, bar));
    }
}

/* The style's colour is that of the period, the theme's for text that of the rest. */
static void
get_colors (UpliftPeriodHistogram *self, GdkRGBA *strong, GdkRGBA *pale)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  gtk_style_context_get_color (context, strong);
  if (!gtk_style_context_lookup_color (context, "theme_fg_color", pale))
    *pale = *strong;
  pale->alpha *= 0.3f;
}

static void
uplift_period_histogram_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UpliftPeriodHistogram *self = UPLIFT_PERIOD_HISTOGRAM (widget);
  if (self->first == UPLIFT_DAY_NONE)
    return;
  GdkRGBA strong, pale, ground;
  guint64 largest;
  g_autofree guint64 *bins = fill_bins (self, &largest);
  float height = (float) gtk_widget_get_height (widget);
  double from = get_x (self, self->since), to = get_x (self, self->until + 1);
  graphene_rect_t period
      = GRAPHENE_RECT_INIT ((float) MIN (from, to), 0, (float) fabs (to - from), height);
  get_colors (self, &strong, &pale);
  ground = strong;
  ground.alpha *= 0.12f;
  append_bars (self, snapshot, bins, largest, &pale);
  gtk_snapshot_append_color (snapshot, &ground, &period);
  gtk_snapshot_push_clip (snapshot, &period);
  append_bars (self, snapshot, bins, largest, &strong);
  gtk_snapshot_pop (snapshot);
  GTK_WIDGET_CLASS (uplift_period_histogram_parent_class)->snapshot (widget, snapshot);
}

/* Object */

static void
uplift_period_histogram_dispose (GObject *object)
{
  UpliftPeriodHistogram *self = UPLIFT_PERIOD_HISTOGRAM (object);
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_pointer (&self->since_handle, gtk_widget_unparent);
  g_clear_pointer (&self->until_handle, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_period_histogram_parent_class)->dispose (object);
}

static void
uplift_period_histogram_finalize (GObject *object)
{
  g_array_unref (UPLIFT_PERIOD_HISTOGRAM (object)->counts);
  G_OBJECT_CLASS (uplift_period_histogram_parent_class)->finalize (object);
}

static void
uplift_period_histogram_class_init (UpliftPeriodHistogramClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->dispose = uplift_period_histogram_dispose;
  object_class->finalize = uplift_period_histogram_finalize;
  widget_class->measure = uplift_period_histogram_measure;
  widget_class->size_allocate = uplift_period_histogram_size_allocate;
  widget_class->snapshot = uplift_period_histogram_snapshot;
  gtk_widget_class_set_css_name (widget_class, "histogram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_PREVIEW]
      = g_signal_new ("preview", UPLIFT_TYPE_PERIOD_HISTOGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_SELECTED]
      = g_signal_new ("selected", UPLIFT_TYPE_PERIOD_HISTOGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static GtkWidget *
add_handle (UpliftPeriodHistogram *self, const char *name)
{
  GtkWidget *handle = g_object_new (GTK_TYPE_BOX, "css-name", "handle", "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_SLIDER, "focusable", TRUE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (uplift_period_histogram_key_cb), self);
  gtk_widget_add_controller (handle, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (handle, GTK_WIDGET (self));
  return handle;
}

static void
add_pointer (UpliftPeriodHistogram *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (uplift_period_histogram_drag_begin_cb),
                            self);
  g_signal_connect_swapped (drag, "drag-update",
                            G_CALLBACK (uplift_period_histogram_drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (uplift_period_histogram_drag_end_cb),
                            self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (uplift_period_histogram_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (uplift_period_histogram_motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (uplift_period_histogram_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
uplift_period_histogram_init (UpliftPeriodHistogram *self)
{
  self->counts = g_array_new (FALSE, FALSE, sizeof (UpliftDayCount));
  self->first = self->last = self->since = self->until = UPLIFT_DAY_NONE;
  self->since_handle = add_handle (self, _ ("First day"));
  self->until_handle = add_handle (self, _ ("Last day"));
  add_pointer (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rows over time"), -1);
}

void
uplift_period_histogram_set_data (UpliftPeriodHistogram *self, UpliftDay first, UpliftDay last,
                                  const UpliftDayCount *counts, guint n)
{
  g_return_if_fail (UPLIFT_IS_PERIOD_HISTOGRAM (self));
  g_return_if_fail (first != UPLIFT_DAY_NONE && last >= first);
  g_return_if_fail (counts != NULL || n == 0);

  if (first != self->first || last != self->last)
    g_clear_handle_id (&self->settle, g_source_remove);
  self->first = first;
  self->last = last;
  g_array_set_size (self->counts, 0);
  if (n > 0)
    g_array_append_vals (self->counts, counts, n);
  GtkWidget *handles[] = { self->since_handle, self->until_handle };
  for (guint i = 0; i < G_N_ELEMENTS (handles); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (handles[i]), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                    (double) first, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                    (double) last, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
uplift_period_histogram_set_period (UpliftPeriodHistogram *self, UpliftDay since, UpliftDay until)
{
  g_return_if_fail (UPLIFT_IS_PERIOD_HISTOGRAM (self));
  g_return_if_fail (self->first != UPLIFT_DAY_NONE);

  if (self->drag != DRAG_NONE || self->settle != 0)
    return;
  since = since == UPLIFT_DAY_NONE ? self->first : CLAMP (since, self->first, self->last);
  until = until == UPLIFT_DAY_NONE ? self->last : CLAMP (until, self->first, self->last);
  show_period (self, since, MAX (since, until));
}
