/// Writes a ZIP whose members are stored as they are, for files of the tests.
enum ZipWriter {
  static func zip(_ members: [(name: String, text: String)]) -> [UInt8] {
    zip(members.map { (Array($0.name.utf8), Array($0.text.utf8)) })
  }

  static func zip(_ members: [(name: [UInt8], bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = UInt32(file.count)
      let head = fields(member)
      file += little(0x0403_4B50) + head + member.name + member.bytes
      directory += little(0x0201_4B50) + [20, 0] + head + [UInt8](repeating: 0, count: 6)
      directory += little(0o100644 << 16) + little(offset) + member.name
    }
    let count = little16(members.count)
    let end = little(0x0605_4B50) + [0, 0, 0, 0] + count + count + little(UInt32(directory.count))
    return file + directory + end + little(UInt32(file.count)) + [0, 0]
  }

  /// What the local head and the directory have in common: version, flags, method, time, sums, lengths.
  private static func fields(_ member: (name: [UInt8], bytes: [UInt8])) -> [UInt8] {
    let size = little(UInt32(member.bytes.count))
    return [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + little(checksum(member.bytes)) + size + size
      + little16(member.name.count) + [0, 0]
  }

  private static func little(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  private static func little16(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }
}
