#include "app/table/cell-factory.h"

#include "app/posts/web-address.h"

#include <string.h>

#define DEFAULT_TEXT_WIDTH 10
#define CELLS "uplift-cells" /* data of a factory, and of what its cells show */

/* What a factory's callbacks share; lives as long as the factory. */
typedef struct
{
  UpliftRowModel *model;    /* (owned) */
  UpliftCellFiller *filler; /* (owned) */
  guint column;
  UpliftCellForm form;
} Cells;

static void
cells_free_cb (gpointer data)
{
  Cells *cells = data;

  g_object_unref (cells->model);
  g_object_unref (cells->filler);
  g_free (cells);
}

/* "example.org/p/1": a cell is narrow, and all addresses begin alike. */
static const char *
shorten_link (const char *address)
{
  static const char *const prefixes[] = { "https://", "http://", "www." };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_ascii_strncasecmp (address, prefixes[i], strlen (prefixes[i])) == 0)
      address += strlen (prefixes[i]);
  return address;
}

/* FALSE when there is no row at the place of a cell. */
static gboolean
find_row (Cells *cells, GtkListItem *item, guint *row)
{
  guint position = gtk_list_item_get_position (item);

  if (position >= uplift_row_model_get_n (cells->model))
    return FALSE;
  *row = uplift_row_model_get_row (cells->model, position);
  return TRUE;
}

static guint
get_text_width (Cells *cells, UpliftTableData *data)
{
  guint width = uplift_table_data_get_shape (data)->columns[cells->column].width;

  return width > 0 ? width : DEFAULT_TEXT_WIDTH;
}

/* Not a label: an inscription needs no layout to know its size, and GTK 4.8 keeps some 200 rows. */
static GtkWidget *
make_inscription (GtkAccessibleRole role)
{
  return g_object_new (GTK_TYPE_INSCRIPTION, "accessible-role", role, "text-overflow",
                       GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, NULL);
}

static GtkWidget *
make_number (Cells *cells)
{
  GtkWidget *text = make_inscription (GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 1);
  gtk_widget_add_css_class (text, "numeric");
  if (cells->form == UPLIFT_CELL_RANK)
    gtk_widget_add_css_class (text, "dim-label");
  return text;
}

static GtkWidget *
make_status (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* The first press must not select and the second not activate the row. */
static void
link_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, gpointer data)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
link_released_cb (GtkGesture *gesture, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget *widget = gtk_list_item_get_child (item);
  const Cells *cells = g_object_get_data (G_OBJECT (widget), CELLS);

  if (gtk_widget_contains (widget, x, y))
    gtk_widget_activate_action (widget, "table.open-link", "(uu)",
                                gtk_list_item_get_position (item), cells->column);
}

static GtkWidget *
make_link (GtkListItem *item)
{
  GtkWidget *text = make_inscription (GTK_ACCESSIBLE_ROLE_LINK);
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_signal_connect (gesture, "pressed", G_CALLBACK (link_pressed_cb), NULL);
  g_signal_connect (gesture, "released", G_CALLBACK (link_released_cb), item);
  gtk_widget_add_controller (text, GTK_EVENT_CONTROLLER (gesture));
  return text;
}

/* Asked for when it is needed: setting the tooltips of thousands of cells takes a question to the
 * display server each. */
