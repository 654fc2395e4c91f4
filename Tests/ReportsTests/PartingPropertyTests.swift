import Forms
import Testing

@Suite struct `Parting made-up tables` {
  @Test(arguments: Scale.allCases, Fault.single)
  func `No table with the faults that are reckoned with is parted wrongly`(scale: Scale, fault: Fault) {
    var dice = Dice(seed: 20_240_131)
    var score = Score()
    for number in 0..<(scale == .bureau ? 150 : scale == .county ? 8 : 2) {
      let form: Form = number % 2 == 0 ? .form2021 : .form2019
      let wrong = score.add(form, scale, fault, Glue.allCases[number % 3], &dice)
      #expect(wrong == nil, "\(scale) \(fault) \(number)")
    }
    if scale == .bureau { #expect(score.share > 0.98 && score.openShare > 0.85) }
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
