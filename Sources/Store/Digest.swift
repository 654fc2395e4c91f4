import CNettle

/// The SHA-256 of some bytes as 64 lower-case hexadecimal digits.
package func sha256(_ bytes: [UInt8]) -> String {
  var stream = DigestStream()
  stream.add(bytes)
  return stream.text
}

/// The SHA-256 of bytes that come piece by piece. Nettle uses the processor's own instructions for it, where it has some:
/// of the import of a page the digest took a fourteenth without.
package struct DigestStream: Sendable {
  private var context = sha256_ctx()

  package init() { nettle_sha256_init(&context) }

  package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    nettle_sha256_update(&context, bytes.count, bytes.baseAddress)
  }

  /// Adds a piece and a mark behind it.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, end: UInt8) {
    add(bytes)
    withUnsafePointer(to: end) { nettle_sha256_update(&context, 1, $0) }
  }

  /// 64 lower-case hexadecimal digits for what came so far.
  package var text: String {
    var (context, digest) = (context, [UInt8](repeating: 0, count: 32))
    nettle_sha256_digest(&context, digest.count, &digest)
    return hexadecimalText(digest)
  }
}

/// Bytes as lower-case hexadecimal digits.
func hexadecimalText(_ bytes: [UInt8]) -> String {
  func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
  return String(decoding: bytes.flatMap { [digit($0 >> 4), digit($0 & 15)] }, as: UTF8.self)
}
