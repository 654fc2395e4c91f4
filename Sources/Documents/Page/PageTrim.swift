import Glibc

/// Finds what a page can do without before it is parsed, which is most of one that a word processor wrote: each
/// attribute, comment and element costs the parser more than the figure between them. Nothing that is left out makes a
/// difference to what is read: tags are looked over exactly as the parser (libxml2 2.9, HTMLparser.c) takes them, and
/// where that is in doubt, the rest of the page stays as it is.
struct PageTrim {
  /// What can be left out, in order.
  private(set) var removals: [Range<Int>] = []
  /// Where the page has a mark of Word's conditional sections in its text.
  private(set) var hasSections = false
  /// From where on the page was not looked over.
  private(set) var stop: Int
  private let source: UnsafeBufferPointer<UInt8>
  /// Start tags that follow each other with nothing between.
  private var chain: [Tag] = []

  /// A start tag.
  private struct Tag {
    let name: UInt64
    let range: Range<Int>
    /// Which of the removals are its own.
    let removals: Range<Int>
    /// True where it holds an attribute that matters.
    let isMarked: Bool
    /// True for `<br/>`.
    let isClosed: Bool
  }

  /// Takes a page; refuses it when a tag has too many attributes.
  init(_ page: UnsafeBufferPointer<UInt8>) throws(DocumentError.Fault) {
    source = page
    stop = page.count
    removals.reserveCapacity(page.count / 64)
    var at = 0
    while let open = next(0x3C, from: at) {
      guard let end = try markup(at: open) else {
        stop = open
        return
      }
      at = end
    }
  }

  /// Looks over what opens at a `<`, and gives the place behind it; nil where that cannot be told.
  private mutating func markup(at open: Int) throws(DocumentError.Fault) -> Int? {
    switch self[open + 1] {
    case 0x21: return declaration(at: open)
    case 0x3F: return simpleEnd(of: open)
    case 0x2F: return isNameStart(self[open + 2]) ? next(0x3E, from: open).map { $0 + 1 } : open + 2
    case let byte where byte.isLetter: return try element(at: open)
    default: return open + 1
    }
  }

  // MARK: comments and declarations

  /// `<!--` keeps its two ends; `<!DOCTYPE` stays; anything else is text to the parser.
  private mutating func declaration(at open: Int) -> Int? {
    if self[open + 2] == 0x2D, self[open + 3] == 0x2D {
      guard let end = commentEnd(from: open + 4) else { return nil }
      remove(open + 4..<end.close)
      return end.behind
    }
    if self[open + 2] == 0x5B { hasSections = true }
    return self[open + 2].lowered == 0x64 ? simpleEnd(of: open) : open + 1
  }

  /// `-->`, or `--!>` as a slip for it.
  private func commentEnd(from start: Int) -> (close: Int, behind: Int)? {
    var at = start
    while let dash = next(0x2D, from: at) {
      if self[dash + 1] == 0x2D {
        if self[dash + 2] == 0x3E { return (dash, dash + 3) }
        if self[dash + 2] == 0x21, self[dash + 3] == 0x3E { return (dash, dash + 4) }
      }
      at = dash + 1
    }
    return nil
  }

  /// The place behind the next `>`; nil where a quote is open there or other markup begins before.
  private func simpleEnd(of open: Int) -> Int? {
    guard let close = next(0x3E, from: open) else { return nil }
    var (quotes, apostrophes) = (0, 0)
    for at in open + 1..<close {
      switch source[at] {
      case 0x3C: return nil
      case 0x22: quotes += 1
      case 0x27: apostrophes += 1
      default: break
      }
    }
    return quotes % 2 == 0 && apostrophes % 2 == 0 ? close + 1 : nil
  }

  // MARK: elements

