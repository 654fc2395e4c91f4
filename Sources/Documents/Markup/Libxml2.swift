import CLibXML2

/// The parsers of libxml2, which must be made ready once before threads use them.
enum Libxml2 {
  static let isReady: Bool = {
    xmlInitParser()
    return true
  }()
}
