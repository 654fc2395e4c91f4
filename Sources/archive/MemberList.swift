import Documents
import Forms
import Intake
import Rendering
import Reports

/// What `inspect` shows of an archive: its members in the order in which `import` takes them, and what each would be.
struct MemberList {
  let sheet: Sheet

  /// Reads the members one after the other; nothing is stored.
  init(_ file: String, _ items: [FileContents.Item], stated: Stated) {
    sheet = Sheet(
      title: Wording(en: "\(file): \(counted(items.count, "file"))", zh: "\(file)：\(items.count) 个文件"),
      columns: [
        Sheet.Column("source", Wording(en: "file", zh: "文件")),
        Sheet.Column("bytes", Wording(en: "bytes", zh: "字节"), isFigure: true),
        Sheet.Column("issuer", Wording(en: "issuer", zh: "机构")),
        Sheet.Column("year", Wording(en: "year", zh: "年份")),
        Sheet.Column("form", Wording(en: "form", zh: "格式")),
        Sheet.Column("cells", Wording(en: "cells", zh: "单元格"), isFigure: true),
        Sheet.Column("refusal", Wording(en: "refused because", zh: "拒收原因")),
      ],
      rows: items.map { MemberList.row($0, stated) })
  }

  private static func row(_ item: FileContents.Item, _ stated: Stated) -> [Sheet.Value] {
    let none = Sheet.Value.empty(Wording(en: "", zh: ""))
    let head = [Sheet.Value.text(item.name), .number(Number(Int64(item.bytes.count)))]
    do {
      let report = try Report.read(try Document.read(item.bytes, name: item.name), stated: stated)
      return head + [
        .text(report.issuer.name), .ordinal(report.year), .text(report.form.rawValue),
        .number(Number(Int64(report.cells.count))), none,
      ]
    } catch {
      return head + [none, none, none, none, .text(Intake.reason(error)(Spoken.language))]
    }
  }
}
