import Documents
import Forms
import Reports

/// A report of the form of 2021 (or another) in which every cell of tables 三 and 四 is 0 until said otherwise.
func sample(
  _ year: Int = 2024, form: FormCode = .f2021, _ figures: [String: String] = [:]
) -> Report {
  let cells = Form.of(form).keys.map { key in
    let text = figures[key.code] ?? "0"
    return switch text {
    case "blank", "na", "unreadable":
      Cell(key, state: CellState(rawValue: text) ?? .blank, raw: "", place: .line(1))
    default: Cell(key, state: .number, value: Number(text), raw: text, place: .line(1))
    }
  }
  return Report(
    issuer: Issuer("丙丁县"), year: year, form: form, cells: cells.filter { figures[$0.key.code] != "missing" })
}

/// `row.column` of table 三 with the section before it.
func applications(_ figures: [String: String]) -> [String: String] {
  Dictionary(figures.map { ("applications.\($0)", $1) }, uniquingKeysWith: { first, _ in first })
}
