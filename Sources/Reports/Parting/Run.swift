import Forms

/// The figures of one row as the text holds them: strings of digits between certain boundaries, in order. A space, a
/// bar or a line break is a certain boundary; its absence says nothing (domain.md §9.1: `0 00 0 0 00` is seven zeros).
/// A sign begins a cell wherever it stands (`15-15`); a piece that is nil is a cell known to be empty.
package struct Run: Sendable, Hashable {
  package let pieces: [String?]

  package init(_ pieces: [String?]) {
    self.pieces = pieces
  }

  /// The cells of a row that the text itself parts into exactly `cells` figures; nil where it does not.
  func separated(into cells: Int) -> [Number?]? {
    guard pieces.count == cells else { return nil }
    var values: [Number?] = []
    for piece in pieces {
      guard let piece else {
        values.append(nil)
        continue
      }
      guard let number = Run.figure(piece) else { return nil }
      values.append(number)
    }
    return values
  }

  /// The number that a piece prints, if it can be one cell: `00` and `05` cannot, since no report pads with zeros.
  private static func figure(_ piece: String) -> Number? {
    let digits = Array(piece.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") })
    let padded = digits.count > 1 && digits[0] == UInt8(ascii: "0") && digits[1] != UInt8(ascii: ".")
    return padded ? nil : Number(piece)
  }
}

/// A run laid out digit by digit, with the places where a cell has to begin.
struct Tape {
  /// Stands for the value of a cell known to be empty; no printed figure comes near it.
  static let blank = Int.min

  private(set) var digits: [Int] = []
  private(set) var begins: [Bool] = []
  private(set) var negative: [Bool] = []

  var count: Int { digits.count }

  /// Lays out a run for `cells` cells; nil where it holds anything but digits and signs, or more of them than so many
  /// cells can take, so that a run of any length costs no more than its first few hundred digits.
  init?(_ run: Run, cells: Int) {
    let limit = cells * Number.maximumDigits
    guard run.pieces.count <= cells else { return nil }
    for piece in run.pieces {
      guard let piece else {
        add(Tape.blank, begins: true)
        continue
      }
      guard !piece.isEmpty, append(piece, limit: limit) else { return nil }
    }
  }

  private mutating func append(_ piece: String, limit: Int) -> Bool {
    var begins = true
    var sign: UInt8?
    for byte in piece.utf8 {
      switch byte {
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard sign == nil else { return false }
        sign = byte
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard count < limit else { return false }
        add(Int(byte) - 48, begins: begins || sign != nil, negative: sign == UInt8(ascii: "-"))
        (begins, sign) = (false, nil)
      default: return false
      }
    }
    return sign == nil
  }

  private mutating func add(_ digit: Int, begins: Bool, negative: Bool = false) {
    digits.append(digit)
    self.begins.append(begins)
    self.negative.append(negative)
  }

  /// Where a cell that begins at `start` may end: a zero and an empty cell stand alone, any other figure runs on to
  /// the next certain boundary or to the longest number that is kept.
  func ends(from start: Int) -> ClosedRange<Int> {
    let first = start + 1
    guard digits[start] > 0 else { return first...first }
    var last = first
    while last < count, last - start < Number.maximumDigits, digits[last] != Tape.blank, !begins[last] {
      last += 1
    }
    return first...last
  }

  /// The value of the cell from `start` up to `end`.
  func value(_ start: Int, _ end: Int) -> Int {
    guard digits[start] != Tape.blank else { return Tape.blank }
    let magnitude = digits[start..<end].reduce(0) { $0 * 10 + $1 }
    return negative[start] ? -magnitude : magnitude
  }
}
