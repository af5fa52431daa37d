/* The ids of users, each as a number, while a file is being read by several threads at once.
 *
 * There may be almost as many users as rows. An id that is itself a small whole number is not
 * looked up at all: it is marked in a bit map, and what counts as its code is how many marks stand
 * before it. Threads mark in maps of their own, as far as there are, since they would wait for each
 * other's marks. Other ids are looked up many at once, so that threads seldom wait for a lock, or
 * for memory: UUIDs, and texts of at most 15 bytes, by themselves (core/read/user-keys), longer
 * ones in dictionaries.
 */
#pragma once

#include "core/read/user-keys.h"

G_BEGIN_DECLS

/* Numbers below this stand for themselves. */
#define UPLIFT_USER_IDS_PLAIN ((guint32) 1 << 26)

typedef struct _UpliftUserIds UpliftUserIds;

typedef enum
{
  UPLIFT_USER_SHORT,
  UPLIFT_USER_UUID,
  UPLIFT_USER_LONG
} UpliftUserKind;

/* A row whose user is to be looked up. */
typedef struct
{
  UpliftUserKey key;
  guint64 hash;
  guint32 row;
  UpliftUserKind kind;
} UpliftUserRow;

/* So many are looked up at once at the most. */
#define UPLIFT_USER_MAX_ROWS 4096

UpliftUserIds *uplift_user_ids_new (void);
void uplift_user_ids_free (UpliftUserIds *ids);

/* What stands for the id until all of them are known; text need not be NUL-terminated. No two
 * threads at the same time with the same worker's number. */
guint32 uplift_user_ids_add (UpliftUserIds *ids, guint worker, const char *text, gsize length);

/* The same for ids that are plain numbers, as one writes them, which stand for themselves; passes
 * over numbers that are UPLIFT_USER_IDS_PLAIN or more. */
void uplift_user_ids_add_plain (UpliftUserIds *ids, guint worker, const guint32 *numbers, guint n);

/* Sets all but the number of the row; FALSE: the id is too long, and must be added by itself. */
gboolean uplift_user_ids_prepare (const char *text, gsize length, UpliftUserRow *row);

/* Adds the ids of rows that were prepared, and sets users of each one's row to what stands for it.
 * Any thread. */
void uplift_user_ids_add_rows (UpliftUserIds *ids, const UpliftUserRow *rows, guint n,
                               guint32 *users);

/* Says that there are no more, and returns how many ids there are. O(greatest plain number). */
guint32 uplift_user_ids_number (UpliftUserIds *ids);

/* After that: the code, 0 … number − 1, of what stands for an id. Any thread. O(1). */
guint32 uplift_user_ids_get_code (const UpliftUserIds *ids, guint32 stand_in);

/* After that: the id of a code (transfer full). O(greatest plain number). */
char *uplift_user_ids_dup_text (const UpliftUserIds *ids, guint32 code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftUserIds, uplift_user_ids_free)

G_END_DECLS
