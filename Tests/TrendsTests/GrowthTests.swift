import Forms
import Store
import Testing

@testable import Trends

@Suite struct GrowthTests {
  private let new = "applications.new.total"

  private func growths(_ years: [(Int, FormCode, String?)], _ field: String? = nil) -> [String] {
    Archive(field ?? new, years).series().growths.map { growth in
      let thousandths = (growth.percent * 1000).rounded() / 1000
      return "\(growth.from)-\(growth.to) \(thousandths)\(growth.isClose ? " close" : "")"
    }
  }

  /// 100 to 121 in two years is 10% a year; to 144 in two years 20%; 8 to 1 in three years halves each year.
  @Test func `the mean growth is the root of the whole growth`() {
    #expect(
      growths([(2021, .f2021, "100"), (2022, .f2021, "90"), (2023, .f2021, "121")]) == ["2021-2023 10.0"])
    #expect(
      growths([(2021, .f2021, "100"), (2022, .f2021, "1"), (2023, .f2021, "144")]) == ["2021-2023 20.0"])
    #expect(
      growths([(2021, .f2021, "8"), (2022, .f2021, "8"), (2023, .f2021, "8"), (2024, .f2021, "1")])
        == ["2021-2024 -50.0"])
  }

  @Test func `a gap, a blank or a break ends a run, two years are none`() {
    #expect(
      growths([
        (2018, .f2014, "100"), (2019, .f2019, "110"), (2020, .f2019, "121"), (2022, .f2021, "5"),
        (2023, .f2021, "6"),
      ]) == ["2018-2020 10.0 close"])
    #expect(growths([(2021, .f2021, "1"), (2022, .f2021, "blank"), (2023, .f2021, "2")]) == [])
    let total = "disclosure.normative.effective"
    #expect(growths([(2019, .f2019, "9"), (2020, .f2019, "9"), (2021, .f2021, "9")], total) == [])
  }

  @Test(arguments: [["0", "1", "2"], ["1", "1", "0"], ["-1", "2", "3"]])
  func `no mean stands on 0 or below`(figures: [String]) {
    let years = zip(2021..., figures).map { ($0, FormCode.f2021, Optional($1)) }
    #expect(growths(years) == [])
  }

  @Test func `an index is 100 in its base year and reaches over a gap, not over a break`() {
    let years: [(Int, FormCode, String?)] = [
      (2019, .f2019, "200"), (2021, .f2021, "250"), (2022, .f2021, "blank"),
    ]
    let whole = Archive(new, years).series()
    let indexed = whole.indexed(to: 2019, within: whole)
    #expect(
      indexed.points.map(indexed.index) == [
        .value(100, footnote: nil), .noFigure, .value(125, footnote: nil), .noFigure,
      ])
    let none = whole.indexed(to: 2020, within: whole)
    #expect(none.points.map(none.index) == [.noBase, .noFigure, .noBase, .noFigure])
    let stock = Archive("disclosure.normative.effective", [(2020, .f2019, "368"), (2021, .f2021, "189")])
      .series()
    let broken = stock.indexed(to: 2020, within: stock)
    guard case .broken = broken.index(stock.points[1]) else {
      Issue.record("\(broken.index(stock.points[1]))")
      return
    }
  }

  @Test func `an index over a close joint has its footnote`() {
    let whole = Archive(new, [(2018, .f2014, "100"), (2019, .f2019, "150")]).series()
    let indexed = whole.indexed(to: 2018, within: whole)
    let footnote = Wording(
      en: "before 2019 cases carried in may be counted as received", zh: "2019年以前没有结转项，收到数可能含上年结转")
    #expect(indexed.index(whole.points[1]) == .value(150, footnote: footnote))
  }

  @Test func `a ratio changes in points and is never a growth`() throws {
    let figures: [(Int64, Int64)] = [(1, 4), (3, 4), (2, 4)]
    let observations = zip(2021..., figures).map { year, figure in
      Observation(
        issuer: "甲市", field: "ratio.granted", year: year, form: .f2021, value: nil, state: "number",
        ratio: Ratio(over: figure.0, under: figure.1))
    }
    let series = series(of: "ratio.granted", issuer: "甲市", observations: observations, filings: [])
    #expect(
      series.points.map(\.change) == [
        .first, .points(0.5, footnote: nil), .points(-0.25, footnote: nil),
      ])
    #expect(series.growths == [])
  }
}
