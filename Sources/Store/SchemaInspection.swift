import Forms
import GRDB

/// What is in a file's schema and should not be, or the other way round.
package struct StrangeObject: Error, Sendable, Hashable {
  package enum Kind: String, Sendable { case table, view, index, trigger }
  package enum Fault: Sendable { case missing, altered, added }

  package let kind: Kind
  package let name: String
  package let fault: Fault

  package init(_ kind: Kind, _ name: String, _ fault: Fault) {
    self.kind = kind
    self.name = name
    self.fault = fault
  }
}

/// Holds the schema of a file against the one that the migrations make: an archive may come from a stranger, and a view
/// of another text under our name would give other figures.
struct SchemaInspection {
  /// One row of `sqlite_master`. SQLite makes the others by itself.
  struct Object: Hashable {
    let type: String
    let name: String
    let table: String
    let sql: String
  }

  private let objects: [Object]

  init(_ connection: OpaquePointer) throws {
    let cursor = try Cursor(SchemaInspection.sql, on: connection)
    var objects: [Object] = []
    while try cursor.next() {
      objects.append(
        Object(type: cursor.text(0), name: cursor.text(1), table: cursor.text(2), sql: cursor.text(3)))
    }
    self.objects = objects
  }

  private static let sql = """
    SELECT type, name, tbl_name, sql FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' OR sql LIKE 'CREATE%TRIGGER%' ORDER BY name
    """

  /// A digest of the whole as it stands in the file, byte for byte: one that is known spares the comparison.
  static func digest(of connection: OpaquePointer) throws -> String {
    let cursor = try Cursor(sql, on: connection)
    var digest = DigestStream()
    while try cursor.next() {
      for column in Int32(0)..<4 { digest.add(cursor.bytes(column), end: 0x1F) }
    }
    return digest.text
  }

  /// Tables and views of a user's own, which nothing here reads.
  func guests(beside own: SchemaInspection) -> [Object] {
    let known = Set(own.objects.map(\.name))
    return objects.filter { !known.contains($0.name) && ["table", "view"].contains($0.type) }
  }

  /// The first thing that is not as in `own`. A user's own tables and views are let be; what acts on ours is not, nor a
  /// table that a module of SQLite makes up.
  func strangeness(beside own: SchemaInspection) -> StrangeObject? {
    let found = Dictionary(objects.map { ($0.name, $0) }) { first, _ in first }
    for object in own.objects {
      guard let other = found[object.name] else { return object.strange(.missing) }
      guard other.isSame(as: object) else { return object.strange(.altered) }
    }
    let tables = Set(own.objects.map { $0.table.lowercased() })
    let known = Set(own.objects.map(\.name))
    return objects.first { !known.contains($0.name) && $0.acts(on: tables) }?.strange(.added)
  }

  /// One space for any white space: SQLite writes what ALTER TABLE adds in its own way.
  fileprivate static func plain(_ sql: String) -> String {
    var bytes: [UInt8] = []
    for byte in sql.utf8 {
      let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
      if isSpace, bytes.last == 0x20 { continue }
      bytes.append(isSpace ? 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension SchemaInspection.Object {
  fileprivate func isSame(as other: Self) -> Bool {
    type == other.type && table == other.table
      && SchemaInspection.plain(sql) == SchemaInspection.plain(other.sql)
  }

  /// By the statement and not by the row's own word, for SQLite carries the statement out.
  fileprivate func acts(on tables: Set<String>) -> Bool {
    let words = sql.prefix(200).uppercased().split { $0.isWhitespace }.dropFirst()
    switch words.first {
    case "VIEW": return false
    case "TABLE": return type != "table"
    case "INDEX", "UNIQUE": return tables.contains(table.lowercased())
    default: return true
    }
  }

  fileprivate func strange(_ fault: StrangeObject.Fault) -> StrangeObject {
    StrangeObject(StrangeObject.Kind(rawValue: type) ?? .trigger, name, fault)
  }
}

extension Schema {
  /// Throws a `StrangeObject` unless the schema of the open file is that of `version`, word for word.
  func inspect(_ connection: OpaquePointer, version: Int) throws {
    if digests.indices.contains(version - 1),
      try SchemaInspection.digest(of: connection) == digests[version - 1]
    {
      return
    }
    let own = try made(to: version) { try SchemaInspection($0) }
    if let strange = try SchemaInspection(connection).strangeness(beside: own) { throw strange }
  }

  /// Looks at what the first migrations make of an empty file.
  func made<T>(to version: Int, _ look: (OpaquePointer) throws -> T) throws -> T {
    let queue = try DatabaseQueue()
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      try Schema(migrations: Array(migrations.prefix(version))).migrate(db)
      return try look(db.connection)
    }
  }
}

extension StrangeObject {
  /// What is wrong with the schema of the file at `path`, and what to do.
  func wording(_ path: String) -> Wording {
    let en = "\(kind.rawValue) \(name)"
    let zh = "\(kind.zh) \(name)"
    switch fault {
    case .missing:
      return Wording(
        en: "\(path) lacks the \(en) and is left alone; take the last backup",
        zh: "\(path) 缺少\(zh)，未作改动；请使用最近的备份")
    case .altered:
      return Wording(
        en:
          "\(path) has another \(en) than this program makes, so its figures cannot be trusted; take the last backup",
        zh: "\(path) 的\(zh) 与本程序所建的不同，其中数字不可信；请使用最近的备份")
    case .added:
      return Wording(
        en:
          "\(path) has the \(en), which this program does not make and which could change figures; drop it with sqlite3 if you know it",
        zh: "\(path) 有\(zh)，并非本程序所建，可能改变数字；确知其来历者可用 sqlite3 删除")
    }
  }
}

extension StrangeObject.Kind {
  fileprivate var zh: String {
    switch self {
    case .table: "表"
    case .view: "视图"
    case .index: "索引"
    case .trigger: "触发器"
    }
  }
}
