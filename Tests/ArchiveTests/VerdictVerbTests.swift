import Foundation
import Testing

@Suite struct VerdictVerbTests {
  /// The id of the finding of a rule.
  private func id(_ rule: String, _ desk: Desk) throws -> String {
    try desk.sqlite("archive.db", "SELECT id FROM finding WHERE rule = '\(rule)'").joined()
  }

  @Test func `explained findings are shown as such and end no check in an error`() throws {
    let desk = try Sample.desk()
    #expect(try desk.archive("check").status == 1)
    for rule in ["T3.B", "T3.C"] {
      let run = try desk.archive("ack", try id(rule, desk), "--note", "as printed", "--by", "张三")
      #expect(run.status == 0, "\(run)")
    }
    let check = try desk.archive("check")
    #expect(check.status == 0)
    #expect(check.out.hasPrefix("findings: 2, of these errors: 0, explained: 2\n"))
    _ = try desk.archive("import", "SampleData")
    #expect(try desk.archive("check").status == 0)
    #expect(try desk.archive("ack", try id("T3.B", desk), "--undo").status == 0)
    #expect(try desk.archive("check").status == 1)
  }

  @Test func `a finding returns when its cells are amended`() throws {
    let desk = try Sample.desk()
    _ = try desk.archive("ack", try id("T3.C", desk), "--note", "as printed")
    let cell = ["amend", "示例市", "2022", "applications.granted.total"]
    let run = try desk.archive(cell + ["146", "--reason", "letter of the office", "--by", "李四"])
    #expect(run.out == "示例市 2022 applications.granted.total: 145 → 146\n")
    let csv = try desk.archive("check", "--format", "csv").outLines
    #expect(csv.first?.hasSuffix(",message,id,verdict,note") == true)
    #expect(!csv.joined().contains("explained"))
    let trace = try desk.archive("trace", "示例市", "2022", "applications.granted.total").out
    #expect(trace.contains("145 → 146, letter of the office, 李四 20"))
    #expect(try desk.archive(cell + ["--undo"]).out == "示例市 2022 applications.granted.total: 146 → 145\n")
    let history = try desk.archive("history", "示例市", "2022", "--format", "csv").outLines
    #expect(
      history.map { $0.split(separator: ",").dropFirst(2).first.map(String.init) ?? "" } == [
        "event", "revision", "amended", "undone",
      ])
  }

  @Test(arguments: [
    Call("ack 0123456789", status: 64, err: ["Please say with '--note' what explains the finding."]),
    Call("ack 0123456789 --note x", status: 2, err: ["error: no finding 0123456789 in the archive; "]),
    Call("amend 示例市 2022 applications.granted.total", status: 64, err: ["Please give the new value"]),
    Call(
      "amend 示例市 2022 applications.granted.total 1,4 --reason x", status: 64,
      err: ["Please give the new value"]),
    Call(
      "amend 示例市 2022 applications.granted.total 144", status: 64, err: ["Please say with '--reason'"]),
    Call(
      "amend 示例市 2022 applications.granted.total 1.5 --reason x", status: 2,
      err: ["counts things and cannot be 1.5"]),
    Call("amend 示例市 2022 依申请 1 --reason x", status: 64, err: ["error: "]),
    Call("amend 示例市 1999 x 1 --reason x", status: 2, err: ["no report of 示例市 for 1999"]),
    Call(
      "amend 示例市 2022 year next --reason x", status: 64, err: ["for year one such as 2024, for form 2008"]),
    Call("amend 示例市 2022 form 2020 --reason x", status: 64, err: ["Please give the new value"]),
    Call("amend 示例市 2022 issuer", status: 64, err: ["Please give the new value"]),
    Call("amend 示例市 2022 year 2023", status: 64, err: ["Please say with '--reason'"]),
    Call(
      "amend 示例市 2022 year 2021 --reason x", status: 2,
      err: ["示例市 has a report for 2021 already, so this one is not moved there; "]),
    Call(
      "--lang zh amend 示例市 2022 year 2021 --reason x", status: 2,
      err: ["错误：示例市已有2021年的报告，不能移到那里；可用 archive history 示例市 2021 查看\n"]),
    Call(
      "amend 示例市 2022 form 2021 --reason x", status: 2, err: ["the form is 2021 already; give another"]),
    Call(
      "amend 示例市 2022 form --undo", status: 2,
      err: ["the form of the report of 示例市 for 2022 is not amended; "]),
    Call("amend 示例市 2022 year 2023 --reason x", status: 0, out: ["示例市 2022 year: 2022 → 2023\n"]),
    Call("--lang zh amend 示例市 2022 form 2019 --reason x", status: 0, out: ["示例市 2022 格式: 2021 → 2019\n"]),
    Call("history 示例市 1999", status: 2, err: ["no report of 示例市 for 1999"]),
    Call("verify --subset 13/12", status: 64, err: ["Please give a part such as 1/12."]),
    Call("reread 无名市", status: 2, err: ["no issuer 无名市 in the archive"]),
    Call("reread 示例市 1999", status: 2, err: ["no report of 示例市 for 1999"]),
    Call("issuer list", status: 0, out: ["issuers: 2\n"]),
    Call("issuer suggest", status: 0, out: ["pairs that look alike: 0; none is merged\n"]),
    Call("issuer merge 示例市", status: 64, err: ["'issuer merge' takes 2 names behind it."]),
    Call("issuer list --undo", status: 64, err: ["'issuer list' has no '--undo'."]),
    Call("issuer scope 示例市 all", status: 64, err: ["The scope is 'aggregate' or 'own'."]),
    Call("issuer merge 示例市 诸暨市", status: 2, err: ["both have a report for 2024, so they are not merged"]),
    Call("issuer rename 示例市 诸暨市", status: 2, err: ["诸暨市 already names 诸暨市"]),
    Call("issuer level 示例市 市", status: 0, out: ["issuers: 1\n", "  市  "]),
    Call("backup archive.db", status: 64, err: ["archive.db is the archive itself"]),
    Call("backup SampleData", status: 2, err: ["SampleData is already there and is left alone"]),
    Call("backup none/copy.db", status: 2, err: ["the folder of none/copy.db does not exist"]),
    Call("backup copy.db", status: 0, out: ["copy.db: ", "; the same as the archive\n"]),
  ])
  func `a call ends in its status and says why`(call: Call) throws {
    let desk = try Sample.desk()
    let run = try desk.archive(call.arguments, call.environment)
    #expect(run.status == call.status, "\(run)")
    for text in call.out { #expect(run.out.contains(text), "\(run)") }
    for text in call.err { #expect(run.err.contains(text), "\(run)") }
  }

  @Test func `a copy made while somebody imports is a whole archive`() throws {
    let desk = try Sample.desk()
    try GeneratedReports.write(30, to: desk)
    let program = Checkout.program
    let importing = try desk.start(program, ["import", "--quiet", "in"])
    for number in 1...5 { #expect(try desk.archive("backup", "copy\(number).db").status == 0) }
    _ = try importing.end()
    for number in 1...5 {
      #expect(try desk.sqlite("copy\(number).db", "PRAGMA integrity_check") == ["ok"])
      #expect(try desk.archive("verify", "--db", "copy\(number).db").status == 0)
    }
  }
}
