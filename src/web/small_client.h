#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::web {

/// An answer as a test sees it.
struct Said {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  // As they came.
    std::string body;

    /// The first value; "" when there is none. Names as they were sent.
    [[nodiscard]] std::string header(std::string_view name) const
    {
        for (const auto& [own, value] : headers)
            if (own == name) return value;
        return "";
    }
};

/// A client on loopback for tests, which sends exactly the bytes that it is given, wrong ones too.
/// Waits at most five seconds for anything.
class SmallClient {
public:
    explicit SmallClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto* general = reinterpret_cast<const sockaddr*>(&address);
        if (socket_ < 0 || ::connect(socket_, general, sizeof address) != 0) std::abort();
    }
    ~SmallClient()
    {
        if (socket_ >= 0) ::close(socket_);
    }
    SmallClient(SmallClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), read_(std::move(other.read_))
    {}
    SmallClient(const SmallClient&) = delete;
    SmallClient& operator=(const SmallClient&) = delete;

    /// False: the other side does not take them any more.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// Says that nothing more comes, and still listens.
    void finish_sending() { ::shutdown(socket_, SHUT_WR); }

    /// Goes at once, without saying so: the other side's next bytes are refused.
    void vanish()
    {
        const linger at_once{1, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        ::close(std::exchange(socket_, -1));
    }

    /// Status and headers. nullopt: the connection ended or nothing came.
    std::optional<Said> read_header()
    {
        while (!read_.contains("\r\n\r\n"))
            if (!read_more()) return std::nullopt;
        const std::size_t end = read_.find("\r\n\r\n");
        std::string_view lines = std::string_view{read_}.substr(0, end + 2);
        Said said;
        const std::string_view first = take_line(lines);
        if (first.size() < 12 || !first.starts_with("HTTP/1.")) return std::nullopt;
        said.status = std::atoi(std::string{first.substr(9, 3)}.c_str());
        while (!lines.empty()) {
            const std::string_view line = take_line(lines);
            const std::size_t colon = line.find(": ");
            if (colon == std::string_view::npos) return std::nullopt;
            said.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        }
        read_.erase(0, end + 4);
        return said;
    }

    /// One whole answer, its length by Content-Length. nullopt as above.
    std::optional<Said> read_answer()
    {
        auto said = read_header();
        if (!said) return said;
        const auto length =
            static_cast<std::size_t>(std::atoll(said->header("Content-Length").c_str()));
        while (read_.size() < length)
            if (!read_more()) return std::nullopt;
        said->body = read_.substr(0, length);
        read_.erase(0, length);
        return said;
    }

    /// Whether the other side ends the connection within this time, and says nothing before.
    bool is_closed_within(std::chrono::milliseconds time)
    {
        return read_.empty() && waits_for_input(time) && !read_more() && read_.empty();
    }

private:
    static std::string_view take_line(std::string_view& lines)
    {
        const std::size_t end = lines.find("\r\n");
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end + 2);
        return line;
    }

    [[nodiscard]] bool waits_for_input(std::chrono::milliseconds time) const
    {
        pollfd wanted{socket_, POLLIN, 0};
        return ::poll(&wanted, 1, static_cast<int>(time.count())) > 0;
    }

    bool read_more()
    {
        if (!waits_for_input(std::chrono::seconds{5})) return false;
        char bytes[16 * 1024];
        const ssize_t length = ::recv(socket_, bytes, sizeof bytes, 0);
        if (length <= 0) return false;
        read_.append(bytes, static_cast<std::size_t>(length));
        return true;
    }

    int socket_;
    std::string read_;  // Not yet given to the test.
};

}  // namespace holdfast::web
