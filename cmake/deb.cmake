# A Debian package: `cpack -G DEB` in a build folder. What the programs link is found by
# dpkg-shlibdeps; a font comes with libfontconfig1. Recommended are the two that the screens are drawn
# for, and a small one for the Japanese pack that comes along; suggested, those of more scripts.
# Whoever gives it away says who they are by -DGOLDSEAM_MAINTAINER="Name <address>".
set(GOLDSEAM_MAINTAINER "The Goldseam developers <developers@goldseam.invalid>" CACHE STRING
    "Who stands in the Debian package: Name <address>")
execute_process(COMMAND date -u -R -d ${release_day} OUTPUT_VARIABLE release_date
                OUTPUT_STRIP_TRAILING_WHITESPACE)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME goldseam)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "${GOLDSEAM_MAINTAINER}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-quicksand, fonts-droid-fallback | fonts-noto-cjk")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji, fonts-opendyslexic")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"classroom game in which a mistake is the best thing that can happen
Each team has a bowl. A miss cracks it; the team that works the miss out sees
the crack filled with gold, as in kintsugi. Everybody tries alone first, then
the team talks, mends, and the room looks at how far it came together.
.
One PC runs the room, students join from theirs over the school's network.
There are no accounts, and nothing is sent anywhere else.")

# Debian's own documents; a plain `cmake --install` has no use for them.
set(deb ${CMAKE_BINARY_DIR}/deb)
configure_file(${CMAKE_SOURCE_DIR}/assets/deb/changelog.in ${deb}/changelog @ONLY)
file(READ ${CMAKE_SOURCE_DIR}/LICENSE licence)
string(REGEX MATCH "Copyright \\(c\\) [^\n]*" holder "${licence}")
string(REGEX REPLACE "^Copyright \\(c\\) " "" holder "${holder}")
string(REGEX REPLACE "^.*(Permission is hereby)" "\\1" licence "${licence}")
string(STRIP "${licence}" licence)
string(REGEX REPLACE "\n\n" "\n.\n" licence "${licence}")
string(REPLACE "\n" "\n " licence "${licence}")
file(WRITE ${deb}/copyright
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Goldseam

Files: *
Copyright: ${holder}
License: Expat
 ${licence}
")
if(GZIP_PROGRAM)
    execute_process(COMMAND ${GZIP_PROGRAM} -9n --force ${deb}/changelog)
    install(FILES ${deb}/changelog.gz ${deb}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR}
            COMPONENT debian EXCLUDE_FROM_ALL)
endif()
# All but the LICENSE, which stands in `copyright`.
set(CPACK_INSTALL_CMAKE_PROJECTS "${CMAKE_BINARY_DIR};goldseam;Unspecified;/"
                                 "${CMAKE_BINARY_DIR};goldseam;debian;/")
include(CPack)
