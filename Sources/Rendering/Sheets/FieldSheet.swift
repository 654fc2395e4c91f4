import Forms

/// All fields that can be asked for, with the years in which the archive has them; `present` gives those by code.
package func fieldSheet(present: [String: [Int]]) -> Sheet {
  let annex = present.keys.filter { FieldCatalogue.field($0) == nil }.sorted()
  let rows =
    FieldCatalogue.all.map { row($0.code, $0.label, $0.unit, $0.division?.formula, present) }
    + annex.map { code in row(code, Wording(en: code, zh: code), nil, nil, present) }
  return Sheet(
    title: Wording(en: "fields: \(rows.count)", zh: "指标：\(rows.count) 个"),
    columns: [
      Sheet.Column("code", Wording(en: "code", zh: "代码")),
      Sheet.Column("label", Wording(en: "label", zh: "名称")),
      .unit, Sheet.Column("years", Wording(en: "years", zh: "有数据的年份")),
      Sheet.Column("formula", Wording(en: "formula", zh: "算法")),
    ], rows: rows)
}

private func row(
  _ code: String, _ label: Wording, _ unit: String?, _ formula: Wording?, _ present: [String: [Int]]
) -> [Sheet.Value] {
  [
    .text(code), .coded(code: label.zh, label: label), Sheet.Value(unit),
    .text(spans(present[code] ?? [])),
    formula.map { .coded(code: $0.zh, label: $0) } ?? .empty(Wording(en: "", zh: "")),
  ]
}

/// `2019–2022, 2024`.
private func spans(_ years: [Int]) -> String {
  var spans: [(first: Int, last: Int)] = []
  for year in years {
    if let last = spans.last, last.last == year - 1 {
      spans[spans.count - 1].last = year
    } else {
      spans.append((year, year))
    }
  }
  return spans.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }.joined(separator: ", ")
}
