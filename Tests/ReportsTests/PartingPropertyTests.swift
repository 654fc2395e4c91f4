import Forms
import Foundation
import Testing

@Suite struct `Parting made-up tables` {
  @Test(arguments: Scale.allCases, Fault.single)
  func `No table with the faults that are reckoned with is parted wrongly`(scale: Scale, fault: Fault) {
    var dice = Dice(seed: 20_240_131)
    var score = Score()
    let times = ProcessInfo.processInfo.environment["PARTING_TABLES"].flatMap { Int($0) }
    for number in 0..<(scale == .bureau ? 150 : scale == .county ? 8 : 2) * (times ?? 1) {
      let form: Form = number % 2 == 0 ? .form2021 : .form2019
      let wrong = score.add(form, scale, fault, Glue.allCases[number % 3], &dice)
      #expect(wrong == nil, "\(scale) \(fault) \(number)")
    }
    if times != nil {
      print("\(scale) \(fault): wrong \(score.wrong), right \(score.share) open \(score.openShare)")
    }
    if scale == .bureau { #expect(score.share > 0.98 && score.openShare > 0.85) }
  }

  /// What the rule does not promise, held all the same: `PARTING_TABLES=20` takes twenty times as many, and tells how much
  /// is filled.
  @Test(arguments: Scale.allCases, Fault.several)
  func `No table with several faults is parted wrongly`(scale: Scale, fault: Fault) {
    let times = ProcessInfo.processInfo.environment["PARTING_TABLES"].flatMap { Int($0) }
    var dice = Dice(seed: 7)
    var score = Score()
    let count = (scale == .bureau ? 120 : scale == .county ? 20 : 4) * (times ?? 1)
    var spoilt: [Int] = []
    for number in 0..<count {
      let form: Form = number % 2 == 0 ? .form2021 : .form2019
      if score.add(form, scale, fault, Glue.allCases[number % 3], &dice) != nil { spoilt.append(number) }
    }
    #expect(spoilt.isEmpty, "\(scale) \(fault)")
    if times != nil {
      print(
        "\(scale) \(fault): \(count) tables, wrong \(spoilt.count), right \(score.share) open \(score.openShare)"
      )
    }
  }

  @Test(arguments: Scale.allCases, AppealsFault.promised)
  func `No appeals table with the slips that are reckoned with is parted wrongly`(
    scale: Scale, fault: AppealsFault
  ) {
    var dice = Dice(seed: 20_240_131)
    var score = Score()
    for number in 0..<60 {
      let table = MadeAppeals(scale, fault, &dice)
      let wrong = table.score(Glue.allCases[number % 3], &dice, into: &score)
      #expect(!wrong, "\(table.blocks)")
    }
    if scale == .bureau && fault == .none { #expect(score.share > 0.8) }
  }
}
