import Forms

/// Why a statement of a user is not carried out.
package enum QueryError: Error, Sendable, Hashable {
  case empty
  case severalStatements
  case writes
  case tooLong(limit: Int)
  case holdsNull
  /// What SQLite says about it.
  case wrong(String)
  /// What went wrong after it had begun.
  case failed(String)

  /// What is wrong and what to do about it.
  package var wording: Wording {
    switch self {
    case .empty:
      Wording(
        en: "no SQL given; write for example SELECT * FROM report", zh: "没有 SQL 语句；例如 SELECT * FROM report")
    case .severalStatements:
      Wording(
        en: "more than one statement; give one, without a second after the semicolon",
        zh: "语句多于一条；请只给一条，分号后不要再写")
    case .writes:
      Wording(
        en:
          "the archive is only read here; begin with SELECT, WITH, VALUES or EXPLAIN (PRAGMA only to describe tables)",
        zh: "此处只读；语句应以 SELECT、WITH、VALUES 或 EXPLAIN 开头（PRAGMA 仅可用于查看结构）")
    case .tooLong(let limit):
      Wording(en: "the SQL is longer than \(limit) bytes; shorten it", zh: "SQL 语句超过 \(limit) 字节，请缩短")
    case .holdsNull: Wording(en: "the SQL holds a NUL character; take it out", zh: "SQL 语句含有 NUL 字符，请去掉")
    case .wrong(let detail):
      Wording(
        en: "SQL: \(detail); `archive schema` lists views and columns",
        zh: "SQL：\(detail)；可用 archive schema 查看视图和列")
    case .failed(let detail):
      Wording(en: "SQL: \(detail), after it had begun; ask for less", zh: "SQL 执行中出错：\(detail)；请缩小查询范围")
    }
  }
}
