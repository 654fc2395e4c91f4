/// An XLSX: one table for each sheet that is shown, in the order of the tabs.
struct Workbook {
  private let package: OfficePackage
  private let texts: [String]
  private let formats: NumberFormats

  /// Takes the package with all its parts.
  init(_ package: OfficePackage) throws(DocumentError.Fault) {
    self.package = package
    texts = try package.xml("xl/sharedStrings.xml")?.all("si").map(Self.text) ?? []
    formats = NumberFormats(try package.xml("xl/styles.xml"))
  }

  /// The tables; a sheet's number is the page of its cells.
  func blocks() throws(DocumentError.Fault) -> [Block] {
    var pieces: [Piece] = []
    for (index, path) in try sheetPaths().enumerated() {
      guard let path, let sheet = try package.xml(path) else { continue }
      let cells = try Sheet(sheet, texts: texts, formats: formats).placed(page: index + 1)
      if !cells.isEmpty { pieces.append(.table(cells)) }
    }
    return try Piece.blocks(of: pieces)
  }

  /// The part of each sheet, nil for a hidden one, which is not printed.
  private func sheetPaths() throws(DocumentError.Fault) -> [String?] {
    guard let workbook = try package.xml("xl/workbook.xml") else { throw .brokenArchive }
    let links = try package.xml("xl/_rels/workbook.xml.rels")?.all("Relationship") ?? []
    let targets = Dictionary(
      links.compactMap { link in link["Id"].flatMap { id in link["Target"].map { (id, $0) } } },
      uniquingKeysWith: { first, _ in first })
    return (workbook.first("sheets")?.all("sheet") ?? []).map { sheet in
      guard (sheet["state"] ?? "visible") == "visible", let target = sheet["id"].flatMap({ targets[$0] })
      else { return nil }
      return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
  }

  /// The text of a string that may be parted into runs; its reading in small print (`rPh`) is left out.
  static func text(_ string: XMLElement) -> String {
    string.elements.reduce(into: "") { text, element in
      if element.name == "t" { text += element.text }
      if element.name == "r" { text += Self.text(element) }
    }
  }
}

/// One sheet: cells at their addresses, merged ranges, and a blank wherever nothing was written.
private struct Sheet {
  private struct Address: Hashable {
    var row: Int
    var column: Int
  }

  private var texts: [Address: String] = [:]
  private var spans: [Address: (rows: Int, columns: Int)] = [:]

  init(_ sheet: XMLElement, texts shared: [String], formats: NumberFormats) throws(DocumentError.Fault) {
    var row = -1
    for line in sheet.first("sheetData")?.all("row") ?? [] {
      row = line["r"].flatMap { Int($0) }.flatMap { (1...1 << 24).contains($0) ? $0 - 1 : nil } ?? row + 1
      var column = -1
      for cell in line.all("c") {
        column = cell["r"].flatMap(Self.address)?.column ?? column + 1
        let text = Self.text(cell, shared: shared, formats: formats)
        if !text.isEmpty, row >= 0 { texts[Address(row: row, column: column)] = text }
      }
    }
    for merge in (sheet.first("mergeCells")?.all("mergeCell") ?? []).prefix(Grid.positionLimit) {
      note(merge["ref"] ?? "")
    }
    guard height <= Grid.positionLimit, width <= Grid.columnLimit else { throw .tableTooLarge }
  }

  private var height: Int { (texts.keys.map(\.row).max() ?? -1) + 1 }
  private var width: Int { (texts.keys.map(\.column).max() ?? -1) + 1 }

  /// Every position of the used rectangle: its text, or a blank, unless a merged range covers it.
  func placed(page: Int) throws(DocumentError.Fault) -> [PlacedCell] {
    guard width * height <= Grid.positionLimit else { throw .tableTooLarge }
    var covered = Array(repeating: Array(repeating: false, count: width), count: height)
    var cells: [PlacedCell] = []
    for row in 0..<height {
      for column in 0..<width where !covered[row][column] {
        let address = Address(row: row, column: column)
        let span = spans[address] ?? (1, 1)
        for i in row..<min(height, row + span.rows) {
          for j in column..<min(width, column + span.columns) { covered[i][j] = true }
        }
        cells.append(
          PlacedCell(
            row: row, column: column, rows: span.rows, columns: span.columns, text: texts[address] ?? "",
            page: page))
      }
    }
    return cells
  }

  private mutating func note(_ range: String) {
    let ends = range.split(separator: ":").compactMap { Self.address(String($0)) }
    guard ends.count == 2, ends[1].row >= ends[0].row, ends[1].column >= ends[0].column else { return }
    spans[ends[0]] = (ends[1].row - ends[0].row + 1, ends[1].column - ends[0].column + 1)
  }

  /// `C4` is row 3, column 2.
  private static func address(_ reference: String) -> Address? {
    var column = 0
    var row = 0
    for byte in reference.utf8 where byte != 0x24 {
      if byte.isLetter, row == 0 {
        column = column * 26 + Int(byte & 0x1F)
      } else if byte.isDigit {
        row = row * 10 + Int(byte - 0x30)
      } else {
        return nil
      }
      guard column <= 1 << 20, row <= 1 << 24 else { return nil }
    }
    return row > 0 && column > 0 ? Address(row: row - 1, column: column - 1) : nil
  }

  /// What the cell shows. A formula without a stored result shows nothing; it is not 0 (toolchain.md §7).
  private static func text(_ cell: XMLElement, shared: [String], formats: NumberFormats) -> String {
    let value = cell.first("v")?.text ?? ""
    switch cell["t"] {
    case "s":
      guard let index = Int(value), shared.indices.contains(index) else { return "" }
      return shared[index]
    case "inlineStr": return cell.first("is").map(Workbook.text) ?? ""
    case "b": return value == "1" ? "TRUE" : value == "0" ? "FALSE" : value
    case "str", "e", "d": return value
    default: return formats.shown(value, style: cell["s"].flatMap { Int($0) } ?? 0)
    }
  }
}
