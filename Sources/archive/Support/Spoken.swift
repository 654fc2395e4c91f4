import Forms
import Glibc

/// The language of this call: `--lang`, else the locale. Help is made before options are parsed, so the option is
/// looked for in the bare arguments.
enum Spoken {
  static let language: Language = stated ?? (locale.hasPrefix("zh") ? .chinese : .english)

  /// One of two texts for the help of a verb. Lines of a paragraph run on, because the help is wrapped again to the
  /// width of the terminal; indented lines (examples) and empty ones stay.
  static func help(_ en: String, _ zh: String) -> String {
    let isChinese = language == .chinese
    var lines: [String] = []
    for line in (isChinese ? zh : en).split(separator: "\n", omittingEmptySubsequences: false) {
      let goesOn =
        lines.last.map { !$0.isEmpty && !$0.hasPrefix(" ") && !$0.hasSuffix(":") && !$0.hasSuffix("：") }
        ?? false
      if goesOn, !line.isEmpty, !line.hasPrefix(" "), let last = lines.popLast() {
        lines.append(last + (isChinese ? "" : " ") + line)
      } else {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// One of two texts.
  static func text(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  private static let stated: Language? = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return nil }
      if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
    }
    return nil
  }()

  private static let locale: String = {
    // One at a time: to read the whole environment took a twentieth of the start.
    let names: [String] = ["LC_ALL", "LC_MESSAGES", "LANG"]
    for name in names {
      if let value = getenv(name), value.pointee != 0 { return String(cString: value) }
    }
    return ""
  }()
}

/// `1 file`, `2 files`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)" + (count == 1 ? "" : "s") }