static gboolean
query_tooltip_cb (GtkWidget *child, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip,
                  GtkListItem *item)
{
  Cells *cells = g_object_get_data (G_OBJECT (child), CELLS);
  UpliftTableData *data = uplift_row_model_get_data (cells->model);
  const char *text = NULL;
  guint row;

  if (!find_row (cells, item, &row))
    return FALSE;
  if (cells->form == UPLIFT_CELL_STATUS)
    text = uplift_table_data_get_mark (data, row, cells->column).explanation;
  else
    text = uplift_table_data_get_text (data, row, cells->column);
  if (text == NULL
      || (cells->form != UPLIFT_CELL_STATUS
          && g_utf8_strlen (text, -1) <= get_text_width (cells, data)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  GtkWidget *child;

  if (cells->form == UPLIFT_CELL_STATUS)
    child = make_status ();
  else if (cells->form == UPLIFT_CELL_LINK)
    child = make_link (item);
  else if (cells->form == UPLIFT_CELL_TEXT)
    child = make_inscription (GTK_ACCESSIBLE_ROLE_LABEL);
  else
    child = make_number (cells);
  if (!uplift_cell_form_is_number (cells->form))
    {
      g_object_set_data (G_OBJECT (child), CELLS, cells);
      gtk_widget_set_has_tooltip (child, TRUE);
      g_signal_connect (child, "query-tooltip", G_CALLBACK (query_tooltip_cb), item);
    }
  gtk_list_item_set_child (item, child);
}

static void
set_text (GtkWidget *child, const char *text, guint width)
{
  GtkInscription *inscription = GTK_INSCRIPTION (child);

  gtk_inscription_set_min_chars (inscription, width);
  gtk_inscription_set_nat_chars (inscription, width);
  if (g_strcmp0 (gtk_inscription_get_text (inscription), text) == 0)
    return;
  gtk_inscription_set_text (inscription, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
fill_number (Cells *cells, UpliftTableData *data, guint row, GtkWidget *child)
{
  g_autofree char *text = uplift_table_data_dup_display (data, row, cells->column);

  set_text (child, text, uplift_table_data_get_number_width (data, cells->column));
}

/* What may not be opened is shown like any other text. */
static void
mark_link (GtkWidget *child, const char *text)
{
  if (uplift_web_address_is_valid (text))
    {
      gtk_widget_set_state_flags (child, GTK_STATE_FLAG_LINK, FALSE);
      gtk_widget_set_cursor_from_name (child, "pointer");
    }
  else
    {
      gtk_widget_unset_state_flags (child, GTK_STATE_FLAG_LINK);
      gtk_widget_set_cursor (child, NULL);
    }
}

static void
fill_text (Cells *cells, UpliftTableData *data, guint row, GtkWidget *child)
{
  const char *text = uplift_table_data_get_text (data, row, cells->column);
  g_autofree char *line = NULL;

  if (cells->form == UPLIFT_CELL_LINK)
    {
      mark_link (child, text);
      text = shorten_link (text);
    }
  /* A row has room for one line; the tooltip has them all. */
  if (strpbrk (text, "\n\r") != NULL)
    text = line = g_strdelimit (g_strdup (text), "\n\r", ' ');
  set_text (child, text, get_text_width (cells, data));
}

static void
fill_status (Cells *cells, UpliftTableData *data, guint row, GtkWidget *box)
{
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkLabel *label = GTK_LABEL (gtk_widget_get_last_child (box));
  UpliftCellMark mark = uplift_table_data_get_mark (data, row, cells->column);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), mark.icon_name);
  gtk_widget_set_visible (image, mark.icon_name != NULL);
  gtk_label_set_label (label, uplift_table_data_get_text (data, row, cells->column));
  gtk_label_set_width_chars (label, (int) get_text_width (cells, data));
  gtk_widget_remove_css_class (box, "error");
  gtk_widget_remove_css_class (box, "warning");
  if (mark.style_class != NULL)
    gtk_widget_add_css_class (box, mark.style_class);
}

static void
fill_cb (GtkListItem *item, guint row, gpointer shared)
{
  Cells *cells = shared;
  UpliftTableData *data = uplift_row_model_get_data (cells->model);
  GtkWidget *child = gtk_list_item_get_child (item);

  if (cells->form == UPLIFT_CELL_STATUS)
    fill_status (cells, data, row, child);
  else if (uplift_cell_form_is_number (cells->form))
    fill_number (cells, data, row, child);
  else
    fill_text (cells, data, row, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  uplift_cell_filler_add (cells->filler, item, fill_cb, cells);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  uplift_cell_filler_remove (cells->filler, item);
}

GtkListItemFactory *
uplift_cell_factory_new (UpliftRowModel *model, UpliftCellFiller *filler, guint column,
                         UpliftCellForm form)
{
  GtkListItemFactory *factory;
  Cells *cells;

  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), NULL);
  g_return_val_if_fail (UPLIFT_IS_CELL_FILLER (filler), NULL);

  factory = gtk_signal_list_item_factory_new ();
  cells = g_new (Cells, 1);
  *cells = (Cells){ g_object_ref (model), g_object_ref (filler), column, form };
  g_object_set_data_full (G_OBJECT (factory), CELLS, cells, cells_free_cb);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cells);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cells);
  return factory;
}
