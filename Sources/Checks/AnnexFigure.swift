import Forms
import Reports

/// What a figure of the running text may mean in an annex of 2008 or 2014, as data: rows whose figures for the year are
/// added, by their labels, which are local (domain.md §3, §4). A text may tell the year's figure or the cumulative one.
struct AnnexFigure: Sendable {
  /// The fact's code in the catalogue of patterns.
  let fact: String
  /// Each reading: rows that are added, each by the labels under which it is printed.
  let readings: [[Row]]

  /// A row of annexes under one of several labels.
  struct Row: Sendable {
    private let keys: [[UInt16]]

    init(_ labels: String...) { keys = labels.map(Fold.key) }

    /// The printed label of the row; nil where no row, or more than one, bears one of its labels.
    func label(among labels: [String]) -> String? {
      let found = labels.filter { keys.contains(Fold.key($0)) }
      return found.count == 1 ? found.first : nil
    }
  }

  static let all: [AnnexFigure] = [
    AnnexFigure(fact: "applications_received", readings: [[received]]),
    AnnexFigure(fact: "applications_handled", readings: [[handled], [answered]]),
    AnnexFigure(
      fact: "applications_granted",
      readings: [
        [granted], [granted, alreadyPublic], [granted, partial], [granted, partial, alreadyPublic],
      ]),
    AnnexFigure(fact: "applications_partial", readings: [[partial]]),
    AnnexFigure(
      fact: "applications_granted_partial",
      readings: [[granted, partial], [granted, partial, alreadyPublic]]),
    AnnexFigure(fact: "applications_denied", readings: [[denied]]),
    AnnexFigure(fact: "disclosed_items", readings: [[disclosed], [site]]),
    AnnexFigure(fact: "public_concerns", readings: [[concerns]]),
    AnnexFigure(fact: "reviews", readings: [[reviews]]), AnnexFigure(fact: "suits", readings: [[suits]]),
  ]

  private static let received = Row(
    "收到申请数", "申请总数", "受理依申请公开信息总数", "受理依申请公开政府信息总数", "受理政府信息公开申请总数")
  private static let handled = Row("申请办结数")
  private static let answered = Row("申请答复数", "对申请的答复总数", "对申请的答复数", "本年度对申请的答复总数")
  private static let granted = Row("同意公开答复数")
  private static let partial = Row("同意部分公开答复数")
  private static let alreadyPublic = Row("属于已主动公开范围数")
  private static let denied = Row("不同意公开答复数", "不予公开答复数", "否决公开答复总数", "否决公开答复数")
  private static let disclosed = Row("主动公开政府信息数", "主动公开信息数", "主动公开文件数")
  private static let site = Row("政府网站公开政府信息数", "政府网站公开数", "网站公开", "政府网站")
  private static let concerns = Row("回应公众关注热点或重大舆情数")
  private static let reviews = Row("行政复议数", "行政复议数量")
  private static let suits = Row("行政诉讼数", "行政诉讼数量")
}

extension TextFigure {
  /// The figures of an annex that a text may repeat: readings of which every row is printed, for the year and cumulative.
  static func annex(_ labels: [String]) -> [TextFigure] {
    guard !labels.isEmpty else { return [] }
    return AnnexFigure.all.compactMap { figure in
      let rows = figure.readings.compactMap { reading -> [String]? in
        let found = reading.compactMap { $0.label(among: labels) }
        return found.count == reading.count ? found : nil
      }
      guard let first = rows.first?.first else { return nil }
      return TextFigure(
        fact: figure.fact, cell: CellKey(.annex, first, "year"),
        readings: rows.flatMap { rows in ["year", "cumulative"].map { reading(rows, $0) } })
    }
  }

  private static func reading(_ rows: [String], _ column: String) -> Reading {
    let name = rows.joined(separator: " + ")
    return Reading(
      name: column == "year"
        ? Wording(en: name, zh: name) : Wording(en: "\(name) (cumulative)", zh: "\(name)（累计）"),
      plus: rows.map { CellKey(.annex, $0, column) }, minus: [], isOptional: column == "cumulative")
  }
}
