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

  init(cells: [Int]) {
    self.cells = cells
    for number in 0..<cells.count / Choices.width {
      if balances(number) { balanced.append(number) } else { unbalanced.append(number) }
    }
  }

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

  /// The same row with its total at 0 (or empty) and the row sum out of use; nil where no parting has such a total.
  func withoutTotals() -> Choices? {
    var choices = self
    let last = Choices.width - 1
    choices.balanced = numbers.filter { cell($0, last) == 0 || cell($0, last) == Tape.blank }
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
