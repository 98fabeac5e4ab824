import FrontdeskCore
import FrontdeskPlugins
import Testing

struct MessageClustersTests {
    @Test func `puts alike messages of one language together, the largest group first`() {
        let messages: [(text: String, language: LanguageTag)] = [
            ("do you sell gift vouchers", "en"),
            ("can I change my address", "en"),
            ("do you sell gift voucher", "en"),
            ("do you have gift vouchers", "en"),
            ("do you sell gift vouchers", "de"),
            ("how to change my address", "en"),
        ]
        let clusters = MessageClusters(messages).clusters
        #expect(clusters.map { $0.members.sorted() } == [[0, 2, 3], [1, 5], [4]])
        #expect(clusters.map(\.language) == ["en", "en", "de"])
    }

    @Test func `is the same on every run and has nothing for no messages`() {
        #expect(MessageClusters([]).clusters.isEmpty)
        let messages = IntentSamples.all.map { ($0.text, $0.language) }
        #expect(MessageClusters(messages).clusters == MessageClusters(messages).clusters)
    }
}
