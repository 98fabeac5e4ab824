/// Keeps large values as long as the process lives.
///
/// A command that has done its work ends at once, and memory goes back as a whole; letting go of hundreds of thousands of
/// small objects before that takes a tenth of a second and gains nothing.
enum KeptUntilExit {
    private final class Keeper<Value: Sendable>: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    /// Keeps a value; what is kept can't be let go.
    static func keep(_ value: some Sendable) { _ = Unmanaged.passRetained(Keeper(value)) }
}