  private mutating func element(at open: Int) throws(DocumentError.Fault) -> Int? {
    guard let tag = try startTag(at: open) else { return nil }
    if chain.last?.range.upperBound != open || chain.count > 16 { chain.removeAll(keepingCapacity: true) }
    let end = tag.range.upperBound
    if tag.isClosed { return end }
    if tag.name == Name.script || tag.name == Name.style { return rawText(of: tag) }
    chain.append(tag)
    return self[end] == 0x3C && self[end + 1] != 0x2F ? end : text(from: end)
  }

  /// The text of a script or style, up to its end tag, is not markup; that of a style is left out.
  private mutating func rawText(of tag: Tag) -> Int? {
    let start = tag.range.upperBound
    var at = start
    while let open = next(0x3C, from: at) {
      if self[open + 1] == 0x2F, let end = nameEnd(tag.name, at: open + 2) {
        guard !isName(self[end]) else { return nil }
        if tag.name == Name.style { remove(start..<open) }
        return open
      }
      // Markup right behind the start tag may close it.
      if open == start, self[open + 1] == 0x2F || self[open + 1].isLetter { return nil }
      at = open + 1
    }
    return nil
  }

  /// Leaves out elements that are around a text and do nothing to it: `<td><p><span>12<o:p></o:p></span></p></td>` says what
  /// `<td>12</td>` says. The text begins behind the last start tag.
  private mutating func text(from start: Int) -> Int {
    guard var at = next(0x3C, from: start) else { return source.count }
    if let last = chain.last, Name.isHolder(last.name), let end = emptyElement(at: at), opensMarkup(at: end) {
      remove(at..<end)
      at = end
    }
    while chain.count > 1, let tag = chain.last, let end = endTag(tag.name, at: at), opensMarkup(at: end),
      doesNothing(tag, in: chain[chain.count - 2], behind: end)
    {
      chain.removeLast()
      removals.replaceSubrange(tag.removals, with: CollectionOfOne(tag.range))
      remove(at..<end)
      at = end
    }
    chain.removeAll(keepingCapacity: true)
    return at
  }

  /// True for an element that runs on in the line, and for a paragraph that is all there is in a cell.
  private func doesNothing(_ tag: Tag, in parent: Tag, behind end: Int) -> Bool {
    if Name.isInline(tag.name) { return !tag.isMarked && Name.isHolder(parent.name) }
    return tag.name == Name.p && !tag.isMarked && Name.isCell(parent.name)
      && endTag(parent.name, at: end) != nil
  }

  /// The end of `<o:p></o:p>`, with which Word ends each paragraph.
  private func emptyElement(at open: Int) -> Int? {
    guard self[open + 1] == 0x6F, self[open + 2] == 0x3A, let name = nameEnd(Name.crumb, at: open + 1),
      self[name] == 0x3E
    else { return nil }
    return endTag(Name.crumb, at: name + 1)
  }

  /// The end of an end tag with nothing in it but a name.
  private func endTag(_ name: UInt64, at open: Int) -> Int? {
    guard self[open] == 0x3C, self[open + 1] == 0x2F, let end = nameEnd(name, at: open + 2), self[end] == 0x3E
    else { return nil }
    return end + 1
  }

  /// True where a tag or comment begins, so that text before it ends there.
  private func opensMarkup(at open: Int) -> Bool {
    guard self[open] == 0x3C else { return false }
    return self[open + 1] == 0x2F || self[open + 1].isLetter
  }

  // MARK: start tags

