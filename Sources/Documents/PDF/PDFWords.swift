/// Reads the table that `pdftotext -tsv` writes: a row for each page (level 1) and each word (level 5).
enum PDFWords {
  /// Takes the output and gives the pages with their words.
  static func pages(_ output: [UInt8]) throws(DocumentError.Fault) -> [PDFPage] {
    var pages: [PDFPage] = []
    var count = 0
    for line in output.split(separator: 0x0A) {
      let fields = line.split(separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false)
      guard fields.count == 12, let level = number(fields[0]) else { continue }
      guard let box = box(fields) else { continue }
      if level == 1 {
        pages.append(PDFPage(number: pages.count + 1, width: box.width, height: box.height))
      } else if level == 5, !pages.isEmpty {
        count += 1
        guard count <= Document.partLimit else { throw .tooManyParts }
        pages[pages.count - 1].words.append(
          PDFWord(box: box, text: String(decoding: fields[11].trimmed, as: UTF8.self)))
      }
    }
    return pages
  }

  private static func box(_ fields: [ArraySlice<UInt8>]) -> Box? {
    let values = fields[6...9].compactMap(number)
    guard values.count == 4, values.allSatisfy({ $0.isFinite && abs($0) < 1e6 }) else { return nil }
    return Box(left: values[0], top: values[1], right: values[0] + values[2], bottom: values[1] + values[3])
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Double? {
    Double(String(decoding: field, as: UTF8.self))
  }
}
