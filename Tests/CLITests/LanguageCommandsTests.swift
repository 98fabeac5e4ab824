import Foundation
import Testing

/// `detect` and `intents`: one result a line, between tabs.
struct LanguageCommandsTests {
    private let desk = try? FrontdeskBinary()

    private func lines(_ output: String) -> [[String]] {
        output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    }

    @Test func `each line is told a language, or none`() async throws {
        let input = "Where is my parcel? I have been waiting.\n我想退款，怎么办？\n12345\nأين الطلب؟\n"
        let run = try await #require(desk).run(["detect"], input: input, in: Workplace())
        #expect(run.code == 0)
        #expect(lines(run.output).map(\.first) == ["en", "zh", "und", "ar"])
        #expect(lines(run.output).allSatisfy { $0.count == 2 && (Double($0[1]).map((0...1).contains) ?? false) })
    }

    @Test func `only the languages asked for are told, and all on request`() async throws {
        let run = try await #require(desk).run(
            ["detect", "--languages", "de,nl", "--all"],
            input: "pakket paket\n",
            in: Workplace()
        )
        #expect(lines(run.output).first?.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) == ["nl", "de"])
    }

    @Test func `a language that can't be told apart is warned of, and the others are told`() async throws {
        let run = try await #require(desk).run(
            ["detect", "--languages", "de, tlh,pt-BR", "--prior", "gsw=2"],
            input: "Wo ist mein Paket?\n",
            in: Workplace()
        )
        #expect(run.code == 0)
        #expect(lines(run.output).map(\.first) == ["de"])
        let warnings = run.errors.split(separator: "\n")
        #expect(warnings.count == 2)
        #expect(warnings.first?.hasPrefix("warning: the model can't tell tlh (Klingon)") == true, "\(run.errors)")
        #expect(warnings.last?.hasPrefix("warning: the model can't tell gsw (Swiss German)") == true, "\(run.errors)")
    }

    @Test func `scripts are told on request`() async throws {
        let run = try await #require(desk).run(["detect", "--script"], input: "我想退訂這個訂單\n", in: Workplace())
        #expect(lines(run.output).first?.first == "zh-Hant")
    }

    /// Twelve examples for each of two intents that share few words.
    private static let examples: String = {
        let things = ["money", "payment", "refund", "cash", "amount", "price"]
        let goods = ["parcel", "package", "delivery", "order", "box", "shipment"]
        let lines =
            things.flatMap { ["refund\tI want my \($0) back", "refund\tplease return the \($0) to me"] }
            + goods.flatMap { ["shipping\twhere is my \($0) now", "shipping\twhen does the \($0) arrive"] }
        return lines.joined(separator: "\n") + "\n"
    }()

    @Test func `a model is trained, classifies line by line, and is judged`() async throws {
        let desk = try #require(desk)
        let workplace = try Workplace(["examples.tsv": Self.examples])
        let trained = try await desk.run(
            ["intents", "train", "--data", "examples.tsv", "--out", "model"],
            in: workplace
        )
        #expect(trained.code == 0)
        #expect(!trained.output.isEmpty)
        let input = "give me my money back\n\nwhere is the parcel\n"
        let run = try await desk.run(["intents", "classify", "--model", "model"], input: input, in: workplace)
        let found = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        try #require(found.count == 3)
        #expect(found.allSatisfy { $0.count == 3 && ["accept", "clarify", "reject"].contains($0[2]) })
        #expect([found[0][0], found[2][0]] == ["refund", "shipping"])
        #expect(found[1][2] == "reject")
        let judged = try await desk.run(
            ["intents", "evaluate", "--model", "model", "--data", "examples.tsv", "--format", "json"],
            in: workplace
        )
        #expect(judged.code == 0)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(judged.output.utf8)) }
    }
}
