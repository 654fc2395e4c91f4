import CZlib
import Documents
import Foundation
import Reports

/// The running text of a report in few bytes: a line and two texts for each section, deflated.
enum PackedText {
  /// The dictionary that texts are deflated with today; an older one stays here for as long as texts may have it.
  static let dictionary = 1

  /// Sections with what became of them.
  struct Packed: Sendable {
    let sections: [TextSection]
    /// nil where there was no memory to deflate them.
    let bytes: [UInt8]?
    /// Of the text before it was deflated.
    let size: Int
  }

  /// No report has more text (Documents reads no file that has); what says so comes from a stranger.
  private static let mostBytes = 64 << 20

  static func packed(_ sections: [TextSection]) -> Packed {
    var text: [UInt8] = []
    for section in sections {
      let (heading, body) = (section.heading.whole, section.text.whole)
      let place = [section.place.page, section.place.table, section.place.row, section.place.column]
      let head = place.map { $0.map(String.init) ?? "-" } + ["\(heading.utf8.count)", "\(body.utf8.count)"]
      text += head.joined(separator: " ").utf8
      text.append(UInt8(ascii: "\n"))
      text += heading.utf8
      text += body.utf8
    }
    let bytes = Deflater.deflated(text, wrapping: .none, dictionary: words)
    return Packed(sections: sections, bytes: bytes, size: text.count)
  }

  /// The sections of an inflated text; nil where it is none.
  static func sections(of text: [UInt8]) -> [TextSection]? {
    var sections: [TextSection] = []
    var rest = text[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").map { Int($0) }
      rest = rest[(end + 1)...]
      guard head.count == 6, let row = head[2], let heading = head[4], let body = head[5],
        heading >= 0, body >= 0, heading <= rest.count, body <= rest.count - heading
      else { return nil }
      sections.append(
        TextSection(
          heading: String(decoding: rest.prefix(heading), as: UTF8.self),
          text: String(decoding: rest.dropFirst(heading).prefix(body), as: UTF8.self),
          place: Place(page: head[0], table: head[1], row: row, column: head[3])))
      rest = rest.dropFirst(heading + body)
    }
    return sections
  }

  /// The text that was packed; nil where the bytes do not give one of that size.
  static func text(_ data: Data, size: Int, dictionary: Int, with inflater: Inflater) -> [UInt8]? {
    guard dictionary == PackedText.dictionary, (0...mostBytes).contains(size) else { return nil }
    return inflater.inflated(data, size: size)
  }

  /// Words of the forms, the most common ones last; never changed, for texts in archives were deflated with them.
  fileprivate static let words = Array(
    """
    行政机关负责人公章主要负责人签发政务新媒体政务服务网门户网站微信公众号政府公报新闻发布会解读回应关切依申请公开目录指南\
    领导小组办公室培训考核监督保障平台建设信息管理存在的主要问题及改进情况其他需要报告的事项行政复议行政诉讼政府信息公开\
    收到和处理政府信息公开申请情况主动公开政府信息情况本年度统计期限为年1月1日至12月31日止根据《中华人民共和国政府信息公开条例》\
    的规定和要求，编制本报告。政府信息公开工作年度报告一、总体情况二、主动公开政府信息情况三、收到和处理政府信息公开申请情况\
    四、政府信息公开行政复议、行政诉讼情况五、存在的主要问题及改进情况六、其他需要报告的事项本年度未收取信息处理费。\
    - - 1 - 0 57\n- - 3 - 18 780\n- - 40 - 36 0\n
    """.utf8)
}

/// Inflates texts one after the other; to make its tables takes longer than a text does.
final class Inflater {
  private var stream = z_stream()
  private let isReady: Bool

  init() {
    isReady = inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit { if isReady { inflateEnd(&stream) } }

  /// nil unless the bytes give a text of that size and no more.
  fileprivate func inflated(_ data: Data, size: Int) -> [UInt8]? {
    guard isReady, inflateReset(&stream) == Z_OK else { return nil }
    inflateSetDictionary(&stream, PackedText.words, UInt32(PackedText.words.count))
    var input = [UInt8](data)
    // One byte more than there should be, so that a longer text is noticed.
    var text = [UInt8](repeating: 0, count: size + 1)
    let status = input.withUnsafeMutableBufferPointer { source in
      text.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, Int(stream.total_out) == size else { return nil }
    text.removeLast()
    return text
  }
}

/// A text that does not inflate to what was stored. To take it for none would have the checks that compare texts find
/// nothing, and say so.
struct UnreadableText: Error {
  let filing: Int64
}

extension StoredRows {
  /// The running text. Throws an `UnreadableText` where it is there and cannot be read.
  func sections() throws -> [TextSection] {
    let row = try fetch("SELECT data, size, dictionary FROM report_text WHERE filing_id = ?").first
    guard let row else { return [] }
    let text = PackedText.text(row[0], size: row[1], dictionary: row[2], with: Inflater())
    guard let sections = text.flatMap(PackedText.sections) else { throw UnreadableText(filing: filing) }
    return sections
  }
}
