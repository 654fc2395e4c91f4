import Forms

/// What a name must be to stand for an issuer, and what it tells about level and scope (domain.md §8.2, §8.4).
enum IssuerName {
  /// Names that sites print for any publisher: they say who put the page up, not whose report it is.
  private static let generic: Set<String> = [
    "", "机关", "本机关", "党政综合办公室", "党政办公室", "市政府办公室", "县政府办公室", "区政府办公室", "办公室", "政府办公室", "本站", "本网",
    "政府", "人民政府", "管理员", "网站管理员", "年度", "工作", "我局", "本局", "我委", "我市", "我县", "我区", "我镇", "行政机关规范全称",
    "中华人民共和国", "国家", "首页", "政务公开", "专栏", "栏目", "万元", "本级", "市级", "县级", "区级", "部门", "市级部门", "县级部门",
    "区级部门", "各部门", "乡镇", "街道", "乡镇街道", "镇街", "镇(街道)", "历年", "政府部门", "直属部门", "市政府", "县政府", "区政府", "年报",
    "指南", "目录", "制度", "图片版", "超链版", "图文",
  ]

  /// Words of a site's navigation or of a preamble, never of a name.
  private static let foreign = ["信息公开", "政务公开", "条例", "规定", "根据", "首页", "要求", "我局", "简称"]

  /// True for a name that may not be taken for the issuer.
  static func isGeneric(_ name: String) -> Bool {
    let name = Fold.compact(name)
    return generic.contains(name) || name.holds(any: foreign) || name.utf16.count < 2
      || name.utf16.count > 60
      || name.allSatisfy { $0.isASCII } || !name.contains { $0.isLetter && !$0.isASCII }
  }

  private static let endings = "省市县区旗州盟镇乡局委办厅会院署所心队站处部社司室道府校行馆台团场关庭"

  /// True where the last word of a text may be the end of a body's name; a year behind it is left out.
  static func endsLikeName(_ text: String) -> Bool {
    var name = Fold.compact(text)[...]
    for tail in ["年度", "年"] where name.hasSuffix(tail) { name = name.dropLast(tail.count) }
    while name.last?.isASCII == true, name.last?.isNumber == true { name.removeLast() }
    return name.last.map(endings.contains) ?? false
  }

  private static let governments = ["人民政府", "省", "市", "县", "区", "旗", "州", "盟", "镇", "乡"]

  /// True where the name is that of a government and not of one of its organs.
  static func isGovernment(_ name: String) -> Bool { governments.contains { name.hasSuffix($0) } }

  /// True for an organ's name that begins with the bare word for its level: 区统计局, 市公安局, 县财政局. It may be any
  /// district's (domain.md §8.4).
  static func namesNoPlace(_ name: String) -> Bool {
    guard let first = name.first, "省市县区旗镇乡".contains(first) else { return false }
    return !isGovernment(name) || name.dropFirst().hasPrefix("人民政府")
  }
}
