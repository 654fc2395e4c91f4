import Testing

/// Figures worked out from SampleData by hand, percentages with a calculator: (155 - 151) / 151 = 2.649 %.
@Suite struct TrendTests {
  private func trend(_ words: String) throws -> [String] {
    let run = try Sample.desk().archive(["trend"] + words.split(separator: " ").map(String.init))
    #expect(run.status == 0, "\(run.testDescription)")
    #expect(run.err == "")
    return run.outLines
  }

  @Test func `a gap is a gap, and the break of 2021 is no change`() throws {
    #expect(
      try trend("--field disclosure.normative.effective --issuer 示例市 --format csv") == [
        "issuer,field,label,unit,year,value,previous_year,previous,change,change_pct,comparable,note",
        "示例市,disclosure.normative.effective,行政规范性文件·现行有效件数,件,2019,,,,,,,not_in_form",
        "示例市,disclosure.normative.effective,行政规范性文件·现行有效件数,件,2020,,2019,,,,0,not_in_form",
        "示例市,disclosure.normative.effective,行政规范性文件·现行有效件数,件,2021,151,2020,,,,0,break 2019/2021",
        "示例市,disclosure.normative.effective,行政规范性文件·现行有效件数,件,2022,155,2021,151,4,2.6490066225165565,1,",
        "示例市,disclosure.normative.effective,行政规范性文件·现行有效件数,件,2023,,2022,155,,,,no_report",
        "示例市,disclosure.normative.effective,行政规范性文件·现行有效件数,件,2024,170,,,,,0,no_report_before",
        "示例市,disclosure.normative.effective,行政规范性文件·现行有效件数,件,2025,176,2024,170,6,3.5294117647058822,1,",
      ])
  }

  @Test func `people read the gap and the break in their own words`() throws {
    #expect(
      try trend("--field disclosure.normative.effective --issuer 示例市 --lang zh") == [
        "示例市：行政规范性文件·现行有效件数（件）", "",
        "年份    数值    增减   增幅%  说明",
        "----  ------  ------  ------  ------------------------------------------------------------",
        "2019  无此项       —       —  2021年起由对外公开总数量改为现行有效件数，口径不同",
        "2020  无此项       —       —  2021年起由对外公开总数量改为现行有效件数，口径不同",
        "2021     151  不可比  不可比  ✗ 不可比：2021年起由对外公开总数量改为现行有效件数，口径不同",
        "2022     155      +4   +2.6%", "2023    缺年       —       —  库中没有本年报告",
        "2024     170       —       —  库中没有上年报告", "2025     176      +6   +3.5%",
      ])
  }

  /// 8566.89 - 8864.49 = -297.60 (-3.357 %), 8257.48 - 8071.46 = 186.02 (2.305 %).
  @Test func `fees are exact, and no change goes through the change of unit`() throws {
    #expect(
      try trend("--field disclosure.fee.amount_wan --issuer 示例市") == [
        "示例市: administrative fees, fees charged (万元)", "",
        "year        value   change  change %  note",
        "----  -----------  -------  --------  ------------------------------------------------------------------------------",
        "2019  not in form        —         —  until 2021 the number of fee items, since then money in 万元",
        "2020  not in form        —         —  until 2021 the number of fee items, since then money in 万元",
        "2021      8864.49    break     break  ✗ not comparable: until 2021 the number of fee items, since then money in 万元",
        "2022      8566.89  -297.60     -3.4%",
        "2023    no report        —         —  no report of this year in the archive",
        "2024      8071.46        —         —  no report of the year before in the archive",
        "2025      8257.48  +186.02     +2.3%",
      ])
  }

  @Test func `a group is a matrix of years`() throws {
    let lines = try trend("--field 依申请 --issuer 示例市 --lang zh")
    #expect(
      lines.prefix(8) == [
        "示例市", "",
        "指标                          单位  2019  2020  2021  2022  2023  2024  2025",
        "----------------------------  ----  ----  ----  ----  ----  ----  ----  ----",
        "本年新收政府信息公开申请数量  件     209   221   230   290  缺年   268   293",
        "上年结转政府信息公开申请数量  件       0    15    17     9  缺年    16    15",
        "办理结果总计                  件     194   219   238   279  缺年   269   296",
        "结转下年度继续办理            件      15    17     9    20  缺年    15    12",
      ])
    #expect(lines.last == "缺年（库中没有报告）：2023")
  }

  @Test func `years are cut as asked`() throws {
    let years = try trend("--field applications.new.total --issuer 示例市 --from 2022 --to 2024 --format csv")
      .dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { [$0[4], $0[5]].joined(separator: ":") }
    #expect(years == ["2022:290", "2023:", "2024:268"])
  }

  @Test func `the findings of the known fault are told in both languages`() throws {
    let desk = try Sample.desk()
    let english = try desk.archive("check")
    #expect(english.status == 1)
    #expect(english.err == "7 reports checked\n")
    #expect(english.outLines.first == "findings: 2, of these errors: 2")
    // Printed in 2022: 130 9 1 1 3 0 | 145, and 279 handled.
    #expect(english.out.contains("row （一）予以公开: 各列 is 130 + 9 + 1 + 1 + 3 = 144, 总计 is 145; difference -1\n"))
    let chinese = try desk.archive("check", "--lang", "zh")
    #expect(chinese.err == "已校验 7 份报告\n")
    #expect(chinese.outLines.first == "核对结果：2 条，其中错误 2 条")
    #expect(chinese.out.contains("（一）予以公开行：各列为130 + 9 + 1 + 1 + 3 = 144，总计为145；相差-1\n"))
  }

  @Test func `a report is shown as its form prints it`() throws {
    let desk = try Sample.desk()
    let run = try desk.archive("show", "诸暨市", "2024")
    for line in ["行政处罚", "四、结转下年度继续办理", "未经复议直接起诉"] {
      #expect(run.out.contains("\n" + line), "\(run.testDescription)")
    }
    let granted = try desk.archive("show", "示例市", "2022").outLines.first { $0.hasPrefix("（一）予以公开") }
    #expect(
      granted?.split(separator: " ").dropFirst().map(String.init) == [
        "130", "9", "1", "1", "3", "0", "145", "T3.C",
      ])
  }

  @Test func `an inspection gives every cell with its place and stores nothing`() throws {
    let desk = try Desk()
    try desk.addSamples()
    let run = try desk.archive("inspect", "SampleData/示例市2024.txt", "--format", "csv")
    #expect(run.status == 0)
    #expect(run.outLines.count == 201)
    #expect(
      run.out.contains("\ndisclosure,licence,decisions,47802,件,number,printed,47802,line 15 char 10\n"),
      "\(run.out)")
    #expect(!desk.exists("archive.db"))
  }
}
