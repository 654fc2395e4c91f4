import Forms
import Reports

/// What several cells of one report say together, cell by cell, as the views `field_sum` and `field_state` put it for
/// users' SQL: a value only where every term is a number.
struct FieldSum {
  private let terms: Int
  private let per: Int64?
  private let unit: String?
  private var (met, cells) = (0, 0)
  private var (isUnreadable, isBlank, isNA) = (false, false, false)
  private var over: Number? = Number(0)
  private var under: Number? = Number(0)
  private var (printedUnit, annexUnit): (String?, String?)

  /// `unit` is the one that the field has in the forms.
  init(terms: Int, per: Int64?, unit: String?) {
    (self.terms, self.per, self.unit) = (terms, per, unit)
  }

  var hasCells: Bool { cells > 0 }

  /// Adds a cell. A sum that does not fit is none, and unreadable: where the view fails, this says that much.
  mutating func add(_ value: Number?, _ state: CellState, isUnder: Bool) {
    switch state {
    case .number: break
    case .blank: isBlank = true
    case .na: isNA = true
    case .unreadable: isUnreadable = true
    }
    guard let value else { return }
    if isUnder { under = under?.plus(value) } else { over = over?.plus(value) }
  }

  /// Adds a printed unit; of several the last in the order of texts stands.
  mutating func add(unit: String, isAnnex: Bool) {
    if isAnnex {
      annexUnit = max(annexUnit ?? unit, unit)
    } else {
      printedUnit = max(printedUnit ?? unit, unit)
    }
  }

  /// Ends a term: without a cell the row is missing; with two, annex rows claim one concept and neither is taken.
  mutating func close(term count: Int) {
    met += count > 0 ? 1 : 0
    cells += count
  }

  /// The sum as what a report says of a field.
  func observation(issuer: String, field: String, year: Int, form: FormCode) -> Observation {
    let state = state
    let isNumber = state == "number"
    return Observation(
      issuer: issuer, field: field, year: year, form: form, value: isNumber && per == nil ? over : nil,
      state: state, ratio: isNumber ? ratio : nil,
      unit: per == nil ? printedUnit ?? unit ?? annexUnit : unit)
  }

  private var state: String {
    if cells > met || isUnreadable { return CellState.unreadable.rawValue }
    if met < terms { return "missing" }
    if isBlank { return CellState.blank.rawValue }
    if isNA { return CellState.na.rawValue }
    if over == nil || under == nil { return CellState.unreadable.rawValue }
    return per != nil && (under?.mantissa ?? 1) <= 0 ? "zero_base" : CellState.number.rawValue
  }

  /// Both sums at one scale.
  private var ratio: Ratio? {
    guard let per, let over, let under else { return nil }
    let zero = Number(0, scale: max(over.scale, under.scale))
    guard let over = over.plus(zero), let under = under.plus(zero) else { return nil }
    return Ratio(over: over.mantissa, under: under.mantissa, per: per)
  }
}
