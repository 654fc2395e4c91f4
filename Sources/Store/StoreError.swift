import Forms
import Foundation
import GRDB

/// Why an archive cannot be opened, read or written.
package enum StoreError: Error, Sendable, Hashable {
  case missing(path: String)
  case notADatabase(path: String)
  case notAnArchive(path: String)
  /// Its schema is not the one that this program makes.
  case strange(path: String, StrangeObject)
  /// Written by a later version of the program.
  case newer(path: String, version: Int, known: Int)
  /// Written by an earlier version and opened for reading only.
  case older(path: String, version: Int, known: Int)
  case backupExists(path: String, backup: String)
  case locked(path: String, by: LockHolder? = nil)
  case readOnly(path: String)
  case noFolder(path: String)
  case full(path: String)
  case damaged(path: String, detail: String)
  case failed(path: String, detail: String)
  /// A cell that no form knows, or a decimal where only counts stand.
  case cell(CellKey, value: String)
  /// Two different readings of one cell: neither may be stored.
  case twoReadings(CellKey)
  /// The schema refuses a row: a name or year that no report can have.
  case refused(detail: String)
  case noSuchReport(issuer: String, year: Int)
  case noSuchIssuer(name: String)
  /// A person's word that cannot be taken.
  case cannotTake(Objection)

  /// What SQLite's result code means for the file at `path`.
  static func of(_ error: any Error, path: String) -> any Error {
    if let error = error as? StrangeObject { return StoreError.strange(path: path, error) }
    if let error = error as? UnreadableText {
      return StoreError.damaged(path: path, detail: "the text of report \(error.filing) cannot be read")
    }
    if let error = error as? StrangeFiling {
      return StoreError.damaged(path: path, detail: "no report can have the id \(error.filing)")
    }
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return StoreError.locked(path: path, by: LockHolder(of: path))
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return StoreError.readOnly(path: path)
    case .SQLITE_CANTOPEN:
      return folderExists(of: path) ? StoreError.readOnly(path: path) : .noFolder(path: path)
    case .SQLITE_CONSTRAINT: return StoreError.refused(detail: error.message ?? "")
    case .SQLITE_FULL: return StoreError.full(path: path)
    // What SQLite keeps beside the file is grown in another way, which tells no more than this.
    case .SQLITE_IOERR where isDiskFull(at: path): return StoreError.full(path: path)
    case .SQLITE_NOTADB: return StoreError.notADatabase(path: path)
    case .SQLITE_CORRUPT: return StoreError.damaged(path: path, detail: error.message ?? "")
    default: return StoreError.failed(path: path, detail: error.description)
    }
  }

  private static func folderExists(of path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder(of: path))
  }

  /// True where less is left than SQLite asks for at once.
  private static func isDiskFull(at path: String) -> Bool {
    var disk = statvfs()
    return statvfs(folder(of: path), &disk) == 0 && disk.f_bavail * UInt(disk.f_frsize) < 64 << 10
  }

  private static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }
}

extension StoreError {
  /// What is wrong, where, and what to do about it.
  package var wording: Wording {
    switch self {
    case .missing, .notADatabase, .notAnArchive, .strange, .newer, .older, .backupExists: identity
    case .locked, .readOnly, .noFolder, .full, .damaged, .failed: access
    case .cell, .twoReadings, .refused, .noSuchReport, .noSuchIssuer, .cannotTake: content
    }
  }

