import CLibXML2

/// The limit of reading a page: libxml2 builds a tree of the same bytes, and nothing is done with it.
enum TreeLimit {
  static func build(_ bytes: [UInt8]) {
    let quiet = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    bytes.withUnsafeBytes { raw in
      let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      xmlFreeDoc(
        htmlReadMemory(
          start, Int32(raw.count), nil, "UTF-8", Int32(quiet | HTML_PARSE_NONET.rawValue) | 1 << 19))
    }
  }
}
