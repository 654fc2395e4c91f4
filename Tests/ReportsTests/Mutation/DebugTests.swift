import Documents
import Foundation
import Forms
import Testing

@testable import Reports

@Test func `debug one`() throws {
  guard let spec = ProcessInfo.processInfo.environment["ONE"] else { return }
  let parts = spec.split(separator: " ").map(String.init)
  guard let layout = Layout(rawValue: parts[0]), let form = FormCode(rawValue: parts[1]),
    let seed = UInt64(parts[2])
  else { return }
  var dice = SeededDice(seed)
  var truth = RandomReport(form, &dice)
  let damage = Damage(rawValue: Int.random(in: 0..<512, using: &dice) & Int.random(in: 0..<512, using: &dice))
  if damage.contains(.droppedRow) { truth.drop(&dice) }
  if damage.contains(.blanks) && layout.keepsBlanks { truth.blank(&dice) }
  var renderer = Renderer(report: truth, layout: layout, damage: damage, dice: dice)
  let text = renderer.text()
  print(text)
  let r = try Report.read(try Document.read(Array(text.utf8), name: "x"))
  for c in r.cells { print(c.key, c.state, c.value?.description ?? "", c.raw) }
  for m in r.remarks { print(m.rule, m.message.en) }
}
