import Testing

@testable import Forms

@Suite struct FoldTests {
  @Test(arguments: [
    ("ＡＺａｚ０９", "AZaz09"), ("（七）", "(七)"), ("％，．－＋", "%,.-+"),
    ("⼀⾏⽌", "一行止"), ("⼆⼈⽅⽬⾦⾨", "二人方目金門"), ("⺠⻔⻓⻅", "民门长见"), ("⻬⻛⻋⻚", "齐风车页"),
    ("甲\u{3000}乙", "甲 乙"), ("甲\u{A0}\u{2003}\t\n乙", "甲 乙"), ("  甲  ", "甲"),
    ("\u{FEFF}甲\u{200B}乙\u{AD}", "甲乙"), ("−5", "-5"), ("–5", "-5"), ("‐5", "-5"), ("①㈠㎡", "①㈠㎡"),
    ("", ""), ("民行止", "民行止"),
  ])
  func `a text is folded as the table says`(text: String, folded: String) {
    #expect(Fold.text(text) == folded)
  }

  /// U+2F00 and U+2FD5 are the first and the last radical: the table is neither short nor shifted.
  @Test(
    arguments: [
      (0x2F00, 0x4E00), (0x2F08, 0x4EBA), (0x2F29, 0x5C0F), (0x2F47, 0x65E5), (0x2F64, 0x7528),
      (0x2F8F, 0x884C), (0x2FA6, 0x91D1), (0x2FD4, 0x9F9C), (0x2FD5, 0x9FA0),
    ] as [(UInt16, UInt16)])
  func `a Kangxi radical is its ideograph`(unit: UInt16, ideograph: UInt16) {
    #expect(Fold.unit(unit) == ideograph)
  }

  @Test func `every unit can be folded, and folding twice changes nothing`() {
    let changed = (UInt16.min...UInt16.max).filter { Fold.unit(Fold.unit($0)) != Fold.unit($0) }
    #expect(changed == [])
  }

  @Test(arguments: [
    ("（一）予以公开", "一 予以公开"), ("危及“三安全一稳定”", "危及三安全一稳定"), ("其他法律、行政法规", "其他法律行政法规"),
    ("⾏政复议", "行政复议"), ("本年 收费 金额（单位：万元）", "本年收费金额单位万元"), ("Ａ1", "A1"),
  ])
  func `labels that differ in signs and spaces have one key`(a: String, b: String) {
    #expect(Fold.key(a) == Fold.key(b))
  }

  @Test(arguments: [("予以公开", "不予公开"), ("一", "二"), ("A", "a")])
  func `labels that differ in a word have two`(a: String, b: String) {
    #expect(Fold.key(a) != Fold.key(b))
  }
}
