/* What somebody may do, as a table: one row a kind of deed with its weight. Students, the teacher
 * and the faults of the machine each have one. */
#ifndef DEED_H
#define DEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "random.h"

struct world;
struct student;

enum deed_sort { DEED_STUDENT, DEED_ROWDY, DEED_HOST, DEED_TEACHER, DEED_FAULT, DEED_SORTS };

#define DEEDS_MAX 64

struct deed {
    const char *name;
    uint32_t weight;
    /* Does it; false: not possible now. `student` is NULL for what no student does. */
    bool (*act)(struct world *world, struct student *student);
};

struct deeds {
    enum deed_sort sort;
    const struct deed *list;
    size_t count;
};

/* Does one of them, drawn by weight; another one where that is not possible now. */
void deeds_do(const struct deeds *deeds, struct world *world, struct student *student,
              struct random *random);

/* The tables. */
const struct deeds *student_deeds(void);
const struct deeds *rowdy_deeds(void);   /* of students who send anything */
const struct deeds *host_deeds(void);    /* at the machine of the room */
const struct deeds *teacher_deeds(void); /* over the wire */
const struct deeds *fault_deeds(void);

#endif
