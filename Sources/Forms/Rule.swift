/// How grave a finding is. An error is a broken identity of the form; what the running text says is information.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case error, warning, info

  private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// A rule that a finding names: what it watches over and where that is laid down. `R` rules come from reading one
/// document, `T` rules from the form's own sums, `X` rules from the year before.
package struct Rule: Sendable, Hashable {
  package let id: String
  package let severity: Severity
  package let title: Wording
  /// The paragraph of the form, or the corpus file in which the fault was met.
  package let reference: String

  /// The rule of an id. Every id in use is in the catalogue; a test holds the two against each other.
  package static func of(_ id: String) -> Rule? { all.first { $0.id == id } }

  package static let all: [Rule] = [
    Rule("T3.A", .error, "received and handled balance", "收到与办理相等", "table 三, first cell (printed)"),
    Rule("T3.B", .error, "outcomes add up to （七）总计", "各项办理结果之和等于（七）总计", "table 三, （七）总计"),
    Rule("T3.C", .error, "applicants add up to 总计", "各类申请人之和等于总计", "table 三, column 总计"),
    Rule("T4.A", .error, "results add up to 总计", "各类结果之和等于总计", "table 四, each block"),
    Rule(
      "X.1", .warning, "carried in equals last year's carried out", "上年结转等于上年报告的结转下年度",
      "table 三, rows 二 and 四"),
    Rule(
      "X.2", .warning, "documents in force follow from last year's", "现行有效件数与上年报告相接",
      "table 二, article 20(1)"),
    Rule("R.blank", .info, "cells printed empty", "空白单元格", "domain.md §1.4; corpus shuyang_fgj_2023"),
    Rule("R.unreadable", .warning, "a cell cannot be read", "单元格无法辨认", "domain.md §6.2"),
    Rule("R.neighbour", .info, "a row settled by another year", "由相邻年份确定的行", "domain.md §1.4, X.1 and X.2"),
    Rule("R.missing", .warning, "rows of the form are missing", "表中缺行", "corpus pt_approval_2025"),
    Rule("R.form", .warning, "an obsolete form", "使用旧版格式", "domain.md §0; corpus pt_haitan_2021"),
    Rule("R.extra", .info, "rows that belong to no row of the form", "格式以外的行", "domain.md §2.1"),
    Rule("R.label", .info, "a label that is misprinted", "表头或行名有误", "corpus pt_haitan_2024 (先行有效件数)"),
    Rule("R.table", .info, "no table in the report", "报告中没有统计表", "corpus pt_construction_2014"),
    Rule("R.period", .info, "the period is not the whole year", "统计期限不是整年", "corpus pt_haitan_2019"),
    Rule("R.year", .warning, "the year is told in two ways", "年份前后不一", "domain.md §8.3"),
    Rule(
      "R.amended", .warning, "an amendment of an earlier revision does not stand in this one", "前一版次的更正未沿用",
      "archive amend"),
    Rule("R.unit", .warning, "an amount without its unit", "金额没有单位", "domain.md §2.1"),
  ]

  private init(_ id: String, _ severity: Severity, _ en: String, _ zh: String, _ reference: String) {
    self.id = id
    self.severity = severity
    self.title = Wording(en: en, zh: zh)
    self.reference = reference
  }
}
