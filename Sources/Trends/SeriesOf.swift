import Forms
import Store

/// The series of a field for an issuer. `filings` are the reports in the archive, `observations` their figures; those
/// of other issuers and fields are passed over. `years` are those to show, all from the first report to the last if
/// nil; the year before the first shown is compared with where the archive has it.
package func series(
  of field: String, issuer: String, observations: [Observation], filings: [Filing],
  years: ClosedRange<Int>? = nil
) -> Series {
  let record = IssuerRecord(field: field, issuer: issuer, observations: observations, filings: filings)
  return Series(issuer: issuer, field: field, points: (years ?? record.years).map(record.points) ?? [])
}

/// A year of a field beside any other year of the same issuer, as two reports are held against each other: across a
/// missing year too, but never across a break.
package func point(
  of field: String, issuer: String, year: Int, against before: Int, observations: [Observation],
  filings: [Filing]
) -> Point {
  IssuerRecord(field: field, issuer: issuer, observations: observations, filings: filings)
    .point(year, against: before)
}

/// What the archive has of one field of one issuer, by year.
private struct IssuerRecord {
  /// Reports of this kind exist since 2008; the limits only keep a mistyped or hostile year from asking for millions.
  private static let limits = 1949...2199

  private let code: String
  private let field: Field?
  private var reports = Reports()

  init(field code: String, issuer: String, observations: [Observation], filings: [Filing]) {
    self.code = code
    field = FieldCatalogue.field(code)
    for filing in filings where filing.issuer == issuer && Self.limits.contains(filing.year) {
      reports.enter(filing.year, filing.form, reading: nil, unit: nil)
    }
    for observation in observations
    where observation.issuer == issuer && observation.field == code && Self.limits.contains(observation.year)
    {
      reports.enter(
        observation.year, observation.form, reading: observation.reading,
        unit: observation.unit ?? field?.unit)
    }
    reports.fill(absence, unit: field?.unit)
  }

  /// From the first report to the last; nil where there is none.
  var years: ClosedRange<Int>? { reports.years }

  func points(_ years: ClosedRange<Int>) -> [Point] {
    guard years.overlaps(Self.limits) else { return [] }
    let years = years.clamped(to: Self.limits)
    var before = reports[years.lowerBound - 1]
    return years.map { year in
      let now = reports[year]
      defer { before = now }
      return point(year, now, against: before)
    }
  }

  /// A year beside another one; in a series that is the year before.
  func point(_ year: Int, against before: Int) -> Point {
    point(year, reports[year], against: reports[before])
  }

  private func point(_ year: Int, _ now: Reports.Entry?, against before: Reports.Entry?) -> Point {
    guard let now else {
      return Point(year: year, form: nil, reading: .gap, previous: before?.previous, change: .missing)
    }
    return Point(
      year: year, form: now.form, reading: now.reading, unit: now.unit, previous: before?.previous,
      change: change(now, since: before))
  }

  /// Why a report has no figure of a field: its form has no such field, or the report lacks what its form has.
  private func absence(_ form: FormCode) -> Reading {
    if let field, field.terms[form] == nil { return .notInForm(field.reasonForAbsence(in: form)) }
    // Rows of local annexes are in no catalogue; the national forms have no annexes (domain.md §3, §4).
    let isAnnexRow = field == nil && code.hasPrefix("annex.")
    if isAnnexRow, FormCode.national.contains(form) { return .notInForm(AnnexRow.ended) }
    return .empty(state: "missing")
  }

  private func change(_ now: Reports.Entry, since before: Reports.Entry?) -> Change {
    guard let before else {
      return reports.hasAny(before: now.year) ? .missing : .first
    }
    let joint = field.joint(from: before.form, to: now.form)
    if joint.comparability == .broken { return .broken(joint.note) }
    if case .notInForm(let reason) = now.reading { return .broken(reason) }
    if case .notInForm(let reason) = before.reading { return .broken(reason) }
    if let reason = Units.reason(before.unit, now.unit) { return .broken(reason) }
    let footnote = field.footnote(joint, units: [before.unit, now.unit])
    if case .ratio(let ratio) = now.reading, case .ratio(let base) = before.reading {
      // As the view `trend` subtracts: two doubles, each rounded once.
      return .points(ratio.double - base.double, footnote: footnote)
    }
    guard let value = now.reading.value, let base = before.reading.value else { return .blank }
    return difference(value, base, footnote: footnote)
  }

  private func difference(_ value: Number, _ base: Number, footnote: Wording?) -> Change {
    guard let change = value.minus(base) else { return .broken(Self.tooLong) }
    return base.mantissa == 0
      ? .noBase(change, footnote: footnote)
      : .value(change, percent: change.percent(of: base), footnote: footnote)
  }

