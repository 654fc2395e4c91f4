import Forms

/// Holds rows that were told by the form's order against the form's sums. A table whose columns do not balance, or a
/// row whose applicants do not add up, is no proof that the order was kept; sums with a cell lacking say nothing.
struct Confirmation {
  private let values: [CellKey: Number]
  private let identities: [Identity]
  private let columns: [String]

  init(_ values: [CellKey: Number], form: Form) {
    self.values = values
    identities = Identity.of(form).filter { $0.section == .applications }
    columns = form.table(.applications)?.columns.map(\.code) ?? []
  }

  /// True where no column is out of balance.
  var areColumnsSound: Bool {
    identities.filter { $0.over == .rows }.allSatisfy { identity in
      columns.allSatisfy { column in holds(identity) { CellKey(.applications, $0, column) } ?? true }
    }
  }

  /// True where the row's applicants add up to its total.
  func isSound(_ row: String) -> Bool {
    identities.filter { $0.over == .columns }.allSatisfy { identity in
      holds(identity) { CellKey(.applications, row, $0) } ?? true
    }
  }

  /// nil where a cell is lacking.
  private func holds(_ identity: Identity, _ key: (String) -> CellKey) -> Bool? {
    guard let left = sum(identity.left.map(key)), let right = sum(identity.right.map(key)) else { return nil }
    return left == right
  }

  private func sum(_ keys: [CellKey]) -> Number? {
    keys.reduce(Optional(Number(0))) { sum, key in
      values[key].flatMap { value in sum.flatMap { $0.plus(value) } }
    }
  }
}
