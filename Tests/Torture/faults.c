// Stands between a program and the kernel (LD_PRELOAD) and fails its n-th call that changes a file. Calls on terminals,
// pipes and the three standard streams pass: what is said of a fault must come out.
//   FAULT_AT=n     the call that fails, counted from 1; 0 fails none
//   FAULT_KIND     eio, enospc: that one call; full: every call that needs space from there on; short: half is written
//   FAULT_COUNT    a file that is given the number of calls at the end
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;
static long at;
static enum { EIO_ONCE, ENOSPC_ONCE, FULL, SHORT } kind;

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("FAULT_AT"), *name = getenv("FAULT_KIND");
  at = text ? atol(text) : 0;
  if (!name || !strcmp(name, "eio")) kind = EIO_ONCE;
  else if (!strcmp(name, "enospc")) kind = ENOSPC_ONCE;
  else if (!strcmp(name, "full")) kind = FULL;
  else kind = SHORT;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNT");
  if (!path) return;
  char text[32];
  int length = snprintf(text, sizeof text, "%ld\n", (long)calls);
  int file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0) syscall(SYS_write, file, text, length), syscall(SYS_close, file);
}

static int isfile(int file) {
  struct stat status;
  return file > 2 && fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

// The errno that this call is to fail with, or 0; -1 for half a write. needs: the call takes space.
static int fault(int needs) {
  long number = ++calls;
  if (at == 0 || number < at || (number > at && kind != FULL)) return 0;
  switch (kind) {
    case FULL: return needs ? ENOSPC : 0;
    case ENOSPC_ONCE: return needs ? ENOSPC : EIO;
    case SHORT: return needs ? -1 : 0;
    default: return EIO;
  }
}

#define NEXT(name) static __typeof__(&name) next; if (!next) next = dlsym(RTLD_NEXT, #name)
#define FAIL(needs) do { int error = fault(needs); if (error > 0) { errno = error; return -1; } } while (0)
#define WRITING(name, PARAMETERS, ARGUMENTS) \
  ssize_t name PARAMETERS { \
    NEXT(name); \
    if (isfile(file)) { \
      int error = fault(1); \
      if (error > 0) { errno = error; return -1; } \
      if (error < 0 && size > 1) size /= 2; \
    } \
    return next ARGUMENTS; \
  }

WRITING(write, (int file, const void *data, size_t size), (file, data, size))
WRITING(pwrite, (int file, const void *data, size_t size, off_t place), (file, data, size, place))
WRITING(pwrite64, (int file, const void *data, size_t size, off64_t place), (file, data, size, place))

int ftruncate(int file, off_t size) { NEXT(ftruncate); if (isfile(file)) FAIL(1); return next(file, size); }
int ftruncate64(int file, off64_t size) { NEXT(ftruncate64); if (isfile(file)) FAIL(1); return next(file, size); }
int fsync(int file) { NEXT(fsync); FAIL(0); return next(file); }
int fdatasync(int file) { NEXT(fdatasync); FAIL(0); return next(file); }
int rename(const char *from, const char *to) { NEXT(rename); FAIL(0); return next(from, to); }
int link(const char *from, const char *to) { NEXT(link); FAIL(0); return next(from, to); }
int unlink(const char *path) { NEXT(unlink); FAIL(0); return next(path); }
