import Forms
import Store

/// The archive's views described for Datasette: `datasette archive.db --metadata metadata.json`.
enum Datasette {
  static func description(_ views: [ContractView]) -> JSONTree {
    let tables = views.map { view in (view.name, table(view)) }
    return .object([
      ("title", .text(Frictionless.both(Frictionless.title))),
      ("description", .text(Frictionless.both(Frictionless.about))),
      ("databases", .object([("archive", .object([("tables", .object(tables))]))])),
    ])
  }

  private static func table(_ view: ContractView) -> JSONTree {
    .object([
      ("description", .text(Frictionless.both(view.rows))),
      ("columns", .object(view.columns.map { ($0.name, .text(Frictionless.both($0.described))) })),
      ("facets", .list([view.issuer, view.year].map { .text($0) })),
    ])
  }
}
