import Forms

/// What a column of figures of an annex holds, as its head says it (domain.md §3, §4).
enum AnnexColumn: String {
  case year
  case cumulative
  /// Another year's figures, which are no report's of this year.
  case other

  /// A head: what its words say, and the year that it names.
  struct Head {
    let column: AnnexColumn
    let year: Int?
  }

  /// The words of heads, folded: the first that fits tells the column.
  static let words =
    words(["上年", "去年", "同期"], .other) + words(["历年累计", "本年累计", "累计"], .cumulative)
    + words(
      [
        "年末统计数", "年末统计", "本期实际", "本年度", "本年数", "本年", "年度统计数", "年统计数", "年数量", "年度", "统计数", "数量", "数值", "数据",
        "件数", "合计", "总计",
        "年",
      ], .year)

  private static func words(_ words: [String], _ column: AnnexColumn) -> [(
    words: [UInt16], column: AnnexColumn
  )] {
    words.map { (Array($0.utf16), column) }
  }

  /// The columns under heads side by side in a report of `year`. Of two years' the report's own counts; nil where two
  /// columns are of one kind all the same, for that has two readings.
  static func columns(under heads: [Head], in year: Int?) -> [AnnexColumn]? {
    let isOneYear = heads.count { $0.column == .year } == 1
    let columns = heads.map { head in
      head.column == .year && !isOneYear && head.year != nil && head.year != year ? .other : head.column
    }
    let isSure = [AnnexColumn.year, .cumulative].allSatisfy { kind in columns.count { $0 == kind } <= 1 }
    return isSure && columns.contains { $0 != .other } ? columns : nil
  }
}
