#include "core/read/user-ids.h"

#include <string.h>

static const char *const texts[] = { "0",
                                     "7",
                                     "1",
                                     "67108863",
                                     "67108864",
                                     "007",
                                     "7.5",
                                     "ann",
                                     "fifteen bytes!!",
                                     "sixteen bytes!!!",
                                     "0f8fad5b-d9cb-469f-a165-70867728950e",
                                     "0F8FAD5B-D9CB-469F-A165-70867728950E",
                                     "0f8fad5b-d9cb-469f-a165-70867728950g",
                                     "0f8fad5bxd9cb-469f-a165-70867728950e",
                                     "0f8fad5b-d9cb-469f-a165-70867728950@",
                                     "ffffffff-ffff-ffff-ffff-ffffffffffff",
                                     "00000000-0000-0000-0000-000000000000",
                                     "somebody.with.a.long.name@example.com",
                                     "é",
                                     "" };

/* Each text has one code, no two have the same, and codes are without gaps. */
static void
test_codes (void)
{
  g_autoptr (UpliftUserIds) ids = uplift_user_ids_new ();
  guint32 stand_in[G_N_ELEMENTS (texts)];
  gboolean seen[G_N_ELEMENTS (texts)] = { FALSE };

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        guint32 number = uplift_user_ids_add (ids, round, texts[i], strlen (texts[i]));
        g_assert_true (round == 0 || number == stand_in[i]);
        stand_in[i] = number;
      }
  g_assert_cmpuint (uplift_user_ids_number (ids), ==, G_N_ELEMENTS (texts));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint32 code = uplift_user_ids_get_code (ids, stand_in[i]);
      g_autofree char *text = uplift_user_ids_dup_text (ids, code);
      g_assert_cmpuint (code, <, G_N_ELEMENTS (texts));
      g_assert_false (seen[code]);
      seen[code] = TRUE;
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static char *
make_id (guint number)
{
  switch (number % 4)
    {
    case 0:
      return g_strdup_printf ("%u", number);
    case 1:
      return g_strdup_printf ("user%u", number);
    case 2:
      return g_strdup_printf ("%08x-0000-4000-8000-%012x", number * 2654435761u, number);
    default:
      return g_strdup_printf ("a user of a long name, %u", number);
    }
}

/* The ids of one thread: each of some range, many at once or by themselves. */
typedef struct
{
  UpliftUserIds *ids;
  guint worker;
} Job;

#define N_IDS 20000
#define N_JOBS 4

static gpointer
add_ids (gpointer data)
{
  const Job *job = data;
  g_autofree UpliftUserRow *rows = g_new (UpliftUserRow, UPLIFT_USER_MAX_ROWS);
  guint32 *stand_ins = g_new (guint32, N_IDS);
  guint n = 0;

  for (guint at = 0; at < N_IDS; at++)
    {
      /* Every thread another order. */
      guint number = (at * 7919 + job->worker * 4999) % N_IDS;
      g_autofree char *text = make_id (number);
      if (number % 4 == 0 || !uplift_user_ids_prepare (text, strlen (text), &rows[n]))
        stand_ins[number] = uplift_user_ids_add (job->ids, job->worker, text, strlen (text));
      else
        rows[n++].row = number;
      if (n == 100 + job->worker || at == N_IDS - 1)
        {
          uplift_user_ids_add_rows (job->ids, rows, n, stand_ins);
          n = 0;
        }
    }
  return stand_ins;
}

static void
test_threads (void)
{
  g_autoptr (UpliftUserIds) ids = uplift_user_ids_new ();
  Job jobs[N_JOBS];
  GThread *threads[N_JOBS];
  guint32 *stand_ins[N_JOBS];

  for (guint i = 0; i < N_JOBS; i++)
    {
      jobs[i] = (Job){ ids, i };
      threads[i] = g_thread_new ("ids", add_ids, &jobs[i]);
    }
  for (guint i = 0; i < N_JOBS; i++)
    stand_ins[i] = g_thread_join (threads[i]);
  g_assert_cmpuint (uplift_user_ids_number (ids), ==, N_IDS);
  for (guint number = 0; number < N_IDS; number += 37)
    {
      g_autofree char *id = make_id (number);
      guint32 code = uplift_user_ids_get_code (ids, stand_ins[0][number]);
      g_autofree char *text = uplift_user_ids_dup_text (ids, code);
      g_assert_cmpstr (text, ==, id);
    }
  for (guint i = 0; i < N_JOBS; i++)
    {
      g_assert_cmpmem (stand_ins[i], N_IDS * sizeof (guint32), stand_ins[0],
                       N_IDS * sizeof (guint32));
      if (i > 0)
        g_free (stand_ins[i]);
    }
  g_free (stand_ins[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-ids/codes", test_codes);
  g_test_add_func ("/user-ids/threads", test_threads);
  return g_test_run ();
}
