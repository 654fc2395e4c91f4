import Forms
import Foundation
import Rendering
import Store

/// A folder with views as CSV by year, descriptions for Frictionless and Datasette, a codebook in both languages and
/// checksums. The same archive gives the same bytes: rows are in a total order, and no time of export enters.
package struct DataPackage {
  private let folder: ExportFolder

  /// A package in the folder at `path`, which is new, empty, or holds an earlier package.
  package init(_ path: String) { folder = ExportFolder(path, DataPackage.kind) }

  private static let kind = ExportFolder.Kind(
    mark: ("datapackage.json", "\"name\": \"\(Frictionless.name)\""),
    names: ["codebook.md", "datapackage.json", "metadata.json"], ending: ".csv")

  /// Writes the views selected and gives the number of files.
  package func write(_ selection: Selection, from store: ArchiveStore) throws -> Int {
    try folder.write { draft in
      let resources = try PackageData(draft, selection).write(from: store)
      let texts = [
        ("codebook.md", Codebook.text(selection.views)),
        ("datapackage.json", Frictionless.description(resources).document),
        ("metadata.json", Datasette.description(selection.views).document),
      ]
      return try resources.map { ($0.path, $0.sha256) }
        + texts.map { try ExportFile.write($0.1, to: $0.0, in: draft) }
    }
  }
}
