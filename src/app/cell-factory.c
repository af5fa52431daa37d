#include "app/cell-factory.h"

#include "app/row.h"
#include "app/standing.h"

#define WIDTH "uplift-width" /* data of a factory of numbers */

/* Characters of room; a name may be longer and is then cut. */
static guint
get_width (UpliftColumn column)
{
  if (column == UPLIFT_COLUMN_NAME)
    return 18;
  return column == UPLIFT_COLUMN_TYPE || column == UPLIFT_COLUMN_GENDER ? 7 : 10;
}

/* Not labels: an inscription needs no layout to know its size, and GTK 4.8 keeps some 200 rows. */
static void
setup_number_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "numeric");
  gtk_list_item_set_child (item, text);
}

static void
setup_text_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *text = gtk_inscription_new (NULL);
  guint width = get_width (GPOINTER_TO_UINT (column));

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), width);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), width);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, text);
}

static void
setup_status_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_list_item_set_child (item, box);
}

static void
bind_number_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  UpliftRow *row = gtk_list_item_get_item (item);
  GtkInscription *child = GTK_INSCRIPTION (gtk_list_item_get_child (item));
  const guint *width = g_object_get_data (G_OBJECT (factory), WIDTH);
  g_autofree char *text = uplift_column_dup_display (
      GPOINTER_TO_UINT (column), uplift_row_get_results (row), uplift_row_get_influencer (row));

  gtk_inscription_set_text (child, text);
  gtk_inscription_set_min_chars (child, *width);
  gtk_inscription_set_nat_chars (child, *width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
bind_text_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  UpliftRow *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  const char *text = uplift_column_get_text (
      GPOINTER_TO_UINT (column), uplift_row_get_results (row), uplift_row_get_influencer (row));
  gboolean is_long = g_utf8_strlen (text, -1) > get_width (GPOINTER_TO_UINT (column));

  gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
  gtk_widget_set_tooltip_text (child, is_long ? text : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
bind_status_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  UpliftRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *image = gtk_widget_get_first_child (box);
  UpliftStanding standing
      = uplift_standing_get (uplift_row_get_results (row), uplift_row_get_influencer (row));
  const char *style_class = uplift_standing_get_style_class (standing);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), uplift_standing_get_icon_name (standing));
  gtk_widget_set_visible (image, standing != UPLIFT_STANDING_FINE);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)),
                       uplift_standing_get_word (standing));
  gtk_widget_set_tooltip_text (
      box, standing != UPLIFT_STANDING_FINE ? uplift_standing_get_explanation (standing) : NULL);
  gtk_widget_remove_css_class (box, "error");
  gtk_widget_remove_css_class (box, "warning");
  if (style_class != NULL)
    gtk_widget_add_css_class (box, style_class);
}

GtkListItemFactory *
uplift_cell_factory_new (UpliftColumn column, const guint *width)
{
  GtkListItemFactory *factory;
  gpointer data = GUINT_TO_POINTER (column);

  g_return_val_if_fail (column < UPLIFT_N_COLUMNS, NULL);
  g_return_val_if_fail (width != NULL, NULL);

  factory = gtk_signal_list_item_factory_new ();
  g_object_set_data (G_OBJECT (factory), WIDTH, (gpointer) width);
  if (column == UPLIFT_COLUMN_STATUS)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_status_cb), data);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_status_cb), data);
    }
  else if (uplift_column_is_number (column))
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_number_cb), data);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_number_cb), data);
    }
  else
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_text_cb), data);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_text_cb), data);
    }
  return factory;
}
