# Helpers for every CMakeLists.txt of the house.
#
#   goldseam_library(NAME FILES... LINKS targets...)   a static library; its own folder is its include
#                                                      folder, so a target sees only what it links
#   goldseam_program(NAME FILES... LINKS targets...)   an installed program
#   goldseam_test(NAME FILES... LINKS targets...)      a cmocka program in ctest, label "quick"

add_library(goldseam_options INTERFACE)
target_compile_options(goldseam_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
    -Wswitch-enum -Wvla $<$<BOOL:${GOLDSEAM_WERROR}>:-Werror>)
if(GOLDSEAM_SANITIZE)
    target_compile_options(goldseam_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(goldseam_options INTERFACE -fsanitize=address,undefined)
endif()

function(goldseam_library name)
    cmake_parse_arguments(ARG "" "" "FILES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_FILES})
    # -iquote: "random.h" is ours, <random.h> stays the system's.
    target_compile_options(${name} PUBLIC "SHELL:-iquote ${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE goldseam_options ${ARG_PRIVATE_LINKS})
endfunction()

function(goldseam_program name)
    cmake_parse_arguments(ARG "" "" "FILES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_FILES})
    target_link_libraries(${name} PRIVATE goldseam_options ${ARG_LINKS})
    target_compile_definitions(${name} PRIVATE GOLDSEAM_VERSION="${PROJECT_VERSION}")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
    install(TARGETS ${name} DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

function(goldseam_test name)
    cmake_parse_arguments(ARG "" "" "FILES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_FILES})
    target_link_libraries(${name} PRIVATE goldseam_options PkgConfig::CMOCKA ${ARG_LINKS})
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS quick TIMEOUT 400)
endfunction()

# goldseam_system_test(NAME): NAME.sh in this folder, run from the source folder with the programs'
# folder as its argument, in ctest with label "quick".
function(goldseam_system_test name)
    add_test(NAME system_${name}
        COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/${name}.sh ${CMAKE_BINARY_DIR}/bin
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(system_${name} PROPERTIES LABELS quick TIMEOUT 400)
endfunction()
