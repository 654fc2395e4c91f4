extension Sheet {
  /// An array of objects, one a line, keys in the order of the columns.
  var json: String {
    let objects = jsonObjects
    return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  /// Each row as an object whose keys are the columns' codes. Written by hand: an encoder would sort the keys and
  /// pass money through Double.
  var jsonObjects: [String] {
    let keys = columns.map { JSON.string($0.code) + ":" }
    return alignedRows.map { row in
      "{" + zip(keys, row).map { $0 + JSON.value($1.exact) }.joined(separator: ",") + "}"
    }
  }
}

/// JSON as it is written here: exact figures, keys in their order.
package enum JSON {
  static func value(_ value: Sheet.Value.Exact?) -> String {
    switch value {
    case .text(let text): string(text)
    case .figure(let digits): digits
    case nil: "null"
    }
  }

  /// A string literal after RFC 8259. U+2028 and U+2029 are escaped too, so that the text can stand in a script, and
  /// DEL and C1 controls, so that it can be looked at in a terminal.
  package static func string(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: literal += "\\\""
      case 0x5C: literal += "\\\\"
      case 0x0A: literal += "\\n"
      case 0x0D: literal += "\\r"
      case 0x09: literal += "\\t"
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: literal += escape(scalar.value)
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
