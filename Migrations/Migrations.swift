/// The numbered SQL files of this folder, embedded in the binary. Names begin with `V`, because a leading digit does
/// not survive as an identifier.
package enum Migrations {
  /// Name and SQL of every migration, in the order in which they are applied.
  package static let all: [(name: String, sql: String)] = [
    ("V0001_archive", String(decoding: PackageResources.V0001_archive_sql, as: UTF8.self)),
    ("V0002_views", String(decoding: PackageResources.V0002_views_sql, as: UTF8.self)),
    ("V0003_verdicts", String(decoding: PackageResources.V0003_verdicts_sql, as: UTF8.self)),
  ]

  /// What the schema digests to after each of them, so that opening an archive need not make one to compare with. One
  /// that does not fit costs time only; the tests tell the right one.
  package static let digests = [
    "dabef67a410e0081af757654ada37f8a83f81ffed0a7b371bd08fa7ad9e617d7",
    "2bcf7489555129c1053093c207c681069352d2329f4f6ad5c728152a843ce8d4",
    "51d4853e4abc429cfc6fb1e151b9c6dfa1cf71344318a09df7c878c3baeb0ca5",
  ]
}
