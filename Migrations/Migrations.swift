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
    "40f779cde13fbbac32d7625f96c75deb91cdfd1fe35905b8464ec31cc6f70120",
    "f18813c429db6804e4697715e8244df3639b5daa824b3ae43499457529494ebd",
    "56ee65b4d02d6b7a473612e50c3686ddd6417611855a8a9b8b0d5ff75255d982",
  ]
}
