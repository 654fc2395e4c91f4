import Foundation
import Testing

/// Questions answered by hand from SampleData (and the reports of `GoldenArchive`), put to the program.
@Suite struct GoldenTests {
  @Test(arguments: changes + breaks + ratios + sums + others)
  func `the answer is the one worked out by hand`(_ question: GoldenQuestion) throws {
    try question.check(at: GoldenArchive.desk())
  }

  private static let changes = [
    GoldenQuestion(
      "Requests received by 示例市, 2023 missing: 221 - 209 = 12, 12/209; 9/221; 60/230; 25/268; nothing over the gap",
      "trend --field 新收 --issuer 示例市",
      [
        "2019|209||||first_year", "2020|221|12|5.741626794258373|1|", "2021|230|9|4.072398190045249|1|",
        "2022|290|60|26.08695652173913|1|", "2023|||||no_report", "2024|268|||0|no_report_before",
        "2025|293|25|9.328358208955224|1|",
      ]),
    GoldenQuestion(
      "The same from 2024 on: the year before the first shown is looked for all the same, and is not there",
      "trend --field 新收 --issuer 示例市 --from 2024",
      ["2024|268|||0|no_report_before", "2025|293|25|9.328358208955224|1|"]),
    GoldenQuestion(
      "Mean growth of 新收 2019–2022: (290 / 209)^(1/3) = 1.11537; none over the gap",
      "trend --field 新收 --issuer 示例市 --lang zh", ["2019—2022年年均增长：+11.5%"]),
    GoldenQuestion(
      "Index of 新收 to 2019 = 100: 221/2.09, 230/2.09, 290/2.09, 268/2.09, 293/2.09; a gap is no obstacle",
      "trend --field 新收 --issuer 示例市 --base 2019",
      [
        "2019|209||||first_year|2019|100.0", "2020|221|12|5.741626794258373|1||2019|105.74162679425838",
        "2021|230|9|4.072398190045249|1||2019|110.04784688995215",
        "2022|290|60|26.08695652173913|1||2019|138.755980861244", "2023|||||no_report|2019|",
        "2024|268|||0|no_report_before|2019|128.22966507177034",
        "2025|293|25|9.328358208955224|1||2019|140.19138755980862",
      ]),
    GoldenQuestion(
      "Licences over 2020/2021 are one thing: 46760 - 42687 = 4073, 4073/42687",
      "trend --field disclosure.licence.decisions --issuer 示例市 --from 2021 --to 2021",
      ["2021|46760|4073|9.541546606695247|1|"]),
    GoldenQuestion(
      "Suits, direct and after review together: 4 + 4 = 8 in 2020, 5 + 8 = 13 in 2021, 5/8",
      "trend --field 行政诉讼 --issuer 示例市 --from 2021 --to 2021", ["2021|13|5|62.5|1|"]),
    GoldenQuestion(
      "Fees in 2022: 8566.89 - 8864.49 = -297.60, 29760/886449",
      "trend --field disclosure.fee.amount_wan --issuer 示例市 --from 2022 --to 2022",
      ["2022|8566.89|-297.60|-3.357215135896143|1|"]),
    GoldenQuestion(
      "Procurement: 3305.5139 - 3901.1146 = -595.6007 万元; the row ends with 2020",
      "trend --field disclosure.procurement.amount_yuan --issuer 示例市 --from 2020 --to 2021",
      ["2020|3305.5139|-595.6007|-15.267449461751264|1|", "2021||||0|break 2019/2021"]),
    GoldenQuestion(
      "Several fields, in the order asked: 122 granted after 113 (9/113), 23 partly after 21 (2/21)",
      "trend --field applications.granted.total --field applications.partial.total --issuer 示例市 --from 2021 --to 2021",
      ["2021|122|9|7.964601769911504|1|", "2021|23|2|9.523809523809524|1|"]),
    GoldenQuestion(
      "A printed fault stays as printed: 予以公开 of 2022 is 145, not 144; 23/122",
      "trend --field 予以公开 --issuer 示例市 --from 2022 --to 2022", ["2022|145|23|18.852459016393443|1|"]),
  ]

