// Debian builds libxml2 with ICU, whose headers clash with the copy of ICU in Foundation as soon as a module sees both.
// Nothing here uses them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
// xmlFree is a global variable in C, which Swift 6 rejects as shared mutable state.
static inline void shim_xmlFree(void *pointer) { xmlFree(pointer); }
