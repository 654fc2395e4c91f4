import Forms
import Foundation
import Rendering
import Store

/// The file that `--chart` names; its ending says what it is.
struct TrendChartFile {
  enum Kind { case svg, png, page, vegaLite }

  let path: String
  let kind: Kind

  /// Nil for an ending that stands for no kind of chart.
  init?(_ path: String) {
    let name = path.lowercased()
    let endings: [(String, Kind)] = [
      (".svg", .svg), (".png", .png), (".html", .page), (".htm", .page), (".vl.json", .vegaLite),
    ]
    guard let kind = endings.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
    self.path = path
    self.kind = kind
  }

  func write(_ chart: TrendChart, with sheet: Sheet) throws {
    switch kind {
    case .svg: try Console.put(chart.svg, to: path)
    case .page: try Console.put(chart.page(with: sheet), to: path)
    case .vegaLite: try Console.put(chart.vegaLite, to: path)
    case .png: try Rasteriser.write(chart.svg, to: path)
    }
  }
}

/// Draws SVG as PNG by librsvg's own program.
private enum Rasteriser {
  private static let program = "rsvg-convert"

  static func write(_ svg: String, to path: String) throws {
    guard let url = located else { throw Failure(missing) }
    let process = Process()
    let (input, failures) = (Pipe(), Pipe())
    process.executableURL = url
    // Made aside, so that a full disk leaves no half picture.
    let draft = DraftFile.name(for: path)
    defer { unlink(draft) }
    // Twice the pixels: figures stay sharp in print.
    process.arguments = ["--zoom", "2", "--format", "png", "--output", draft]
    process.standardInput = input
    process.standardError = failures
    do { try process.run() } catch { throw Failure(missing) }
    try? input.fileHandleForWriting.write(contentsOf: Data(svg.utf8))
    try? input.fileHandleForWriting.close()
    let said = failures.fileHandleForReading.readDataToEndOfFile().prefix(300)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw failed(path, String(decoding: said, as: UTF8.self)) }
    guard rename(draft, path) == 0 else { throw Sink.cannotWrite(path, errno) }
  }

  private static var located: URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent(program) }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }

  private static let missing = Wording(
    en: "a PNG needs rsvg-convert; install the package librsvg2-bin, or give --chart a file ending in .svg",
    zh: "生成 PNG 需要 rsvg-convert；请安装软件包 librsvg2-bin，或将 --chart 的文件名改为 .svg")

  private static func failed(_ path: String, _ said: String) -> Failure {
    let detail = said.split(separator: "\n").first.map(String.init) ?? "?"
    if detail.contains("No space left") { return Sink.cannotWrite(path, ENOSPC) }
    return Failure(
      Wording(
        en: "\(path) could not be drawn (\(detail)); check the folder and its permissions",
        zh: "\(path) 无法生成（\(detail)）；请检查文件夹及其权限"))
  }
}
