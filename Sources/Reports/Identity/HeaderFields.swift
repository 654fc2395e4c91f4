import Documents
import Forms

/// What the head of a page says about the report, as label and value: 索引号, 发布机构, 公开日期, 标题 (domain.md §8.1).
struct HeaderFields {
  enum Field: CaseIterable, Sendable { case title, index, publisher, date }

  private(set) var values: [Field: String] = [:]

  private static let labels: [(field: Field, words: [String])] = [
    (.title, ["标题", "名称", "信息名称", "文件名称"]),
    (.index, ["索引号", "信息索引号", "索引"]),
    (.publisher, ["发布机构", "来源", "信息来源", "所属机构", "责任部门", "单位", "公开责任部门"]),
    (.date, ["公开日期", "发布日期", "发布时间", "发文日期", "成文日期", "公文生成日期", "生成日期", "时间", "日期"]),
  ]
  private static let keys = Dictionary(
    labels.flatMap { field, words in words.map { (Fold.key($0), field) } },
    uniquingKeysWith: { first, _ in first })

  /// Looks through the first `limit` lines and cells. The first value of a field counts, empty ones do not.
  init(_ texts: some Sequence<String>, limit: Int = 60) {
    var pending: Field?
    for text in texts.prefix(limit) where text.utf16.count <= 200 {
      let folded = Fold.text(text)
      let found = Self.fields(in: folded)
      if let field = pending, found.isEmpty { take(folded, for: field) }
      for (field, value) in found { take(value, for: field) }
      pending = found.last.flatMap { $0.value.isEmpty ? $0.field : nil }
    }
  }

  private mutating func take(_ value: String, for field: Field) {
    guard !value.isEmpty, values[field] == nil, value.utf16.count <= 120 else { return }
    values[field] = value
  }

  /// The fields that a text names with what stands behind their colons: `来源：… 时间：…` on one line are two. A label
  /// alone has an empty value.
  private static func fields(in text: String) -> [(field: Field, value: String)] {
    if let (field, value) = field(at: text[...]) {
      return [(field, cut(value))] + fields(in: rest(of: value))
    }
    return !text.utf8.contains(UInt8(ascii: " ")) ? [] : fields(in: rest(of: text))
  }

  /// A value up to the next label on the same line.
  private static func cut(_ value: String) -> String {
    String(value.dropLast(rest(of: value).count)).trimming(" ")
  }

  /// What begins with a label behind a space.
  private static func rest(of value: String) -> String {
    for space in value.utf8.indices where value.utf8[space] == UInt8(ascii: " ") {
      let rest = value[value.utf8.index(after: space)...]
      if field(at: rest) != nil { return String(rest) }
    }
    return ""
  }

  private static func field(at text: Substring) -> (Field, String)? {
    // Ten characters take no more than thirty bytes; a longer head is passed over without being cut out.
    let bytes = text.utf8.prefix(31).prefix { $0 != UInt8(ascii: ":") }
    guard bytes.count <= 30 else { return nil }
    let head = text.prefix { $0 != ":" }
    guard head.utf16.count <= 10, let field = keys[Fold.key(head)] else { return nil }
    return (field, String(text.dropFirst(head.count + 1).drop { $0 == " " }))
  }
}
