import CMessageDigest

/// The SHA-256 of some bytes as 64 lower-case hexadecimal digits.
package func sha256(_ bytes: [UInt8]) -> String {
  var context = SHA2_CTX()
  var digest = [UInt8](repeating: 0, count: 32)
  SHA256Init(&context)
  bytes.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
  SHA256Final(&digest, &context)
  return hexadecimalText(digest)
}

/// Bytes as lower-case hexadecimal digits.
func hexadecimalText(_ bytes: [UInt8]) -> String {
  String(decoding: bytes.flatMap { [hexadecimal[Int($0 >> 4)], hexadecimal[Int($0 & 15)]] }, as: UTF8.self)
}

private let hexadecimal = Array("0123456789abcdef".utf8)
