import Forms
import Store
import Testing

@testable import Trends

/// What happens to a series where the form changes (domain.md §5).
@Suite struct JointTests {
  private let effective = "disclosure.normative.effective"
  private let redefined = Wording(
    en: "对外公开总数量 (all ever disclosed) became 现行有效件数 (in force) in 2021",
    zh: "2021年起由对外公开总数量改为现行有效件数，口径不同")
  private let feeRedefined = Wording(
    en: "until 2021 the number of fee items, since then money in 万元", zh: "2021年起由收费项目数改为收费金额（万元）")

  @Test func `2018 and 2019 are compared with a footnote`() {
    let archive = Archive("applications.new.total", [(2018, .f2014, "100"), (2019, .f2019, "150")])
    let footnote = Wording(
      en: "before 2019 cases carried in may be counted as received", zh: "2019年以前没有结转项，收到数可能含上年结转")
    #expect(archive.change(2019) == .value(Number(50), percent: 50, footnote: footnote))
  }

  @Test func `a footnote stays where the base is 0`() {
    let archive = Archive("appeals.review.total", [(2018, .f2014, "0"), (2019, .f2019, "2")])
    let footnote = Wording(en: "since 2019 with pending cases", zh: "2019年起含尚未审结")
    #expect(archive.change(2019) == .noBase(Number(2), footnote: footnote))
  }

  @Test func `documents in force begin anew in 2021`() {
    let archive = Archive(effective, [(2020, .f2019, nil), (2021, .f2021, "189"), (2022, .f2021, "190")])
    #expect(archive.reading(2020) == .notInForm(redefined))
    #expect(archive.change(2020) == .first)
    #expect(archive.reading(2021) == .number(Number(189)))
    #expect(archive.change(2021) == .broken(redefined))
    #expect(archive.change(2022) == .value(Number(1), percent: 100.0 / 189, footnote: nil))
  }

  @Test func `the stock of 2019 ends in 2020`() {
    let archive = Archive(
      "disclosure.normative.public_total",
      [(2019, .f2019, "368"), (2020, .f2019, "370"), (2021, .f2021, nil)])
    #expect(archive.change(2020) == .value(Number(2), percent: 200.0 / 368, footnote: nil))
    #expect(archive.reading(2021) == .notInForm(redefined))
    #expect(archive.change(2021) == .broken(redefined))
  }

  @Test func `fee items and fee money never meet`() {
    let archive = Archive("disclosure.fee.amount_wan", [(2020, .f2019, nil), (2021, .f2021, "20152.54")])
    #expect(archive.reading(2020) == .notInForm(feeRedefined))
    #expect(archive.change(2021) == .broken(feeRedefined))
  }

  @Test func `a figure across a break has no change even if the archive gives both`() {
    let archive = Archive(effective, [(2020, .f2019, "368"), (2021, .f2021, "189")])
    #expect(archive.change(2021) == .broken(redefined))
  }

  /// The form is told from the labels: reports for 2021 on the form of 2019 are real (corpus pt_haitan_2021).
  @Test func `the break lies where the form changes, not at a year`() {
    let years: [(Int, FormCode, String?)] = [(2021, .f2019, "12"), (2022, .f2019, "13"), (2023, .f2021, nil)]
    let archive = Archive("disclosure.normative.public_total", years)
    #expect(archive.change(2022) == .value(Number(1), percent: 100.0 / 12, footnote: nil))
    #expect(archive.change(2023) == .broken(redefined))
  }

  @Test func `two years of a form without the field stay without it`() {
    let archive = Archive(effective, [(2019, .f2019, nil), (2020, .f2019, nil)])
    #expect(archive.change(2020) == .broken(redefined))
  }

  @Test func `a sum of rows goes through where the rows were split`() {
    let archive = Archive("group.other.total", [(2020, .f2019, "4"), (2021, .f2021, "5")])
    #expect(archive.change(2021) == .value(Number(1), percent: 25, footnote: nil))
  }

  @Test func `a sum with a blank member has no change`() {
    let years: [(Int, FormCode, String?)] = [
      (2021, .f2021, "3"), (2022, .f2021, "blank"), (2023, .f2021, "4"),
    ]
    let archive = Archive("group.denied.total", years)
    #expect(archive.reading(2022) == .empty(state: "blank"))
    #expect(archive.change(2022) == .blank)
    #expect(archive.change(2023) == .blank)
  }

  @Test func `one row of 2019 that was split in 2021 ends`() {
    let archive = Archive("applications.other_all.total", [(2020, .f2019, "4"), (2021, .f2021, nil)])
    let split = Wording(
      en: "split into three rows in 2021; see group.other.total", zh: "2021年起拆为三行，合计见 group.other.total")
    #expect(archive.reading(2021) == .notInForm(split))
    #expect(archive.change(2021) == .broken(split))
  }

  @Test func `refusals were classed anew in 2019`() {
    let archive = Archive("group.denied.total", [(2018, .f2014, nil), (2019, .f2019, "5")])
    let recut = Wording(en: "outcomes were classed anew in 2019", zh: "2019年起办理结果重新分类，与以前的统计口径不同")
    #expect(archive.reading(2018) == .notInForm(recut))
    #expect(archive.change(2019) == .broken(recut))
  }

  @Test func `an amount without a fixed unit is compared with a footnote`() {
    let archive = Archive(
      "disclosure.procurement.amount_yuan", [(2019, .f2019, "100"), (2020, .f2019, "150")])
    let footnote = Wording(
      en: "the form fixes no unit for this amount: the years may differ in unit", zh: "格式未规定金额单位，各年单位可能不同")
    #expect(archive.change(2020) == .value(Number(50), percent: 50, footnote: footnote))
  }

  @Test func `a row of a local annex goes by its label within a form, and ends with the annexes`() {
    let archive = Archive(
      "annex.信函申请数.year",
      [
        (2013, .f2008, "4"), (2014, .f2014, "5"), (2015, .f2014, "6"), (2018, .f2014, "6"),
        (2019, .f2019, nil),
      ])
    let apart = Wording(
      en: "forms 2008 and 2014 define their rows apart", zh: "2008年格式与2014年格式的行自定，口径不同")
    #expect(archive.change(2014) == .broken(apart))
    #expect(archive.change(2015) == .value(Number(1), percent: 20, footnote: nil))
    #expect(
      archive.reading(2019)
        == .notInForm(Wording(en: "local annexes ended with form 2019", zh: "2019年格式起不再有此附表")))
  }

  @Test func `figures too long to subtract have no change`() {
    let archive = Archive(
      "applications.new.total", [(2021, .f2021, "0.00000000000001"), (2022, .f2021, "999999999999999")])
    #expect(
      archive.change(2022)
        == .broken(Wording(en: "the difference has too many digits", zh: "差值位数过多，无法精确表示")))
  }
}
