#include "house/config_command.h"
#include "house/demonstration.h"
#include "house/files.h"
#include "house/site.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace holdfast::house {

using base::Checked;
using base::Done;
using base::Problem;
using base::Problems;
using base::Result;
using casework::Authority;
namespace fs = std::filesystem;

namespace {

using Served = std::vector<std::unique_ptr<ServedAuthority>>;

/// The keys of the authorities that lie in the data folder.
std::vector<std::string> keys_in(const std::string& data_folder)
{
    std::vector<std::string> keys;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{data_folder, error}) {
        const std::string key = entry.path().filename().string();
        if (is_authority_key(key) && exists(ledger_path(entry.path()))) keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

Checked<std::vector<Loading>> loadings_of(std::span<const std::string> named)
{
    std::vector<Loading> loadings;
    Problems problems;
    for (const std::string& text : named) {
        auto loading = loading_of(text);
        if (loading) loadings.push_back(std::move(*loading));
        else problems.push_back(loading.error());
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return loadings;
}

/// In the order of their keys, the ones that were there before the ones that are loaded now.
Checked<Served> open_all(const std::string& data_folder, std::span<const std::string> named)
{
    const auto loadings = loadings_of(named);
    if (!loadings) return std::unexpected(loadings.error());
    Served served;
    for (const std::string& key : keys_in(data_folder)) {
        auto opened = ServedAuthority::open(data_folder, key);
        if (!opened) return std::unexpected(Problems{opened.error()});
        served.push_back(std::move(*opened));
    }
    for (const Loading& loading : *loadings) {
        auto loaded = load(loading, data_folder);
        if (!loaded) return std::unexpected(loaded.error());
        served.push_back(std::move(*loaded));
    }
    if (served.empty())
        return std::unexpected(Problems{{Problem::Kind::not_found,
                                         data_folder,
                                         "There is no authority here. Found one with `holdfast "
                                         "authority new`, or try a case file with --load."}});
    return served;
}

bool is_demonstration(const std::unique_ptr<ServedAuthority>& served)
{
    return served->authority().kind == Authority::Kind::demonstration;
}

/// A demonstration shows its passwords.
Result<Done> check_reach_of_demonstration(const web::Listening& listening)
{
    if (is_loopback(listening.address)) return Done{};
    return base::problem(Problem::Kind::refused,
                         "listen.address",
                         "A demonstration shows its passwords, so it is served to this machine "
                         "alone; listen on 127.0.0.1 or ::1.");
}

Result<Done> check_reach(const web::Listening& listening, const Served& served)
{
    if (std::any_of(served.begin(), served.end(), is_demonstration))
        return check_reach_of_demonstration(listening);
    if (!is_loopback(listening.address) && !listening.secure)
        return base::problem(Problem::Kind::refused,
                             "listen.address",
                             "Other machines may reach this only over TLS: put a proxy in front "
                             "that ends it and set site.secure, or listen on 127.0.0.1.");
    return Done{};
}

/// Answers until somebody asks to stop.
Result<StopSignals::Why> answer_until_stopped(const web::Listening& listening, const Served& served,
                                              ProgramLog& log, StopSignals& stop)
{
    Site site{served, listening, log, stop};
    auto server = web::Server::start(
        listening,
        [&site](const web::Request& request) { return site.answer(request); },
        [&site](const std::string& id, const std::exception& error) { site.failed(id, error); });
    if (!server) return std::unexpected(server.error());
    for (const auto& each : served)
        log.serving(each->authority().key, is_demonstration(each) ? "demonstration" : "live");
    log.listening(listening.address, (*server)->port());
    if (is_demonstration(served.front())) {
        print("Open http://localhost:" + std::to_string((*server)->port())
              + " in a browser. Ctrl-C ends it.\n");
        std::cout << std::flush;
    }
    const auto why = stop.wait();
    log.stopping();
    (*server)->stop();
    return why;
}

Checked<StopSignals::Why> serve_from(const std::string& data_folder, const ServeOptions& options,
                                     const web::Listening& listening)
{
    StopSignals stop;
    ProgramLog log{std::cerr, machine_time};
    if (!options.load.empty()) {  // Before anything is made for it.
        const auto allowed = check_reach_of_demonstration(listening);
        if (!allowed) return std::unexpected(Problems{allowed.error()});
    }
    const auto served = open_all(data_folder, options.load);
    if (!served) return std::unexpected(served.error());
    const auto allowed = check_reach(listening, *served);
    if (!allowed) return std::unexpected(Problems{allowed.error()});
    const auto why = answer_until_stopped(listening, *served, log, stop);
    if (!why) return std::unexpected(Problems{why.error()});
    log.stopped();
    return *why;
}

Ended end_of(const Checked<StopSignals::Why>& why)
{
    if (!why) return report(why.error(), Form::words);
    return *why == StopSignals::Why::asked ? Ended::ok : Ended::failed;
}

}  // namespace

Ended serve(const ServeOptions& options)
{
    const auto settings = settings_of(options.settings);
    if (!settings) return report(settings.error(), Form::words);
    const auto listening = listening_of(*settings);
    if (!listening) return report(listening.error(), Form::words);
    const std::string& data_folder = settings->text("data.folder");
    if (!data_folder.empty()) return end_of(serve_from(data_folder, options, *listening));
    if (options.load.empty()) {
        (void)report(Problem{Problem::Kind::missing,
                             "--data",
                             "Name the data folder, or a case file to try with --load."},
                     Form::words);
        return Ended::usage;
    }
    const auto folder = TemporaryFolder::make();
    if (!folder) return report(folder.error(), Form::words);
    return end_of(serve_from(folder->path(), options, *listening));
}

}  // namespace holdfast::house
