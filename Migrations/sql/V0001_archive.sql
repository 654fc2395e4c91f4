-- What has been applied, in order; `user_version` is the highest number.
CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

-- Dimensions: what the forms print, with the codes of the contract. Filled from the catalogue whenever an archive is
-- opened for writing; an id, once given, keeps its meaning for ever, so figures need only carry the id.
CREATE TABLE form (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, label_zh TEXT NOT NULL, label_en TEXT NOT NULL,
  form_order INTEGER NOT NULL
) STRICT;

-- Columns of table 三. Their ids are given here, because views below speak of them.
CREATE TABLE applicant (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, label_zh TEXT NOT NULL, label_en TEXT NOT NULL,
  form_order INTEGER NOT NULL, unit TEXT
) STRICT;
INSERT INTO applicant (id, code, label_zh, label_en, form_order) VALUES (1, 'natural', '', '', 1),
  (2, 'business', '', '', 2), (3, 'research', '', '', 3), (4, 'social', '', '', 4), (5, 'legal', '', '', 5),
  (6, 'other', '', '', 6), (7, 'total', '', '', 7);

-- Rows of table 三; `category` is the label of the group above the row, '' where there is none. Keys of figures have two
-- digits for a row, and two for a column.
CREATE TABLE outcome (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 99), code TEXT NOT NULL UNIQUE, label_zh TEXT NOT NULL, label_en TEXT NOT NULL,
  form_order INTEGER NOT NULL, number TEXT NOT NULL DEFAULT '', category TEXT NOT NULL DEFAULT ''
) STRICT;

-- Rows of table 二.
CREATE TABLE disclosure_item (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 99), code TEXT NOT NULL UNIQUE, label_zh TEXT NOT NULL, label_en TEXT NOT NULL,
  form_order INTEGER NOT NULL
) STRICT;

-- Columns of table 二; no unit where the form fixes none (采购总金额).
CREATE TABLE disclosure_measure (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 99), code TEXT NOT NULL UNIQUE, label_zh TEXT NOT NULL, label_en TEXT NOT NULL,
  form_order INTEGER NOT NULL, unit TEXT
) STRICT;

-- Blocks of table 四.
CREATE TABLE appeal_route (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 99), code TEXT NOT NULL UNIQUE, label_zh TEXT NOT NULL, label_en TEXT NOT NULL,
  form_order INTEGER NOT NULL
) STRICT;

-- Cells of each block of table 四, with their ids.
CREATE TABLE appeal_result (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, label_zh TEXT NOT NULL, label_en TEXT NOT NULL,
  form_order INTEGER NOT NULL, unit TEXT
) STRICT;
INSERT INTO appeal_result (id, code, label_zh, label_en, form_order) VALUES (1, 'upheld', '', '', 1),
  (2, 'corrected', '', '', 2), (3, 'other', '', '', 3), (4, 'pending', '', '', 4), (5, 'total', '', '', 5);

