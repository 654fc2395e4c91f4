import Documents

/// The files that one path holds: itself, or those of the ZIP or TAR that it is.
package struct FileContents: Sendable {
  /// One file to read. A member of an archive is named behind it as if it were a folder: `all.zip/inner/name.txt`.
  package struct Item: Sendable {
    package let name: String
    package let bytes: [UInt8]
  }

  package let items: [Item]
  package let isArchive: Bool

  /// Opens the file at `path`, or standard input for `-`. Throws `FileBytes.Unreadable` or `DocumentError` where the
  /// bytes cannot be had or unpacked. Archives within the archive come out as they are and are refused when read.
  package init(of path: String) throws {
    let bytes = try FileBytes.read(path)
    guard let members = try Document.members(of: bytes, name: path) else {
      items = [Item(name: path, bytes: bytes)]
      isArchive = false
      return
    }
    // In the order and with the exceptions of a folder, so that unpacking first changes nothing.
    let shown = members.map { (parts: $0.name.split(separator: "/"), bytes: $0.bytes) }
      .filter { !$0.parts.contains { FileWalk.isPassedOver(String($0)) } }
      .sorted { $0.parts.lexicographicallyPrecedes($1.parts) }
    guard !shown.isEmpty else { throw FileBytes.Unreadable(wording: Problems.emptyArchive) }
    items = shown.map { Item(name: path + "/" + $0.parts.joined(separator: "/"), bytes: $0.bytes) }
    isArchive = true
  }
}