  private static let tooLong = Wording(en: "the difference has too many digits", zh: "差值位数过多，无法精确表示")
}

/// An issuer's reports by year: few, so that to go through them is quicker than any index.
private struct Reports {
  struct Entry {
    let year: Int
    var form: FormCode
    /// `gap` until it is known what a report without a figure lacks it for.
    var reading: Reading
    var unit: String?

    var previous: Previous {
      if case .ratio(let ratio) = reading {
        return Previous(year: year, form: form, value: nil, ratio: ratio)
      }
      return Previous(year: year, form: form, value: reading.value)
    }
  }

  private var entries: [Entry] = []

  /// Enters a report; of several for one year the last stands.
  mutating func enter(_ year: Int, _ form: FormCode, reading: Reading?, unit: String?) {
    let place = entries.lastIndex { $0.year <= year } ?? -1
    guard place >= 0, entries[place].year == year else {
      entries.insert(Entry(year: year, form: form, reading: reading ?? .gap, unit: unit), at: place + 1)
      return
    }
    entries[place].form = form
    if let reading { (entries[place].reading, entries[place].unit) = (reading, unit) }
  }

  /// Says of reports without a figure why they have none.
  mutating func fill(_ absence: (FormCode) -> Reading, unit: String?) {
    for index in entries.indices where entries[index].reading == .gap {
      (entries[index].reading, entries[index].unit) = (absence(entries[index].form), unit)
    }
  }

  subscript(year: Int) -> Entry? { entries.first { $0.year == year } }

  var years: ClosedRange<Int>? {
    guard let first = entries.first?.year, let last = entries.last?.year else { return nil }
    return first...last
  }

  func hasAny(before year: Int) -> Bool { entries.first.map { $0.year < year } ?? false }
}

extension Observation {
  fileprivate var reading: Reading {
    guard state == "number" else { return .empty(state: state) }
    return ratio.map(Reading.ratio) ?? value.map(Reading.number) ?? .empty(state: "missing")
  }
}

extension Field {
  /// Why a form has no such field: the first break on the way from it to the nearest form that has the field.
  fileprivate func reasonForAbsence(in form: FormCode) -> Wording {
    let later = FormCode.allCases.first { $0 > form && terms[$0] != nil }
    let earlier = FormCode.allCases.last { $0 < form && terms[$0] != nil }
    let reasons = [later, earlier].compactMap { $0 }.map { joint(form, $0) }
    return reasons.first { $0.comparability == .broken }?.note
      ?? Wording(en: "form \(form.rawValue) has no such field", zh: "\(form.rawValue)年格式没有此项")
  }
}

extension Field? {
  /// The joint between two forms; rows of local annexes are what each annex makes of them, whatever their label.
  func joint(from a: FormCode, to b: FormCode) -> Joint {
    self?.joint(a, b) ?? (a == b ? .same : AnnexRow.apart(a, b))
  }

  /// What has to be said where two years are compared over a joint that is not broken.
  func footnote(_ joint: Joint, units: [String?]) -> Wording? {
    if joint.comparability == .close { return joint.note }
    let isOpen = map { $0.unit == nil && $0.division == nil } == true
    return isOpen && units.contains(nil) ? Units.open : nil
  }
}

/// Rows of local annexes, which no form defines.
private enum AnnexRow {
  static let ended = Wording(en: "local annexes ended with form 2019", zh: "2019年格式起不再有此附表")

  /// As the view `trend` says it (domain.md §4: rows of local designs must not be joined).
  static func apart(_ a: FormCode, _ b: FormCode) -> Joint {
    .broken(
      "forms \(a.rawValue) and \(b.rawValue) define their rows apart",
      "\(a.rawValue)年格式与\(b.rawValue)年格式的行自定，口径不同")
  }
}

/// Units of two years that are compared.
enum Units {
  // 采购总金额 of form 2019: 元 where the source gives a unit (domain.md §2.1).
  static let open = Wording(
    en: "the form fixes no unit for this amount: the years may differ in unit", zh: "格式未规定金额单位，各年单位可能不同")

  /// Why two units forbid a comparison; nil where they do not. They part only where one is money: 件 and 条 are words
  /// for one thing, 元 and 万元 are not (as in the view `trend`).
  static func reason(_ a: String?, _ b: String?) -> Wording? {
    guard a != b, ((a ?? "") + (b ?? "")).contains("元") else { return nil }
    return Wording(
      en: "units differ: \(a ?? "none"), \(b ?? "none")", zh: "单位不同：\(a ?? "无")，\(b ?? "无")")
  }
}
