import Dispatch

/// Threads of their own for plugins from outside, so that one that spins or blocks stops nobody else.
final class PluginExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "frontdesk.plugins", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
