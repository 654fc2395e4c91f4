import Forms
import Testing
import Trends

@testable import Rendering

private let reason = Wording(en: "redefined in 2021", zh: "2021年起口径不同")
private let footnote = Wording(en: "counted by case since 2019", zh: "2019年起按件计")

/// Received: a start, growth with a footnote, growth, a gap, the year after it, a blank, the year after that, zero,
/// the year after zero.
private let received = Series(
  issuer: "甲市", field: "applications.new.total",
  points: [
    Point(year: 2018, form: .f2014, reading: .number(Number(200)), change: .first),
    Point(
      year: 2019, form: .f2019, reading: .number(Number(201)),
      previous: Previous(year: 2018, form: .f2014, value: Number(200)),
      change: .value(Number(1), percent: 0.5, footnote: footnote)),
    Point(
      year: 2020, form: .f2019, reading: .number(Number(211)),
      previous: Previous(year: 2019, form: .f2019, value: Number(201)),
      change: .value(Number(10), percent: 1000.0 / 201, footnote: nil)),
    Point(
      year: 2021, form: nil, reading: .gap, previous: Previous(year: 2020, form: .f2019, value: Number(211)),
      change: .missing),
    Point(year: 2022, form: .f2021, reading: .number(Number(190)), change: .missing),
    Point(
      year: 2023, form: .f2021, reading: .empty(state: "blank"),
      previous: Previous(year: 2022, form: .f2021, value: Number(190)), change: .blank),
    Point(
      year: 2024, form: .f2021, reading: .number(Number(0)),
      previous: Previous(year: 2023, form: .f2021, value: nil), change: .blank),
    Point(
      year: 2025, form: .f2021, reading: .number(Number(5)),
      previous: Previous(year: 2024, form: .f2021, value: Number(0)),
      change: .noBase(Number(5), footnote: nil)),
  ])

/// Documents in force: not in the form of 2019, begun in 2021.
private let effective = Series(
  issuer: "甲市", field: "disclosure.normative.effective",
  points: [
    Point(year: 2020, form: .f2019, reading: .notInForm(reason), change: .first),
    Point(
      year: 2021, form: .f2021, reading: .number(Number(189)),
      previous: Previous(year: 2020, form: .f2019, value: nil), change: .broken(reason)),
    Point(
      year: 2022, form: .f2021, reading: .number(Number(180)),
      previous: Previous(year: 2021, form: .f2021, value: Number(189)),
      change: .value(Number(-9), percent: -900.0 / 189, footnote: nil)),
  ])

private func granted(_ issuer: String) -> Series {
  Series(
    issuer: issuer, field: "applications.granted.total",
    points: [
      Point(year: 2020, form: .f2019, reading: .number(Number(50)), change: .first),
      Point(
        year: 2021, form: .f2021, reading: .number(Number(60)),
        previous: Previous(year: 2020, form: .f2019, value: Number(50)),
        change: .value(Number(10), percent: 20, footnote: nil)),
      Point(
        year: 2022, form: nil, reading: .gap, previous: Previous(year: 2021, form: .f2021, value: Number(60)),
        change: .missing),
    ])
}

@Suite struct TrendSheetTests {
  @Test func `one field of one issuer has its years down`() {
    let table = """
      甲市：本年新收政府信息公开申请数量（件）

      年份  数值  增减  增幅%  说明
      ----  ----  ----  -----  -----------------
      2018   200     —      —  首份报告
      2019   201    +1  +0.5%  ≈ 2019年起按件计
      2020   211   +10  +5.0%
      2021  缺年     —      —  库中没有本年报告
      2022   190     —      —  库中没有上年报告
      2023  空白     —      —  本年没有数值
      2024     0     —      —  上年没有数值
      2025     5    +5      —  上年为0，不计增幅

      ███ █ ▁▁
      ≈ 2018—2020年年均增长：+2.7%

      """
    #expect(trendSheet([received], for: .table).rendered(as: .table, language: .chinese) == table)
  }

  @Test func `one field of one issuer in English`() {
    let rows = trendSheet([received], for: .markdown).rendered(as: .markdown, language: .english)
    let text = """
      # 甲市: received in the year (件)

      | year | value | change | change % | note |
      | ---: | ---: | ---: | ---: | --- |
      | 2018 | 200 | — | — | first report |
      | 2019 | 201 | +1 | +0.5% | ≈ counted by case since 2019 |
      | 2020 | 211 | +10 | +5.0% |  |
      | 2021 | no report | — | — | no report of this year in the archive |
      | 2022 | 190 | — | — | no report of the year before in the archive |
      | 2023 | blank | — | — | no figure this year |
      | 2024 | 0 | — | — | no figure the year before |
      | 2025 | 5 | +5 | — | the year before was 0: no percentage |

      - ≈ mean annual growth 2018–2020: +2.7%

      """
    #expect(rows == text)
  }

  @Test func `a break has no change and says why`() {
    let text = """
      # 甲市：行政规范性文件·现行有效件数（件）

      | 年份 | 数值 | 增减 | 增幅% | 说明 |
      | ---: | ---: | ---: | ---: | --- |
      | 2020 | 无此项 | — | — | 2021年起口径不同 |
      | 2020/2021 | ✗ |  |  | ✗ 不可比：2021年起口径不同 |
      | 2021 | 189 | 不可比 | 不可比 |  |
      | 2022 | 180 | -9 | -4.8% |  |

      """
    #expect(trendSheet([effective], for: .markdown).rendered(as: .markdown, language: .chinese) == text)
  }

