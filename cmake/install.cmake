# What is installed beside the programs (each goldseam_program installs itself): packs, documents, man
# pages, and what a desktop shows. The build folder gets the same shape, so that a program finds its
# packs there.
set(share ${CMAKE_INSTALL_DATAROOTDIR})
set(release_day 2026-11-22)
set(desktop ${CMAKE_SOURCE_DIR}/assets/desktop)

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share/goldseam)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/assets/packs ${CMAKE_BINARY_DIR}/share/goldseam/packs SYMBOLIC)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/assets/theme.yaml ${CMAKE_BINARY_DIR}/share/goldseam/theme.yaml SYMBOLIC)

file(CREATE_LINK ${CMAKE_SOURCE_DIR}/assets/sounds ${CMAKE_BINARY_DIR}/share/goldseam/sounds SYMBOLIC)
install(DIRECTORY assets/sounds/ DESTINATION ${share}/goldseam/sounds FILES_MATCHING PATTERN *.wav)

install(DIRECTORY assets/packs/ DESTINATION ${share}/goldseam/packs FILES_MATCHING PATTERN *.yaml)
install(FILES assets/theme.yaml DESTINATION ${share}/goldseam)
install(FILES assets/goldseam.yaml DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

# Pages are packed as Debian wants them, where there is a gzip.
find_program(GZIP_PROGRAM gzip)
set(pages goldseam goldseam-chaos goldseam-pack goldseam-replay goldseam-server goldseam-swarm)
foreach(page ${pages})
    set(file ${CMAKE_SOURCE_DIR}/docs/man/${page}.1)
    if(GZIP_PROGRAM)
        set(packed ${CMAKE_BINARY_DIR}/man/${page}.1.gz)
        add_custom_command(OUTPUT ${packed} DEPENDS ${file}
            COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/man
            COMMAND ${GZIP_PROGRAM} -9nc ${file} > ${packed})
        set(file ${packed})
    endif()
    list(APPEND page_files ${file})
endforeach()
add_custom_target(man_pages ALL DEPENDS ${page_files})
install(FILES ${page_files} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT licence)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR}
        FILES_MATCHING PATTERN *.md PATTERN *.png PATTERN man EXCLUDE)

configure_file(${desktop}/org.goldseam.goldseam.metainfo.xml.in
               ${CMAKE_BINARY_DIR}/org.goldseam.goldseam.metainfo.xml @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/org.goldseam.goldseam.metainfo.xml DESTINATION ${share}/metainfo)
install(FILES ${desktop}/goldseam.desktop ${desktop}/goldseam-host.desktop
    ${desktop}/goldseam-board.desktop DESTINATION ${share}/applications)
install(FILES ${desktop}/icons/goldseam.svg DESTINATION ${share}/icons/hicolor/scalable/apps)
foreach(size 16 24 32 48 64 128 256)
    install(FILES ${desktop}/icons/goldseam-${size}.png RENAME goldseam.png
            DESTINATION ${share}/icons/hicolor/${size}x${size}/apps)
endforeach()
