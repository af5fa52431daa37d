#include "app/table/place-model.h"

/* More than a table shows without scrolling; the widgets of so many rows are made or taken away in
 * one step. */
#define STEP 24

/* GTK has widgets for all of so many rows, as long as the first is the first that is shown. */
#define MAX_WIDGETS 200

struct _UpliftPlaceModel
{
  GObject parent_instance;

  UpliftRowModel *rows; /* (owned) */
  GPtrArray *items;     /* by position, NULL where not asked for yet (owned) */
  gboolean keeps_spare;
  guint step_source; /* makes the next step, 0: there are no fewer places than rows */
  guint trim_source; /* takes the spare places away, 0: there need not be any */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_TYPE_WITH_CODE (UpliftPlaceModel, uplift_place_model, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type_cb (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items_cb (GListModel *list)
{
  return UPLIFT_PLACE_MODEL (list)->items->len;
}

static gpointer
get_item_cb (GListModel *list, guint position)
{
  UpliftPlaceModel *self = UPLIFT_PLACE_MODEL (list);
  gpointer *item;

  if (position >= self->items->len)
    return NULL;

  item = &g_ptr_array_index (self->items, position);
  if (*item == NULL)
    *item = g_object_new (G_TYPE_OBJECT, NULL);
  return g_object_ref (*item);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type_cb;
  interface->get_n_items = get_n_items_cb;
  interface->get_item = get_item_cb;
}

static void
set_n (UpliftPlaceModel *self, guint n)
{
  guint n_old = self->items->len;

  g_ptr_array_set_size (self->items, (int) n);
  if (n > n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), n_old, 0, n - n_old);
  else if (n < n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), n, n_old - n, 0);
}

static gboolean
step_cb (gpointer data)
{
  UpliftPlaceModel *self = data;
  guint n = self->items->len, goal = uplift_row_model_get_n (self->rows);

  if (n < goal)
    set_n (self, n < MAX_WIDGETS ? MIN (n + STEP, goal) : goal);
  if (self->items->len < goal)
    return G_SOURCE_CONTINUE;
  self->step_source = 0;
  return G_SOURCE_REMOVE;
}

static void
rearranged_cb (UpliftPlaceModel *self)
{
  guint n = self->items->len, goal = uplift_row_model_get_n (self->rows);

  if (n > goal)
    set_n (self, MAX (goal, self->keeps_spare ? MIN (n, MAX_WIDGETS) : 0));
  else if (n < STEP)
    set_n (self, MIN (goal, STEP));
  /* After the places there are have been filled (app/cell-filler). */
  if (self->items->len < goal && self->step_source == 0)
    self->step_source = g_idle_add_full (G_PRIORITY_LOW, step_cb, self, NULL);
}

static gboolean
trim_cb (gpointer data)
{
  UpliftPlaceModel *self = data;
  guint goal = uplift_row_model_get_n (self->rows);

  self->trim_source = 0;
  if (self->items->len > goal)
    set_n (self, goal);
  return G_SOURCE_REMOVE;
}

static void
uplift_place_model_dispose (GObject *object)
{
  UpliftPlaceModel *self = UPLIFT_PLACE_MODEL (object);

  g_clear_handle_id (&self->step_source, g_source_remove);
  g_clear_handle_id (&self->trim_source, g_source_remove);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (uplift_place_model_parent_class)->dispose (object);
}

static void
uplift_place_model_finalize (GObject *object)
{
  g_ptr_array_unref (UPLIFT_PLACE_MODEL (object)->items);
  G_OBJECT_CLASS (uplift_place_model_parent_class)->finalize (object);
}

static void
uplift_place_model_class_init (UpliftPlaceModelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = uplift_place_model_dispose;
  G_OBJECT_CLASS (class)->finalize = uplift_place_model_finalize;
}

static void
free_item_cb (gpointer item)
{
  g_clear_object (&item);
}

static void
uplift_place_model_init (UpliftPlaceModel *self)
{
  self->items = g_ptr_array_new_with_free_func (free_item_cb);
  self->keeps_spare = TRUE;
}

UpliftPlaceModel *
uplift_place_model_new (UpliftRowModel *rows)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (rows), NULL);

  UpliftPlaceModel *self = g_object_new (UPLIFT_TYPE_PLACE_MODEL, NULL);
  self->rows = g_object_ref (rows);
  g_signal_connect_object (rows, "rearranged", G_CALLBACK (rearranged_cb), self, G_CONNECT_SWAPPED);
  rearranged_cb (self);
  return self;
}

void
uplift_place_model_complete (UpliftPlaceModel *places)
{
  g_return_if_fail (UPLIFT_IS_PLACE_MODEL (places));

  g_clear_handle_id (&places->step_source, g_source_remove);
  set_n (places, MAX (places->items->len, uplift_row_model_get_n (places->rows)));
}

void
uplift_place_model_finish (UpliftPlaceModel *places)
{
  g_return_if_fail (UPLIFT_IS_PLACE_MODEL (places));

  g_clear_handle_id (&places->step_source, g_source_remove);
  set_n (places, uplift_row_model_get_n (places->rows));
}

void
uplift_place_model_set_keeps_spare (UpliftPlaceModel *places, gboolean keeps)
{
  g_return_if_fail (UPLIFT_IS_PLACE_MODEL (places));

  places->keeps_spare = keeps;
  if (keeps)
    g_clear_handle_id (&places->trim_source, g_source_remove);
  else if (places->trim_source == 0 && places->items->len > uplift_row_model_get_n (places->rows))
    places->trim_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, trim_cb, places, NULL);
}
