import Forms
import Reports
import Testing

/// Splits where the text is certainly split.
private func run(_ text: String) -> Run { Run(text.split(separator: " ").map { String($0) }) }

private func cells(_ values: Int...) -> [Number?] { values.map { Number(Int64($0)) } }

private let zeros = cells(0, 0, 0, 0, 0, 0, 0)

/// A table in which every row is glued zeros except those given.
private func table(_ form: Form, _ rows: [String: String], zero: String = "0000000") -> [String: Run] {
  var runs: [String: Run] = [:]
  for row in form.table(.applications)?.rows ?? [] { runs[row.code] = run(rows[row.code] ?? zero) }
  return runs
}

@Suite struct `Partings of one run` {
  private static let worked: [(String, Int, [[Int64]])] = [
    ("000", 3, [[0, 0, 0]]),
    ("033", 3, [[0, 3, 3]]),
    ("15-15", 2, [[15, -15]]),
    ("88-720", 3, [[8, 8, -720], [88, -7, 20], [88, -72, 0]]),
    ("5615", 3, [[5, 6, 15], [5, 61, 5], [56, 1, 5]]),
    ("1411", 3, [[1, 4, 11], [1, 41, 1], [14, 1, 1]]),
    ("1018703", 2, [[10, 18703], [101, 8703], [1018, 703], [101870, 3]]),
    ("+10", 2, [[1, 0]]),
    ("0 0 00", 4, [[0, 0, 0, 0]]),
    ("120000012", 8, [[1, 2, 0, 0, 0, 0, 0, 12], [1, 20, 0, 0, 0, 0, 1, 2], [12, 0, 0, 0, 0, 0, 1, 2]]),
    ("12", 1, [[12]]),
    ("00", 1, []), ("0 0", 1, []), ("007", 2, []), ("", 3, []), ("--5", 1, []), ("5-", 1, []), ("1a2", 2, []),
    ("１２", 1, []),
  ]

  @Test(arguments: worked)
  func `A run has exactly the partings worked out by hand`(text: String, count: Int, expected: [[Int64]]) {
    let found = partings(of: run(text), cells: count)
    let values = found.listed.map { row in row.compactMap { $0?.integer } }
    #expect(values == expected)
    #expect(found.count == expected.count)
  }

  @Test func `Counting does not need listing`() {
    // 40 ones into 7 cells of at most 15 digits: C(39,6) = 3262623 less those with a cell above 15,
    // 7·C(24,6) − 21·C(9,6) = 942172 − 1764.
    let ones = Run([String(repeating: "1", count: 40)])
    let found = partings(of: ones, cells: 7, limit: 3)
    #expect(found.count == 3_262_623 - 942_172 + 1_764)
    #expect(found.listed.count == 3)
  }

  @Test func `A run without end has no parting and costs nothing`() {
    #expect(partings(of: Run([String(repeating: "1", count: 10_000)]), cells: 7).count == 0)
    #expect(partings(of: Run(Array(repeating: "1", count: 10_000)), cells: 7).count == 0)
    #expect(partings(of: Run([]), cells: 7).count == 0)
  }
}

@Suite struct `Parting the applications table` {
  @Test func `pt_construction_2023: twelve and more in glued and half glued rows`() {
    let parting = Parting.of(
      applications: table(
        .form2021,
        [
          "new": "1400000 14", "carried_in": "000000 0", "partial": "700000 7",
          "unavailable_not_held": "5000005",
          "rejected_repeat": "1000001", "other_no_correction": "100000 1", "other_unpaid": "000000 0",
          "total_handled": "140000014",
        ]), form: .form2021)
    #expect(parting.rows["new"] == .certain(cells(14, 0, 0, 0, 0, 0, 14), .parted))
    #expect(parting.rows["total_handled"] == .certain(cells(14, 0, 0, 0, 0, 0, 14), .parted))
    #expect(parting.rows["partial"] == .certain(cells(7, 0, 0, 0, 0, 0, 7), .parted))
    #expect(parting.rows["unavailable_not_held"] == .certain(cells(5, 0, 0, 0, 0, 0, 5), .parted))
    #expect(parting.rows["other_unpaid"] == .certain(zeros, .parted))
    #expect(parting.rows.count == 25 && parting.rows.values.allSatisfy { $0.cells != nil })
    #expect(parting.broken.isEmpty)
  }