-- What a cell says. `number` has id 1 from the start, because CHECKs below speak of it.
CREATE TABLE cell_state (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO cell_state VALUES (1, 'number');

-- How a cell came by its value.
CREATE TABLE cell_basis (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;

-- Rows of local annexes under their printed label, created as met; the concept only where it is certain. `field` is
-- stored so that a query by field finds its row through an index.
CREATE TABLE annex_item (
  id INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE, concept TEXT,
  field TEXT NOT NULL GENERATED ALWAYS AS ('annex.' || label || '.year') STORED
) STRICT;
CREATE UNIQUE INDEX annex_item_field ON annex_item (field);
CREATE INDEX annex_item_concept ON annex_item (concept) WHERE concept IS NOT NULL;

-- Labels as each form prints them: rows and columns keep their code where a form renames them.
CREATE TABLE form_label (
  form_id INTEGER NOT NULL REFERENCES form, section TEXT NOT NULL, axis TEXT NOT NULL CHECK (axis IN ('row', 'col')),
  code TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (form_id, section, axis, code)
) STRICT, WITHOUT ROWID;

-- Everything that has a value a year. `per` and the formula only for ratios: 1 for a share, 100 for a figure per hundred.
CREATE TABLE field (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, label_zh TEXT NOT NULL, label_en TEXT NOT NULL,
  form_order INTEGER NOT NULL, unit TEXT, per INTEGER, formula_zh TEXT, formula_en TEXT
) STRICT;

-- The cells whose sum a field is, form by form: ids of the section's row and column, or an annex concept. `under` are
-- the cells whose sum a ratio is divided by.
CREATE TABLE field_term (
  field_id INTEGER NOT NULL REFERENCES field, form_id INTEGER NOT NULL REFERENCES form, term INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('over', 'under')), section TEXT NOT NULL, row TEXT NOT NULL, col TEXT NOT NULL, row_id INTEGER, col_id INTEGER,
  PRIMARY KEY (field_id, form_id, term),
  CHECK ((section = 'annex') = (row_id IS NULL) AND (row_id IS NULL) = (col_id IS NULL))
) STRICT, WITHOUT ROWID;

-- Reasons and footnotes of passing from one form to another: few, and shared by many fields.
CREATE TABLE joint (
  id INTEGER PRIMARY KEY, comparability TEXT NOT NULL CHECK (comparability IN ('=', '≈', '✗')),
  note_en TEXT NOT NULL, note_zh TEXT NOT NULL,
  UNIQUE (comparability, note_en, note_zh)
) STRICT;

-- The joint of a field for every ordered pair of forms.
CREATE TABLE field_joint (
  field_id INTEGER NOT NULL REFERENCES field, form_a INTEGER NOT NULL REFERENCES form,
  form_b INTEGER NOT NULL REFERENCES form, joint_id INTEGER NOT NULL REFERENCES joint,
  PRIMARY KEY (field_id, form_a, form_b)
) STRICT, WITHOUT ROWID;

-- The catalogue that the dimensions were last filled from, to see at once whether there is anything to do.
CREATE TABLE catalogue (id INTEGER PRIMARY KEY CHECK (id = 1), digest TEXT NOT NULL) STRICT;

-- Who reports. Two issuers may bear one organ code; they are never merged by guess.
CREATE TABLE issuer (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''), organ_code TEXT, level TEXT
) STRICT;
CREATE INDEX issuer_organ ON issuer (organ_code) WHERE organ_code IS NOT NULL;

-- Other spellings, each with the evidence that joins it to its issuer.
CREATE TABLE issuer_alias (
  alias TEXT PRIMARY KEY CHECK (alias <> ''), issuer_id INTEGER NOT NULL REFERENCES issuer, evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX issuer_alias_issuer ON issuer_alias (issuer_id);

-- The originals, in the shape that the stock shell takes out again: sqlite3 archive.db -Ax.
-- Names are told apart without regard to case, because some file systems have none.
CREATE TABLE sqlar (name TEXT PRIMARY KEY COLLATE NOCASE, mode INT, mtime INT, sz INT, data BLOB);

-- Each file once, by its bytes; `name` as it was given, `sqlar_name` where the bytes are.
CREATE TABLE source (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), name TEXT NOT NULL,
  format TEXT NOT NULL, encoding TEXT NOT NULL, size INTEGER NOT NULL CHECK (size >= 0),
  imported_at TEXT NOT NULL, sqlar_name TEXT NOT NULL UNIQUE REFERENCES sqlar
) STRICT;

-- One revision of one report. The newest is current; the older ones stay.
CREATE TABLE filing (
  id INTEGER PRIMARY KEY, issuer_id INTEGER NOT NULL REFERENCES issuer,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999), form_id INTEGER NOT NULL REFERENCES form,
  revision INTEGER NOT NULL CHECK (revision >= 1), is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  title TEXT, published_on TEXT, period_from TEXT, period_to TEXT, period_sentence TEXT, index_number TEXT,
  organ_code TEXT, scope TEXT CHECK (scope IN ('aggregate', 'own')), evidence TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source, imported_at TEXT NOT NULL,
  UNIQUE (issuer_id, year, revision)
) STRICT;
-- One current report for an issuer and a year, and the way to it.
CREATE UNIQUE INDEX filing_current ON filing (issuer_id, year) WHERE is_current = 1;
CREATE INDEX filing_file ON filing (source_id);
-- All reports of a year, by form: which fields a year has is asked often.
CREATE INDEX filing_year ON filing (year, form_id) WHERE is_current = 1;

-- Further files with the same cells.
CREATE TABLE filing_source (
  filing_id INTEGER NOT NULL REFERENCES filing, source_id INTEGER NOT NULL REFERENCES source, noted_at TEXT NOT NULL,
  PRIMARY KEY (filing_id, source_id)
) STRICT, WITHOUT ROWID;

