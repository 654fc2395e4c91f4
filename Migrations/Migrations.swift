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
    "e920a0108bf8784873d5378fae7505fc0e2114bd161320b30febfbd7261083ff",
    "fd2fbed19fcd9889965b7484edf269ca66eec61c68c97d513a7316ac32bf70cb",
    "f1b263237aba14e270e7e62d9e7f7a3d62dbc69dd840a25f58bb3b8df9341a3d",
  ]
}
