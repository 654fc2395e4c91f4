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
    let path = "data/\(PackageResource.name(view, year)).csv"
    return try CSVFile(view, path, at: folder.appendingPathComponent(path))
  }

  private func finished(_ view: ContractView, _ files: [Int?: CSVFile]) throws -> [PackageResource] {
    var parts: [(year: Int?, file: CSVFile)] = files.sorted { ($0.key ?? 0) < ($1.key ?? 0) }
      .map { ($0.key, $0.value) }
    if parts.isEmpty { parts = [(nil, try file(view, nil))] }
    return try parts.map { year, file in
      try file.finish()
      let bytes = try Data(contentsOf: file.place, options: .alwaysMapped)
      return PackageResource(
        view: view, year: year, path: file.path, bytes: bytes.count, sha256: sha256(Array(bytes)))
    }
  }
}

/// A CSV file that is open only while a batch is added to it: a view may have more years than a process may have
/// files.
private final class CSVFile {
  let path: String
  let place: URL
  private var text: ViewText?

  init(_ view: ContractView, _ path: String, at place: URL) throws {
    self.path = path
    self.place = place
    guard FileManager.default.createFile(atPath: place.path, contents: nil) else {
      throw ExportError.cannotWrite(place.path)
    }
    text = try ViewText(view, format: .csv, language: .english) { piece in
      let handle = try FileHandle(forWritingTo: place)
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(piece.utf8))
    }
  }

  func add(_ row: [Sheet.Value]) throws { try text?.add(row) }

  func finish() throws { try text?.finish() }
}
