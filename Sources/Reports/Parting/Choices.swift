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

  /// True where another parting is this one with two cells exchanged.
  func hasTwin(_ number: Int) -> Bool {
    balanced.contains { other in
      let places = (0..<Choices.width).filter { cell(other, $0) != cell(number, $0) }
      return places.count == 2 && cell(other, places[0]) == cell(number, places[1])
        && cell(other, places[1]) == cell(number, places[0])
    }
  }

  /// The same row with its total at 0 (or empty) and the row sum out of use; nil where no parting has such a total.
  func withoutTotals() -> Choices? {
    var choices = self
    let last = Choices.width - 1
    choices.balanced = zeroTotals ?? numbers.filter { cell($0, last) == 0 || cell($0, last) == Tape.blank }
    choices.unbalanced = []
    return choices.balanced.isEmpty ? nil : choices
  }

  /// The same row held to one parting.
  func only(_ number: Int) -> Choices {
    var choices = self
    choices.balanced = balanced.filter { $0 == number }
    choices.unbalanced = unbalanced.filter { $0 == number }
    return choices
  }
}
