/// The two languages that people read. Machine formats carry codes and know neither.
package enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}

/// One text in both languages, kept side by side so that neither can be forgotten.
package struct Wording: Sendable, Hashable {
  package let en: String
  package let zh: String

  package init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// The text in the language that the reader asked for.
  package func callAsFunction(_ language: Language) -> String {
    language == .chinese ? zh : en
  }
}