  @Test func `several fields of one issuer have years across, breaks marked between`() {
    let text = """
      # 甲市

      | 指标 | 单位 | 2020 |  | 2021 | 2022 |
      | --- | --- | ---: | --- | ---: | ---: |
      | 予以公开 | 件 | 50 |  | 60 | 缺年 |
      | 行政规范性文件·现行有效件数 | 件 | 无此项 | ✗ | 189 | 180 |

      - ✗ 2020/2021 行政规范性文件·现行有效件数：2021年起口径不同

      """
    let sheet = trendSheet([granted("甲市"), effective], for: .markdown)
    #expect(sheet.rendered(as: .markdown, language: .chinese) == text)
  }

  @Test func `a year that no field has is a gap in every row and in a note`() {
    let text = """
      # 甲市

      | field | unit | 2020 | 2021 | 2022 |
      | --- | --- | ---: | ---: | ---: |
      | granted | 件 | 50 | 60 | no report |
      | granted | 件 | 50 | 60 | no report |

      - no report in the archive: 2022

      """
    let sheet = trendSheet([granted("甲市"), granted("甲市")], for: .markdown)
    #expect(sheet.rendered(as: .markdown, language: .english) == text)
  }

  @Test func `fields that go on with one footnote share its note`() {
    let other = Series(issuer: "甲市", field: "applications.granted.total", points: received.points)
    let sheet = trendSheet([received, other], for: .table)
    #expect(
      sheet.notes.map { $0(.chinese) } == [
        "≈ 2018/2019 本年新收政府信息公开申请数量、予以公开：2019年起按件计", "缺年（库中没有报告）：2021",
        "≈ 2018—2020年年均增长：本年新收政府信息公开申请数量 +2.7%、予以公开 +2.7%",
      ])
  }

  @Test func `several issuers are listed`() {
    let text = """
      # 历年趋势

      | 机构 | 指标 | 年份 | 数值 | 上年 | 增减 | 增幅% | 可比 | 说明 |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |
      | 甲市 | 予以公开 | 2020 | 50 | — | — | — | — | 首份报告 |
      | 甲市 | 予以公开 | 2021 | 60 | 50 | +10 | +20.0% | 是 |  |
      | 甲市 | 予以公开 | 2022 | 缺年 | 60 | — | — | — | 库中没有本年报告 |
      | 乙市 | 予以公开 | 2020 | 50 | — | — | — | — | 首份报告 |
      | 乙市 | 予以公开 | 2021 | 60 | 50 | +10 | +20.0% | 是 |  |
      | 乙市 | 予以公开 | 2022 | 缺年 | 60 | — | — | — | 库中没有本年报告 |

      """
    let sheet = trendSheet([granted("甲市"), granted("乙市")], for: .markdown)
    #expect(sheet.rendered(as: .markdown, language: .chinese) == text)
  }

  @Test(arguments: Language.allCases)
  func `machines get the columns of the view trend, one row a year`(language: Language) {
    let fixed = "甲市,applications.new.total,本年新收政府信息公开申请数量,件"
    let text = """
      issuer,field,label,unit,year,value,previous_year,previous,change,change_pct,comparable,note
      \(fixed),2018,200,,,,,,first_year
      \(fixed),2019,201,2018,200,1,0.5,1,close 2014/2019
      \(fixed),2020,211,2019,201,10,4.975124378109452,1,
      \(fixed),2021,,2020,211,,,,no_report
      \(fixed),2022,190,,,,,0,no_report_before
      \(fixed),2023,,2022,190,,,1,no_figure
      \(fixed),2024,0,2023,,,,1,no_figure_before
      \(fixed),2025,5,2024,0,5,,1,zero_base

      """
    #expect(trendSheet([received], for: .csv).rendered(as: .csv, language: language) == text)
  }

  @Test func `a break is a code with both forms for machines`() {
    let fixed = "甲市,disclosure.normative.effective,行政规范性文件·现行有效件数,件"
    let lines = trendSheet([effective], for: .csv).rendered(as: .csv, language: .chinese).split(
      separator: "\n")
    #expect(
      lines.dropFirst().prefix(2) == [
        "\(fixed),2020,,,,,,,not_in_form", "\(fixed),2021,189,2020,,,,0,break 2019/2021",
      ])
  }

  @Test func `a row of a local annex goes by its printed label`() {
    let series = Series(
      issuer: "甲市", field: "annex.信函申请数.year",
      points: [Point(year: 2013, form: .f2008, reading: .number(Number(4)), change: .first)])
    #expect(trendSheet([series], for: .table).title == Wording(en: "甲市: 信函申请数", zh: "甲市：信函申请数"))
  }

  @Test func `nothing to show is said`() {
    let none = Series(issuer: "甲市", field: "applications.new.total", points: [])
    for series in [[], [none], [none, none]] {
      let sheet = trendSheet(series, for: .table)
      #expect(sheet.notes == [Wording(en: "no report in the archive", zh: "库中没有报告")])
      #expect(trendSheet(series, for: .json).rendered(as: .json, language: .english) == "[]\n")
    }
  }

  @Test(arguments: [40, 80, 200])
  func `a matrix fits the terminal`(width: Int) {
    let text = trendSheet([received, effective, granted("甲市")], for: .table)
      .rendered(as: .table, language: .chinese, width: width)
    #expect(text.split(separator: "\n").allSatisfy { ColumnWidth.of($0) <= width })
    for figure in ["200", "201", "211", "189"] { #expect(text.contains(figure)) }
  }
}
