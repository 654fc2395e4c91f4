import Foundation

/// ZIP files with anything in them, written byte by byte: what no honest program packs.
struct PackedMember {
  var name: [UInt8]
  var bytes: [UInt8]
  /// How the bytes are packed, what they come to and their sum: 0 for as they are.
  var method = 0
  var size: Int?
  var sum: UInt32?
  var flags = 0
  /// Kind and permissions as Unix keeps them.
  var mode: UInt32 = 0o100644

  init(_ name: String, _ text: String) {
    self.name = Array(name.utf8)
    bytes = Array(text.utf8)
  }

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = Array(name.utf8)
    self.bytes = bytes
  }

  /// `size` zeros, deflated to a thousandth by the shell's gzip.
  static func zeros(_ name: String, _ size: String, on desk: Desk) throws -> PackedMember {
    _ = try desk.shell("head -c \(size) /dev/zero | gzip -9 > zeros.gz")
    let packed = [UInt8](try desk.read("zeros.gz"))
    _ = try desk.shell("rm zeros.gz")
    let end = packed.suffix(8).map(UInt32.init)
    var member = PackedMember(name, Array(packed.dropFirst(10).dropLast(8)))
    member.method = 8
    member.sum = (0..<4).reduce(0) { $0 | end[$1] << (8 * UInt32($1)) }
    member.size = Int((0..<4).reduce(0) { $0 | end[$1 + 4] << (8 * UInt32($1)) })
    return member
  }
}

/// The whole file.
func zip(_ members: [PackedMember]) -> [UInt8] {
  var file: [UInt8] = []
  var directory: [UInt8] = []
  for member in members {
    let offset = file.count
    let head =
      little(20, 2) + little(member.flags, 2) + little(member.method, 2) + [0, 0, 0x21, 0]
      + little(Int(member.sum ?? checksum(member.bytes)), 4) + little(member.bytes.count, 4)
      + little(member.size ?? member.bytes.count, 4) + little(member.name.count, 2) + [0, 0]
    file += little(0x0403_4B50, 4) + head + member.name + member.bytes
    directory += little(0x0201_4B50, 4) + [20, 3] + head + [UInt8](repeating: 0, count: 6)
    directory += little(Int(member.mode) << 16, 4) + little(offset, 4) + member.name
  }
  let count = little(members.count, 2)
  return file + directory + little(0x0605_4B50, 4) + [0, 0, 0, 0] + count + count + little(directory.count, 4)
    + little(file.count, 4) + [0, 0]
}

private func little(_ value: Int, _ bytes: Int) -> [UInt8] {
  (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

private func checksum(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
}
