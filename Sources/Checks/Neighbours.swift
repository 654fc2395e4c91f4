import Reports

/// The reports of the same issuer that a check may look at beside the one it checks.
package struct Neighbours: Sendable {
  /// The current report for the year before; nil where the archive has none.
  package var previous: Report?
  /// The same for the year after.
  package var next: Report?
  /// Reports for any other years; left empty at import, where a figure's range would depend on the order of files.
  package var others: [Report]

  package init(previous: Report? = nil, next: Report? = nil, others: [Report] = []) {
    self.previous = previous
    self.next = next
    self.others = others
  }
}
