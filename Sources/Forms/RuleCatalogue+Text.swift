/// The rules on the running text and on what is written in haste. None of them is ever an error: sentences have
/// readings, and a figure that surprises may be true (domain.md §9).
extension Rule {
  static let narrative: [Rule] = [
    Rule(
      "N.1", .info, .likely, [.text, .tables], Wording(en: "text and table differ", zh: "正文与表格不一致"),
      Wording(
        en:
          "a figure of a sentence is none of the readings that the table allows; 收到 may be new, or new and carried in",
        zh: "正文中的数与表格的任何一种口径都不符；“收到”可指本年新收，也可指新收加上年结转"),
      "domain.md §9, rows 1, 2, 4"),
    Rule(
      "N.2", .info, .likely, [.text, .yearBefore],
      Wording(en: "growth in words does not follow", zh: "正文所述增减幅度不符"),
      Wording(en: "同比 with a percentage that last year's figures do not give", zh: "正文所述同比百分比与上年数据算得的不同"),
      "domain.md §10 (1.05 %, computed 1.08 %)"),
    Rule(
      "N.3", .info, .likely, [.text], Wording(en: "parts in words do not add up", zh: "正文分项之和不等于总数"),
      Wording(
        en:
          "the parts listed behind a total exceed it, or miss it by little; channels, which overlap, are left alone",
        zh: "总数后所列分项之和超过总数，或与总数相差很小；发布渠道可重复，不作比较"),
      "domain.md §9, rows 6 to 9"),
    Rule(
      "N.4", .info, .likely, [.text],
      Wording(en: "received and handled in words do not balance", zh: "正文所述收到与办理不平衡"),
      Wording(
        en: "received, with or without what was carried in, is not handled plus carried over",
        zh: "收到（含或不含上年结转）不等于办结加结转下年"), "domain.md §9, row 5"),
  ]

  static let writing: [Rule] = [
    Rule(
      "W.template", .warning, .sure, [.text], Wording(en: "template text left in", zh: "残留模板文字"),
      Wording(en: "words of the template stand where the office's own should", zh: "应填写的内容仍是模板文字"),
      "domain.md §9, row 15"),
    Rule(
      "W.date", .warning, .likely, [.text], Wording(en: "a date of an earlier year", zh: "日期仍为往年"),
      Wording(
        en: "a sentence on the period (统计期限, 截至) names an earlier year and not the report's",
        zh: "统计期限或“截至”的句子写的是往年，没有本年"), "domain.md §9, row 14"),
    Rule(
      "W.copied", .info, .hint, [.text, .yearBefore],
      Wording(en: "a section copied from last year", zh: "与上年报告雷同的部分"),
      Wording(
        en: "four fifths or more of a section's words stand in last year's report, digits aside",
        zh: "一个部分有八成以上文字（数字除外）与上年报告相同"), "domain.md §9, row 14"),
    Rule(
      "W.rules", .warning, .likely, [.tables],
      Wording(en: "rules (规章) at a body that makes none", zh: "无规章制定权的机关填报规章"),
      Wording(
        en: "规章 is not 0 at a county, a township or a bureau", zh: "县、乡镇街道或部门的规章数不为0"),
      "domain.md §1.1; §9, row 11"),
    Rule(
      "W.range", .info, .hint, [.tables, .years],
      Wording(en: "outside the issuer's own range", zh: "超出本机关历年范围"),
      Wording(
        en: "a figure is ten times more, or ten times less, than in any of three or more other years",
        zh: "与其他三年以上的数相比，高出或低于十倍"), "README, archive check"),
    Rule(
      "W.items", .info, .hint, [.tables], Wording(en: "counts of items look misplaced", zh: "项目数量疑似填错列"),
      Wording(
        en: "a sign in 上一年项目数量, two signs in 本年增/减, both the same, or decisions that are their sum",
        zh: "上一年项目数量带正负号，本年增/减有两个符号，两者相同，或处理决定数量恰为两者之和"),
      "domain.md §9, rows 10, 12, 17"),
  ]
}

extension Rule.Need {
  /// What people read.
  package var label: Wording {
    switch self {
    case .document: Wording(en: "document", zh: "文件")
    case .tables: Wording(en: "tables", zh: "表格")
    case .text: Wording(en: "running text", zh: "正文")
    case .yearBefore: Wording(en: "last year's report", zh: "上年报告")
    case .years: Wording(en: "three other years", zh: "其他三年的报告")
    }
  }
}

extension Rule.Certainty {
  /// What people read.
  package var label: Wording {
    switch self {
    case .sure: Wording(en: "sure", zh: "确定")
    case .likely: Wording(en: "likely", zh: "可能")
    case .hint: Wording(en: "hint", zh: "提示")
    }
  }
}
