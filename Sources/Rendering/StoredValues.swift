import Forms
import Store

extension Sheet.Value {
  /// A value of the database as it is: integers whole, decimals in their shortest digits, bytes in hexadecimal, NULL
  /// empty. `kind` tells years and keys from quantities.
  package init(_ value: StoredValue, _ kind: ViewColumn.Kind? = nil) {
    switch (value, kind) {
    case (.null, _): self = .empty(Wording(en: "", zh: ""))
    case (.integer(let integer), .year), (.integer(let integer), .ordinal), (.integer(let integer), .flag):
      self = .ordinal(Int(integer))
    case (.integer(let integer), _): self = .number(Number(integer))
    case (.real(let real), _): self = Sheet.Value.shortest(real)
    case (.text(let text), _): self = .text(text)
    case (.bytes(let bytes), _): self = .text(Sheet.Value.hexadecimal(bytes))
    }
  }

  /// Every digit that tells this number from its neighbours, and no more. The endless ones are text: no machine format
  /// has a figure for them.
  private static func shortest(_ value: Double) -> Sheet.Value {
    guard value.isFinite else { return .text(value.isNaN ? "NaN" : value < 0 ? "-Inf" : "Inf") }
    let halves = String(value.magnitude).split(separator: "e")
    let printed = halves.first?.split(separator: ".").dropFirst().first?.count ?? 0
    let exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
    return .real(value, decimals: max(1, printed - exponent))
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension Sheet.Column {
  /// A column of a view of the contract.
  package init(_ column: ViewColumn) { self.init(column.name, column.title, isFigure: column.isNumeric) }
}
