#pragma once
#include "house/output.h"

#include <string>
#include <vector>

/// What the program does for whoever keeps it running: one function for each command.
namespace holdfast::house {

/// Where settings come from, beside the environment; see settings.h.
struct SettingOptions {
    std::string config;  // A TOML file; "" for none.
    std::string data;
    std::string listen;  // "127.0.0.1:8080"; "" leaves it to the file and the environment.
};

struct ServeOptions {
    SettingOptions settings;
    std::vector<std::string> load;  // "cases/case-r.json@8"
};
/// Serves until it is asked to stop. Problems before that are sentences on standard error;
/// afterwards each line there is a JSON object of the log.
[[nodiscard]] Ended serve(const ServeOptions& options);

struct ConfigShowOptions {
    SettingOptions settings;
    Form form = Form::words;
};
/// Prints each setting, its value and who said it.
[[nodiscard]] Ended show_config(const ConfigShowOptions& options);

struct AuthorityNewOptions {
    std::string data;
    std::string key;
    std::string name;
    Form form = Form::words;
};
[[nodiscard]] Ended new_authority(const AuthorityNewOptions& options);

struct UserAddOptions {
    std::string data;
    std::string authority;
    std::string name;  // To sign in with.
    std::string role;
    std::string shown_name;
    std::string team;
    std::string password_file;  // "": the password is the first line of standard input.
    Form form = Form::words;
};
/// Records the practitioner, and makes the account.
[[nodiscard]] Ended add_user(const UserAddOptions& options);

struct UserListOptions {
    std::string data;
    std::string authority;
    Form form = Form::words;
};
[[nodiscard]] Ended list_users(const UserListOptions& options);

struct UserDisableOptions {
    std::string data;
    std::string authority;
    std::string name;
    Form form = Form::words;
};
[[nodiscard]] Ended disable_user(const UserDisableOptions& options);

struct TokenNewOptions {
    std::string data;
    std::string authority;
    std::string user;  // The account of the practitioner as whom the other system acts.
    std::string name;  // What people call the token.
    int days = 90;
    Form form = Form::words;
};
/// Prints the token, this once.
[[nodiscard]] Ended new_token(const TokenNewOptions& options);

}  // namespace holdfast::house
