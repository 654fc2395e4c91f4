import Foundation

/// What a path leads to.
enum PathKind {
  case file, folder, link
  /// A device, pipe or socket: opening it may wait for ever.
  case special

  /// Nil where there is nothing, also behind a link that leads nowhere.
  init?(of path: String, followsLink: Bool) {
    var status = stat()
    guard (followsLink ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .special
    }
  }
}
