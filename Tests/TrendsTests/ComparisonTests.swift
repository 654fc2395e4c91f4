import Forms
import Reports
import Store
import Testing

@testable import Trends

/// Made-up issuers in one year: a name, a figure as printed (or a state), and whose figures they are.
struct Reported: Sendable {
  let name: String
  let figure: String?
  var scope: Scope?
  var form = FormCode.f2021
  var year = 2024

  var filing: Filing { Filing(issuer: name, year: year, form: form, scope: scope) }

  func observation(_ field: String) -> Observation? {
    figure.map {
      let value = Number($0)
      return Observation(
        issuer: name, field: field, year: year, form: form, value: value, state: value == nil ? $0 : "number",
        unit: FieldCatalogue.field(field)?.unit)
    }
  }
}

private let received = "applications.new.total"

private func compare(_ rows: [Reported], field: String = received, named: Bool = true, more: [String] = [])
  -> Comparison
{
  var question = ComparisonQuestion(field: field, year: 2024, issuers: rows.map(\.name) + more)
  question.isNamedSet = named
  return question.answer(
    observations: rows.compactMap { $0.observation(field) }, filings: rows.map(\.filing))
}

@Suite struct ComparisonTests {
  /// 10, 20, 20, 50: median 20, quartiles 10 + 0.75 × 10 = 17.5 and 20 + 0.25 × 30 = 27.5.
  @Test func `equal figures share a rank and the next is two behind`() {
    let result = compare([
      Reported(name: "甲", figure: "20"), Reported(name: "乙", figure: "50"), Reported(name: "丙", figure: "10"),
      Reported(name: "丁", figure: "20"),
    ])
    #expect(result.standings.map(\.issuer) == ["乙", "丁", "甲", "丙"])
    #expect(result.standings.map(\.rank) == [1, 2, 2, 4])
    #expect(result.standings.map(\.distance) == [30, 0, 0, -10])
    #expect(result.standings.map(\.share) == [50, 20, 20, 10])
    #expect(result.spread == Distribution([20, 50, 10, 20]))
    #expect(result.spread?.lower == 17.5)
    #expect(result.spread?.median == 20)
    #expect(result.spread?.upper == 27.5)
  }

  @Test func `a sum is made for a named set only`() {
    let rows = [Reported(name: "甲", figure: "20"), Reported(name: "乙", figure: "50")]
    #expect(compare(rows, named: false).sum == nil)
    #expect(compare(rows, named: false).standings.map(\.share) == [nil, nil])
    #expect(compare(rows).sum?.value == Number(70))
  }

  @Test(
    arguments: [
      ([Scope.aggregate, .own, .own], Int64(12), ["乙", "丙"], ["甲"]),
      ([.own, nil, .own], 104, ["甲", "丙"], ["乙"]),
      ([.aggregate, .aggregate, nil], 108, ["甲", "乙"], ["丙"]),
      ([nil, nil, nil], 112, ["甲", "乙", "丙"], []),
    ] as [([Scope?], Int64, [String], [String])])
  func `a government is never added to organs`(
    scopes: [Scope?], sum: Int64, added: [String], leftOut: [String]
  ) {
    let figures = [("甲", "100"), ("乙", "8"), ("丙", "4")]
    let result = compare(zip(figures, scopes).map { Reported(name: $0.0, figure: $0.1, scope: $1) })
    #expect(result.sum?.value == Number(sum))
    #expect(result.sum?.added == added)
    #expect(result.sum?.leftOut == leftOut)
    #expect(result.standings.filter { $0.share == nil }.map(\.issuer) == leftOut)
    #expect(result.standings.map(\.rank) == [1, 2, 3])
  }

  @Test func `blank, missing and another form are listed and never 0`() {
    let effective = "disclosure.normative.effective"
    let result = compare(
      [
        Reported(name: "甲", figure: "20"), Reported(name: "乙", figure: "blank"),
        Reported(name: "丙", figure: nil, form: .f2019),
      ], field: effective, more: ["丁"])
    #expect(result.standings.map(\.issuer) == ["甲"])
    #expect(result.spread == nil)
    #expect(result.sum?.value == Number(20))
    #expect(result.lacking.map(\.issuer) == ["丁", "丙", "乙"])
    #expect(result.lacking.first?.point.reading == .gap)
    #expect(result.lacking.last?.point.reading == .empty(state: "blank"))
  }

