import Forms
import Store

/// The package described for Frictionless (datapackage.json, specs.frictionlessdata.io v1): each file with its schema.
enum Frictionless {
  static let name = "open-government-information-reports"

  static func description(_ resources: [PackageResource]) -> JSONTree {
    .object([
      ("profile", .text("tabular-data-package")), ("name", .text(name)), ("title", .text(both(title))),
      ("description", .text(both(about))), ("resources", .list(resources.map(resource))),
    ])
  }

  static let title = Wording(en: "Annual open-government-information reports", zh: "政府信息公开工作年度报告")
  static let about = Wording(
    en: "Figures of annual reports, cell by cell as printed. codebook.md explains columns and codes.",
    zh: "年度报告的数字，逐格照原样。列和代码见 codebook.md。")

  /// One text for readers of either language.
  static func both(_ wording: Wording) -> String {
    wording.en == wording.zh ? wording.en : "\(wording.en) · \(wording.zh)"
  }

  private static func resource(_ resource: PackageResource) -> JSONTree {
    let year = resource.year.map { " \($0)" } ?? ""
    return .object([
      ("profile", .text("tabular-data-resource")), ("name", .text(resource.name)),
      ("title", .text(resource.view.name + year)), ("description", .text(both(resource.view.rows))),
      ("path", .text(resource.path)), ("format", .text("csv")), ("mediatype", .text("text/csv")),
      ("encoding", .text("utf-8")), ("bytes", .number(resource.bytes)),
      ("hash", .text("sha256:" + resource.sha256)),
      (
        "dialect",
        .object([("delimiter", .text(",")), ("lineTerminator", .text("\n")), ("quoteChar", .text("\""))])
      ), ("schema", schema(resource.view)),
    ])
  }

  private static func schema(_ view: ContractView) -> JSONTree {
    let names = view.columns.filter { !$0.isOptional }.map(\.name)
    let key = view.key.allSatisfy(names.contains) ? view.key : []
    let fields = JSONTree.list(view.columns.map(field))
    return .object(
      [("fields", fields), ("missingValues", .list([.text("")]))]
        + (key.isEmpty ? [] : [("primaryKey", .list(key.map { .text($0) }))]))
  }

  private static func field(_ column: ViewColumn) -> JSONTree {
    var constraints: [(String, JSONTree)] = column.isOptional ? [] : [("required", .truth(true))]
    switch column.kind {
    case .code(let codes): constraints.append(("enum", .list(codes.map { .text($0) })))
    case .flag: constraints.append(("enum", .list([.number(1), .number(0)])))
    default: break
    }
    return .object(
      [
        ("name", .text(column.name)), ("type", .text(type(column.kind))),
        ("title", .text(both(column.title))),
        ("description", .text(both(column.meaning))),
      ] + (constraints.isEmpty ? [] : [("constraints", .object(constraints))]))
  }

  private static func type(_ kind: ViewColumn.Kind) -> String {
    switch kind {
    case .text, .code: "string"
    case .year: "year"
    case .ordinal, .flag: "integer"
    case .figure, .computed: "number"
    }
  }
}
