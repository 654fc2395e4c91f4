/// Words on one height, put together as they are read.
struct TextLine {
  /// The stretches of the line between wide gaps.
  var segments: [PDFWord]
  var box: Box

  /// The whole line; a wide gap is a tab.
  var text: String { segments.map(\.text).joined(separator: "\t") }

  /// The height of its characters.
  var size: Double { box.height }

  /// Takes words and gives their lines from top to bottom. Words stand on one line when the middle of one lies within
  /// the height of the other.
  static func lines(of words: [PDFWord]) -> [TextLine] {
    let ordered = words.sorted { ($0.box.midY, $0.box.left) < ($1.box.midY, $1.box.left) }
    var rows: [[PDFWord]] = []
    var tallest = Box(left: 0, top: 0, right: 0, bottom: 0)
    for word in ordered {
      let isSame = tallest.spans(word.box.midY) || word.box.spans(tallest.midY)
      if isSame, !rows.isEmpty {
        rows[rows.count - 1].append(word)
        if word.box.height > tallest.height { tallest = word.box }
      } else {
        rows.append([word])
        tallest = word.box
      }
    }
    return rows.map { TextLine($0.sorted { $0.box.left < $1.box.left }) }
  }

  private init(_ words: [PDFWord]) {
    box = words.dropFirst().reduce(words[0].box) { $0.joined(with: $1.box) }
    segments = [words[0]]
    var tallest = words[0]
    for word in words.dropFirst() { append(word, beside: &tallest) }
  }

  /// Appends a word. It is held against the tallest word of the segment, not against the segment's box, which is taller
  /// than its type where a label's half line stands in it: a figure behind that seemed a note's number.
  private mutating func append(_ word: PDFWord, beside tallest: inout PDFWord) {
    let last = segments[segments.count - 1]
    let size = min(tallest.box.height, word.box.height)
    let gap = word.box.left - last.box.right
    if gap > size * 1.5 {
      tallest = word
      return segments.append(word)
    }
    let text = Self.script(of: word, beside: tallest, in: last.text).map { "\($0)" } ?? word.text
    if word.box.height > tallest.box.height { tallest = word }
    let joint = gap > size * Self.joint(last.text, word.text) ? " " : ""
    segments[segments.count - 1] = PDFWord(
      box: last.box.joined(with: word.box), text: last.text + joint + text)
  }

  /// From what gap on, in type sizes, a space was typed. Beside an ideograph the setting itself leaves a quarter.
  private static func joint(_ text: String, _ next: String) -> Double {
    guard let last = text.utf8.last, let first = next.utf8.first else { return 0.5 }
    return last < 0x80 && first < 0x80 ? 0.15 : 0.5
  }

  /// Digits much smaller than the text before them are a note's number, not its next digits.
  private static func script(of word: PDFWord, beside type: PDFWord, in text: String) -> String? {
    guard word.box.height < type.box.height * 0.75 else { return nil }
    let script: Script = word.box.midY < type.box.midY ? .raised : .lowered
    return Array(word.text.utf8).withUnsafeBufferPointer { script.digits($0, after: text.utf8.last) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
