#include "web/transport.h"

#include "base/id.h"
#include "web/gzip.h"
#include "web/http_parser.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <cassert>
#include <set>
#include <thread>

// The only coroutines of the project. GCC 12 destroys an aggregate twice that is made within a
// co_await expression, so everything that is handed to one has a name first.
namespace holdfast::web {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using beast::error_code;
using Stream = beast::tcp_stream;
using Answer = http::response<http::string_body>;
template <class T>
using Task = asio::awaitable<T>;

/// What the thread of the sockets and the workers share. All but `pool` and the const members
/// belongs to the thread of the sockets.
struct Server::Inside {
    Inside(const Listening& given, App given_app, Failed given_failed)
        : listening(given), app(std::move(given_app)), failed(std::move(given_failed)),
          pool(given.limits.workers)
    {}

    const Listening listening;
    const App app;
    const Failed failed;
    asio::io_context sockets{1};
    asio::thread_pool pool;
    tcp::acceptor acceptor{sockets};
    std::uint16_t port = 0;
    std::set<Stream*> quiet;  // Connections on which no request has begun.
    std::size_t open = 0;     // Connections.
    std::size_t in_hand = 0;  // Requests that a worker has or that wait for one.
    std::size_t uploads = 0;  // Requests with files, from their header to the end of their answer.
    bool stopping = false;
    std::thread thread;

    static Task<void> take_connections(Inside& inside);

private:
    struct Exchange;
    struct Counted;
    struct Leaving;
    static Task<void> converse(Inside& inside, tcp::socket socket);
    static Task<bool> hear_first_byte(Inside& inside, Stream& stream, beast::flat_buffer& buffer,
                                      std::chrono::milliseconds patience);
    static Task<bool> read_message(Inside& inside, Stream& stream, beast::flat_buffer& buffer,
                                   Exchange& exchange);
    static Task<void> work(Inside& inside, Exchange& exchange);
    static Task<void> make_answer(Inside& inside, Exchange& exchange);
    void prepare(Exchange& exchange, Response response) const;
    Response ask_app(const Request& request) const;
    std::optional<Refusal> take_upload(Exchange& exchange);
    static Task<error_code> read_body(Inside& inside, Stream& stream, beast::flat_buffer& buffer,
                                      Parser& parser);
    static Task<void> leave(Inside& inside, Stream& stream, Leaving leaving);
};

/// Counts while it lives.
struct Server::Inside::Counted {
    explicit Counted(std::size_t& count) : count_(count) { ++count_; }
    ~Counted() { --count_; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    std::size_t& count_;
};

/// One request and its answer.
struct Server::Inside::Exchange {
    std::string id = base::Id<struct RequestTag>::random(base::system_entropy()).text();
    std::string nonce = base::Id<struct NonceTag>::random(base::system_entropy()).text();
    bool on_loopback = false;
    Message message;
    std::size_t header_fields = 0;
    std::optional<Refusal> refusal;  // Then the end of the request is not known.
    Answer answer;
    bool is_upload = false;         // It goes to an address that takes files.
    std::optional<Counted> upload;  // It has files, and counts as long as it is in memory.
};

/// How long and how much is still taken in of whoever was answered.
struct Server::Inside::Leaving {
    std::chrono::milliseconds time;
    std::size_t bytes;
};

namespace {

constexpr std::size_t first_bytes = 1'024;  // What a quiet connection costs.
constexpr std::chrono::milliseconds to_leave{1'000};
constexpr std::size_t left_bytes = 64 * 1'024 * 1'024;  // Within that time.
constexpr std::chrono::milliseconds to_recover{100};

bool is_loopback(const Stream& stream)
{
    error_code error;
    const tcp::endpoint peer = stream.socket().remote_endpoint(error);
    if (error) return false;
    const asio::ip::address address = peer.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).is_loopback();
    return address.is_loopback();
}

bool is_one_line(std::string_view header)
{
    return std::none_of(header.begin(), header.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20U && c != '\t') || c == 0x7f;
    });
}

}  // namespace

Task<void> Server::Inside::take_connections(Inside& inside)
{
    asio::steady_timer timer{inside.sockets};
    while (!inside.stopping) {
        tcp::socket socket{inside.sockets};
        error_code error;
        co_await inside.acceptor.async_accept(socket,
                                              asio::redirect_error(asio::use_awaitable, error));
        if (inside.stopping) co_return;
        if (error) {  // The machine has no file left, or the other side is gone already.
            timer.expires_after(to_recover);
            co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
            continue;
        }
        if (inside.open >= inside.listening.limits.connections) continue;
        socket.set_option(tcp::no_delay{true}, error);
        // What a conversation throws (no memory) ends it, and no other.
        asio::co_spawn(
            inside.sockets, converse(inside, std::move(socket)), [](const std::exception_ptr&) {});
    }
}

