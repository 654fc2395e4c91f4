import ArgumentParser
import Forms
import Rendering
import Store
import Trends

/// `archive trend --field F`
struct Trend: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: Spoken.text("Show fields over the years.", "历年趋势"),
    discussion: Spoken.text(
      """
      A missing year is a gap and is never bridged; where the definition changed, no change is shown and the reason is
      given. A field is a code, a label or a part of one; `archive fields` lists them. Shares change in percentage points.
      In formats for programs a note is a code; the view `trend` has the same figures, and the code in note_code. A file
      that ends in .xlsx is a workbook with the rows and a chart.

      Examples:
        archive trend --field 依申请 --issuer 诸暨市
        archive trend --field 公开率 --issuer '*市' --chart granted.svg
        archive trend --field 新收 --by applicant --issuer 诸暨市 --base 2021 --format csv
      """,
      """
      缺年即为缺年，不跨年比较；口径变化处不计算增减并说明原因。指标可用代码、名称或名称的一部分，见 archive fields。
      比例的增减以百分点计。供程序使用的格式中说明为代码；视图 trend 有同样的数值，
      代码在 note_code 列。-o 的文件名以 .xlsx 结尾时，工作簿中既有数据也有图表。

      示例：
        archive trend --field 依申请 --issuer 诸暨市
        archive trend --field 公开率 --issuer '*市' --chart 公开率.svg
        archive trend --field 新收 --by applicant --issuer 诸暨市 --base 2021 --format csv
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: .init(
      Spoken.text("Code, label or part of one; may be repeated.", "指标代码、名称或其一部分；可重复"), valueName: "field"))
  var field: [String]

  @Option(
    help: .init(
      Spoken.text(
        "Only this issuer, or all that fit a pattern with * and ?; may be repeated.",
        "只看此机构，可用 * 和 ? 匹配多个；可重复"), valueName: "name"))
  var issuer: [String] = []

  @Option(
    help: .init(
      Spoken.text(
        "Spread a field of table 三 over all applicants, or over all outcomes of its column.",
        "将依申请指标按申请人类别或按办理结果展开"), valueName: "applicant|outcome"))
  var by: Spread?

  @Option(
    help: .init(
      Spoken.text("Add an index, this year = 100; none over a break.", "以该年为100计算指数，口径变化处不计算"),
      valueName: "yyyy"))
  var base: Int?

  @Flag(
    help: .init(
      Spoken.text(
        "Add the mean annual growth to formats for programs.", "在供程序使用的格式中加入年均增长")))
  var growth = false

  @Option(
    help: .init(
      Spoken.text(
        "Draw a chart too: FILE.svg, .png, .html or .vl.json.", "另绘图表：文件名以 .svg、.png、.html 或 .vl.json 结尾"),
      valueName: "file"))
  var chart: String?

  @Option(help: .init(Spoken.text("First year.", "起始年份"), valueName: "yyyy"))
  var from: Int?

  @Option(help: .init(Spoken.text("Last year.", "截止年份"), valueName: "yyyy"))
  var to: Int?

  func validate() throws {
    if field.isEmpty {
      throw ValidationError(
        Spoken.text(
          "Please give a field with '--field'; `archive fields` lists them.",
          "请用 --field 给出指标；archive fields 可列出全部。"))
    }
    if let chart, TrendChartFile(chart) == nil {
      throw ValidationError(
        Spoken.text(
          "'\(Console.shown(chart))' ends in no kind of chart; give --chart a name in .svg, .png, .html or .vl.json.",
          "“\(Console.shown(chart))”不是可识别的图表文件名；--chart 的文件名应以 .svg、.png、.html 或 .vl.json 结尾。"))
    }
    if let from, let to, from > to {
      throw ValidationError(
        Spoken.text("'--from' (\(from)) is later than '--to' (\(to)).", "--from（\(from)）晚于 --to（\(to)）。"))
    }
  }

  func run() throws {
    if dated.moment == nil { return try call.run() }
    try archive().reading(call.run)
  }

  /// What is asked, apart from how the call was written.
  var call: TrendCall {
    var call = TrendCall(field: field, place: place, output: output.chosen)
    (call.issuer, call.by, call.base, call.growth, call.chart) = (issuer, by, base, growth, chart)
    (call.from, call.to) = (from, to)
    return call
  }
}
