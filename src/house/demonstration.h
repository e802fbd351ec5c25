#pragma once
#include "house/served_authority.h"
#include "replay/case_file.h"

/// An authority made from a case file, to be tried. Nobody in it is real, its passwords are shown
/// on the sign-in page, and it is served to this machine alone.
namespace holdfast::house {

/// A case file as a command line names it: "cases/case-r.json@8" stops before the event 8.
struct Loading {
    std::string file;
    std::string before;  // "": plays it whole.
    std::string key;     // Of the authority that it becomes: the file's name, "case-r".
};
/// What stands behind the last '@' is the event, unless there is a file of the whole name. Problem:
/// invalid, when the file's name makes no authority's key.
[[nodiscard]] base::Result<Loading> loading_of(const std::string& text);

/// Plays the file into a new authority of the data folder, opens it, and gives everybody in it who
/// works with pages an account:
/// - Each has a sign-in name of the authority's key and the file's own ("case-r-worker"), and a
///   password of plain words.
/// - Who has no name in the file is recorded by role ("Social worker (Case R)").
/// - A head of service and an administrator are added where the file has none, so that there is a
///   second signer.
/// - A family that the file gives to nobody is given to its first social worker.
/// What is recorded so is recorded by Holdfast itself.
/// Problems: those of the file and of `read_case_file`; refused, when records of the file are;
/// conflict, when there is an authority of this key; those of the ledgers and the drawer.
[[nodiscard]] base::Checked<std::unique_ptr<ServedAuthority>> load(const Loading& loading,
                                                                   const std::string& data_folder);

}  // namespace holdfast::house
