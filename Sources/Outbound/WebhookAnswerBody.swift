import Foundation
import FrontdeskCore

/// Reads what a webhook answered.
enum WebhookAnswerBody {
    /// The plain values of a JSON body under the names that rules know them by.
    ///
    /// - Throws: When the body is no JSON or holds no plain value.
    static func values(of body: Data, into variable: String?) throws(WebhookFailure) -> [String: Value] {
        guard let variable else { return [:] }
        let json: Body
        do {
            json = try JSONDecoder().decode(Body.self, from: body)
        } catch {
            throw WebhookFailure("the answer is no JSON text, number, truth value or flat object")
        }
        switch json {
        case .plain(let value): return [variable: value]
        case .object(let fields):
            return Dictionary(
                fields.sorted { $0.key < $1.key }.prefix(maximumFields).map { ("\(variable).\($0.key)", $0.value) },
                uniquingKeysWith: { first, _ in first }
            )
        }
    }

    /// More fields of an object are left out.
    private static let maximumFields = 50

    private enum Body: Decodable, Sendable {
        case plain(Value)
        case object([String: Value])

        init(from decoder: any Decoder) throws {
            if let fields = try? decoder.singleValueContainer().decode([String: Field].self) {
                self = .object(fields.compactMapValues(\.value))
            } else {
                self = .plain(try decoder.singleValueContainer().decode(Value.self))
            }
        }
    }

    /// A field of an object; nested objects and lists are none that rules can read.
    private struct Field: Decodable, Sendable {
        let value: Value?

        init(from decoder: any Decoder) throws {
            value = try? decoder.singleValueContainer().decode(Value.self)
        }
    }
}
