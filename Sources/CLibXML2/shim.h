#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
// xmlFree is a global variable in C, which Swift 6 rejects as shared mutable state.
static inline void shim_xmlFree(void *pointer) { xmlFree(pointer); }