  /// Looks over a start tag and leaves out the attributes that do not matter; nil where it does not end.
  private mutating func startTag(at open: Int) throws(DocumentError.Fault) -> Tag? {
    let first = removals.count
    guard let (name, nameEnd) = name(at: open + 1) else { return nil }
    var marks = Marks(of: name)
    var at = blanksEnd(from: nameEnd)
    var kept = nameEnd
    var attributes = 0
    while !isTagEnd(at) {
      guard at < source.count else { return nil }
      attributes += 1
      if attributes > TagScan.attributeLimit * 4 { throw .tooManyParts }
      guard let attribute = attribute(at: at) else { return nil }
      if marks.wants(bytes(attribute.start..<attribute.nameEnd), bytes(attribute.value)) {
        if attribute.start > kept, isBlank(source[attribute.start - 1]) { remove(kept..<attribute.start - 1) }
        kept = attribute.end
      }
      at = blanksEnd(from: attribute.end)
    }
    let isClosed = source[at] == 0x2F
    // Behind a value without quotes, a stroke would become part of it.
    if !(isClosed && marks.isMarked) { remove(kept..<at) }
    return Tag(
      name: name, range: open..<at + (isClosed ? 2 : 1), removals: first..<removals.count,
      isMarked: marks.isMarked, isClosed: isClosed)
  }

  /// A name and what is behind it, as far as its value reaches. What is no name goes on to the next blank.
  private func attribute(at start: Int) -> Attribute? {
    guard isNameStart(source[start]) else {
      var end = start
      while end < source.count, !isBlank(source[end]), !isTagEnd(end) { end += 1 }
      return Attribute(start: start, nameEnd: start, value: start..<start, end: end)
    }
    var nameEnd = start + 1
    while isName(self[nameEnd]) { nameEnd += 1 }
    guard nameEnd - start < PageTrim.longestName else { return nil }
    let sign = blanksEnd(from: nameEnd)
    guard self[sign] == 0x3D else {
      return Attribute(start: start, nameEnd: nameEnd, value: nameEnd..<nameEnd, end: nameEnd)
    }
    let open = blanksEnd(from: sign + 1)
    if self[open] == 0x22 || self[open] == 0x27 {
      guard let close = next(self[open], from: open + 1) else { return nil }
      return Attribute(start: start, nameEnd: nameEnd, value: open + 1..<close, end: close + 1)
    }
    var end = open
    while end < source.count, !isBlank(source[end]), source[end] != 0x3E { end += 1 }
    return Attribute(start: start, nameEnd: nameEnd, value: open..<end, end: end)
  }

  private struct Attribute {
    let start: Int
    let nameEnd: Int
    let value: Range<Int>
    let end: Int
  }

  /// The parser cuts longer names in two.
  private static let longestName = 90

  /// A name of up to eight bytes in small letters, the first one highest; 0 for a longer one.
  private func name(at start: Int) -> (name: UInt64, end: Int)? {
    var (name, end): (UInt64, Int) = (0, start)
    while isName(self[end]) {
      name = name << 8 | UInt64(source[end].lowered)
      end += 1
    }
    return end - start < PageTrim.longestName ? (end - start > 8 ? 0 : name, end) : nil
  }

  /// Where a name ends that begins at `start`, or begins what stands there.
  private func nameEnd(_ name: UInt64, at start: Int) -> Int? {
    let count = (71 - name.leadingZeroBitCount) / 8
    for index in 0..<count
    where UInt64(self[start + index].lowered) != name >> (8 * (count - 1 - index)) & 0xFF {
      return nil
    }
    return count > 0 ? start + count : nil
  }

  private func isTagEnd(_ index: Int) -> Bool {
    self[index] == 0x3E || (self[index] == 0x2F && self[index + 1] == 0x3E)
  }

  private func blanksEnd(from start: Int) -> Int {
    var end = start
    while isBlank(self[end]) { end += 1 }
    return end
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  private func isNameStart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == 0x5F || byte == 0x3A || byte == 0x2E
  }

  private func isName(_ byte: UInt8) -> Bool { isNameStart(byte) || byte.isDigit || byte == 0x2D }

  // MARK: bytes

  /// The byte at an index; 0, which the source does not have, behind the end.
  private subscript(index: Int) -> UInt8 { index < source.count ? source[index] : 0 }