-- A row of table 三 as it is printed; the key is filing × 100 + outcome. A column without a value says `state_id`, or
-- where that is number that the cell is not there. `basis_id` is of all cells; `raw` is of those without a value or,
-- where state_id is number, of all, and NULL where it would only repeat the value. at_… is the place of the first cell
-- in the source (row of a table, or line). The others stand there too, in a table one column further each; or as far
-- on as at_cols says, a character for each, U+0020 for no distance. Where a cell keeps to none of this, `odd` is 1.
CREATE TABLE application_row (
  id INTEGER PRIMARY KEY,
  natural INTEGER, business INTEGER, research INTEGER, social INTEGER, legal INTEGER, other INTEGER, total INTEGER,
  state_id INTEGER NOT NULL REFERENCES cell_state, basis_id INTEGER NOT NULL REFERENCES cell_basis, raw TEXT,
  odd INTEGER CHECK (odd = 1), at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
  at_cols TEXT CHECK (at_cols IS NULL OR length(at_cols) = 6 AND at_col IS NOT NULL),
  filing_id INTEGER NOT NULL GENERATED ALWAYS AS (id / 100) VIRTUAL REFERENCES filing,
  outcome_id INTEGER NOT NULL GENERATED ALWAYS AS (id % 100) VIRTUAL REFERENCES outcome
) STRICT;

-- What odd cells of such rows say in the place of their row; the key is that of the row × 100 + applicant. A state only
-- where there is no value.
CREATE TABLE application_odd (
  id INTEGER PRIMARY KEY, state_id INTEGER REFERENCES cell_state CHECK (state_id <> 1),
  basis_id INTEGER NOT NULL REFERENCES cell_basis, raw TEXT,
  at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
  row_id INTEGER NOT NULL GENERATED ALWAYS AS (id / 100) VIRTUAL REFERENCES application_row,
  filing_id INTEGER NOT NULL GENERATED ALWAYS AS (id / 10000) VIRTUAL REFERENCES filing,
  applicant_id INTEGER NOT NULL GENERATED ALWAYS AS (id % 100) VIRTUAL REFERENCES applicant
) STRICT;

-- A cell of table 二; the key is (filing × 100 + item) × 100 + measure. Money is exact: value × 10^-scale. `value` is
-- there exactly where the state is number, `unit` only where it is not the measure's own.
CREATE TABLE disclosure_cell (
  id INTEGER PRIMARY KEY, value INTEGER, scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 15), unit TEXT,
  state_id INTEGER NOT NULL REFERENCES cell_state, basis_id INTEGER NOT NULL REFERENCES cell_basis, raw TEXT,
  at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
  filing_id INTEGER NOT NULL GENERATED ALWAYS AS (id / 10000) VIRTUAL REFERENCES filing,
  item_id INTEGER NOT NULL GENERATED ALWAYS AS (id / 100 % 100) VIRTUAL REFERENCES disclosure_item,
  measure_id INTEGER NOT NULL GENERATED ALWAYS AS (id % 100) VIRTUAL REFERENCES disclosure_measure,
  CHECK ((value IS NOT NULL) = (state_id = 1))
) STRICT;

-- A block of table 四, as a row of table 三 is kept; the key is filing × 100 + route.
CREATE TABLE appeal_row (
  id INTEGER PRIMARY KEY,
  upheld INTEGER, corrected INTEGER, other INTEGER, pending INTEGER, total INTEGER,
  state_id INTEGER NOT NULL REFERENCES cell_state, basis_id INTEGER NOT NULL REFERENCES cell_basis, raw TEXT,
  odd INTEGER CHECK (odd = 1), at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
  at_cols TEXT CHECK (at_cols IS NULL OR length(at_cols) = 4 AND at_col IS NOT NULL),
  filing_id INTEGER NOT NULL GENERATED ALWAYS AS (id / 100) VIRTUAL REFERENCES filing,
  route_id INTEGER NOT NULL GENERATED ALWAYS AS (id % 100) VIRTUAL REFERENCES appeal_route
) STRICT;

-- Odd cells of those; the key is that of the row × 100 + result.
CREATE TABLE appeal_odd (
  id INTEGER PRIMARY KEY, state_id INTEGER REFERENCES cell_state CHECK (state_id <> 1),
  basis_id INTEGER NOT NULL REFERENCES cell_basis, raw TEXT,
  at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
  row_id INTEGER NOT NULL GENERATED ALWAYS AS (id / 100) VIRTUAL REFERENCES appeal_row,
  filing_id INTEGER NOT NULL GENERATED ALWAYS AS (id / 10000) VIRTUAL REFERENCES filing,
  result_id INTEGER NOT NULL GENERATED ALWAYS AS (id % 100) VIRTUAL REFERENCES appeal_result
) STRICT;

