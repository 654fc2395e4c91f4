import Documents
import Forms
import Reports

/// Files far larger than any report, each of one kind: time must grow with their size and no faster.
struct LargeFile: Sendable {
  let name: String
  /// The file of about so many bytes.
  let bytes: @Sendable (Int) -> [UInt8]

  static let all: [LargeFile] = [
    LargeFile(name: "text on one line, words and figures") { repeated(line, to: $0) },
    LargeFile(name: "text on one line, digits alone") { repeated("0123456789", to: $0) },
    LargeFile(name: "text on one line, words alone") { repeated("本年新收本机关不掌握", to: $0) },
    LargeFile(name: "pipe table, rows of the form") { repeated(rows, to: $0) },
    LargeFile(name: "pipe table, one figure a line") {
      repeated("| 12 |\n" + note + "行政处罚 | 3 |\n", to: $0)
    },
    LargeFile(name: "page, tables of the form") { repeated(tables, to: $0) },
    LargeFile(name: "page, one table of words and figures") { page("<tr>" + cells + "</tr>", to: $0) },
    LargeFile(name: "page, paragraphs of figures") { page("<p>予以公开 1 2 3 0 0 0 6</p>", to: $0) },
    LargeFile(name: "page, a wide span of words") { span(to: $0) },
    LargeFile(name: "page, escapes in a script") {
      Array("<html><script>".utf8) + repeated("\\`\\\"", to: $0)
    },
  ]

  /// Prints the nanoseconds for each byte at two sizes ten times apart.
  static func show() {
    Console.head("large files, document and report: ns per byte, processor")
    Console.row("", "0.5 MB", "5 MB", "ratio")
    for file in all {
      let (small, large) = (file.cost(500_000), file.cost(5_000_000))
      Console.row(
        file.name, Console.decimal(small), Console.decimal(large), Console.decimal(large / small, digits: 2))
    }
  }

  private func cost(_ size: Int) -> Double {
    let bytes = self.bytes(size)
    var refusal: (any Error)?
    let cost = Cost.of {
      do {
        let document = try Document.read(bytes, name: name)
        _ = try Report.read(document, stated: Stated(issuer: "示例市", year: 2024))
      } catch {
        refusal = error
      }
    }
    if case let fault as DocumentError = refusal { Console.put("  \(name), \(size) bytes: \(fault.fault)") }
    return cost.cpu * 1e9 / Double(bytes.count)
  }

  /// Words enough to keep five megabytes of cells below the most cells that a document may have.
  private static let note = String(repeating: "本行前面的说明没有内容", count: 3) + "，"

  private static func repeated(_ text: String, to size: Int) -> [UInt8] {
    let piece = Array(text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + piece.count)
    while bytes.count < size { bytes += piece }
    return bytes
  }

  private static func page(_ piece: String, to size: Int) -> [UInt8] {
    Array("<html><body><table>".utf8) + repeated(piece, to: size)
  }

  private static func span(to size: Int) -> [UInt8] {
    let columns = String(repeating: "<td>1", count: 900)
    let rows = String(repeating: "<tr>", count: 89)
    return Array("<html><table><tr>\(columns)<tr><td colspan=900 rowspan=90>".utf8)
      + repeated("本机关", to: size) + Array((rows + "</table>").utf8)
  }

  private static let line: String = {
    let rows = Applications.table2021.rows.map { "\($0.printed) 1 0 2 0 3 0 6 " }
    return "本年处理决定数量 行政许可 12 " + rows.joined()
  }()

  private static let rows: String = Applications.table2021.rows.map {
    "\(note)\($0.printed) | 1 | 0 | 2 | 0 | 3 | 0 | 6 |\n"
  }
  .joined()

  private static let cells =
    "<td><p class=MsoNormal>本机关不掌握的信息</p></td>"
    + String(repeating: "<td><p class=MsoNormal align=center><span lang=EN-US>12</span></p></td>", count: 8)

  private static let tables: String = {
    let html = String(decoding: ReportPage(issuer: 1, year: 2024).bytes, as: UTF8.self)
    return html.replacing("</div></body></html>", with: "")
  }()
}
