import CMessageDigest

/// A SHA-256 of more than memory should hold at once.
package struct ContentDigest: Sendable {
  private var context = SHA2_CTX()

  package init() { SHA256Init(&context) }

  /// Takes the next piece.
  package mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in SHA256Update(&context, bytes.baseAddress, bytes.count) }
  }

  /// The digest as 64 lower-case hexadecimal digits; nothing may be added after.
  package mutating func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256Final(&digest, &context)
    return hexadecimalText(digest)
  }
}

extension ViewRows {
  /// A digest of what the views by code say, issuer by issuer: the same bytes read by the same program give the same,
  /// whenever they come and on however many processors. Keys and times of import are left out.
  func digest() throws -> String {
    var digest = ContentDigest()
    for view in ViewCatalogue.codeViews {
      let kept = view.columns.indices.filter { !ViewRows.passing.contains(view.columns[$0].name) }
      for issuer in try issuers() {
        try each(of: view, issuer: issuer) { row in
          digest.add(view.name)
          for index in kept { digest.add("\u{1F}" + row[index].told) }
          digest.add("\n")
        }
      }
    }
    return digest.finish()
  }

  /// Columns that tell when or in what order a report came.
  private static let passing: Set<String> = ["report_id", "imported_at"]
}

extension StoredValue {
  /// The value in words that no other value has.
  fileprivate var told: String {
    switch self {
    case .null: "-"
    case .integer(let integer): "i\(integer)"
    case .real(let real): "r\(real)"
    case .text(let text): "t" + text
    case .bytes(let bytes): "b\(bytes)"
    }
  }
}
