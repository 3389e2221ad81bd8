/* goldseam-pack: what an author runs beside the editor. Prints every mistake with its place, then
 * what is worth a second look, then one line that sums up. */
#define _GNU_SOURCE /* getopt_long */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installed.h"
#include "pack.h"

enum exit_code { EXIT_WELL = 0, EXIT_NOT_RIGHT = 2 };

static const char usage[] =
    "Usage: goldseam-pack check FILE...\n"
    "\n"
    "Reads packs of challenges and prints each mistake as FILE:LINE: field `NAME`: what was\n"
    "expected. Warnings do not keep a pack from being played. FILE can be the name of an\n"
    "installed pack too.\n"
    "\n"
    "  -h, --help   print this text\n"
    "  --version    print the version\n"
    "\n"
    "Exit status: 0 when every pack can be played, 2 when one cannot or the command line is not\n"
    "right.\n";

/* What all files together came to. */
struct sums {
    unsigned packs, challenges, slips, twins, mistakes, warnings;
    unsigned of_kind[KIND_COUNT];
};

static void add_pack(struct sums *sums, const struct pack *pack) {
    sums->packs++;
    sums->challenges += pack->challenges_count;
    for (unsigned i = 0; i < pack->challenges_count; i++) {
        sums->of_kind[pack->challenges[i].kind]++;
        sums->slips += pack->challenges[i].slips_count;
        sums->twins += pack->challenges[i].twins_count;
    }
}

static void check_file(const char *path, struct sums *sums) {
    static struct pack_findings findings; /* 32 KiB */
    struct pack *pack = pack_check(path, &findings);
    if (findings.mistakes_count > 0) {
        puts(findings.mistakes);
    }
    for (const char *line = findings.warnings; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        printf("%.*s (warning)\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
    if (pack != NULL) {
        add_pack(sums, pack);
    }
    sums->mistakes += findings.mistakes_count;
    sums->warnings += findings.warnings_count;
    pack_free(pack);
}

static const char *plural(unsigned count) {
    return count == 1 ? "" : "s";
}

/* " (2 choice, 1 order)", in the order of the document; nothing where there are no challenges. */
static void print_kinds(const struct sums *sums) {
    static const char *const names[KIND_COUNT] = {
        [KIND_CHOICE] = "choice", [KIND_CHOICES] = "choices", [KIND_NUMBER] = "number",
        [KIND_TEXT] = "text",     [KIND_ORDER] = "order",     [KIND_MATCH] = "match",
        [KIND_SLIP] = "slip",
    };
    const char *between = " (";
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        if (sums->of_kind[kind] > 0) {
            printf("%s%u %s", between, sums->of_kind[kind], names[kind]);
            between = ", ";
        }
    }
    fputs(sums->challenges > 0 ? ")" : "", stdout);
}

static int check(int count, char *const *paths) {
    struct sums sums = {.packs = 0};
    if (count == 0) {
        fputs("goldseam-pack: check needs a file, as in `goldseam-pack check my-pack.yaml`\n",
              stderr);
        return EXIT_NOT_RIGHT;
    }
    for (int i = 0; i < count; i++) {
        char path[INSTALLED_PATH_BYTES], why[1024];
        if (installed_pack(paths[i], path, sizeof path, why, sizeof why)) {
            check_file(path, &sums);
        } else {
            puts(why);
            sums.mistakes++;
        }
    }
    printf("%u of %d pack%s ready to play: %u challenge%s", sums.packs, count,
           plural((unsigned)count), sums.challenges, plural(sums.challenges));
    print_kinds(&sums);
    printf(", %u slip%s, %u twin%s; %u mistake%s, %u warning%s\n", sums.slips, plural(sums.slips),
           sums.twins, plural(sums.twins), sums.mistakes, plural(sums.mistakes), sums.warnings,
           plural(sums.warnings));
    return sums.mistakes > 0 ? EXIT_NOT_RIGHT : EXIT_WELL;
}

int main(int argc, char **argv) {
    static const struct option options[] = {
        {"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'v'}, {NULL, 0, NULL, 0}};
    int option = getopt_long(argc, argv, "h", options, NULL);
    if (option == 'h' || option == 'v') {
        fputs(option == 'h' ? usage : "goldseam-pack " GOLDSEAM_VERSION "\n", stdout);
        return EXIT_WELL;
    }
    if (option != -1) {
        fputs("Try `goldseam-pack --help`.\n", stderr);
        return EXIT_NOT_RIGHT;
    }
    if (optind < argc && strcmp(argv[optind], "check") == 0) {
        return check(argc - optind - 1, argv + optind + 1);
    }
    fprintf(stderr,
            "goldseam-pack: expected the word `check` first%s%s; try `goldseam-pack --help`\n",
            optind < argc ? ", found " : "", optind < argc ? argv[optind] : "");
    return EXIT_NOT_RIGHT;
}
