import Forms

/// A year against a base year that is 100.
package enum Index: Sendable, Hashable {
  /// The index, and the footnote where the definitions are only close.
  case value(Double, footnote: Wording?)
  /// The base year and this one do not count the same thing, and why.
  case broken(Wording)
  /// The base year has no figure above 0.
  case noBase
  /// The year itself has no figure.
  case noFigure
}

extension Series {
  /// The index of a year of this series to its base year: never across a break. A missing year
  /// between the two is no obstacle: both figures are printed, and their forms say whether they count the same thing.
  package func index(_ point: Point) -> Index {
    guard let form = point.form, let quantity = point.reading.quantity else { return .noFigure }
    guard let baseForm = base?.point?.form, let unit = base?.point?.reading.quantity, unit > 0 else {
      return .noBase
    }
    let joint = joint(from: baseForm, to: form)
    if joint.comparability == .broken { return .broken(joint.note) }
    let units = [base?.point?.unit, point.unit]
    if let reason = Units.reason(units[0], units[1]) { return .broken(reason) }
    let isBase = point.year == base?.year
    let footnote = isBase ? nil : FieldCatalogue.field(field).footnote(joint, units: units)
    return .value(100 * quantity / unit, footnote: footnote)
  }

  /// How this series' field goes on from one form to another.
  package func joint(from a: FormCode, to b: FormCode) -> Joint {
    FieldCatalogue.field(field).joint(from: a, to: b)
  }
}
