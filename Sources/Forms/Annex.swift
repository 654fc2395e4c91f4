/// What rows of local annexes (forms 2008 and 2014) mean, where that is certain (domain.md §5). Rows are kept under
/// their printed label whether or not a concept is known.
package struct AnnexConcept: Sendable, Hashable {
  package let code: String
  package let labels: [String]

  package static let all: [AnnexConcept] = [
    AnnexConcept(
      code: "received", labels: ["收到申请数", "申请总数", "受理依申请公开信息总数", "受理依申请公开政府信息总数"]),
    AnnexConcept(
      code: "handled", labels: ["申请办结数", "对申请的答复总数", "对申请的答复数", "本年度对申请的答复总数"]),
    AnnexConcept(code: "already_public", labels: ["属于已主动公开范围数"]),
    AnnexConcept(code: "granted", labels: ["同意公开答复数"]),
    AnnexConcept(code: "partial", labels: ["同意部分公开答复数"]),
    AnnexConcept(code: "review", labels: ["行政复议数", "行政复议数量"]),
    AnnexConcept(code: "suit", labels: ["行政诉讼数", "行政诉讼数量"]),
  ]

  /// The concept of a label, numbering and 其中 taken off; nil where none is certain.
  package static func of(label: String) -> AnnexConcept? { byKey[Fold.key(label)] }

  private static let byKey: [[UInt16]: AnnexConcept] = Dictionary(
    all.flatMap { concept in concept.labels.map { (Fold.key($0), concept) } },
    uniquingKeysWith: { first, _ in first })
}
