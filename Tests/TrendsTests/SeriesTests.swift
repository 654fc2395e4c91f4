import Forms
import Store
import Testing

@testable import Trends

/// The archive of one made-up issuer: years with their form and printed figure, nil for a report without the field.
struct Archive {
  let field: String
  let filings: [Filing]
  let observations: [Observation]

  init(_ field: String, _ years: [(Int, FormCode, String?)]) {
    self.field = field
    filings = years.map { Filing(issuer: "甲市", year: $0.0, form: $0.1) }
    observations = years.compactMap { year, form, figure in
      figure.map { figure in
        let value = Number(figure)
        return Observation(
          issuer: "甲市", field: field, year: year, form: form, value: value,
          state: value == nil ? figure : "number")
      }
    }
  }

  func series(_ years: ClosedRange<Int>? = nil) -> Series {
    Trends.series(of: field, issuer: "甲市", observations: observations, filings: filings, years: years)
  }

  func change(_ year: Int) -> Change? { series().point(year)?.change }
  func reading(_ year: Int) -> Reading? { series().point(year)?.reading }
}

private let new = "applications.new.total"

@Suite struct SeriesTests {
  @Test(
    arguments: [
      ("201", "211", .value(Number(10), percent: 1000.0 / 201, footnote: nil)),
      ("200", "150", .value(Number(-50), percent: -25, footnote: nil)),
      ("7", "7", .value(Number(0), percent: 0, footnote: nil)),
      ("8", "0", .value(Number(-8), percent: -100, footnote: nil)),
      ("0", "5", .noBase(Number(5), footnote: nil)),
      ("0", "0", .noBase(Number(0), footnote: nil)),
      ("-4", "6", .value(Number(10), percent: nil, footnote: nil)),
      ("blank", "5", .blank), ("5", "blank", .blank), ("5", "na", .blank), ("unreadable", "missing", .blank),
    ] as [(String, String, Change)])
  func `a year is compared with the year before`(before: String, now: String, change: Change) {
    let archive = Archive(new, [(2022, .f2021, before), (2023, .f2021, now)])
    #expect(archive.change(2023) == change)
    #expect(archive.change(2022) == .first)
  }

  @Test func `money is subtracted digit for digit`() {
    let fee = "disclosure.fee.amount_wan"
    let archive = Archive(fee, [(2022, .f2021, "20152.54"), (2023, .f2021, "20152.6")])
    guard case .value(let change, _, nil) = archive.change(2023) else {
      Issue.record("\(String(describing: archive.change(2023)))")
      return
    }
    #expect(change.description == "0.06")
  }

  @Test func `a missing year is a gap and is never bridged`() {
    let archive = Archive(new, [(2020, .f2019, "10"), (2022, .f2021, "20"), (2023, .f2021, "30")])
    #expect(archive.series().points.map(\.year) == [2020, 2021, 2022, 2023])
    #expect(archive.reading(2021) == .gap)
    #expect(archive.change(2021) == .missing)
    #expect(archive.series().point(2021)?.form == nil)
    #expect(archive.change(2022) == .missing)
    #expect(archive.series().point(2022)?.previous == nil)
    #expect(archive.change(2023) == .value(Number(10), percent: 50, footnote: nil))
  }

  @Test func `years asked for are shown, gaps and all`() {
    let archive = Archive(new, [(2022, .f2021, "20"), (2023, .f2021, "30")])
    let series = archive.series(2021...2025)
    #expect(series.points.map(\.reading) == [.gap, .number(Number(20)), .number(Number(30)), .gap, .gap])
    #expect(series.points.map(\.change)[1] == .first)
  }

  @Test func `the first year shown is compared with the year before it`() {
    let archive = Archive(new, [(2022, .f2021, "20"), (2023, .f2021, "30")])
    let points = archive.series(2023...2023).points
    #expect(points.map(\.change) == [.value(Number(10), percent: 50, footnote: nil)])
    #expect(points.first?.previous == Previous(year: 2022, form: .f2021, value: Number(20)))
  }

  @Test(arguments: ["blank", "na", "unreadable", "missing"])
  func `a year without a figure says so and is never 0`(state: String) {
    let archive = Archive(new, [(2022, .f2021, state)])
    #expect(archive.reading(2022) == .empty(state: state))
    #expect(archive.series().points.first?.value == nil)
  }

  @Test func `a figure that is not in state number is no figure`() {
    let odd = Observation(
      issuer: "甲市", field: new, year: 2022, form: .f2021, value: Number(0), state: "blank")
    let series = series(of: new, issuer: "甲市", observations: [odd], filings: [])
    #expect(series.points.map(\.reading) == [.empty(state: "blank")])
  }

  @Test func `a report that lacks a row of its form is missing it`() {
    #expect(Archive(new, [(2022, .f2021, nil)]).reading(2022) == .empty(state: "missing"))
  }

  @Test func `others' figures are not taken`() {
    let other = Observation(
      issuer: "乙市", field: new, year: 2022, form: .f2021, value: Number(9), state: "number")
    let wrong = Observation(
      issuer: "甲市", field: "applications.new.natural", year: 2022, form: .f2021, value: Number(8),
      state: "number")
    let filing = Filing(issuer: "甲市", year: 2022, form: .f2021)
    let series = series(of: new, issuer: "甲市", observations: [other, wrong], filings: [filing])
    #expect(series.points.map(\.reading) == [.empty(state: "missing")])
  }

  @Test(arguments: [Int.min...Int.max, 1...2, 2_000_000_000...2_000_000_001, Int.max...Int.max])
  func `years beyond reason cost nothing`(years: ClosedRange<Int>) {
    let archive = Archive(new, [(Int.max, .f2021, "1"), (Int.min, .f2021, "1"), (2022, .f2021, "20")])
    #expect(archive.series(years).points.count <= 251)
    #expect(archive.series().points.map(\.year) == [2022])
  }

  @Test func `no report, no points`() {
    #expect(Archive(new, []).series().points == [])
  }
}
