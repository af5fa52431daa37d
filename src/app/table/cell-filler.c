#include "app/table/cell-filler.h"

/* More than a table shows before it is laid out. */
#define FIRST_SIGHT 24

/* Rows whose cells are filled in one piece. */
#define PIECE 20

struct _UpliftCellFiller
{
  GObject parent_instance;

  UpliftRowModel *model; /* (owned) */
  GHashTable *cells;     /* GtkListItem (borrowed) → Cell (owned) */
  guint first, n;        /* in sight */
  guint next;            /* place to be filled in the next piece, or one before it */
  guint source;          /* fills the next piece, 0: all are filled */
  guint sight_source;    /* fills what came into sight, 0: nothing did */
};

typedef struct
{
  UpliftCellFillFunc fill;
  gpointer data;
  gboolean filled;
} Cell;

G_DEFINE_TYPE (UpliftCellFiller, uplift_cell_filler, G_TYPE_OBJECT)

static void
show_place (GtkListItem *item, gboolean shown)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *cell = child != NULL ? gtk_widget_get_parent (child) : NULL;
  GtkWidget *place = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (place != NULL)
    gtk_widget_set_visible (place, shown);
}

static void
fill (UpliftCellFiller *self, GtkListItem *item, Cell *cell)
{
  guint position = gtk_list_item_get_position (item);

  cell->filled = TRUE;
  show_place (item, TRUE);
  cell->fill (item, uplift_row_model_get_row (self->model, position), cell->data);
}

/* A place without a row is hidden at once, or those below it would come into sight. */
static void
empty (UpliftCellFiller *self, GtkListItem *item, Cell *cell)
{
  cell->filled = gtk_list_item_get_position (item) >= uplift_row_model_get_n (self->model);
  if (cell->filled)
    show_place (item, FALSE);
}

/* Fills the cells of n places from the first on; returns the first place of those that remain to be
 * filled, or G_MAXUINT. */
static guint
fill_places (UpliftCellFiller *self, guint first, guint n)
{
  guint next = G_MAXUINT;
  GHashTableIter iter;
  gpointer item, cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &cell))
    if (!((Cell *) cell)->filled)
      {
        guint position = gtk_list_item_get_position (item);

        if (position - first < n)
          fill (self, item, cell);
        else
          next = MIN (next, position);
      }
  return next;
}

static gboolean
fill_piece_cb (gpointer data)
{
  UpliftCellFiller *self = data;

  self->next = fill_places (self, self->next, PIECE);
  if (self->next != G_MAXUINT)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_later (UpliftCellFiller *self)
{
  if (self->source == 0)
    self->source = g_idle_add (fill_piece_cb, self);
}

static gboolean
fill_sight_cb (gpointer data)
{
  UpliftCellFiller *self = data;

  self->sight_source = 0;
  fill_places (self, self->first, self->n);
  return G_SOURCE_REMOVE;
}

static void
rearranged_cb (UpliftCellFiller *self)
{
  GHashTableIter iter;
  gpointer item, cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &cell))
    empty (self, item, cell);
  self->next = fill_places (self, self->first, self->n);
  fill_later (self);
}

static void
uplift_cell_filler_dispose (GObject *object)
{
  UpliftCellFiller *self = UPLIFT_CELL_FILLER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->sight_source, g_source_remove);
  g_clear_object (&self->model);
  g_hash_table_remove_all (self->cells);
  G_OBJECT_CLASS (uplift_cell_filler_parent_class)->dispose (object);
}

static void
uplift_cell_filler_finalize (GObject *object)
{
  g_hash_table_unref (UPLIFT_CELL_FILLER (object)->cells);
  G_OBJECT_CLASS (uplift_cell_filler_parent_class)->finalize (object);
}

static void
uplift_cell_filler_class_init (UpliftCellFillerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = uplift_cell_filler_dispose;
  G_OBJECT_CLASS (class)->finalize = uplift_cell_filler_finalize;
}

static void
uplift_cell_filler_init (UpliftCellFiller *self)
{
  self->cells = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->n = FIRST_SIGHT;
}

UpliftCellFiller *
uplift_cell_filler_new (UpliftRowModel *model)
{
  UpliftCellFiller *self;

  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), NULL);

  self = g_object_new (UPLIFT_TYPE_CELL_FILLER, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "rearranged", G_CALLBACK (rearranged_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
uplift_cell_filler_add (UpliftCellFiller *filler, GtkListItem *item, UpliftCellFillFunc func,
                        gpointer data)
{
  guint position;
  Cell *cell;

  g_return_if_fail (UPLIFT_IS_CELL_FILLER (filler));
  g_return_if_fail (GTK_IS_LIST_ITEM (item));
  g_return_if_fail (func != NULL);

  cell = g_new (Cell, 1);
  *cell = (Cell){ func, data, FALSE };
  g_hash_table_insert (filler->cells, item, cell);
  position = gtk_list_item_get_position (item);
  empty (filler, item, cell);
  if (!cell->filled && position - filler->first < filler->n)
    fill (filler, item, cell);
  if (!cell->filled)
    fill_later (filler);
}

void
uplift_cell_filler_remove (UpliftCellFiller *filler, GtkListItem *item)
{
  g_return_if_fail (UPLIFT_IS_CELL_FILLER (filler));

  g_hash_table_remove (filler->cells, item);
}

void
uplift_cell_filler_set_sight (UpliftCellFiller *filler, guint first, guint n)
{
  g_return_if_fail (UPLIFT_IS_CELL_FILLER (filler));

  if (first == filler->first && n == filler->n)
    return;
  filler->first = first;
  filler->n = n;
  /* Not at once: while the rows are laid out a cell must not ask to be laid out anew. */
  if (filler->source != 0 && filler->sight_source == 0)
    filler->sight_source = g_idle_add_full (GTK_PRIORITY_RESIZE, fill_sight_cb, filler, NULL);
}
