import FrontdeskTestSupport
import NIOCore
import Testing

@testable import FrontdeskServer

struct OpenAPITests {
    @Test func `describes every address, and nothing else`() async throws {
        let document = try #require(WebAssets.embedded.asset("openapi.json")).bytes
        guard case .object(let root) = try JSONReader.value(in: document), case .object(let paths)? = root["paths"]
        else {
            Issue.record("docs/openapi.json is not an OpenAPI document")
            return
        }
        var described: [String] = []
        for path in paths.members {
            guard case .object(let methods) = path.value else { continue }
            described += methods.members.map { "\($0.name.uppercased()) \(path.name)" }
        }
        let served = try await TestDesk.perform { desk in
            desk.server.addresses.map { "\($0.method) \($0.path.replacing("**", with: "{path}"))" }
        }
        #expect(described.sorted() == served.sorted())
    }
}
