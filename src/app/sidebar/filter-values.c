#include "app/sidebar/filter-values.h"
#include "app/sidebar/filter-row.h"
#include "app/sidebar/value-model.h"
#include "app/widgets/focus-behind.h"
#include "app/words/dimension-text.h"
#include <glib/gi18n.h>
#include <string.h>

#define MAX_WITHOUT_SEARCH 8 /* values; as many as are in sight at once */

struct _UpliftFilterValues
{
  GtkBox parent_instance;
  GtkSearchEntry *search;      /* template child */
  GtkStack *stack;             /* template child */
  GtkBox *place;               /* template child; holds the scroller, or the list itself */
  GtkScrolledWindow *scroller; /* template child */
  GtkListView *list;           /* template child */
  UpliftSession *session;      /* (owned) */
  UpliftDataset *dataset;      /* (owned) */
  UpliftDimension dimension;
  GtkWidget *header;       /* (borrowed) */
  UpliftValueModel *model; /* (owned) */
  GPtrArray *rows;         /* UpliftFilterRow that show a value now (owned; rows borrowed) */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SEARCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UpliftFilterValues, uplift_filter_values, GTK_TYPE_BOX)

/* Ticks and unticks */

static void
set_filter (UpliftFilterValues *self, const UpliftFilter *filter)
{
  uplift_session_set_filter (self->session, filter);
  /* The counts follow with the results; the ticks need not wait for them. */
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
uplift_filter_values_toggled_cb (UpliftFilterValues *self, UpliftFilterRow *row)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (self->session));
  uplift_filter_set (filter, self->dimension, uplift_filter_row_get_value (row),
                     uplift_filter_row_get_ticked (row));
  set_filter (self, filter);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What the list shows (transfer full), by bytes: the order in which a filter takes many values
 * fastest. */
static GPtrArray *
dup_shown_values (UpliftFilterValues *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  GPtrArray *values = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (values, (gpointer) uplift_value_model_get_value (self->model, i));
  g_ptr_array_sort (values, compare_texts);
  return values;
}

/* A short list is there as a whole: a scrolled window round it would only keep the wheel from the
 * sidebar. */
static void
take_out_of_scroller (UpliftFilterValues *self)
{
  g_autoptr (GtkWidget) list = g_object_ref (GTK_WIDGET (self->list));
  gtk_scrolled_window_set_child (self->scroller, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), FALSE);
  gtk_box_append (self->place, list);
}

static void
uplift_filter_values_only_cb (UpliftFilterValues *self, gboolean invert, UpliftFilterRow *row)
{
  const char *value = uplift_filter_row_get_value (row);
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (self->session));
  g_autoptr (GPtrArray) values = dup_shown_values (self);
  uplift_filter_clear_dimension (filter, self->dimension);
  for (guint i = 0; invert && i < values->len; i++)
    uplift_filter_set (filter, self->dimension, g_ptr_array_index (values, i), TRUE);
  uplift_filter_set (filter, self->dimension, value, !invert);
  set_filter (self, filter);
}

void
uplift_filter_values_tick (UpliftFilterValues *self, UpliftFilterTicks ticks)
{
  g_return_if_fail (UPLIFT_IS_FILTER_VALUES (self));

  const UpliftFilter *old = uplift_session_get_filter (self->session);
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (old);
  g_autoptr (GPtrArray) values = dup_shown_values (self);
  if (!uplift_value_model_has_search (self->model))
    uplift_filter_clear_dimension (filter, self->dimension);
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      gboolean ticked = ticks == UPLIFT_FILTER_TICKS_ALL
                        || (ticks == UPLIFT_FILTER_TICKS_INVERT
                            && !uplift_filter_has (old, self->dimension, value));
      uplift_filter_set (filter, self->dimension, value, ticked);
    }
  set_filter (self, filter);
}

/* Rows */

static void
refresh_row (UpliftFilterValues *self, UpliftFilterRow *row)
{
  const char *value = uplift_filter_row_get_value (row);
  UpliftResults *results = uplift_session_get_results (self->session);
  guint32 code;
  guint64 count = 0;
  if (results != NULL && results->dataset == self->dataset
      && uplift_dictionary_lookup (self->dataset->values[self->dimension], value, &code))
    count = results->counts[self->dimension][code];
  uplift_filter_row_update (
      row, uplift_filter_has (uplift_session_get_filter (self->session), self->dimension, value),
      count);
}