-- Local annexes of forms 2008 and 2014. Cumulative figures never enter a series of years (domain.md §4).
CREATE TABLE annex_count (
  filing_id INTEGER NOT NULL REFERENCES filing, item_id INTEGER NOT NULL REFERENCES annex_item,
  which TEXT NOT NULL CHECK (which IN ('year', 'cumulative')), value INTEGER,
  scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 15), unit TEXT,
  state_id INTEGER NOT NULL REFERENCES cell_state, basis_id INTEGER NOT NULL REFERENCES cell_basis, raw TEXT,
  at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER, form_order INTEGER NOT NULL,
  PRIMARY KEY (filing_id, item_id, which), CHECK ((value IS NOT NULL) = (state_id = 1))
) STRICT, WITHOUT ROWID;
-- Which labels have figures at all is asked with every trend.
CREATE INDEX annex_count_item ON annex_count (item_id, which);

-- Printed rows that belong to no row of the form.
CREATE TABLE extra_count (
  filing_id INTEGER NOT NULL REFERENCES filing, ordinal INTEGER NOT NULL, section TEXT NOT NULL, label TEXT NOT NULL,
  col TEXT NOT NULL, value INTEGER, scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 15), unit TEXT,
  state_id INTEGER NOT NULL REFERENCES cell_state, raw TEXT NOT NULL,
  at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
  PRIMARY KEY (filing_id, ordinal), CHECK ((value IS NOT NULL) = (state_id = 1))
) STRICT, WITHOUT ROWID;

-- Figures of the running text, kept away from the cells.
CREATE TABLE sentence_fact (
  filing_id INTEGER NOT NULL REFERENCES filing, ordinal INTEGER NOT NULL, fact TEXT NOT NULL, value INTEGER,
  scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 15), unit TEXT, sentence TEXT NOT NULL,
  at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
  PRIMARY KEY (filing_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Rows whose digits can be read in several ways: the cells' codes and all readings, as JSON. `chosen` is the reading
-- that a neighbouring year leaves, NULL while none does; the cells then say `neighbour`, else unreadable.
CREATE TABLE undecided_row (
  filing_id INTEGER NOT NULL REFERENCES filing, ordinal INTEGER NOT NULL, cells TEXT NOT NULL, candidates TEXT NOT NULL,
  chosen INTEGER, raw TEXT NOT NULL,
  at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
  PRIMARY KEY (filing_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What reading had to tell (kept) and what the checks found (replaced when they are run again).
-- The words are those of `finding_words` with part_1 to part_4 in the place of {1} to {4}, `expected` and `actual` in that
-- of {e} and {a}. A finding has a short name of its own that does not change
-- when the checks run again. No index on it: it would be read in the place of the table, and rows would come in the order of names.
CREATE TABLE finding_row (
  filing_id INTEGER NOT NULL REFERENCES filing, origin TEXT NOT NULL CHECK (origin IN ('check', 'reading')),
  ordinal INTEGER NOT NULL, words_id INTEGER NOT NULL REFERENCES finding_words,
  section TEXT, row TEXT, col TEXT, expected TEXT, actual TEXT,
  part_1 TEXT, part_2 TEXT, part_3 TEXT, part_4 TEXT, id TEXT NOT NULL DEFAULT '',
  is_explained INTEGER NOT NULL DEFAULT 0 CHECK (is_explained IN (0, 1)),
  PRIMARY KEY (filing_id, origin, ordinal)
) STRICT, WITHOUT ROWID;

-- What findings say in words, each once; marks in them are to be filled where `is_marked` is 1.
CREATE TABLE finding_words (
  id INTEGER PRIMARY KEY, rule TEXT NOT NULL, severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  is_marked INTEGER NOT NULL CHECK (is_marked IN (0, 1)), en TEXT NOT NULL, zh TEXT NOT NULL,
  UNIQUE (rule, severity, is_marked, en, zh)
) STRICT;

-- The running text by sections, deflated (RFC 1951) with a dictionary of the program's: for each section a line with its
-- place (page, table, row, column) and the bytes of heading and text, then these.
CREATE TABLE report_text (
  filing_id INTEGER PRIMARY KEY REFERENCES filing, dictionary INTEGER NOT NULL, size INTEGER NOT NULL CHECK (size >= 0),
  data BLOB NOT NULL
) STRICT;
