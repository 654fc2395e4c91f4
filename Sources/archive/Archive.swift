import ArgumentParser

@main
struct Archive: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "archive", version: "0.1.0")
}
