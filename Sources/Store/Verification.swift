import Forms

/// One part of several of an archive: `1/12` is the first of twelve, `1/1` all.
package struct Subset: Sendable, Hashable, CustomStringConvertible {
  package let part: Int
  package let parts: Int

  package static let all = Subset(part: 1, of: 1)

  private init(part: Int, of parts: Int) {
    self.part = part
    self.parts = parts
  }

  /// Reads `1/12`; nil for anything else.
  package init?(_ text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let part = numbers[0], let parts = numbers[1], (1...1000).contains(parts),
      (1...parts).contains(part)
    else { return nil }
    self.init(part: part, of: parts)
  }

  package var description: String { "\(part)/\(parts)" }

  func holds(_ id: Int64) -> Bool { id % Int64(parts) == Int64(part - 1) }
}

/// Something in an archive that is not as it should be: what is stored beside what it should be. Nothing is repaired.
package struct Discrepancy: Sendable, Hashable {
  package let issuer: String?
  package let year: Int?
  package let revision: Int?
  /// A cell's code, or what else is wrong: `database`, `original NAME`, `form`, `amendment CELL`.
  package let what: String
  package let stored: String
  package let derived: String
}

/// What a check of the archive found.
package struct Verification: Sendable, Hashable {
  package let subset: Subset
  package let originals: Int
  package let reports: Int
  package let cells: Int
  package let discrepancies: [Discrepancy]
  /// A digest of all that the views hold, but for when and in what order it came; nil for a part of the archive.
  package let content: String?
}

/// A check that was made before.
package struct PastVerification: Sendable, Hashable {
  package let subset: Subset
  package let at: String
  package let reports: Int
  package let differences: Int
}
