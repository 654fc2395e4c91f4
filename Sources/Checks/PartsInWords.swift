import Documents
import Forms
import Reports

/// Adds up the parts that a sentence lists behind a total (N.3): `915条，其中…` (domain.md §9, rows 6 to 9). A list need
/// not be complete, so a sum below the total is a finding only where it misses it by little.
struct PartsInWords {
  private let sentences: Sentences

  init(_ report: Report) { sentences = Sentences(report) }

  private static let markers = ["其中", "包括", "(", "分别为"]
  private static let units: Set<Character> = ["条", "件", "篇", "项", "次", "份"]
  /// Channels carry the same item more than once (domain.md §10: 776 + 183 for 919).
  private static let overlapping = [
    "微信", "微博", "网站", "公众号", "平台", "渠道", "头条", "抖音", "客户端", "专栏", "报纸", "媒体", "累计", "同比", "较上年", "粉丝",
  ]
  /// Where a list ends and another count begins.
  private static let ends = [";", "其中", "结转", "办结", "办理", "答复总", "总数", "共计", "合计", "总计", "上年", "同期"]

  var findings: [Finding] { sentences.all.compactMap { finding($0.text, $0.place) } }

  private func finding(_ text: String, _ place: Place) -> Finding? {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    for marker in PartsInWords.markers {
      guard let at = text.place(of: marker),
        let (total, unit) = PartsInWords.total(before: text[..<at.lowerBound])
      else { continue }
      let parts = PartsInWords.parts(of: text[at.upperBound...], unit, isInBrackets: marker == "(")
      if let finding = finding(total, unit, parts, Quote(text, at: "\(total)\(unit)"), place) {
        return finding
      }
    }
    return nil
  }

  private func finding(_ total: Int64, _ unit: Character, _ parts: [Int64], _ quote: Quote, _ place: Place)
    -> Finding?
  {
    var sum: Int64 = 0
    for part in parts {
      let (next, overflow) = sum.addingReportingOverflow(part)
      if overflow { return nil }
      sum = next
    }
    let isNear = parts.count >= 3 && sum < total && total - sum <= max(1, total / 200)
    guard parts.count >= 2, sum > total || isNear else { return nil }
    let formula = parts.map(String.init).joined(separator: " + ") + " = \(sum)"
    return Finding(
      rule: "N.3", severity: .info, expected: formula, actual: "\(total)",
      message: Wording(
        en: "\(place): the text says \(total)\(unit) (“\(quote)”), its parts are \(formula)",
        zh: "\(place)：正文为\(total)\(unit)（“\(quote)”），所列分项为\(formula)"),
      place: place)
  }

  /// The figure with its unit that stands right before a marker.
  private static func total(before text: Substring) -> (Int64, Character)? {
    let head = text.reversed().drop { ",:、".contains($0) }
    guard let unit = head.first, units.contains(unit) else { return nil }
    let digits = String(head.dropFirst().prefix { $0.isWholeNumber }.reversed())
    guard !digits.isEmpty, digits.utf8.count <= 12, let total = Int64(digits) else { return nil }
    return (total, unit)
  }

  /// The figures of a list with a unit, what stands in brackets within it left out.
  private static func parts(of text: Substring, _ unit: Character, isInBrackets: Bool) -> [Int64] {
    var parts: [Int64] = []
    var depth = 0
    var digits = ""
    let end = ends.compactMap { text.place(of: $0)?.lowerBound }.min() ?? text.endIndex
    let list = String(text[..<end])
    if list.holds(any: overlapping) { return [] }
    for character in list {
      if character == "(" { depth += 1 }
      if character == ")" {
        if isInBrackets && depth == 0 { return parts }
        depth -= 1
      }
      if depth == 0, character == unit, digits.utf8.count <= 12, let part = Int64(digits) {
        parts.append(part)
      }
      digits = character.isWholeNumber ? digits + String(character) : ""
    }
    return parts
  }
}