Task<void> Server::Inside::converse(Inside& inside, tcp::socket socket)
{
    const Counted counted{inside.open};
    const Limits& limits = inside.listening.limits;
    Stream stream{std::move(socket)};
    beast::flat_buffer buffer;
    const bool on_loopback = is_loopback(stream);
    std::chrono::milliseconds patience = limits.to_read;
    Leaving leaving{to_leave, left_bytes};
    while (!inside.stopping) {
        if (buffer.size() == 0) {
            const bool heard = co_await hear_first_byte(inside, stream, buffer, patience);
            if (!heard) co_return;
        }
        Exchange exchange;
        exchange.on_loopback = on_loopback;
        stream.expires_after(limits.to_read);
        const bool is_there = co_await read_message(inside, stream, buffer, exchange);
        if (!is_there) co_return;
        co_await make_answer(inside, exchange);
        if (inside.stopping) exchange.answer.keep_alive(false);
        error_code error;
        stream.expires_after(limits.to_write);
        co_await http::async_write(
            stream, exchange.answer, asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return;
        if (exchange.refusal && exchange.is_upload)
            leaving = {limits.to_drain_upload, limits.drained_upload_bytes};
        if (exchange.answer.need_eof()) break;
        patience = limits.idle;
    }
    co_await leave(inside, stream, leaving);
}

/// Lets the other side read the answer: a socket that is closed while bytes still come in resets
/// the connection, and the answer is lost with it.
Task<void> Server::Inside::leave(Inside& inside, Stream& stream, Leaving leaving)
{
    error_code error;
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
    if (inside.stopping) leaving.time = std::min(leaving.time, to_leave);
    stream.expires_after(leaving.time);
    // Nobody waits for them when the server stops.
    if (leaving.time > to_leave) inside.quiet.insert(&stream);
    std::string dropped(16 * 1'024, '\0');
    const auto place = asio::buffer(dropped);
    std::size_t length = 0;
    while (!error && length < leaving.bytes) {
        const std::size_t more = co_await stream.async_read_some(
            place, asio::redirect_error(asio::use_awaitable, error));
        length += more;
    }
    inside.quiet.erase(&stream);
}

/// False: the connection ended, or has been quiet for too long.
Task<bool> Server::Inside::hear_first_byte(Inside& inside, Stream& stream,
                                           beast::flat_buffer& buffer,
                                           std::chrono::milliseconds patience)
{
    inside.quiet.insert(&stream);
    error_code error;
    stream.expires_after(patience);
    const auto place = buffer.prepare(first_bytes);
    const std::size_t length =
        co_await stream.async_read_some(place, asio::redirect_error(asio::use_awaitable, error));
    inside.quiet.erase(&stream);
    buffer.commit(length);
    co_return !error;
}

/// False: there is nobody to answer. Else the exchange has its message, or its refusal.
Task<bool> Server::Inside::read_message(Inside& inside, Stream& stream, beast::flat_buffer& buffer,
                                        Exchange& exchange)
{
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code error;
    Parser parser;
    set_limits(parser, inside.listening.limits);
    co_await http::async_read_header(
        stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    const Limits& limits = inside.listening.limits;
    exchange.is_upload = is_upload(parser.get(), limits);
    if (!error) {
        exchange.refusal = refusal_of_header(parser.get());
        if (!exchange.refusal) exchange.refusal = limit_body(parser, limits);
        if (!exchange.refusal && exchange.is_upload)
            exchange.refusal = inside.take_upload(exchange);
        exchange.header_fields = count_fields(parser.get());
        const bool waits = parser.get().version() == 11 && buffer.size() == 0
                        && parser.get().count(http::field::expect) > 0;
        if (!exchange.refusal && !parser.is_done() && waits) {
            const auto bytes = asio::buffer(go_on);
            co_await asio::async_write(
                stream, bytes, asio::redirect_error(asio::use_awaitable, error));
        }
        if (!exchange.refusal && !error && exchange.is_upload)
            error = co_await read_body(inside, stream, buffer, parser);
        else if (!exchange.refusal && !parser.is_done() && !error)
            co_await http::async_read(
                stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    }
    if (error) {
        exchange.refusal = refusal_of(error, parser.get(), limits);
        if (!exchange.refusal) co_return false;
    }
    exchange.message = parser.release();
    co_return true;
}

/// An upload has as long as it comes at a decent rate: on a slow line that is long.
Task<error_code> Server::Inside::read_body(Inside& inside, Stream& stream,
                                           beast::flat_buffer& buffer, Parser& parser)
{
    using Clock = std::chrono::steady_clock;
    const Limits& limits = inside.listening.limits;
    const auto begun = Clock::now();
    std::size_t length = 0;
    error_code error;
    while (!error && !parser.is_done()) {
        const std::chrono::milliseconds earned{length * 1'000 / limits.upload_bytes_a_second};
        stream.expires_at(
            std::min(begun + limits.to_read_upload + earned, Clock::now() + limits.to_read_upload));
        const std::size_t more = co_await http::async_read_some(
            stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
        length += more;
    }
    co_return error;
}

/// Files take long to come, and memory: only a few at once.
std::optional<Refusal> Server::Inside::take_upload(Exchange& exchange)
{
    if (uploads >= listening.limits.uploads)
        return Refusal{503,
                       "Several files are being taken in just now, so yours was not. Go back, wait "
                       "a minute and send it again."};
    exchange.upload.emplace(uploads);
    return std::nullopt;
}

/// On the thread of the sockets what is short, on a worker's what is not.
Task<void> Server::Inside::make_answer(Inside& inside, Exchange& exchange)
{
    const Limits& limits = inside.listening.limits;
    if (exchange.refusal) {
        inside.prepare(exchange, refusal_page(*exchange.refusal, exchange.id));
        exchange.answer.keep_alive(false);
        co_return;
    }
    if (inside.in_hand >= limits.workers + limits.waiting) {
        const Refusal busy{503, "This system is very busy. Wait a few seconds and try again."};
        Response response = refusal_page(busy, exchange.id);
        response.headers.emplace_back("Retry-After", "5");
        inside.prepare(exchange, std::move(response));
        co_return;
    }
    const Counted counted{inside.in_hand};
    co_await asio::co_spawn(inside.pool, work(inside, exchange), asio::use_awaitable);
}

/// On a worker's thread.
Task<void> Server::Inside::work(Inside& inside, Exchange& exchange)
{
    Accepted<Request> request =
        request_of(std::move(exchange.message), exchange.header_fields, inside.listening.limits);
    if (!request) {
        inside.prepare(exchange, refusal_page(request.error(), exchange.id));
        co_return;
    }
    request->id = exchange.id;
    request->nonce = exchange.nonce;
    request->on_loopback = exchange.on_loopback;
    Response response = inside.ask_app(*request);
    compress(*request, response);
    inside.prepare(exchange, std::move(response));
}

Response Server::Inside::ask_app(const Request& request) const
{
    try {
        return app(request);
    } catch (const std::exception& error) {
        failed(request.id, error);
        const Refusal ours{500,
                           "This system failed, and it is not known what was kept. Look whether "
                           "what you did is there before you do it again."};
        return refusal_page(ours, request.id);
    }
}

/// Makes the bytes of the answer, with the headers of every answer.
void Server::Inside::prepare(Exchange& exchange, Response response) const
{
    const auto reached = listening.secure ? Reached::over_tls : Reached::in_the_clear;
    with_security_headers(response, exchange.nonce, reached);
    const bool has_no_body = response.status == 204 || response.status == 304;
    assert(!has_no_body || response.body.empty());
    Answer& answer = exchange.answer;
    answer.version(exchange.message.version());
    answer.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers) {
        assert(is_one_line(name) && is_one_line(value));
        answer.insert(name, value);
    }
    answer.set("X-Request-Id", exchange.id);
    answer.keep_alive(exchange.message.keep_alive());
    if (!has_no_body) answer.content_length(response.body.size());
    if (exchange.message.method() != http::verb::head) answer.body() = std::move(response.body);
}

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Server::~Server()
{
    stop();
}

base::Result<std::unique_ptr<Server>> Server::start(const Listening& listening, App app,
                                                    Failed failed)
{
    assert(listening.limits.workers > 0);
    assert(listening.limits.upload_bytes_a_second > 0);
    auto inside = std::make_unique<Inside>(listening, std::move(app), std::move(failed));
    error_code error;
    const tcp::endpoint wanted{asio::ip::make_address(listening.address, error), listening.port};
    tcp::acceptor& acceptor = inside->acceptor;
    if (!error) acceptor.open(wanted.protocol(), error);
    // Else a port stays taken for a minute after its server ended. Two servers still cannot share.
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error) acceptor.bind(wanted, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return base::problem(base::Problem::Kind::unavailable,
                             "",
                             "Nothing can listen on address " + listening.address + ", port "
                                 + std::to_string(listening.port) + " (" + error.message()
                                 + "). End what uses it, or choose another.");
    inside->port = acceptor.local_endpoint().port();
    asio::co_spawn(
        inside->sockets, Inside::take_connections(*inside), [](const std::exception_ptr&) {});
    inside->thread = std::thread{[&sockets = inside->sockets] { sockets.run(); }};
    return std::unique_ptr<Server>{new Server{std::move(inside)}};
}

std::uint16_t Server::port() const
{
    return inside_->port;
}

void Server::stop()
{
    if (!inside_->thread.joinable()) return;
    asio::post(inside_->sockets, [&inside = *inside_] {
        inside.stopping = true;
        inside.acceptor.close();
        for (Stream* stream : inside.quiet) stream->close();
    });
    inside_->thread.join();
    inside_->pool.join();
}

}  // namespace holdfast::web
