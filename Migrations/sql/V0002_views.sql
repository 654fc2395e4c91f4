-- The contract (design.md). Users' SQL stands on these views; tables beneath may change. No functions of our own.

-- One row per current report.
CREATE VIEW report AS
SELECT f.id AS report_id, i.name AS issuer, f.year, fm.code AS form, f.title, f.published_on, f.scope,
  s.name AS source, s.sha256, f.imported_at, f.revision
FROM filing f JOIN issuer i ON i.id = f.issuer_id JOIN form fm ON fm.id = f.form_id JOIN source s ON s.id = f.source_id
WHERE f.is_current = 1;

-- Table 三 cell by cell: what a row leaves unsaid of its cells is said here. Rows and columns are joined in this order
-- and no other, so that a condition on them leads to the key.
CREATE VIEW application_count AS
SELECT w.filing_id, w.outcome_id, w.applicant_id, w.value,
  CASE WHEN w.value IS NOT NULL THEN 1 WHEN x.id IS NULL THEN w.state_id ELSE x.state_id END AS state_id,
  iif(x.id IS NULL, w.basis_id, x.basis_id) AS basis_id,
  CASE WHEN x.id IS NOT NULL THEN x.raw WHEN w.state_id = 1 OR w.value IS NULL THEN w.raw END AS raw,
  iif(x.id IS NULL, w.at_page, x.at_page) AS at_page, iif(x.id IS NULL, w.at_table, x.at_table) AS at_table,
  iif(x.id IS NULL, w.at_row, x.at_row) AS at_row,
  CASE WHEN x.id IS NOT NULL THEN x.at_col WHEN w.at_cols IS NULL THEN w.at_col + iif(w.at_table IS NULL, 0, w.applicant_id - 1)
    WHEN w.applicant_id = 1 THEN w.at_col ELSE w.at_col + unicode(substr(w.at_cols, w.applicant_id - 1, 1)) - 32 END AS at_col,
  w.row, w.col, w.unit, w.form_order
FROM (
  SELECT f.id AS filing_id, w.id, o.id AS outcome_id, c.id AS applicant_id, o.code AS row, c.code AS col, c.unit,
    o.form_order * 100 + c.form_order AS form_order, w.state_id, w.basis_id, w.raw, w.odd, w.at_page,
    w.at_table, w.at_row, w.at_col, w.at_cols,
    CASE c.id WHEN 1 THEN w.natural WHEN 2 THEN w.business WHEN 3 THEN w.research WHEN 4 THEN w.social
      WHEN 5 THEN w.legal WHEN 6 THEN w.other WHEN 7 THEN w.total END AS value
  FROM filing f CROSS JOIN outcome o CROSS JOIN application_row w ON w.id = f.id * 100 + o.id CROSS JOIN applicant c) w
LEFT JOIN application_odd x ON x.id = iif(w.odd = 1, w.id * 100 + w.applicant_id, NULL)
WHERE w.value IS NOT NULL OR iif(x.id IS NULL, w.state_id, x.state_id) <> 1;

-- Table 二 in the same shape.
CREATE VIEW disclosure_count AS
SELECT f.id AS filing_id, d.id AS item_id, m.id AS measure_id, w.value, w.scale, w.unit, w.state_id,
  w.basis_id, w.raw, w.at_page, w.at_table, w.at_row, w.at_col, d.code AS row, m.code AS col,
  d.form_order * 100 + m.form_order AS form_order, coalesce(w.unit, m.unit) AS full_unit
FROM filing f CROSS JOIN disclosure_item d
CROSS JOIN disclosure_cell w ON w.id BETWEEN (f.id * 100 + d.id) * 100 AND (f.id * 100 + d.id) * 100 + 99
CROSS JOIN disclosure_measure m ON m.id = w.measure_id;

