import Forms

/// What parting the runs of one table gave: each row's cells where they can be told, and the sums that the told cells
/// break. No value is ever bent to meet a sum: every reading is a parting of the digits as printed.
package struct Parting: Sendable, Hashable {
  /// How many candidates an undecided row lists.
  package static let listed = 10

  package var rows: [String: RowParting]
  package var broken: [BrokenSum]

  /// The cells as numbers, nil for a cell known to be empty.
  static func numbers(_ cells: some Sequence<Int>) -> [Number?] {
    cells.map { $0 == Tape.blank ? nil : Number(Int64($0)) }
  }
}

/// What is known of one row.
package enum RowParting: Sendable, Hashable {
  /// The cells, nil where one is empty, and what told them: the text itself (`printed`), the digits and the sums of
  /// this report (`parted`), or figures from elsewhere (`neighbour`).
  case certain([Number?], Basis)
  /// Up to ten partings that nothing rules out, and how many there are; nil where they were not all examined.
  case undecided([[Number?]], count: Int?)

  /// The cells of a row that is certain.
  package var cells: [Number?]? {
    guard case .certain(let cells, _) = self else { return nil }
    return cells
  }

  /// The same row, told by figures from elsewhere.
  var fromElsewhere: RowParting { cells.map { .certain($0, .neighbour) } ?? self }
}

/// A sum of the form that the printed figures break: the rule, the row or column it was taken in, and both sides.
package struct BrokenSum: Sendable, Hashable {
  package let rule: String
  package let place: String
  package let left: Int
  package let right: Int

  package init(_ rule: String, _ place: String, left: Int, right: Int) {
    self.rule = rule
    self.place = place
    self.left = left
    self.right = right
  }
}
