#pragma once
#include "house/program_log.h"
#include "house/served_authority.h"
#include "house/stop_signals.h"
#include "web/router.h"
#include "web/transport.h"

namespace holdfast::house {

/// Everything that is answered: the pages, the API, and two probes for whoever keeps the machine.
///
///     GET /livez   "ok": the program runs.
///     GET /readyz  "ok" when the ledger and the log of reading of each authority can be read;
///                  otherwise 503, and the log says which.
///
/// Each answer is logged with the pattern of its route. Safe to call from several threads.
class Site {
public:
    /// What is given outlives the site.
    Site(std::span<const std::unique_ptr<ServedAuthority>> authorities,
         const web::Listening& listening, ProgramLog& log, StopSignals& stop);
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    [[nodiscard]] web::Response answer(const web::Request& request);
    /// What a handler threw. A lost machine asks the program to stop.
    void failed(const std::string& request_id, const std::exception& error);

private:
    [[nodiscard]] web::Response ready() const;

    std::span<const std::unique_ptr<ServedAuthority>> authorities_;
    std::vector<casework::Authority*> known_;
    ProgramLog& log_;
    StopSignals& stop_;
    web::Router pages_;  // And the probes.
    web::Router api_;    // Where nothing is found it answers in its own form.
};

}  // namespace holdfast::house
