import Foundation

/// The binary under test, run as people run it: as a process, by its arguments, streams and exit code.
struct FrontdeskBinary: Sendable {
    /// What a run left behind.
    struct Run: Sendable {
        /// What was written to standard output.
        let output: String
        /// What was written to standard error.
        let errors: String
        /// The exit code.
        let code: Int
    }

    /// There is no binary to test.
    struct Missing: Error, CustomStringConvertible {
        let path: String

        var description: String { "\(path): there is no binary; build it with `swift build --product frontdesk`" }
    }

    /// The folder of the binary, which becomes the first place where a shell looks for commands.
    let folder: String

    /// The binary that `FRONTDESK_BIN` names, else the one that lies beside this test bundle.
    ///
    /// - Throws: ``Missing`` when there is none.
    init() throws {
        let path: String
        if let named = ProcessInfo.processInfo.environment["FRONTDESK_BIN"] {
            path = named
        } else {
            let files = FileManager.default
            let bundle = (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
            path = URL(fileURLWithPath: bundle).deletingLastPathComponent().appending(path: "frontdesk").path
        }
        guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(path: path) }
        folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// Runs `frontdesk` with arguments.
    ///
    /// - Parameters:
    ///   - arguments: The subcommand and its arguments.
    ///   - input: What standard input holds.
    ///   - workplace: The folder it runs in.
    ///   - environment: Further variables.
    /// - Returns: What it wrote, and its exit code.
    /// - Throws: What keeps a process from starting.
    func run(
        _ arguments: [String],
        input: String = "",
        in workplace: Workplace,
        environment: [String: String] = [:]
    ) async throws -> Run {
        try await run("\(folder)/frontdesk", arguments, input, workplace, environment)
    }

    /// Runs a line of a shell in which `frontdesk` is a command; both outputs come as one.
    func shell(_ line: String, in workplace: Workplace) async throws -> Run {
        try await run("/bin/sh", ["-c", "exec 2>&1\n\(line)"], "", workplace, [:])
    }

    private func run(
        _ executable: String,
        _ arguments: [String],
        _ input: String,
        _ workplace: Workplace,
        _ environment: [String: String]
    ) async throws -> Run {
        let streams = try workplace.streams(input: input)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: workplace.path)
        // What a sanitizer of this process was told holds for the binary, which was built with it.
        let sanitizers = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
        process.environment = [
            "PATH": "\(folder):/usr/bin:/bin", "HOME": Workplace.cache, "XDG_CACHE_HOME": Workplace.cache,
            "LANG": "C.UTF-8",
        ].merging(sanitizers.merging(environment) { _, given in given }) { _, given in given }
        process.standardInput = streams.input
        process.standardOutput = streams.output
        process.standardError = streams.errors
        let code = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: Int($0.terminationStatus)) }
            do {
                try process.run()
            } catch {
                continuation.resume(throwing: error)
            }
        }
        return Run(output: try streams.writtenOutput(), errors: try streams.writtenErrors(), code: code)
    }
}
