import Forms
import Rendering
import Store

/// What every file, column and code means, in Markdown for people of both languages.
enum Codebook {
  static func text(_ views: [ContractView]) -> String {
    let parts = [head] + views.map(section) + FormCode.national.flatMap(tables) + [fields]
    return parts.joined(separator: "\n")
  }

  private static let head = """
    # Codebook · 代码本

    \(Frictionless.about.en)

    \(Frictionless.about.zh)

    - A cell without a figure is empty, never 0; the column `state` says why. 没有数字的单元格为空，绝不填 0；原因见 `state` 列。
    - Text that a spreadsheet would take for a formula has an apostrophe before it. 可能被当作公式的文本前加撇号。
    - Files are UTF-8, named by view and year; views also stand in the archive itself. 文件为 UTF-8，按视图和年份命名；视图同样可在档案中查询。
    - `SHA256SUMS` is checked by `sha256sum -c SHA256SUMS`. 校验：`sha256sum -c SHA256SUMS`。

    """

  private static func section(_ view: ContractView) -> String {
    let rows = view.columns.map { column in
      [
        "`\(column.name)`", Frictionless.both(column.kind.label), column.described.en, column.described.zh,
      ]
    }
    return "## \(view.name) (`data/\(view.slug)-….csv`)\n\n\(view.rows.en) · \(view.rows.zh)\n\n"
      + table(["column · 列", "type · 类型", "meaning", "含义"], rows)
  }

  private static func tables(_ form: FormCode) -> [String] {
    Form.of(form).tables.map { table in
      let rows = table.rows.map { ["row · 行", "`\($0.code)`", $0.english, $0.printed] }
      let columns = table.columns.map { ["column · 列", "`\($0.code)`", $0.english, $0.label] }
      return "## \(form.rawValue) · \(table.section.rawValue): \(table.title)\n\n"
        + Codebook.table(["", "code · 代码", "English", "中文"], rows + columns)
    }
  }

  private static var fields: String {
    "## fields · 指标\n\n"
      + table(
        ["code · 代码", "English", "中文", "unit · 单位"],
        FieldCatalogue.all.map { ["`\($0.code)`", $0.label.en, $0.label.zh, $0.unit ?? ""] })
  }

  /// All texts here are the program's own: of Markdown's marks only the bar has to be kept out.
  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows).map { cells in
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }.joined()
  }
}