  private static let breaks = [
    GoldenQuestion(
      "Over 2018/2019, received 50 then 209: 159, 318 %, with a footnote",
      "trend --field 新收 --issuer 甲县 --to 2019",
      ["2018|50||||first_year", "2019|209|159|318.0|1|close 2014/2019"]),
    GoldenQuestion(
      "Granted 2018 is 属于已主动公开范围 8 + 同意公开 20 = 28, then 101: 73/28",
      "trend --field 予以公开 --issuer 甲县 --to 2019",
      ["2018|28||||first_year", "2019|101|73|260.7142857142857|1|close 2014/2019"]),
    GoldenQuestion(
      "Suits 3, then 2 + 5 = 7: 4/3, with a footnote", "trend --field 行政诉讼 --issuer 甲县 --to 2019",
      ["2018|3||||first_year", "2019|7|4|133.33333333333334|1|close 2014/2019"]),
    GoldenQuestion(
      "Refused was cut anew in 2019: the 7 of 2018 is no such figure, and 18 has no change",
      "trend --field 不予公开 --issuer 甲县 --to 2019",
      ["2018|||||not_in_form", "2019|18|||0|break 2014/2019"]),
    GoldenQuestion(
      "The footnote in words", "trend --field 新收 --issuer 甲县 --to 2019 --lang zh",
      ["2019   209  +159  +318.0%  ≈ 2019年以前没有结转项，收到数可能含上年结转"]),
    GoldenQuestion(
      "Over 2020/2021, documents made 9, issued 12: 3/9, with a footnote",
      "trend --field disclosure.normative.issued --issuer 示例市 --from 2020 --to 2021",
      ["2020|9|-5|-35.714285714285715|1|", "2021|12|3|33.333333333333336|1|close 2019/2021"]),
    GoldenQuestion(
      "That footnote in words",
      "trend --field disclosure.normative.issued --issuer 示例市 --from 2021 --to 2021 --lang zh",
      ["2021    12    +3  +33.3%  ≈ 2021年起由本年新制作数量改为本年制发件数"]),
    GoldenQuestion(
      "行政事业性收费 was 17 items in 2020 and is 8864.49 万元 in 2021: no change",
      "trend --field disclosure.fee.amount_wan --issuer 示例市 --from 2020 --to 2021",
      ["2020||||0|not_in_form", "2021|8864.49|||0|break 2019/2021"]),
    GoldenQuestion(
      "The number of fee items ends with 2020: 17 after 17",
      "trend --field disclosure.fee.prev_items --issuer 示例市 --from 2020 --to 2021",
      ["2020|17|0|0.0|1|", "2021||||0|break 2019/2021"]),
    GoldenQuestion(
      "现行有效件数 151 of 2021 is no fall from 对外公开总数量 408",
      "trend --field disclosure.normative.effective --issuer 示例市 --from 2020 --to 2022",
      ["2020||||0|not_in_form", "2021|151|||0|break 2019/2021", "2022|155|4|2.6490066225165565|1|"]),
    GoldenQuestion(
      "对外公开总数量: 408 - 388 = 20, 20/388, and nothing from 2021",
      "trend --field disclosure.normative.public_total --issuer 示例市 --to 2021",
      ["2019|388||||first_year", "2020|408|20|5.154639175257732|1|", "2021||||0|break 2019/2021"]),
    GoldenQuestion(
      "No index over a break",
      "trend --field disclosure.normative.effective --issuer 示例市 --from 2021 --to 2021 --base 2020",
      ["2021|151|||0|break 2019/2021|2020|"]),
    GoldenQuestion(
      "（六）其他处理 is one row until 2020 (14), three from 2021 (0 + 0 + 15): 1/14",
      "trend --field 其他处理 --issuer 示例市 --from 2021 --to 2021", ["2021|15|1|7.142857142857143|1|"]),
    GoldenQuestion(
      "Its third row alone begins in 2021",
      "trend --field applications.other_misc.total --issuer 示例市 --from 2021 --to 2021",
      ["2021|15|||0|break 2019/2021"]),
  ]

  private static let ratios = [
    GoldenQuestion(
      "Share granted: (101 + 19)/194, (113 + 21)/219, (122 + 23)/238; changes of ratios, no percentage",
      "trend --field 公开率 --issuer 示例市 --to 2021",
      [
        "2019|0.6185567010309279||||first_year", "2020|0.6118721461187214|-0.006684554912206431||1|",
        "2021|0.6092436974789915|-0.0026284486397298856||1|",
      ]),
    GoldenQuestion(
      "The same in percentage points: 61.2 after 61.9 is -0.7",
      "trend --field 公开率 --issuer 示例市 --to 2020 --lang zh",
      ["2020  61.2            -0.7"]),
    GoldenQuestion(
      "A ratio with a blank below the line is empty; so is the figure itself",
      "trend --field 办结率 --field 新收 --issuer 甲县 --from 2022",
      [
        "2022|0.9471830985915493|||0|no_report_before", "2023||||1|no_figure",
        "2022|268|||0|no_report_before",
        "2023||||1|no_figure",
      ]),
    GoldenQuestion(
      "and the reason is that it is blank",
      "sql SELECT value, state FROM series WHERE issuer = '甲县' AND year = 2023 AND field = 'ratio.handling'",
      [",blank"]),
    GoldenQuestion(
      "A ratio on 0 is empty and says so", "trend --field 公开率 --issuer 乙局", ["2024|||||zero_denominator"]),
    GoldenQuestion(
      "and in words", "trend --field 公开率 --issuer 乙局 --lang zh", ["2024  分母为0               —  分母为0，不计算"]),
    GoldenQuestion(
      "Shares of 2021: 145, 24, 41, 13 and 15 of 238, which are all 238; of 2020: 134, 21, 38, 12 and 14 of 219",
      "trend --field shares --issuer 示例市 --from 2021 --to 2021",
      [
        "2021|0.6092436974789915|-0.0026284486397298856||1|",
        "2021|0.10084033613445378|0.00494992517554968||1|",
        "2021|0.1722689075630252|-0.001247074172134599||1|",
        "2021|0.0546218487394958|-0.00017267180844940389||1|",
        "2021|0.06302521008403361|-0.0009017305552357913||1|",
      ]),
    GoldenQuestion(
      "Reviews per 100 handled in 2021: 700/238; in 2020 1100/219",
      "trend --field 复议率 --issuer 示例市 --from 2021 --to 2021",
      ["2021|2.9411764705882355|-2.081654579640075||1|"]),
    GoldenQuestion(
      "Correction rate of 2021: (2 + 0 + 1) of 4 + 2 + 0, 4 + 0 + 0 and 4 + 1 + 1; of 2020: 0 of 7 + 2, 2 + 1 and 2 + 1",
      "trend --field 纠错率 --issuer 示例市 --from 2021 --to 2021", ["2021|0.1875|0.1875||1|"]),
    GoldenQuestion(
      "Turnover begins in 2021: 7/151", "trend --field 废止率 --issuer 示例市 --from 2021 --to 2021",
      ["2021|0.046357615894039736|||0|break 2019/2021"]),
  ]