-- Table 四 cell by cell.
CREATE VIEW appeal_count AS
SELECT w.filing_id, w.route_id, w.result_id, w.value,
  CASE WHEN w.value IS NOT NULL THEN 1 WHEN x.id IS NULL THEN w.state_id ELSE x.state_id END AS state_id,
  iif(x.id IS NULL, w.basis_id, x.basis_id) AS basis_id,
  CASE WHEN x.id IS NOT NULL THEN x.raw WHEN w.state_id = 1 OR w.value IS NULL THEN w.raw END AS raw,
  iif(x.id IS NULL, w.at_page, x.at_page) AS at_page, iif(x.id IS NULL, w.at_table, x.at_table) AS at_table,
  iif(x.id IS NULL, w.at_row, x.at_row) AS at_row,
  CASE WHEN x.id IS NOT NULL THEN x.at_col WHEN w.at_cols IS NULL THEN w.at_col + iif(w.at_table IS NULL, 0, w.result_id - 1)
    WHEN w.result_id = 1 THEN w.at_col ELSE w.at_col + unicode(substr(w.at_cols, w.result_id - 1, 1)) - 32 END AS at_col,
  w.row, w.col, w.unit, w.form_order
FROM (
  SELECT f.id AS filing_id, w.id, o.id AS route_id, c.id AS result_id, o.code AS row, c.code AS col, c.unit,
    o.form_order * 100 + c.form_order AS form_order, w.state_id, w.basis_id, w.raw, w.odd, w.at_page,
    w.at_table, w.at_row, w.at_col, w.at_cols,
    CASE c.id WHEN 1 THEN w.upheld WHEN 2 THEN w.corrected WHEN 3 THEN w.other WHEN 4 THEN w.pending
      WHEN 5 THEN w.total END AS value
  FROM filing f CROSS JOIN appeal_route o CROSS JOIN appeal_row w ON w.id = f.id * 100 + o.id CROSS JOIN appeal_result c) w
LEFT JOIN appeal_odd x ON x.id = iif(w.odd = 1, w.id * 100 + w.result_id, NULL)
WHERE w.value IS NOT NULL OR iif(x.id IS NULL, w.state_id, x.state_id) <> 1;

-- Cells of current reports in one shape, figures as mantissa and scale. Each arm joins the issuer for itself: so a
-- condition on it reaches the key of the table.
CREATE VIEW figure AS
SELECT i.name AS issuer, f.year, f.id AS filing_id, f.form_id, f.source_id, 'applications' AS section, c.row, c.col, c.value AS mantissa,
  0 AS scale, c.unit, c.state_id, c.basis_id, c.raw, c.at_page, c.at_table, c.at_row, c.at_col, c.form_order
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1 CROSS JOIN application_count c ON c.filing_id = f.id
UNION ALL
SELECT i.name, f.year, f.id, f.form_id, f.source_id, 'disclosure', c.row, c.col, c.value,
  c.scale, c.full_unit, c.state_id, c.basis_id, c.raw, c.at_page, c.at_table, c.at_row, c.at_col, c.form_order
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1 CROSS JOIN disclosure_count c ON c.filing_id = f.id
UNION ALL
SELECT i.name, f.year, f.id, f.form_id, f.source_id, 'appeals', c.row, c.col, c.value,
  0, c.unit, c.state_id, c.basis_id, c.raw, c.at_page, c.at_table, c.at_row, c.at_col, c.form_order
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1 CROSS JOIN appeal_count c ON c.filing_id = f.id
UNION ALL
SELECT i.name, f.year, f.id, f.form_id, f.source_id, 'annex', x.label, xc.which, xc.value, xc.scale, xc.unit, xc.state_id,
  xc.basis_id, xc.raw, xc.at_page, xc.at_table, xc.at_row, xc.at_col, xc.form_order
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN annex_count xc ON xc.filing_id = f.id JOIN annex_item x ON x.id = xc.item_id;