  @Test func `pt_police_2022: one digit for each cell needs no sum`() {
    let rows = [
      "new": "1000001", "carried_in": "1000001", "partial": "1000001", "other_no_correction": "1000001",
      "total_handled": "2000002",
    ]
    let parting = Parting.of(applications: table(.form2021, rows), form: .form2021)
    #expect(parting.rows["total_handled"] == .certain(cells(2, 0, 0, 0, 0, 0, 2), .parted))
    #expect(parting.rows.values.allSatisfy { $0.cells != nil })
    #expect(parting.broken.isEmpty)
  }

  @Test(arguments: ["0 0 0 0 0 00", "00 00000", "0 00 0 0 00", "0 0 00 00 0", "0000000"])
  func `pt_finance_2021, pt_sasac_2019, pt_haitan_2019: seven zeros however they are glued`(zero: String) {
    for form in [Form.form2019, .form2021] {
      let parting = Parting.of(applications: table(form, [:], zero: zero), form: form)
      #expect(parting.rows.values.allSatisfy { $0 == .certain(zeros, .parted) })
      #expect(parting.rows.count == form.table(.applications)?.rows.count)
    }
  }

  @Test func `pt_construction_2020: rows parted by the text are printed, the others parted`() {
    let rows = [
      "new": "2000002", "unavailable_not_held": "2000002", "other_all": "0 0 0 0 0 0 0",
      "total_handled": "2 0 00 0 0 2", "carried_out": "0 0 00 00 0",
    ]
    let parting = Parting.of(applications: table(.form2019, rows), form: .form2019)
    #expect(parting.rows["other_all"] == .certain(zeros, .printed))
    #expect(parting.rows["total_handled"] == .certain(cells(2, 0, 0, 0, 0, 0, 2), .parted))
    #expect(parting.broken.isEmpty)
  }

