/* Files damaged at random: bytes flipped, pieces cut out, doubled and swapped. Whatever is loaded
 * of them, no row is lost in silence and the report stays JSON. UPLIFT_DAMAGE_ROUNDS says how often
 * (300 times unless set, 60 with sanitizers), UPLIFT_DAMAGE_FIRST with which round to begin. */
#include "core/figures/results.h"
#include "core/read/loader.h"
#include "core/sample/sample.h"
#include "core/write/report.h"

#include "temp-folder.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#define N_FILES 4

typedef struct
{
  char *names[N_FILES];   /* (owned) */
  GBytes *files[N_FILES]; /* (owned) */
} Set;

static void
clear_set (gpointer data)
{
  Set *set = data;

  for (guint i = 0; i < N_FILES; i++)
    {
      g_free (set->names[i]);
      g_bytes_unref (set->files[i]);
    }
}

static void
add_set (GArray *sets, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  Set set = { 0 };

  g_assert_nonnull (dir);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *path = NULL;
      char *bytes;
      gsize length;
      set.names[i] = g_strdup (g_dir_read_name (dir));
      g_assert_nonnull (set.names[i]);
      path = g_build_filename (folder, set.names[i], NULL);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      set.files[i] = g_bytes_new_take (bytes, length);
    }
  g_array_append_val (sets, set);
}

/* The known data sets where they are, else a made-up one. */
static GArray *
make_sets (void)
{
  static const char *const names[] = { "seed-a", "seed-b", "seed-c" };
  GArray *sets = g_array_new (FALSE, FALSE, sizeof (Set));
  const char *known = g_getenv ("UPLIFT_KNOWN_DATA");

  g_array_set_clear_func (sets, clear_set);
  for (guint i = 0; known != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (known, names[i], NULL);
      add_set (sets, folder);
    }
  if (known != NULL)
    return sets;

  char *path = temp_folder_make ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_assert_true (uplift_sample_generate (folder, &options, NULL, NULL, NULL));
  add_set (sets, path);
  temp_folder_remove (path);
  return sets;
}

/* A random piece of the text: where it begins, and its length. */
static gsize
choose_piece (GRand *rand, const GString *text, gsize *length)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) text->len);
  gsize longest = g_rand_boolean (rand) ? 12 : 4000;

  *length = (gsize) g_rand_int_range (rand, 1, (gint32) MIN (longest, text->len - at) + 1);
  return at;
}

static void
swap_pieces (GRand *rand, GString *text)
{
  gsize length, other_length;
  gsize at = choose_piece (rand, text, &length);
  gsize other = choose_piece (rand, text, &other_length);

  length = MIN (length, other_length);
  for (gsize i = 0; i < length; i++)
    {
      char byte = text->str[at + i];
      text->str[at + i] = text->str[other + i];
      text->str[other + i] = byte;
    }
}

static void
damage_once (GRand *rand, GString *text)
{
  static const char telling[] = "\",;\n\r\t|\0'-.0\377\357 T%";
  gsize length;
  gsize at = choose_piece (rand, text, &length);
  g_autofree char *piece = g_strndup (text->str + at, length);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      text->str[at] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      return;
    case 1:
      text->str[at] = telling[g_rand_int_range (rand, 0, sizeof telling - 1)];
      return;
    case 2:
      g_string_erase (text, (gssize) at, (gssize) length);
      return;
    case 3:
      g_string_insert_len (text, (gssize) at, piece, (gssize) length);
      return;
    case 4:
      swap_pieces (rand, text);
      return;
    default:
      /* The end is missing, mostly not much of it. */
      g_string_truncate (
          text, g_rand_int_range (rand, 0, 4) == 0 ? at : text->len - MIN (length, text->len));
    }
}

static void
write_damaged (const Set *set, GRand *rand, const char *folder)
{
  /* Whole files only now and then: most of what can happen does so within a few rows. */
  gsize most = g_rand_int_range (rand, 0, 8) == 0 ? G_MAXSIZE : 20000;
  guint which = (guint) g_rand_int_range (rand, 1, 1 << N_FILES);

  for (guint i = 0; i < N_FILES; i++)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (set->files[i], &length);
      g_autoptr (GString) text = g_string_new_len (bytes, (gssize) MIN (length, most));
      if ((which & 1 << i) != 0)
        for (int n = g_rand_int_range (rand, 1, 12); n > 0 && text->len > 0; n--)
          damage_once (rand, text);
      temp_folder_write (folder, set->names[i], text->str, (gssize) text->len);
    }
}

static void
check_dataset (const UpliftDataset *dataset)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  g_autoptr (UpliftResults) results
      = uplift_results_compute ((UpliftDataset *) dataset, filter, &settings);
  g_autofree char *json = uplift_report_to_json (results, &options);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (json, -1, NULL));
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
}

static guint
get_number (const char *variable, guint otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : otherwise;
}

static void
test_damage (void)
{
  g_autoptr (GArray) sets = make_sets ();
  guint first = get_number ("UPLIFT_DAMAGE_FIRST", 0);
  guint n_rounds = get_number ("UPLIFT_DAMAGE_ROUNDS", IS_SANITIZED ? 60 : 300);
  guint n_loaded = 0;
  guint64 rows = 0, left_out = 0;
  char *folder = temp_folder_make ();

  for (guint round = first; round < first + n_rounds; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (round);
      g_autoptr (GError) error = NULL;
      char *inner = g_build_filename (folder, "set", NULL);
      g_test_message ("round %u", round);
      g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
      write_damaged (&g_array_index (sets, Set, round % sets->len), rand, inner);
      g_autoptr (UpliftDataset) dataset = temp_folder_load (folder, "set", &error);
      temp_folder_remove (inner);
      g_assert_true ((dataset == NULL) == (error != NULL));
      if (dataset == NULL)
        continue;
      check_dataset (dataset);
      n_loaded++;
      for (guint i = 0; i < UPLIFT_N_TABLES; i++)
        {
          rows += dataset->tables[i].rows;
          left_out += dataset->tables[i].skipped;
        }
    }
  temp_folder_remove (folder);
  g_test_message ("%u of %u sets loaded; of %" G_GUINT64_FORMAT " rows %" G_GUINT64_FORMAT
                  " were left out",
                  n_loaded, n_rounds, rows, left_out);
  g_assert_cmpuint (n_loaded, >, n_rounds / 2);
  g_assert_cmpuint (left_out, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-damage/rounds", test_damage);
  return g_test_run ();
}
