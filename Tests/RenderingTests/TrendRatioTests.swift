import Forms
import Testing
import Trends

@testable import Rendering

/// Share granted: 406 of 611, 61 of 122, then a year in which nothing was handled. 50% less 66.448…% is −16.4 points.
private func shares() throws -> Series {
  let first = try #require(Ratio(over: 406, under: 611))
  let second = try #require(Ratio(over: 61, under: 122))
  return Series(
    issuer: "甲市", field: "ratio.granted",
    points: [
      Point(year: 2022, form: .f2021, reading: .ratio(first), change: .first),
      Point(
        year: 2023, form: .f2021, reading: .ratio(second),
        previous: Previous(year: 2022, form: .f2021, value: nil, ratio: first),
        change: .points(second.double - first.double, footnote: nil)),
      Point(
        year: 2024, form: .f2021, reading: .empty(state: "zero_base"),
        previous: Previous(year: 2023, form: .f2021, value: nil, ratio: second), change: .blank),
    ])
}

@Suite struct TrendRatioTests {
  @Test func `people read a share in percent and its change in points`() throws {
    let text = """
      # 甲市：予以公开率（%）

      | 年份 | 数值 | 增减（百分点） | 说明 |
      | ---: | ---: | ---: | --- |
      | 2022 | 66.4 | — | 首份报告 |
      | 2023 | 50.0 | -16.4 |  |
      | 2024 | 分母为0 | — | 分母为0，不计算 |

      """
    let sheet = trendSheet([try shares()], for: .markdown)
    #expect(sheet.rendered(as: .markdown, language: .chinese) == text)
  }

  @Test func `machines get the quotient, unrounded, and no percentage of it`() throws {
    let text = """
      甲市,ratio.granted,予以公开率,,2022,0.6644844517184942,,,,,,first_year
      甲市,ratio.granted,予以公开率,,2023,0.5,2022,0.6644844517184942,-0.16448445171849424,,1,
      甲市,ratio.granted,予以公开率,,2024,,2023,0.5,,,1,zero_denominator
      """
    let csv = trendSheet([try shares()], for: .csv).rendered(as: .csv, language: .english)
    #expect(csv.split(separator: "\n").dropFirst().joined(separator: "\n") == text)
  }

  @Test func `several issuers with a share say that it changes in points`() throws {
    let one = try shares()
    let other = Series(issuer: "乙市", field: one.field, points: one.points)
    let sheet = trendSheet([one, other], for: .markdown)
    #expect(sheet.notes.map(\.zh) == ["比例的增减为百分点"])
    #expect(sheet.rows.first?[1].shown(in: .chinese) == "予以公开率（%）")
  }

  @Test func `a figure per hundred is no percentage`() throws {
    let ratio = try #require(Ratio(over: 22, under: 611, per: 100))
    let point = Point(year: 2024, form: .f2021, reading: .ratio(ratio), change: .first)
    let series = Series(issuer: "甲市", field: "ratio.suits_per_100", points: [point])
    let text = trendSheet([series], for: .markdown).rendered(as: .markdown, language: .chinese)
    #expect(text.hasPrefix("# 甲市：每百件办结的诉讼件数（件/百件）\n"))
    #expect(text.contains("| 2024 | 3.60 | — | 首份报告 |"))
  }

  @Test func `an index stands beside the change, and behind the contract's columns for machines`() {
    let points = [(2021, 200), (2022, 150)].map { year, figure in
      Point(year: year, form: .f2021, reading: .number(Number(Int64(figure))), change: .first)
    }
    let series = Series(issuer: "甲市", field: "applications.new.total", points: points)
    let indexed = series.indexed(to: 2021, within: series)
    let csv = trendSheet([indexed], for: .csv, growth: true).rendered(as: .csv, language: .chinese)
    let lines = csv.split(separator: "\n")
    #expect(lines[0].hasSuffix(",comparable,note,base_year,index,since,mean_growth_pct"))
    #expect(lines[1].hasSuffix(",first_year,2021,100.0,,"))
    #expect(lines[2].hasSuffix(",first_year,2021,75.0,,"))
    let text = trendSheet([indexed], for: .markdown).rendered(as: .markdown, language: .chinese)
    #expect(text.contains("| 年份 | 数值 | 增减 | 增幅% | 2021=100 | 说明 |"))
    #expect(text.contains("| 2022 | 150 | — | — | 75.0 | 首份报告 |"))
    let unknown = trendSheet([series.indexed(to: 1999, within: series)], for: .markdown)
    #expect(unknown.rendered(as: .markdown, language: .chinese).contains("无基数"))
  }
}
