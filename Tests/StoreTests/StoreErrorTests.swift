import Forms
import GRDB
import Testing

@testable import Store

@Suite struct StoreErrorTests {
  @Test(arguments: [
    (
      StoreError.missing(path: "a.db"),
      "no archive at a.db; give its place with --db, or make one with `archive import`",
      "a.db 处没有档案；请用 --db 指定，或用 archive import 新建"
    ),
    (
      .notADatabase(path: "a.db"), "a.db is no SQLite file; give the archive's place with --db",
      "a.db 不是 SQLite 文件；请用 --db 指定档案"
    ),
    (
      .notAnArchive(path: "a.db"),
      "a.db is a SQLite file but no archive, and is left alone; give the archive's place with --db",
      "a.db 是 SQLite 文件但不是档案，未作改动；请用 --db 指定档案"
    ),
    (
      .newer(path: "a.db", version: 9, known: 2),
      "a.db was written by a later version (9, this one knows 2); update the program",
      "a.db 由更新的版本写成（9，本程序只识 2）；请更新程序"
    ),
    (
      .older(path: "a.db", version: 1, known: 2),
      "a.db is of version 1, this program reads 2; any command that writes, such as `archive check`, "
        + "brings it up to date and keeps the old file",
      "a.db 为版本 1，本程序读取 2；运行任一写入命令（如 archive check）即可升级，旧文件会保留"
    ),
    (
      .backupExists(path: "a.db", backup: "a.db.v1.bak"),
      "a.db must be brought up to date, but a.db.v1.bak is already there; move it away and try again",
      "a.db 需要升级，但 a.db.v1.bak 已存在；请移走后重试"
    ),
    (
      .locked(path: "a.db"), "a.db is in use by another program; wait for it to end and try again",
      "a.db 正被其他程序使用；请等其结束后重试"
    ),
    (
      .locked(path: "a.db", by: LockHolder(process: 7, program: "archive", since: "2026-11-24T08:00:00Z")),
      "a.db is in use by archive (process 7, since 2026-11-24T08:00:00Z); wait for it to end and try again",
      "a.db 正被 archive（进程 7，自 2026-11-24T08:00:00Z 起运行）使用；请等其结束后重试"
    ),
    (
      .locked(path: "a.db", by: LockHolder(process: 7, program: nil, since: nil)),
      "a.db is in use by another program (process 7); wait for it to end and try again",
      "a.db 正被其他程序（进程 7）使用；请等其结束后重试"
    ),
    (
      .strange(path: "a.db", StrangeObject(.view, "cell", .altered)),
      "a.db has another view cell than this program makes, so its figures cannot be trusted; take the last backup",
      "a.db 的视图 cell 与本程序所建的不同，其中数字不可信；请使用最近的备份"
    ),
    (
      .strange(path: "a.db", StrangeObject(.table, "filing", .missing)),
      "a.db lacks the table filing and is left alone; take the last backup", "a.db 缺少表 filing，未作改动；请使用最近的备份"
    ),
    (
      .strange(path: "a.db", StrangeObject(.trigger, "t", .added)),
      "a.db has the trigger t, which this program does not make and which could change figures; "
        + "drop it with sqlite3 if you know it",
      "a.db 有触发器 t，并非本程序所建，可能改变数字；确知其来历者可用 sqlite3 删除"
    ),
    (
      .readOnly(path: "a.db"), "a.db cannot be written; check the permissions of the file and of its folder",
      "a.db 无法写入；请检查文件及其文件夹的权限"
    ),
    (
      .noFolder(path: "b/a.db"),
      "the folder of b/a.db does not exist; make it, or give another place with --db",
      "b/a.db 所在的文件夹不存在；请新建，或用 --db 另行指定"
    ),
    (
      .full(path: "a.db"),
      "no space left for a.db; nothing of this step was stored, free some space and try again",
      "a.db 所在磁盘已满；本步未存入任何内容，请腾出空间后重试"
    ),
    (
      .damaged(path: "a.db", detail: "malformed"), "a.db is damaged (malformed); take the last backup",
      "a.db 已损坏（malformed）；请使用最近的备份"
    ),
    (
      .failed(path: "a.db", detail: "disk I/O error"),
      "a.db could not be used: disk I/O error; check the disk and try again",
      "a.db 无法使用：disk I/O error；请检查磁盘后重试"
    ),
    (
      .cell(CellKey(.applications, "new", "total"), value: "1.5"),
      "the cell applications.new.total cannot hold `1.5`, nothing is stored; please report this file",
      "单元格 applications.new.total 不能存放“1.5”，未存入任何内容；请报告此文件"
    ),
    (
      .twoReadings(CellKey(.applications, "new", "total")),
      "the cell applications.new.total was read in two ways, nothing is stored; please report this file",
      "单元格 applications.new.total 有两种读法，未存入任何内容；请报告此文件"
    ),
    (
      .refused(detail: "CHECK"),
      "the report does not fit the archive (CHECK), nothing is stored; please report this file",
      "报告与档案结构不符（CHECK），未存入任何内容；请报告此文件"
    ),
    (
      .noSuchReport(issuer: "甲市", year: 2024),
      "no report of 甲市 for 2024 in the archive; `archive list` shows what there is",
      "档案中没有甲市2024年的报告；可用 archive list 查看"
    ),
  ])
  func `an error says what, where and what to do`(error: StoreError, en: String, zh: String) {
    #expect(error.wording == Wording(en: en, zh: zh))
  }

  @Test(arguments: [
    (ResultCode.SQLITE_BUSY, StoreError.locked(path: "/a.db")), (.SQLITE_LOCKED, .locked(path: "/a.db")),
    (.SQLITE_BUSY_SNAPSHOT, .locked(path: "/a.db")), (.SQLITE_READONLY, .readOnly(path: "/a.db")),
    (.SQLITE_CANTOPEN, .readOnly(path: "/a.db")), (.SQLITE_CONSTRAINT_CHECK, .refused(detail: "words")),
    (.SQLITE_FULL, .full(path: "/a.db")),
    (.SQLITE_NOTADB, .notADatabase(path: "/a.db")),
    (.SQLITE_CORRUPT, .damaged(path: "/a.db", detail: "words")),
  ])
  func `a result code of SQLite becomes a plain error`(code: ResultCode, expected: StoreError) {
    let error = StoreError.of(DatabaseError(resultCode: code, message: "words"), path: "/a.db")
    #expect(error as? StoreError == expected)
  }
}