-- One row per cell of a current report. A decimal of at most 15 digits prints exactly from a REAL.
CREATE VIEW cell AS
SELECT g.issuer, g.year, fm.code AS form, g.section, g.row, g.col,
  CASE WHEN g.scale = 0 THEN g.mantissa ELSE g.mantissa / CAST('1e' || g.scale AS REAL) END AS value,
  g.unit, s.code AS state, b.code AS basis, coalesce(g.raw, CAST(g.mantissa AS TEXT), '') AS raw, src.name AS source,
  iif(g.at_page IS NULL, '', 'page ' || g.at_page || ' ') || iif(g.at_table IS NULL,
    'line ' || g.at_row || coalesce(' char ' || g.at_col, ''),
    'table ' || g.at_table || ' row ' || g.at_row || coalesce(' col ' || g.at_col, '')) AS place,
  g.filing_id AS report_id, g.form_order
FROM figure g JOIN form fm ON fm.id = g.form_id JOIN source src ON src.id = g.source_id
JOIN cell_state s ON s.id = g.state_id JOIN cell_basis b ON b.id = g.basis_id;

-- One row per printed cell that belongs to no row of the form.
CREATE VIEW extra AS
SELECT r.issuer, r.year, c.section, c.label, c.col,
  CASE WHEN c.scale = 0 THEN c.value ELSE c.value / CAST('1e' || c.scale AS REAL) END AS value,
  c.unit, s.code AS state, c.raw, r.source,
  iif(c.at_page IS NULL, '', 'page ' || c.at_page || ' ') || iif(c.at_table IS NULL,
    'line ' || c.at_row || coalesce(' char ' || c.at_col, ''),
    'table ' || c.at_table || ' row ' || c.at_row || coalesce(' col ' || c.at_col, '')) AS place,
  r.report_id
FROM report r JOIN extra_count c ON c.filing_id = r.report_id JOIN cell_state s ON s.id = c.state_id;

-- One row per figure read from a sentence.
CREATE VIEW fact AS
SELECT r.issuer, r.year, c.fact,
  CASE WHEN c.scale = 0 THEN c.value ELSE c.value / CAST('1e' || c.scale AS REAL) END AS value,
  c.unit, c.sentence, r.source,
  iif(c.at_page IS NULL, '', 'page ' || c.at_page || ' ') || iif(c.at_table IS NULL,
    'line ' || c.at_row || coalesce(' char ' || c.at_col, ''),
    'table ' || c.at_table || ' row ' || c.at_row || coalesce(' col ' || c.at_col, '')) AS place,
  r.report_id
FROM report r JOIN sentence_fact c ON c.filing_id = r.report_id;

-- Findings with all their words.
CREATE VIEW filing_finding AS
SELECT n.filing_id, n.origin, n.ordinal, w.rule, w.severity, n.section, n.row, n.col, n.expected, n.actual,
  iif(w.is_marked = 0, w.en, replace(replace(replace(replace(replace(replace(w.en, '{1}', coalesce(n.part_1, '')),
    '{2}', coalesce(n.part_2, '')), '{3}', coalesce(n.part_3, '')), '{4}', coalesce(n.part_4, '')),
    '{e}', coalesce(n.expected, '')), '{a}', coalesce(n.actual, ''))) AS message_en,
  iif(w.is_marked = 0, w.zh, replace(replace(replace(replace(replace(replace(w.zh, '{1}', coalesce(n.part_1, '')),
    '{2}', coalesce(n.part_2, '')), '{3}', coalesce(n.part_3, '')), '{4}', coalesce(n.part_4, '')),
    '{e}', coalesce(n.expected, '')), '{a}', coalesce(n.actual, ''))) AS message_zh,
  n.id, n.is_explained
FROM finding_row n CROSS JOIN finding_words w ON w.id = n.words_id;

-- One row per finding.
CREATE VIEW finding AS
SELECT r.issuer, r.year, n.rule, n.severity, n.section, n.row, n.col, n.expected, n.actual, n.message_en AS message,
  r.report_id, n.origin, n.ordinal, n.message_zh
FROM report r JOIN filing_finding n ON n.filing_id = r.report_id;

