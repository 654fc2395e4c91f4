import Testing

/// A question with the answer that a person works out from the reports. Of a trend, the answer is
/// `year|value|change|change_pct|comparable|note` line by line; of other verbs, texts that the output must have.
struct GoldenQuestion: CustomTestStringConvertible, Sendable {
  let asked: String
  let call: String
  let answer: [String]
  var testDescription: String { asked }

  init(_ asked: String, _ call: String, _ answer: [String]) {
    self.asked = asked
    self.call = call
    self.answer = answer
  }

  private static let columns = ["year", "value", "change", "change_pct", "comparable", "note"]

  /// The call's words; a statement in SQL is one.
  private var words: [String] {
    call.hasPrefix("sql ")
      ? ["sql", "--format", "csv", String(call.dropFirst(4))] : call.split(separator: " ").map(String.init)
  }

  private var isTable: Bool { call.hasPrefix("trend ") && !call.contains("--lang") }

  /// What the program answers.
  func answer(at desk: Desk) throws -> [String] {
    guard isTable else { return [try desk.archive(words).out] }
    let run = try desk.archive(words + ["--format", "tsv"])
    #expect(run.status == 0 && run.err == "", "\(run.testDescription)")
    let table = run.outLines.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let head = try #require(table.first)
    let asked = Self.columns + ["base_year", "index"].filter(head.contains)
    let places = try asked.map { name in try #require(head.firstIndex(of: name)) }
    return table.dropFirst().map { row in places.map { row[$0] }.joined(separator: "|") }
  }

  /// Holds the program's answer against the one worked out.
  func check(at desk: Desk) throws {
    let found = try answer(at: desk)
    if isTable { return #expect(found == answer, "\(asked)") }
    for text in answer { #expect(found[0].contains(text), "\(asked): no “\(text)” in \(found[0])") }
  }
}
