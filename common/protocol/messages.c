/* What messages.def says of a message as a whole. */
#include "messages.h"

#include "message_table.h"

const char *message_name(enum message_id id) {
    const struct message_form *message = message_form(id);
    return message != NULL ? message->form.name : "unknown";
}

unsigned message_senders(enum message_id id) {
    const struct message_form *message = message_form(id);
    return message != NULL ? message->from : 0;
}
