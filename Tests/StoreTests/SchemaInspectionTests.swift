import Foundation
import GRDB
import Migrations
import Testing

@testable import Store

@Suite struct SchemaInspectionTests {
  private let schema = Schema(migrations: Migrations.all)

  /// They spare opening an archive the making of another one; a digest that does not fit costs time and nothing else.
  @Test func `the digests beside the migrations are those of the schemas that they make`() throws {
    let digests = try (1...Migrations.all.count).map { try schema.made(to: $0, SchemaInspection.digest) }
    #expect(Migrations.digests == digests, "put these into Migrations.swift")
  }

  @Test func `an archive of every version is taken for what it is, with digests and without`() throws {
    for version in 1...Migrations.all.count {
      let queue = try DatabaseQueue()
      try queue.writeWithoutTransaction { db in
        try Schema(migrations: Array(Migrations.all.prefix(version))).migrate(db)
        try schema.inspect(db.connection, version: version)
        try Schema(migrations: Migrations.all, digests: Migrations.digests).inspect(
          db.connection, version: version)
        try db.execute(sql: "CREATE TRIGGER t AFTER DELETE ON source BEGIN SELECT 1; END")
        #expect(throws: StrangeObject(.trigger, "t", .added)) {
          try schema.inspect(db.connection, version: version)
        }
      }
    }
  }

  @Test func `white space is no difference, a word is`() throws {
    let queue = try DatabaseQueue()
    try queue.writeWithoutTransaction { db in
      try schema.migrate(db)
      let text = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'report'") ?? ""
      try db.execute(sql: "DROP VIEW report")
      try db.execute(sql: text.replacing("\n", with: " \n\t "))
      try schema.inspect(db.connection, version: Migrations.all.count)
      try db.execute(sql: "DROP VIEW report")
      try db.execute(sql: text.replacing("is_current = 1", with: "is_current = 0"))
      #expect(throws: StrangeObject(.view, "report", .altered)) {
        try schema.inspect(db.connection, version: Migrations.all.count)
      }
    }
  }
}
