/// How two forms' figures of one concept relate (domain.md §5).
package enum Comparability: String, Sendable, Comparable {
  case same = "="
  case close = "≈"
  case broken = "✗"

  private var rank: Int { self == .same ? 0 : self == .close ? 1 : 2 }
  package static func < (a: Comparability, b: Comparability) -> Bool { a.rank < b.rank }
}

/// What happens to a field from one form to another, and the reason or footnote that goes with it.
package struct Joint: Sendable, Hashable {
  package let comparability: Comparability
  package let note: Wording

  package static let same = Joint(comparability: .same, note: Wording(en: "", zh: ""))
  package static func close(_ en: String, _ zh: String) -> Joint {
    Joint(comparability: .close, note: Wording(en: en, zh: zh))
  }
  package static func broken(_ en: String, _ zh: String) -> Joint {
    Joint(comparability: .broken, note: Wording(en: en, zh: zh))
  }
}

/// What makes a field a ratio: the cells by whose sum its own sum is divided, form by form.
package struct Division: Sendable {
  package let by: [FormCode: [CellKey]]
  /// 1 for a share, 100 for a figure per hundred.
  package let per: Int64
  /// The formula in the forms' words, for people.
  package let formula: Wording

  package init(by: [FormCode: [CellKey]], per: Int64, formula: Wording) {
    self.by = by
    self.per = per
    self.formula = formula
  }
}

/// Anything that has a value a year: a cell of a form, a sum of rows, a concept carried through several forms, or a
/// ratio of two sums.
package struct Field: Sendable {
  /// `section.row.col` for a cell, `group.name.col` for a sum, `ratio.name` for a ratio.
  package let code: String
  package let label: Wording
  package let unit: String?
  /// Further names that mean just this field: `行政复议` for the total of its block.
  package let names: [String]
  /// For each form that has the field, the cells whose sum it is; of a ratio the numerator. Annex rows go by concept.
  package let terms: [FormCode: [CellKey]]
  /// What the sum is divided by; nil for a field that is no ratio.
  package let division: Division?
  /// From form 2008 to 2014, from 2014 to 2019, from 2019 to 2021.
  package let joints: [Joint]

  package init(
    _ code: String, _ label: Wording, unit: String?, names: [String] = [], terms: [FormCode: [CellKey]],
    division: Division? = nil, joints: [Joint]
  ) {
    self.code = code
    self.label = label
    self.unit = unit
    self.names = names
    self.terms = terms
    self.division = division
    self.joints = joints
  }

  /// True for a share, which people read in percent; a ratio per hundred is read as it is.
  package var isShare: Bool { division?.per == 1 }

  /// The joint between two forms, in either order: the weakest of those on the way.
  package func joint(_ a: FormCode, _ b: FormCode) -> Joint {
    if a == b { return .same }
    return joints[min(a, b).place..<max(a, b).place].max { $0.comparability < $1.comparability } ?? .same
  }
}

/// Fields that are read together: the name asks for all of them, in this order.
package struct FieldGroup: Sendable {
  package let code: String
  package let label: Wording
  package let names: [String]
  package let fields: [String]
}
