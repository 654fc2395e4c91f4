import Documents
import Forms

/// What a printed cell says. Zero is a number that is printed; it is never made from anything else.
package enum CellState: String, Sendable, CaseIterable {
  case number
  /// The cell is there and printed empty.
  case blank
  /// `/`, `-` or `——`: the source says that the figure does not apply.
  case na
  /// Something is printed, its value cannot be told.
  case unreadable
}

/// How a cell came by its value (design.md, the rule above all others).
package enum Basis: String, Sendable, CaseIterable {
  case printed
  /// A glued run of digits, parted in the only way that this report's sums allow.
  case parted
  /// The row was told by the form's order, confirmed by the sums.
  case ordered
  /// Settled by another year of the same issuer.
  case neighbour
  /// Corrected by a person.
  case amended
}

/// One cell as read. `value` is set exactly where the state is `number`.
package struct Cell: Sendable, Hashable {
  package var key: CellKey
  package var state: CellState
  package var value: Number?
  package var basis: Basis
  /// The printed text, notes and units included.
  package var raw: String
  /// The unit, where the source or the form gives one.
  package var unit: String?
  package var place: Place

  package init(
    _ key: CellKey, state: CellState, value: Number? = nil, basis: Basis = .printed, raw: String,
    unit: String? = nil, place: Place
  ) {
    self.key = key
    self.state = state
    self.value = value
    self.basis = basis
    self.raw = raw
    self.unit = unit
    self.place = place
  }
}

/// A printed row that belongs to no row of the form: kept under its own label, one entry for each of its cells.
package struct ExtraCell: Sendable, Hashable {
  package var section: Section
  package var label: String
  /// The column's code where it is known, else its number in the row.
  package var column: String
  package var state: CellState
  package var value: Number?
  package var raw: String
  package var unit: String?
  package var place: Place

  package init(
    section: Section, label: String, column: String, state: CellState, value: Number?, raw: String,
    unit: String? = nil, place: Place
  ) {
    self.section = section
    self.label = label
    self.column = column
    self.state = state
    self.value = value
    self.raw = raw
    self.unit = unit
    self.place = place
  }

  /// A cell of such a row from the text printed in it.
  init(
    _ section: Section, _ label: String, _ column: String, printed text: String, unit: String?,
    at place: Place
  ) {
    let figure = Figure(text)
    self.init(
      section: section, label: label, column: column, state: figure.state, value: figure.value,
      raw: Cell.raw(text), unit: figure.unit ?? unit, place: place)
  }
}

/// A figure read from a sentence. It never stands among the cells.
package struct Fact: Sendable, Hashable {
  package var code: String
  /// nil where the sentence denies the thing (`none`) rather than counting it.
  package var value: Number?
  package var unit: String?
  package var sentence: String
  package var place: Place

  package init(_ code: String, value: Number?, unit: String?, sentence: String, place: Place) {
    self.code = code
    self.value = value
    self.unit = unit
    self.sentence = sentence
    self.place = place
  }
}
