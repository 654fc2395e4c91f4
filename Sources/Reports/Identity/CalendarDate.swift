import Forms

/// Dates as reports print them, brought to ISO form.
enum CalendarDate {
  /// Every date in a text, in order: `2025-02-19`, `2024/1/5`, `2024年1月31日`, with or without spaces.
  static func all(in text: String) -> [String] {
    let units = Array(Fold.text(text).utf16).filter { $0 != 0x20 }
    var dates: [String] = []
    var index = 0
    while index < units.count {
      if let (date, end) = date(at: index, in: units) {
        dates.append(date)
        index = end
      } else {
        index += 1
      }
    }
    return dates
  }

  private static let separators: [[UInt16]] = [Array("-/.年".utf16), Array("-/.月".utf16)]

  private static func date(at start: Int, in units: [UInt16]) -> (String, Int)? {
    if start > 0, Fold.isDigit(units[start - 1]) { return nil }
    guard let (year, a) = number(at: start, in: units, digits: 4...4), (1949...2100).contains(year),
      a < units.count, separators[0].contains(units[a]),
      let (month, b) = number(at: a + 1, in: units, digits: 1...2), (1...12).contains(month),
      b < units.count, separators[1].contains(units[b]),
      let (day, end) = number(at: b + 1, in: units, digits: 1...2),
      (1...days(in: month, of: year)).contains(day)
    else { return nil }
    return ("\(year)-\(padded(month))-\(padded(day))", end)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func number(at start: Int, in units: [UInt16], digits: ClosedRange<Int>) -> (Int, Int)? {
    var value = 0
    var end = start
    while end < units.count, end - start < digits.upperBound, Fold.isDigit(units[end]) {
      value = value * 10 + Int(units[end] - 0x30)
      end += 1
    }
    return end - start >= digits.lowerBound ? (value, end) : nil
  }
}
