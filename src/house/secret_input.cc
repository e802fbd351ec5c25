#include "house/secret_input.h"

#include "house/files.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace holdfast::house {

using base::Problem;
using base::Result;

namespace {

/// A terminal that shows nothing of what is typed while it lives; nothing where there is none.
class Unseen {
public:
    Unseen()
    {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
        is_terminal_ = true;
        termios unseen = before_;
        unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
        std::cerr << "Password: " << std::flush;
    }
    ~Unseen()
    {
        if (!is_terminal_) return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::cerr << "\n";
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    bool is_terminal_ = false;
};

}  // namespace

Result<std::string> read_password(const std::string& path)
{
    std::string line;
    if (path.empty()) {
        const Unseen unseen;
        std::getline(std::cin, line);
    } else {
        auto text = read_text(path);
        if (!text) return std::unexpected(text.error());
        line = text->substr(0, text->find('\n'));
    }
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty())
        return base::problem(Problem::Kind::missing,
                             "password",
                             "Give the password as the first line of standard input or of the "
                             "file that --password-file names.");
    return line;
}

}  // namespace holdfast::house
