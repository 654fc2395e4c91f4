import Testing

@testable import archive

/// Plain words are read in two ways, by the parser and without it: both ask the same.
@Suite struct PlainCallTests {
  @Test(arguments: [
    "trend --field 新收", "trend --field 新收 --issuer 示例市", "--db a.db trend --field 新收 --issuer 甲 --issuer 乙",
    "trend --field 新收 --field 公开率 --db a.db --quiet", "--quiet trend --lang zh --field 新收",
    "trend --from 2020 --to 2023 --field x", "trend --field a --format csv", "trend --format table --field a",
    "trend --field 2 --from 2020 --lang en --format ndjson --issuer *市 --quiet --db trend",
  ])
  func `plain words make the call that the parser makes`(line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let verb = try #require(try Archive.parseAsRoot(words) as? Trend)
    #expect(TrendCall(plain: words[...]) == verb.call)
  }

  @Test(arguments: [
    "", "trend", "list", "--version", "trend --help", "trend --field", "trend --field --issuer",
    "trend --issuer 甲",
    "trend --field=新收", "trend --field 新收 --chart a.svg", "trend --field 新收 -o a.csv", "--field 新收 trend",
    "trend --field 新收 extra", "trend --field 新收 --form csv", "trend --field 新收 --format xml",
    "trend trend --field a",
    "trend --field 新收 --format csv --format csv", "trend --field a --lang fr", "trend --field a --from x",
    "trend --field a --from 2023 --to 2020", "trend --field a --db a.db --db b.db", "trend --field -1",
    "trend --field a --as-of 2024-01-01", "trend --field a -- b", "fields trend --field a",
  ])
  func `what is not plain, or wrong, is left to the parser`(line: String) {
    let words = line.split(separator: " ").map(String.init)
    #expect(TrendCall(plain: words[...]) == nil)
  }
}
