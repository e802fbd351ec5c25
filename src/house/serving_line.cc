#include "house/serving_line.h"

namespace holdfast::house {

namespace {

void add_settings(CLI::App& command, SettingOptions& options)
{
    command.add_option("--config", options.config, "A TOML file with settings");
    command.add_option("--data", options.data, "The folder with one folder for each authority");
    command.add_option(
        "--listen", options.listen, "Where to listen (unless given: 127.0.0.1:8080)");
}

/// The data folder and the authority in it, which most of these commands need.
template <class Options>
void add_place(CLI::App& command, Options& options)
{
    command.add_option("--data", options.data, "The folder with one folder for each authority")
        ->required();
    command.add_option("--authority", options.authority, "The key of the authority")->required();
    add_form(command, options.form);
}

CLI::App* add_group(CLI::App& app, const char* noun, const char* what)
{
    CLI::App* group = app.add_subcommand(noun, what);
    group->require_subcommand(1);
    return group;
}

}  // namespace

void add_form(CLI::App& command, Form& form)
{
    command.add_flag_callback("--json", [&form] { form = Form::json; }, "Answer in JSON");
}

void ServingLine::add_to(CLI::App& app, Ended& ended)
{
    add_serve(app, ended);
    add_config(app, ended);
    add_authority(app, ended);
    add_user(app, ended);
    add_token(app, ended);
}

void ServingLine::add_serve(CLI::App& app, Ended& ended)
{
    CLI::App* command = app.add_subcommand("serve", "Serve the pages and the API");
    command->footer("Example: holdfast serve --load cases/case-r.json@8");
    add_settings(*command, serve_.settings);
    command
        ->add_option("--load",
                     serve_.load,
                     "A case file to try, stopped before the event behind an '@'; may be repeated")
        ->take_all();
    command->callback([this, &ended] { ended = serve(serve_); });
}

void ServingLine::add_config(CLI::App& app, Ended& ended)
{
    CLI::App* group = add_group(app, "config", "Look at the settings");
    CLI::App* command = group->add_subcommand("show", "Print each setting and who said it");
    command->footer("Example: holdfast config show --config holdfast.toml");
    add_settings(*command, config_show_.settings);
    add_form(*command, config_show_.form);
    command->callback([this, &ended] { ended = show_config(config_show_); });
}

void ServingLine::add_authority(CLI::App& app, Ended& ended)
{
    AuthorityNewOptions& options = authority_new_;
    CLI::App* group = add_group(app, "authority", "Found an authority");
    CLI::App* command = group->add_subcommand("new", "Found an authority, for real work");
    command->footer("Example: holdfast authority new --data data --key example --name \"Example "
                    "Borough\"");
    command->add_option("--data", options.data, "The folder with one folder for each authority")
        ->required();
    command->add_option("--key", options.key, "Its folder's name: a-z, 0-9, '-'")->required();
    command->add_option("--name", options.name, "Its name, as pages show it")->required();
    add_form(*command, options.form);
    command->callback([this, &ended] { ended = new_authority(authority_new_); });
}

void ServingLine::add_user(CLI::App& app, Ended& ended)
{
    CLI::App* group = add_group(app, "user", "Accounts to sign in with");
    add_user_add(*group, ended);

    CLI::App* list = group->add_subcommand("list", "List the accounts");
    list->footer("Example: holdfast user list --data data --authority example");
    add_place(*list, user_list_);
    list->callback([this, &ended] { ended = list_users(user_list_); });

    CLI::App* disable = group->add_subcommand("disable", "Let nobody sign in with an account");
    disable->footer("Example: holdfast user disable --data data --authority example --name ash");
    add_place(*disable, user_disable_);
    disable->add_option("--name", user_disable_.name, "The sign-in name")->required();
    disable->callback([this, &ended] { ended = disable_user(user_disable_); });
}

void ServingLine::add_user_add(CLI::App& user, Ended& ended)
{
    UserAddOptions& options = user_add_;
    CLI::App* command = user.add_subcommand(
        "add", "Record a practitioner and make the account; reads the password");
    command->footer("Example: holdfast user add --data data --authority example --name ash --role "
                    "social_worker --shown-name \"Ash Example\" --team \"North\" < password");
    add_place(*command, options);
    command->add_option("--name", options.name, "The name to sign in with")->required();
    command->add_option("--role", options.role, "A code of codesets/practitioner_roles.csv")
        ->required();
    command->add_option("--shown-name", options.shown_name, "The name as colleagues know it")
        ->required();
    command->add_option("--team", options.team, "The team's name");
    command->add_option("--password-file",
                        options.password_file,
                        "A file with the password (unless given: standard input)");
    command->callback([this, &ended] { ended = house::add_user(user_add_); });
}

void ServingLine::add_token(CLI::App& app, Ended& ended)
{
    TokenNewOptions& options = token_new_;
    CLI::App* group = add_group(app, "token", "Tokens for other systems");
    CLI::App* command = group->add_subcommand("new", "Make a token and print it, this once");
    command->footer("Example: holdfast token new --data data --authority example --user ash --name "
                    "\"School system\"");
    add_place(*command, options);
    command->add_option("--user", options.user, "As whose account the system acts")->required();
    command->add_option("--name", options.name, "What people call the token")->required();
    command->add_option("--days", options.days, "How long it lasts (unless given: 90)");
    command->callback([this, &ended] { ended = new_token(token_new_); });
}

}  // namespace holdfast::house
