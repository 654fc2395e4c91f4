import Checks
import Documents
import Forms
import Foundation
import GRDB
import Reports

/// Reads a stored original again: what this program makes of the same bytes today.
struct Derivation {
  let db: Database

  /// Why an original gives no report.
  struct Failure: Error {
    let wording: Wording
  }

  /// The bytes of a source, whole and with the digest under which they were taken in; else what is wrong with them.
  func bytes(of source: Int64) throws -> (name: String, bytes: [UInt8]) {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT s.name, s.sha256, s.size, a.sz, a.data FROM source s LEFT JOIN sqlar a ON a.name = s.sqlar_name
          WHERE s.id = ?
          """), arguments: [source])
    guard let row, let size = row["sz"] as Int?, let data = row["data"] as Data? else {
      throw Failure(wording: Wording(en: "the original is gone", zh: "原件缺失"))
    }
    guard let bytes = Sqlar.bytes(data, size: size), bytes.count == row["size"],
      sha256(bytes) == row["sha256"]
    else { throw Failure(wording: Wording(en: "the original is not what was taken in", zh: "原件与导入时不一致")) }
    return (row["name"], bytes)
  }

  /// The report that a source gives, under the issuer and the year of its filing.
  func report(of source: Int64, issuer: String, year: Int) throws -> Report {
    try report(of: source, stated: Stated(issuer: issuer, year: year))
  }

  /// The same with what is stated of it.
  func report(of source: Int64, stated: Stated) throws -> Report {
    let original = try bytes(of: source)
    do {
      let document = try Document.read(original.bytes, name: original.name)
      return try Report.read(document, stated: stated)
    } catch let error as DocumentError {
      throw Failure(wording: error.fault.what)
    } catch let error as Refusal {
      throw Failure(wording: error.wording)
    }
  }
}
