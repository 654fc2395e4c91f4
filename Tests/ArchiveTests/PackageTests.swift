import Foundation
import Testing

@Suite struct PackageTests {
  private func names(_ desk: Desk, _ folder: String) throws -> [String] {
    let all = FileManager.default.enumerator(atPath: desk.place(folder).path)?.allObjects as? [String]
    return try #require(all).filter { $0.contains(".") || $0 == "SHA256SUMS" }.sorted()
  }

  @Test func `A package holds views by year, descriptions, codebook and sums that check`() throws {
    let desk = try Sample.desk()
    let run = try desk.archive("export", "--package", "out")
    #expect(run.status == 0 && run.err == "61 files written to out\n", "\(run.testDescription)")
    let names = try names(desk, "out")
    #expect(names.count == 61)
    #expect(
      Set(["SHA256SUMS", "codebook.md", "datapackage.json", "metadata.json", "data/cell-2019.csv"]).isSubset(
        of: names))
    #expect(!names.contains("data/cell-2023.csv"))
    #expect(try desk.shell("cd out && sha256sum --quiet -c SHA256SUMS").status == 0)
    #expect(try desk.shell("cat out/data/cell-*.csv | wc -l").out == "1402\n")  // 1396 cells, 6 heads
  }

  @Test func `The description fits the files, column by column`() throws {
    let desk = try Sample.desk()
    _ = try desk.archive("export", "--package", "out")
    let json = try JSONSerialization.jsonObject(with: desk.read("out/datapackage.json")) as? [String: Any]
    let resources = try #require(json?["resources"] as? [[String: Any]])
    #expect(resources.count == 57)
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let text = String(decoding: try desk.read("out/\(path)"), as: UTF8.self)
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      #expect(
        fields.compactMap { $0["name"] as? String }.joined(separator: ",") == text.prefix { $0 != "\n" })
      #expect(
        fields.allSatisfy { $0["type"] is String && $0["title"] is String && $0["description"] is String })
      #expect(resource["bytes"] as? Int == text.utf8.count)
    }
    let metadata = try JSONSerialization.jsonObject(with: desk.read("out/metadata.json")) as? [String: Any]
    let databases = try #require(metadata?["databases"] as? [String: [String: [String: Any]]])
    #expect(databases["archive"]?["tables"]?.count == 12)
  }

  @Test func `The same archive gives the same bytes, and a package replaces an earlier one`() throws {
    let desk = try Sample.desk()
    _ = try desk.archive("export", "--package", "a")
    _ = try desk.archive("export", "--package", "b", "--lang", "zh")
    #expect(try desk.shell("diff -r a b").out == "")
    try desk.write("mine", to: "b/notes.txt")
    let run = try desk.archive("export", "report", "--year", "2019", "--package", "b")
    #expect(run.status == 0)
    #expect(
      try names(desk, "b") == [
        "SHA256SUMS", "codebook.md", "data/report-2019.csv", "datapackage.json", "metadata.json", "notes.txt",
      ])
  }

  @Test func `A folder with something else in it is left alone`() throws {
    let desk = try Sample.desk()
    try desk.write("mine", to: "out/datapackage.json")
    let run = try desk.archive("export", "--package", "out")
    #expect(run.status == 2)
    #expect(run.err == "error: out is not empty and no earlier package; give a new folder\n")
    #expect(try names(desk, "out") == ["datapackage.json"])
    let beside = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
    #expect(Set(beside.filter { !$0.hasPrefix("archive.db") }) == ["SampleData", "out"])
  }

  /// A list of files that somebody changed must not lead out of the folder.
  @Test func `Replacing takes nothing away but a package's own files`() throws {
    let desk = try Sample.desk()
    _ = try desk.archive("export", "report", "--package", "out")
    try desk.write("keep", to: "precious.csv")
    let sums = String(decoding: try desk.read("out/SHA256SUMS"), as: UTF8.self)
    let zeros = String(repeating: "0", count: 64)
    try desk.write(
      sums + "\(zeros)  ../precious.csv\n\(zeros)  data/../../precious.csv\n", to: "out/SHA256SUMS")
    #expect(try desk.archive("export", "report", "--package", "out").status == 0)
    #expect(desk.exists("precious.csv"))
  }

  @Test(arguments: Hostile.names) func `Hostile names stay text in a package`(_ name: String) throws {
    let desk = try Hostile.desk(name)
    let run = try desk.archive("export", "--package", "out")
    #expect(run.status == 0 && run.err == "61 files written to out\n")
    #expect(try !desk.shell("grep -lE '(^|,)\"?[=@]' out/data/*.csv").out.contains("csv"))
  }
}
