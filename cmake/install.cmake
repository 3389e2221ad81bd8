# What is installed beside the programs (each goldseam_program installs itself): packs, documents, and
# what a desktop shows. The build folder gets the same shape, so that a program finds its packs there.
set(share ${CMAKE_INSTALL_DATAROOTDIR})

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share/goldseam)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/assets/packs ${CMAKE_BINARY_DIR}/share/goldseam/packs SYMBOLIC)

install(DIRECTORY assets/packs/ DESTINATION ${share}/goldseam/packs FILES_MATCHING PATTERN *.yaml)
if(EXISTS ${CMAKE_SOURCE_DIR}/assets/locale)
    install(DIRECTORY assets/locale/ DESTINATION ${share}/locale FILES_MATCHING PATTERN *.mo)
endif()

install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR}
        FILES_MATCHING PATTERN *.md PATTERN *.png PATTERN man EXCLUDE)
