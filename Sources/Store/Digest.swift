import CMessageDigest

/// The SHA-256 of some bytes as 64 lower-case hexadecimal digits.
package func sha256(_ bytes: [UInt8]) -> String {
  var stream = DigestStream()
  bytes.withUnsafeBufferPointer { stream.add($0) }
  return stream.text
}

/// The SHA-256 of bytes that come piece by piece.
struct DigestStream {
  private var context = SHA2_CTX()

  init() { SHA256Init(&context) }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    SHA256Update(&context, bytes.baseAddress, bytes.count)
  }

  /// Adds a piece and a mark behind it.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, end: UInt8) {
    add(bytes)
    withUnsafePointer(to: end) { SHA256Update(&context, $0, 1) }
  }

  /// 64 lower-case hexadecimal digits.
  var text: String {
    var (context, digest) = (context, [UInt8](repeating: 0, count: 32))
    SHA256Final(&digest, &context)
    return hexadecimalText(digest)
  }
}

/// Bytes as lower-case hexadecimal digits.
func hexadecimalText(_ bytes: [UInt8]) -> String {
  func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
  return String(decoding: bytes.flatMap { [digit($0 >> 4), digit($0 & 15)] }, as: UTF8.self)
}
