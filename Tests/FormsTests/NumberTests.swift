import Testing

@testable import Forms

@Suite struct NumberTests {
  @Test(
    arguments: [
      ("0", 0, 0, "0"), ("7", 7, 0, "7"), ("007", 7, 0, "7"), ("+12", 12, 0, "12"), ("-15", -15, 0, "-15"),
      ("-0", 0, 0, "0"), ("20152.54", 2_015_254, 2, "20152.54"), ("0.50", 50, 2, "0.50"),
      ("-0.05", -5, 2, "-0.05"), ("0.00", 0, 2, "0.00"),
      ("123456789012345", 123_456_789_012_345, 0, "123456789012345"),
      ("0.12345678901234", 12_345_678_901_234, 14, "0.12345678901234"),
    ] as [(String, Int64, Int, String)])
  func `a figure is read digit for digit`(text: String, mantissa: Int64, scale: Int, printed: String) throws {
    let number = try #require(Number(text))
    #expect(number == Number(mantissa, scale: scale))
    #expect(number.description == printed)
  }

  @Test(arguments: [
    "", " ", "+", "-", ".", "1.", ".5", "-.5", "1..2", "1.2.3", "--1", "+-1", "1-", "1+2", "1e5", "1,000",
    "１２",
    "12件", " 12", "12 ", "0x1F", "NaN", "inf", "一", "1234567890123456", "0.123456789012345",
    "0000000000000001", "9999999999999999999999",
  ])
  func `anything else is no figure`(text: String) {
    #expect(Number(text) == nil)
  }

  @Test func `only a figure without decimals is an integer`() {
    #expect(Number("5")?.integer == 5)
    #expect(Number("-3")?.integer == -3)
    #expect(Number("5.0")?.integer == nil)
    #expect(Number("20152.54")?.double == 20152.54)
  }

  @Test(arguments: [
    ("210", "201", "411", "9"), ("3", "5", "8", "-2"), ("20152.54", "0.5", "20153.04", "20152.04"),
    ("1", "0.01", "1.01", "0.99"), ("-4", "-6", "-10", "2"), ("0.30", "0.3", "0.60", "0.00"),
    ("999999999999999", "999999999999999", "1999999999999998", "0"),
  ])
  func `sums and differences are exact`(a: String, b: String, sum: String, difference: String) throws {
    let first = try #require(Number(a))
    let second = try #require(Number(b))
    #expect(first.plus(second)?.description == sum)
    #expect(first.minus(second)?.description == difference)
  }

  @Test(arguments: [
    (Number(.max), Number(-1)), (Number(.min), Number(1)),
    (Number(999_999_999_999_999), Number(1, scale: 14)), (Number(1), Number(1, scale: 19)),
    (Number(0), Number(0, scale: 400)),
  ])
  func `a difference that does not fit is none`(a: Number, b: Number) {
    #expect(a.minus(b) == nil)
  }

  @Test func `a sum that does not fit is none`() {
    #expect(Number(.max).plus(Number(1)) == nil)
    #expect(Number(.min).plus(Number(-1)) == nil)
  }

  @Test(arguments: [
    ("10", "200", 5.0), ("7", "2000", 0.35), ("-50", "200", -25.0), ("0", "3", 0.0), ("0.5", "2", 25.0),
    ("-0.25", "0.50", -50.0), ("300", "100", 300.0),
  ])
  func `a percentage is the share of its base`(part: String, base: String, percent: Double) throws {
    let share = try #require(Number(part)).percent(of: try #require(Number(base)))
    #expect(share == percent)
  }

  @Test(arguments: ["0", "0.00", "-4"])
  func `there is no percentage of nothing or less`(base: String) throws {
    let share = Number(5).percent(of: try #require(Number(base)))
    #expect(share == nil)
  }
}
