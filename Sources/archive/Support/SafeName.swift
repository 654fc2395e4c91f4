/// File names made of issuers' names, which come from reports and may hold anything.
enum SafeName {
  /// A name for each text, safe on any file system: no path, no control or invisible character, no name of a device,
  /// of bounded length, and no two alike even where case does not count.
  static func names(_ texts: [String]) -> [String] {
    var taken: Set<String> = []
    return texts.map { text in
      let stem = stem(text)
      var name = stem
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(stem)-\(number)"
        number += 1
      }
      return name
    }
  }

  private static func stem(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(60) { name.append(isPlain(scalar) ? scalar : "_") }
    let trimmed = String(name).drop { ".- ".contains($0) }
    let end = trimmed.reversed().drop { ". ".contains($0) }
    let stem = String(end.reversed())
    return stem.isEmpty || devices.contains(stem.uppercased()) ? "_" + stem : stem
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if "/\\:*?\"<>|".unicodeScalars.contains(scalar) { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  // What Windows takes for a device, with any ending.
  private static let devices: Set<String> = Set(
    ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })
}
