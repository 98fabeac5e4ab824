/// Keeps everything a desk needs in one SQLite file.
public final class SQLiteDeskStore: Sendable {
}
