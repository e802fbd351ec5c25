#pragma once
#include "house/serving_commands.h"

#include <CLI/CLI.hpp>

namespace holdfast::house {

/// The part of the command line for whoever keeps Holdfast running. It outlives the parsing, which
/// fills it.
class ServingLine {
public:
    /// `ended` is how the command that was given has ended.
    void add_to(CLI::App& app, Ended& ended);

private:
    void add_serve(CLI::App& app, Ended& ended);
    void add_config(CLI::App& app, Ended& ended);
    void add_authority(CLI::App& app, Ended& ended);
    void add_user(CLI::App& app, Ended& ended);
    void add_user_add(CLI::App& user, Ended& ended);
    void add_token(CLI::App& app, Ended& ended);

    ServeOptions serve_;
    ConfigShowOptions config_show_;
    AuthorityNewOptions authority_new_;
    UserAddOptions user_add_;
    UserListOptions user_list_;
    UserDisableOptions user_disable_;
    TokenNewOptions token_new_;
};

/// Every command but `serve` takes --json; its answer is then one JSON object on standard output.
void add_form(CLI::App& command, Form& form);

}  // namespace holdfast::house
