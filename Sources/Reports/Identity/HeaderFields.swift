import Documents
import Forms

/// What the head of a page says about the report, as label and value: 索引号, 发布机构, 公开日期, 标题 (domain.md §8.1).
struct HeaderFields {
  enum Field: CaseIterable, Sendable { case title, index, publisher, date }

  private(set) var values: [Field: String] = [:]

  private static let labels: [Field: [String]] = [
    .title: ["标题", "名称", "信息名称", "文件名称"],
    .index: ["索引号", "信息索引号", "索引"],
    .publisher: ["发布机构", "来源", "信息来源", "所属机构", "责任部门", "单位", "公开责任部门"],
    .date: ["公开日期", "发布日期", "发布时间", "发文日期", "成文日期", "公文生成日期", "生成日期", "时间", "日期"],
  ]

  /// Looks through the first `limit` lines and cells. The first value of a field counts, empty ones do not.
  init(_ texts: some Sequence<String>, limit: Int = 60) {
    var pending: Field?
    for text in texts.prefix(limit) {
      let folded = Fold.text(text)
      if let field = pending, Self.label(folded) == nil {
        take(folded, for: field)
        pending = nil
        continue
      }
      guard let (field, value) = Self.label(folded) else { continue }
      take(value, for: field)
      pending = value.isEmpty ? field : nil
    }
  }

  private mutating func take(_ value: String, for field: Field) {
    guard !value.isEmpty, values[field] == nil, value.utf16.count <= 120 else { return }
    values[field] = value
  }

  /// The field that a text names and what stands behind its colon; a label alone has an empty value.
  private static func label(_ text: String) -> (Field, String)? {
    let head = text.prefix { $0 != ":" }
    guard head.utf16.count <= 10 else { return nil }
    let key = Fold.key(head)
    for field in Field.allCases where labels[field]?.contains(where: { Fold.key($0) == key }) == true {
      return (field, String(text.dropFirst(head.count + 1).drop { $0 == " " }))
    }
    return nil
  }
}
