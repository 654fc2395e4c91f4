import Foundation
import Testing

@Suite(.serialized) struct KillAnywhereTests {
  /// Each kill on a desk of its own, at a moment between the start of the job and its end; only those count that met the
  /// program alive.
  @Test(arguments: Job.all) func `a job killed at any moment loses nothing`(_ job: Job) throws {
    let trial = try Trial(job)
    let wanted = (Torture.kills + Job.all.count - 1) / Job.all.count
    var random = Seeded(state: 20_261_124)
    var (kills, tries) = (0, 0)
    while kills < wanted, tries < 3 * wanted {
      tries += 1
      let moment = Double.random(in: 0..<trial.seconds, using: &random)
      let desk = try trial.desk()
      let (run, wasAlive) = try interrupt(trial.job, after: moment, desk)
      if wasAlive { kills += 1 }
      let losses = try trial.losses(on: desk, run)
      #expect(losses.isEmpty, "\(job.name), kill at \(moment) s: \(losses)\n\(run.testDescription)")
    }
    #expect(kills == wanted)
    Torture.tell("\(job.name): \(kills) kills in \(tries) runs of \(Int(trial.seconds * 1000)) ms")
  }

  /// The judge is judged: what is taken out of an archive by hand is missed.
  @Test(arguments: [
    ("DELETE FROM appeal_row WHERE rowid_of_one", "is stored by halves"),
    (
      "UPDATE application_row SET total = total + 1 WHERE outcome_id = 1 AND filing_id = 2",
      "is stored by halves"
    ),
    ("UPDATE filing SET is_current = 0 WHERE id = 2", "was reported and is not there"),
  ])
  func `a loss is noticed`(harm: String, said: String) throws {
    let trial = try Trial(Job.importing)
    let desk = try trial.desk()
    let run = try desk.archive(trial.job.arguments)
    let one = "filing_id = 2 AND route_id = 1"
    let made = try desk.shell(
      "sqlite3 archive.db \"$SQL\"", ["SQL": harm.replacing("rowid_of_one", with: one)])
    #expect(made.status == 0 && run.status == 0, "\(made.testDescription)")
    let losses = try trial.losses(on: desk, run)
    #expect(losses.contains { $0.hasSuffix(said) }, "\(losses)")
  }

  private func interrupt(_ job: Job, after moment: Double, _ desk: Desk) throws -> (Run, wasAlive: Bool) {
    let running = try desk.start(Checkout.program, job.arguments)
    Thread.sleep(forTimeInterval: moment)
    kill(running.process.processIdentifier, SIGKILL)
    let run = try running.end()
    return (run, running.process.terminationReason == .uncaughtSignal)
  }
}
