/* Prints the table of limits for docs/OPERATING.md. It takes nothing but --help. */
#include <getopt.h>
#include <stdio.h>

#include "limit.h"

static void print_row(const struct limit *it) {
    printf("| `%s` | %ld %s | %s | %s |\n", it->name, it->value, it->unit,
           it->next[0] != '\0' ? it->next : "-", it->raised);
}

int main(int argc, char **argv) {
    static const struct option known[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    int key = getopt_long(argc, argv, "", known, NULL);
    if (key == 'h') {
        puts("usage: limits_doc\nPrints the table of limits as it stands in docs/OPERATING.md.");
        return 0;
    }
    if (key != -1 || optind < argc) {
        fputs("limits_doc takes nothing: see limits_doc --help\n", stderr);
        return 2;
    }
    puts("| limit | as it is | what happens to the next one | who can raise it |");
    puts("|---|---|---|---|");
    for (unsigned i = 0; i < limits_count(); i++) {
        print_row(&limits_list()[i]);
    }
    return 0;
}
