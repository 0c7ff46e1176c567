#include "shell/screen.h"

#include <GLES2/gl2.h>
#include <emscripten/html5.h>

#include <initializer_list>

#include "imgui.h"
#include "imgui_impl_opengl3.h"

namespace tz::client {

bool Screen::open() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;  // the draw lists smooth their own edges
  attributes.enableExtensionsByDefault = true;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  for (const int version : {2, 1}) {
    attributes.majorVersion = version;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
        emscripten_webgl_create_context("#canvas", &attributes);
    if (context <= 0) continue;
    emscripten_webgl_make_context_current(context);
    GLint side = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &side);
    if (side > 0) max_texture_ = side;
    usable_ = true;
    return true;
  }
  return false;
}

bool Screen::start_renderer() {
  return ImGui_ImplOpenGL3_Init("#version 100");
}

void Screen::lose() {
  usable_ = false;
}

bool Screen::restore() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  usable_ = ImGui_ImplOpenGL3_CreateDeviceObjects();
  return usable_;
}

void Screen::present(int width, int height) {
  glViewport(0, 0, width, height);
  glClearColor(0.957f, 0.965f, 0.973f, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace tz::client
