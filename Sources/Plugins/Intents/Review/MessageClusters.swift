public import FrontdeskCore
import FrontdeskText

/// Groups messages that were not understood by likeness, ready to become examples.
///
/// A pure function: nothing is learned from the messages until somebody makes them examples.
public struct MessageClusters: Sendable {
    /// Messages that are alike.
    public struct Cluster: Hashable, Sendable {
        /// The places of the messages in the array that was given, the most typical first.
        public let members: [Int]
        /// The language of all of them.
        public let language: LanguageTag
    }

    /// The groups, the largest first; messages that are like no other stand alone.
    public let clusters: [Cluster]

    /// Messages at least this alike are put together.
    public static let likeness = 0.45
    /// Only so many messages are compared; the rest is left out.
    public static let limit = 2_000

    /// Groups messages; those of different languages never meet.
    public init(_ messages: [(text: String, language: LanguageTag)]) {
        let places = Array(messages.indices.prefix(Self.limit))
        var clusters: [Cluster] = []
        for language in Set(places.map { messages[$0].language.language }).sorted() {
            let own = places.filter { messages[$0].language.language == language }
            clusters += Self.clusters(own, own.map { messages[$0].text }, LanguageTag(language))
        }
        self.clusters = clusters.sorted { left, right in
            (right.members.count, left.members[0]) < (left.members.count, right.members[0])
        }
    }

    private static func clusters(_ places: [Int], _ texts: [String], _ language: LanguageTag) -> [Cluster] {
        let folder = TextFolder(profile: FoldingProfile(language: language))
        let keys = texts.map { FeatureKeys(folder.fold($0)) }
        let matrix = ExampleMatrix(keys, in: FeatureVocabulary(keys))
        var centres = Centres(matrix)
        for row in 0..<matrix.count {
            let nearest = centres.nearest(to: row)
            centres.add(row, to: nearest.flatMap { $0.likeness >= Float(Self.likeness) ? $0.centre : nil })
        }
        return centres.members.indices.map { centre in
            let likeness = centres.members[centre].map { (row: $0, likeness: centres.likeness(of: $0, to: centre)) }
            let typical = likeness.sorted { ($1.likeness, $0.row) < ($0.likeness, $1.row) }
            return Cluster(members: typical.map { places[$0.row] }, language: language)
        }
    }

    /// The clusters so far, each with the sum of its messages' features.
    private struct Centres {
        private let matrix: ExampleMatrix
        /// The messages of each cluster.
        private(set) var members: [[Int]] = []
        private var squares: [Float] = []
        /// For each feature, the clusters that have it, and how much.
        private var sums: [[Int: Float]]

        init(_ matrix: ExampleMatrix) {
            self.matrix = matrix
            sums = [[Int: Float]](repeating: [:], count: matrix.featureCount)
        }

        func nearest(to row: Int) -> (centre: Int, likeness: Float)? {
            var products = [Float](repeating: 0, count: members.count)
            for index in matrix.starts[row]..<matrix.starts[row + 1] {
                // Each cluster occurs once for a feature, so the dictionary's order has no influence.
                for (centre, sum) in sums[Int(matrix.features[index])] {
                    products[centre] += matrix.values[index] * sum
                }
            }
            guard let best = TopPlaces.of(products.indices.map { likeness(products[$0], row, $0) }, count: 1).first
            else { return nil }
            return (best, likeness(products[best], row, best))
        }

        func likeness(of row: Int, to centre: Int) -> Float {
            var product: Float = 0
            for index in matrix.starts[row]..<matrix.starts[row + 1] {
                product += matrix.values[index] * (sums[Int(matrix.features[index])][centre] ?? 0)
            }
            return likeness(product, row, centre)
        }

        private func likeness(_ product: Float, _ row: Int, _ centre: Int) -> Float {
            var own: Float = 0
            for index in matrix.starts[row]..<matrix.starts[row + 1] {
                own += matrix.values[index] * matrix.values[index]
            }
            return own > 0 && squares[centre] > 0 ? product / (own * squares[centre]).squareRoot() : 0
        }

        /// Adds a message to a cluster, or makes a new one of it.
        mutating func add(_ row: Int, to existing: Int?) {
            let centre = existing ?? members.count
            if existing == nil {
                members.append([])
                squares.append(0)
            }
            members[centre].append(row)
            for index in matrix.starts[row]..<matrix.starts[row + 1] {
                let feature = Int(matrix.features[index])
                let old = sums[feature][centre] ?? 0
                let new = old + matrix.values[index]
                sums[feature][centre] = new
                squares[centre] += new * new - old * old
            }
        }
    }
}
