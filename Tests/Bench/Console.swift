import Glibc

/// What the bench prints: heads, figures under them, ratios with their targets.
enum Console {
  static func head(_ text: String) { put("\n\(text)") }

  /// At once, so that a long run can be followed through a pipe.
  static func put(_ text: String) {
    print(text)
    fflush(nil)
  }

  static func row(_ label: String, _ values: String...) { row([label] + values) }

  /// A label and its figures.
  static func row(_ parts: [String]) {
    let label = parts.first ?? ""
    let pad = String(repeating: " ", count: max(1, 44 - label.count))
    put("  " + label + pad + parts.dropFirst().map { right($0, 14) }.joined())
  }

  static func ratio(_ label: String, _ value: Double, target: Double?) {
    let aim = target.map { "target ≤ \(decimal($0)), \(value <= $0 ? "met" : "missed")" } ?? ""
    row(label, decimal(value, digits: 2), aim.isEmpty ? "" : "   " + aim)
  }

  static func micros(_ seconds: Double) -> String { whole(seconds * 1e6) }
  static func whole(_ value: Double) -> String { value.isFinite ? String(Int(value.rounded())) : "–" }

  static func decimal(_ value: Double, digits: Int = 1) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    guard value.isFinite else { return "–" }
    let rounded = Int((value * scale).rounded())
    guard digits > 0 else { return String(rounded) }
    let fraction = String(rounded % Int(scale))
    return "\(rounded / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
