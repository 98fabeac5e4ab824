/// The version of this binary.
enum FrontdeskVersion {
    static let text = "0.1.0"
}
