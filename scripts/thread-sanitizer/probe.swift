// Does the sanitizer see what it should? With `guarded`, threads meet at a mutex, and nothing may be reported; with
// `unguarded`, they write without one, and it must be.
import Foundation
import Synchronization

final class Guarded: Sendable {
    let numbers = Mutex<[Int]>([])
}

// Wrong on purpose: this is the race that has to be found.
final class Unguarded: @unchecked Sendable {
    var count = 0
}

let guarded = Guarded()
let unguarded = Unguarded()
let racing = CommandLine.arguments.contains("unguarded")

let threads = (0..<4).map { _ in
    Thread {
        for number in 0..<5_000 {
            guarded.numbers.withLock { $0.append(number) }
            if racing { unguarded.count += 1 }
        }
    }
}
for thread in threads { thread.start() }
while threads.contains(where: { !$0.isFinished }) { Thread.sleep(forTimeInterval: 0.001) }
print(guarded.numbers.withLock { $0.count })
