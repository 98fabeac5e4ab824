/// Compares a page's path with a glob in which `*` stands for any run of characters.
enum PageGlob {
    /// Whether the glob covers the whole path; the query counts only when the glob has a `?`.
    static func matches(_ glob: String, pathAndQuery: String) -> Bool {
        var path = Substring(pathAndQuery)
        if !glob.utf8.contains(UInt8(ascii: "?")) { path = path.prefix { $0 != "?" } }
        return matches(Array(glob.utf8), Array(path.utf8))
    }

    /// Goes back to the last `*` alone, so the work is at most the product of both lengths.
    private static func matches(_ glob: [UInt8], _ path: [UInt8]) -> Bool {
        var (next, position) = (0, 0)
        var lastStar: (glob: Int, path: Int)?
        while position < path.count {
            if next < glob.count, glob[next] == UInt8(ascii: "*") {
                lastStar = (next, position)
                next += 1
            } else if next < glob.count, glob[next] == path[position] {
                next += 1
                position += 1
            } else if let star = lastStar {
                lastStar = (star.glob, star.path + 1)
                next = star.glob + 1
                position = star.path + 1
            } else {
                return false
            }
        }
        return glob[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
