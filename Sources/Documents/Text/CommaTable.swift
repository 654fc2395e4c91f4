/// A table of comma-separated values, as a spreadsheet saves a sheet: three lines or more that follow each other with the
/// same number of commas, three at least. Prose has commas too, but not so.
struct CommaTable {
  let table: Table
  /// How many lines it takes, and where the next begins.
  let lines: Int
  let end: Int

  private static let leastCommas = 3
  private static let leastLines = 3

  /// Takes text that begins with a line and gives the table that begins there, if there is one.
  init?(_ text: ArraySlice<UInt8>, from number: Int) {
    let commas = Self.commas(in: text.prefix { $0 != 0x0A })
    guard commas >= Self.leastCommas else { return nil }
    var rows: [[TableCell]] = []
    var rest = text
    var parts = 0
    while !rest.isEmpty, parts <= Document.partLimit {
      let line = rest.prefix { $0 != 0x0A }
      guard line.count <= TextRow.lengthLimit, Self.commas(in: line) == commas else { break }
      rows.append(Self.cells(in: line, number: number + rows.count))
      rest = rest[min(line.endIndex + 1, rest.endIndex)...]
      parts += commas + 1
    }
    guard rows.count >= Self.leastLines else { return nil }
    table = Table(layout: .ordered, rows: rows)
    lines = rows.count
    end = rest.startIndex
  }

  /// Commas outside quotes; none where the line has bars or tabs, which part cells more surely.
  private static func commas(in line: ArraySlice<UInt8>) -> Int {
    var isQuoted = false
    var count = 0
    for byte in line {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted: count += 1
      case 0x7C, 0x09: return 0
      default: break
      }
    }
    return isQuoted ? 0 : count
  }

  private static func cells(in line: ArraySlice<UInt8>, number: Int) -> [TableCell] {
    var cells: [TableCell] = []
    var field: [UInt8] = []
    var isQuoted = false
    var character = 1
    var start = 1
    for byte in line + [0x2C] {
      if byte == 0x22 {
        isQuoted.toggle()
      } else if byte == 0x2C, !isQuoted {
        let text = String(decoding: field[...].trimmed, as: UTF8.self)
        cells.append(TableCell(text, at: .line(number, character: start)))
        field.removeAll(keepingCapacity: true)
        start = character + 1
      } else if byte != 0x0D {
        field.append(byte)
      }
      if byte.startsScalar { character += 1 }
    }
    return cells
  }
}
