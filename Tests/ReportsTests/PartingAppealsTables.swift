import Forms
import Reports

/// What is wrong with a made-up appeals table.
enum AppealsFault: String, CaseIterable {
  case none, totalZero, cellOff
  /// Beyond what the rule promises.
  case digitLost

  static let promised: [AppealsFault] = [.none, .totalZero, .cellOff]
}

/// A made-up appeals table: three blocks of four results and their total.
struct MadeAppeals {
  private(set) var blocks: [[Int]]

  init(_ scale: Scale, _ fault: AppealsFault, _ dice: inout Dice) {
    blocks = (0..<3).map { _ in MadeAppeals.block(scale, &dice) }
    let block = dice.number(0...2)
    switch fault {
    case .none: break
    case .totalZero: blocks[block][4] = 0
    case .cellOff:
      let by = dice.number(1...9) * (dice.chance(50) ? 1 : -1)
      let cell = dice.number(0...4)
      blocks[block][cell] = abs(blocks[block][cell] + by)
    case .digitLost: blocks[block][dice.number(0...4)] /= 10
    }
  }

  private static func block(_ scale: Scale, _ dice: inout Dice) -> [Int] {
    let parts = (0..<4).map { _ in
      switch scale {
      case .bureau: dice.chance(85) ? 0 : dice.number(1...12)
      case .county: dice.chance(40) ? 0 : dice.number(1...30)
      case .city: dice.chance(20) ? 0 : dice.number(1...180)
      }
    }
    return parts + [parts.reduce(0, +)]
  }

  /// Parts the table after gluing and counts what became of its cells; whether a block was told wrongly.
  func score(_ glue: Glue, _ dice: inout Dice, into score: inout Score) -> Bool {
    let run = Run(MadeTable.glued(blocks.flatMap { $0 }, glue, &dice))
    let parting = Parting.of(appeals: run)
    let before = score.wrong
    let open = partings(of: run, cells: 15, limit: 1).count > 1
    for (route, cells) in zip(Appeals.routes, blocks) {
      score.count(parting.rows[route.code], cells, open: open)
    }
    return score.wrong > before
  }
}
