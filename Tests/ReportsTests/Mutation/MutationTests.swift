import Documents
import Forms
import Testing

@testable import Reports

/// Random reports in every layout with random damage: a stored number is the printed one, always.
@Suite struct MutationTests {
  private static let documents = 20

  @Test(arguments: Layout.allCases, [FormCode.f2019, .f2021])
  func `no damage makes a wrong number`(layout: Layout, form: FormCode) throws {
    var score = Tally()
    for seed in 0..<UInt64(Self.documents) {
      try score.add(Trial(layout, form, seed: seed &* 7919 &+ 17))
    }
    #expect(score.wrong.isEmpty, "\(score.wrong.prefix(5).joined(separator: "\n"))")
    #expect(
      score.share >= layout.leastShare,
      "\(score.right) of \(score.printed) right; lost: \(score.lost.prefix(12).joined(separator: ", "))")
  }
}

/// One printed report and how it was read.
struct Trial {
  let truth: RandomReport
  let report: Report
  let name: String

  init(_ layout: Layout, _ form: FormCode, seed: UInt64) throws {
    var dice = SeededDice(seed)
    var truth = RandomReport(form, dice: &dice)
    let damage = Damage(
      rawValue: Int.random(in: 0..<512, using: &dice) & Int.random(in: 0..<512, using: &dice))
    if damage.contains(.droppedRow) { truth.drop(&dice) }
    if damage.contains(.blanks) && layout.keepsBlanks { truth.blank(&dice) }
    var renderer = Renderer(report: truth, layout: layout, damage: damage, dice: dice)
    let text = renderer.text()
    name = "\(layout) \(form.rawValue) seed \(seed) damage \(damage.rawValue)"
    self.truth = truth
    report = try Report.read(try Document.read(Array(text.utf8), name: name))
  }
}

/// What came of many trials.
struct Tally {
  var printed = 0
  var right = 0
  var wrong: [String] = []
  var lost: [String] = []

  var share: Double { printed == 0 ? 1 : Double(right) / Double(printed) }

  mutating func add(_ trial: Trial) {
    let cells = Dictionary(trial.report.cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for key in Set(trial.truth.form.keys).union(cells.keys) {
      let expected = trial.truth.dropped.contains(key.row) ? nil : Number(trial.truth.cells[key] ?? "")
      let found = cells[key]?.value
      if expected != nil { printed += 1 }
      if let found, found != expected {
        wrong.append(
          "\(trial.name): \(key) is \(expected?.description ?? "not printed"), read \(found) from “\(cells[key]?.raw ?? "")”"
        )
      } else if expected != nil {
        if found == nil { lost.append("\(trial.name) \(key)") } else { right += 1 }
      }
    }
  }
}

extension RandomReport {
  /// Leaves a row or two out of the print.
  mutating func drop(_ dice: inout SeededDice) {
    let rows = (form.table(.disclosure)?.rows ?? []) + (form.table(.applications)?.rows ?? [])
    for row in rows.shuffled(using: &dice).prefix(2) { dropped.insert(row.code) }
  }

  /// Prints some cells empty.
  mutating func blank(_ dice: inout SeededDice) {
    for key in form.keys where dice.chance(15) { cells[key] = "" }
  }
}

extension Layout {
  /// One cell a line or spaces between them: a blank cell leaves no trace, so none is printed there.
  var keepsBlanks: Bool { self != .cellLines && self != .spaced && self != .oneLine }
}
