import Documents
import Forms

/// A report as read from one document: who, when, on which form, and every cell with the place where it is printed.
/// Reading never corrects: what the source prints wrong is kept, and what cannot be told is a remark.
package struct Report: Sendable {
  package var issuer: Issuer
  package var year: Int
  package var form: FormCode
  /// The labels that decided the form.
  package var evidence: [String]
  package var title: String?
  /// ISO date.
  package var publishedOn: String?
  package var period: Period?
  /// The index number of the page (索引号) and the organ's code in it.
  package var indexNumber: String?
  package var scope: Scope?
  package var cells: [Cell]
  package var extras: [ExtraCell]
  /// Rows that this report alone cannot tell.
  package var undecided: [UndecidedRow]
  package var facts: [Fact]
  /// What reading has to tell: each becomes a finding.
  package var remarks: [Remark]
  /// The running text by sections, for search.
  package var sections: [TextSection]

  package init(
    issuer: Issuer, year: Int, form: FormCode, evidence: [String] = [], title: String? = nil,
    publishedOn: String? = nil, period: Period? = nil, indexNumber: String? = nil, scope: Scope? = nil,
    cells: [Cell] = [], extras: [ExtraCell] = [], undecided: [UndecidedRow] = [], facts: [Fact] = [],
    remarks: [Remark] = [],
    sections: [TextSection] = []
  ) {
    self.issuer = issuer
    self.year = year
    self.form = form
    self.evidence = evidence
    self.title = title
    self.publishedOn = publishedOn
    self.period = period
    self.indexNumber = indexNumber
    self.scope = scope
    self.cells = cells
    self.extras = extras
    self.undecided = undecided
    self.facts = facts
    self.remarks = remarks
    self.sections = sections
  }
}

/// Who made the report: the name it goes by, other spellings in the same text, and the organ's code where the index
/// number gives one (domain.md §8.2).
package struct Issuer: Sendable, Hashable {
  package var name: String
  package var aliases: [String]
  package var organCode: String?

  package init(_ name: String, aliases: [String] = [], organCode: String? = nil) {
    self.name = name
    self.aliases = aliases
    self.organCode = organCode
  }
}

/// Whose figures they are: a government's, with all its organs, or one body's own (domain.md §8.4).
package enum Scope: String, Sendable { case aggregate, own }

/// The period that the report says it covers. Dates are ISO; nil where the sentence has lost them.
package struct Period: Sendable, Hashable {
  package var from: String?
  package var to: String?
  package var sentence: String

  package init(from: String?, to: String?, sentence: String) {
    self.from = from
    self.to = to
    self.sentence = sentence
  }
}

/// A section of the running text under its heading.
package struct TextSection: Sendable, Hashable {
  package var heading: String
  package var text: String
  package var place: Place

  package init(heading: String, text: String, place: Place) {
    self.heading = heading
    self.text = text
    self.place = place
  }
}

/// Something that reading has to tell about a place or a cell; `rule` names it in the catalogue of rules.
package struct Remark: Sendable, Hashable {
  package var rule: String
  package var section: Section?
  package var row: String?
  package var column: String?
  package var actual: String?
  package var message: Wording

  package init(
    _ rule: String, section: Section? = nil, row: String? = nil, column: String? = nil,
    actual: String? = nil, message: Wording
  ) {
    self.rule = rule
    self.section = section
    self.row = row
    self.column = column
    self.actual = actual
    self.message = message
  }
}
