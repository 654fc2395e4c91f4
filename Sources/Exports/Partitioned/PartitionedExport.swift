import Forms
import Foundation
import Rendering
import Store

/// A folder with views as CSV in the layout of Hive, `VIEW/year=2024/VIEW.csv`, for engines that read whole columns of
/// many files; the lines that load them stand beside them. The same archive gives the same bytes.
package struct PartitionedExport {
  private let folder: ExportFolder

  /// An export into the folder at `path`, which is new, empty, or holds an earlier one.
  package init(_ path: String) { folder = ExportFolder(path, PartitionedExport.kind) }

  private static let kind = ExportFolder.Kind(
    mark: (LoadLines.file, LoadLines.mark), names: [LoadLines.file], ending: ".csv")

  /// Writes the views selected and gives the number of files.
  package func write(_ selection: Selection, from store: ArchiveStore) throws -> Int {
    try folder.write { draft in
      var files: [(path: String, sum: String)] = []
      var filled: [ContractView] = []
      var open: (view: ContractView, files: [Int: CSVFile])?
      func finish() throws {
        guard let done = open, !done.files.isEmpty else { return }
        filled.append(done.view)
        files += try done.files.sorted { $0.key < $1.key }.map { try $0.value.finish() }
      }
      try store.export(selection) { view in
        try finish()
        open = (view, [:])
      } row: { row, year in
        guard let view = open?.view, let year else { return }
        if open?.files[year] == nil { open?.files[year] = try PartitionedExport.file(view, year, in: draft) }
        try open?.files[year]?.add(PartitionedExport.fields(row, of: view))
      }
      try finish()
      return files + [try ExportFile.write(LoadLines.text(filled), to: LoadLines.file, in: draft)]
    }
  }

  private static func file(_ view: ContractView, _ year: Int, in draft: URL) throws -> CSVFile {
    let name = view.slug
    return try CSVFile(view.withoutYear, "\(name)/year=\(year)/\(name).csv", in: draft)
  }

  /// The row without its year, which the folder tells. A text that begins with an apostrophe gets another one, so that
  /// taking one away gives back every text, guarded or not.
  private static func fields(_ row: [Sheet.Value], of view: ContractView) -> [Sheet.Value] {
    zip(row, view.columns).filter { $0.1.name != view.year }.map { value, _ in
      if case .text(let text) = value, text.hasPrefix("'") { .text("'" + text) } else { value }
    }
  }
}

extension ContractView {
  /// The view as a file within a folder that tells the year.
  var withoutYear: ContractView { with(columns.filter { $0.name != year }) }
}