-- The cell of each term of each field in each current report, looked up by its key.
CREATE VIEW field_cell AS
SELECT i.name AS issuer, f.year, f.issuer_id, f.form_id, fd.id AS field_id, fd.code AS field, fd.label_zh AS label, fd.per,
  fd.unit, t.term, t.part, dc.unit AS disclosed_unit, xc.unit AS annex_unit, coalesce(dc.scale, xc.scale, 0) AS scale,
  coalesce(dc.value, xc.value,
    CASE t.col_id WHEN 1 THEN aw.natural WHEN 2 THEN aw.business WHEN 3 THEN aw.research WHEN 4 THEN aw.social
      WHEN 5 THEN aw.legal WHEN 6 THEN aw.other WHEN 7 THEN aw.total END,
    CASE t.col_id WHEN 1 THEN pw.upheld WHEN 2 THEN pw.corrected WHEN 3 THEN pw.other WHEN 4 THEN pw.pending WHEN 5 THEN pw.total END) AS value,
  nullif(coalesce(dc.state_id, xc.state_id, iif(ao.id IS NULL, aw.state_id, ao.state_id),
    iif(po.id IS NULL, pw.state_id, po.state_id)), 1) AS other_state
FROM issuer i
JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN field fd
JOIN field_term t ON t.field_id = fd.id AND t.form_id = f.form_id
LEFT JOIN application_row aw ON t.section = 'applications' AND aw.id = f.id * 100 + t.row_id
LEFT JOIN application_odd ao ON ao.id = iif(aw.odd = 1, aw.id * 100 + t.col_id, NULL)
LEFT JOIN disclosure_cell dc ON t.section = 'disclosure' AND dc.id = (f.id * 100 + t.row_id) * 100 + t.col_id
LEFT JOIN appeal_row pw ON t.section = 'appeals' AND pw.id = f.id * 100 + t.row_id
LEFT JOIN appeal_odd po ON po.id = iif(pw.odd = 1, pw.id * 100 + t.col_id, NULL)
LEFT JOIN annex_item n ON t.section = 'annex' AND n.concept = t.row
LEFT JOIN annex_count xc ON xc.filing_id = f.id AND xc.item_id = n.id AND xc.which = t.col AND xc.which = 'year';

-- The terms of each field in each current report. Grouped by what users ask for (issuer, field), so that their
-- conditions reach the tables; `met` below `terms` means that a row is missing, `cells` above `met` that two annex
-- rows claim one concept, and then neither is taken. A ratio has two sums, of its terms over and under the line.
CREATE VIEW field_sum AS
SELECT issuer, field, year, issuer_id, form_id, field_id, label, per,
  iif(per IS NULL, coalesce(max(disclosed_unit), unit, max(annex_unit)), unit) AS unit,
  count(DISTINCT term) AS terms, count(DISTINCT iif(value IS NULL AND other_state IS NULL, NULL, term)) AS met,
  count(coalesce(value, other_state)) AS cells,
  total(value IS NULL AND s.code = 'unreadable') AS unreadable, total(value IS NULL AND s.code = 'blank') AS blank,
  total(value IS NULL AND s.code = 'na') AS na, max(scale) AS scale,
  sum(iif(part = 'over', value, 0)) AS mantissa, sum(iif(part = 'under', value, 0)) AS under_mantissa,
  total(iif(part = 'over', value, 0) / CAST('1e' || scale AS REAL)) AS decimal,
  total(iif(part = 'under', value, 0) / CAST('1e' || scale AS REAL)) AS under_decimal
FROM field_cell LEFT JOIN cell_state s ON s.id = other_state
GROUP BY issuer, field, year
HAVING count(coalesce(value, other_state)) > 0;

-- What the terms say together, with the sums of a ratio at one scale.
CREATE VIEW field_state AS
SELECT t.*,
  CASE WHEN cells > met OR unreadable > 0 THEN 'unreadable' WHEN met < terms THEN 'missing' WHEN blank > 0 THEN 'blank'
    WHEN na > 0 THEN 'na' WHEN per IS NOT NULL AND under_mantissa <= 0 THEN 'zero_base' ELSE 'number' END AS state,
  iif(scale = 0, mantissa, CAST(round(decimal * CAST('1e' || scale AS REAL)) AS INTEGER)) AS ratio_over,
  iif(scale = 0, under_mantissa, CAST(round(under_decimal * CAST('1e' || scale AS REAL)) AS INTEGER)) AS ratio_under