static void
uplift_filter_values_setup_cb (UpliftFilterValues *self, GtkListItem *item)
{
  UpliftFilterRow *row = uplift_filter_row_new ();
  g_signal_connect_object (row, "toggled", G_CALLBACK (uplift_filter_values_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "only", G_CALLBACK (uplift_filter_values_only_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, GTK_WIDGET (row));
}

static void
uplift_filter_values_bind_cb (UpliftFilterValues *self, GtkListItem *item)
{
  UpliftFilterRow *row = UPLIFT_FILTER_ROW (gtk_list_item_get_child (item));
  const char *value = gtk_string_object_get_string (gtk_list_item_get_item (item));
  uplift_filter_row_set_value (
      row, value, uplift_dimension_get_value_label (self->dataset, self->dimension, value));
  g_ptr_array_add (self->rows, row);
  refresh_row (self, row);
}

static void
uplift_filter_values_unbind_cb (UpliftFilterValues *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

static GtkListItemFactory *
create_factory (UpliftFilterValues *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (uplift_filter_values_setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (uplift_filter_values_bind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (uplift_filter_values_unbind_cb), self,
                           G_CONNECT_SWAPPED);
  return factory;
}

/* Keyboard: Up and Down go from value to value, Tab leaves the list, which may be very long. */

static gboolean
focus_before (UpliftFilterValues *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->search))
             ? gtk_widget_grab_focus (GTK_WIDGET (self->search))
             : gtk_widget_grab_focus (self->header);
}

static gboolean
uplift_filter_values_key_cb (UpliftFilterValues *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_BACKWARD)
             || focus_before (self);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return (state & GDK_CONTROL_MASK) == 0 && uplift_focus_behind (GTK_WIDGET (self));
    case GDK_KEY_ISO_Left_Tab:
      return focus_before (self);
    default:
      return FALSE;
    }
}

/* Search */

static void
uplift_filter_values_search_cb (UpliftFilterValues *self)
{
  uplift_value_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0;
  gtk_stack_set_visible_child_name (self->stack, found ? "values" : "nothing");
  g_signal_emit (self, signals[SIGNAL_SEARCHED], 0, uplift_value_model_has_search (self->model));
}

static void
uplift_filter_values_stop_search_cb (UpliftFilterValues *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Object */

static void
uplift_filter_values_dispose (GObject *object)
{
  UpliftFilterValues *self = UPLIFT_FILTER_VALUES (object);
  /* Rows are unbound while the template's children go, and need the array until then. */
  G_OBJECT_CLASS (uplift_filter_values_parent_class)->dispose (object);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
}

static void
uplift_filter_values_finalize (GObject *object)
{
  g_ptr_array_unref (UPLIFT_FILTER_VALUES (object)->rows);
  G_OBJECT_CLASS (uplift_filter_values_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/filter-values.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterValues, search);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterValues, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterValues, place);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterValues, scroller);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterValues, list);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_values_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_values_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_values_stop_search_cb);
}

static void
uplift_filter_values_class_init (UpliftFilterValuesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = uplift_filter_values_dispose;
  object_class->finalize = uplift_filter_values_finalize;
  bind_template (GTK_WIDGET_CLASS (klass));
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SEARCHED] = g_signal_new ("searched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
uplift_filter_values_init (UpliftFilterValues *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autoptr (GtkListItemFactory) factory = create_factory (self);
  gtk_list_view_set_factory (self->list, factory);
}

static void
set_names (UpliftFilterValues *self)
{
  const char *title = uplift_dimension_get_title (self->dimension);
  g_autofree char *search_name = g_strdup_printf (_ ("Search %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

UpliftFilterValues *
uplift_filter_values_new (UpliftSession *session, UpliftDataset *dataset, UpliftDimension dimension,
                          GtkWidget *header)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), NULL);
  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (dimension < UPLIFT_N_DIMENSIONS, NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (header), NULL);

  UpliftFilterValues *self = g_object_new (UPLIFT_TYPE_FILTER_VALUES, NULL);
  self->session = g_object_ref (session);
  self->dataset = uplift_dataset_ref (dataset);
  self->dimension = dimension;
  self->header = header;
  self->model = uplift_value_model_new (dataset, dimension);
  set_names (self);

  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gboolean is_long = uplift_value_model_get_n_values (self->model) > MAX_WITHOUT_SEARCH;
  gtk_widget_set_visible (GTK_WIDGET (self->search), is_long);
  if (!is_long)
    take_out_of_scroller (self);
  return self;
}

void
uplift_filter_values_refresh (UpliftFilterValues *self)
{
  g_return_if_fail (UPLIFT_IS_FILTER_VALUES (self));

  for (guint i = 0; i < self->rows->len; i++)
    refresh_row (self, g_ptr_array_index (self->rows, i));
}