  private var identity: Wording {
    switch self {
    case .missing(let path):
      Wording(
        en: "no archive at \(path); give its place with --db, or make one with `archive import`",
        zh: "\(path) 处没有档案；请用 --db 指定，或用 archive import 新建")
    case .notADatabase(let path):
      Wording(
        en: "\(path) is no SQLite file; give the archive's place with --db",
        zh: "\(path) 不是 SQLite 文件；请用 --db 指定档案")
    case .notAnArchive(let path):
      Wording(
        en: "\(path) is a SQLite file but no archive, and is left alone; give the archive's place with --db",
        zh: "\(path) 是 SQLite 文件但不是档案，未作改动；请用 --db 指定档案")
    case .strange(let path, let object): object.wording(path)
    case .newer(let path, let version, let known):
      Wording(
        en:
          "\(path) was written by a later version (\(version), this one knows \(known)); update the program",
        zh: "\(path) 由更新的版本写成（\(version)，本程序只识 \(known)）；请更新程序")
    case .older(let path, let version, let known):
      Wording(
        en: "\(path) is of version \(version), this program reads \(known); "
          + "any command that writes, such as `archive check`, brings it up to date and keeps the old file",
        zh: "\(path) 为版本 \(version)，本程序读取 \(known)；运行任一写入命令（如 archive check）即可升级，旧文件会保留")
    case .backupExists(let path, let backup):
      Wording(
        en: "\(path) must be brought up to date, but \(backup) is already there; move it away and try again",
        zh: "\(path) 需要升级，但 \(backup) 已存在；请移走后重试")
    default: access
    }
  }

  private var access: Wording {
    switch self {
    case .locked(let path, .some(let holder)):
      Wording(
        en: "\(path) is in use by \(holder.wording.en); wait for it to end and try again",
        zh: "\(path) 正被\(holder.wording.zh)使用；请等其结束后重试")
    case .locked(let path, nil):
      Wording(
        en: "\(path) is in use by another program; wait for it to end and try again",
        zh: "\(path) 正被其他程序使用；请等其结束后重试")
    case .readOnly(let path):
      Wording(
        en: "\(path) cannot be written; check the permissions of the file and of its folder",
        zh: "\(path) 无法写入；请检查文件及其文件夹的权限")
    case .noFolder(let path):
      Wording(
        en: "the folder of \(path) does not exist; make it, or give another place with --db",
        zh: "\(path) 所在的文件夹不存在；请新建，或用 --db 另行指定")
    case .full(let path):
      Wording(
        en: "no space left for \(path); nothing of this step was stored, free some space and try again",
        zh: "\(path) 所在磁盘已满；本步未存入任何内容，请腾出空间后重试")
    case .damaged(let path, let detail):
      Wording(
        en: "\(path) is damaged (\(detail)); take the last backup",
        zh: "\(path) 已损坏（\(detail)）；请使用最近的备份")
    case .failed(let path, let detail):
      Wording(
        en: "\(path) could not be used: \(detail); check the disk and try again",
        zh: "\(path) 无法使用：\(detail)；请检查磁盘后重试")
    default: content
    }
  }

  private var content: Wording {
    switch self {
    case .cell(let key, let value):
      Wording(
        en: "the cell \(key) cannot hold `\(value)`, nothing is stored; please report this file",
        zh: "单元格 \(key) 不能存放“\(value)”，未存入任何内容；请报告此文件")
    case .twoReadings(let key):
      Wording(
        en: "the cell \(key) was read in two ways, nothing is stored; please report this file",
        zh: "单元格 \(key) 有两种读法，未存入任何内容；请报告此文件")
    case .refused(let detail):
      Wording(
        en: "the report does not fit the archive (\(detail)), nothing is stored; please report this file",
        zh: "报告与档案结构不符（\(detail)），未存入任何内容；请报告此文件")
    case .noSuchReport(let issuer, let year):
      Wording(
        en: "no report of \(issuer) for \(year) in the archive; `archive list` shows what there is",
        zh: "档案中没有\(issuer)\(year)年的报告；可用 archive list 查看")
    case .noSuchIssuer(let name):
      Wording(
        en: "no issuer \(name) in the archive; `archive list` shows what there is",
        zh: "档案中没有机构\(name)；可用 archive list 查看")
    case .cannotTake(let objection): objection.wording
    default: Wording(en: "\(self)", zh: "\(self)")
    }
  }
}
