import Synchronization

/// Every field that can be asked for, made from the forms' own tables and the crosswalk of domain.md §5. Adding one
/// is adding an entry here, or in `RatioEntry.all` for a ratio.
package enum FieldCatalogue {
  package static let all: [Field] = printed + ratios

  /// Fields that are cells or sums of cells: what ratios are made of.
  static let printed: [Field] = applications + outcomeGroups + disclosure + appeals + suits

  /// The field of a code. It is made by itself: all of them take a millisecond, and a call asks for one or a few.
  package static func field(_ code: String) -> Field? {
    if let field = made.withLock({ $0[code] }) { return field }
    guard let field = make(code) else { return nil }
    made.withLock { $0[code] = field }
    return field
  }

  private static let made = Mutex<[String: Field]>([:])

  private static func make(_ code: String) -> Field? {
    let parts = code.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, parts[0] == "ratio" { return ratio(parts[1]) }
    guard parts.count == 3 else { return nil }
    let (row, column) = (parts[1], parts[2])
    return switch parts[0] {
    case "applications": applicationField(row, column)
    case "disclosure": disclosureKeys.first { $0.row == row && $0.column == column }.map(disclosureField)
    case "appeals": appealField(row, column)
    case "group": row == "suits" ? suitField(column) : groupField(row, column)
    default: nil
    }
  }

  package static let groups: [FieldGroup] = [
    FieldGroup(
      code: "applications", label: Wording(en: "applications", zh: "依申请公开"),
      names: ["依申请", "依申请公开", "applications", "requests"],
      fields: [
        "applications.new.total", "applications.carried_in.total", "applications.total_handled.total",
        "applications.carried_out.total", "applications.granted.total", "applications.partial.total",
        "group.denied.total", "group.unavailable.total", "group.rejected.total", "group.other.total",
      ]),
    FieldGroup(
      code: "disclosure", label: Wording(en: "proactive disclosure", zh: "主动公开"),
      names: ["主动公开", "disclosure"], fields: disclosureKeys.map(\.code)),
    FieldGroup(
      code: "appeals", label: Wording(en: "reviews and suits", zh: "复议诉讼"),
      names: ["复议诉讼", "行政复议、行政诉讼", "appeals"],
      fields: [
        "appeals.review.total", "appeals.suit_direct.total", "appeals.suit_after_review.total",
        "group.suits.total",
      ]),
    FieldGroup(
      code: "shares", label: Wording(en: "outcomes as shares of handled", zh: "办理结果构成"),
      names: ["办理结果构成", "办理结果占比", "shares"],
      fields: ["ratio.granted", "ratio.denied", "ratio.not_held", "ratio.rejected", "ratio.other"]),
    FieldGroup(
      code: "ratios", label: Wording(en: "ratios", zh: "派生指标"), names: ["派生指标", "比率", "ratios"],
      fields: ratioCodes),
  ]

  // MARK: applications

  private static let recut = Joint.broken(
    "outcomes were classed anew in 2019", "2019年起办理结果重新分类，与以前的统计口径不同")
  private static let firstIn2019 = Joint.broken("first counted in 2019", "2019年起才有此项")
  private static let noneBefore = Joint.broken("not in the earlier forms", "以前的格式没有此项")

  /// Rows whose totals go on across 2019, with the concepts of the annexes and the joints 2008–2014 and 2014–2019.
  private static let carriedThrough: [String: (concepts: [FormCode: [String]], joints: [Joint])] = [
    "new": (
      [.f2008: ["received"], .f2014: ["received"]],
      [
        .close("local definitions before 2014", "2014年以前为各地自定口径"),
        .close(
          "before 2019 cases carried in may be counted as received", "2019年以前没有结转项，收到数可能含上年结转"),
      ]
    ),
    "total_handled": (
      [.f2008: ["handled"], .f2014: ["handled"]],
      [
        .close("answered (2008) against concluded (2014)", "2008年格式为答复数，2014年格式为办结数"),
        .close("since 2019 with cases not processed", "2019年起含不予处理和其他处理"),
      ]
    ),
    "granted": (
      [.f2008: ["granted"], .f2014: ["already_public", "granted"]],
      [
        .close("since 2014 with items already public", "2014年起含属于已主动公开范围数"),
        .close("counted by case since 2019", "2019年起按办理结果计件"),
      ]
    ),
    "partial": (
      [.f2008: ["partial"], .f2014: ["partial"]],
      [.same, .close("since 2019 counted once where the answer is mixed", "2019年起区分处理的只计这一情形")]
    ),
    "denied_secret": (
      [.f2014: ["secret"]], [noneBefore, .close("below refusals until 2019", "2019年以前为不同意公开答复数的其中项")]
    ),
    "denied_third_party": (
      [.f2014: ["business_secret", "privacy"]],
      [noneBefore, .close("trade secrets and privacy added up until 2019", "2019年以前为商业秘密与个人隐私两项之和")]
    ),
    "unavailable_not_held": (
      [.f2008: ["nonexistent", "not_held"], .f2014: ["nonexistent", "not_held"]],
      [
        .close("local definitions before 2014", "2014年以前为各地自定口径"),
        .close(
          "does not exist and not with this body added up until 2019", "2019年以前为信息不存在与不属于本机关公开两项之和"),
      ]
    ),
  ]

  private static let applications: [Field] = outcomes.flatMap { row in
    Applications.applicants.map { applicationField(row, $0) }
  }

  /// All outcome rows of both forms, each once, in the form's order.
  private static let outcomes: [FormRow] =
    Applications.table2021.rows.prefix { $0.code != "other_no_correction" }
    + Applications.table2019.rows.filter { $0.code == "other_all" }
    + Applications.table2021.rows.drop { $0.code != "other_no_correction" }

  private static func applicationField(_ row: String, _ column: String) -> Field? {
    guard let row = outcomes.first(where: { $0.code == row }),
      let column = Applications.applicants.first(where: { $0.code == column })
    else { return nil }
    return applicationField(row, column)
  }

  private static func applicationField(_ row: FormRow, _ column: FormColumn) -> Field {
    let key = CellKey(.applications, row.code, column.code)
    var terms: [FormCode: [CellKey]] = [:]
    for form in FormCode.national where table(of: form).row(row.code) != nil {
      terms[form] = [key]
    }
    let isTotal = column.code == "total"
    let through = isTotal ? carriedThrough[row.code] : nil
    for (form, concepts) in through?.concepts ?? [:] {
      terms[form] = concepts.map { CellKey(.annex, $0, "year") }
    }
    return Field(
      key.code, label(row, column, hidesColumn: isTotal), unit: "件",
      names: isTotal ? [row.label] + (spokenNames[row.code] ?? []) : [],
      terms: terms, joints: (through?.joints ?? [noneBefore, splitJoint(row)]) + [toForm2021(row)])
  }

  /// What people call the totals of rows whose printed label is long.
  private static let spokenNames: [String: [String]] = [
    "new": ["收到", "新收", "收到申请", "新收申请", "申请量", "申请数", "received"],
    "carried_in": ["上年结转", "结转上年", "carried in"],
    "total_handled": ["办结", "办结数", "办理", "答复", "handled"],
    "carried_out": ["结转", "结转下年", "未办结", "carried out", "carried over"],
  ]

  private static func splitJoint(_ row: FormRow) -> Joint { row.group == nil ? firstIn2019 : recut }

  private static func toForm2021(_ row: FormRow) -> Joint {
    switch row.code {
    case "other_all":
      .broken("split into three rows in 2021; see group.other.total", "2021年起拆为三行，合计见 group.other.total")
    case "other_no_correction", "other_unpaid", "other_misc":
      .broken("one row until 2021; see group.other.total", "2021年以前为一行，合计见 group.other.total")
    default: .same
    }
  }

  private static func label(_ row: FormRow, _ column: FormColumn, hidesColumn: Bool) -> Wording {
    let short = row.label.prefix { $0 != "（" }
    let zh = row.group == "other" ? "其他处理：\(short)" : row.code == "total_handled" ? "办理结果总计" : String(short)
    return hidesColumn
      ? Wording(en: row.english, zh: zh)
      : Wording(en: "\(row.english), \(column.english)", zh: "\(zh)·\(column.label)")
  }

  private static let summed = Applications.groups.filter { $0.code != "results" }

  private static let outcomeGroups: [Field] = summed.flatMap { group in
    Applications.applicants.map { groupField(group, $0) }
  }

  private static func groupField(_ group: String, _ column: String) -> Field? {
    guard let group = summed.first(where: { $0.code == group }),
      let column = Applications.applicants.first(where: { $0.code == column })
    else { return nil }
    return groupField(group, column)
  }

  private static func groupField(_ group: FormRow, _ column: FormColumn) -> Field {
    Field(
      "group.\(group.code).\(column.code)", label(group, column, hidesColumn: column.code == "total"),
      unit: "件", names: column.code == "total" ? [group.label] : [],
      terms: Dictionary(
        uniqueKeysWithValues: FormCode.national.map { form in
          (form, members(of: group.code, in: form).map { CellKey(.applications, $0, column.code) })
        }),
      joints: [noneBefore, recut, .same])
  }

  private static func members(of group: String, in form: FormCode) -> [String] {
    let members = table(of: form).rows.filter { $0.group == group }.map(\.code)
    return group == "other" && members.isEmpty ? ["other_all"] : members
  }

  /// Table 三 of a national form, without the rest of the form.
  private static func table(of form: FormCode) -> FormTable {
    form == .f2019 ? Applications.table2019 : Applications.table2021
  }

  // MARK: disclosure

  private static let redefined = Joint.broken(
    "对外公开总数量 (all ever disclosed) became 现行有效件数 (in force) in 2021",
    "2021年起由对外公开总数量改为现行有效件数，口径不同")
  private static let feeRedefined = Joint.broken(
    "until 2021 the number of fee items, since then money in 万元", "2021年起由收费项目数改为收费金额（万元）")
  private static let dropped = Joint.broken("dropped in 2021", "2021年起取消此项")
  private static let begunIn2021 = Joint.broken("first counted in 2021", "2021年起才有此项")
  private static let madeIssued = Joint.close(
    "本年新制作数量 became 本年制发件数 in 2021", "2021年起由本年新制作数量改为本年制发件数")

  private static let disclosure: [Field] = disclosureKeys.map(disclosureField)

  /// All cells of table 二 in either form, each once: the form in force first.
  private static let disclosureKeys: [CellKey] = {
    let now = Disclosure.table2021.keys
    return now + Disclosure.table2019.keys.filter { !now.contains($0) }
  }()

  private static func disclosureField(_ key: CellKey) -> Field {
    var terms: [FormCode: [CellKey]] = [:]
    for (form, table) in [(FormCode.f2019, Disclosure.table2019), (.f2021, Disclosure.table2021)]
    where table.row(key.row)?.columns.contains(key.column) == true { terms[form] = [key] }
    // Documents made and documents issued are one concept with a footnote (domain.md §5).
    if key.column == "issued" { terms[.f2019] = [CellKey(.disclosure, key.row, "made")] }
    let before = documentsBefore2019[key.code]
    for (form, concept) in before?.concepts ?? [:] { terms[form] = [CellKey(.annex, concept, "year")] }
    let table = terms[.f2021] == [key] ? Disclosure.table2021 : Disclosure.table2019
    let row = table.row(key.row)
    let column = table.column(key.column)
    let zh = "\(row?.label ?? key.row)·\(column?.label ?? key.column)"
    let en = "\(row?.english ?? key.row), \(column?.english ?? key.column)"
    return Field(
      key.code, Wording(en: en, zh: zh), unit: column?.unit, names: disclosureNames(key, row),
      terms: terms, joints: (before?.joints ?? [noneBefore, noneBefore]) + [disclosureJoint(key)])
  }

  private static let annexMade = (
    concepts: [FormCode.f2008: "documents_made", .f2014: "documents_made"],
    joints: [
      Joint.close("local definitions before 2014", "2014年以前为各地自定口径"),
      Joint.close("制发规范性文件总数 until 2019", "2019年以前为制发规范性文件总数"),
    ]
  )

  /// What the annexes count of normative documents, by the field that goes on with it.
  private static let documentsBefore2019: [String: (concepts: [FormCode: String], joints: [Joint])] = [
    "disclosure.normative.made": annexMade,
    "disclosure.normative.issued": annexMade,
    "disclosure.normative.newly_public": (
      [.f2014: "documents_disclosed"],
      [noneBefore, .close("主动公开规范性文件数 until 2019", "2019年以前为主动公开规范性文件数")]
    ),
  ]

  /// The figure that the bare name of a row asks for.
  private static func disclosureNames(_ key: CellKey, _ row: FormRow?) -> [String] {
    ["decisions", "amount_wan"].contains(key.column) ? [row?.label ?? key.row] : []
  }

  private static func disclosureJoint(_ key: CellKey) -> Joint {
    switch (key.row, key.column) {
    case ("other_services", _), ("procurement", _): dropped
    case (_, "decisions"): .same
    case ("fee", _): feeRedefined
    case (_, "issued"), (_, "made"): madeIssued
    case (_, "effective"), (_, "public_total"): redefined
    case (_, "repealed"): begunIn2021
    default: dropped
    }
  }

  // MARK: appeals

  private static let appealTotals = [
    Joint.close("local definitions before 2014", "2014年以前为各地自定口径"),
    Joint.close("since 2019 with pending cases", "2019年起含尚未审结"),
  ]

  private static let appeals: [Field] = Appeals.routes.flatMap { route in
    Appeals.results.map { appealField(route, $0) }
  }

  private static func appealField(_ route: String, _ result: String) -> Field? {
    guard let route = Appeals.routes.first(where: { $0.code == route }),
      let result = Appeals.results.first(where: { $0.code == result })
    else { return nil }
    return appealField(route, result)
  }

  private static func appealField(_ route: FormRow, _ result: FormColumn) -> Field {
    let key = CellKey(.appeals, route.code, result.code)
    let before = route.code == "review" ? reviewsBefore2019[result.code] : nil
    var terms: [FormCode: [CellKey]] = [.f2019: [key], .f2021: [key]]
    for form in before?.forms ?? [] { terms[form] = [CellKey(.annex, before?.concept ?? "", "year")] }
    return Field(
      key.code, label(route, result, hidesColumn: result.code == "total"), unit: "件",
      names: result.code == "total" ? [route.label] : [],
      terms: terms, joints: (before?.joints ?? [noneBefore, firstIn2019]) + [.same])
  }

  private static let annexResult = [
    noneBefore, Joint.close("since 2019 pending cases stand apart", "2019年起尚未审结的单列"),
  ]

  /// What the annexes count of reviews, by result.
  private static let reviewsBefore2019: [String: (concept: String, forms: [FormCode], joints: [Joint])] = [
    "total": ("review", [.f2008, .f2014], appealTotals),
    "upheld": ("review_upheld", [.f2014], annexResult),
    "corrected": ("review_corrected", [.f2014], annexResult),
    "other": ("review_other", [.f2014], annexResult),
  ]

  private static let suits: [Field] = Appeals.results.map(suitField)

  private static func suitField(_ result: String) -> Field? {
    Appeals.results.first { $0.code == result }.map(suitField)
  }

  private static func suitField(_ result: FormColumn) -> Field {
    let keys = Appeals.routes.filter { $0.group == "suits" }.map { CellKey(.appeals, $0.code, result.code) }
    let isTotal = result.code == "total"
    let annex = isTotal ? [CellKey(.annex, "suit", "year")] : nil
    return Field(
      "group.suits.\(result.code)", label(Appeals.suits, result, hidesColumn: isTotal), unit: "件",
      names: isTotal ? [Appeals.suits.label, "诉讼", "suits"] : [],
      terms: [.f2008: annex, .f2014: annex, .f2019: keys, .f2021: keys].compactMapValues { $0 },
      joints: (isTotal ? appealTotals : [noneBefore, firstIn2019]) + [.same])
  }
}
