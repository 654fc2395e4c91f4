import GRDB

/// The tables of figures as another engine gets them: a row for each cell, which here are views above rows that take less
/// room. Everything that is made otherwise here for that reason stands here once more.
enum CellTables {
  /// Tables of an archive that leave as these.
  static let folded: Set<String> = [
    "application_row", "application_odd", "disclosure_cell", "appeal_row", "appeal_odd",
    "finding_row", "finding_words", "report_text",
  ]

  /// Puts the tables, and the views that read folded ones, in the place of what the migrations made.
  static func make(_ db: Database) throws {
    let names = [
      "application_count", "disclosure_count", "appeal_count", "figure", "field_cell", "field_sum", "依申请公开",
      "复议诉讼",
      "主动公开", "filing_finding",
    ]
    for name in names { try db.execute(sql: "DROP VIEW \(name)") }
    try db.execute(sql: sql)
  }

  static let sql = """
    -- Table 三. In all four tables `value` is there exactly where the state is number, `raw` is NULL where it would only
    -- repeat the value, and at_… is the place in the source (row of a table, or line).
    CREATE TABLE application_count (
      filing_id INTEGER NOT NULL REFERENCES filing, outcome_id INTEGER NOT NULL REFERENCES outcome,
      applicant_id INTEGER NOT NULL REFERENCES applicant, value INTEGER,
      state_id INTEGER NOT NULL REFERENCES cell_state, basis_id INTEGER NOT NULL REFERENCES cell_basis, raw TEXT,
      at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
      PRIMARY KEY (filing_id, outcome_id, applicant_id), CHECK ((value IS NOT NULL) = (state_id = 1))
    );

    -- Table 二. Money is exact: value × 10^-scale. `unit` only where it is not the measure's own.
    CREATE TABLE disclosure_count (
      filing_id INTEGER NOT NULL REFERENCES filing, item_id INTEGER NOT NULL REFERENCES disclosure_item,
      measure_id INTEGER NOT NULL REFERENCES disclosure_measure, value INTEGER,
      scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 15), unit TEXT,
      state_id INTEGER NOT NULL REFERENCES cell_state, basis_id INTEGER NOT NULL REFERENCES cell_basis, raw TEXT,
      at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
      PRIMARY KEY (filing_id, item_id, measure_id), CHECK ((value IS NOT NULL) = (state_id = 1))
    );

    -- Table 四.
    CREATE TABLE appeal_count (
      filing_id INTEGER NOT NULL REFERENCES filing, route_id INTEGER NOT NULL REFERENCES appeal_route,
      result_id INTEGER NOT NULL REFERENCES appeal_result, value INTEGER,
      state_id INTEGER NOT NULL REFERENCES cell_state, basis_id INTEGER NOT NULL REFERENCES cell_basis, raw TEXT,
      at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
      PRIMARY KEY (filing_id, route_id, result_id), CHECK ((value IS NOT NULL) = (state_id = 1))
    );

    -- What reading had to tell (kept) and what the checks found (replaced when they are run again).
    CREATE TABLE filing_finding (
      filing_id INTEGER NOT NULL REFERENCES filing, origin TEXT NOT NULL CHECK (origin IN ('check', 'reading')),
      ordinal INTEGER NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
      section TEXT, row TEXT, col TEXT, expected TEXT, actual TEXT, message_en TEXT NOT NULL, message_zh TEXT NOT NULL,
      id TEXT NOT NULL DEFAULT '', is_explained INTEGER NOT NULL DEFAULT 0 CHECK (is_explained IN (0, 1)),
      PRIMARY KEY (filing_id, origin, ordinal)
    );

    -- The running text by sections.
    CREATE TABLE text_section (
      filing_id INTEGER NOT NULL REFERENCES filing, ordinal INTEGER NOT NULL, heading TEXT NOT NULL, text TEXT NOT NULL,
      at_page INTEGER, at_table INTEGER, at_row INTEGER NOT NULL, at_col INTEGER,
      PRIMARY KEY (filing_id, ordinal)
    );
    CREATE VIEW figure AS
    SELECT i.name AS issuer, f.year, f.id AS filing_id, f.form_id, f.source_id, 'applications' AS section, o.code AS row,
      a.code AS col, ac.value AS mantissa, 0 AS scale, a.unit AS unit, ac.state_id, ac.basis_id, ac.raw, ac.at_page, ac.at_table,
      ac.at_row, ac.at_col, o.form_order * 100 + a.form_order AS form_order
    FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
    JOIN application_count ac ON ac.filing_id = f.id JOIN outcome o ON o.id = ac.outcome_id
    JOIN applicant a ON a.id = ac.applicant_id
    UNION ALL
    SELECT i.name, f.year, f.id, f.form_id, f.source_id, 'disclosure', d.code, m.code, dc.value, dc.scale,
      coalesce(dc.unit, m.unit), dc.state_id, dc.basis_id, dc.raw, dc.at_page, dc.at_table, dc.at_row, dc.at_col,
      d.form_order * 100 + m.form_order
    FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
    JOIN disclosure_count dc ON dc.filing_id = f.id JOIN disclosure_item d ON d.id = dc.item_id
    JOIN disclosure_measure m ON m.id = dc.measure_id
    UNION ALL
    SELECT i.name, f.year, f.id, f.form_id, f.source_id, 'appeals', t.code, r.code, pc.value, 0, r.unit, pc.state_id,
      pc.basis_id, pc.raw, pc.at_page, pc.at_table, pc.at_row, pc.at_col, t.form_order * 100 + r.form_order
    FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
    JOIN appeal_count pc ON pc.filing_id = f.id JOIN appeal_route t ON t.id = pc.route_id
    JOIN appeal_result r ON r.id = pc.result_id
    UNION ALL
    SELECT i.name, f.year, f.id, f.form_id, f.source_id, 'annex', x.label, xc.which, xc.value, xc.scale, xc.unit, xc.state_id,
      xc.basis_id, xc.raw, xc.at_page, xc.at_table, xc.at_row, xc.at_col, xc.form_order
    FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
    JOIN annex_count xc ON xc.filing_id = f.id JOIN annex_item x ON x.id = xc.item_id;

    CREATE VIEW field_sum AS
    SELECT i.name AS issuer, fd.code AS field, f.year, f.issuer_id, f.form_id, fd.id AS field_id,
      fd.label_zh AS label, fd.per,
      iif(fd.per IS NULL, coalesce(max(dc.unit), fd.unit, max(xc.unit)), fd.unit) AS unit,
      count(DISTINCT t.term) AS terms, count(DISTINCT iif(s.id IS NULL, NULL, t.term)) AS met, count(s.id) AS cells,
      total(s.code = 'unreadable') AS unreadable, total(s.code = 'blank') AS blank, total(s.code = 'na') AS na,
      max(coalesce(dc.scale, xc.scale, 0)) AS scale,
      sum(iif(t.part = 'over', coalesce(ac.value, dc.value, pc.value, xc.value), 0)) AS mantissa,
      sum(iif(t.part = 'under', coalesce(ac.value, dc.value, pc.value, xc.value), 0)) AS under_mantissa,
      total(iif(t.part = 'over', coalesce(ac.value, dc.value, pc.value, xc.value), 0)
        / CAST('1e' || coalesce(dc.scale, xc.scale, 0) AS REAL)) AS decimal,
      total(iif(t.part = 'under', coalesce(ac.value, dc.value, pc.value, xc.value), 0)
        / CAST('1e' || coalesce(dc.scale, xc.scale, 0) AS REAL)) AS under_decimal
    FROM issuer i
    JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
    JOIN field fd
    JOIN field_term t ON t.field_id = fd.id AND t.form_id = f.form_id
    LEFT JOIN application_count ac ON t.section = 'applications'
      AND ac.filing_id = f.id AND ac.outcome_id = t.row_id AND ac.applicant_id = t.col_id
    LEFT JOIN disclosure_count dc ON t.section = 'disclosure'
      AND dc.filing_id = f.id AND dc.item_id = t.row_id AND dc.measure_id = t.col_id
    LEFT JOIN appeal_count pc ON t.section = 'appeals'
      AND pc.filing_id = f.id AND pc.route_id = t.row_id AND pc.result_id = t.col_id
    LEFT JOIN annex_item n ON t.section = 'annex' AND n.concept = t.row
    LEFT JOIN annex_count xc ON xc.filing_id = f.id AND xc.item_id = n.id AND xc.which = t.col AND xc.which = 'year'
    LEFT JOIN cell_state s ON s.id = coalesce(ac.state_id, dc.state_id, pc.state_id, xc.state_id)
    GROUP BY i.name, fd.code, f.year
    HAVING count(s.id) > 0;

    CREATE VIEW 依申请公开 AS
    SELECT i.name AS 机构, f.year AS 年份, o.category AS 类别, o.label_zh AS 事项,
      max(iif(a.code = 'natural', ac.value, NULL)) AS 自然人, max(iif(a.code = 'business', ac.value, NULL)) AS 商业企业,
      max(iif(a.code = 'research', ac.value, NULL)) AS 科研机构, max(iif(a.code = 'social', ac.value, NULL)) AS 社会公益组织,
      max(iif(a.code = 'legal', ac.value, NULL)) AS 法律服务机构, max(iif(a.code = 'other', ac.value, NULL)) AS 其他,
      max(iif(a.code = 'total', ac.value, NULL)) AS 总计
    FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
    JOIN application_count ac ON ac.filing_id = f.id JOIN outcome o ON o.id = ac.outcome_id
    JOIN applicant a ON a.id = ac.applicant_id
    GROUP BY i.name, f.year, o.form_order, o.id;

    CREATE VIEW 复议诉讼 AS
    SELECT i.name AS 机构, f.year AS 年份, t.label_zh AS 途径,
      max(iif(r.code = 'upheld', pc.value, NULL)) AS 结果维持, max(iif(r.code = 'corrected', pc.value, NULL)) AS 结果纠正,
      max(iif(r.code = 'other', pc.value, NULL)) AS 其他结果, max(iif(r.code = 'pending', pc.value, NULL)) AS 尚未审结,
      max(iif(r.code = 'total', pc.value, NULL)) AS 总计
    FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
    JOIN appeal_count pc ON pc.filing_id = f.id JOIN appeal_route t ON t.id = pc.route_id
    JOIN appeal_result r ON r.id = pc.result_id
    GROUP BY i.name, f.year, t.form_order, t.id;

    CREATE VIEW 主动公开 AS
    SELECT i.name AS 机构, f.year AS 年份, coalesce(lr.label, d.label_zh) AS 事项, coalesce(lc.label, m.label_zh) AS 指标,
      CASE WHEN dc.scale = 0 THEN dc.value ELSE dc.value / CAST('1e' || dc.scale AS REAL) END AS 数值,
      coalesce(dc.unit, m.unit) AS 单位
    FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
    JOIN disclosure_count dc ON dc.filing_id = f.id JOIN disclosure_item d ON d.id = dc.item_id
    JOIN disclosure_measure m ON m.id = dc.measure_id
    LEFT JOIN form_label lr ON lr.form_id = f.form_id AND lr.section = 'disclosure' AND lr.axis = 'row' AND lr.code = d.code
    LEFT JOIN form_label lc ON lc.form_id = f.form_id AND lc.section = 'disclosure' AND lc.axis = 'col' AND lc.code = m.code;
    """
}
