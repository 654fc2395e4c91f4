import Foundation
import Testing

/// A command that writes, with the state it starts from: what is killed, failed and starved in the tests of this folder.
struct Job: CustomTestStringConvertible, Sendable {
  let name: String
  /// Makes the files that the command starts from.
  let prepare: @Sendable (Desk) throws -> Void
  let arguments: [String]
  /// The file whose contents count.
  var file = "archive.db"
  /// True where all is one step; else report by report.
  let isOneStep: Bool
  var testDescription: String { name }

  static let all = [importing, importingMore, amending, rereading, migrating, backingUp]

  private static let reports = 8

  static let importing = Job(
    name: "import", prepare: { try GeneratedReports.write(reports, to: $0) }, arguments: ["import", "in"],
    isOneStep: false)

  /// Beside what is there, with a report whose second year changes the findings of the first.
  static let importingMore = Job(
    name: "import into an archive",
    prepare: { desk in
      try GeneratedReports.write(3, to: desk)
      _ = try desk.archive("--quiet", "import", "in")
      try GeneratedReports.write(reports, to: desk)
      try desk.addSamples()
    },
    arguments: ["import", "SampleData", "in"], isOneStep: false)

  static let amending = Job(
    name: "amend", prepare: stock,
    arguments: [
      "amend", "示例零零一市", "2024", "applications.new.total", "1", "--reason", "misprint", "--by", "me",
    ],
    isOneStep: true)

  /// As after an upgrade of the program: what is stored is not what it reads now.
  static let rereading = Job(
    name: "reread",
    prepare: { desk in
      try stock(desk)
      _ = try desk.sqlite("archive.db", "UPDATE application_row SET total = 7 WHERE total = 2")
    }, arguments: ["reread"], isOneStep: false)

  /// An archive of the first version, with the reports of today's.
  static let migrating = Job(
    name: "migration",
    prepare: { desk in
      try stock(desk)
      try OldArchive.make(from: "archive.db", as: "old.db", on: desk)
      _ = try desk.shell("mv old.db archive.db; rm -f archive.db-*")
    }, arguments: ["check"], isOneStep: true)

  /// Over an earlier backup.
  static let backingUp = Job(
    name: "backup",
    prepare: { desk in
      try GeneratedReports.write(2, to: desk)
      _ = try desk.archive("--quiet", "import", "in")
      _ = try desk.archive("--quiet", "backup", "copy.db")
      try GeneratedReports.write(reports, to: desk)
      _ = try desk.archive("--quiet", "import", "in")
    }, arguments: ["backup", "--force", "copy.db"], file: "copy.db", isOneStep: true)

  private static let stock: @Sendable (Desk) throws -> Void = { desk in
    try GeneratedReports.write(reports, to: desk)
    _ = try desk.archive("--quiet", "import", "in")
  }
}

/// A job on a desk of its own, with the states before and after it as an undisturbed run gives them.
struct Trial {
  let job: Job
  let before: Holdings
  let after: Holdings
  /// How long the undisturbed run took.
  let seconds: Double
  private let template: Desk

  init(_ job: Job) throws {
    self.job = job
    template = try Desk()
    try job.prepare(template)
    let calm = try Desk()
    try Trial.fill(calm, from: template)
    before = try Holdings(of: job.file, on: calm)
    let start = Date()
    let run = try calm.archive(job.arguments)
    seconds = Date().timeIntervalSince(start)
    guard run.status == 0 else { throw Broken(said: run.testDescription) }
    after = try Holdings(of: job.file, on: calm)
  }

  struct Broken: Error, CustomStringConvertible {
    let said: String
    var description: String { said }
  }

  /// A desk as the job finds it.
  func desk() throws -> Desk {
    let desk = try Desk()
    try Trial.fill(desk, from: template)
    return desk
  }

  private static func fill(_ desk: Desk, from template: Desk) throws {
    _ = try desk.shell("cp -r '\(template.folder.path)/.' .")
  }

  /// What is wrong on a desk where the job was disturbed, and after it was run again; empty where nothing is.
  func losses(on desk: Desk, _ disturbed: Run) throws -> [String] {
    let now = try Holdings(of: job.file, on: desk)
    var losses = faults(of: now) + broken(promises: disturbed, now)
    if !job.isOneStep || now != after {
      let again = try desk.archive(job.arguments)
      if again.status != 0 { losses.append("the next run does not complete: \(again.testDescription)") }
    }
    let end = try Holdings(of: job.file, on: desk)
    if end != after { losses.append("the next run ends elsewhere: \(differences(end, after))") }
    return losses
  }

  private func faults(of now: Holdings) -> [String] {
    var faults: [String] = []
    if !now.isWhole { faults.append("not whole: \(now.verdict)") }
    if job.isOneStep {
      if now != before, now != after { faults.append("half done: \(differences(now, after))") }
      return faults
    }
    for (key, part) in now.parts where part != before.parts[key] && part != after.parts[key] {
      faults.append("\(key) is stored by halves")
    }
    for key in before.parts.keys where now.parts[key] == nil { faults.append("\(key) is lost") }
    return faults
  }

  /// What the output says is stored is stored.
  private func broken(promises run: Run, _ now: Holdings) -> [String] {
    promised(by: run).filter { now.parts[$0] != after.parts[$0] }.map {
      "\($0) was reported and is not there"
    }
  }

  /// Every report of which a line was printed; all of them once the run has told its result.
  private func promised(by run: Run) -> [String] {
    if !run.out.isEmpty, run.status == 0 || job.isOneStep { return Array(after.parts.keys) }
    return run.errLines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard ["new", "revised", "unchanged"].contains(words.first), words.count >= 4 else { return nil }
      return "\(words[2]) \(words[3].filter(\.isNumber))"
    }
  }

  private func differences(_ one: Holdings, _ other: Holdings) -> String {
    Set(one.parts.keys).union(other.parts.keys).sorted().filter { one.parts[$0] != other.parts[$0] }.joined(
      separator: ", ")
  }
}

/// An archive as the first version of the schema keeps it, with the rows of one of today.
enum OldArchive {
  static func make(from file: String, as old: String, on desk: Desk) throws {
    let schema = Checkout.root.appendingPathComponent("Migrations/sql/V0001_archive.sql")
    let made = try desk.shell("rm -f \(old); sqlite3 \(old) < '\(schema.path)'")
    guard made.status == 0 else { throw Trial.Broken(said: made.testDescription) }
    let tables = try desk.sqlite(old, "SELECT name FROM sqlite_master WHERE type = 'table'")
    var script = "ATTACH '\(file)' AS now; BEGIN;"
    for table in tables {
      // Without columns that compute themselves, as table_info has it.
      let columns = try desk.sqlite(
        old, "SELECT group_concat('\"' || name || '\"', ', ') FROM pragma_table_info('\(table)')")
      let list = columns.joined()
      let rows = table == "migration" ? "WHERE number = 1" : ""
      script +=
        "DELETE FROM \(table); INSERT INTO \(table) (\(list)) SELECT \(list) FROM now.\(table) \(rows);"
    }
    script += "COMMIT; PRAGMA user_version = 1; PRAGMA application_id = 1515669323;"
    let filled = try desk.shell("sqlite3 \(old) \"$SCRIPT\"", ["SCRIPT": script])
    guard filled.status == 0 else { throw Trial.Broken(said: filled.testDescription) }
  }
}