  @Test func `an amount without a unit is not summed`() {
    let rows = [
      Reported(name: "甲", figure: "20", form: .f2019), Reported(name: "乙", figure: "5", form: .f2019),
    ]
    #expect(compare(rows, field: "disclosure.procurement.amount_yuan").sum == nil)
  }

  private func ratios(_ small: Int64, ranksSmall: Bool) -> Comparison {
    let parts: [(String, Int64, Int64)] = [("甲", 2, 2), ("乙", 15, 30), ("丙", 25, 100)]
    var question = ComparisonQuestion(field: "ratio.granted", year: 2024, issuers: parts.map(\.0))
    question.small = small
    question.ranksSmall = ranksSmall
    question.isNamedSet = true
    return question.answer(
      observations: parts.map {
        Observation(
          issuer: $0.0, field: "ratio.granted", year: 2024, form: .f2021, value: nil, state: "number",
          ratio: Ratio(over: $0.1, under: $0.2))
      }, filings: parts.map { Filing(issuer: $0.0, year: 2024, form: .f2021) })
  }

  /// 15/30 = 0.5 and 25/100 = 0.25: median 0.375. With 2/2 = 1 the median is 0.5.
  @Test func `a ratio on a small base is marked, and ranked only where asked`() {
    let strict = ratios(30, ranksSmall: false)
    #expect(strict.standings.map(\.issuer) == ["乙", "丙", "甲"])
    #expect(strict.standings.map(\.rank) == [1, 2, nil])
    #expect(strict.standings.map(\.base) == [30, 100, 2])
    #expect(strict.standings.map(\.isSmall) == [false, false, true])
    #expect(strict.spread?.median == 0.375)
    #expect(strict.sum == nil)
    let open = ratios(31, ranksSmall: true)
    #expect(open.standings.map(\.issuer) == ["甲", "乙", "丙"])
    #expect(open.standings.map(\.isSmall) == [true, true, false])
    #expect(open.spread?.median == 0.5)
  }

  @Test func `a panel keeps those with a figure in every year`() {
    let rows = [
      Reported(name: "甲", figure: "3", year: 2022), Reported(name: "甲", figure: "5", year: 2023),
      Reported(name: "乙", figure: "4", year: 2022), Reported(name: "乙", figure: "blank", year: 2023),
      Reported(name: "丙", figure: "1", year: 2022), Reported(name: "丙", figure: "2", year: 2023),
    ]
    let panel = Panel(
      field: received, issuers: ["甲", "乙", "丙", "丁"], years: 2022...2023, isNamedSet: true,
      observations: rows.compactMap { $0.observation(received) }, filings: rows.map(\.filing))
    #expect(panel.issuers == ["甲", "丙"])
    #expect(panel.leftOut.map(\.issuer) == ["乙", "丁"])
    #expect(panel.leftOut.map(\.years) == [[2023], [2022, 2023]])
    #expect(panel.years.map(\.reports) == [2, 2])
    #expect(panel.years.map(\.sum?.value) == [Number(4), Number(7)])
    #expect(panel.years.map(\.obstacle) == [nil, nil])
  }

  @Test(
    arguments: [
      (FormCode.f2021, FormCode.f2021, 200), (.f2019, .f2019, 198),
      // Beside the 200: newly_public and public_total (4), items of licences, penalties, coercion and fees (8), other
      // services (3), procurement (2), 其他处理 (7). 本年新制作 stands beside 本年制发.
      (.f2019, .f2021, 224), (.f2021, .f2019, 224), (.f2014, .f2021, 200),
    ]) func `every cell of two forms stands once`(a: FormCode, b: FormCode, count: Int)
  {
    let fields = pairedFields(a, b)
    #expect(fields.count == count)
    #expect(Set(fields).count == count)
  }
}
