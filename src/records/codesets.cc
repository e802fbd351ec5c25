// The values of every list, compiled once.
#include "records/codeset_values.gen.h"
