import Testing

/// Worked out from SampleData by hand: in 2024, 示例市 received 268 and 诸暨市 614 requests, 882 together; granted or
/// partly granted are 138 + 26 of 269 (60.97 %) and 373 + 33 of 611 (66.45 %).
@Suite struct CompareTests {
  private func compare(_ words: String) throws -> Run {
    try Sample.desk().archive(["compare"] + words.split(separator: " ").map(String.init))
  }

  @Test func `a named set has a sum, shares and a caution`() throws {
    #expect(
      try compare("--field 新收 --year 2024 --issuer 示例市 --issuer 诸暨市 --lang zh").outLines == [
        "2024年本年新收政府信息公开申请数量（件）", "",
        "位次  机构    数值  占比%  与中位数之差  说明",
        "----  ------  ----  -----  ------------  ----",
        "   1  诸暨市   614   69.6          +173",
        "   2  示例市   268   30.4          -173", "",
        "下四分位354.5，中位数441，上四分位527.5，参与排位2个（线性插值）",
        "合计882：所列2个机构中的2个，政府汇总报告",
        "所列政府之间如有上下级关系，合计会重复计算，请自行核对",
      ])
  }

  @Test func `a ratio has its base beside it, and no sum`() throws {
    #expect(
      try compare("--field 公开率 --year 2024").outLines.dropFirst(4).prefix(2) == [
        "   1  诸暨市   66.4  611                      +2.7",
        "   2  示例市   61.0  269                      -2.7",
      ])
    let small = try compare("--field 公开率 --year 2024 --small 300")
    #expect(small.out.contains("   —  示例市   61.0  269  small base\n"), "\(small.testDescription)")
    #expect(small.out.contains("small bases are not ranked and not in median and quartiles"))
    #expect(try compare("--field 公开率 --year 2024 --small 300 --rank-small").out.contains("   2  示例市"))
  }

  @Test func `the missing are listed, and are rows for machines`() throws {
    #expect(try compare("--field 新收 --year 2022").outLines.last == "no report in the archive: 诸暨市")
    #expect(
      try compare("--field 新收 --year 2022 --format csv").outLines.dropFirst() == [
        "示例市,applications.new.total,本年新收政府信息公开申请数量,件,2022,290,,1,,,,,,0,aggregate,2021,",
        "诸暨市,applications.new.total,本年新收政府信息公开申请数量,件,2022,,,,,,,,,,,,no_report",
      ])
  }

  @Test func `a panel tells the reports behind each year`() throws {
    let run = try compare("--field 新收 --panel --from 2021 --to 2022 --issuer *市")
    #expect(
      run.outLines.contains("2021        1  230                   1               —       —               —"))
    #expect(
      run.outLines.contains("2022        1  290                   1               —       —               —"))
    #expect(run.outLines.last == "left out: 诸暨市, no figure for 2021, 2022")
  }

  @Test func `two years stand cell by cell`() throws {
    let lines = try compare("示例市 2024 2025 --format csv").outLines
    #expect(lines.count == 201)
    // 8257.48 - 8071.46 = 186.02, of 8071.46 that is 2.3047 %.
    let fee = "示例市,disclosure.fee.amount_wan,行政事业性收费·本年收费金额（单位：万元）,万元,2025,8257.48,2024,8071.46,186.02,2.304"
    #expect(lines.contains { $0.hasPrefix(fee) && $0.hasSuffix(",1,,") })
    // 15 against 16: -1 / 16 = -6.25 %.
    #expect(
      lines.contains("示例市,applications.carried_in.total,上年结转政府信息公开申请数量,件,2025,15,2024,16,-1,-6.25,1,,"))
    #expect(try compare("示例市 2024 2025").outLines.last == "X.1 and X.2 find nothing")
  }

  @Test func `a break is told with its reason, and cells carried on stand once`() throws {
    let lines = try compare("示例市 2020 2021 --lang zh").outLines
    #expect(
      lines.contains {
        $0.hasPrefix("行政规范性文件·现行有效件数") && $0.contains("无此项")
          && $0.hasSuffix("✗ 不可比：2021年起由对外公开总数量改为现行有效件数，口径不同")
      })
    #expect(lines.contains { $0.hasPrefix("行政规范性文件·本年制发件数") && $0.contains("+33.3%") })
    #expect(!lines.contains { $0.contains("本年新制作数量") && !$0.contains("≈") })
  }

  /// The report of 2024 once more as that of 2025: carried out 39 but carried in 36, and 220 + 44 - 25 = 239.
  @Test func `what the checks over two years find is marked in its cell`() throws {
    let desk = try Sample.desk()
    try desk.write(Sample.text("诸暨市2024.txt").replacing("2024", with: "2025"), to: "again.txt")
    #expect(try desk.archive("import", "again.txt").status == 0)
    let lines = try desk.archive("compare", "诸暨市", "2024", "2025", "--format", "csv").outLines
    #expect(
      lines.filter { $0.hasSuffix("X.1") || $0.hasSuffix("X.2") }.map { $0.split(separator: ",")[1] } == [
        "disclosure.normative.effective", "applications.carried_in.natural", "applications.carried_in.total",
      ])
    #expect(try desk.archive("compare", "诸暨市", "2024", "2025").out.contains("\nX.2: 行政规范性文件: in force 2024"))
  }

  @Test(arguments: [
    ("--field 新收", "Please give '--field' and '--year'"),
    ("示例市 2025 2024", "Please give one issuer and two years, the earlier first"),
    ("示例市 2024", "Please give one issuer and two years"),
    ("--field 新收 --panel --from 2024 --to 2021", "'--from' (2024) is later than '--to' (2021)."),
    ("--field 新收 --panel --from 1 --to 9000000", "1 is no year of a report"),
    ("--field 新收 --year 2024 --small=-1", "'--small' is 0 or more."),
  ]) func `a call that asks for nothing is told what to give`(words: String, message: String) throws {
    let run = try compare(words)
    #expect(run.status == 64)
    #expect(run.err.contains(message), "\(run.testDescription)")
  }

  @Test func `a report that is not there is told`() throws {
    let run = try compare("示例市 2022 2023")
    #expect(run.status == 2)
    #expect(run.err.contains("no report of 示例市 for 2023 in the archive"))
  }

  /// 618 - 608 = 10, 10 / 608 = 1.6447 %.
  @Test func `a draft stands in the place of the later year and is not stored`() throws {
    let desk = try Sample.desk()
    let draft = try Sample.text("诸暨市2024.txt").replacing("2024", with: "2025").replacing("608", with: "618")
    try desk.write(draft, to: "draft.txt")
    let before = try desk.read("archive.db")
    let run = try desk.archive("compare", "--draft", "draft.txt", "--format", "csv")
    #expect(run.status == 0 && run.err == "2025 is the draft draft.txt; it is not stored\n")
    let natural = "诸暨市,applications.new.natural,本年新收政府信息公开申请数量·自然人,件,2025,618,2024,608,10,1.644736842105263"
    #expect(run.outLines.contains { $0.hasPrefix(natural) }, "\(run.testDescription)")
    #expect(run.outLines.contains { $0.hasSuffix("X.1") })
    #expect(
      try desk.archive("compare", "诸暨市", "2024", "--draft", "draft.txt", "--format", "csv").out == run.out)
    #expect(try desk.read("archive.db") == before)
    let workbook = try desk.archive("compare", "--draft", "draft.txt", "-o", "draft.xlsx", "--quiet")
    #expect(workbook.status == 0 && workbook.err == "" && desk.exists("draft.xlsx"))
  }

  @Test(arguments: [
    ("--draft junk.txt", Int32(1), "junk.txt: no annual report"), ("--draft none.txt", 1, "none.txt: "),
    ("--draft SampleData/示例市2019.txt", 2, "no report of 示例市 for 2018 in the archive"),
    ("诸暨市 2025 --draft SampleData/诸暨市2024.txt", 64, "the draft is for 2024, which is not later than 2025"),
    (
      "诸暨市 2023 2024 --draft junk.txt", 64,
      "Please give one issuer and two years, the earlier first, or a draft"
    ),
  ]) func `a draft that cannot be compared is told`(words: String, status: Int32, message: String) throws {
    let desk = try Sample.desk()
    try desk.write("junk", to: "junk.txt")
    let run = try desk.archive(["compare"] + words.split(separator: " ").map(String.init))
    #expect(run.status == status)
    #expect(run.err.contains(message), "\(run.testDescription)")
  }
}
