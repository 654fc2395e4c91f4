import Forms

/// Why rows cannot be taken out of an archive.
package enum ExportError: Error, Sendable, Hashable {
  case cannotWrite(String)
  /// The folder of a package holds something else.
  case occupied(String)

  /// What is wrong and what to do about it.
  package var wording: Wording {
    switch self {
    case .cannotWrite(let path):
      Wording(
        en: "\(path) cannot be written; check the folder, its permissions and the space left",
        zh: "\(path) 无法写入，请检查文件夹、权限和剩余空间")
    case .occupied(let path):
      Wording(
        en: "\(path) is not empty and no earlier package; give a new folder",
        zh: "\(path) 不是空文件夹，也不是以前导出的数据包；请另给文件夹")
    }
  }
}
