/* The look before msgpack-c: what the pre-scan lets through, msgpack-c reads to the last byte, with
 * as many values as the pre-scan counted, no deeper than it allows, and only of the kinds in use.
 */
#include <msgpack.h>

#include "fuzz.h"
#include "prescan.h"

struct seen {
    size_t nodes, depth;
};

static void look(const msgpack_object *object, size_t depth, struct seen *seen) {
    seen->nodes++;
    switch (object->type) {
    case MSGPACK_OBJECT_ARRAY:
        FUZZ_HOLDS(depth < PRESCAN_DEPTH_MAX);
        seen->depth = depth + 1 > seen->depth ? depth + 1 : seen->depth;
        for (uint32_t i = 0; i < object->via.array.size; i++) {
            look(&object->via.array.ptr[i], depth + 1, seen);
        }
        break;
    case MSGPACK_OBJECT_BOOLEAN:
    case MSGPACK_OBJECT_POSITIVE_INTEGER:
    case MSGPACK_OBJECT_NEGATIVE_INTEGER:
    case MSGPACK_OBJECT_STR:
    case MSGPACK_OBJECT_BIN:
        FUZZ_HOLDS(depth > 0);
        break;
    case MSGPACK_OBJECT_NIL:
    case MSGPACK_OBJECT_FLOAT32:
    case MSGPACK_OBJECT_FLOAT64:
    case MSGPACK_OBJECT_MAP:
    case MSGPACK_OBJECT_EXT:
        FUZZ_HOLDS(object->type == MSGPACK_OBJECT_ARRAY); /* a kind that is not in use */
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    size_t nodes = 0, offset = 0;
    if (!prescan(bytes, count, &nodes)) {
        return 0;
    }
    struct seen seen = {.nodes = 0};
    msgpack_unpacked result;
    msgpack_unpacked_init(&result);
    FUZZ_HOLDS(nodes <= PRESCAN_NODES_MAX);
    FUZZ_HOLDS(msgpack_unpack_next(&result, (const char *)bytes, count, &offset) ==
               MSGPACK_UNPACK_SUCCESS);
    FUZZ_HOLDS(offset == count);
    look(&result.data, 0, &seen);
    FUZZ_HOLDS(seen.nodes == nodes);
    FUZZ_HOLDS(seen.depth >= 1);
    msgpack_unpacked_destroy(&result);
    return 0;
}
