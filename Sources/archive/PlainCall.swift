import Forms
import Rendering

/// A call in plain words: the verb, and options by their full names, each once and with its value in the next word. It is
/// read without the parser, which to find out what a verb takes looks through the types of the whole program for each of
/// its options, longer than the answer takes. What is not plain, and what is wrong, is the parser's: it has the words.
struct PlainCall {
  private struct NotPlain: Error {}

  private var options: [(name: String, value: String)] = []
  private var isQuiet = false

  /// Nil where the words are another verb, or not plain, for an option of `names`.
  fileprivate init?(_ words: ArraySlice<String>, of verb: String, names: [String]) {
    var (words, isVerb) = (words, false)
    while let word = words.popFirst() {
      if word == verb, !isVerb {
        isVerb = true
      } else if word == "--quiet" {
        isQuiet = true
      } else {
        let isKnown = word == "--db" || word == "--lang" || isVerb && names.contains(word)
        guard isKnown, let value = words.popFirst(), !value.isEmpty, !value.hasPrefix("-") else { return nil }
        options.append((word, value))
      }
    }
    guard isVerb, isOnce("--lang"), all("--lang").allSatisfy({ Language(rawValue: $0) != nil }) else {
      return nil
    }
  }

  fileprivate func all(_ name: String) -> [String] { options.filter { $0.name == name }.map(\.value) }

  private func isOnce(_ name: String) -> Bool { options.count { $0.name == name } < 2 }

  /// The value of an option; nil where it is not given.
  fileprivate func one<T>(_ name: String, _ read: (String) -> T?) throws -> T? {
    guard isOnce(name) else { throw NotPlain() }
    return try all(name).first.map { text in
      guard let value = read(text) else { throw NotPlain() }
      return value
    }
  }

  fileprivate var place: Place { get throws { Place(try one("--db") { $0 }, isQuiet: isQuiet) } }
}

extension TrendCall {
  /// The call that plain words make; nil for the parser to read them.
  init?(plain words: ArraySlice<String>) {
    let names = ["--field", "--issuer", "--format", "--from", "--to"]
    guard let call = PlainCall(words, of: "trend", names: names), !call.all("--field").isEmpty else {
      return nil
    }
    do {
      let output = Output(stated: try call.one("--format", OutputFormat.init), file: nil)
      self.init(field: call.all("--field"), place: try call.place, output: output)
      issuer = call.all("--issuer")
      (from, to) = (try call.one("--from") { Int($0) }, try call.one("--to") { Int($0) })
    } catch { return nil }
    if let from, let to, from > to { return nil }
  }
}
