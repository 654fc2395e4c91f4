import Forms

/// What a figure of the running text may mean in the tables, as data: each reading is a name and rows whose totals are
/// added (domain.md §9: 收到 is sometimes new, sometimes new and carried in; both are right).
struct TextFigure: Sendable {
  struct Reading: Sendable {
    let name: Wording
    /// Cells that are added, and cells that are taken off.
    let plus: [CellKey]
    let minus: [CellKey]
    /// True where the table need not have it: the other readings then stand alone.
    var isOptional = false
  }

  /// The fact's code in the catalogue of patterns.
  let fact: String
  /// The cell that a finding points at.
  let cell: CellKey
  let readings: [Reading]

  /// All of them for a form; rows that a form splits are added.
  static func all(_ form: Form) -> [TextFigure] { ofForms[form.code] ?? [] }

  private static let ofForms = Dictionary(
    uniqueKeysWithValues: FormCode.allCases.map { ($0, figures(of: Form.of($0))) })

  private static func figures(of form: Form) -> [TextFigure] {
    let applications = [
      TextFigure(
        "received", "new",
        [
          reading("new", "本年新收", ["new"]),
          reading("new + carried in", "本年新收 + 上年结转", ["new", "carried_in"]),
        ]),
      TextFigure("carried_in", "carried_in", [reading("carried in", "上年结转", ["carried_in"])]),
      TextFigure("carried_out", "carried_out", [reading("carried over", "结转下年度", ["carried_out"])]),
      TextFigure(
        "handled", "total_handled",
        [
          reading("handled", "（七）总计", ["total_handled"]),
          reading("handled - carried in", "（七）总计 - 上年结转", ["total_handled"], minus: ["carried_in"]),
        ]),
      TextFigure("granted", "granted", [reading("granted", "予以公开", ["granted"]), grantedOrPartial]),
      TextFigure("partial", "partial", [reading("partly granted", "部分公开", ["partial"])]),
      TextFigure("granted_partial", "granted", [grantedOrPartial]),
    ]
    return applications + ["denied", "unavailable", "rejected", "other"].compactMap { group($0, form) }
      + appeals + [fee]
  }

  private static let grantedOrPartial = reading(
    "granted + partly granted", "予以公开 + 部分公开", ["granted", "partial"])

  private init(_ fact: String, _ row: String, _ readings: [Reading]) {
    self.init(
      fact: "applications_\(fact)", cell: CellKey(.applications, row, "total"), readings: readings)
  }

  init(fact: String, cell: CellKey, readings: [Reading]) {
    self.fact = fact
    self.cell = cell
    self.readings = readings
  }

  private static func reading(_ en: String, _ zh: String, _ plus: [String], minus: [String] = []) -> Reading {
    func keys(_ rows: [String]) -> [CellKey] { rows.map { CellKey(.applications, $0, "total") } }
    return Reading(name: Wording(en: en, zh: zh), plus: keys(plus), minus: keys(minus))
  }

  /// The sum of a group's rows: （三）不予公开 and its like.
  private static func group(_ code: String, _ form: Form) -> TextFigure? {
    let rows = form.table(.applications)?.rows.map(\.code).filter { $0.hasPrefix(code + "_") } ?? []
    guard let first = rows.first, let group = Applications.groups.first(where: { $0.code == code }) else {
      return nil
    }
    return TextFigure(code, first, [reading(group.english, group.printed, rows)])
  }

  /// Suits have no cell of their own: the text may mean either route or both (domain.md §1.3).
  private static var appeals: [TextFigure] {
    func total(_ route: String) -> CellKey { CellKey(.appeals, route, "total") }
    func pending(_ route: String) -> CellKey { CellKey(.appeals, route, "pending") }
    func reading(_ en: String, _ zh: String, _ routes: [String]) -> [Reading] {
      [
        Reading(name: Wording(en: en, zh: zh), plus: routes.map(total), minus: []),
        Reading(
          name: Wording(en: "\(en) - pending", zh: "\(zh) - 尚未审结"), plus: routes.map(total),
          minus: routes.map(pending)),
      ]
    }
    return [
      TextFigure(fact: "reviews", cell: total("review"), readings: reading("reviews", "行政复议总计", ["review"])),
      TextFigure(
        fact: "suits", cell: total("suit_direct"),
        readings: reading("both kinds of suits", "两类行政诉讼总计之和", ["suit_direct", "suit_after_review"])
          + reading("direct suits", "未经复议直接起诉", ["suit_direct"])
          + reading("suits after review", "复议后起诉", ["suit_after_review"])),
    ]
  }

  private static var fee: TextFigure {
    let cell = CellKey(.disclosure, "fee", "amount_wan")
    return TextFigure(
      fact: "admin_fee_wan", cell: cell,
      readings: [
        Reading(name: Wording(en: "fees", zh: "行政事业性收费"), plus: [cell], minus: [])
      ])
  }
}
