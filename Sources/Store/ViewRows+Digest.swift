extension ViewRows {
  /// A digest of what the views by code say, issuer by issuer: the same bytes read by the same program give the same,
  /// whenever they come and on however many processors. Keys and times of import are left out.
  func digest() throws -> String {
    var digest = DigestStream()
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
    return digest.text
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
