# A room is one static library. Its headers are reached as "room/file.h" through a folder that holds
# nothing but a link to the room, so that a room sees only the rooms it links.

set(TZ_WARNINGS -Wall -Wextra -Wpedantic -Werror)
if(NOT EMSCRIPTEN)
  # The browser's compiler sees a shadow in each friend whose parameter is named like a member.
  list(APPEND TZ_WARNINGS -Wshadow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees an overlap in every assignment of a literal to a string (its bug 105651).
  list(APPEND TZ_WARNINGS -Wno-restrict)
endif()
if(TZ_FUZZ OR TZ_SANITIZE OR TZ_SANITIZE_THREADS)
  # What a compiler warns of is heard in the usual builds; these look into more code, or with another
  # compiler, and would warn of what is right.
  set(TZ_WARNINGS -w)
endif()

# shared/ and client/ never throw, on either side: the same code runs in the browser, where an
# exception would end the program.
set(TZ_NOTHROW_FOLDERS shared client)

# Tests are compiled once and run once: a compiler that does not look for the best program is done
# sooner, the browser's in a third of the time.
add_library(tz_test_options INTERFACE)
target_compile_options(tz_test_options INTERFACE $<$<CONFIG:Release>:-O0>)

add_library(tz_options INTERFACE)
if(EMSCRIPTEN)
  target_compile_options(tz_test_options INTERFACE -fno-rtti)
  target_compile_options(tz_options INTERFACE $<$<CONFIG:Release>:-Oz -flto>)
  target_compile_options(tz_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
else()
  target_link_libraries(tz_test_options INTERFACE tz_options)
endif()
if(TZ_SANITIZE)
  target_compile_options(tz_options INTERFACE -fsanitize=address,undefined
                         -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(tz_options INTERFACE -fsanitize=address,undefined)
endif()
if(TZ_SANITIZE_THREADS)
  target_compile_options(tz_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
  target_link_options(tz_options INTERFACE -fsanitize=thread)
endif()
if(TZ_FUZZ)
  target_compile_options(tz_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined
                         -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(tz_options INTERFACE -fsanitize=address,undefined)
endif()

function(tz_room name)
  cmake_parse_arguments(ROOM "" "FOLDER" "LINKS;PRIVATE_LINKS" ${ARGN})
  set(dir ${CMAKE_SOURCE_DIR}/${ROOM_FOLDER}/${name})
  set(root ${CMAKE_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${dir} ${root}/${name} SYMBOLIC)
  file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.cpp)
  # The fakes serve the tests of both builds; a program that does not use them does not hold them.
  file(GLOB extra CONFIGURE_DEPENDS ${dir}/fake/*.cpp)
  if(EMSCRIPTEN)
    file(GLOB web CONFIGURE_DEPENDS ${dir}/web/*.cpp)
    list(APPEND extra ${web})
  endif()
  add_library(tz_${name} STATIC ${sources} ${extra} ${CMAKE_SOURCE_DIR}/cmake/empty.cpp)
  target_include_directories(tz_${name} PUBLIC ${root})
  target_link_libraries(tz_${name} PUBLIC ${ROOM_LINKS} PRIVATE tz_options ${ROOM_PRIVATE_LINKS})
  target_compile_options(tz_${name} PRIVATE ${TZ_WARNINGS})
  if(ROOM_FOLDER IN_LIST TZ_NOTHROW_FOLDERS)
    target_compile_options(tz_${name} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>)
  endif()
endfunction()

add_custom_target(unit_tests)

# Unit tests of a room: tests/unit/<room>/*_test.cpp become one doctest program, run natively or
# under node. NATIVE_ONLY leaves it out of the browser build.
function(tz_unit_test room)
  cmake_parse_arguments(TEST "NATIVE_ONLY" "" "LINKS" ${ARGN})
  if(EMSCRIPTEN AND TEST_NATIVE_ONLY)
    return()
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(test_${room} ${sources} ${CMAKE_CURRENT_SOURCE_DIR}/main.cpp)
  add_dependencies(unit_tests test_${room})
  target_include_directories(test_${room} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(test_${room} PRIVATE tz_${room} ${TEST_LINKS} tz_test_options tz_dep_doctest)
  target_compile_options(test_${room} PRIVATE ${TZ_WARNINGS})
  target_compile_definitions(test_${room} PRIVATE
    TZ_SOURCE_DIR="${CMAKE_SOURCE_DIR}" DOCTEST_CONFIG_NO_POSIX_SIGNALS)
  if(EMSCRIPTEN)
    target_link_options(test_${room} PRIVATE -sENVIRONMENT=node -sEXIT_RUNTIME=1
      -sWASM_ASYNC_COMPILATION=0 -sALLOW_MEMORY_GROWTH=1 -sNODERAWFS=1 -Wno-linkflags)
    set_target_properties(test_${room} PROPERTIES SUFFIX .cjs)
    add_test(NAME ${room} COMMAND node $<TARGET_FILE:test_${room}>)
  else()
    add_test(NAME ${room} COMMAND test_${room})
  endif()
endfunction()
