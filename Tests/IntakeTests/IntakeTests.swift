import Documents
import Forms
import Reports
import Testing

@testable import Intake

@Suite struct IntakeTests {
  @Test func `an account counts every entry once`() {
    var account = Account()
    let refusal = Entry(source: "a", result: .refused(Problems.missing))
    (0..<3).forEach { _ in account.add(refusal) }
    #expect(account.read == 3)
    #expect(account.refused == 3)
    #expect(account.new + account.revised + account.unchanged + account.cells + account.findings == 0)
  }

  @Test(arguments: [
    (
      DocumentError(.empty, in: "a.txt") as any Error, "the file is empty; save or download the file again",
      "文件为空；请重新保存或下载该文件"
    ),
    (
      Refusal.noYear(found: "报告"), "no year can be told (found: 报告); state it with --year YYYY",
      "无法确定年份（见到：报告），请用 --year 指明"
    ),
    (
      FileBytes.Unreadable(wording: Problems.missing), "no such file or folder; check the path",
      "没有这个文件或文件夹，请检查路径"
    ),
  ])
  func `a refusal says what is wrong and what to do`(error: any Error, en: String, zh: String) {
    #expect(Intake.reason(error) == Wording(en: en, zh: zh))
  }
}
