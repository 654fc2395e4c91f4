// Any runs of digits as the rows of a table: no crash, no hang, and what is parted has the digits of its run.
import Forms

@testable import Reports

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  guard let start, count > 2 else { return 0 }
  let bytes = UnsafeBufferPointer(start: start + 1, count: count - 1)
  let form = Form.of(start.pointee & 1 == 0 ? .f2021 : .f2019)
  let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(run)
  switch start.pointee >> 1 & 3 {
  case 0, 1:
    let section: Section = start.pointee >> 1 & 3 == 0 ? .applications : .disclosure
    let codes = form.table(section)?.rows.map(\.code) ?? []
    let runs = Dictionary(zip(codes, lines), uniquingKeysWith: { first, _ in first })
    let parting =
      section == .applications
      ? Parting.of(applications: runs, form: form) : Parting.of(disclosure: runs, form: form)
    for (code, run) in runs { check(parting.rows[code], run) }
  case 2: _ = lines.first.map { Parting.of(appeals: $0) }
  default:
    let rows = lines.map { (label: "申请", isChild: $0.pieces.count > 1, pieces: $0.pieces.compactMap { $0 }) }
    _ = AnnexParting(rows, columns: 2, QuotedFigures(Flow([]), []))
  }
  return 0
}

/// Pieces between spaces; `_` is a cell known to be empty. Other bytes become digits, so that no input is wasted.
private func run(_ line: UnsafeBufferPointer<UInt8>.SubSequence) -> Run {
  Run(
    line.split(separator: 0x20).map { piece in
      if piece.elementsEqual([0x5F]) { return nil }
      let text = piece.map { byte in
        "0123456789+-.".utf8.contains(byte) ? byte : 0x30 + byte % 10
      }
      return String(decoding: text, as: UTF8.self)
    })
}

/// The cells one after the other are the run, digit by digit.
private func check(_ parting: RowParting?, _ run: Run) {
  guard case .certain(let cells, _) = parting else { return }
  let digits = { (text: String) in text.filter { ("0"..."9").contains($0) } }
  let printed = digits(run.pieces.compactMap { $0 }.joined())
  let told = digits(cells.compactMap { $0?.description }.joined())
  precondition(printed == told || run.pieces.contains { $0?.contains(".") ?? false }, "\(printed) is \(told)")
}
