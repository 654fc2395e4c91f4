import Forms
import Testing
import Trends

@testable import Rendering

private let source = Wording(en: "Source: a.txt", zh: "来源：甲.txt")

/// 2019 to 2020 over a close joint, then a gap, then two years on another form with a break before them.
private func series(_ issuer: String = "甲市", _ field: String = "applications.new.total") -> Series {
  Series(
    issuer: issuer, field: field,
    points: [
      Point(year: 2018, form: .f2014, reading: .number(Number(100)), change: .first),
      Point(
        year: 2019, form: .f2019, reading: .number(Number(1200)),
        previous: Previous(year: 2018, form: .f2014, value: Number(100)),
        change: .value(
          Number(1100), percent: 1100, footnote: Wording(en: "counted by case", zh: "按件计"))),
      Point(year: 2020, form: nil, reading: .gap, change: .missing),
      Point(year: 2021, form: .f2021, reading: .number(Number(300)), change: .missing),
      Point(
        year: 2022, form: .f2021, reading: .number(Number(400)),
        previous: Previous(year: 2021, form: .f2021, value: Number(300)),
        change: .value(Number(100), percent: 33.3, footnote: nil)),
      Point(year: 2023, form: .f2021, reading: .empty(state: "blank"), change: .blank),
    ])
}

private func chart(_ all: [Series], _ language: Language = .chinese) throws -> TrendChart {
  try TrendChart(all, source: source, language: language)
}

@Suite struct ChartTests {
  @Test func `a line is drawn between neighbours that may be compared, and nowhere else`() throws {
    let dots = try chart([series()]).lines[0].dots
    #expect(dots.map(\.link) == [.none, .dashed, .none, .none, .solid, .none])
    #expect(dots.map(\.text) == ["100", "1,200", "缺年", "300", "400", "空白"])
    #expect(dots.map(\.value) == [100, 1200, nil, 300, 400, nil])
    let svg = try chart([series()]).svg
    #expect(svg.components(of: "stroke-width=\"2.2\"") == 2)
    #expect(svg.components(of: "stroke-dasharray=\"6 4\"") == 1)
  }

