#include "base/lost_machine.h"
#include "house/commands.h"
#include "house/serving_line.h"

#include <cstdlib>
#include <iostream>

namespace {

using namespace holdfast::house;

void add_key(CLI::App& command, std::string& key)
{
    command.add_option("--key", key, "The key file (unless given: the ledger's name with .key)");
}

void add_play(CLI::App& app, PlayOptions& options, Ended& ended)
{
    CLI::App* command = app.add_subcommand("play", "Play a case file, event by event");
    command->footer("Example: holdfast play cases/case-r.json --as-known-on 2015-03-01");
    command->add_option("FILE", options.file, "The case file")->required();
    command->add_option("--ledger", options.ledger, "Keep the played ledger in this new file");
    add_key(*command, options.key);
    command->add_option(
        "--as-known-on", options.as_known_on, "Tell only what was known on this day (2015-03-01)");
    command->add_option("--before", options.before, "Stop before the event of this label (8)");
    add_form(*command, options.form);
    command->callback([&] { ended = play(options); });
}

void add_export(CLI::App& app, ExportOptions& options, Ended& ended)
{
    CLI::App* command =
        app.add_subcommand("export", "Write a ledger into a file that anybody can verify");
    command->footer("Example: holdfast export --ledger case-r.ledger --out case-r.export");
    command->add_option("--ledger", options.ledger, "The ledger")->required();
    add_key(*command, options.key);
    command->add_option("--out", options.out, "The file to write, which must not be there")
        ->required();
    command->add_flag("--open", options.readable, "With every entry's key and words: readable");
    add_form(*command, options.form);
    command->callback([&] { ended = export_ledger(options); });
}

void add_verify(CLI::App& app, VerifyOptions& options, Ended& ended)
{
    CLI::App* command = app.add_subcommand("verify", "Check a ledger or an export, to the byte");
    command->footer("Example: holdfast verify case-r.export");
    command->add_option("FILE", options.file, "A ledger or an export")->required();
    command->add_option("--key", options.key, "Of a ledger: also open every entry with this key");
    command->add_option("--signer", options.signer, "Refuse any other signer (base 64)");
    command->add_option("--at-least", options.at_least, "Refuse fewer entries than this");
    add_form(*command, options.form);
    command->callback([&] { ended = verify(options); });
}

void add_guardrails(CLI::App& app, GuardrailsOptions& options, Ended& ended)
{
    CLI::App* command = app.add_subcommand(
        "guardrails", "Print the manual of the guardrails, or what each finds and costs");
    command->footer("Example: holdfast guardrails --counts --ledger case-r.ledger");
    auto* markdown = command->add_flag("--markdown");
    markdown->description("Answer in Markdown (also without this)");
    auto* json = command->add_flag_callback(
        "--json", [&options] { options.form = Form::json; }, "Answer in JSON");
    json->excludes(markdown);
    auto* counts = command->add_flag(
        "--counts", options.counts, "Count for each rule what it found and what it cost");
    auto* ledger = command->add_option("--ledger", options.ledger, "The ledger to count in");
    counts->needs(ledger)->excludes(markdown);
    ledger->needs(counts);
    add_key(*command, options.key);
    command->callback([&] { ended = guardrails_of(options); });
}

/// --markdown says what is printed without it, for those who like to say so.
void add_manual(CLI::App& app, const char* name, const char* what, Form& form, Ended& ended,
                Ended (*print_manual)(Form))
{
    CLI::App* command = app.add_subcommand(name, what);
    command->footer(std::string{"Example: holdfast "} + name + " --markdown");
    auto* markdown = command->add_flag("--markdown");
    markdown->description("Answer in Markdown (also without this)");
    command->add_flag_callback(
               "--json", [&form] { form = Form::json; }, "Answer in JSON")
        ->excludes(markdown);
    command->callback([&ended, &form, print_manual] { ended = print_manual(form); });
}

void add_why(CLI::App& app, WhyOptions& options, Ended& ended)
{
    CLI::App* command =
        app.add_subcommand("why", "Say why a guardrail speaks about a person's family, or why not");
    command->footer("Example: holdfast why --ledger case-r.ledger \"Case R\" G02");
    command->add_option("--ledger", options.ledger, "The ledger")->required();
    add_key(*command, options.key);
    command->add_option("PERSON", options.person, "An id, or a name as recorded")->required();
    command->add_option("GUARDRAIL", options.guardrail, "Its number, such as G02")->required();
    command->add_option(
        "--as-known-on", options.as_known_on, "By what was known on this day (2015-03-01)");
    add_form(*command, options.form);
    command->callback([&] { ended = why(options); });
}

void add_policy(CLI::App& app, PolicyOptions& options, Ended& ended)
{
    CLI::App* command = app.add_subcommand(
        "policy", "Try a policy value on the last year: which findings would have been different");
    command->footer("Example: holdfast policy --try G29.days=28 --ledger case-r.ledger");
    command->add_option("--try", options.tried, "The value and what it would be (G29.days=28)")
        ->required();
    command->add_option("--ledger", options.ledger, "The ledger")->required();
    add_key(*command, options.key);
    add_form(*command, options.form);
    command->callback([&] { ended = try_policy(options); });
}

void add_fill(CLI::App& app, FillOptions& options, Ended& ended)
{
    CLI::App* command =
        app.add_subcommand("bench-fill", "Fill a ledger with invented families, for benchmarks");
    command->footer("Example: holdfast bench-fill --ledger large.ledger --entries 1000000");
    command->add_option("--ledger", options.ledger, "The ledger; made when it is not there")
        ->required();
    add_key(*command, options.key);
    command->add_option("--entries", options.entries, "How many entries it shall hold at least")
        ->required();
    add_form(*command, options.form);
    command->callback([&] { ended = bench_fill(options); });
}

/// Reads the command line and does what it says.
Ended run(int count, char** words)
{
    CLI::App app{"Holdfast: no child's case closes, drifts, or is downgraded unseen.", "holdfast"};
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done; 1 a failure or a difference; 2 the command was not understood; "
               "3 done, but something given was refused.");
    Ended ended = Ended::ok;
    PlayOptions play_options;
    ExportOptions export_options;
    VerifyOptions verify_options;
    WhyOptions why_options;
    PolicyOptions policy_options;
    FillOptions fill_options;
    GuardrailsOptions guardrails_options;
    Form records_form = Form::words;
    add_play(app, play_options, ended);
    add_export(app, export_options, ended);
    add_verify(app, verify_options, ended);
    add_guardrails(app, guardrails_options, ended);
    add_manual(
        app, "records", "Print the manual of the records", records_form, ended, print_records);
    add_why(app, why_options, ended);
    add_policy(app, policy_options, ended);
    add_fill(app, fill_options, ended);
    ServingLine serving;
    serving.add_to(app, ended);
    try {
        app.parse(count, words);
    } catch (const CLI::RequiredError& error) {
        // The library says only that a command is needed, also when a wrong one was given.
        if (count > 1 && words[1][0] != '-' && app.get_subcommands().empty()) {
            std::cerr << "There is no command of this name; `holdfast --help` lists them.\n";
            return Ended::usage;
        }
        return app.exit(error) == 0 ? Ended::ok : Ended::usage;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? Ended::ok : Ended::usage;
    }
    return ended;
}

}  // namespace

int main(int count, char** words)
{
    try {
        return static_cast<int>(run(count, words));
    } catch (const holdfast::base::LostMachine& lost) {
        std::cerr << lost.what() << ". What was acknowledged is kept; start again.\n";
    } catch (const std::exception& error) {
        std::cerr << "The machine failed: " << error.what() << "\n";
    }
    return static_cast<int>(Ended::failed);
}
