/* The address that students on the LAN type. */
#ifndef MAIN_ADDRESS_H
#define MAIN_ADDRESS_H

#include <stddef.h>

/* The first IPv4 address of this machine that is not its own loop, else "127.0.0.1". */
void address_of_machine(char *text, size_t size);

#endif