FROM field_sum t;

-- Fields of the catalogue and, one for each of their rows, fields of local annexes; a value only where every term is
-- a number. A ratio is a REAL, one division of two sums; where the sum under the line is 0 it has no value and the state
-- `zero_base`, where a cell of either sum is no number that cell's state.
CREATE VIEW field_year AS
SELECT issuer, field, year, issuer_id, form_id, field_id, label, unit, scale, state,
  CASE WHEN state <> 'number' THEN NULL WHEN per IS NOT NULL THEN CAST(per * ratio_over AS REAL) / ratio_under
    WHEN scale = 0 THEN mantissa ELSE round(decimal, scale) END AS value,
  per, iif(per IS NULL, NULL, ratio_over) AS ratio_over, iif(per IS NULL, NULL, ratio_under) AS ratio_under
FROM field_state
UNION ALL
SELECT i.name, n.field, f.year, f.issuer_id, f.form_id, NULL, n.label, xc.unit, xc.scale, s.code,
  CASE WHEN xc.scale = 0 THEN xc.value ELSE xc.value / CAST('1e' || xc.scale AS REAL) END, NULL, NULL, NULL
FROM issuer i
JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN annex_count xc ON xc.filing_id = f.id AND xc.which = 'year'
JOIN annex_item n ON n.id = xc.item_id
JOIN cell_state s ON s.id = xc.state_id;

-- One row per field × issuer × year.
CREATE VIEW series AS
SELECT y.issuer, y.field, y.label, y.unit, y.year, y.value, fm.code AS form, y.state, y.scale
FROM field_year y JOIN form fm ON fm.id = y.form_id;

-- Each value beside that of the year before, with what is known about comparing them. Units part only where one is
-- money: 件 and 条 are words for one thing, 元 and 万元 are not.
CREATE VIEW field_pair AS
SELECT w.issuer, w.field, w.field_id, w.label, w.unit, w.year, w.value, w.state, w.scale, w.per, fm.code AS form,
  p.year AS previous_year, pf.code AS previous_form,
  iif(w.last_year = w.year - 1, w.last_value, NULL) AS previous,
  iif(w.last_year = w.year - 1, w.last_state, 'missing') AS previous_state,
  iif(w.last_year = w.year - 1, w.last_scale, 0) AS previous_scale,
  iif(w.last_year = w.year - 1, w.last_unit, w.unit) AS previous_unit,
  EXISTS (SELECT 1 FROM filing e WHERE e.issuer_id = w.issuer_id AND e.year < w.year AND e.is_current = 1) AS has_past,
  iif(p.form_id = w.form_id, '=', j.comparability) AS joint, iif(p.form_id = w.form_id, '', j.note_en) AS joint_en,
  iif(p.form_id = w.form_id, '', j.note_zh) AS joint_zh
FROM (
  SELECT y.*, lag(year) OVER past AS last_year, lag(value) OVER past AS last_value, lag(state) OVER past AS last_state,
    lag(scale) OVER past AS last_scale, lag(unit) OVER past AS last_unit
  FROM field_year y WINDOW past AS (PARTITION BY issuer, field ORDER BY year)) w
JOIN form fm ON fm.id = w.form_id
LEFT JOIN filing p ON p.issuer_id = w.issuer_id AND p.year = w.year - 1 AND p.is_current = 1
LEFT JOIN form pf ON pf.id = p.form_id
LEFT JOIN field_joint fj ON fj.field_id = w.field_id AND fj.form_a = p.form_id AND fj.form_b = w.form_id
LEFT JOIN joint j ON j.id = fj.joint_id;

