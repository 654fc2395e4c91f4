import Documents
import Forms
import Reports

/// A row of table 三 or a block of table 四 as one row of its table: what its cells have in common is said once, and
/// what some of them have otherwise in rows of their own (Migrations/sql/V0001_archive.sql).
struct PrintedRow {
  /// What a cell says beside its value, in codes: the text only where it does not repeat the value.
  struct Reading: Equatable {
    var state: Int64
    var basis: Int64
    var raw: String?
    var place: Place
  }

  struct Cell {
    var value: Int64?
    var reading: Reading
  }

  /// The id of the state `number`, fixed in the first migration.
  static let number: Int64 = 1

  /// By column; nil for a cell that is not there.
  var cells: [Cell?]
}

// MARK: one row for its cells

extension PrintedRow {
  /// What is said of all cells at once.
  struct Common {
    var state = PrintedRow.number
    var basis: Int64
    var raw: String?
    var place: Place
    /// How far on each cell but the first stands, a character for each.
    var columns: String?

    /// What it says of a cell by its column.
    func reading(of column: Int, hasValue: Bool) -> Reading {
      var place = place
      place.column = self.column(of: column)
      return Reading(
        state: hasValue ? PrintedRow.number : state, basis: basis,
        raw: state == PrintedRow.number || !hasValue ? raw : nil, place: place)
    }

    private func column(of column: Int) -> Int? {
      guard let first = place.column else { return nil }
      guard let columns else { return place.table == nil ? first : first &+ column }
      guard column > 0 else { return first }
      let scalars = columns.unicodeScalars
      let index = scalars.index(scalars.startIndex, offsetBy: column - 1, limitedBy: scalars.endIndex)
      guard let index, index < scalars.endIndex else { return nil }
      return first &+ Int(scalars[index].value) &- PrintedRow.zero
    }
  }

  /// The character that stands for no distance.
  static let zero = 32

  /// What fits most cells, and the columns of those that it does not fit; nil for a row without cells.
  var folded: (common: Common, odd: [Int])? {
    guard let first = cells.firstIndex(where: { $0 != nil }), let cell = cells[first] else { return nil }
    var common = Common(
      basis: cell.reading.basis, raw: cell.reading.raw, place: place(from: cell.reading.place, at: first))
    var odd = self.odd(common)
    if odd.isEmpty { return (common, odd) }
    common.basis = mostCommon(\.basis) { _ in true } ?? common.basis
    common.columns = distances(from: first, cell.reading.place)
    if common.columns != nil { common.place.column = cell.reading.place.column }
    (common, odd) =
      [PrintedRow.number, otherState].compactMap(\.self)
      .map { state in
        var common = common
        common.state = state
        common.raw = mostCommon(\.raw) { state == PrintedRow.number || $0.value == nil } ?? nil
        return (common, self.odd(common))
      }
      .min { $0.1.count < $1.1.count } ?? (common, odd)
    return (common, odd)
  }

  /// The place that the first column has where columns stand side by side.
  private func place(from place: Place, at column: Int) -> Place {
    var place = place
    if place.table != nil { place.column = place.column.map { $0 &- column } }
    return place
  }

  private func odd(_ common: Common) -> [Int] {
    cells.indices.filter { column in
      guard let cell = cells[column] else { return common.state != PrintedRow.number }
      return cell.reading != common.reading(of: column, hasValue: cell.value != nil)
    }
  }

  /// What cells without a value say most, where all cells are there.
  private var otherState: Int64? {
    guard cells.allSatisfy({ $0 != nil }) else { return nil }
    return mostCommon(\.state) { $0.value == nil }
  }

  private func mostCommon<T: Hashable>(_ what: KeyPath<Reading, T>, _ isCounted: (Cell) -> Bool) -> T? {
    var counts: [(value: T, count: Int)] = []
    for case let cell? in cells where isCounted(cell) {
      let value = cell.reading[keyPath: what]
      if let known = counts.firstIndex(where: { $0.value == value }) {
        counts[known].count += 1
      } else {
        counts.append((value, 1))
      }
    }
    return counts.max { $0.count < $1.count }?.value
  }

  /// nil where the first cell has no column, or where the cells stand as those of a table or of one place do.
  private func distances(from first: Int, _ place: Place) -> String? {
    let plain = Common(basis: 0, raw: nil, place: self.place(from: place, at: first))
    let isPlain = cells.indices.allSatisfy { column in
      cells[column].map { $0.reading.place == plain.reading(of: column, hasValue: false).place } ?? true
    }
    guard !isPlain, let start = place.column else { return nil }
    let distances = cells.dropFirst().map { cell -> Unicode.Scalar in
      let distance = (cell?.reading.place.column ?? start).subtractingReportingOverflow(start).partialValue
      // What is no character says nothing: its cell is odd.
      guard (-31...50_000).contains(distance) else { return " " }
      return Unicode.Scalar(UInt32(PrintedRow.zero + distance)) ?? " "
    }
    return String(String.UnicodeScalarView(distances))
  }
}
