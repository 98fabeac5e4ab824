import Hummingbird
import NIOCore

/// What stands at the front door when the demonstration shop is off.
enum RunningPage {
    private static let html = """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Frontdesk</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><link rel="icon" href="/assets/favicon.svg"></head>
        <body>
        <main>
        <h1>Frontdesk is running</h1>
        <p>Put the chat on your site with one line: <code>&lt;script src="/widget.js" async&gt;&lt;/script&gt;</code></p>
        <p><a href="/chat">Chat</a> · <a href="/console">Console</a> · <a href="/admin">Administration</a></p>
        </main>
        </body>
        </html>

        """

    /// The page.
    static var response: Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8", .cacheControl: "no-cache",
                .contentSecurityPolicy: "default-src 'none'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html))
        )
    }
}
