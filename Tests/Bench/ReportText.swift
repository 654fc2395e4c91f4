import Foundation

/// The sample of pipe text under the names of other issuers and years.
struct ReportText {
  private let sample: String

  /// Takes the path of `SampleData/诸暨市2024.txt`.
  init(path: String) throws {
    sample = try String(contentsOfFile: path, encoding: .utf8)
  }

  func bytes(issuer: Int, year: Int) -> [UInt8] {
    let code = String(1_000_000_000 + issuer)
    let text = sample.replacing("诸暨市", with: IssuerNames.name(issuer))
      .replacing("001008006002001", with: "00100\(code)").replacing("2024年", with: "\(year)年")
    return Array(text.utf8)
  }
}