  private static let sums = [
    GoldenQuestion(
      "By applicant: 200 + 17 + 4 + 4 + 4 + 1 = 230, and 总计 is a line of its own",
      "trend --field 新收 --by applicant --issuer 示例市 --from 2021 --to 2021",
      [
        "2021|200|-12|-5.660377358490566|1|", "2021|17|14|466.6666666666667|1|", "2021|4|4||1|zero_base",
        "2021|4|3|300.0|1|", "2021|4|1|33.333333333333336|1|", "2021|1|-1|-50.0|1|",
        "2021|230|9|4.072398190045249|1|",
      ]),
    GoldenQuestion(
      "Outcome groups of 2021: 122 + 23 + (3 + 5 + 8 + 8) + (33 + 5 + 3) + (8 + 5) + 15 = 238 handled",
      "trend --field 依申请 --issuer 示例市 --from 2021 --to 2021",
      [
        "2021|230|9|4.072398190045249|1|", "2021|17|2|13.333333333333334|1|",
        "2021|238|19|8.67579908675799|1|",
        "2021|9|-8|-47.05882352941177|1|", "2021|122|9|7.964601769911504|1|",
        "2021|23|2|9.523809523809524|1|",
        "2021|24|3|14.285714285714286|1|", "2021|41|3|7.894736842105263|1|", "2021|13|1|8.333333333333334|1|",
        "2021|15|1|7.142857142857143|1|",
      ]),
    GoldenQuestion(
      "Two cities of 2024, named: 268 + 614 = 882, 总计 once each",
      "compare --field 新收 --year 2024 --issuer 示例市 --issuer 诸暨市 --lang zh", ["合计882：所列2个机构中的2个，政府汇总报告"]),
    GoldenQuestion(
      "Shares granted of 2024: 164/269 = 61.0 %, 406/611 = 66.4 %",
      "compare --field 公开率 --year 2024 --issuer 示例市 --issuer 诸暨市",
      ["   1  诸暨市   66.4  611                      +2.7", "   2  示例市   61.0  269                      -2.7"]),
  ]

  private static let others = [
    GoldenQuestion(
      "Who has no report for 2023?", "coverage --from 2023 --to 2023 --format csv",
      ["乙局,2023,missing,", "甲县,2023,present,2021,", "示例市,2023,missing,", "诸暨市,2023,missing,"]),
    GoldenQuestion(
      "The view has no row for a year without a report",
      "sql SELECT count(*) FROM trend WHERE issuer = '示例市' AND year = 2023", ["count(*)\n0\n"]),
    GoldenQuestion(
      "The six applicants of 2021 are the total, which is not among them",
      "sql SELECT sum(value) FROM cell WHERE issuer = '示例市' AND year = 2021 AND row = 'new' AND col <> 'total'",
      ["\n230\n"]),
    GoldenQuestion(
      "2022 beside 2021: 290 - 230 = 60, 60/230 = 26.1 %; 现行有效 151 + 9 - 5 = 155, 4/151 = 2.6 %",
      "brief 示例市 2022 --lang zh", ["290件", "26.1%", "155件", "2.6%"]),
    GoldenQuestion(
      "Cell by cell: fees 8566.89 - 8864.49 = -297.60, normative documents in force 155 - 151 = 4",
      "compare 示例市 2021 2022 --format csv",
      [
        "示例市,disclosure.fee.amount_wan,行政事业性收费·本年收费金额（单位：万元）,万元,2022,8566.89,2021,8864.49,-297.60,-3.357215135896143,1,",
        "示例市,disclosure.normative.effective,行政规范性文件·现行有效件数,件,2022,155,2021,151,4,2.6490066225165565,1,",
      ]),
  ]
}
