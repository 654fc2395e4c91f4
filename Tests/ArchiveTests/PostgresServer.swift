import Foundation

/// A PostgreSQL of its own, in a folder of its own, reached by a socket only; it stops with its owner.
final class PostgresServer {
  /// The folder with `initdb`, which Debian keeps out of the way.
  static let programs: String? = {
    let base = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
    let places = versions.sorted { Int($0) ?? 0 > Int($1) ?? 0 }.map { "\(base)/\($0)/bin" } + ["/usr/bin"]
    return places.first { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") }
  }()

  static var isInstalled: Bool { programs != nil }

  struct Failure: Error { let run: Run }

  /// Short, for the name of a socket has 107 bytes at most, and open to the user whom a server of root runs as.
  let folder = URL(fileURLWithPath: "/tmp/pg-\(UUID().uuidString.prefix(8))")
  private let desk = try? Desk()

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if Checkout.isRoot { try run("/bin/chown", "postgres", folder.path) }
    try control("initdb", "-D", data, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-U", "postgres")
    // Nothing of this database has to outlive a power cut.
    try control(
      "pg_ctl", "-D", data, "-w", "-l", "\(folder.path)/log", "-o",
      "-k \(folder.path) -c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off "
        + "-c work_mem=64MB -c maintenance_work_mem=256MB -c max_wal_size=4GB", "start")
  }

  deinit {
    try? control("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    try? FileManager.default.removeItem(at: folder)
  }

  private var data: String { "\(folder.path)/data" }

  /// Calls a program of PostgreSQL; it refuses to run as root.
  private func control(_ name: String, _ arguments: String...) throws {
    let program = "\(PostgresServer.programs ?? "")/\(name)"
    let user = Checkout.isRoot ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []
    try run(user + [program] + arguments)
  }

  private func run(_ words: String...) throws { try run(words) }

  /// A server goes on with what it inherits: it gets none of this process's files, else waiting for its starter would never
  /// end.
  private func run(_ words: [String]) throws {
    let script =
      "for f in /proc/self/fd/*; do n=${f##*/}; [ $n -gt 2 ] && eval \"exec $n>&-\"; done; exec \"$@\""
    let call = try Running(
      URL(fileURLWithPath: "/bin/bash"), ["-c", script, "run"] + words, [:], stdin: nil,
      in: URL(fileURLWithPath: "/tmp"))
    let ended = try call.end()
    guard ended.status == 0 else { throw Failure(run: ended) }
  }

  /// What `psql` answers to its arguments in a database.
  func psql(_ database: String, _ arguments: String...) throws -> Run {
    let all = ["-Xq", "-h", folder.path, "-U", "postgres", "-d", database] + arguments
    return try Running(Checkout.tool("psql"), all, [:], stdin: nil, in: folder).end()
  }

  /// Makes an empty database.
  func make(_ database: String) throws { _ = try psql("postgres", "-c", "CREATE DATABASE \(database)") }
}
