#include "house/demonstration.h"

#include "house/demonstration_people.h"
#include "house/files.h"
#include "replay/play.h"

#include <filesystem>

namespace holdfast::house {

using base::Checked;
using base::Done;
using base::Problem;
using base::Problems;
using base::Result;
namespace fs = std::filesystem;

namespace {

std::string key_of(const std::string& file)
{
    std::string key = fs::path{file}.stem().string();
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '_' || c == ' ' || c == '.') c = '-';
    }
    return key;
}

Checked<replay::CaseFile> read_file(const std::string& path)
{
    const auto text = read_text(path);
    if (!text) return std::unexpected(Problems{text.error()});
    auto file = replay::read_case_file(
        *text, base::London::date_of(machine_time()), base::system_entropy());
    if (file) return file;
    Problems problems = file.error();
    for (Problem& problem : problems) problem.place = path + ": " + problem.place;
    return std::unexpected(std::move(problems));
}

Checked<Done> play_into(const std::string& folder, const Loading& loading,
                        const replay::CaseFile& file)
{
    const auto made = new_shelf(ledger_path(folder), "");
    if (!made) return std::unexpected(Problems{made.error()});
    replay::Stage stage{
        *made->first, made->second, base::system_entropy(), base::WorkingDays::england(), {}};
    if (!loading.before.empty()) stage.before = loading.before;
    stage.finds = false;
    const auto played = replay::play(file, stage);
    if (!played) return std::unexpected(played.error());
    if (played->rejected_rows)
        return std::unexpected(Problems{{Problem::Kind::refused,
                                         loading.file,
                                         "Records of this case file are refused; `holdfast play` "
                                         "tells which and why."}});
    const auto looks = found_looks(folder);
    if (!looks) return std::unexpected(Problems{looks.error()});
    return Done{};
}

}  // namespace

Result<Loading> loading_of(const std::string& text)
{
    Loading loading{text, "", ""};
    const std::size_t at = text.rfind('@');
    if (at != std::string::npos && !exists(text)) {
        loading.file = text.substr(0, at);
        loading.before = text.substr(at + 1);
    }
    loading.key = key_of(loading.file);
    if (!is_authority_key(loading.key))
        return base::problem(Problem::Kind::invalid,
                             loading.file,
                             "The name of the case file becomes a key; name it with at most 40 "
                             "letters, digits and '-', beginning with a letter.");
    return loading;
}

Checked<std::unique_ptr<ServedAuthority>> load(const Loading& loading,
                                               const std::string& data_folder)
{
    const auto file = read_file(loading.file);
    if (!file) return std::unexpected(file.error());
    if (!loading.before.empty() && replay::find_event(*file, loading.before) == nullptr)
        return std::unexpected(
            Problems{{Problem::Kind::not_found,
                      loading.file,
                      "No event of this case file has the label behind the '@'."}});
    std::error_code error;
    fs::create_directories(data_folder, error);
    auto folder = TemporaryFolder::make(data_folder);
    if (!folder) return std::unexpected(Problems{folder.error()});
    const auto played = play_into(folder->path(), loading, *file);
    if (!played) return std::unexpected(played.error());
    const auto moved = folder->move_to(fs::path{data_folder} / loading.key);
    if (!moved) return std::unexpected(Problems{moved.error()});
    auto served = ServedAuthority::open(data_folder, loading.key);
    if (!served) return std::unexpected(Problems{served.error()});
    const auto peopled = add_people((*served)->authority(), *file);
    if (!peopled) return std::unexpected(peopled.error());
    return std::move(*served);
}

}  // namespace holdfast::house
