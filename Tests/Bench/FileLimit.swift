import Glibc

/// The limit of having a file at all: its bytes are read from the disk, and nothing is done with them.
enum FileLimit {
  static func read(_ path: String) {
    guard let file = fopen(path, "r") else { return }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while fread(&bytes, 1, bytes.count, file) == bytes.count {}
  }
}
