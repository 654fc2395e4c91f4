import ArgumentParser
import Store

/// `archive backup FILE`
struct Backup: Verb {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: Spoken.text("Copy the archive while it is in use, and verify the copy.", "在使用中备份档案，并核对副本"),
    discussion: Spoken.text(
      """
      The copy is made beside the file, checked and compared with the archive row by row, and only then gets its name. A
      file that is there is never written over without --force.

      Examples:
        archive backup archive-2026.db
        archive backup --force /mnt/backup/archive.db
      """,
      """
      副本先写在目标文件旁，经检查并与档案逐行比较后才改为目标文件名。已有的文件不会被覆盖，除非给出 --force。

      示例：
        archive backup archive-2026.db
        archive backup --force /mnt/backup/archive.db
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions

  @Argument(help: .init(Spoken.text("The copy.", "副本文件"), valueName: "file"))
  var file: String

  @Flag(help: .init(Spoken.text("Replace a file that is there.", "覆盖已有的文件")))
  var force = false

  func run() throws {
    try Sink.refuse(file, ifSameAs: path)
    let account = try archive().backup(to: file, replacing: force)
    if isQuiet { return }
    try Console.put(
      Spoken.text(
        "\(file): \(counted(account.tables, "table")), \(counted(account.rows, "row")), \(counted(account.bytes, "byte")); the same as the archive\n",
        "\(file)：\(account.tables) 个表，\(account.rows) 行，\(account.bytes) 字节；与档案一致\n"))
  }
}
