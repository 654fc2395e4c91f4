import Forms
import Store

/// What happened to a report, an event a line: revisions with the cells that they changed, amendments and their undoing.
package func historySheet(_ entries: [HistoryEntry], issuer: String, year: Int) -> Sheet {
  Sheet(
    title: Wording(en: "\(issuer) \(year)", zh: "\(issuer) \(year)年"),
    columns: [
      Sheet.Column("at", Wording(en: "when", zh: "时间")),
      Sheet.Column("revision", Wording(en: "revision", zh: "版次"), isFigure: true),
      Sheet.Column("event", Wording(en: "event", zh: "事项")),
      Sheet.Column("cell", Wording(en: "cell", zh: "单元格")),
      Sheet.Column("before", Wording(en: "before", zh: "原值"), isFigure: true),
      Sheet.Column("after", Wording(en: "after", zh: "新值"), isFigure: true),
      Sheet.Column("by", Wording(en: "by", zh: "经手")),
      Sheet.Column("note", Wording(en: "file or reason", zh: "文件或理由")),
    ], rows: entries.map(row))
}

private func row(_ entry: HistoryEntry) -> [Sheet.Value] {
  let isChange = entry.change != nil
  let head: [Sheet.Value] = [
    .text(entry.at), .ordinal(entry.revision), .coded(code: entry.event.rawValue, label: entry.event.label),
  ]
  let sides: [Sheet.Value] =
    entry.whole.map {
      [.coded(code: $0.what.rawValue, label: $0.what.label), .text($0.before), .text($0.after)]
    }
    ?? [
      Sheet.Value(entry.change?.key.code), value(entry.change?.old, isChange),
      value(entry.change?.new, isChange),
    ]
  return head + sides + [Sheet.Value(entry.by), .text(entry.note)]
}

/// A figure, or in brackets why there is none.
private func value(_ reading: CellReading?, _ isChange: Bool) -> Sheet.Value {
  guard isChange else { return Sheet.Value(nil as String?) }
  guard let reading else { return .coded(code: "(no cell)", label: Wording(en: "(no cell)", zh: "（无此格）")) }
  return reading.value.map { .number($0) } ?? .text("(\(reading.state.rawValue))")
}

extension HistoryEntry.Event {
  fileprivate var label: Wording {
    switch self {
    case .revision: Wording(en: "revision", zh: "版次")
    case .changed: Wording(en: "changed", zh: "有变")
    case .amended: Wording(en: "amended", zh: "更正")
    case .undone: Wording(en: "undone", zh: "撤销更正")
    }
  }
}
