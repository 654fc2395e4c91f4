import Glibc

/// The decoder of the C library, which knows the Chinese encodings in full (toolchain.md §5).
enum Iconv {
  /// How much of the text may be wrong before the encoding is taken for a wrong guess.
  enum Damage {
    case none
    /// One broken character in five hundred, each made U+FFFD.
    case rare
  }

  /// Takes text in a named encoding and gives UTF-8; nil when it is not in that encoding. A character cut off by the
  /// end of the file is damage of one character at most and always let pass.
  static func utf8(_ bytes: [UInt8], from encoding: String, damage: Damage) -> [UInt8]? {
    guard let decoder = iconv_open("UTF-8", encoding), decoder != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(decoder) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 2 + 16)
    var start = 0
    var broken = 0
    while start < bytes.count {
      let read = convert(bytes[start...], with: decoder, into: &text)
      start += read.count
      switch read.fault {
      case 0, E2BIG: continue
      case EINVAL:
        text.append(contentsOf: replacement)
        return broken * 500 <= bytes.count ? text : nil
      default:
        broken += 1
        guard damage == .rare, broken * 500 <= bytes.count else { return nil }
        text.append(contentsOf: replacement)
        start += 1
      }
    }
    return text
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  private static let step = 64 << 10

  /// One call of the C function: how many bytes it read, and the error number that made it stop (0: none).
  private static func convert(
    _ bytes: ArraySlice<UInt8>, with decoder: iconv_t, into text: inout [UInt8]
  ) -> (count: Int, fault: Int32) {
    var fault: Int32 = 0
    var left = 0
    let output = [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
      bytes.withUnsafeBytes { source in
        var input = UnsafeMutableRawPointer(mutating: source.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var room = step
        left = source.count
        buffer.withMemoryRebound(to: CChar.self) { chars in
          var target = chars.baseAddress
          if iconv(decoder, &input, &left, &target, &room) == -1 { fault = errno }
        }
        count = step - room
      }
    }
    text.append(contentsOf: output)
    return (bytes.count - left, fault)
  }
}
