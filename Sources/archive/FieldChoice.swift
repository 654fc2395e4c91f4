import Forms
import Store

/// Fields as the call names them: a code, a label, or a part of one.
struct FieldChoice {
  private let annexLabels: () throws -> [String]

  /// Annex rows are those that the archive has; it is asked only where no code of the catalogue is given.
  init(_ annexLabels: @escaping () throws -> [String]) { self.annexLabels = annexLabels }

  /// The codes asked for, several for a group; what fits nothing or too much is refused with what is near.
  func codes(of asked: String) throws -> [String] {
    if FieldCatalogue.field(asked) != nil { return [asked] }
    let text = Console.shown(asked)
    switch FieldCatalogue.search(asked, annexLabels: try annexLabels()) {
    case .fields(let codes, _): return codes
    case .ambiguous(let codes):
      throw Failure.usage(
        "'\(text)' fits several fields; give one of: \(listed(codes))",
        "“\(text)”对应多个指标，请选其一：\(listed(codes))")
    case .none(let nearest):
      throw Failure.usage(
        "no field '\(text)'; nearest: \(listed(nearest))", "没有指标“\(text)”，相近的有：\(listed(nearest))")
    }
  }

  private func listed(_ codes: [String]) -> String {
    codes.map { code in
      "\n  \(Console.shown(code))  \(FieldCatalogue.field(code)?.label(Spoken.language) ?? "")"
    }.joined()
  }
}
