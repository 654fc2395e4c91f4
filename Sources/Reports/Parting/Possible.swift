/// What each row may be: the partings that occur in some reading, gathered over several kinds of readings.
struct Possible {
  /// Whether any reading was found.
  private(set) var hasReading = false
  /// Whether it is proved that there is none.
  private(set) var hasNone = false
  /// Whether all partings of a row that some reading holds are known.
  private(set) var isComplete: [Bool]
  /// The partings that were found in a reading, and those that were not ruled out.
  private var found: [Set<Int>]
  private var left: [Set<Int>]
  private let isOpen: [Bool]

  /// Option checks for the proofs that a row has one parting only, and those for the lists of the others. A check takes
  /// some nanoseconds.
  private static let proofs = 400_000
  private static let lists = 100_000
  /// What one question may cost, so that one hopeless row does not use up the effort of the others.
  private static let share = 40_000

  /// Takes for each row whether the sums are asked about it.
  init(_ isOpen: [Bool]) {
    self.isOpen = isOpen
    isComplete = isOpen.map { _ in true }
    found = isOpen.map { _ in [] }
    left = found
  }

  /// The partings of a row: those in some reading, or where not all were examined those not ruled out.
  func numbers(_ row: Int) -> Set<Int> {
    (isComplete[row] ? found[row] : left[row]).subtracting([Choices.unlisted])
  }

  /// Finds what the rows may be in readings of the given kinds. First it is asked of each row whether it has a second
  /// parting, then further ones are listed of those that have.
  mutating func examine(_ kinds: [Search]) {
    var effort = Possible.proofs
    let alive = kinds.compactMap { kind in
      var kind = kind
      return kind.narrow(&effort) ? kind : nil
    }
    var isProved = true
    for kind in alive { isProved = begin(kind, &effort) && isProved }
    hasNone = isProved && !hasReading
    guard hasReading else { return }
    for row in isOpen.indices where isOpen[row] {
      left[row] = alive.reduce(into: []) { $0.formUnion($1.left(row)) }
      ask(row, alive, enough: 1, &effort)
    }
    for row in isOpen.indices where found[row].contains(Choices.unlisted) { isComplete[row] = false }
    effort = Possible.lists
    for row in isOpen.indices where isOpen[row] && isComplete[row] && found[row].count > 1 {
      ask(row, alive, enough: Parting.listed, &effort)
    }
  }

  /// Notes one reading of a kind; false where it could not be told whether there is one.
  private mutating func begin(_ kind: Search, _ effort: inout Int) -> Bool {
    answer(&effort) { kind.reading(&$0) } != nil
  }

  /// Looks for more partings of a row until it has more than `enough`, or none is missing.
  private mutating func ask(_ row: Int, _ kinds: [Search], enough: Int, _ effort: inout Int) {
    for kind in kinds {
      while found[row].count <= enough, !kind.left(row).isSubset(of: found[row]) {
        let known = found[row]
        let isFound = answer(&effort) { kind.reading(of: row, except: known, &$0) }
        guard let isFound else {
          isComplete[row] = false
          return
        }
        if !isFound { break }
      }
    }
    if found[row].count > enough, enough > 1 { isComplete[row] = false }
  }

  /// Notes what a question brings: whether there was a reading, nil where that took too long.
  private mutating func answer(_ effort: inout Int, _ question: (inout Int) -> Search.Answer) -> Bool? {
    var own = min(effort, Possible.share)
    let given = own
    defer { effort -= given - own }
    switch question(&own) {
    case .none: return false
    case .unknown: return nil
    case .some(let reading):
      hasReading = true
      for (row, number) in reading.enumerated() { found[row].insert(number) }
      return true
    }
  }
}
