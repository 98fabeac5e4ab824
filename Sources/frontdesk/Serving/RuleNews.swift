import FrontdeskCore
import FrontdeskRulebook
import FrontdeskRuntime
import Logging
import Synchronization

/// Tells the log and the console what became of each reading of the rules.
final class RuleNews: Sendable {
    private let logger: Logger
    private let desk = Mutex<Desk?>(nil)
    /// When what was told last was read.
    private let told = Mutex<Instant?>(nil)

    init(logger: Logger) { self.logger = logger }

    /// From now on the desk is told, too.
    func attach(_ desk: Desk) { self.desk.withLock { $0 = desk } }

    /// Logs a reading: what runs now, or what is wrong with place and remedy.
    ///
    /// A reading that was told of already has become known in more detail: what is only advice comes later.
    func tell(_ status: RuleDeskStatus) {
        let isNews = told.withLock { told in
            defer { told = status.checkedAt }
            return told != status.checkedAt
        }
        guard isNews else {
            logger.debug("the rules were checked for advice", metadata: ["findings": "\(status.findings.count)"])
            return
        }
        if status.isCurrent {
            logger.info(
                "rules are live",
                metadata: [
                    "rule-set": "\(status.ruleSet)", "texts": "\(status.textSet)", "rules": "\(status.ruleCount)",
                ]
            )
        } else {
            logger.error(
                "the rules have errors; the set that ran before goes on",
                metadata: ["rule-set": "\(status.ruleSet)", "texts": "\(status.textSet)"]
            )
            for finding in status.findings.filter({ $0.severity == .error }).prefix(20) {
                logger.error("\(finding.line)")
            }
        }
        desk.withLock { $0 }?.rulesChanged(status)
    }
}