CREATE VIEW field_step AS
SELECT q.*,
  CASE WHEN NOT has_past THEN NULL WHEN previous_year IS NULL OR joint IS NULL OR joint = '✗' THEN 0
    WHEN unit IS NOT previous_unit AND coalesce(unit, '') || coalesce(previous_unit, '') LIKE '%元%' THEN 0
    ELSE 1 END AS comparable
FROM field_pair q;

CREATE VIEW field_change AS
SELECT q.*,
  -- Footnotes: of the joint, or of an amount whose unit no form fixes (采购总金额).
  joint = '≈' OR per IS NULL AND field_id IS NOT NULL AND (unit IS NULL OR previous_unit IS NULL) AS is_close,
  CASE WHEN comparable = 1 THEN
    iif(per IS NULL, round(value - previous, max(scale, previous_scale)), value - previous) END AS difference,
  -- Whole numbers divided once, so that money gives the same bits as the program's exact decimals.
  CASE WHEN comparable = 1 AND previous > 0 AND per IS NULL THEN
    100.0 * round((value - previous) * CAST('1e' || max(scale, previous_scale) AS REAL))
    / round(previous * CAST('1e' || max(scale, previous_scale) AS REAL)) END AS change_pct
FROM field_step q;

-- The same field's value a year before, and the change where it means something. No percentage on a base of zero
-- or below; none of a ratio, whose change is a difference of two ratios (times 100: percentage points of a share).
-- `note_code` is the note as `archive trend` gives it to programs.
CREATE VIEW trend AS
SELECT issuer, field, label, unit, year, value, previous_year, previous,
  iif(per IS NULL AND max(scale, previous_scale) = 0, CAST(difference AS INTEGER), difference) AS change, change_pct, comparable,
  CASE WHEN comparable IS NULL THEN 'first year in the archive'
    WHEN previous_year IS NULL THEN 'no report for ' || (year - 1)
    WHEN joint = '✗' THEN joint_en
    WHEN joint IS NULL THEN 'forms ' || previous_form || ' and ' || form || ' define their rows apart'
    WHEN comparable = 0 THEN 'units differ: ' || coalesce(previous_unit, 'none') || ', ' || coalesce(unit, 'none')
    ELSE joint_en || iif((previous > 0 OR previous = 0 AND per IS NOT NULL) AND value IS NOT NULL, '', iif(joint_en = '', '', '; ') || CASE
      WHEN previous IS NULL THEN 'previous is ' || previous_state WHEN value IS NULL THEN 'value is ' || state
      WHEN previous = 0 THEN 'previous is 0' ELSE 'previous is negative' END) END AS note,
  state, form, previous_form, scale,
  CASE WHEN comparable IS NULL AND value IS NOT NULL THEN 'first_year'
    WHEN comparable IS NOT NULL AND previous_year IS NULL THEN 'no_report_before'
    WHEN comparable = 0 THEN iif(previous_form = form, 'break', 'break ' || previous_form || '/' || form)
    WHEN value IS NULL THEN iif(state = 'zero_base', 'zero_denominator', 'no_figure')
    WHEN previous IS NULL THEN 'no_figure_before'
    ELSE CASE WHEN per IS NOT NULL OR previous > 0 THEN '' WHEN previous = 0 THEN 'zero_base' ELSE 'negative_base' END
      || CASE WHEN is_close = 0 THEN '' ELSE iif(per IS NOT NULL OR previous > 0, '', '; ')
        || iif(previous_form = form, 'unit_unknown', 'close ' || previous_form || '/' || form) END END AS note_code
FROM field_change;

