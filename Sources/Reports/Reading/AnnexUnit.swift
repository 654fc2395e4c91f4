/// The units in which annexes count (domain.md §3, §4), the longer before what it ends in.
enum AnnexUnit {
  static let all = [
    "万人次", "人次", "万元", "条", "件", "次", "篇", "个", "人", "元", "份", "宗", "场", "家", "期", "起", "项", "处",
  ]

  /// Parts a label from the unit at its end, bare or in brackets: `收到申请数件`, `收到申请数(件)`; nil without one.
  static func parted(_ text: String) -> (label: Substring, unit: String)? {
    for unit in all {
      if text.hasSuffix("(\(unit))") { return (text.dropLast(unit.count + 2), unit) }
      if text.hasSuffix(unit) { return (text.dropLast(unit.count), unit) }
    }
    return nil
  }
}
