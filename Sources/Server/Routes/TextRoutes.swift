import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird
import NIOCore

/// The texts of the pages, by language.
struct TextRoutes: Sendable {
    private let context: ServerContext

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// All of them.
    var routes: [Route] {
        [
            Route(.get, "/api/v1/texts", sharing: .all, languages),
            Route(.get, "/api/v1/texts/{tag}", sharing: .all, texts),
        ]
    }

    @Sendable private func languages(_ exchange: Exchange) async throws(Problem) -> Response {
        let languages = await context.texts.languages()
        var json = JSONWriter()
        json.object { json in
            json.array("languages", languages) { json, language in
                json.object { json in
                    json.member("tag", language.tag)
                    json.member("name", language.name)
                    json.member("dir", language.isRightToLeft ? "rtl" : "ltr")
                }
            }
        }
        return answer(json, exchange)
    }

    @Sendable private func texts(_ exchange: Exchange) async throws(Problem) -> Response {
        guard let name = exchange.parameters.get("tag").flatMap({ PercentEncoding.decode($0) }), name.utf8.count <= 64,
            var texts = await context.texts.texts(in: LanguageTag(name))
        else {
            throw Problem(.notFound, "there are no texts in this language; /api/v1/texts lists those there are")
        }
        if let name = context.settings.plain.siteName { texts["ui.widget.title"] = Self.pattern(of: name) }
        var json = JSONWriter()
        json.object { json in
            for (key, text) in texts.sorted(by: { $0.key < $1.key }) { json.member(key, text) }
        }
        return answer(json, exchange)
    }

    /// A pattern that is filled in as the text itself.
    private static func pattern(of text: String) -> String {
        text.map { $0 == "'" ? "''" : $0 == "{" || $0 == "}" ? "'\($0)'" : String($0) }.joined()
    }

    private func answer(_ json: JSONWriter, _ exchange: Exchange) -> Response {
        let bytes = json.buffer
        return .cacheable(
            bytes,
            contentType: "application/json",
            tag: "\"\(WebAsset.digest(of: bytes))\"",
            caching: "public, no-cache",
            for: exchange
        )
    }
}