CREATE VIEW 趋势 AS
SELECT issuer AS 机构, year AS 年份, label AS 指标, unit AS 单位, value AS 数值, previous AS 上年,
  iif(per IS NULL AND max(scale, previous_scale) = 0, CAST(difference AS INTEGER), difference) AS 增减, change_pct AS 增幅,
  comparable AS 可比,
  CASE WHEN comparable IS NULL THEN '档案中的第一年'
    WHEN previous_year IS NULL THEN '没有' || (year - 1) || '年的报告'
    WHEN joint = '✗' THEN joint_zh
    WHEN joint IS NULL THEN previous_form || '年格式与' || form || '年格式的行自定，口径不同'
    WHEN comparable = 0 THEN '单位不同：' || coalesce(previous_unit, '无') || '，' || coalesce(unit, '无')
    ELSE joint_zh || iif((previous > 0 OR previous = 0 AND per IS NOT NULL) AND value IS NOT NULL, '', iif(joint_zh = '', '', '；') || CASE
      WHEN previous = 0 AND value IS NOT NULL THEN '上年为0'
      WHEN previous < 0 AND value IS NOT NULL THEN '上年为负数'
      ELSE iif(previous IS NULL, '上年', '本年') || CASE iif(previous IS NULL, previous_state, state)
        WHEN 'blank' THEN '为空白' WHEN 'na' THEN '不适用' WHEN 'missing' THEN '缺行'
        WHEN 'zero_base' THEN '分母为0' ELSE '无法辨认' END END) END AS 说明,
  field AS 代码
FROM field_change;

-- Table 三 as the form prints it; a cell that is no number stays empty.
CREATE VIEW 依申请公开 AS
SELECT i.name AS 机构, f.year AS 年份, o.category AS 类别, o.label_zh AS 事项, w.natural AS 自然人, w.business AS 商业企业,
  w.research AS 科研机构, w.social AS 社会公益组织, w.legal AS 法律服务机构, w.other AS 其他, w.total AS 总计
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
CROSS JOIN outcome o CROSS JOIN application_row w ON w.id = f.id * 100 + o.id
ORDER BY i.name, f.year, o.form_order, o.id;

-- Table 二, rows and columns under the words of the report's own form.
CREATE VIEW 主动公开 AS
SELECT i.name AS 机构, f.year AS 年份, coalesce(lr.label, d.label_zh) AS 事项, coalesce(lc.label, m.label_zh) AS 指标,
  CASE WHEN dc.scale = 0 THEN dc.value ELSE dc.value / CAST('1e' || dc.scale AS REAL) END AS 数值,
  coalesce(dc.unit, m.unit) AS 单位
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
CROSS JOIN disclosure_item d
CROSS JOIN disclosure_cell dc ON dc.id BETWEEN (f.id * 100 + d.id) * 100 AND (f.id * 100 + d.id) * 100 + 99
CROSS JOIN disclosure_measure m ON m.id = dc.measure_id
LEFT JOIN form_label lr ON lr.form_id = f.form_id AND lr.section = 'disclosure' AND lr.axis = 'row' AND lr.code = d.code
LEFT JOIN form_label lc ON lc.form_id = f.form_id AND lc.section = 'disclosure' AND lc.axis = 'col' AND lc.code = m.code;

-- Table 四, a row for each way that a dispute took.
CREATE VIEW 复议诉讼 AS
SELECT i.name AS 机构, f.year AS 年份, t.label_zh AS 途径, w.upheld AS 结果维持, w.corrected AS 结果纠正, w.other AS 其他结果,
  w.pending AS 尚未审结, w.total AS 总计
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
CROSS JOIN appeal_route t CROSS JOIN appeal_row w ON w.id = f.id * 100 + t.id
ORDER BY i.name, f.year, t.form_order, t.id;

-- Findings in Chinese, rows and columns under the words of the report's own form.
CREATE VIEW 核对结果 AS
SELECT i.name AS 机构, f.year AS 年份, n.rule AS 规则,
  CASE n.severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' ELSE '提示' END AS 级别,
  coalesce(lr.label, n.row) AS 事项, coalesce(lc.label, n.col) AS 列, n.expected AS 应为, n.actual AS 实为,
  n.message_zh AS 说明
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1 JOIN filing_finding n ON n.filing_id = f.id
LEFT JOIN form_label lr ON lr.form_id = f.form_id AND lr.section = n.section AND lr.axis = 'row' AND lr.code = n.row
LEFT JOIN form_label lc ON lc.form_id = f.form_id AND lc.section = n.section AND lc.axis = 'col' AND lc.code = n.col;
