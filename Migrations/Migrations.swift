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
    "f06c0bd7c2ac8c370f253c056d98a2257237927d03ed36a099e3272f97a1e8e9",
    "3cffe27cd16ac3cc4fa9df7991c12bd6e1da21c8523a36ee8b1d32f537e03ec8",
    "10d55dbeb27d03d80fb43903e0bce39821a07e421c45052aa57c73f636ffa233",
  ]
}
