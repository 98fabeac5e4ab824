import Dispatch
import Foundation
import FrontdeskLint
import Glibc

/// Speaks with an editor over standard input and output until it leaves.
struct LanguageSession: Sendable {
    private let server: LanguageServer
    private let output = MessageOutput()

    init(_ server: LanguageServer) { self.server = server }

    /// Runs until the editor says `exit` or closes the pipe.
    ///
    /// - Returns: The code to end with: 0 after an orderly `shutdown`.
    func run() async -> Int32 {
        let (wishes, wish) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        return await withTaskGroup(of: Int32?.self) { group in
            group.addTask {
                for await _ in wishes { await check() }
                return nil
            }
            group.addTask {
                let code = await read { wish.yield() }
                wish.finish()
                return code
            }
            for await code in group where code != nil {
                group.cancelAll()
                return code ?? 1
            }
            return 1
        }
    }

    /// Reads messages one after another; the next is read when the last has been answered, so nothing piles up.
    private func read(onChange: () -> Void) async -> Int32 {
        var frames = MessageFrames()
        while true {
            let piece = await BlockingWork.run { StandardInput.read() }
            if piece.isEmpty { return await server.isShutDown ? 0 : 1 }
            frames.add(piece)
            while let frame = frames.next() {
                switch frame {
                case .message(let body):
                    let response = await server.receive(body)
                    for message in response.messages { await output.send(message) }
                    if let code = response.exit { return code }
                    if response.wantsCheck { onChange() }
                case .tooLarge(let size):
                    let fault = RequestFault(code: -32_600, message: "a message of \(size) bytes is too large")
                    await output.send(ServerMessage.failure(.null, fault))
                case .unreadable:
                    let fault = RequestFault(code: -32_700, message: "headers without a Content-Length")
                    await output.send(ServerMessage.failure(.null, fault))
                }
            }
        }
    }

    /// Checks until the newest version has been checked.
    private func check() async {
        while !Task.isCancelled, let job = await server.nextJob() {
            let result = await BlockingWork.run { job.run() }
            for message in await server.finish(job, result) { await output.send(message) }
        }
    }
}

/// Work that holds up its thread, done on one of its own.
enum BlockingWork {
    static func run<Answer: Sendable>(_ work: @escaping @Sendable () -> Answer) async -> Answer {
        await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async { continuation.resume(returning: work()) }
        }
    }
}

/// Standard input in pieces.
enum StandardInput {
    /// What has come, at least one byte; nothing at the end.
    static func read() -> [UInt8] {
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(STDIN_FILENO, &piece, piece.count)
            if count > 0 { return Array(piece[..<count]) }
            if count < 0, errno == EINTR { continue }
            return []
        }
    }
}

/// Sends messages one after another.
actor MessageOutput {
    private var isClosed = false

    /// Sends a message; once the editor has closed the pipe, nothing is sent any more.
    func send(_ message: JSONValue) {
        guard !isClosed else { return }
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(MessageFrames.written(message.bytes)))
        } catch {
            isClosed = true
        }
    }
}
