import Forms

/// The partings that one row of the applications table still has, seven cells each in one flat array, told apart by
/// whether the applicants add up to the total.
struct Choices {
  static let width = Applications.applicants.count

  private(set) var cells: [Int]
  /// Numbers of the partings whose row sum holds, or cannot be assessed for an empty cell.
  var balanced: [Int] = []
  /// Numbers of the partings whose row sum is broken.
  var unbalanced: [Int] = []
  /// Numbers of the partings with a total of 0, of a row whose other partings are not all here.
  private var zeroTotals: [Int]?
  /// True where only those partings are here that the sums may leave.
  private(set) var isLong = false

  init(cells: [Int]) {
    self.cells = cells
    for number in 0..<cells.count / Choices.width {
      if balances(number) { balanced.append(number) } else { unbalanced.append(number) }
    }
  }

  /// A long row: what adds up, what the other rows allow besides, and what has a total of 0.
  init(balanced: [Int], unbalanced: [Int], zeroTotals: [Int]) {
    cells = balanced + unbalanced + zeroTotals
    let ends = [balanced.count, balanced.count + unbalanced.count, cells.count].map { $0 / Choices.width }
    self.balanced = Array(0..<ends[0])
    self.unbalanced = Array(ends[0]..<ends[1])
    self.zeroTotals = Array(ends[1]..<ends[2])
    isLong = true
  }

  /// True where sums are still to say which parting it is.
  var isOpen: Bool { count > 1 || isLong }

  var count: Int { balanced.count + unbalanced.count }
  var numbers: [Int] { balanced + unbalanced }

  func cell(_ number: Int, _ column: Int) -> Int { cells[number * Choices.width + column] }

  func row(_ number: Int) -> [Int] { Array(cells[number * Choices.width..<(number + 1) * Choices.width]) }

  /// Whether T3.C holds: an empty applicant makes it a bound, an empty total makes it nothing.
  private func balances(_ number: Int) -> Bool {
    let row = row(number)
    let parts = row.dropLast()
    guard let total = row.last, total != Tape.blank else { return true }
    let known = parts.reduce(0) { $1 == Tape.blank ? $0 : $0 + $1 }
    return parts.contains(Tape.blank) ? known <= total : known == total
  }

  /// The partings that break no sum of the row, as they are printed.
  var usual: Search.Domain {
    Search.Domain(cells: balanced.flatMap(row), numbers: balanced)
  }

  /// Stands for all partings of a long row that are not listed.
  static let unlisted = -1

  /// Every parting, the row's figures being anything.
  var anything: Search.Domain {
    let numbers = isLong ? [Choices.unlisted] : numbers
    return Search.Domain(
      cells: Array(repeating: Tape.blank, count: numbers.count * Choices.width), numbers: numbers)
  }

  /// Some of the partings: as they are printed where they add up, otherwise with one wrong cell mended.
  func righted(_ numbers: [Int]) -> Search.Domain {
    let printed = numbers.filter(balances)
    var domain = mended(numbers.filter { !balances($0) })
    domain.cells += printed.flatMap(row)
    domain.numbers += printed
    return domain
  }

  /// The partings of a row that holds the fault, mended so that all cells stand within `bounds`:
  /// - One wrong cell, once for each that can be the wrong one. Where the applicants do not add up to the total, the row
  ///   itself tells what the cell should be, and no figure is below 0; where an empty cell leaves that open, the wrong
  ///   cell may be anything.
  /// - Two applicants' cells exchanged.
  /// - A row left at 0 throughout, which should be anything.
  func mended(within bounds: [Search.Span], mayExchange: Bool) -> Search.Domain {
    var domain = Search.Domain()
    for number in numbers {
      let outside = outside(number, bounds)
      let row = row(number)
      if mayExchange, outside.count < 3 { exchange(row, outside, bounds, number, &domain) }
      if outside.count < 2 { mend(row, outside.first, bounds, number, &domain) }
      if row.allSatisfy({ $0 == 0 }) {
        domain.add(Array(repeating: Tape.blank, count: Choices.width), number)
      }
    }
    return domain
  }

  /// Some of the partings with one wrong cell, mended, whatever the bounds.
  func mended(_ numbers: [Int]) -> Search.Domain {
    let any = Array(repeating: Search.Span(low: 0, high: Search.greatest), count: Choices.width)
    var domain = Search.Domain()
    for number in numbers { mend(row(number), nil, any, number, &domain) }
    return domain
  }

  /// The columns in which a parting's cell stands outside of bounds.
  func outside(_ number: Int, _ bounds: [Search.Span]) -> [Int] {
    (0..<Choices.width).filter { column in
      let cell = cell(number, column)
      return cell != Tape.blank && !bounds[column].contains(cell)
    }
  }

  /// True for a parting that another one must not be told beside: the one is the other with two cells exchanged, or adds up
  /// where the other does not.
  func isRival(_ number: Int, of other: Int) -> Bool {
    if balanced.contains(number), unbalanced.contains(other) { return true }
    let columns = (0..<Choices.width).filter { cell(number, $0) != cell(other, $0) }
    return columns.count == 2 && cell(number, columns[0]) == cell(other, columns[1])
      && cell(number, columns[1]) == cell(other, columns[0])
  }

  private func mend(
    _ row: [Int], _ outside: Int?, _ bounds: [Search.Span], _ number: Int, _ domain: inout Search.Domain
  ) {
    for column in row.indices where row[column] != Tape.blank && column == outside ?? column {
      guard let value = Choices.mended(row, column) else { continue }
      guard value == Tape.blank || bounds[column].contains(value) else { continue }
      var mended = row
      mended[column] = value
      domain.add(mended, number)
    }
  }

  private func exchange(
    _ row: [Int], _ outside: [Int], _ bounds: [Search.Span], _ number: Int, _ domain: inout Search.Domain
  ) {
    guard balances(number) else { return }
    for first in 0..<Choices.width - 1 {
      for second in first + 1..<Choices.width - 1 where row[first] != row[second] {
        guard outside.allSatisfy({ $0 == first || $0 == second }),
          row[first] == Tape.blank || bounds[second].contains(row[first]),
          row[second] == Tape.blank || bounds[first].contains(row[second])
        else { continue }
        var mended = row
        mended.swapAt(first, second)
        domain.add(mended, number)
      }
    }
  }

  /// What the cell of a column should be if all others of the row are right; nil where nothing fits, or where it is right.
  private static func mended(_ row: [Int], _ column: Int) -> Int? {
    if row.contains(Tape.blank) { return Tape.blank }
    let excess = row.dropLast().reduce(0, +) - row[width - 1]
    let value = column == width - 1 ? row[column] + excess : row[column] - excess
    return excess == 0 || value < 0 ? nil : value
  }

  /// The partings with a total of 0 (or an empty one), the row sum out of use; nil where there is none.
  var withoutTotals: Search.Domain? {
    let last = Choices.width - 1
    let left = zeroTotals ?? numbers.filter { cell($0, last) == 0 || cell($0, last) == Tape.blank }
    return left.isEmpty ? nil : Search.Domain(cells: left.flatMap(row), numbers: left)
  }

  /// The same row held to one parting.
  func only(_ number: Int) -> Choices {
    var choices = self
    choices.balanced = balanced.filter { $0 == number }
    choices.unbalanced = unbalanced.filter { $0 == number }
    return choices
  }
}
