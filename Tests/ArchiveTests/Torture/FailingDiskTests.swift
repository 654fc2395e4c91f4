import Foundation
import Testing

/// Jobs on a disk that fails: a library stands between the program and the kernel and fails, or cuts short, the n-th
/// call that changes a file (Tests/Torture/faults.c).
@Suite(.serialized) struct FailingDiskTests {
  private static let kinds = ["eio", "enospc", "full", "short"]

  @Test(arguments: Job.all) func `a job on a failing disk tells it and loses nothing`(_ job: Job) throws {
    guard let library = try FaultLibrary.built() else {
      return print("a failing disk: not tested, there is no cc")
    }
    let trial = try Trial(job)
    let calls = try count(trial, library)
    #expect(calls > 4, "the library is not called")
    var random = Seeded(state: 20_261_124)
    let sample = (0..<2).map { _ in Int.random(in: 1...calls, using: &random) }
    var (faults, told) = (0, 0)
    for kind in FailingDiskTests.kinds {
      for call in Torture.isWhole ? Array(1...calls) : sample {
        let run = try disturb(trial, library, kind, call)
        faults += 1
        if run.status != 0 { told += 1 }
      }
    }
    Torture.tell(
      "\(job.name): \(calls) calls, \(faults) faults, \(told) told as errors, the others made good")
  }

  private func disturb(_ trial: Trial, _ library: String, _ kind: String, _ call: Int) throws -> Run {
    let desk = try trial.desk()
    let run = try desk.archive(
      trial.job.arguments, ["LD_PRELOAD": library, "FAULT_AT": "\(call)", "FAULT_KIND": kind])
    let losses = try trial.losses(on: desk, run)
    #expect(losses.isEmpty, "\(trial.job.name), \(kind) at call \(call): \(losses)\n\(run.testDescription)")
    let isTold = run.status == 0 || run.status == 2 && run.errLines.last?.hasPrefix("error: ") == true
    #expect(isTold, "\(trial.job.name), \(kind) at call \(call): \(run.testDescription)")
    return run
  }

  private func count(_ trial: Trial, _ library: String) throws -> Int {
    let desk = try trial.desk()
    _ = try desk.archive(
      trial.job.arguments, ["LD_PRELOAD": library, "FAULT_COUNT": desk.place("count").path])
    return Int(String(decoding: try desk.read("count"), as: UTF8.self).trimmingCharacters(in: .newlines)) ?? 0
  }
}

/// The library, compiled once; nil where there is no compiler.
enum FaultLibrary {
  private static let made = Result { try build() }

  static func built() throws -> String? { try made.get()?.place("faults.so").path }

  private static func build() throws -> Desk? {
    let desk = try Desk()
    let source = Checkout.root.appendingPathComponent("Tests/Torture/faults.c").path
    let run = try desk.shell(
      "$(command -v cc || command -v clang) -O1 -shared -fPIC -o faults.so '\(source)' -ldl")
    if run.status == 127 { return nil }
    guard run.status == 0 else { throw Trial.Broken(said: run.testDescription) }
    return desk
  }
}
