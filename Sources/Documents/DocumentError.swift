import Forms

/// Why a file gives no document: what is wrong, in which file, and what the reader can do about it.
package struct DocumentError: Error, Hashable, Sendable {
  /// What is wrong, told apart so that a caller can act on it.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    case tooLarge(mebibytes: Int)
    case binary
    case image(String)
    case noText
    case unknownEncoding
    case damagedEncoding(String)
    case brokenMarkup
    case nestedTooDeep
    case tableTooLarge
    case tooManyParts
    case tooMuchText(mebibytes: Int)
    case archive
    case closedArchive(String)
    case brokenArchive
    case archiveTooLarge
    case encrypted
    case fixedLayout
    case scanned(pages: Int)
    case missingTool(String, package: String)
    case toolFailed(String)
    case noScratch
  }

  package var fault: Fault
  package var file: String

  package init(_ fault: Fault, in file: String) {
    self.fault = fault
    self.file = file
  }

  /// The fault in three lines (what, where, what to try), in both languages.
  package var wording: Wording {
    let what = fault.what
    let remedy = fault.remedy
    return Wording(
      en: "\(what.en)\n  where: \(file)\n  try:   \(remedy.en)",
      zh: "\(what.zh)\n  位置：\(file)\n  建议：\(remedy.zh)")
  }
}

extension DocumentError.Fault {
  /// What is wrong, without place and remedy.
  package var what: Wording {
    switch self {
    case .empty: Wording(en: "the file is empty", zh: "文件为空")
    case .tooLarge(let mebibytes):
      Wording(en: "the file is larger than \(mebibytes) MiB", zh: "文件超过 \(mebibytes) MiB")
    case .binary: Wording(en: "the file is not a document of a known format", zh: "无法识别的文件格式")
    case .image(let kind): Wording(en: "the file is a picture (\(kind))", zh: "文件是图片（\(kind)）")
    case .noText: Wording(en: "the file has no text", zh: "文件中没有文字")
    case .unknownEncoding: Wording(en: "the character encoding cannot be told", zh: "无法判断字符编码")
    case .damagedEncoding(let name): Wording(en: "the text is not valid \(name)", zh: "文字不是有效的 \(name) 编码")
    case .brokenMarkup: Wording(en: "the markup breaks off and cannot be read on", zh: "标记损坏，无法继续读取")
    case .nestedTooDeep: Wording(en: "the markup is nested too deep", zh: "标记嵌套过深")
    case .tableTooLarge: Wording(en: "a table has too many cells", zh: "表格单元格过多")
    case .archive: Wording(en: "the file is an archive of files", zh: "文件是压缩包")
    case .closedArchive(let kind): Wording(en: "the file is an archive (\(kind))", zh: "文件是压缩包（\(kind)）")
    case .brokenArchive: Wording(en: "the file is damaged and cannot be unpacked", zh: "文件已损坏，无法解压")
    case .archiveTooLarge: Wording(en: "the file unpacks to too many or too large files", zh: "文件解压后过多或过大")
    case .encrypted: Wording(en: "the file is protected by a password", zh: "文件有密码保护")
    case .fixedLayout:
      Wording(en: "the file is in the OFD format, which is not read", zh: "文件是 OFD 格式，暂不支持读取")
    case .scanned(let pages):
      Wording(
        en: "none of the \(pages) pages has text: the file is a scan", zh: "全部 \(pages) 页均无文字：文件是扫描件")
    case .missingTool(let tool, _): Wording(en: "the program \(tool) is not installed", zh: "未安装程序 \(tool)")
    case .toolFailed(let tool): Wording(en: "\(tool) cannot read the file", zh: "\(tool) 无法读取该文件")
    case .noScratch: Wording(en: "no temporary file can be written", zh: "无法写入临时文件")
    case .tooMuchText(let mebibytes):
      Wording(en: "the file has more than \(mebibytes) MiB of text", zh: "文件的文字超过 \(mebibytes) MiB")
    case .tooManyParts: Wording(en: "the file has too many lines or cells", zh: "文件的行或单元格过多")
    }
  }

  /// What the reader can do.
  package var remedy: Wording {
    switch self {
    case .empty: Wording(en: "save or download the file again", zh: "请重新保存或下载该文件")
    case .tooLarge, .tooManyParts, .tooMuchText:
      Wording(en: "save only the report itself, without attachments", zh: "请只保存报告本身，不含附件")
    case .binary:
      Wording(
        en: "save the report as HTML, PDF, DOCX or plain text", zh: "请将报告另存为 HTML、PDF、DOCX 或纯文本")
    case .missingTool(_, let package):
      Wording(en: "install it with: apt-get install \(package)", zh: "请安装：apt-get install \(package)")
    case .toolFailed: Wording(en: "open the file and save it again", zh: "请打开文件后重新保存")
    case .noScratch: Wording(en: "make room in the folder that TMPDIR names", zh: "请在 TMPDIR 所指文件夹中腾出空间")
    case .image, .noText, .scanned:
      Wording(en: "recognise the characters with OCR software first", zh: "请先用 OCR 软件识别文字")
    case .unknownEncoding, .damagedEncoding:
      Wording(en: "save the file as UTF-8", zh: "请将文件另存为 UTF-8 编码")
    case .archive, .closedArchive, .archiveTooLarge:
      Wording(en: "unpack it and give the report itself", zh: "请先解压，再导入报告本身")
    case .brokenArchive: Wording(en: "download the file again", zh: "请重新下载该文件")
    case .encrypted: Wording(en: "save a copy without a password", zh: "请另存一份无密码的副本")
    case .fixedLayout: Wording(en: "print it to PDF with an OFD reader", zh: "请用 OFD 阅读器另存为 PDF")
    case .brokenMarkup, .nestedTooDeep, .tableTooLarge:
      Wording(
        en: "open the page in a browser and save it again, or save its text", zh: "请用浏览器打开后重新保存，或另存为文本")
    }
  }
}
