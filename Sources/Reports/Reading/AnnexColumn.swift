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

    init(column: AnnexColumn, year: Int?) {
      self.column = column
      self.year = year
    }

    /// The head that a cell of words is, or of a year alone; nil for other words.
    init?(_ key: ArraySlice<UInt16>) {
      let isYear = key.count == 4 && Year.number(String(decoding: key, as: UTF16.self)) != nil
      let words = AnnexColumn.words.first { key.contains($0.words) }
      guard let column = isYear ? .year : words?.column else { return nil }
      let year = key.indices.lazy.compactMap {
        Year.number(String(decoding: key[$0...].prefix(4), as: UTF16.self))
      }
      self.init(column: column, year: year.first)
    }
  }

  /// The words of heads, folded: the first that fits tells the column.
  static let words =
    words(
      [
        "上年", "去年", "上期", "同期", "上半年", "下半年", "季度", "本月", "月份", "同比", "环比", "增减", "增长", "增幅", "年均", "目标",
        "计划",
      ], .other)
    + words(
      ["历年累计", "本年累计", "年以来累计", "年底累计", "年末累计", "年累计", "年以来", "以来", "累计"], .cumulative)
    + words(
      [
        "年末统计数", "年末统计", "本期实际", "本期", "今年", "全年", "本年度", "本年数", "本年", "年度统计数", "年统计数", "年数量", "年度", "统计数",
        "数量",
        "数值", "数据",
        "件数", "合计", "总计",
        "年",
      ], .year)

  /// The characters that the heads of columns are made of: text in which a row sticks to its head has others too.
  static let characters = Set("上下去今本全年度期月季半同比环较增减长幅率均目标计划历累实际完成报送统数量值据件合总计其中".utf16).union(0x30...0x39)

  private static func words(_ words: [String], _ column: AnnexColumn) -> [(
    words: [UInt16], column: AnnexColumn
  )] {
    words.map { (Array($0.utf16), column) }
  }

  /// True where words of two kinds stand in one text: two heads perhaps, which stick together.
  static func isMixed(_ text: ArraySlice<UInt16>) -> Bool {
    var kinds: Set<AnnexColumn> = []
    var rest = text
    while !rest.isEmpty {
      let word = words.first { rest.starts(with: $0.words) }
      if let word { kinds.insert(word.column) }
      rest = rest.dropFirst(word?.words.count ?? 1)
    }
    return kinds.count > 1
  }

  /// The columns under heads side by side in a report of `year`. Another year's is none of the report's; nil where two
  /// columns are of one kind all the same, for that has two readings, and where there is none.
  static func columns(under heads: [Head], in year: Int?) -> [AnnexColumn]? {
    let columns = heads.map { head in
      head.column == .year && (head.year ?? year) != year ? .other : head.column
    }
    let isSure = [AnnexColumn.year, .cumulative].allSatisfy { kind in columns.count { $0 == kind } <= 1 }
    return isSure && columns.contains { $0 != .other } ? columns : nil
  }
}
