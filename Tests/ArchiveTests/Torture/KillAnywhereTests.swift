import Foundation
import Testing

@Suite(.serialized) struct KillAnywhereTests {
  /// Each kill on a desk of its own, at a moment between the start of the job and its end; only those count that met the
  /// program alive.
  @Test(arguments: Job.all) func `a job killed at any moment loses nothing`(_ job: Job) throws {
    let trial = try Trial(job)
    let wanted = max(1, Torture.kills / Job.all.count)
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

  private func interrupt(_ job: Job, after moment: Double, _ desk: Desk) throws -> (Run, wasAlive: Bool) {
    let running = try desk.start(Checkout.program, job.arguments)
    Thread.sleep(forTimeInterval: moment)
    kill(running.process.processIdentifier, SIGKILL)
    let run = try running.end()
    return (run, running.process.terminationReason == .uncaughtSignal)
  }
}
