import ArgumentParser
import Checks
import Forms
import Foundation
import Store

/// The option of verbs that read: the archive as it stood at a moment.
struct DatedOptions: ParsableArguments {
  @Option(
    help: .init(
      Spoken.text(
        "What the archive said at the end of this day (or at this moment, as 2026-03-01T12:00:00Z).",
        "按该日结束时（或该时刻，如 2026-03-01T12:00:00Z）的档案回答"), valueName: "date"))
  var asOf: String?

  func validate() throws {
    guard let asOf, moment == nil else { return }
    throw ValidationError(
      Spoken.text(
        "The value '\(asOf)' is invalid for '--as-of'. Please give a day such as 2026-03-01.",
        "--as-of 的值“\(asOf)”无效，请给出如 2026-03-01 的日期。"))
  }

  /// The moment that is asked for: of a day its last second, by the clock of this place.
  var moment: Date? {
    guard let asOf else { return nil }
    if let moment = try? Date(asOf, strategy: .iso8601) { return moment }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    let numbers = asOf.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
      (1970...2999).contains(year),
      let start = calendar.date(from: DateComponents(year: year, month: month, day: day)),
      calendar.dateComponents([.year, .month, .day], from: start)
        == DateComponents(year: year, month: month, day: day),
      let next = calendar.date(byAdding: .day, value: 1, to: start)
    else { return nil }
    return next.addingTimeInterval(-1)
  }
}

/// A verb that reads the archive of today or of another day.
protocol DatedVerb: Verb {
  var dated: DatedOptions { get }
}

extension DatedVerb {
  /// The archive, opened for reading, as it stands or stood.
  func archive() throws -> ArchiveStore {
    guard let moment = dated.moment else { return try ArchiveStore.open(path, for: .reading) }
    if !isQuiet {
      let at = moment.ISO8601Format()
      Console.say(
        Spoken.text(
          "as of \(at); names, aliases, levels and scopes of issuers are today's",
          "截至 \(at)；机构的名称、别名、层级和范围为目前的情况"))
    }
    return try ArchiveStore.open(path, asOf: moment) { checks(of: $0, beside: $1) }
  }
}
