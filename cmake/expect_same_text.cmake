# Passes when what COMMAND (a list) prints is what stands in FILE.
get_filename_component(name ${FILE} NAME)
set(printed ${CMAKE_CURRENT_BINARY_DIR}/printed-${name})
execute_process(COMMAND ${COMMAND} OUTPUT_FILE ${printed}
                RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "the command ended with ${result}")
endif()
execute_process(COMMAND diff -u ${FILE} ${printed}
                RESULT_VARIABLE result)
file(REMOVE ${printed})
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${FILE} is not what the command prints (+): print it anew")
endif()
