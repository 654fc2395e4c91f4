// swift-tools-version: 6.1
// The modules stand in the order of the one way data takes: each imports what stands before it, never after.
import PackageDescription

let package = Package(
  name: "archive",
  products: [.executable(name: "archive", targets: ["archive"])],
  dependencies: [
    // The command line: parsing, help and completion scripts.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // SQLite: connections, transactions, migrations.
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    // C libraries of the system: HTML and XML parsing, archives, deflate for `sqlar`, SHA-256; workbooks on demand.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "CXLSXWriter"),

    .target(name: "Forms"),
    .target(name: "Documents", dependencies: ["Forms", "CLibXML2", "CLibArchive"]),
    .target(name: "Reports", dependencies: ["Documents", "Forms"]),
    .target(name: "Checks", dependencies: ["Reports", "Forms"]),
    .target(
      name: "Migrations", path: "Migrations", sources: ["Migrations.swift"],
      resources: [.embedInCode("sql")]),
    .target(
      name: "Store",
      dependencies: [
        "Checks", "Reports", "Documents", "Forms", "Migrations", "CSQLite", "CZlib", "CNettle",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "Intake", dependencies: ["Store", "Checks", "Reports", "Documents", "Forms"]),
    .target(name: "Trends", dependencies: ["Store", "Reports", "Forms"]),
    .target(name: "Rendering", dependencies: ["Trends", "Store", "Reports", "Checks", "Forms"]),
    .target(
      name: "Exports",
      dependencies: ["Rendering", "Store", "Checks", "Reports", "Forms", "CXLSXWriter", "CLibArchive"]),
    .executableTarget(
      name: "archive",
      dependencies: [
        "Forms", "Documents", "Reports", "Checks", "Store", "Intake", "Trends", "Rendering", "Exports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "FormsTests", dependencies: ["Forms"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "CLibArchive"]),
    // Where tests find Python and what it can do.
    .target(name: "Python", path: "Tests/Python"),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Python"], exclude: ["Layouts/write_layouts.py"]),
    .testTarget(name: "ChecksTests", dependencies: ["Checks"]),
    .testTarget(name: "StoreTests", dependencies: ["Store", "Migrations"]),
    .testTarget(name: "IntakeTests", dependencies: ["Intake"]),
    .testTarget(name: "TrendsTests", dependencies: ["Trends"]),
    .testTarget(name: "RenderingTests", dependencies: ["Rendering"]),
    .testTarget(name: "ExportsTests", dependencies: ["Exports", "Documents"]),
    .testTarget(name: "ArchiveTests", dependencies: ["archive", "Store", "Python"]),

    // `make bench`: figures, never a test.
    .executableTarget(
      name: "bench",
      dependencies: [
        "Forms", "Documents", "Reports", "Checks", "Store", "CLibXML2", "CZlib",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Tests/Bench"),
  ],
  swiftLanguageModes: [.v6]
)
