# What the house is built on, each behind one target of the name tz_dep_<thing>. script/bootstrap puts
# everything in place; nothing is fetched at configure time. IMGUI_DIR, HTTPLIB_DIR and SQLITE_DIR,
# as variables of CMake or of the environment, point elsewhere.

set(TZ_CACHE $ENV{TAIZHANG_CACHE})
if(NOT TZ_CACHE)
  set(TZ_CACHE $ENV{HOME}/.cache/taizhang)
endif()

function(tz_source_dir variable default witness)
  if(NOT ${variable} AND DEFINED ENV{${variable}})
    set(${variable} $ENV{${variable}})
  endif()
  if(NOT ${variable})
    set(${variable} ${default})
  endif()
  if(NOT EXISTS ${${variable}}/${witness})
    message(FATAL_ERROR "${${variable}}/${witness} is not there: run script/bootstrap first")
  endif()
  set(${variable} ${${variable}} PARENT_SCOPE)
endfunction()

# Header-only libraries of the system are reached through links in the build folder: a plain
# -I/usr/include would put the host's C library before the browser's.
function(tz_system_header target folder witness)
  find_path(TZ_${folder}_PARENT ${folder}/${witness} PATHS /usr/include /usr/local/include
            NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/hdr)
  file(CREATE_LINK ${TZ_${folder}_PARENT}/${folder} ${CMAKE_BINARY_DIR}/hdr/${folder} SYMBOLIC)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/hdr)
endfunction()

tz_system_header(tz_dep_json nlohmann json.hpp)
tz_system_header(tz_dep_doctest doctest doctest.h)

tz_source_dir(IMGUI_DIR ${TZ_CACHE}/imgui-1.92.2b imgui.h)
set(imgui_sources imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)
if(EMSCRIPTEN)
  list(APPEND imgui_sources backends/imgui_impl_opengl3.cpp)
endif()
list(TRANSFORM imgui_sources PREPEND ${IMGUI_DIR}/)
add_library(tz_dep_imgui STATIC ${imgui_sources})
target_include_directories(tz_dep_imgui SYSTEM PUBLIC ${IMGUI_DIR} ${IMGUI_DIR}/backends)
target_compile_definitions(tz_dep_imgui PUBLIC
  IMGUI_USE_WCHAR32 IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_OBSOLETE_FUNCTIONS $<$<BOOL:${EMSCRIPTEN}>:IMGUI_IMPL_OPENGL_ES2>)
target_compile_options(tz_dep_imgui PRIVATE -w -fno-exceptions)
target_link_libraries(tz_dep_imgui PRIVATE tz_options)

if(EMSCRIPTEN)
  return()
endif()

find_package(Threads REQUIRED)

tz_source_dir(SQLITE_DIR ${CMAKE_SOURCE_DIR}/node_modules/better-sqlite3/deps/sqlite3 sqlite3.c)
add_library(tz_dep_sqlite STATIC ${SQLITE_DIR}/sqlite3.c)
target_include_directories(tz_dep_sqlite SYSTEM PUBLIC ${SQLITE_DIR})
# Strings in double quotes are a typing error, not a value; nothing is loaded from outside; memory is
# not counted, for nobody asks. A test run spends its time here, so it is optimised in every build.
target_compile_definitions(tz_dep_sqlite PRIVATE
  SQLITE_DQS=0 SQLITE_THREADSAFE=1 SQLITE_ENABLE_FTS5 SQLITE_DEFAULT_MEMSTATUS=0
  SQLITE_DEFAULT_FOREIGN_KEYS=1 SQLITE_DEFAULT_WAL_SYNCHRONOUS=2 SQLITE_LIKE_DOESNT_MATCH_BLOBS
  SQLITE_MAX_EXPR_DEPTH=0 SQLITE_OMIT_DEPRECATED SQLITE_OMIT_SHARED_CACHE
  SQLITE_OMIT_LOAD_EXTENSION SQLITE_USE_ALLOCA SQLITE_TRUSTED_SCHEMA=0)
target_compile_options(tz_dep_sqlite PRIVATE -O2 -w)
target_link_libraries(tz_dep_sqlite PUBLIC Threads::Threads)

find_library(SODIUM_LIBRARY sodium REQUIRED)
add_library(tz_dep_sodium INTERFACE)
target_link_libraries(tz_dep_sodium INTERFACE ${SODIUM_LIBRARY})

find_package(OpenSSL REQUIRED)
add_library(tz_dep_openssl INTERFACE)
target_link_libraries(tz_dep_openssl INTERFACE OpenSSL::SSL OpenSSL::Crypto)

tz_source_dir(HTTPLIB_DIR ${TZ_CACHE}/cpp-httplib-0.41.0 httplib.h)
add_library(tz_dep_httplib INTERFACE)
target_include_directories(tz_dep_httplib SYSTEM INTERFACE ${HTTPLIB_DIR})
# A whole unit signs in within the same minute: the queue of the kernel must hold them.
target_compile_definitions(tz_dep_httplib INTERFACE
  CPPHTTPLIB_OPENSSL_SUPPORT CPPHTTPLIB_LISTEN_BACKLOG=512)
target_link_libraries(tz_dep_httplib INTERFACE tz_dep_openssl Threads::Threads)

find_package(ZLIB REQUIRED)
add_library(tz_dep_zlib INTERFACE)
target_link_libraries(tz_dep_zlib INTERFACE ZLIB::ZLIB)

find_package(CLI11 REQUIRED)
add_library(tz_dep_cli INTERFACE)
target_link_libraries(tz_dep_cli INTERFACE CLI11::CLI11)

find_package(spdlog REQUIRED)
add_library(tz_dep_log INTERFACE)
target_link_libraries(tz_dep_log INTERFACE spdlog::spdlog)

# The pkg-config file of libxlsxwriter hides libzip's header on Debian 13, so the library is named.
find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
add_library(tz_dep_xlsx INTERFACE)
target_link_libraries(tz_dep_xlsx INTERFACE ${XLSXWRITER_LIBRARY})

find_library(ZIP_LIBRARY zip REQUIRED)
find_library(PUGIXML_LIBRARY pugixml REQUIRED)
add_library(tz_dep_docx INTERFACE)
target_link_libraries(tz_dep_docx INTERFACE ${ZIP_LIBRARY} ${PUGIXML_LIBRARY})
