import Reports

/// The reports of the same issuer that a check may look at beside the one it checks.
package struct Neighbours: Sendable {
  /// The current report for the year before; nil where the archive has none.
  package var previous: Report?

  package init(previous: Report? = nil) {
    self.previous = previous
  }
}
