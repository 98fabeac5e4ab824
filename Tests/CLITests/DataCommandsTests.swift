import Foundation
import Testing

/// People, backups and what is kept about visitors.
struct DataCommandsTests {
    private let desk = try? FrontdeskBinary()

    @Test func `a person is added once`() async throws {
        let desk = try #require(desk)
        let workplace = try Workplace()
        let arguments = ["user", "add", "mei", "--role", "agent", "--data", "data"]
        let first = try await desk.run(arguments, input: "a long password\n", in: workplace)
        #expect(first.output == "added agent mei\n")
        #expect(first.code == 0)
        let second = try await desk.run(arguments, input: "a long password\n", in: workplace)
        #expect(second.errors == "error: there is already a person named 'mei'; choose another name\n")
        #expect(second.code == 2)
    }

    @Test func `a backup is restored into an empty folder only`() async throws {
        let desk = try #require(desk)
        let workplace = try Workplace()
        let add = ["user", "add", "mei", "--role", "admin", "--data"]
        _ = try await desk.run(add + ["data"], input: "a long password\n", in: workplace)
        let backup = try await desk.run(["backup", "copy.db", "--data", "data"], in: workplace)
        #expect(backup.output == "wrote copy.db\n")
        let restore = try await desk.run(["restore", "copy.db", "--data", "other"], in: workplace)
        #expect(restore.output == "restored copy.db into other\n")
        #expect(try await desk.run(add + ["other"], input: "a long password\n", in: workplace).code == 2)
        let again = try await desk.run(["restore", "copy.db", "--data", "other"], in: workplace)
        #expect(again.code == 2)
        #expect(
            again.errors
                == "error: other/frontdesk.db: there is a store already; move it away, or choose another data folder\n"
        )
        let twice = try await desk.run(["backup", "copy.db", "--data", "data"], in: workplace)
        #expect(twice.code == 2)
        #expect(twice.errors == "error: copy.db: there is such a file already; choose another name, or move it away\n")
    }

    @Test func `a file that is no backup is refused`() async throws {
        let run = try await #require(desk).run(
            ["restore", "copy.db", "--data", "data"],
            in: Workplace(["copy.db": "hello"])
        )
        #expect(run.code == 2)
        #expect(run.errors.contains("copy.db: is damaged"))
    }

    @Test(arguments: ["export", "erase"])
    func `a visitor that nobody knows is told`(command: String) async throws {
        let desk = try #require(desk)
        let workplace = try Workplace()
        let add = ["user", "add", "mei", "--role", "admin", "--data", "data"]
        _ = try await desk.run(add, input: "a long password\n", in: workplace)
        let run = try await desk.run([command, "nobody", "--data", "data"], in: workplace)
        #expect(run.code == 2)
        #expect(run.errors.contains("there is no visitor 'nobody'"))
    }

    @Test(arguments: [["export", "nobody"], ["export", "--all", "copy"], ["erase", "nobody"], ["backup", "copy"]])
    func `a folder without a store stays as it is`(command: [String]) async throws {
        let workplace = try Workplace(["copy/kept": ""])
        let run = try await #require(desk).run(command + ["--data", "dta"], in: workplace)
        #expect(run.code == 2)
        #expect(run.errors == "error: dta: there is no store in this folder; name the data folder of the server\n")
        #expect(try await #require(desk).shell("find . -mindepth 1", in: workplace).output == "./copy\n./copy/kept\n")
    }

    @Test func `an export is noted in the audit log`() async throws {
        let desk = try #require(desk)
        let workplace = try Workplace()
        let add = ["user", "add", "mei", "--role", "admin", "--data", "data"]
        _ = try await desk.run(add, input: "a long password\n", in: workplace)
        #expect(try await desk.run(["export", "--all", "talks.jsonl", "--data", "data"], in: workplace).code == 0)
        let found = try await desk.shell("grep -rqa 'conversations.export' data && echo noted", in: workplace)
        #expect(found.output == "noted\n")
    }

    @Test func `a password never stands in the data folder as it was typed`() async throws {
        let desk = try #require(desk)
        let workplace = try Workplace()
        let arguments = ["user", "add", "mei", "--role", "agent", "--data", "data"]
        _ = try await desk.run(arguments, input: "correct horse battery\n", in: workplace)
        let found = try await desk.shell("grep -rac 'correct horse' data", in: workplace)
        #expect(found.output.split(separator: "\n").allSatisfy { $0.hasSuffix(":0") }, "\(found.output)")
        #expect(!found.output.isEmpty)
    }
}
