#include <sqlite3.h>

// Whoever made the file is not trusted (sqlite.org/security.html): no schema is written by hand, no trigger runs, and
// what a view calls must be free of side effects. A variadic function cannot be called from Swift; hence this one.
static inline int sqlite3_distrust(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0)
    | sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0)
    | sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
}

// Spares a lock at every allocation: nobody asks how much memory SQLite takes. Before the first connection, else it
// changes nothing. Variadic as well.
static inline int sqlite3_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
