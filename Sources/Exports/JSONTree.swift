import Rendering

/// A JSON document whose keys keep their order.
indirect enum JSONTree {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([JSONTree])
  case object([(String, JSONTree)])

  /// The document with two spaces for each level and a line end.
  var document: String { written("") + "\n" }

  private func written(_ indent: String) -> String {
    switch self {
    case .text(let text): JSON.string(text)
    case .number(let number): String(number)
    case .truth(let truth): truth ? "true" : "false"
    case .list(let items): JSONTree.block("[", "]", items.map { $0.written(indent + "  ") }, indent)
    case .object(let pairs):
      JSONTree.block("{", "}", pairs.map { JSON.string($0) + ": " + $1.written(indent + "  ") }, indent)
    }
  }

  private static func block(_ open: String, _ close: String, _ items: [String], _ indent: String) -> String {
    guard !items.isEmpty else { return open + close }
    return open + "\n" + items.map { indent + "  " + $0 }.joined(separator: ",\n") + "\n" + indent + close
  }
}
