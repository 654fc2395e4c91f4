extension Sheet {
  /// One object a line; nothing at all for a sheet without rows.
  var ndjson: String { jsonObjects.map { $0 + "\n" }.joined() }
}
