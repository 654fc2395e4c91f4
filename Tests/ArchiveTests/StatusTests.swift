import Foundation
import Testing

/// A call on a desk with the sample data and its archive: what it must end in and what it must say.
struct Call: CustomTestStringConvertible, Sendable {
  let arguments: [String]
  var environment: [String: String] = [:]
  let status: Int32
  var out: [String] = []
  var err: [String] = []

  init(
    _ arguments: String, _ environment: [String: String] = [:], status: Int32, out: [String] = [],
    err: [String] = []
  ) {
    self.arguments = arguments.split(separator: " ").map { $0 == "''" ? "" : String($0) }
    self.environment = environment
    self.status = status
    self.out = out
    self.err = err
  }

  var testDescription: String { arguments.joined(separator: " ") }
}

@Suite struct StatusTests {
  static let chinese = ["LC_ALL": "zh_CN.UTF-8"]

  @Test(arguments: [
    Call("list", status: 0, out: ["reports: 7\n", "\n诸暨市  2024  2021 "]),
    Call("--db archive.db list", status: 0, out: ["reports: 7\n"]),
    Call("list --db archive.db", status: 0, out: ["reports: 7\n"]),
    Call("list", ["ARCHIVE_DB": "none.db"], status: 2, err: ["error: no archive at none.db; "]),
    Call("--db archive.db list", ["ARCHIVE_DB": "none.db"], status: 0, out: ["reports: 7\n"]),
    Call("list --db archive.db", ["ARCHIVE_DB": "none.db"], status: 0, out: ["reports: 7\n"]),
    Call("list --year 2024", status: 0, out: ["reports: 2\n"]),
    Call("list --issuer 诸暨市", status: 0, out: ["reports: 1\n"]),
    Call(
      "list --format xml", status: 64, err: ["The value 'xml' is invalid for '--format <format>'.", "ndjson"]),
    Call(
      "--lang fr list", status: 64,
      err: ["The value 'fr' is invalid for '--lang'. Please provide one of 'en' and 'zh'."]),
    Call("frobnicate", status: 64, err: ["frobnicate"]),
    Call("import", status: 64, err: ["<path>"]),
    Call("import --frobnicate x", status: 64, err: ["Unknown option '--frobnicate'"]),
    Call("import --year 1999 x", status: 64, err: ["Please give a year such as 2024."]),
    Call("import --year 1999 x", chinese, status: 64, err: ["--year 的值“1999”无效，请给出如 2024 的年份。"]),
    Call("--version", status: 0, out: ["0.1.0\n"]),
    Call("--help", status: 0, out: ["archive import reports/", "SUBCOMMANDS:"]),
    Call("--help", chinese, status: 0, out: ["政府信息公开工作年度报告档案"]),
    Call("--lang zh import --help", status: 0, out: ["导入报告"]),
    Call(
      "show 示例市 2023", status: 2, err: ["error: no report of 示例市 for 2023 in the archive; `archive list`"]),
    Call(
      "--lang zh show 示例市 2023", status: 2, err: ["错误：档案中没有示例市2023年的报告；可用 archive list 查看\n"]),
    Call("trend", status: 64, err: ["--field"]),
    Call(
      "trend --field 依申请 --from 2024 --to 2020", status: 64,
      err: ["'--from' (2024) is later than '--to' (2020)."]),
    Call(
      "trend --field 收费", status: 64,
      err: ["error: '收费' fits several fields; give one of: \n", "\n  disclosure.fee.amount_wan  "]),
    Call("--lang zh trend --field 收费", status: 64, err: ["错误：“收费”对应多个指标，请选其一："]),
    Call("trend --field zzzz", status: 64, err: ["error: no field 'zzzz'; nearest: \n  "]),
    Call("trend --field zzzz", chinese, status: 64, err: ["错误：没有指标“zzzz”，相近的有："]),
    Call(
      "trend --field 依申请 --issuer 示例", status: 64,
      err: ["error: no issuer '示例' in the archive; nearest: 示例市\n"]),
    Call(
      "trend --field 依申请 --issuer 无名", ["LC_ALL": "", "LANG": "zh_CN.UTF-8"], status: 64,
      err: ["错误：档案中没有机构“无名”，可用 archive list 查看\n"]),
    Call("check --issuer 诸暨市", status: 0, out: ["findings: 0"], err: ["1 report checked\n"]),
    Call("check --year 2022 --lang en", chinese, status: 1, err: ["1 report checked\n"]),
    Call("check SampleData/示例市2024.txt", status: 0),
    Call(
      "inspect nothing.txt", status: 1, err: ["error: nothing.txt: no such file or folder; check the path\n"]),
    Call("--lang zh check nothing.txt", status: 1, err: ["错误：nothing.txt：没有这个文件或文件夹，请检查路径\n"]),
    Call("inspect SampleData", status: 1, err: ["error: SampleData: this is a folder; give a file\n"]),
    Call(
      "check SampleData/示例市2022.txt nothing.txt SampleData/示例市2024.txt", status: 1,
      out: ["findings: 2, of these errors: 2\n"],
      err: ["error: nothing.txt: no such file or folder; check the path\n"]),
    Call(
      "import --issuer '' SampleData", status: 64,
      err: ["'--issuer' names nobody. Please give the issuer's name."]),
    Call("inspect x --issuer ''", chinese, status: 64, err: ["--issuer 为空，请给出机构名称。"]),
    Call("--db '' list", status: 64, err: ["'--db' names no file. Please give the archive's place."]),
    Call("list", ["ARCHIVE_DB": ""], status: 0, out: ["reports: 7\n"]),
    Call(
      "list -o no/such.txt", status: 2,
      err: ["error: no/such.txt cannot be written; check the folder, its permissions and the space left\n"]),
  ])
  func `a call ends in its status and says why`(_ call: Call) throws {
    let run = try Sample.desk().archive(call.arguments, call.environment)
    #expect(run.status == call.status, "\(run.testDescription)")
    for words in call.out { #expect(run.out.contains(words), "\(run.testDescription)") }
    for words in call.err { #expect(run.err.contains(words), "\(run.testDescription)") }
  }

  @Test func `a reader that goes away is no error`() throws {
    let run = try Sample.desk().shell(
      "for i in 1 2 3; do archive fields --format csv | head -1; done; echo ${PIPESTATUS[@]}")
    #expect(run.outLines == Array(repeating: "code,label,unit,years,formula", count: 3) + ["0 0"])
    #expect(run.err == "")
  }

  @Test func `an import goes on when nobody reads its messages`() throws {
    for lost in ["2>&-", "2> >(head -1 >/dev/null)", "2>/dev/full"] {
      let desk = try Desk()
      try desk.addSamples()
      let run = try desk.shell("archive import SampleData \(lost)")
      #expect(run.status == 0, "\(lost) \(run.testDescription)")
      #expect(run.out.hasPrefix("7 files read = 7 new + "), "\(lost)")
    }
  }

  @Test func `a full disk behind stdout is told`() throws {
    let run = try Sample.desk().shell("archive list >/dev/full")
    #expect(run.status == 2)
    #expect(run.err == "error: the result cannot be written to stdout; check the disk and try again\n")
  }

  @Test func `quiet leaves results and errors`() throws {
    let desk = try Desk()
    try desk.addSamples()
    try desk.write("", to: "empty.txt")
    let run = try desk.archive("--quiet", "import", "SampleData", "empty.txt")
    #expect(run.status == 1)
    #expect(run.outLines.count == 1)
    #expect(run.errLines == ["refused  empty.txt: the file is empty; save or download the file again"])
    let check = try desk.archive("check", "--quiet")
    #expect(check.status == 1)
    #expect(check.err == "")
  }

  @Test func `reading changes no byte of the archive`() throws {
    let desk = try Sample.desk()
    let before = try desk.read("archive.db")
    for words in ["list", "fields", "show 示例市 2022", "trend --field 依申请", "check SampleData/示例市2022.txt"] {
      _ = try desk.archive(words.split(separator: " ").map(String.init))
    }
    #expect(try desk.read("archive.db") == before)
  }
}