  @Test func `a change of the form is marked between its years, over a gap too`() throws {
    let marks = try chart([series()]).marks
    #expect(
      marks == [
        TrendChart.Mark(after: 2018, before: 2019, text: "2014版格式→2019版"),
        TrendChart.Mark(after: 2019, before: 2021, text: "2019版格式→2021版"),
      ])
  }

  @Test func `no year is left out between lines that do not overlap`() throws {
    let late = Series(
      issuer: "乙市", field: "applications.new.total",
      points: [Point(year: 2026, form: .f2021, reading: .number(Number(7)), change: .first)])
    let both = try chart([series(), late])
    #expect(both.years == Array(2018...2026))
    let layout = ChartLayout(both)
    #expect(layout.x(2026) < layout.right)
    #expect(abs(layout.x(2026) - layout.x(2025) - layout.step) < 1e-9)
  }

  @Test func `the title says what all lines have in common`() throws {
    #expect(try chart([series()]).title == "甲市：本年新收政府信息公开申请数量")
    let issuers = try chart([series("甲市"), series("乙市")])
    #expect(issuers.title == "本年新收政府信息公开申请数量")
    #expect(issuers.lines.map(\.label) == ["甲市", "乙市"])
    let applicants = ["natural", "total"].map { series("甲市", "applications.new.\($0)") }
    #expect(try chart(applicants).title == "甲市：本年新收政府信息公开申请数量")
    #expect(try chart(applicants).lines.map(\.label) == ["自然人", "总计"])
    let fields = [series(), series("甲市", "applications.granted.total")]
    #expect(try chart(fields).title == "甲市：本年新收政府信息公开申请数量、予以公开")
    #expect(try chart(fields, .english).lines.map(\.label) == ["received in the year", "granted"])
  }

  @Test func `the same chart is the same bytes, with its unit, source and footnotes`() throws {
    let svg = try chart([series()]).svg
    #expect(try chart([series()]).svg == svg)
    for text in ["单位：件", "来源：甲.txt", "≈ 2018/2019 本年新收政府信息公开申请数量：按件计", "缺年（库中没有报告）：2020", "Noto Sans CJK SC"]
    {
      #expect(svg.contains(text), "\(text)")
    }
  }

  @Test func `names from a report are no markup anywhere`() throws {
    let hostile = series("<script>&\"'\u{1B}]\u{202E}</script>")
    let chart = try chart([hostile])
    let sheet = trendSheet([hostile], for: .markdown)
    for text in [chart.svg, chart.page(with: sheet)] {
      #expect(!text.contains("<script"))
      #expect(!text.contains("\u{1B}"))
      #expect(!text.contains("\u{202E}"))
      #expect(text.contains("&lt;script&gt;&amp;&quot;&#39;"))
    }
    #expect(!chart.vegaLite.contains("\u{1B}"))
  }

  @Test func `a page needs nothing from elsewhere`() throws {
    let page = try chart([series()]).page(with: trendSheet([series()], for: .markdown))
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"))
    #expect(!page.contains("http:") || page.components(of: "http:") == 1)  // the name space of SVG
    #expect(!page.contains("https:"))
    #expect(page.contains("<td class=\"figure\">1200</td>"))
  }

  @Test func `vega-lite parts its lines where they may not be drawn`() throws {
    let text = try chart([series()]).vegaLite
    #expect(text.contains("\"year\": 2019, \"value\": 1200.0, \"text\": \"1,200\", \"run\": \"1.2\""))
    #expect(text.contains("\"year\": 2020, \"value\": null, \"text\": \"缺年\", \"run\": \"1.3\""))
    #expect(text.contains("\"year\": 2022, \"value\": 400.0, \"text\": \"400\", \"run\": \"1.4\""))
    #expect(text.components(of: "\"run\": \"1≈2019\"") == 2)
    #expect(text.components(of: "\"strokeDash\": [6, 4]") == 1)
  }

  @Test func `what cannot be drawn is refused in both languages`() throws {
    let many = (0..<13).map { series("市\($0)") }
    #expect(throws: ChartRefusal.tooMany(13)) { try chart(many) }
    #expect(throws: ChartRefusal.noFigures) { try chart([]) }
    #expect(throws: ChartRefusal.units(["件", "万元"])) {
      try chart([series(), series("甲市", "disclosure.fee.amount_wan")])
    }
    #expect(
      ChartRefusal.units(["件", "%"]).wording
        == Wording(
          en:
            "one chart has one unit, these fields have several (件, %); draw them apart, or as an index with --base",
          zh: "一张图只能有一个单位，所选指标有多个（件、%）；请分开绘制，或用 --base 绘制指数"))
    #expect(
      ChartRefusal.tooMany(13).wording
        == Wording(
          en: "13 lines are too many for a chart, 12 at most; give fewer fields or issuers",
          zh: "13 条线过多，一张图最多 12 条；请减少指标或机构"))
    #expect(
      ChartRefusal.noFigures.wording
        == Wording(
          en: "there is no figure to draw; `archive trend` without --chart shows why",
          zh: "没有可绘制的数值；去掉 --chart 可查看原因"))
  }

  @Test(
    arguments: [
      ([0], 0, 1, 0), ([3], 0, 3, 0), ([209, 293], 0, 300, 0), ([841_020], 0, 1_000_000, 0),
      ([-4, 1], -4, 1, 0),
      ([0.25], 0, 0.25, 2), ([66.4, 50], 0, 80, 0), ([], 0, 1, 0),
    ] as [([Double], Double, Double, Int)])
  func `an axis begins at 0 or below and ends at a round number`(
    values: [Double], low: Double, high: Double, decimals: Int
  ) {
    let scale = ChartScale(values)
    #expect(scale.low == low)
    #expect(abs(scale.high - high) < 1e-9)
    #expect(scale.decimals == decimals)
    #expect(scale.ticks.count <= 9)
  }

  @Test(arguments: [
    ("1", "1"), ("999", "999"), ("1000", "1,000"), ("-1234567", "-1,234,567"), ("20152.54", "20,152.54"),
    ("", ""),
  ])
  func `thousands are parted for the eye`(figure: String, text: String) {
    #expect(Grouped.text(figure) == text)
  }

  @Test func `labels are moved apart and stay in their order`() {
    #expect(ChartDrawing.apart([10, 12, 100], [20, 20, 20], low: 200) == [10, 30, 100])
    #expect(ChartDrawing.apart([190, 200, 200], [20, 20, 20], low: 192) == [150, 170, 190])
  }

  @Test func `a source names three files at most, without folders, and the day`() {
    #expect(
      chartSource((["x/a.txt", "b.html"], "2026-01-02")).zh == "来源：a.txt、b.html；数据截至 2026-01-02")
    #expect(
      chartSource((["a", "b", "c", "d"], nil))
        == Wording(
          en: "Source: a, b, c, … (4 files)", zh: "来源：a、b、c 等 4 份文件"))
  }

  @Test func `a sparkline has a space for a gap and a bar for a break`() {
    #expect(Sparkline.of(series(), over: Array(2017...2024)) == " ▁█ ▃▃  ")
    let broken = Series(
      issuer: "甲市", field: "x",
      points: [
        Point(year: 2020, form: .f2019, reading: .number(Number(8)), change: .first),
        Point(
          year: 2021, form: .f2021, reading: .number(Number(4)),
          previous: Previous(year: 2020, form: .f2019, value: Number(8)), change: .broken(source)),
      ])
    #expect(Sparkline.of(broken, over: [2020, 2021]) == "█|▅")
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}

@Suite struct ChartTableTests {
  @Test func `a gap is an empty cell, a break another column, a close joint a dashed one`() throws {
    let table = try chart([series()]).table
    #expect(table.years == [2018, 2019, 2020, 2021, 2022, 2023])
    let label = "本年新收政府信息公开申请数量"
    #expect(table.columns.map(\.head) == ["\(label) 2018", "\(label) 2019–2022", "≈ \(label) 2018–2019"])
    #expect(
      table.columns.map(\.values) == [
        [100, nil, nil, nil, nil, nil], [nil, 1200, nil, 300, 400, nil], [100, 1200, nil, nil, nil, nil],
      ])
    #expect(table.columns.map(\.isDashed) == [false, false, true])
    #expect(Set(table.columns.map(\.line)) == [label])
    #expect(table.notes.first == "2018/2019：2014版格式→2019版" && table.notes.last == "来源：甲.txt")
    #expect(!table.hasNegatives && table.decimals == 0)
  }

  @Test func `a share is in percent with one decimal`() throws {
    let ratio = try #require(Ratio(over: 1, under: 3))
    let one = Series(
      issuer: "甲市", field: "ratio.granted",
      points: [Point(year: 2021, form: .f2021, reading: .ratio(ratio), change: .first)])
    let table = try chart([one]).table
    #expect(table.unit == "%" && table.decimals == 1)
    #expect(table.columns.map(\.values) == [[1.0 / 3 * 100]])
  }

  @Test func `series of one unit are drawn together`() {
    let parted = TrendChart.byUnit([series(), series("甲市", "ratio.granted"), series("乙市")])
    #expect(parted.map { $0.map(\.issuer) } == [["甲市", "乙市"], ["甲市"]])
  }
}
