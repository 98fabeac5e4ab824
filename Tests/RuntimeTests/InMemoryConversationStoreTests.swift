import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

struct InMemoryConversationStoreTests {
    @Test func `keeps the store contract`() async throws {
        try await ConversationStoreContract { InMemoryConversationStore() }.verify()
    }
}