  @Test func `pt_haitan_2021: a slip in （七）总计 stands and is told`() {
    let parting = Parting.of(applications: table(.form2019, ["total_handled": "1000000"]), form: .form2019)
    #expect(parting.rows["total_handled"] == .certain(cells(1, 0, 0, 0, 0, 0, 0), .parted))
    #expect(
      parting.broken == [
        BrokenSum("T3.A", "natural", left: 0, right: 1), BrokenSum("T3.B", "natural", left: 0, right: 1),
        BrokenSum("T3.C", "total_handled", left: 1, right: 0),
      ])
  }

  @Test func `pt_haitan_2022: （七）总计 left at 0 does not keep the other rows from being told`() {
    let rows = ["new": "4000004", "denied_third_party": "1000001", "unavailable_not_held": "3000003"]
    let parting = Parting.of(applications: table(.form2019, rows), form: .form2019)
    #expect(parting.rows["new"] == .certain(cells(4, 0, 0, 0, 0, 0, 4), .parted))
    #expect(parting.rows["total_handled"] == .certain(zeros, .parted))
    #expect(parting.broken.map(\.rule) == ["T3.A", "T3.A", "T3.B", "T3.B"])
    // The same with two digits, where sums have to part: 12 = 11 + 1.
    let large = ["new": "120000012", "denied_third_party": "1000001", "unavailable_not_held": "110000011"]
    let second = Parting.of(applications: table(.form2019, large), form: .form2019)
    #expect(second.rows["new"] == .certain(cells(12, 0, 0, 0, 0, 0, 12), .parted))
    #expect(second.rows["unavailable_not_held"] == .certain(cells(11, 0, 0, 0, 0, 0, 11), .parted))
  }

  @Test func `640020470 is 64, 0, 0, 2, 0, 4, 70 where the columns agree`() {
    let rows = [
      "new": "640020470", "granted": "600020062", "unavailable_not_held": "4000048",
      "total_handled": "640020470",
    ]
    let parting = Parting.of(applications: table(.form2021, rows), form: .form2021)
    #expect(parting.rows["new"] == .certain(cells(64, 0, 0, 2, 0, 4, 70), .parted))
    #expect(parting.rows["granted"] == .certain(cells(60, 0, 0, 2, 0, 0, 62), .parted))
  }

  @Test func `A row sum alone tells nothing while the columns are missing`() {
    let parting = Parting.of(applications: ["granted": run("120000012")], form: .form2021)
    #expect(parting.rows["granted"]?.cells == nil)
    #expect(parting.rows.count == 1)
  }

  @Test func `A total off by one is kept as printed`() {
    // 12 outcomes, of which the granted row prints 13 in its total.
    let rows = ["new": "120000012", "granted": "120000013", "total_handled": "120000012"]
    let parting = Parting.of(applications: table(.form2021, rows), form: .form2021)
    #expect(parting.rows["granted"] == .certain(cells(12, 0, 0, 0, 0, 0, 13), .parted))
    #expect(
      parting.broken == [
        BrokenSum("T3.B", "total", left: 13, right: 12), BrokenSum("T3.C", "granted", left: 12, right: 13),
      ])
  }

  @Test
  func `Two rows that can exchange their figures stay undecided until a figure from elsewhere is known`() {
    // 1 and 11, 11 and 1: both rows read 111000012 and make up the 12 and 12 of （七）总计.
    let rows = [
      "new": "1212000024", "granted": "111000012", "partial": "111000012", "total_handled": "1212000024",
    ]
    let runs = table(.form2021, rows)
    let parting = Parting.of(applications: runs, form: .form2021)
    #expect(parting.rows["new"] == .certain(cells(12, 12, 0, 0, 0, 0, 24), .parted))
    let both = [cells(1, 11, 0, 0, 0, 0, 12), cells(11, 1, 0, 0, 0, 0, 12)]
    #expect(parting.rows["granted"] == .undecided(both, count: 2))
    let known = [CellKey(.applications, "granted", "business"): Number(1)]
    let settled = Parting.of(applications: runs, form: .form2021, known: known)
    #expect(settled.rows["granted"] == .certain(both[1], .neighbour))
    #expect(settled.rows["partial"] == .certain(both[0], .neighbour))
    #expect(settled.rows["new"] == parting.rows["new"])
  }

  @Test func `A known figure never overrules the sums`() {
    let rows = ["new": "120000012", "granted": "120000012", "total_handled": "120000012"]
    let known = [CellKey(.applications, "new", "natural"): Number(1)]
    let parting = Parting.of(applications: table(.form2021, rows), form: .form2021, known: known)
    #expect(parting.rows["new"] == .certain(cells(12, 0, 0, 0, 0, 0, 12), .parted))
  }

  @Test func `An empty cell stays empty, and sums over it are not assessed`() {
    var runs = table(.form2021, ["new": "1000001", "granted": "1000001", "total_handled": "1000001"])
    runs["carried_in"] = Run(["0", nil, nil, nil, nil, nil, "0"])
    let parting = Parting.of(applications: runs, form: .form2021)
    #expect(
      parting.rows["carried_in"] == .certain([Number(0), nil, nil, nil, nil, nil, Number(0)], .printed))
    #expect(parting.broken.isEmpty)
  }

  @Test func `Hostile tables end in time and tell nothing`() {
    var runs: [String: Run] = [:]
    for row in Form.form2021.table(.applications)?.rows ?? [] {
      runs[row.code] = Run([String(repeating: "7", count: 40)])
    }
    runs["new"] = Run([String(repeating: "1", count: 10_000)])
    runs["granted"] = Run(["x"])
    let clock = ContinuousClock()
    let start = clock.now
    let parting = Parting.of(applications: runs, form: .form2021)
    #expect(clock.now - start < .seconds(2))
    #expect(parting.rows.values.allSatisfy { $0.cells == nil })
    #expect(parting.rows["new"] == .undecided([], count: 0))
  }
}

