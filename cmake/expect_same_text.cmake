# Passes when what COMMAND (a list) prints is what stands in FILE.
execute_process(COMMAND ${COMMAND} OUTPUT_FILE ${CMAKE_CURRENT_BINARY_DIR}/printed.txt
                RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "the command ended with ${result}")
endif()
execute_process(COMMAND diff -u ${FILE} ${CMAKE_CURRENT_BINARY_DIR}/printed.txt
                RESULT_VARIABLE result)
file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/printed.txt)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${FILE} is not what the command prints (+): print it anew")
endif()
