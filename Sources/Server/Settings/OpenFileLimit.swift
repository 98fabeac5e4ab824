#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many files and connections the process may have open.
enum OpenFileLimit {
    /// Raises the limit as far as the system lets a process do it itself.
    ///
    /// Every connection takes one. Systems often start programs with 1024, which is few for a server.
    ///
    /// - Returns: The limit from now on.
    static func raise() -> UInt64 {
        var limit = rlimit()
        guard getrlimit(Self.resource, &limit) == 0 else { return 0 }
        guard limit.rlim_cur < limit.rlim_max else { return UInt64(limit.rlim_cur) }
        var raised = limit
        raised.rlim_cur = limit.rlim_max
        return UInt64(setrlimit(Self.resource, &raised) == 0 ? raised.rlim_cur : limit.rlim_cur)
    }

    #if canImport(Glibc)
        private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let resource = RLIMIT_NOFILE
    #endif
}