@Suite struct `Parting the appeals table` {
  @Test(arguments: ["000000000000000", "00 0 00 0 0 0 00 0 0 0 00", "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"])
  func `Fifteen zeros however they are glued`(text: String) {
    let parting = Parting.of(appeals: run(text))
    #expect(parting.rows.count == 3)
    #expect(parting.rows.values.allSatisfy { $0.cells == cells(0, 0, 0, 0, 0) })
  }

  @Test func `A broken sum is told`() {
    let parting = Parting.of(appeals: run("100020000000000"))
    #expect(parting.rows["review"] == .certain(cells(1, 0, 0, 0, 2), .parted))
    #expect(parting.broken == [BrokenSum("T4.A", "review", left: 1, right: 2)])
  }

  @Test func `Two digits are told where no slip explains another parting`() {
    // 40, 0, 0, 2, 42: 4 and 0 cannot part (a zero more would be a cell too many), 24 and 2 leave 40 against 2.
    let parting = Parting.of(appeals: run("4000242 00000 00000"))
    #expect(parting.rows["review"] == .certain(cells(40, 0, 0, 2, 42), .parted))
  }

  @Test func `A known total chooses among what is left`() {
    // 12, 0, 0, 0, 12 or, with a total that is off, 1, 20, 0, 0 against 12.
    let runs = run("12000 12 00000 00000")
    #expect(Parting.of(appeals: runs).rows["review"]?.cells == nil)
    let known = [CellKey(.appeals, "review", "upheld"): Number(12)]
    #expect(
      Parting.of(appeals: runs, known: known).rows["review"] == .certain(cells(12, 0, 0, 0, 12), .neighbour))
  }

  @Test func `Runs beyond all bounds are undecided`() {
    for count in [14, 40, 200, 10_000] {
      let parting = Parting.of(appeals: Run([String(repeating: "1", count: count)]))
      #expect(parting.rows.values.allSatisfy { $0.cells == nil })
    }
  }
}

@Suite struct `Parting the disclosure table` {
  @Test func `Rows with one parting are certain, the others list their candidates`() {
    let runs = [
      "regulation": run("000"), "normative": run("335"), "licence": run("88-720"),
      "other_services": run("033"),
      "penalty": run("26-260"), "fee": run("15-15"), "procurement": run("263042532"),
    ]
    let rows = Parting.of(disclosure: runs, form: .form2019).rows
    #expect(rows["regulation"] == .certain(cells(0, 0, 0), .parted))
    #expect(rows["normative"] == .certain(cells(3, 3, 5), .parted))
    #expect(rows["other_services"] == .certain(cells(0, 3, 3), .parted))
    #expect(rows["fee"] == .certain(cells(15, -15), .parted))
    #expect(rows["licence"] == .undecided([cells(88, -7, 20), cells(88, -72, 0)], count: 2))
    #expect(rows["procurement"]?.cells == nil)
    #expect(rows["coercion"] == nil)
  }

  @Test func `A row of one cell is certain, decimals included`() {
    let rows = Parting.of(disclosure: ["penalty": run("157"), "fee": run("20152.54")], form: .form2021).rows
    #expect(rows["penalty"] == .certain(cells(157), .printed))
    #expect(rows["fee"] == .certain([Number(2_015_254, scale: 2)], .printed))
  }

  @Test func `Documents in force follow from the year before`() {
    // 10 in force, 6 issued … 5615 reads 5, 6, 15 or 5, 61, 5 or 56, 1, 5: only 16 + 5 − 6 = 15 fits.
    let runs = ["normative": run("5615")]
    let before = { (value: Int64) in [CellKey(.disclosure, "normative", "effective"): Number(value)] }
    #expect(Parting.of(disclosure: runs, form: .form2021).rows["normative"]?.cells == nil)
    #expect(
      Parting.of(disclosure: runs, form: .form2021, before: before(16)).rows["normative"]
        == .certain(cells(5, 6, 15), .neighbour))
    #expect(Parting.of(disclosure: runs, form: .form2021, before: before(10)).rows["normative"]?.cells == nil)
  }
}
