/// The encoding that a page names in its head: `<meta charset="gbk">`, `content="text/html; charset=gb2312"`,
/// `<?xml version="1.0" encoding="gb18030"?>`. Only those that change how a file is read.
enum DeclaredEncoding: Equatable {
  case gb18030
  case big5
  case other

  /// Takes a file and looks for the name within its first bytes; nil when there is none.
  init?(in bytes: [UInt8]) {
    let head = bytes.prefix(8192).map(\.lowered)
    guard let name = Self.name(after: "charset=", in: head) ?? Self.name(after: "encoding=", in: head) else {
      return nil
    }
    self.init(named: name)
  }

  /// Takes a name in small letters.
  init(named name: String) {
    switch name {
    case "gb2312", "gbk", "gb18030", "gb_2312-80", "cp936", "x-gbk", "hz-gb-2312": self = .gb18030
    case "big5", "big5-hkscs", "x-big5", "cp950": self = .big5
    default: self = .other
    }
  }

  private static func name(after key: StaticString, in head: [UInt8]) -> String? {
    guard let found = head.firstIndex(of: key) else { return nil }
    let value = head[(found + key.utf8CodeUnitCount)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
    let name = value.prefix { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}