  private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: source[range])
  }

  private mutating func remove(_ range: Range<Int>) {
    if !range.isEmpty { removals.append(range) }
  }

  private func next(_ byte: UInt8, from start: Int) -> Int? {
    guard start < source.count, let base = source.baseAddress,
      let found = memchr(base + start, Int32(byte), source.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}

/// Names of elements as `PageTrim` compares them: their bytes in one number.
private enum Name {
  static let td: UInt64 = 0x7464
  static let th: UInt64 = 0x7468
  static let tr: UInt64 = 0x7472
  static let input: UInt64 = 0x69_6E70_7574
  static let p: UInt64 = 0x70
  static let script: UInt64 = 0x73_6372_6970_74
  static let style: UInt64 = 0x73_7479_6C65
  /// `o:p`, which Word puts at the end of each paragraph.
  static let crumb: UInt64 = 0x6F_3A70
  private static let div: UInt64 = 0x64_6976
  private static let inline: [UInt64] = [
    0x7370_616E, 0x666F_6E74, 0x62, 0x7374_726F_6E67, crumb,  // span font b strong
  ]
  private static let others: [UInt64] = [tr, 0x74_6162_6C65, 0x74_626F_6479]  // table tbody

  static func isCell(_ name: UInt64) -> Bool { name == td || name == th }
  /// Elements that take room in a table, or none.
  static func isRoom(_ name: UInt64) -> Bool { isCell(name) || name == tr }
  /// Elements in a line, which close none that is open but the page's head.
  static func isInline(_ name: UInt64) -> Bool { inline.contains(name) }
  /// Elements that stay open, and in which text needs no paragraph.
  static func isHolder(_ name: UInt64) -> Bool { isCell(name) || name == p || name == div || isInline(name) }
  /// Elements whose text a style may strike; it may hide rows and cells, and does nothing else to them.
  static func isBlock(_ name: UInt64) -> Bool {
    isCell(name) || name == p || name == div || others.contains(name)
  }
}

/// Which attributes of a tag matter, and which of them were met: of two with one name the parser takes the first.
private struct Marks {
  private let isCell: Bool
  private let isBlock: Bool
  private let canHide: Bool
  private let isField: Bool
  private var (columns, rows, style, hidden, value, type) = (false, false, false, false, false, false)
  private(set) var isMarked = false

  init(of name: UInt64) {
    isCell = Name.isCell(name)
    isBlock = Name.isBlock(name)
    canHide = !isBlock || Name.isRoom(name)
    isField = name == Name.input
  }

  /// True for the spans of a cell, what stands in a field, and what may strike, hide, raise or lower a text.
  mutating func wants(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
    let wanted =
      switch name.count {
      case 7 where isCell && name.is("colspan"): Marks.first(&columns)
      case 7 where isCell && name.is("rowspan"): Marks.first(&rows)
      case 5 where name.is("style"): Marks.first(&style) && matters(value)
      case 6 where canHide && name.is("hidden"): Marks.first(&hidden)
      case 5 where isField && name.is("value"): Marks.first(&self.value)
      case 4 where isField && name.is("type"): Marks.first(&type)
      default: false
      }
    isMarked = isMarked || wanted
    return wanted
  }

  private static func first(_ isMet: inout Bool) -> Bool {
    defer { isMet = true }
    return !isMet
  }

  /// True for a style with a word of those that matter (`PageAttributes`); `&` may stand for any letter.
  private func matters(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
    style.indices.contains { index in
      switch style[index] | 0x20 {
      case 0x26: true
      case 0x74: style.matches("through", at: index)
      case 0x64: canHide && style.matches("display", at: index)
      case 0x76: canHide && style.matches("visibility", at: index)
      case 0x73: !isBlock && (style.matches("super", at: index) || style.matches("sub", at: index))
      default: false
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// True for a word, capitals taken for small letters.
  fileprivate func `is`(_ word: StaticString) -> Bool {
    matches(word, at: 0) && count == word.utf8CodeUnitCount
  }
}
