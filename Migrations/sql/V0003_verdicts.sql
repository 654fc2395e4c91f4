-- What people add to what was read: verdicts on findings, corrections of cells, who is who. And when the archive itself
-- was last checked.

-- Explained findings, never changed but for `undone_at`: one of each name is in force, older ones tell what was known
-- when. `cells` is a digest of what the finding spoke of: where that changes, the finding returns. The parts that the
-- name is made of are kept, because an issuer may be renamed.
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY, finding_id TEXT NOT NULL, issuer_id INTEGER NOT NULL REFERENCES issuer, year INTEGER NOT NULL, rule TEXT NOT NULL,
  section TEXT, row TEXT, col TEXT, occurrence INTEGER NOT NULL, cells TEXT NOT NULL,
  note TEXT NOT NULL CHECK (note <> ''), given_by TEXT NOT NULL, given_at TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE UNIQUE INDEX verdict_finding ON verdict (finding_id) WHERE undone_at IS NULL;
CREATE INDEX verdict_issuer ON verdict (issuer_id, year);

-- Corrections of cells, one row each, never changed but for `undone_at`; the newest that is not undone is in force, and
-- the cell holds its value. `printed_…` is what reading gave. `digest` is over all other columns but the last.
CREATE TABLE amendment (
  id INTEGER PRIMARY KEY, filing_id INTEGER NOT NULL REFERENCES filing,
  section TEXT NOT NULL, row TEXT NOT NULL, col TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('number', 'blank')), value INTEGER, scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 15),
  printed_state TEXT NOT NULL, printed_value INTEGER, printed_scale INTEGER NOT NULL, printed_basis TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''), made_by TEXT NOT NULL, source TEXT, made_at TEXT NOT NULL,
  digest TEXT NOT NULL, undone_at TEXT,
  CHECK ((value IS NOT NULL) = (state = 'number'))
) STRICT;
CREATE INDEX amendment_filing ON amendment (filing_id);

-- Corrections of what a report is: whose, for which year, on which form; a row for each revision concerned. The filing
-- holds the new value, `printed` is what reading gave. `digest` is over all other columns but the last.
CREATE TABLE report_amendment (
  id INTEGER PRIMARY KEY, filing_id INTEGER NOT NULL REFERENCES filing,
  what TEXT NOT NULL CHECK (what IN ('issuer', 'year', 'form')), value TEXT NOT NULL, printed TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''), made_by TEXT NOT NULL, source TEXT, made_at TEXT NOT NULL,
  digest TEXT NOT NULL, undone_at TEXT
) STRICT;
CREATE INDEX report_amendment_filing ON report_amendment (filing_id);

-- Checks of the whole archive or of one part of several.
CREATE TABLE verification (
  id INTEGER PRIMARY KEY, part INTEGER NOT NULL, parts INTEGER NOT NULL CHECK (part BETWEEN 1 AND parts),
  checked_at TEXT NOT NULL, reports INTEGER NOT NULL, differences INTEGER NOT NULL
) STRICT;

-- Files that were not taken in, the latest refusal of each name, until the file or another of its name is taken. Issuer
-- and year only where the call stated them.
CREATE TABLE refusal (
  name TEXT PRIMARY KEY, sha256 TEXT, issuer TEXT, year INTEGER, reason_en TEXT NOT NULL, reason_zh TEXT NOT NULL,
  refused_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX refusal_file ON refusal (sha256) WHERE sha256 IS NOT NULL;

ALTER TABLE issuer ADD COLUMN parent_id INTEGER REFERENCES issuer;
ALTER TABLE issuer ADD COLUMN scope TEXT CHECK (scope IN ('aggregate', 'own'));

-- Issuers that were made one, with what it takes to part them again (JSON lists of keys).
CREATE TABLE issuer_merge (
  id INTEGER PRIMARY KEY, from_id INTEGER NOT NULL, from_name TEXT NOT NULL, into_id INTEGER NOT NULL,
  organ_code TEXT, level TEXT, parent_id INTEGER, scope TEXT, filings TEXT NOT NULL, aliases TEXT NOT NULL,
  children TEXT NOT NULL, learnt_organ_code INTEGER NOT NULL, merged_at TEXT NOT NULL, undone_at TEXT
) STRICT;

-- One row per finding.
DROP VIEW finding;
CREATE VIEW finding AS
SELECT r.issuer, r.year, n.rule, n.severity, n.section, n.row, n.col, n.expected, n.actual, n.message_en AS message,
  r.report_id, n.origin, n.ordinal, n.message_zh, n.id, iif(v.finding_id IS NULL, NULL, 'explained') AS verdict, v.note
FROM report r JOIN filing_finding n ON n.filing_id = r.report_id
LEFT JOIN verdict v ON v.finding_id = n.id AND v.undone_at IS NULL AND n.is_explained = 1;

-- One row per current report. What a person says of an issuer's scope outranks what was read.
DROP VIEW report;
CREATE VIEW report AS
SELECT f.id AS report_id, i.name AS issuer, f.year, fm.code AS form, f.title, f.published_on,
  coalesce(i.scope, f.scope) AS scope, s.name AS source, s.sha256, f.imported_at, f.revision,
  (SELECT group_concat(a.what, ' ') FROM report_amendment a WHERE a.filing_id = f.id AND a.undone_at IS NULL) AS amended
FROM filing f JOIN issuer i ON i.id = f.issuer_id JOIN form fm ON fm.id = f.form_id JOIN source s ON s.id = f.source_id
WHERE f.is_current = 1;
