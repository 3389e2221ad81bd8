/* Fractions compared without rounding. Products of three 63-bit numbers do not fit any C type, so
 * the few places that need them count in 256 bits, limb by limb, as one multiplies on paper. */
#include "number.h"

#include <assert.h>
#include <inttypes.h>

#include "str.h"

#define WIDE_LIMBS 8

/* An unsigned number of 256 bits; limbs[0] is the lowest. */
struct wide {
    uint32_t limbs[WIDE_LIMBS];
};

static struct wide wide_from(uint64_t value) {
    return (struct wide){.limbs = {(uint32_t)value, (uint32_t)(value >> 32)}};
}

static struct wide wide_add(struct wide a, struct wide b) {
    uint64_t carry = 0;
    for (unsigned i = 0; i < WIDE_LIMBS; i++) {
        carry += (uint64_t)a.limbs[i] + b.limbs[i];
        a.limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return a;
}

static int wide_compare(struct wide a, struct wide b) {
    for (unsigned i = WIDE_LIMBS; i-- > 0;) {
        if (a.limbs[i] != b.limbs[i]) {
            return a.limbs[i] < b.limbs[i] ? -1 : 1;
        }
    }
    return 0;
}

/* |a - b| */
static struct wide wide_distance(struct wide a, struct wide b) {
    if (wide_compare(a, b) < 0) {
        return wide_distance(b, a);
    }
    uint64_t borrow = 0;
    for (unsigned i = 0; i < WIDE_LIMBS; i++) {
        uint64_t taken = (uint64_t)b.limbs[i] + borrow;
        borrow = a.limbs[i] < taken;
        a.limbs[i] = (uint32_t)(a.limbs[i] - taken);
    }
    return a;
}

static struct wide wide_multiply_limb(struct wide a, uint32_t by) {
    uint64_t carry = 0;
    for (unsigned i = 0; i < WIDE_LIMBS; i++) {
        carry += (uint64_t)a.limbs[i] * by;
        a.limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return a;
}

static struct wide wide_multiply(struct wide a, uint64_t by) {
    struct wide low = wide_multiply_limb(a, (uint32_t)by);
    struct wide high = wide_multiply_limb(a, (uint32_t)(by >> 32));
    for (unsigned i = WIDE_LIMBS - 1; i > 0; i--) {
        high.limbs[i] = high.limbs[i - 1];
    }
    high.limbs[0] = 0;
    return wide_add(low, high);
}

static uint64_t magnitude(int64_t value) {
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/* |top| x bottom, one side of two fractions brought to a common bottom. */
static struct wide cross(struct number top, struct number bottom) {
    assert(bottom.denominator > 0);
    return wide_multiply(wide_from(magnitude(top.numerator)), (uint64_t)bottom.denominator);
}

int number_compare(struct number a, struct number b) {
    if ((a.numerator < 0) != (b.numerator < 0)) {
        return a.numerator < 0 ? -1 : 1;
    }
    int order = wide_compare(cross(a, b), cross(b, a));
    return a.numerator < 0 ? -order : order;
}

bool number_is_near(struct number a, struct number b, struct number tolerance) {
    assert(tolerance.denominator > 0);
    if (tolerance.numerator < 0) {
        return false;
    }
    struct wide left = cross(a, b);
    struct wide right = cross(b, a);
    bool same_side = (a.numerator < 0) == (b.numerator < 0);
    struct wide distance = same_side ? wide_distance(left, right) : wide_add(left, right);
    struct wide allowed =
        wide_multiply(wide_from((uint64_t)a.denominator), (uint64_t)b.denominator);
    return wide_compare(wide_multiply(distance, (uint64_t)tolerance.denominator),
                        wide_multiply(allowed, (uint64_t)tolerance.numerator)) <= 0;
}

void number_format(struct number value, char *text, size_t size) {
    if (value.denominator == 1) {
        str_format(text, size, "%" PRId64, value.numerator);
    } else {
        str_format(text, size, "%" PRId64 "/%" PRId64, value.numerator, value.denominator);
    }
}
