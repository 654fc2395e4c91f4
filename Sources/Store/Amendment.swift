import Forms
import Reports

/// A correction of one cell by a person. What is printed stays beside it.
package struct Amendment: Sendable, Hashable {
  package let key: CellKey
  package let amended: CellReading
  /// What reading gave.
  package let printed: CellReading
  package let reason: String
  package let by: String
  /// Where the right figure is to be found, as the person says.
  package let source: String?
  package let at: String
  /// nil while nobody has taken it back.
  package let undoneAt: String?
}

/// What a person wants to stand in a cell: a figure, or nothing for `blank`, and why.
package struct Correction: Sendable, Hashable {
  package let key: CellKey
  package let value: Number?
  package let reason: String
  package let by: String
  package let source: String?

  package init(_ key: CellKey, value: Number?, reason: String, by: String, source: String? = nil) {
    self.key = key
    self.value = value
    self.reason = reason
    self.by = by
    self.source = source
  }
}

/// An amendment as it is stored.
struct AmendmentRow {
  let id: Int64
  let filing: Int64
  let amendment: Amendment
  let printedBasis: Basis
  let digest: String

  var key: CellKey { amendment.key }

  /// True where the row says what it said when it was written.
  var isWhole: Bool { digest == AmendmentRow.digest(filing: filing, amendment) }

  /// Over all that a person said; what reading gives may change with a neighbouring year.
  static func digest(filing: Int64, _ amendment: Amendment) -> String {
    let parts = [
      String(filing), amendment.key.code, amendment.amended.state.rawValue,
      amendment.amended.value?.description ?? "", amendment.reason, amendment.by, amendment.source ?? "",
      amendment.at,
    ]
    return sha256(Array(parts.joined(separator: "\u{1F}").utf8))
  }

  /// The cell as it was before any amendment.
  func printed(_ cell: Cell) -> Cell {
    var cell = cell
    cell.state = amendment.printed.state
    cell.value = amendment.printed.value
    cell.basis = printedBasis
    return cell
  }

  /// The cell as amended, with its printed text and place.
  func amended(_ cell: Cell) -> Cell {
    var cell = cell
    cell.state = amendment.amended.state
    cell.value = amendment.amended.value
    cell.basis = .amended
    return cell
  }

  /// What a newer revision says of an amendment that stays with the one before.
  var remark: Remark {
    let value = amendment.amended.value?.description ?? "blank"
    return Remark(
      "R.amended", section: key.section, row: key.row, column: key.column, actual: value,
      message: Wording(
        en:
          "\(key): the revision before was amended to \(value) (\(amendment.reason)); this revision is stored as printed",
        zh: "\(key)：前一版次曾更正为 \(value)（\(amendment.reason)）；本版次按原文存入"))
  }
}
