import Foundation

/// How a spreadsheet prints its numbers. The file stores seventeen digits of a binary fraction; people see what the
/// format makes of them, and what people see is what the report states.
struct NumberFormats {
  /// Decimals and percent of a plain format; nil for the general one and for any that is not plain.
  private struct Format {
    var decimals: Int
    var isPercent: Bool
  }

  private let formats: [Format?]
  /// The styles that print a number as a date or a time.
  private let dates: Set<Int>

  /// Takes the part of styles.
  init(_ styles: XMLElement?) {
    var codes: [String: String] = [
      "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%",
    ]
    for format in styles?.first("numFmts")?.all("numFmt") ?? [] {
      if let id = format["numFmtId"] { codes[id] = format["formatCode"] }
    }
    let styled = (styles?.first("cellXfs")?.all("xf") ?? []).map { $0["numFmtId"] ?? "" }
    dates = Set(styled.indices.filter { Self.isDate(styled[$0], codes[styled[$0]]) })
    formats = (styles?.first("cellXfs")?.all("xf") ?? []).map { style in
      style["numFmtId"].flatMap { codes[$0] }.flatMap(Self.format)
    }
  }

  /// Takes the stored number and the style of its cell and gives what is printed, without thousands separators.
  func shown(_ value: String, style: Int) -> String {
    guard let number = Double(value), number.isFinite else { return value }
    if dates.contains(style) { return Self.date(number) }
    if formats.indices.contains(style), let format = formats[style] {
      return Self.printed(number, format)
    }
    // Fifteen digits are what the program itself shows; digits as written need no rounding.
    let digits =
      value.utf8.allSatisfy { $0.isDigit || $0 == 0x2E || $0 == 0x2D }
      && value.utf8.count(where: \.isDigit) <= 15
    return digits ? Self.withoutZeros(value) : Self.fifteenDigits(number)
  }

  /// The formats of dates and times that every program knows by number, the Chinese ones among them, and codes that
  /// print a year, a day or an hour.
  private static func isDate(_ id: String, _ code: String?) -> Bool {
    if let code { return literalsRemoved(code).lowercased().contains { "ydh".contains($0) } }
    guard let number = Int(id) else { return false }
    return [14...22, 27...36, 45...47, 50...58].contains { $0.contains(number) }
  }

  /// The day that a number counts from the end of 1899, `2023-12-31`, so that it is taken for no figure.
  private static func date(_ number: Double) -> String {
    guard (1..<2_958_466).contains(number) else { return "0:00" }
    // Programs count a 29 February 1900 that never was.
    let days = Date(
      timeIntervalSince1970: (number.rounded(.down) - (number < 60 ? 25_568 : 25_569)) * 86_400)
    return days.formatted(.iso8601.year().month().day())
  }

  /// `2.0` is printed as 2.
  private static func withoutZeros(_ value: String) -> String {
    guard value.contains(".") else { return value }
    var bytes = Array(value.utf8)
    while bytes.last == 0x30 { bytes.removeLast() }
    if bytes.last == 0x2E { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func fifteenDigits(_ number: Double) -> String { String(format: "%.15g", number) }

  /// Rounded as the program rounds: by decimal digits, halves away from zero.
  private static func printed(_ number: Double, _ format: Format) -> String {
    var value = Decimal(string: fifteenDigits(number)) ?? Decimal(number)
    if format.isPercent { value *= 100 }
    var rounded = Decimal()
    NSDecimalRound(&rounded, &value, format.decimals, .plain)
    let parts = "\(rounded)".split(separator: ".")
    let zeros = String(
      repeating: "0", count: max(0, format.decimals - (parts.count == 2 ? parts[1].count : 0)))
    let text = parts.joined(separator: ".") + (parts.count == 1 && format.decimals > 0 ? "." : "") + zeros
    return format.isPercent ? text + "%" : text
  }

  /// The first section of a code, when it holds nothing but digits, a point, thousands and a percent sign beside literal
  /// text: `#,##0.00_);[Red]…` has two decimals.
  private static func format(_ code: String) -> Format? {
    let plain = literalsRemoved(code)
    guard plain.contains("0"), plain.allSatisfy({ "#0,.%".contains($0) }) else { return nil }
    let parts = plain.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 1 || !parts[1].contains("#"), !plain.hasSuffix(",") else { return nil }
    let decimals = parts.count == 2 ? parts[1].count { $0 == "0" } : 0
    return decimals <= 30 ? Format(decimals: decimals, isPercent: plain.contains("%")) : nil
  }

  private static func literalsRemoved(_ code: String) -> String {
    var plain = ""
    var closing: Character?
    var skips = false
    for character in code {
      if skips {
        skips = false
      } else if let end = closing {
        if character == end { closing = nil }
      } else if character == ";" {
        break
      } else if character == "\"" {
        closing = "\""
      } else if character == "[" {
        closing = "]"
      } else if "\\_*".contains(character) {
        skips = true
      } else if character != " " {
        plain.append(character)
      }
    }
    return plain
  }
}
