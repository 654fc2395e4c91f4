import Exports
import Forms
import Foundation
import Store

/// Workbooks on their way out: made aside, put in place when they are whole.
enum WorkbookFile {
  /// Writes a workbook to `target`, to stdout for nil; `archive` is a file that must not be written over.
  static func write(
    to target: String?, sparing archive: String, language: Language? = nil, fill: (Workbook) throws -> Void
  ) throws {
    if let target { try Sink.refuse(target, ifSameAs: archive) }
    let draft =
      target.map(DraftFile.name)
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString)").path
    defer { unlink(draft) }
    do {
      let book = try Workbook(path: draft, language: language)
      try fill(book)
      try book.close()
      tell(book)
      guard let target else { return try Sink.copy(draft) }
      guard rename(draft, target) == 0 else { throw Sink.cannotWrite(target, errno) }
    } catch let error as ExportError {
      throw Failure(error.wording)
    }
  }

  private static func tell(_ book: Workbook) {
    if book.shortened > 0 {
      Console.say(
        Spoken.text(
          "\(book.shortened) texts are longer than a cell of Excel holds and end in …; CSV has them whole",
          "\(book.shortened) 处文本超过 Excel 单元格上限，已截断并以…结尾；CSV 中为全文"))
    }
    if book.continued > 0 {
      Console.say(
        Spoken.text(
          "a sheet of Excel ends at 1048576 rows; \(book.continued) more sheets go on",
          "Excel 工作表至多 1048576 行；另有 \(book.continued) 张续表"))
    }
  }
}
