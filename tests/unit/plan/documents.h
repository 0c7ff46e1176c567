// Plan documents and what a person read in them, for comparing with what the importer reads.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/json_read.h"
#include "plan/import_plan.h"

namespace tz::plan::test {

// False when there is no such file.
bool read_file(const std::string& path, std::string& out);

// Half-width and without white space, as names are compared.
std::string plain(std::string_view text);
std::vector<std::string> plain(const std::vector<std::string>& texts);

std::vector<std::string> names_of(const std::vector<UnitMention>& mentions);
// Responsible and supporting units in the order in which the document names them.
std::vector<std::string> others_of(const ImportedTask& task);
std::vector<std::string> dates_of(const ImportedTask& task);
std::vector<std::string> texts_of(const std::vector<ImportedTarget>& targets);
std::string section_of(const ImportedPlan& plan, const ImportedTask& task);
bool has_note(const ImportedPlan& plan, ImportCode code);
bool has_note(const ImportedPlan& plan, ImportCode code, std::string_view first_arg);
const ImportedTask* task_numbered(const ImportedPlan& plan, std::string_view number);

// Checks the plan read from `path`.txt against `path`.expected.json, task by task.
void check_document(const std::string& path);

// A plan with an item for each text, under one measure.
ImportedPlan plan_of(const std::vector<std::string>& items, std::string_view title = {});

}  // namespace tz::plan::test
