import Forms

extension FlowApplications {
  /// The row whose label is printed around the figures of a chunk: its first lines above them or beside them, the
  /// rest below, as a PDF gives a wrapped label whose figures stand in the middle of their cells (domain.md §7, P7;
  /// corpus: zhuji_2024 printed without rules). Such figures are that row's whatever the sums say, for they stand
  /// inside its label, whole and in its order: a label that goes on below other figures would have to run through
  /// another row. Pieces of a group's label, which stands beside several rows, may lie between. Gives nil where no
  /// row's label or more than one fits, and where all of it stands above.
  func rowAround(_ index: Int, after previous: Int) -> Int? {
    let chunk = chunks[index]
    guard !chunk.isBarred, chunk.figures.count == Applications.applicants.count, index + 1 < chunks.count,
      flow.gaps[chunk.words.lowerBound..<chunk.end].contains(.line)
    else { return nil }
    let above = Array(lines(of: chunk.words).suffix(FlowApplications.mostLines))
    let below = Array(linesBelow(chunks[index + 1]).prefix(FlowApplications.mostLines))
    guard !above.isEmpty, !below.isEmpty else { return nil }
    let rows = labels.table.rows.indices.filter { $0 > previous && labels.stands($0, over: above, below) }
    return rows.count == 1 ? rows.first : nil
  }

  private static let mostLines = 7

  /// The lines of words that stand by themselves under the figures before `next`: the line of its own figures is none.
  private func linesBelow(_ next: Chunk) -> [[UInt16]] {
    guard !next.words.isEmpty, flow.gaps[next.words.lowerBound] == .line else { return [] }
    let lines = lines(of: next.words)
    guard let figure = next.figures.first?.range.lowerBound else { return lines }
    return flow.gaps[figure] == .line ? lines : lines.dropLast()
  }

  /// The words of each line of a range.
  private func lines(of words: Range<Int>) -> [[UInt16]] {
    var lines: [[UInt16]] = []
    var start = words.lowerBound
    for index in words.dropFirst() where flow.gaps[index] == .line {
      lines.append(flow.key(start..<index))
      start = index
    }
    if start < words.upperBound { lines.append(flow.key(start..<words.upperBound)) }
    return lines.filter { !$0.isEmpty }
  }
}

extension RowLabels {
  /// True where the label of a row begins in one of the lines `above` and ends in one of the lines `below`, with nothing
  /// in between but pieces of the groups' labels.
  func stands(_ row: Int, over above: [[UInt16]], _ below: [[UInt16]]) -> Bool {
    let lines = above + below
    return wholeLabels(row).contains { label in
      above.indices.contains { start in
        !label.isEmpty
          && pieces(of: lines[start]).contains { piece in
            label.starts(with: piece)
              && goesOn(label.dropFirst(piece.count), in: lines[(start + 1)...], from: above.count)
          }
      }
    }
  }

  /// True where `rest` is what the lines say, one after the other, and the last of them is one from `below` on.
  private func goesOn(_ rest: ArraySlice<UInt16>, in lines: ArraySlice<[UInt16]>, from below: Int) -> Bool {
    if rest.isEmpty { return lines.startIndex > below }
    guard let line = lines.first else { return false }
    let next = lines.dropFirst()
    let isTaken = pieces(of: line).contains { piece in
      rest.starts(with: piece) && goesOn(rest.dropFirst(piece.count), in: next, from: below)
    }
    return isTaken || (isOfGroup(line[...]) && goesOn(rest, in: next, from: below))
  }

  /// What a line may say of a row's label: all of it, or what is left behind a piece of a group's label.
  private func pieces(of line: [UInt16]) -> [ArraySlice<UInt16>] {
    let cuts = (1..<max(1, min(line.count, 8))).filter { isOfGroup(line.prefix($0)) }
    return [line[...]] + cuts.map { line.dropFirst($0) }
  }
}
