import Foundation

extension HostileCase {
  private static let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"

  /// PDF, and pictures.
  static let papers: [HostileCase] = [
    HostileCase("PDF: nothing but its mark", "a.pdf", .refused("a.pdf: ")) { "%PDF-1.7\n" },
    HostileCase("PDF: an empty page", "a.pdf", .refused("a.pdf: ")) {
      Honest.pdf(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page],
        trailer: "<< /Root 1 0 R >>")
    },
    HostileCase("PDF: cut within an object", "a.pdf", .refused("a.pdf: ")) {
      String(
        Honest.pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R"], trailer: "").prefix(
          70))
    },
    HostileCase("PDF: pages within themselves", "a.pdf", .refused("a.pdf: ")) {
      Honest.pdf(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>"],
        trailer: "<< /Root 1 0 R >>")
    },
    HostileCase("PDF: a table of objects that leads to itself", "a.pdf", .refused("a.pdf: ")) {
      "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Prev 9 /Size 1 >>\nstartxref\n9\n%%EOF\n"
    },
    HostileCase("PDF: a stream that contains itself", "a.pdf", .refused("a.pdf: ")) {
      Honest.pdf(
        [
          "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>",
          "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream",
        ], trailer: "<< /Root 1 0 R >>")
    },
    HostileCase("PDF: encrypted", "a.pdf", .refused("a.pdf: ")) {
      Honest.pdf(
        [
          "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
          "<< /Filter /Standard /V 1 /R 2 /O (\(Honest.times(32, "o"))) /U (\(Honest.times(32, "u"))) /P -44 >>",
        ], trailer: "<< /Root 1 0 R /Encrypt 4 0 R /ID [(a) (b)] >>")
    },
    HostileCase("PDF: scripts and programs to start", "a.pdf", .refused("a.pdf: ")) {
      Honest.pdf(
        [
          "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (touch canary) >> /AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >> >>",
          "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
        ], trailer: "<< /Root 1 0 R >>")
    },
    HostileCase("PDF: 100,000 nested arrays", "a.pdf", .refused("a.pdf: ")) {
      Honest.pdf(["<< /Type /Catalog /Pages \(Honest.times(100_000, "["))"], trailer: "<< /Root 1 0 R >>")
    },
    HostileCase("PDF: a page as wide as a street", "a.pdf", .refused("a.pdf: ")) {
      Honest.pdf(
        [
          "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99999999999 99999999999] >>",
        ], trailer: "<< /Root 1 0 R >>")
    },
    HostileCase("PDF: a stream longer than the file", "a.pdf", .refused("a.pdf: ")) {
      Honest.pdf(
        [
          "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
          "<< /Length 99999999999 /Filter /FlateDecode >>\nstream\nxxxx",
        ], trailer: "<< /Root 1 0 R >>")
    },
    HostileCase("a picture that says it is a page", "a.html", .refused("picture")) {
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("<html><body>".utf8)
    },
    HostileCase("a drawing with a script", "a.svg", .refused("the file has no text")) {
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script><image href=\"file:///etc/passwd\"/></svg>"
    },
    HostileCase("XML: a billion laughs", "a.xml", .refused("no annual report")) {
      "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"haha\">"
        + (1...30).map { "<!ENTITY a\($0) \"" + Honest.times(10, $0 == 1 ? "&a;" : "&a\($0 - 1);") + "\">" }
        .joined()
        + "]><x>&a30;</x>"
    },
  ]
}
