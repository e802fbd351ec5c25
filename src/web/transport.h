#pragma once
#include "web/request.h"
#include "web/response.h"

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>

/// HTTP/1.1 on a socket, by Boost.Beast. TLS and HTTP/2 are a reverse proxy's.
namespace holdfast::web {

/// What a stranger can cost us. Each connection is a file of the process, whose own limit must be
/// higher than `connections`.
struct Limits {
    std::size_t header_bytes = 16 * 1024;  // More is answered 431.
    std::size_t body_bytes = 1024 * 1024;  // More is answered 413.
    /// Which addresses take files by POST; nullptr: none. They take longer bodies and longer to
    /// read, so no more than a few are in hand at once; others are answered 503. Who sends is not
    /// known before the whole request was read. While one is filed it costs about five times its
    /// size: at these bounds 440 MiB.
    bool (*takes_files)(std::string_view path) = nullptr;
    std::size_t upload_bytes = 11 * 1024 * 1024;
    /// An upload goes on as long as no silence in it is longer than this, and as it has come at
    /// least at this rate since it had this time once: 11 MiB have at most about ten minutes.
    std::chrono::milliseconds to_read_upload{60'000};
    std::size_t upload_bytes_a_second = 20'000;  // At least 1 (asserted).
    std::size_t uploads = 8;
    /// What still comes of an upload that was refused is taken in and dropped, because a browser
    /// that is cut off while it sends shows no answer. After either of these it is cut off.
    std::chrono::milliseconds to_drain_upload{60'000};
    std::size_t drained_upload_bytes = 256 * 1024 * 1024;
    std::chrono::milliseconds to_read{10'000};   // A whole request, from its first byte; and to
                                                 // the first byte of a new connection.
    std::chrono::milliseconds to_write{10'000};  // A whole answer.
    std::chrono::milliseconds idle{60'000};      // Between two requests on a connection.
    std::size_t connections = 2'000;             // More are closed at once.
    std::size_t waiting = 256;  // Requests that wait for a worker; more are answered 503.
    unsigned workers = 8;       // At least 1 (asserted).
};

/// Where to listen, and what answers.
struct Listening {
    std::string address = "127.0.0.1";  // Of IPv4 or IPv6, in numbers.
    std::uint16_t port = 0;             // 0: any that is free.
    Limits limits;
    /// Secure: the site is reached over TLS (by the proxy), so cookies and headers say so.
    bool secure = false;
};

/// Called on a worker's thread, several at a time. What it throws is answered with 500 and told to
/// `failed` on the same thread, with the request's id and without its content. Anything thrown that
/// is no std::exception ends the program, and so does what `failed` throws. No header that it
/// answers holds a control character, and no answer 204 or 304 a body (asserted).
using App = std::function<Response(const Request&)>;
using Failed = std::function<void(const std::string& request_id, const std::exception&)>;

/// A server that listens from when it is made until it is stopped or goes. `start`, `stop` and the
/// destructor belong to one thread, which is none of the app's.
class Server {
public:
    /// Problem: unavailable, when the address cannot be listened on; the message names it.
    [[nodiscard]] static base::Result<std::unique_ptr<Server>> start(const Listening& listening,
                                                                     App app, Failed failed);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    /// Takes no more connections, closes those that are quiet, lets what is being read, answered
    /// and written finish within the limits, and ends. It waits for the app as long as that takes.
    void stop();

private:
    struct Inside;
    explicit Server(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace holdfast::web
