import Forms
import Foundation
import Rendering
import Store

/// A file of a package that holds rows of a view.
struct PackageResource {
  let view: ContractView
  /// nil where the view has no row at all, and only its head is written.
  let year: Int?
  let path: String
  let bytes: Int
  let sha256: String

  /// The name within the package.
  var name: String { PackageResource.name(view, year) }

  static func name(_ view: ContractView, _ year: Int?) -> String { view.slug + (year.map { "-\($0)" } ?? "") }
}

/// The CSV files of a package, one for each view and year.
struct PackageData {
  private let folder: URL
  private let selection: Selection

  init(_ folder: URL, _ selection: Selection) {
    self.folder = folder
    self.selection = selection
  }

  /// Writes them all and tells what was written, by view and year.
  func write(from store: ArchiveStore) throws -> [PackageResource] {
    var resources: [PackageResource] = []
    var open: (view: ContractView, files: [Int?: CSVFile])?
    func finish() throws {
      guard let done = open else { return }
      resources += try finished(done.view, done.files)
      open = nil
    }
    try store.export(selection) { view in
      try finish()
      open = (view, [:])
    } row: { row, year in
      guard let view = open?.view else { return }
      if open?.files[year] == nil { open?.files[year] = try file(view, year) }
      try open?.files[year]?.add(row)
    }
    try finish()
    return resources
  }

  private func file(_ view: ContractView, _ year: Int?) throws -> CSVFile {
    try CSVFile(view, "data/\(PackageResource.name(view, year)).csv", in: folder)
  }

  private func finished(_ view: ContractView, _ files: [Int?: CSVFile]) throws -> [PackageResource] {
    var parts: [(year: Int?, file: CSVFile)] = files.sorted { ($0.key ?? 0) < ($1.key ?? 0) }
      .map { ($0.key, $0.value) }
    if parts.isEmpty { parts = [(nil, try file(view, nil))] }
    return try parts.map { year, file in
      let (path, sum) = try file.finish()
      return PackageResource(view: view, year: year, path: path, bytes: file.bytes, sha256: sum)
    }
  }
}

/// Rows of a view as a CSV file of an export.
final class CSVFile {
  private let file: ExportFile
  private var text: ViewText

  var bytes: Int { file.bytes }

  init(_ view: ContractView, _ path: String, in folder: URL) throws {
    let file = try ExportFile(path, in: folder)
    self.file = file
    text = try ViewText(view, format: .csv, language: .english) { try file.put($0) }
  }

  func add(_ row: [Sheet.Value]) throws { try text.add(row) }

  /// Ends the file and tells its path and digest.
  func finish() throws -> (path: String, sum: String) {
    try text.finish()
    return try file.finish()
  }
}
