/// The rules that come from the form and from two years: a broken sum is the only error there is.
extension Rule {
  static let sums: [Rule] = [
    Rule(
      "T3.A", .error, .sure, [.tables], Wording(en: "received and handled balance", zh: "收到与办理相等"),
      Wording(
        en: "in every column, 一 plus 二 equals （七）总计 plus 四", zh: "每一列：第一项加第二项之和，等于第三项加第四项之和"),
      "table 三, first cell (printed)"),
    Rule(
      "T3.B", .error, .sure, [.tables], Wording(en: "outcomes add up to （七）总计", zh: "各项办理结果之和等于（七）总计"),
      Wording(en: "in every column, the outcomes add up to （七）总计", zh: "每一列：各项办理结果相加，等于（七）总计"),
      "table 三, （七）总计"),
    Rule(
      "T3.C", .error, .sure, [.tables], Wording(en: "applicants add up to 总计", zh: "各类申请人之和等于总计"),
      Wording(en: "in every row, the six kinds of applicants add up to 总计", zh: "每一行：六类申请人相加，等于总计"),
      "table 三, column 总计"),
    Rule(
      "T4.A", .error, .sure, [.tables], Wording(en: "results add up to 总计", zh: "各类结果之和等于总计"),
      Wording(en: "in every block of table 四, the four results add up to 总计", zh: "表四每一组：四类结果相加，等于总计"),
      "table 四, each block"),
  ]

  static let years: [Rule] = [
    Rule(
      "X.1", .warning, .sure, [.tables, .yearBefore],
      Wording(en: "carried in equals last year's carried out", zh: "上年结转等于上年报告的结转下年度"),
      Wording(en: "row 二 equals row 四 of last year's report, column by column", zh: "第二项逐列等于上年报告的第四项"),
      "table 三, rows 二 and 四"),
    Rule(
      "X.2", .warning, .sure, [.tables, .yearBefore],
      Wording(en: "documents in force follow from last year's", zh: "现行有效件数与上年报告相接"),
      Wording(
        en:
          "in force last year plus issued less repealed equals in force now; both reports on the form of 2021",
        zh: "上年现行有效加本年制发减本年废止，等于现行有效；两年均为2021年格式"),
      "table 二, article 20(1)"),
  ]

  static let reading: [Rule] = [
    Rule(
      "R.blank", .info, .sure, [.document], Wording(en: "cells printed empty", zh: "空白单元格"),
      Wording(
        en: "a cell is printed empty: unknown, neither 0 nor an error; told once for a table",
        zh: "单元格为空白：表示未知，不按0计，也不是错误；每表只说一次"),
      "domain.md §1.4; corpus shuyang_fgj_2023"),
    Rule(
      "R.unreadable", .warning, .sure, [.document], Wording(en: "a cell cannot be read", zh: "单元格无法辨认"),
      Wording(en: "something is printed whose value cannot be told", zh: "有内容但数值无法确定"), "domain.md §6.2"),
    Rule(
      "R.neighbour", .info, .likely, [.document, .yearBefore],
      Wording(en: "a row settled by another year", zh: "由相邻年份确定的行"),
      Wording(
        en: "of several readings of a row, one meets the figures of a neighbouring year",
        zh: "一行有多种读法，只有一种与相邻年份相符"),
      "domain.md §1.4, X.1 and X.2"),
    Rule(
      "R.missing", .warning, .sure, [.document], Wording(en: "rows of the form are missing", zh: "表中缺行"),
      Wording(en: "a row or a whole table of the form is not in the report", zh: "报告缺少格式规定的行或整张表"),
      "corpus pt_approval_2025"),
    Rule(
      "R.form", .warning, .sure, [.document], Wording(en: "an obsolete form", zh: "使用旧版格式"),
      Wording(en: "a report for 2021 or later uses the form of 2019", zh: "2021年及以后的报告使用2019年格式"),
      "domain.md §0; corpus pt_haitan_2021"),
    Rule(
      "R.extra", .info, .sure, [.document],
      Wording(en: "rows that belong to no row of the form", zh: "格式以外的行"),
      Wording(en: "a printed row is no row of the form; it is kept apart", zh: "表中有格式未规定的行，另行保存"),
      "domain.md §2.1"),
    Rule(
      "R.label", .info, .likely, [.document], Wording(en: "a label that is misprinted", zh: "表头或行名有误"),
      Wording(en: "a label is nearly one of the form's", zh: "表头或行名与格式规定的相近但不同"),
      "corpus pt_haitan_2024 (先行有效件数)"),
    Rule(
      "R.table", .info, .sure, [.document], Wording(en: "no table in the report", zh: "报告中没有统计表"),
      Wording(en: "no table can be read; the year has no figures", zh: "没有可识别的统计表，该年没有数据"),
      "corpus pt_construction_2014"),
    Rule(
      "R.scan", .warning, .sure, [.document], Wording(en: "pages that are pictures", zh: "没有文字的页"),
      Wording(
        en: "pages of a PDF show a picture and no text, so nothing of them is read",
        zh: "PDF 中有的页只有图片，没有文字，其内容未读取"),
      "a PDF scanned in part"),
    Rule(
      "R.script", .info, .sure, [.document], Wording(en: "traditional characters", zh: "繁体字"),
      Wording(
        en: "the report is printed in traditional characters and read as simplified ones",
        zh: "报告以繁体字印行，按简体字读取"),
      "domain.md §6.1 (WH20)"),
    Rule(
      "R.issuer", .warning, .likely, [.document], Wording(en: "a name without its place", zh: "机关名称没有地名"),
      Wording(
        en:
          "the issuer's name says no place (区统计局), so that it may be any district's; state the whole name with --issuer",
        zh: "报告机关的名称没有地名（如区统计局），可能与他处的同名机关混为一个；请用 --issuer 指明全称"),
      "domain.md §8.4 (TJ23)"),
    Rule(
      "R.period", .info, .sure, [.document], Wording(en: "the period is not the whole year", zh: "统计期限不是整年"),
      Wording(
        en: "the period that the report states is shorter than its year, or has lost its dates",
        zh: "报告所述统计期限不足一年，或日期缺失"),
      "corpus pt_haitan_2019"),
    Rule(
      "R.year", .warning, .likely, [.document], Wording(en: "the year is told in two ways", zh: "年份前后不一"),
      Wording(en: "title, period and head of the page name different years", zh: "标题、统计期限、页首所述年份不同"),
      "domain.md §8.3"),
    Rule(
      "R.unit", .warning, .sure, [.document], Wording(en: "an amount without its unit", zh: "金额没有单位"),
      Wording(en: "neither cell nor head gives the unit of an amount", zh: "单元格和表头都没有金额单位"), "domain.md §2.1"),
    Rule(
      "R.amended", .warning, .sure, [.document],
      Wording(en: "an amendment of an earlier revision does not stand in this one", zh: "前一版次的更正未沿用"),
      Wording(
        en: "a new revision prints another figure than the one that a person put into the revision before",
        zh: "新版次所印数字与前一版次经人工更正的数字不同"), "archive amend"),
  ]
}
